// A comparison as it is read: its documents, their numbers, and the order in which their elements stand.
import type { ComparedBlock, ComparedDocument, ComparedText, Comparison } from '../../shared/compare/comparison.ts';
import type { Block } from '../../shared/document/blocks/index.ts';
import type { Document, DocumentSettings } from '../../shared/document/document.ts';
import type { Id } from '../../shared/document/ids.ts';
import { numberBlocks, type Numbering } from '../../shared/document/numbering.ts';
import { referenceText } from '../../shared/document/reference.ts';
import { walkBlocks } from '../../shared/document/walk.ts';
import { definitionOf, type LanguageDefinition } from '../../shared/language/index.ts';
import type { Language } from '../../shared/language/language.ts';

/** One of the two documents. */
export interface ReadSide {
  /** That of the page, or its own where the two documents have none in common. */
  readonly language: Language;
  readonly definition: LanguageDefinition;
  readonly blocks: readonly Block[];
  readonly settings: DocumentSettings;
  readonly numbering: Numbering;
}

/** Two documents in one language, or each in its own; a document that is only read stands on both sides. */
export interface Reading {
  readonly language: Language;
  readonly definition: LanguageDefinition;
  readonly rows: readonly ComparedBlock[];
  readonly before: ReadSide;
  readonly after: ReadSide;
}

const unchanged = (block: Block, box: Id | null): ComparedBlock => ({
  kind: 'same',
  before: block,
  after: block,
  beforeBox: box,
  afterBox: box,
  reboxed: false,
  move: null,
  part: null,
  texts: [],
  fields: [],
  table: null,
});

/** A document that is read on its own. */
export const readingOf = ({ blocks, settings }: Pick<Document, 'blocks' | 'settings'>, language: Language): Reading => {
  const side: ReadSide = { language, definition: definitionOf(language), blocks, settings, numbering: numberBlocks(blocks, language) };
  const rows = [...walkBlocks(blocks)].map(({ block, box }) => unchanged(block, box?.id ?? null));
  return { language, definition: definitionOf(language), rows, before: side, after: side };
};

/** The blocks of the earlier document stand at the old places of what moved. */
const isInBefore = ({ kind, before, move }: ComparedBlock): boolean => before !== null && (kind === 'movedAway' || move === null);

/** Without the texts that only another language has: that it is another one is said once for all of them. */
const inOwnLanguage = (row: ComparedBlock): ComparedBlock => {
  if (row.before === null || row.after === null) return row;
  const table = row.table === null ? null : { ...row.table, rows: row.table.rows.map((one) => ({ ...one, cells: one.cells.map((cell) => (cell.before === null || cell.after === null ? cell : { ...cell, texts: [] })) })) };
  return { ...row, texts: [], table };
};

export const readingOfComparison = ({ before, after, blocks, common }: Pick<Comparison, 'before' | 'after' | 'blocks' | 'common'>, language: Language): Reading => {
  const side = (shell: ComparedDocument, own: readonly Block[]): ReadSide => {
    const spoken = common.length > 0 || shell.written.includes(language) ? language : (shell.written[0] ?? language);
    return { language: spoken, definition: definitionOf(spoken), blocks: own, settings: shell.settings, numbering: numberBlocks(own, spoken) };
  };
  const earlier = blocks.flatMap((row) => (row.before !== null && row.beforeBox === null && isInBefore(row) ? [row.before] : []));
  const later = blocks.flatMap((row) => (row.after !== null && row.afterBox === null ? [row.after] : []));
  return {
    language,
    definition: definitionOf(language),
    rows: common.length > 0 ? blocks : blocks.map(inOwnLanguage),
    before: side(before, earlier),
    after: side(after, later),
  };
};

/** Whether a language shows any difference in an element, its place and its kind included. */
export const isChanged = (row: ComparedBlock, language: Language): boolean => {
  if (row.kind === 'inserted' || row.kind === 'deleted' || row.kind === 'movedAway' || row.move !== null || row.part !== null || row.reboxed) return true;
  const says = (texts: readonly ComparedText[]): boolean => texts.some((text) => text.language === language);
  if (row.fields.length > 0 || says(row.texts)) return true;
  // A table is drawn anew for every language; what its cells say differs from one to the other.
  return (
    row.table !== null &&
    (row.table.columns.some(({ kind }) => kind !== 'same') ||
      row.table.rows.some(({ kind, otherEnd, cells }) => (kind !== 'same' && kind !== 'edited') || otherEnd !== null || cells.some((cell) => cell.respanned || says(cell.texts))))
  );
};

/** The label of an element on one side: `12.`, `Annex I`; empty where it has none. */
export const labelOn = (id: Id, { numbering, settings, definition }: ReadSide): string => {
  const number = numbering.blocks.get(id);
  if (number === undefined || (!number.printed && number.kind !== 'annex')) return '';
  return definition.label(number, settings);
};

/** The same where the elements around it are not in sight: a sub-paragraph names its paragraph, `12 (a)`. */
export const labelApart = (id: Id, side: ReadSide): string => {
  const number = side.numbering.blocks.get(id);
  const within = number !== undefined && number.printed && number.kind.startsWith('subparagraph');
  return within ? referenceText({ target: id, form: 'number' }, side.numbering, side.settings) : labelOn(id, side);
};
