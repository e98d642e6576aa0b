// What a user can do in the editor, as acts for property tests that do them in any order.
import { Editor, Node, Transforms } from 'slate';
import fc from 'fast-check';
import { blockTypes, type BlockType } from '../../../shared/document/blocks/index.ts';
import type { Document } from '../../../shared/document/document.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { formats } from '../../../shared/document/inlines.ts';
import { normaliseDocument } from '../../../shared/document/normalise.ts';
import { clipboardData, cutSelection, paste } from '../../../renderer/editor/clipboard.ts';
import * as commands from '../../../renderer/editor/commands.ts';
import { isCollapsed } from '../../../renderer/editor/edit.ts';
import { findMatches, replaceAll } from '../../../renderer/editor/find.ts';
import type { PaneEditor } from '../../../renderer/editor/pane.ts';
import { documents } from '../../shared/document/generators.ts';
import { settle, type Stage } from './stage.ts';

/** A number that picks one of several, however many there are. */
export type Pick = number;
export const pick = <Item>(items: readonly Item[], at: Pick): Item | undefined => items[at % Math.max(1, items.length)];

export interface Step {
  readonly act: string;
  readonly a: Pick;
  readonly b: Pick;
  readonly c: Pick;
}

const pointAt = (editor: PaneEditor, a: Pick, b: Pick) => {
  const texts = [...Node.texts(editor)].filter(([, path]) => !Editor.above(editor, { at: path, match: (n) => !Editor.isEditor(n) && 'type' in n && n.type === 'coveredCell' }));
  const entry = pick(texts, a);
  if (!entry) return null;
  const [text, path] = entry;
  const inVoid = Editor.void(editor, { at: path });
  return { path, offset: inVoid ? 0 : b % (text.text.length + 1) };
};

let clip: Record<string, string> = {};

type Act = (stage: Stage, editor: PaneEditor, step: Step) => void | Promise<void>;

/** Acts that lose no text. */
export const keeping: Record<string, Act> = {
  caret: (_, editor, { a, b }) => {
    const point = pointAt(editor, a, b);
    if (point) Transforms.select(editor, point);
  },
  select: (_, editor, { a, b, c }) => {
    const [anchor, focus] = [pointAt(editor, a, b), pointAt(editor, a + (c % 7), c)];
    if (anchor && focus) Transforms.select(editor, { anchor, focus });
  },
  format: (_, editor, { a }) => commands.toggleFormat(editor, pick(formats, a) ?? 'bold'),
  link: (_, editor, { a }) => {
    // Without a selection the address itself is written.
    const selection = editor.pane.selection();
    if (selection && !isCollapsed(selection)) commands.setLink(editor, a % 3 === 0 ? null : `https://example.org/${a % 2}`);
  },
  type: (_, editor, { a, b }) => void commands.setBlockType(editor, pick(blockTypes, a) as BlockType, (b % 5) + 1),
  level: (_, editor, { a }) => void commands.changeLevel(editor, a % 2 === 0 ? 1 : -1),
  insert: (_, editor, { a }) => void commands.insertBlock(editor, pick(blockTypes, a) as BlockType),
  move: ({ session }, _, { a, b }) => commands.moveBlocks(session, [pick(session.blocks, a)?.id ?? ''], b % 5 === 0 ? null : (pick(session.blocks, b)?.id ?? null)),
  step: ({ session }, _, { a, b }) => commands.moveBlock(session, pick(session.blocks, a)?.id ?? '', b % 2 === 0 ? 1 : -1),
  section: ({ session }, _, { a, b }) => commands.moveSection(session, pick(session.blocks, a)?.id ?? '', pick(session.blocks, b)?.id ?? null),
  row: (_, editor, { a }) => void commands.insertRow(editor, a % 2 === 0 ? 'before' : 'after'),
  column: (_, editor, { a }) => void commands.insertColumn(editor, a % 2 === 0 ? 'before' : 'after'),
  merge: (_, editor) => void commands.mergeCells(editor),
  split: (_, editor) => void commands.splitCell(editor),
  header: (_, editor) => void commands.toggleHeaderRow(editor),
  kind: (_, editor, { a }) => void commands.setRowKind(editor, pick(['normal', 'day', 'group'] as const, a) ?? 'normal'),
  tab: (_, editor, { a }) => void commands.moveToCell(editor, a % 2 === 0 ? 1 : -1),
  copy: (_, editor) => {
    clip = clipboardData(editor, false);
  },
  unlock: ({ session }, editor, { a }) => session.setUnlocked(editor.language, a % 2 === 0),
  look: ({ session }, _, { a }) => session.updateSettings({ digits: a % 2 === 0 ? 'western' : 'arabicIndic' }),
};

