// The caret as the browser paints it: taken into a pane before a key acts, painted where it was left when the page gets the focus back, and kept in sight.
import { Editor, Range, Transforms } from 'slate';
import { IS_FOCUSED, IS_NODE_MAP_DIRTY } from 'slate-dom';
import { ReactEditor } from 'slate-react';
import { selectAtCaret, type PaneEditor } from './pane.ts';

/**
 * A key acts where the caret is painted. Slate hears of a moved caret up to 100 ms later, and not at all while it paints one itself: Home and Enter in
 * quick succession, or a letter right after an arrow key, would act where the caret was. Where the page is not painted yet, the editor knows better.
 */
export const takePaintedCaret = (editor: Editor): void => {
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
  selectAtCaret(editor.session, editor.language, editor);
  IS_FOCUSED.set(editor, true);
  paintCaret(editor);
};
export const pageLeft = (editor: PaneEditor): void => {
  IS_FOCUSED.delete(editor);
};

/**
 * A press on a page that has not the focus: its caret is where the press is, before the focus comes. What was selected when the page was left would be painted
 * again with the focus, and the next letter would stand in its place. A press with Shift goes on with that selection.
 */
export const pagePressed = (editor: PaneEditor, { target, clientX, clientY, shiftKey }: MouseEvent): void => {
  const page = ReactEditor.toDOMNode(editor, editor);
  if (shiftKey || document.activeElement === page || IS_NODE_MAP_DIRTY.get(editor) || !ReactEditor.hasEditableTarget(editor, target)) return;
  const pressed = document.caretPositionFromPoint(clientX, clientY);
  if (!pressed || !ReactEditor.hasEditableTarget(editor, pressed.offsetNode)) return;
  const point = ReactEditor.toSlatePoint(editor, [pressed.offsetNode, pressed.offset], { exactMatch: false, suppressThrow: true });
  if (point) Transforms.select(editor, point);
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

/** Lines above and below the caret that stay in sight, in pixels: about three. The desk has the same room for what the browser itself scrolls to. */
const roomAround = 72;

/** How far to scroll for `low` to `high` to lie within `from` to `to`, and no further; 0 where they do. */
const shortest = (low: number, high: number, from: number, to: number): number => (low < from ? low - from : high > to ? Math.min(high - to, low - from) : 0);

/**
 * Scrolls the least that shows the caret, or the moving end of a selection, with some lines around it; as a property of Slate's `Editable`, which calls it
 * when a key has written or moved. A caret behind a line break or in an empty line has no rectangle: its text has.
 */
export const keepCaretInSight = (editor: ReactEditor, painted: globalThis.Range): void => {
  const caret = painted.cloneRange();
  caret.collapse(Boolean(editor.selection && Range.isBackward(editor.selection)));
  const holder = caret.startContainer instanceof Element ? caret.startContainer : caret.startContainer.parentElement;
  const box = caret.getClientRects()[0] ?? [...(holder?.getClientRects() ?? [])].at(-1);
  if (!holder || !box) return;
  const desk = holder.closest('[data-scroller]');
  // A wide table scrolls by itself.
  for (let around = holder.parentElement; around && around !== desk; around = around.parentElement) {
    if (around.scrollWidth <= around.clientWidth) continue;
    const { left, right } = around.getBoundingClientRect();
    around.scrollLeft += shortest(box.left, box.right, left, right);
  }
  if (!desk) return;
  const { top, bottom } = desk.getBoundingClientRect();
  const room = Math.min(roomAround, (bottom - top) / 4);
  desk.scrollTop += shortest(box.top, box.bottom, top + room, bottom - room);
};
