// Putting new elements in, where they belong, and changing what an element is.
import { blankBlock, traitsOf, type Block, type BlockType } from '../../shared/document/blocks/index.ts';
import type { BoxedBlock } from '../../shared/document/blocks/box.ts';
import type { Table } from '../../shared/document/blocks/table.ts';
import type { Id, NewId } from '../../shared/document/ids.ts';
import { blankDocumentList, blankParticipantList, blankProgramme } from '../../shared/document/templates.ts';
import type { Shortcut } from '../commands/shortcuts.ts';
import {
  caretIn,
  firstSlot,
  followingType,
  isFlowing,
  isWhollyEmpty,
  perform,
  replaceAt,
  runningType,
  slotsFrom,
  spanOf,
  standingOf,
  type Edit,
  type EditResult,
  type EditState,
  type Span,
  type SpanEnd,
} from './edit.ts';
import { frontIndex } from './moves.ts';
import type { PaneEditor } from './pane.ts';
import { retype, withLevel, type TypeChoice } from './retyping.ts';
import { blankTable } from './tables.ts';

export interface MenuChoice extends TypeChoice {
  readonly shortcut?: Shortcut;
}

const typed = (code: string): Shortcut => ({ code, mod: true, alt: true });

/** What an element can be changed into by menu and key, in the order of menus. */
export const blockMenu: readonly MenuChoice[] = [
  { type: 'numberedParagraph', shortcut: typed('KeyP') },
  { type: 'paragraph', shortcut: typed('Digit0') },
  { type: 'heading', level: 1, numbered: true, shortcut: typed('Digit1') },
  { type: 'heading', level: 2, numbered: true, shortcut: typed('Digit2') },
  { type: 'heading', level: 3, numbered: true, shortcut: typed('Digit3') },
  { type: 'heading', level: 4, numbered: true, shortcut: typed('Digit4') },
  { type: 'heading', level: 5, numbered: true, shortcut: typed('Digit5') },
  { type: 'heading', level: 1, numbered: false, shortcut: typed('KeyH') },
  { type: 'priorityArea', shortcut: typed('KeyR') },
  { type: 'keyMessage', shortcut: typed('KeyM') },
  { type: 'subparagraph', level: 1, shortcut: typed('KeyS') },
  { type: 'subparagraph', level: 2 },
  { type: 'subparagraph', level: 3 },
  { type: 'subparagraph', level: 4 },
  { type: 'bullet', level: 1, shortcut: typed('KeyL') },
  { type: 'bullet', level: 2 },
  { type: 'quotation', shortcut: typed('KeyQ') },
  { type: 'box', shortcut: typed('KeyX') },
  { type: 'preambularParagraph' },
  { type: 'operativeParagraph', shortcut: typed('KeyO') },
  { type: 'annex', shortcut: typed('KeyN') },
  { type: 'signature' },
];

type TypeOptions = Omit<TypeChoice, 'type'>;

const canBecome = (type: BlockType): boolean => isFlowing(blankBlock(type, 'x')) && type !== 'summary';

/** The elements in which the texts of a span stand. */
const ownersIn = ({ blocks }: EditState, { start, end }: Span): ReadonlySet<Id> => {
  const owners = new Set([start.slot.owner.id]);
  if (start.slot.id === end.slot.id) return owners;
  for (const slot of slotsFrom(blocks, start.slot, 1)) {
    owners.add(slot.owner.id);
    if (slot.id === end.slot.id) break;
  }
  return owners;
};

