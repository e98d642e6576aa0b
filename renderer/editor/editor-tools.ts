// Which pane the tools, dialogs and commands act upon, and which of their dialogs stands open. One store per open document.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { Editor } from 'slate';
import type { Id } from '../../shared/document/ids.ts';
import type { Language } from '../../shared/language/language.ts';
import type { DocumentSession } from './session.ts';
import type { PaneEditor } from './pane.ts';
import { isSlot, isTextNode } from './slate.ts';

/** The tools that open above the page. */
export type Tool = 'insert' | 'link' | 'crossReference' | 'symbol' | 'table' | 'description';

export interface EditorTools {
  /** The pane that had the focus last; null before any had it. */
  readonly active: PaneEditor | null;
  readonly open: Tool | null;
  /** The footnote that is being written, in the pane of its language. */
  readonly footnote: { readonly id: Id; readonly language: Language } | null;
}

const stores = new WeakMap<DocumentSession, StoreApi<EditorTools>>();

export const editorTools = (session: DocumentSession): StoreApi<EditorTools> => {
  let store = stores.get(session);
  if (!store) {
    store = createStore<EditorTools>(() => ({ active: null, open: null, footnote: null }));
    stores.set(session, store);
  }
  return store;
};

/** Opens a tool for the pane in use; the commands of the palette call this. */
export const openTool = (session: DocumentSession, tool: Tool): void => editorTools(session).setState({ open: tool });

/** Opens the place where a footnote is written; null closes it. */
export const openFootnote = (session: DocumentSession, footnote: EditorTools['footnote']): void => editorTools(session).setState({ footnote });

/** Whether the caret stands in an element that holds nothing yet. */
export const isAtEmptyElement = (editor: PaneEditor): boolean => {
  if (!editor.selection) return false;
  const entry = Editor.above(editor, { match: (node) => !Editor.isEditor(node) && isSlot(node) });
  const children = entry && 'children' in entry[0] ? entry[0].children : [];
  const [only] = children;
  return children.length === 1 && only !== undefined && isTextNode(only) && only.text === '';
};
