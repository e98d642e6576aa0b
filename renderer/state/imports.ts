// Files on their way into the library, and what became of them.
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import { importLimit } from '../../shared/import/decode.ts';
import type { NewId } from '../../shared/document/ids.ts';
import type { Bridge, CallOutput } from '../../shared/ipc/contract.ts';
import { useWindow, type WindowState } from './window.ts';

/** The part of the browser's `File` that an import reads. */
export interface ImportFile {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export type ImportOutcome = { readonly name: string } & (
  | { readonly ok: true; readonly value: CallOutput<'library.import'> }
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
}

/** Bytes as base64, in pieces that a call can carry as arguments. */
export const toBase64 = (bytes: Uint8Array): string => {
  const piece = 0x8000;
  let binary = '';
  for (let at = 0; at < bytes.length; at += piece) binary += String.fromCharCode(...bytes.subarray(at, at + piece));
  return btoa(binary);
};

const importOne = async (bridge: Bridge, job: string, file: ImportFile): Promise<ImportOutcome> => {
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
  return { name, ...(await bridge.call('library.import', { job, name, bytes: toBase64(bytes) })) };
};

/** Takes in files one after the other. */
export const createImports = (bridge: Bridge, newId: NewId) => {
  const store = createStore<ImportState>(() => ({ running: null, outcomes: [] }));
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
        const outcome = await importOne(bridge, job, file);
        store.setState((state) => ({ outcomes: [...state.outcomes, outcome] }));
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
    dismiss: (): void => store.setState({ outcomes: [] }),
  };
};

const made = new WeakMap<WindowState, ReturnType<typeof createImports>>();

export const useImports = (): ImportState & Pick<ReturnType<typeof createImports>, 'start' | 'cancel' | 'dismiss'> => {
  const window = useWindow();
  let imports = made.get(window);
  if (imports === undefined) made.set(window, (imports = createImports(window.bridge, window.newId)));
  const { store, start, cancel, dismiss } = imports;
  return { ...useStore(store), start, cancel, dismiss };
};
