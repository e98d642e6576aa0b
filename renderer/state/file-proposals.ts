// The proposals that a Word file has just brought home, for the list to show them alone until the user has seen them.
import { createStore } from 'zustand/vanilla';
import { useStore } from 'zustand';
import type { Id } from '../../shared/document/ids.ts';
import { useWindow, type WindowState } from './window.ts';

export interface FileProposals {
  readonly document: Id;
  /** Of the file. */
  readonly name: string;
  readonly proposals: ReadonlySet<Id>;
}

const create = () => createStore<{ readonly shown: FileProposals | null }>(() => ({ shown: null }));

const made = new WeakMap<WindowState, ReturnType<typeof create>>();

export const fileProposalsOf = (window: WindowState): ReturnType<typeof create> => {
  let store = made.get(window);
  if (store === undefined) made.set(window, (store = create()));
  return store;
};

/** Those of a document; null where there are none. */
export const useFileProposals = (document: Id): FileProposals | null => {
  const shown = useStore(fileProposalsOf(useWindow()), (state) => state.shown);
  return shown?.document === document ? shown : null;
};
