// Keys: the shortcuts of the editor by their place on the keyboard, and what Tab and Enter mean.
import type { Block } from '../../shared/document/blocks/index.ts';
import type { Format } from '../../shared/document/inlines.ts';
import { matchesShortcut, type Shortcut } from '../commands/shortcuts.ts';
import { blockMenu, changeLevel, insertFootnote, setBlockType, toggleFormat } from './commands.ts';
import { beginComment } from './comment-board.ts';
import { spanOf } from './edit.ts';
import { openFootnote } from './editor-tools.ts';
import type { PaneEditor } from './pane.ts';
import { slotsOf } from './slots.ts';
import { moveToCell } from './table-commands.ts';

/** The part of a keyboard event that matters; a DOM event is one. */
export interface KeyPress {
  readonly code: string;
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  /** AltGr is Control and Alt on Windows, but what it types is text. */
  readonly getModifierState?: (name: string) => boolean;
}

export interface EditorShortcut {
  /** Key of the command's name. */
  readonly id: string;
  readonly shortcut: Shortcut;
  readonly run: (editor: PaneEditor) => void;
}

const formatShortcut = (format: Format, shortcut: Shortcut): EditorShortcut => ({ id: `format.${format}`, shortcut, run: (editor) => toggleFormat(editor, format) });

/** All shortcuts of the editor, for menus and the list of keys. */
export const editorShortcuts: readonly EditorShortcut[] = [
  formatShortcut('bold', { code: 'KeyB', mod: true }),
  formatShortcut('italic', { code: 'KeyI', mod: true }),
  formatShortcut('underline', { code: 'KeyU', mod: true }),
  formatShortcut('superscript', { code: 'Period', mod: true, shift: true }),
  formatShortcut('subscript', { code: 'Comma', mod: true, shift: true }),
  { id: 'undo', shortcut: { code: 'KeyZ', mod: true }, run: ({ session }) => session.undo() },
  { id: 'redo', shortcut: { code: 'KeyZ', mod: true, shift: true }, run: ({ session }) => session.redo() },
  { id: 'redo', shortcut: { code: 'KeyY', mod: true }, run: ({ session }) => session.redo() },
  {
    id: 'footnote',
    shortcut: { code: 'KeyF', mod: true, alt: true },
    run: (editor) => {
      const id = insertFootnote(editor);
      if (id) openFootnote(editor.session, { id, language: editor.language });
    },
  },
  { id: 'comment', shortcut: { code: 'KeyC', mod: true, alt: true }, run: (editor) => void beginComment(editor) },
  ...blockMenu.flatMap((choice) =>
    choice.shortcut ? [{ id: `type.${choice.type}${choice.level ?? ''}`, shortcut: choice.shortcut, run: (editor: PaneEditor) => setBlockType(editor, choice.type, choice) }] : [],
  ),
];

/** Tab among the texts of a box, a table or a figure: to the next of them or the one before. In cells it goes on as in a table. */
const moveByTab = (editor: PaneEditor, direction: 1 | -1): boolean => {
  const selection = editor.pane.selection();
  const span = selection && spanOf({ blocks: editor.session.blocks, selection, language: editor.language });
  const slot = span?.start.slot;
  if (!slot || slot.role === 'leaf' || slot.role === 'bare') return changeLevel(editor, direction);
  if (slot.role === 'cell' || slot.role === 'tableCaption') return moveToCell(editor, direction);
  const parts = slotsOf(slot.owner);
  const target = parts[parts.findIndex(({ id }) => id === slot.id) + direction];
  if (target) editor.pane.place({ anchor: { slot: target.id, offset: 0 }, focus: { slot: target.id, offset: Number.MAX_SAFE_INTEGER } });
  return target !== undefined;
};

/**
 * Ctrl+Home and Ctrl+End, on a Mac Command with an arrow: to the first or the last text of the document, which stands before the rule that ends it. With Shift
 * all up to there is selected. The browser itself stops at the fields of the first page and at what is not painted.
 */
const moveToEnds = (editor: PaneEditor, press: KeyPress): boolean => {
  const ends = [
    ['Home', 'ArrowUp', 'first'],
    ['End', 'ArrowDown', 'last'],
  ] as const;
  const { code: pressed, ctrlKey, metaKey, altKey } = press;
  const stroke = { code: pressed, ctrlKey, metaKey, altKey, shiftKey: false };
  const end = ends.find(([code, arrow]) => matchesShortcut({ code, mod: true }, stroke) || (metaKey && matchesShortcut({ code: arrow, mod: true }, stroke)))?.[2];
  if (end === undefined) return false;
  const { session, pane, language } = editor;
  const isWritten = (block: Block): boolean => slotsOf(block).some(({ role }) => role !== 'bare');
  const block = end === 'first' ? session.blocks.find(isWritten) : session.blocks.findLast(isWritten);
  const slots = block ? slotsOf(block) : [];
  const slot = end === 'first' ? slots[0] : slots.at(-1);
  if (!block || !slot) return true;
  const place = { slot: slot.id, offset: end === 'first' ? 0 : Number.MAX_SAFE_INTEGER };
  pane.place({ anchor: press.shiftKey ? (pane.selection()?.anchor ?? place) : place, focus: place });
  session.reveal(block.id, language);
  return true;
};

/** Behaviours for Enter, Backspace, Tab and the shortcuts; true where the key was handled. Everything else is the browser's. */
export const handleKey = (editor: PaneEditor, press: KeyPress): boolean => {
  if (!editor.selection || press.getModifierState?.('AltGraph')) return false;
  const modified = press.ctrlKey || press.metaKey || press.altKey;
  if (modified) {
    if (moveToEnds(editor, press)) return true;
    const found = editorShortcuts.find(({ shortcut }) => matchesShortcut(shortcut, press));
    if (!found) return false;
    found.run(editor);
    return true;
  }
  switch (press.code) {
    case 'Enter':
    case 'NumpadEnter':
      if (press.shiftKey) editor.insertSoftBreak();
      else editor.insertBreak();
      return true;
    case 'Tab':
      return moveByTab(editor, press.shiftKey ? -1 : 1);
    default:
      return false;
  }
};
