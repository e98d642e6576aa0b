// The End key where a line wraps by itself: the caret goes behind the last word, before the space that the line hides at its end. Browsers go behind that space,
// which is where the next line begins, so that what is typed would join the first word of that line.
import { Transforms } from 'slate';
import { ReactEditor } from 'slate-react';
import type { PaneEditor } from './pane.ts';

/** The text from a place to the end of its element. */
const textAfter = (element: Element, node: Node, offset: number): string => {
  const rest = document.createRange();
  rest.selectNodeContents(element);
  rest.setStart(node, offset);
  return rest.toString().replaceAll('\uFEFF', '');
};

/** Moves the caret to the end of the line. False where there is none, or more than a caret is selected: then the browser does it. */
export const moveToLineEnd = (editor: PaneEditor): boolean => {
  const selection = getSelection();
  if (selection === null || !selection.isCollapsed || !ReactEditor.hasEditableTarget(editor, selection.focusNode)) return false;
  selection.modify('move', 'forward', 'lineboundary');
  const element = selection.focusNode?.parentElement?.closest('[data-slate-node="element"]:not([data-slate-inline])');
  const { focusNode, focusOffset } = selection;
  if (!(focusNode instanceof Text) || element === null || element === undefined) return true;
  const rest = textAfter(element, focusNode, focusOffset);
  // A break that was typed ends a line as well, and so does the element itself.
  const wraps = rest !== '' && !rest.startsWith('\n');
  if (wraps && focusNode.data[focusOffset - 1] !== ' ') return true;
  if (wraps) selection.modify('move', 'backward', 'character');
  // The page knows at once where the caret is, so that it does not put it back where it was.
  const range = ReactEditor.toSlateRange(editor, selection, { exactMatch: false, suppressThrow: true });
  if (range !== null) Transforms.select(editor, range);
  return true;
};
