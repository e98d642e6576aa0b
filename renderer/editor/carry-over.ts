// A revision that another window saved, taken in under everything that is known of an open document: what it shows, and what undo and redo lead to.
import type { Block } from '../../shared/document/blocks/index.ts';
import type { Document } from '../../shared/document/document.ts';
import type { Id, NewId } from '../../shared/document/ids.ts';
import { normaliseDocument } from '../../shared/document/normalise.ts';
import type { State } from './history.ts';
import { Rebase, deepEqual, intern, mergeSettings } from './rebase.ts';
import type { Saved } from './saving.ts';

export interface CarryOver {
  /** The state that stands instead of one that stood on `base`. */
  readonly carry: (state: State) => State;
  readonly saved: Saved;
}

export const carryOver = (document: Document, base: Saved, theirs: { readonly document: Document; readonly revision: Id }, newId: NewId): CarryOver => {
  const blocks = intern(theirs.document.blocks, base.blocks);
  const settings = deepEqual(theirs.document.settings, base.settings) ? base.settings : theirs.document.settings;
  const rebase = new Rebase(base.blocks, blocks, newId);
  const carry = (state: State): State => {
    const carried = rebase.apply(state.blocks);
    const merged = mergeSettings(base.settings, state.settings, settings);
    if (carried.length === blocks.length && carried.every((block, index) => block === blocks[index])) return { blocks, settings: merged };
    // What fits each side may not fit together: an id that one moved into a box and the other kept, a line of the first page that both put in.
    return normaliseDocument({ ...document, blocks: carried as Block[], settings: merged }, newId);
  };
  return { carry, saved: { blocks, settings, revision: theirs.revision } };
};
