// The documents of the library as the core last listed them, and the search in their text.
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { DocumentSummary, SearchHit } from '../../shared/ipc/contract.ts';
import { definitionOf } from '../../shared/language/index.ts';
import { languages, type Language } from '../../shared/language/language.ts';
import { useWindow, type WindowState } from './window.ts';

interface LibraryState {
  /** Null before the first answer. */
  readonly documents: readonly DocumentSummary[] | null;
}

/** Whoever types in another window saves every half second: the list follows at most this often, in milliseconds. */
const pause = 500;

const stores = new WeakMap<WindowState, ReturnType<typeof follow>>();

const follow = (state: WindowState) => {
  const store = createStore<LibraryState>(() => ({ documents: null }));
  let asked = 0;
  const refresh = async () => {
    const turn = (asked += 1);
    const [current, archived] = await Promise.all([state.ask('library.list', { archived: false }), state.ask('library.list', { archived: true })]);
    if (turn !== asked || current === null || archived === null) return;
    const byId = new Map([...current, ...archived].map((document) => [document.id, document]));
    store.setState({ documents: [...byId.values()] });
  };
  let resting = false;
  let heard = false;
  const hear = () => {
    heard = resting;
    if (resting) return;
    resting = true;
    setTimeout(() => {
      resting = false;
      if (heard) hear();
    }, pause);
    void refresh();
  };
  /** Words, time and place of a document change with every save, which matters only where the list is seen. */
  const watch = () => {
    void refresh();
    return state.bridge.on('document.changed', hear);
  };
  state.bridge.on('library.changed', () => void refresh());
  void refresh();
  return { store, refresh, watch };
};

const libraryOf = (state: WindowState) => {
  let library = stores.get(state);
  if (library === undefined) stores.set(state, (library = follow(state)));
  return library;
};

/** All documents, archived ones too; null while the first list is on its way. */
export const useLibrary = (): { readonly documents: readonly DocumentSummary[] | null; readonly refresh: () => Promise<void> } => {
  const { store, refresh } = libraryOf(useWindow());
  return { documents: useStore(store, (library) => library.documents), refresh };
};

/** For the view that shows the list: it is asked for anew when the view appears, and follows every save while it stands. */
export const useLibraryShown = (): void => {
  const { watch } = libraryOf(useWindow());
  useEffect(() => watch(), [watch]);
};

export interface WrittenTitle {
  readonly text: string;
  /** The language in which the title is written. */
  readonly language: Language;
  readonly direction: 'ltr' | 'rtl';
}

/** The title in the language of the reader where there is one; else in the drafting language, else in any. */
export const titleOf = (document: Pick<DocumentSummary, 'title' | 'draftingLanguage'>, reader: Language): WrittenTitle => {
  for (const language of [reader, document.draftingLanguage, ...languages]) {
    const text = document.title[language]?.trim();
    if (text !== undefined && text !== '') return { text, language, direction: definitionOf(language).direction };
  }
  return { text: definitionOf(reader).wording('untitled'), language: reader, direction: definitionOf(reader).direction };
};

export type SearchState = { readonly query: string; readonly hits: readonly SearchHit[]; readonly searching: boolean };

/** More would not be read. */
const mostHits = 200;

/**
 * Searches as one types. One search is on its way at a time and the newest query follows it, so that typing never waits and no
 * answer overtakes a later one.
 */
export const useSearch = (query: string): SearchState => {
  const window = useWindow();
  const [found, setFound] = useState<{ query: string; hits: readonly SearchHit[] }>({ query: '', hits: [] });
  const wanted = useRef('');
  const running = useRef(false);
  const trimmed = query.trim().slice(0, 500);

  useEffect(() => {
    wanted.current = trimmed;
    if (running.current) return;
    running.current = true;
    void (async () => {
      for (;;) {
        const current = wanted.current;
        const hits = current === '' ? [] : await window.ask('library.search', { query: current, limit: mostHits });
        setFound({ query: current, hits: hits ?? [] });
        if (wanted.current === current) break;
      }
      running.current = false;
    })();
  }, [trimmed, window]);

  return { ...found, searching: found.query !== trimmed };
};

const subscribeToMinutes = (listener: () => void) => {
  const timer = setInterval(listener, 30_000);
  return () => clearInterval(timer);
};

/** The present time to the half minute, for texts such as "5 minutes ago". */
export const useNow = (): number => {
  const tick = useSyncExternalStore(subscribeToMinutes, () => Math.floor(Date.now() / 30_000));
  return useMemo(() => Math.max(Date.now(), tick * 30_000), [tick]);
};
