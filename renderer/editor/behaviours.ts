// What a pane does instead of Slate where the structure of the document is concerned. Slate itself writes and deletes within one text.
import { Editor, Range, Transforms } from 'slate';
import { blankBlock, isBlockType, traitsOf } from '../../shared/document/blocks/index.ts';
import { insertBreak, insertSoftBreak } from './breaks.ts';
import { deleteSelection, typeOver } from './deletion.ts';
import { insertInlines } from '../../shared/document/content.ts';
import { caretIn, isCollapsed, perform, replaceAt, slotContent, spanOf, standingOf, writableSlot, type Edit } from './edit.ts';
import { deleteBackward, deleteForward } from './joins.ts';
import type { PaneEditor } from './pane.ts';
import { recognise, recogniseLastWord } from './recognition.ts';
import { clipboardData, paste, withoutCut } from './clipboard.ts';
import { isAtomElement, isTextNode, type SlateSlot } from './slate.ts';
import { collapsed, placesOf, slotAt } from './caret.ts';
import { pastStruck } from './proposing.ts';
import { replaceContent } from './slots.ts';
import { plain } from '../../shared/document/inlines.ts';

/** Writing where an element takes no text: a new paragraph begins after it, or where the text begins. Where nothing can be added, it is written in the next text. */
const writeAfterBare =
  (text: string): Edit =>
  (state) => {
    const span = spanOf(state);
    if (!span || !isCollapsed(state.selection) || span.start.slot.role !== 'bare') return null;
    const { slot } = span.start;
    if (state.locked) {
      const target = writableSlot(state.blocks, slot, 1) ?? writableSlot(state.blocks, slot, -1);
      if (!target) return state;
      const blocks = replaceContent(state.blocks, target, state.language, insertInlines(slotContent(target, state.language), 0, plain(text), state.newId));
      return { blocks, selection: caretIn(target.id, text.length) };
    }
    const { list, index, put } = standingOf(state.blocks, slot);
    const added = { ...blankBlock('paragraph', state.newId()), text: { [state.language]: plain(text) } };
    const body = list.findIndex((block) => traitsOf(block.type).place === 'body');
    const at = traitsOf(slot.owner.type).place === 'front' ? (body === -1 ? list.length : body) : index + (slot.owner.type === 'endRule' ? 0 : 1);
    return { blocks: put(replaceAt(list, at, 0, added)), selection: caretIn(added.id, text.length) };
  };

const isBare = (slot: SlateSlot): boolean => isBlockType(slot.type) && !traitsOf(slot.type).text;

/** Whether the two ends of a selection stand in one text that Slate may change. */
const withinOneText = (editor: PaneEditor, range: Range): boolean => {
  const anchor = slotAt(editor.children, range.anchor.path);
  const focus = slotAt(editor.children, range.focus.path);
  return anchor !== null && anchor.slot === focus?.slot && !isBare(anchor.slot);
};

/** The atom next to a caret, in a direction, within its text. */
const atomBeside = (editor: PaneEditor, direction: 1 | -1): Range | null => {
  const { selection } = editor;
  if (!selection || Range.isExpanded(selection)) return null;
  const { path, offset } = selection.anchor;
  const node = Editor.node(editor, path)[0];
  if (Editor.isEditor(node) || !isTextNode(node)) return null;
  if (direction === -1 ? offset > 0 : offset < node.text.length) return null;
  const index = (path.at(-1) as number) + direction;
  const parent = Editor.parent(editor, path)[0];
  const sibling = Editor.isEditor(parent) ? undefined : parent.children[index];
  if (!sibling || isTextNode(sibling) || !isAtomElement(sibling)) return null;
  const at = [...path.slice(0, -1), index];
  const [before, after] = [Editor.before(editor, at), Editor.after(editor, at)];
  return before && after ? { anchor: direction === -1 ? after : before, focus: direction === -1 ? before : after } : null;
};

/** A footnote with words in it is selected first and deleted by the second press, so that nobody loses one by a slip. */
const selectFootnote = (editor: PaneEditor, direction: 1 | -1): boolean => {
  const range = atomBeside(editor, direction);
  if (!range) return false;
  const [entry] = Editor.nodes(editor, { at: range, voids: true, match: (n) => !Editor.isEditor(n) && !isTextNode(n) && n.type === 'footnote' });
  const node = entry?.[0];
  if (!node || Editor.isEditor(node) || isTextNode(node) || node.type !== 'footnote' || node.content.length === 0) return false;
  Transforms.select(editor, range);
  return true;
};

