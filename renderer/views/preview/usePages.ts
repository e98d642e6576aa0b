// The pages of the open document, set again whenever its text changes or others of them are looked at.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DocumentSession } from '../../editor/session.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { Place } from '../../../shared/ipc/contract.ts';
import type { Language } from '../../../shared/language/language.ts';
import { useWindow } from '../../state/window.ts';
import { PageBoard } from './page-board.ts';
import { PageSetter, type SetPages } from './page-setter.ts';
import { readPdf, type PaintedPdf } from './painter.ts';
import { renewedPlaces } from './places.ts';

export interface Pages {
  readonly board: PageBoard;
  readonly count: number;
  readonly language: Language;
  readonly places: readonly Place[];
}

type Failure = { readonly code: string; readonly params: AppError['params'] };

export interface PagesInWork {
  readonly pages: Pages | null;
  readonly error: Failure | null;
  /** All pages, for printing; null where they cannot be set. The caller drops them. */
  readonly whole: () => Promise<PaintedPdf | null>;
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
};

export const usePages = (session: DocumentSession, language: Language): PagesInWork => {
  const { bridge, newId, preferences } = useWindow();
  const [pages, setPages] = useState<Pages | null>(null);
  const [error, setError] = useState<Failure | null>(null);
  const setter = useRef<PageSetter | null>(null);
  const asked = useRef(language);

  useEffect(() => {
    let gone = false;
    /** Nobody sees the pages of a window that is not seen itself; they are set when it comes back. */
    const ask = (): void => {
      if (!document.hidden) void own.ask(asked.current);
    };
    const board = new PageBoard(ask, reportError);
    const onPages = async (set: SetPages): Promise<void> => {
      if (gone) return;
      const pdf = readPdf(bytesOf(set.pdf));
      board.show({ pdf, pages: set.pages });
      const count = await pdf.count;
      if (gone) return;
      setError(null);
      setPages((before) => ({ board, count, language: set.language, places: renewedPlaces(before?.places ?? [], set) }));
    };
    const own = new PageSetter(asked.current, {
      bridge,
      preview: newId(),
      current: () => session.document,
      emblem: () => preferences.getState().preferences.emblem ?? null,
      wanted: () => board.wanted,
      onPages,
      onError: setError,
    });
    setter.current = own;
    ask();
    const changed = (): void => {
      board.stir();
      ask();
    };
    const stop = session.subscribe(changed, ['document', 'settings']);
    const stopEmblem = preferences.subscribe(ask);
    document.addEventListener('visibilitychange', ask);
    return () => {
      gone = true;
      stop();
      stopEmblem();
      document.removeEventListener('visibilitychange', ask);
      own.dispose();
      board.close();
      setter.current = null;
      setPages(null);
    };
  }, [session, bridge, newId, preferences]);

  useEffect(() => {
    asked.current = language;
    if (!document.hidden) void setter.current?.ask(language);
  }, [language]);

  const whole = useCallback(async () => {
    const set = (await setter.current?.whole()) ?? null;
    return set === null ? null : readPdf(bytesOf(set.pdf));
  }, []);

  return { pages, error, whole };
};