/** Changes every selected element that flows. In a box, only into what a box may hold. */
const changeType =
  (choice: TypeChoice): Edit =>
  (state) => {
    const span = spanOf(state);
    if (!span || state.locked) return null;
    const inSpan = ownersIn(state, span);
    const change = (block: Block): Block => (inSpan.has(block.id) && isFlowing(block) && block.type !== 'summary' ? retype(block, choice) : block);
    let changed = false;
    const note = <Kind extends Block>(before: Kind, after: Kind): Kind => {
      changed ||= before !== after;
      return after;
    };
    const out = state.blocks.map((block) => {
      if (block.type !== 'box') return note(block, change(block));
      if (!traitsOf(choice.type).inBox || !block.blocks.some(({ id }) => inSpan.has(id))) return block;
      const blocks = block.blocks.map((inner) => note<BoxedBlock>(inner, change(inner) as BoxedBlock));
      return { ...block, blocks };
    });
    return changed ? { blocks: out, selection: state.selection } : null;
  };

/** Puts the elements at the caret into a new box. */
const wrapInBox: Edit = (state) => {
  const span = spanOf(state);
  if (!span || state.locked) return null;
  const { start, end } = span;
  if (start.slot.boxed !== null || start.slot.role !== 'leaf' || end.slot.role !== 'leaf') return null;
  const inside = state.blocks.slice(start.slot.index, end.slot.index + 1);
  if (!inside.every((block) => isFlowing(block) && block.type !== 'summary')) return null;
  const blocks = inside.map((block) => (traitsOf(block.type).inBox ? block : retype(block, { type: 'paragraph' })) as BoxedBlock);
  const box: Block = { id: state.newId(), type: 'box', text: {}, blocks };
  return { blocks: replaceAt(state.blocks, start.slot.index, inside.length, box), selection: caretIn(firstSlot(box)) };
};

/** Makes the selected elements another type. Types that hold more than a text, or none, are put in instead. */
export const setBlockType = (editor: PaneEditor, type: BlockType, options: TypeOptions | number = {}): boolean => {
  const choice: TypeChoice = { type, ...(typeof options === 'number' ? { level: options } : options) };
  if (type === 'box') return perform(editor, wrapInBox, { label: 'box' }) || insertBlock(editor, 'box');
  if (!canBecome(type)) return insertBlock(editor, type, choice);
  return perform(editor, changeType({ type, ...('level' in choice && choice.level !== undefined ? { level: choice.level } : {}), ...('numbered' in choice && choice.numbered !== undefined ? { numbered: choice.numbered } : {}) }), { label: 'type' });
};

/** Tab and Shift+Tab: one level deeper or higher; false where that means nothing. */
export const changeLevel = (editor: PaneEditor, by: 1 | -1): boolean => {
  const act: Edit = (state) => {
    const span = spanOf(state);
    if (!span || state.locked) return null;
    const owners = ownersIn(state, span);
    let changed = false;
    const step = (list: readonly Block[], inBox: boolean): Block[] =>
      list.map((block, index) => {
        if (block.type === 'box' && block.blocks.some(({ id }) => owners.has(id))) return { ...block, blocks: step(block.blocks, true) as BoxedBlock[] };
        const after = owners.has(block.id) ? withLevel(block, by, runningType({ list, index, inBox })) : null;
        changed ||= after !== null;
        return after ?? block;
      });
    const out = step(state.blocks, false);
    return changed ? { blocks: out, selection: state.selection } : null;
  };
  return perform(editor, act, { label: 'level' });
};

/** Empty running text, which a new element takes the place of. What is empty under its own kind of number or heading is waited for, and stays. */
const givesWay: ReadonlySet<BlockType> = new Set<BlockType>(['paragraph', 'numberedParagraph', 'subparagraph', 'bullet', 'keyMessage', 'quotation', 'preambularParagraph', 'operativeParagraph']);

/** Where a new element of the body goes: after the one at the caret, instead of it where that is empty text; never on the first page. */
const putInBody = (state: EditState, at: SpanEnd, block: Block): readonly Block[] => {
  const { slot } = at;
  const fits = slot.boxed === null || traitsOf(block.type).inBox;
  const { list, index, put } = fits ? standingOf(state.blocks, slot) : { list: state.blocks, index: slot.index, put: (all: readonly Block[]) => all };
  const current = list[index] as Block;
  if (traitsOf(current.type).place === 'front') {
    const first = list.findIndex((other) => traitsOf(other.type).place === 'body');
    return put(replaceAt(list, first === -1 ? list.length : first, 0, block));
  }
  const replaced = givesWay.has(current.type) && isWhollyEmpty(current) && block.type !== 'endRule';
  return put(replaced ? replaceAt(list, index, 1, block) : replaceAt(list, current.type === 'endRule' ? index : index + 1, 0, block));
};