const whereNothingIsSelected = (act: Act): Act => (stage, editor, step) => {
  if (editor.selection) Transforms.collapse(editor, { edge: 'end' });
  return act(stage, editor, step);
};
export const breaking: Record<string, Act> = {
  enter: whereNothingIsSelected((_, editor) => editor.insertBreak()),
  newline: whereNothingIsSelected((_, editor) => editor.insertSoftBreak()),
  joinBack: whereNothingIsSelected((_, editor) => {
    const at = editor.pane.selection()?.focus;
    if (at?.offset === 0) editor.deleteBackward('character');
  }),
};

/** Acts that put text in, take text out, or go back. */
const changing: Record<string, Act> = {
  write: (_, editor, { a, c }) => editor.insertText(pick(['a', 'ب', ' ', '. ', 'https://example.org/x', 'A/RES/73/195', 'é', '\u200f'], a) ?? String(c)),
  space: (_, editor) => editor.insertText(' '),
  backspace: (_, editor, { a }) => editor.deleteBackward(a % 3 === 0 ? 'word' : 'character'),
  delete: (_, editor, { a }) => editor.deleteForward(a % 3 === 0 ? 'word' : 'character'),
  erase: (_, editor) => editor.deleteFragment(),
  enterOver: (_, editor) => editor.insertBreak(),
  footnote: (_, editor) => void commands.insertFootnote(editor),
  note: ({ session }, editor, { a, b }) => {
    const ids = [...session.numbering(editor.language).footnotes.keys()];
    const id = pick(ids, a);
    if (id) commands.setFootnoteContent(session, editor.language, id, [{ text: `word ${b % 10}` }]);
  },
  noNote: ({ session }, editor, { a }) => {
    const id = pick([...session.numbering(editor.language).footnotes.keys()], a);
    if (id) commands.deleteFootnote(session, editor.language, id);
  },
  reference: ({ session }, editor, { a }) => void commands.insertCrossReference(editor, pick(session.blocks, a)?.id ?? 'lost'),
  symbol: (_, editor) => void commands.insertSymbolReference(editor, 'E/ESCWA/30/L.1'),
  table: (_, editor, { a, b }) => void commands.insertTable(editor, (a % 3) + 1, (b % 3) + 1),
  programme: (_, editor) => void commands.insertProgramme(editor),
  deleteRow: (_, editor) => void commands.deleteRow(editor),
  deleteColumn: (_, editor) => void commands.deleteColumn(editor),
  deleteBlock: ({ session }, editor, { a }) => void commands.deleteBlock(editor, pick(session.blocks, a)?.id ?? ''),
  cut: (_, editor) => {
    clip = clipboardData(editor, true);
    cutSelection(editor);
  },
  paste: (_, editor, { a }) => {
    const all = { own: clip['application/x-rapporteur'], html: clip['text/html'], text: clip['text/plain'] };
    paste(editor, a % 4 === 0 ? { text: all.text } : a % 4 === 1 ? { html: all.html, text: all.text } : all);
  },
  replace: ({ session }, editor, { a }) => {
    const found = findMatches(session.document, editor.language, pick(['the', 'A/', 'ال', 'o'], a) ?? 'e');
    replaceAll(session, editor.language, pick(['the', 'A/', 'ال', 'o'], a) ?? 'e', found.length % 2 === 0 ? 'xx' : '');
  },
  undo: ({ session }) => session.undo(),
  redo: ({ session }) => session.redo(),
};

export const names = [...Object.keys(keeping), ...Object.keys(breaking), ...Object.keys(changing)];
export const all: Record<string, Act> = { ...keeping, ...breaking, ...changing };

export const stepOf = (acts: readonly string[]): fc.Arbitrary<Step> =>
  fc.record({ act: fc.oneof({ weight: 3, arbitrary: fc.constantFrom('caret', 'select') }, { weight: 7, arbitrary: fc.constantFrom(...acts) }), a: fc.nat(997), b: fc.nat(997), c: fc.nat(997) });

/** Documents with something to write into, in the normal form. */
export const started: fc.Arbitrary<Document> = documents(8).map((document): Document => normaliseDocument({ ...document, settings: { ...document.settings, draftingLanguage: 'en', languages: ['en', 'ar', 'fr'] } }, countingIds('tidied')));

export const run = async (set: Stage, steps: readonly Step[], after?: (step: Step) => void): Promise<void> => {
  clip = {};
  for (const step of steps) {
    const editor = set.panes[step.c % set.panes.length] as PaneEditor;
    await all[step.act]?.(set, editor, step);
    await settle();
    set.check();
    after?.(step);
  }
};
