// Where a press leaves the caret in no text: beside a field of the first page, or on something that is not written in, such as a number. What is typed
// then must go where one pressed.
import { Editor, Range, Transforms } from 'slate';
import { ReactEditor } from 'slate-react';
import { isBlockType, traitsOf } from '../../shared/document/blocks/index.ts';
import { slotAt } from './caret.ts';
import { takeKeyboard } from './painted-caret.ts';
import type { PaneEditor } from './pane.ts';

const fieldAtCaret = (editor: PaneEditor): HTMLTextAreaElement | null => {
  const { selection } = editor;
  if (!selection || Range.isExpanded(selection)) return null;
  const slot = slotAt(editor.children, selection.anchor.path)?.slot;
  if (!slot || !isBlockType(slot.type) || traitsOf(slot.type).text) return null;
  return ReactEditor.toDOMNode(editor, slot).querySelector('textarea');
};

const enterField = (field: HTMLTextAreaElement): void => {
  const behindAll = () => field.setSelectionRange(field.value.length, field.value.length);
  field.focus();
  behindAll();
  // A field that gets the focus selects what stands in it with the next frame: what is typed here is added to it.
  requestAnimationFrame(behindAll);
};

/** Leads the keyboard into the field beside the caret, behind what stands in it; false where there is none. What the key types is then typed there. */
export const enterFieldAtCaret = (editor: PaneEditor): boolean => {
  const field = fieldAtCaret(editor);
  if (field) enterField(field);
  return field !== null;
};

/** Puts a text into the field beside the caret, behind what stands in it, as if it were typed; false where there is none. */
export const typeIntoFieldAtCaret = (editor: PaneEditor, text: string): boolean => {
  if (text === '' || !enterFieldAtCaret(editor)) return false;
  // The only way to change a field that its own undo and its listeners hear of.
  document.execCommand('insertText', false, text.replace(/\s+/g, ' '));
  return true;
};

const controls = 'a, button, input, label, select, summary, textarea, [role="button"], [contenteditable="true"][role="textbox"]:not([data-language])';

/**
 * After a press on a part of an element that is not written in, the browser has the focus on the page and its caret nowhere. It is led into the field of
 * the element, or to the beginning or the end of its text, whichever the press was nearer to.
 */
export const leadFromUnwritten = (editor: PaneEditor, pressed: EventTarget): void => {
  const selection = document.getSelection();
  if (!(pressed instanceof Element) || pressed.closest(controls) || !selection?.isCollapsed || ReactEditor.hasEditableTarget(editor, selection.anchorNode)) return;
  const element = pressed.closest('[data-slate-node="element"]');
  if (!element || !ReactEditor.hasDOMNode(editor, element) || document.activeElement !== ReactEditor.toDOMNode(editor, editor)) return;
  const path = ReactEditor.findPath(editor, ReactEditor.toSlateNode(editor, element));
  const text = element.querySelector('[data-slate-node="text"]');
  const behind = text !== null && (text.compareDocumentPosition(pressed) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  Transforms.select(editor, behind ? Editor.end(editor, path) : Editor.start(editor, path));
  if (!enterFieldAtCaret(editor)) takeKeyboard(editor);
};
