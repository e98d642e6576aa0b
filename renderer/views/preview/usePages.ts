// The pages of the open document, set again whenever its text changes.
import { useEffect, useRef, useState } from 'react';
import type { DocumentSession } from '../../editor/session.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { Place } from '../../../shared/ipc/contract.ts';
import type { Language } from '../../../shared/language/language.ts';
import { useWindow } from '../../state/window.ts';
import { PageSetter, type SetPages } from './page-setter.ts';
import { readPdf, type PDFDocumentProxy } from './pdf.ts';
import { sortedPlaces } from './places.ts';

export interface Pages {
  readonly pdf: PDFDocumentProxy;
  readonly language: Language;
  readonly places: readonly Place[];
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> => {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
};

/** A set of pages goes when the next one has been painted; so long its reading may still be asked of it. In milliseconds. */
const afterglow = 2_000;

export const usePages = (session: DocumentSession, language: Language): { readonly pages: Pages | null; readonly error: { readonly code: string; readonly params: AppError['params'] } | null } => {
  const { bridge, newId, preferences } = useWindow();
  const [pages, setPages] = useState<Pages | null>(null);
  const [error, setError] = useState<{ readonly code: string; readonly params: AppError['params'] } | null>(null);
  const setter = useRef<PageSetter | null>(null);
  const asked = useRef(language);

  useEffect(() => {
    let last: PDFDocumentProxy | null = null;
    let gone = false;
    const drop = (pdf: PDFDocumentProxy | null) => {
      if (pdf !== null) setTimeout(() => void pdf.loadingTask.destroy(), afterglow);
    };
    const onPages = async (set: SetPages): Promise<void> => {
      const pdf = await readPdf(bytesOf(set.pdf));
      if (gone) return drop(pdf);
      drop(last);
      last = pdf;
      setError(null);
      setPages({ pdf, language: set.language, places: sortedPlaces(set.places) });
    };
    const own = new PageSetter(asked.current, { bridge, preview: newId(), current: () => session.document, emblem: () => preferences.getState().preferences.emblem ?? null, onPages, onError: setError });
    setter.current = own;
    void own.ask(asked.current);
    const stop = session.subscribe(() => void own.ask(asked.current), ['document', 'settings']);
    const stopEmblem = preferences.subscribe(() => void own.ask(asked.current));
    return () => {
      gone = true;
      stop();
      stopEmblem();
      own.dispose();
      drop(last);
      setter.current = null;
    };
  }, [session, bridge, newId, preferences]);

  useEffect(() => {
    asked.current = language;
    void setter.current?.ask(language);
  }, [language]);

  return { pages, error };
};
