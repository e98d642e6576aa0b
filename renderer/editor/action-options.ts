// What an act tells the session of an open document about itself.
import type { Act } from '../../shared/negotiation/act.ts';
import type { Selection } from './caret.ts';
import type { Typing } from './history.ts';
import type { PanePort } from './panes.ts';

export interface ActionOptions {
  /** Key of the action's name, for "Undo …". */
  readonly label?: string;
  /** With it, the change goes on with the word that is being typed where it can. */
  readonly typing?: Typing;
  /** The pane in which the action was done. */
  readonly pane?: PanePort;
  /** Where the caret is to stand afterwards, in the blocks that the act gives; by default it stays. */
  readonly caret?: Selection;
  /** It is done as it is also while everything is proposed: a decision, or what has a life of its own. */
  readonly direct?: boolean;
  /** What is decided by it, told with the next revision; undo tells that it is open again. */
  readonly acts?: readonly Act[];
  /** The act keeps the document in its normal form by itself, apart from the blocks it changed: ids occur once, the first page comes first. */
  readonly orderly?: boolean;
}