const insertAt = (make: (newId: NewId) => Block): Edit => (state) => {
  const span = spanOf(state);
  if (!span || state.locked) return null;
  const block = make(state.newId);
  const { place, text, single } = traitsOf(block.type);
  if (single) {
    const there = state.blocks.find(({ type }) => type === block.type);
    if (there) return { blocks: state.blocks, selection: caretIn(firstSlot(there)) };
  }
  if (place === 'front') {
    const last = state.blocks.findLastIndex(({ type }) => type === block.type);
    return { blocks: replaceAt(state.blocks, last === -1 ? frontIndex(state.blocks, block.type) : last + 1, 0, block), selection: caretIn(firstSlot(block)) };
  }
  const blocks = putInBody(state, span.end, block);
  return text ? { blocks, selection: caretIn(placeToBegin(block)) } : goOn(state, blocks, block);
};

/** Where one begins to fill in a new element: in the first empty cell of a table, else in its first text. */
const placeToBegin = (block: Block): string => {
  if (block.type !== 'table') return firstSlot(block);
  const cells = block.rows.flatMap((row) => row.cells);
  return (cells.find(({ text }) => Object.keys(text).length === 0) ?? cells[0])?.id ?? firstSlot(block);
};

/** After a break the caret goes to the text that follows; a paragraph is added where there is none. */
const goOn = (state: EditState, blocks: readonly Block[], block: Block): EditResult => {
  const index = blocks.findIndex(({ id }) => id === block.id);
  const next = blocks[index + 1];
  if (next && traitsOf(next.type).text) return { blocks, selection: caretIn(firstSlot(next)) };
  if (block.type === 'endRule') return { blocks, selection: caretIn(block.id) };
  const added = blankBlock(followingType(block, { list: blocks, index, inBox: false }, state.settings), state.newId());
  return { blocks: replaceAt(blocks, index + 1, 0, added), selection: caretIn(added.id) };
};

/** Puts a new element in after the one at the caret, or in the place of an empty paragraph. One that stands on the first page already gets the caret. */
export const insertBlock = (editor: PaneEditor, type: BlockType, options: TypeOptions = {}): boolean => {
  if (type === 'table') return insertTable(editor, 3, 3);
  return perform(editor, insertAt((newId) => retype(blankBlock(type, newId()) as Block, { type, ...options })), { label: 'insert' });
};

/** Puts in a table of empty cells, at most 200 rows and 60 columns. */
export const insertTable = (editor: PaneEditor, rows: number, columns: number, options: Partial<Pick<Table, 'headerRows' | 'rowHeaders' | 'purpose'>> = {}): boolean =>
  perform(editor, insertAt((newId) => blankTable(newId(), Math.max(1, Math.min(200, rows)), Math.max(1, Math.min(60, columns)), newId, options)), { label: 'table' });

/** The programme of a meeting: for a day, a row that names it and rows of a time and an item. */
export const insertProgramme = (editor: PaneEditor): boolean => perform(editor, insertAt((newId) => blankProgramme(newId)), { label: 'programme' });

/** The list of documents of a meeting, with its column heads. */
export const insertDocumentList = (editor: PaneEditor): boolean => perform(editor, insertAt((newId) => blankDocumentList(newId)), { label: 'documents' });

/** The list of participants of a meeting, with its groups. */
export const insertParticipantList = (editor: PaneEditor): boolean => perform(editor, insertAt((newId) => blankParticipantList(newId)), { label: 'participants' });
