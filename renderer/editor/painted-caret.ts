// The caret as the browser paints it: taken into a pane before a key acts, and painted where it was left when the page gets the focus back.
import { Editor, Range, Transforms } from 'slate';
import { IS_FOCUSED, IS_NODE_MAP_DIRTY } from 'slate-dom';
import { ReactEditor } from 'slate-react';
import type { PaneEditor } from './pane.ts';

/**
 * A key acts where the caret is painted. Slate hears of a moved caret up to 100 ms later, and not at all while it paints one itself: Home and Enter in
 * quick succession, or a letter right after an arrow key, would act where the caret was. Where the page is not painted yet, the pane knows better.
 */
export const takePaintedCaret = (editor: PaneEditor): void => {
  const selection = document.getSelection();
  if (!selection || selection.rangeCount === 0 || ReactEditor.isComposing(editor) || IS_NODE_MAP_DIRTY.get(editor)) return;
  const { anchorNode, focusNode } = selection;
  if (!ReactEditor.hasEditableTarget(editor, anchorNode) || !ReactEditor.hasTarget(editor, focusNode)) return;
  const painted = ReactEditor.toSlateRange(editor, selection, { exactMatch: false, suppressThrow: true });
  if (painted && (!editor.selection || !Range.equals(painted, editor.selection))) Transforms.select(editor, painted);
};

/**
 * Where a page gets the focus without a press on it (a dialog closed, F6, Tab), its caret stands where it was left: the browser would put it to the
 * beginning of the document. A press puts the caret where it was made, after this.
 */
const paintCaret = (editor: PaneEditor): void => {
  const selection = document.getSelection();
  if (!selection || !editor.selection || IS_NODE_MAP_DIRTY.get(editor)) return;
  const range = ReactEditor.resolveDOMRange(editor, editor.selection);
  if (!range) return;
  const { startContainer, startOffset, endContainer, endOffset } = range;
  if (Range.isBackward(editor.selection)) selection.setBaseAndExtent(endContainer, endOffset, startContainer, startOffset);
  else selection.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
};

/**
 * The page got the focus, or lost it. Slate itself pays no heed to that while it paints a caret: it would take the keyboard back from a field that has just
 * opened, and leave the caret of a page unpainted that has just got it.
 */
export const pageFocused = (editor: PaneEditor): void => {
  IS_FOCUSED.set(editor, true);
  paintCaret(editor);
};
export const pageLeft = (editor: PaneEditor): void => {
  IS_FOCUSED.delete(editor);
};

/**
 * Gives the page the keyboard at this very moment, with the caret where the pane has it, so that the next key is written there. Slate's own
 * `ReactEditor.focus` waits for as long as a change is on its way, and the keys of that time would go nowhere. Nothing happens where the page is gone.
 */
export const takeKeyboard = (editor: PaneEditor): void => {
  if (!ReactEditor.isMounted(editor)) return;
  if (!editor.selection) Transforms.select(editor, Editor.start(editor, []));
  ReactEditor.toDOMNode(editor, editor).focus({ preventScroll: true });
};