/** While all is proposed, what is struck out already stands in nobody's way: the key reaches what stands beyond it. */
const passStruck = (editor: PaneEditor, direction: 1 | -1): void => {
  const { session, pane, language } = editor;
  if (session.hand === null) return;
  session.commitPanes();
  const selection = pane.selection();
  const place = selection && isCollapsed(selection) ? pastStruck(session.blocks, language, selection.focus, direction) : null;
  if (place) pane.place(collapsed(place.slot, place.offset));
};

const deleteAt = (editor: PaneEditor, direction: 1 | -1, fallback: () => void): void => {
  if (!editor.selection) return;
  passStruck(editor, direction);
  const { selection } = editor;
  if (Range.isExpanded(selection)) return editor.deleteFragment({ direction: direction === -1 ? 'backward' : 'forward' });
  if (perform(editor, direction === -1 ? deleteBackward : deleteForward, { label: 'join' })) return;
  if (selectFootnote(editor, direction)) return;
  const slot = slotAt(editor.children, selection.anchor.path);
  if (slot && !isBare(slot.slot)) fallback();
};

/** Deletes a range over several texts, wherever the caret is: a dragged piece is taken from where it was when it is dropped. */
const deleteRange = (editor: PaneEditor, range: Range): void => {
  const { session, pane, language } = editor;
  session.commitPanes();
  const selection = placesOf(editor.children, range);
  if (!selection) return;
  const state = { blocks: session.blocks, settings: session.document.settings, language, locked: editor.structureLocked, selection, newId: session.newId };
  const result = withoutCut(state);
  if (result) session.update(() => result.blocks, { label: 'delete', orderly: true, pane });
};

export const installBehaviours = (editor: PaneEditor): void => {
  const base = { insertText: editor.insertText, deleteBackward: editor.deleteBackward, deleteForward: editor.deleteForward, deleteFragment: editor.deleteFragment, delete: editor.delete };

  editor.insertText = (text, options) => {
    const { selection } = editor;
    if (options?.at !== undefined || !selection) return base.insertText(text, options);
    if (Range.isExpanded(selection) && !withinOneText(editor, selection)) {
      perform(editor, (state) => typeOver(state, plain(text)), { label: 'typeOver' });
      return;
    }
    const slot = slotAt(editor.children, selection.anchor.path);
    if (!slot) return;
    if (isBare(slot.slot)) {
      perform(editor, writeAfterBare(text), { label: 'typing' });
      return;
    }
    if (Range.isExpanded(selection)) editor.session.endTyping();
    base.insertText(text, options);
    recognise(editor, text);
  };

  editor.deleteBackward = (unit) => deleteAt(editor, -1, () => base.deleteBackward(unit));
  editor.deleteForward = (unit) => deleteAt(editor, 1, () => base.deleteForward(unit));

  editor.deleteFragment = (options) => {
    const { selection } = editor;
    if (!selection || Range.isCollapsed(selection)) return;
    if (withinOneText(editor, selection)) {
      editor.session.endTyping();
      base.deleteFragment(options);
    } else perform(editor, deleteSelection, { label: 'delete' });
  };

  // Slate's own deletion joins elements as it finds them; over several texts the program's own does it.
  editor.delete = (options) => {
    const at = options?.at ?? editor.selection;
    if (at && Range.isRange(at) && Range.isExpanded(at) && !withinOneText(editor, at)) deleteRange(editor, at);
    else base.delete(options);
  };

  editor.insertBreak = () => {
    recogniseLastWord(editor);
    perform(editor, insertBreak, { label: 'break' });
  };
  editor.insertSoftBreak = () => {
    perform(editor, insertSoftBreak, { label: 'lineBreak' });
  };

  // What is dragged within the window keeps its ids, as what is cut does.
  editor.setFragmentData = (data) => {
    for (const [type, value] of Object.entries(clipboardData(editor, true))) data.setData(type, value);
  };

  // What the browser drops or pastes, where the view does not take it itself.
  editor.insertData = (data) => {
    paste(editor, { own: data.getData('application/x-rapporteur'), html: data.getData('text/html'), text: data.getData('text/plain') });
  };
};
