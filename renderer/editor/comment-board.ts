// The comments beside the page of an open document: whether they are shown, which one is in hand, and what a new one is about.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Id } from '../../shared/document/ids.ts';
import { commentTarget, type CommentTarget } from './commenting.ts';
import type { PaneEditor } from './pane.ts';
import type { DocumentSession } from './session.ts';

export interface CommentBoard {
  readonly shown: boolean;
  /** What the comment that is being written is about; null where none is. */
  readonly draft: CommentTarget | null;
  /** The thread in hand. */
  readonly active: Id | null;
}

const boards = new WeakMap<DocumentSession, StoreApi<CommentBoard>>();

export const commentBoard = (session: DocumentSession): StoreApi<CommentBoard> => {
  let board = boards.get(session);
  if (!board) {
    board = createStore<CommentBoard>(() => ({ shown: false, draft: null, active: null }));
    boards.set(session, board);
  }
  return board;
};

/** Opens the place where a comment on what is selected is written; false where there is nothing to comment on. */
export const beginComment = (editor: PaneEditor): boolean => {
  const draft = commentTarget(editor);
  if (draft === null) return false;
  commentBoard(editor.session).setState({ shown: true, draft, active: null });
  return true;
};

/** The same on a footnote, wherever the caret is. */
export const beginCommentOnFootnote = (editor: PaneEditor, footnote: Id): boolean => {
  editor.focusAfterFootnote(footnote);
  const at = editor.pane.selection()?.focus;
  if (at === undefined || at.offset === 0) return false;
  editor.pane.place({ anchor: { slot: at.slot, offset: at.offset - 1 }, focus: at });
  return beginComment(editor);
};
