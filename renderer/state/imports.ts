// Files on their way into the library, and what became of them. A Word file that once left is asked about: it may come home as proposals.
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { importLimit } from '../../shared/import/decode.ts';
import type { DocumentSettings } from '../../shared/document/document.ts';
import type { Id, NewId } from '../../shared/document/ids.ts';
import type { Language } from '../../shared/language/language.ts';
import type { Bridge, CallOutput } from '../../shared/ipc/contract.ts';
import { useWindow, type WindowState } from './window.ts';

/** The part of the browser's `File` that an import reads. */
export interface ImportFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

type Look = NonNullable<CallOutput<'return.look'>>;
type Person = Look['people'][number];

/** A file that once left, as the user is asked about it. */
export interface ReturnQuestion {
  readonly name: string;
  readonly look: Look & { readonly document: Id; readonly draft: NonNullable<Look['draft']>; readonly brings: NonNullable<Look['brings']> };
  readonly settings: Pick<DocumentSettings, 'delegations'>;
}

/** As proposals, with whom each author speaks for; as a document of its own; or not at all. */
export type ReturnAnswer = { readonly as: 'proposals'; readonly people: readonly Pick<Person, 'name' | 'delegation'>[] } | { readonly as: 'document' } | { readonly as: 'nothing' };

export type ImportOutcome = { readonly name: string } & (
  | { readonly ok: true; readonly value: CallOutput<'library.import'>; /** Why a file that once left is a document of its own. */ readonly problem?: Look['problem'] | undefined }
  | { readonly ok: true; readonly document: Id; /** Of the file. */ readonly language: Language | null; readonly taken: CallOutput<'return.take'> }
  | { readonly ok: false; readonly error: { readonly code: string; readonly params: Readonly<Record<string, string | number>> } }
);

export interface ImportState {
  /** The file on its way, and which of how many it is, from 1. */
  readonly running: {
    readonly name: string;
    readonly at: number;
    readonly of: number;
    /** How much of this file is recognised, from 0 to 1. */
    readonly done: number;
    readonly cancelled: boolean;
  } | null;
  readonly outcomes: readonly ImportOutcome[];
  /** What the user is asked; the files behind it wait. */
  readonly question: ReturnQuestion | null;
}

/** Bytes as base64, in pieces that a call can carry as arguments. */
export const toBase64 = (bytes: Uint8Array): string => {
  const piece = 0x8000;
  let binary = '';
  for (let at = 0; at < bytes.length; at += piece) binary += String.fromCharCode(...bytes.subarray(at, at + piece));
  return btoa(binary);
};

type Ask = (question: ReturnQuestion) => Promise<ReturnAnswer>;

/** Null where nothing is to become of the file. */
const importOne = async (bridge: Bridge, job: string, file: ImportFile, ask: Ask): Promise<ImportOutcome | null> => {
  const { name } = file;
  // What the core will refuse is not read into the memory of the window first.
  if (file.size > importLimit) {
    const megabytes = (bytes: number) => Math.ceil(bytes / 1_048_576);
    return { name, ok: false, error: { code: 'import.tooLarge', params: { name, megabytes: megabytes(file.size), limit: megabytes(importLimit) } } };
  }
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    // The browser refuses folders and files that went away.
    return { name, ok: false, error: { code: 'file.unreadable', params: { path: name } } };
  }
  const input = { job, name, bytes: toBase64(bytes) };
  const looked = await bridge.call('return.look', input);
  if (!looked.ok) return { name, ...looked };
  const look = looked.value;
  if (look === null || look.document === null || look.draft === null || look.brings === null) {
    const imported = await bridge.call('library.import', input);
    return imported.ok ? { name, ...imported, problem: look?.problem } : { name, ...imported };
  }
  const { document, draft, brings, saved } = look;
  const opened = await bridge.call('document.open', { id: document });
  if (!opened.ok) return { name, ...opened };
  const answer = await ask({ name, look: { ...look, document, draft, brings }, settings: opened.value.document.settings });
  if (answer.as === 'nothing') return null;
  if (answer.as === 'document') return { name, ...(await bridge.call('library.import', input)) };
  const people = answer.people.map(({ name: author, delegation }) => ({ name: author, ...(delegation !== undefined && { delegation }) }));
  const taken = await bridge.call('return.take', { ...input, document, people, untracked: people.find((person) => person.name === saved.by) ?? { name: saved.by } });
  return taken.ok ? { name, ok: true, document, language: look.language, taken: taken.value } : { name, ...taken };
};

/** Takes in files one after the other. */
export const createImports = (bridge: Bridge, newId: NewId) => {
  const store = createStore<ImportState>(() => ({ running: null, outcomes: [], question: null }));
  let answered: (answer: ReturnAnswer) => void = () => {};
  const ask: Ask = (question) =>
    new Promise((resolve) => {
      answered = resolve;
      store.setState({ question });
    });
  let job = '';
  const change = (changed: Partial<NonNullable<ImportState['running']>>): void =>
    store.setState(({ running }) => (running === null ? {} : { running: { ...running, ...changed } }));
  bridge.on('import.progress', (heard) => {
    if (heard.job === job) change({ done: heard.done });
  });
  return {
    store,
    start: async (files: readonly ImportFile[]): Promise<void> => {
      if (store.getState().running !== null || files.length === 0) return;
      store.setState({ outcomes: [] });
      for (const [index, file] of files.entries()) {
        job = newId();
        store.setState({ running: { name: file.name, at: index + 1, of: files.length, done: 0, cancelled: false } });
        const outcome = await importOne(bridge, job, file, ask);
        if (outcome !== null) store.setState((state) => ({ outcomes: [...state.outcomes, outcome] }));
        if (store.getState().running?.cancelled === true) break;
      }
      job = '';
      store.setState({ running: null });
    },
    /** Stops the file on its way; those behind it are not begun. What was taken in before stays. */
    cancel: (): void => {
      if (store.getState().running === null) return;
      change({ cancelled: true });
      void bridge.call('library.cancelImport', { job });
    },
    answer: (answer: ReturnAnswer): void => {
      store.setState({ question: null });
      answered(answer);
    },
    dismiss: (): void => store.setState({ outcomes: [] }),
  };
};

const made = new WeakMap<WindowState, ReturnType<typeof createImports>>();

export const useImports = (): ImportState & Pick<ReturnType<typeof createImports>, 'start' | 'cancel' | 'dismiss' | 'answer'> => {
  const window = useWindow();
  let imports = made.get(window);
  if (imports === undefined) made.set(window, (imports = createImports(window.bridge, window.newId)));
  const { store, start, cancel, dismiss, answer } = imports;
  return { ...useStore(store), start, cancel, dismiss, answer };
};
