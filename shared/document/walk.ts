// The one place that knows where a document keeps its text: numbering, normalising, export, search and word count all walk through here.
import type { Asset, LanguageText } from './block.ts';
import type { Box, BoxedBlock } from './blocks/box.ts';
import type { Block, BlockType } from './blocks/index.ts';
import type { TableCell } from './blocks/table.ts';
import type { Content } from './inlines.ts';
import { languages, type Language } from '../language/language.ts';

/** What a text is to its block. */
export type TextRole = 'text' | 'title' | 'caption' | 'cell' | 'notes' | 'source';

export interface TextPlace {
  /** The block that owns the text: for a text in a box, the boxed block. */
  readonly block: Block;
  /** The box in which the block stands. */
  readonly box: Box | null;
  readonly role: TextRole;
  /** Where the text stands in its table; null unless the role is `cell`. `index` counts the cells written in the row, not the columns. */
  readonly cell: { readonly row: number; readonly index: number; readonly cell: TableCell } | null;
  readonly text: LanguageText;
}

/** What the field `text` of each type is; null where the element takes no text of its own. */
export const textRoles: Readonly<Record<BlockType, 'text' | 'title' | 'caption' | null>> = {
  logos: null,
  organ: null,
  distribution: null,
  symbol: null,
  date: null,
  language: null,
  originalLanguage: null,
  jobNumber: null,
  body: 'text',
  committee: 'text',
  session: 'text',
  venue: 'text',
  agendaItem: null,
  documentKind: 'text',
  title: 'text',
  subtitle: 'text',
  summary: 'text',
  contents: null,
  heading: 'text',
  numberedParagraph: 'text',
  paragraph: 'text',
  priorityArea: 'text',
  keyMessage: 'text',
  subparagraph: 'text',
  bullet: 'text',
  quotation: 'text',
  box: 'title',
  table: 'caption',
  figure: 'caption',
  preambularParagraph: 'text',
  operativeParagraph: 'text',
  annex: 'text',
  signature: 'text',
  endRule: null,
  pageBreak: null,
};

export interface WalkedBlock {
  readonly block: Block;
  /** The box in which the block stands; null for a block of the document itself. */
  readonly box: Box | null;
  /** Position in the document, or in the box. */
  readonly index: number;
}

/** All blocks in reading order; a box comes before the blocks in it. */
export function* walkBlocks(blocks: readonly Block[]): Generator<WalkedBlock> {
  for (const [index, block] of blocks.entries()) {
    yield { block, box: null, index };
    if (block.type === 'box') for (const [inner, boxed] of block.blocks.entries()) yield { block: boxed, box: block, index: inner };
  }
}

/** The images of blocks and of the blocks in their boxes, in reading order; one that is used twice comes twice. */
export const imagesOf = (blocks: readonly Block[]): Asset[] =>
  [...walkBlocks(blocks)].flatMap(({ block }) => {
    if (block.type === 'figure') return block.image === null ? [] : [block.image];
    return block.type === 'logos' ? block.logos.map(({ image }) => image) : [];
  });

/** The texts of one block in reading order, without those of the blocks in a box. Elements without text have none. */
export function* ownTextPlaces(block: Block, box: Box | null = null): Generator<TextPlace> {
  const role = textRoles[block.type];
  if (role !== null) yield { block, box, role, cell: null, text: block.text };
  if (block.type === 'table') {
    for (const [row, { cells }] of block.rows.entries()) {
      for (const [index, cell] of cells.entries()) yield { block, box, role: 'cell', cell: { row, index, cell }, text: cell.text };
    }
    yield { block, box, role: 'notes', cell: null, text: block.notes };
    yield { block, box, role: 'source', cell: null, text: block.source };
  } else if (block.type === 'figure') {
    yield { block, box, role: 'source', cell: null, text: block.source };
  }
}

/** The texts of a block in reading order, with those of the blocks in a box. */
export function* textPlaces(block: Block): Generator<TextPlace> {
  yield* ownTextPlaces(block);
  if (block.type === 'box') for (const boxed of block.blocks) yield* ownTextPlaces(boxed, block);
}

/** All texts of a document in reading order. */
export function* walkTexts(blocks: readonly Block[]): Generator<TextPlace> {
  for (const block of blocks) yield* textPlaces(block);
}

/** Maps a list and returns the very same list when no item changed. */
export const mapKeeping = <Item>(items: readonly Item[], change: (item: Item, index: number) => Item): readonly Item[] => {
  let changed: Item[] | null = null;
  for (const [index, item] of items.entries()) {
    const after = change(item, index);
    if (after !== item && changed === null) changed = items.slice(0, index);
    changed?.push(after);
  }
  return changed ?? items;
};

/** Changes the texts of one block in reading order, without those of the blocks in a box. Returns the very same block when nothing changed. */
export const mapOwnTexts = <Kind extends Block>(block: Kind, box: Box | null, change: (text: LanguageText, place: TextPlace) => LanguageText): Kind => {
  const role = textRoles[block.type];
  const text = role === null ? block.text : change(block.text, { block, box, role, cell: null, text: block.text });
  if (block.type === 'table') {
    const rows = mapKeeping(block.rows, (row, rowIndex) => {
      const cells = mapKeeping(row.cells, (cell, index) => {
        const after = change(cell.text, { block, box, role: 'cell', cell: { row: rowIndex, index, cell }, text: cell.text });
        return after === cell.text ? cell : { ...cell, text: after };
      });
      return cells === row.cells ? row : { ...row, cells: [...cells] };
    });
    const notes = change(block.notes, { block, box, role: 'notes', cell: null, text: block.notes });
    const source = change(block.source, { block, box, role: 'source', cell: null, text: block.source });
    const same = text === block.text && rows === block.rows && notes === block.notes && source === block.source;
    return same ? block : { ...block, text, rows: [...rows], notes, source };
  }
  if (block.type === 'figure') {
    const source = change(block.source, { block, box, role: 'source', cell: null, text: block.source });
    return text === block.text && source === block.source ? block : { ...block, text, source };
  }
  return text === block.text ? block : { ...block, text };
};

/** Changes every text of a block in reading order, also in a box. Returns the very same block when `change` returned every text as it was. */
export const mapTexts = (block: Block, change: (text: LanguageText, place: TextPlace) => LanguageText): Block => {
  const own = mapOwnTexts(block, null, change);
  if (own.type !== 'box') return own;
  const blocks = mapKeeping<BoxedBlock>(own.blocks, (boxed) => mapOwnTexts(boxed, own, change));
  return blocks === own.blocks ? own : { ...own, blocks: [...blocks] };
};

/** As `mapTexts`, line by line: each text in each of the languages it exists in. */
export const mapContents = (block: Block, change: (content: Content, language: Language, place: TextPlace) => Content): Block =>
  mapTexts(block, (text, place) => {
    let result = text;
    for (const language of languages) {
      const before = text[language];
      const after = before && change(before, language, place);
      if (after !== before) result = { ...result, [language]: after };
    }
    return result;
  });
