// What the list of changes says of one change, in the language of the page: which element, what it was, what it is.
import type { Content } from '../../shared/document/inlines.ts';
import { referenceText } from '../../shared/document/reference.ts';
import { blockTypes, type Block } from '../../shared/document/blocks/index.ts';
import { ownTextPlaces } from '../../shared/document/walk.ts';
import type { Change, ChangeDetail, ComparedBlock, ComparedRow, Piece, Run } from '../../shared/compare/comparison.ts';
import { sayRuns } from '../../shared/compare/proposed-words.ts';
import { isEdge, isTextRun, lineText, runsOf } from '../../shared/compare/runs.ts';
import type { Translate } from '../../shared/language/messages.ts';
import { frontText } from '../../shared/export/front-text.ts';
import { labelApart, type Reading, type ReadSide } from './reading.ts';

export interface ChangeText {
  /** The number of the element, or what it is where it has none; empty for the document as a whole. */
  readonly element: string;
  /** Whether `element` is in the language of the page, and not in that of the interface. */
  readonly numbered: boolean;
  /** What happened to it. */
  readonly what: string;
  /** One line each; empty where there was or is nothing to say. */
  readonly before: string;
  readonly after: string;
  /** Whether words came or went: what moved, was split off or joined has the words that it had, and `after` says them. */
  readonly kept: boolean;
}

type SideName = 'before' | 'after';

/** What happens to words that stay. */
const keeps: ReadonlySet<ChangeDetail> = new Set<ChangeDetail>(['moved', 'movedAndEdited', 'split', 'joined']);
const inOneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** As it prints, references included; a footnote that came or went in the middle of a line says its own text. */
const runText = (run: Run, side: ReadSide, notes: boolean): string => {
  if (!isTextRun(run) && !isEdge(run)) {
    if (run.type === 'crossReference') return referenceText(run, side.numbering, side.settings);
    if (run.type === 'footnote') return notes ? ` (* ${runsText(runsOf(run.content), side, false)})` : '';
  }
  return lineText([run]);
};
const runsText = (runs: readonly Run[], side: ReadSide, notes: boolean): string => sayRuns(runs, (run) => runText(run, side, notes));
const contentLine = (content: Content | undefined, side: ReadSide): string => (content === undefined ? '' : inOneLine(runsText(runsOf(content), side, false)));

/** What an element says first in the language of the page: its text, its caption, its title. */
const elementLine = (block: Block | null, side: ReadSide): string => {
  if (block === null) return '';
  for (const { text, role } of ownTextPlaces(block)) {
    const line = role === 'cell' ? '' : contentLine(text[side.language], side);
    if (line !== '') return line;
  }
  return frontText(block, side.definition, side.settings) ?? '';
};

const rowLine = (row: ComparedRow | undefined, reading: Reading, name: SideName): string => {
  const cells = row?.[name]?.cells ?? [];
  return cells.map(({ text }) => contentLine(text[reading[name].language], reading[name])).filter((line) => line !== '').join(' · ');
};

/** What the first row of a table says in a column, counted from 1 in its own side. */
const columnLine = (table: NonNullable<ComparedBlock['table']>, number: string, reading: Reading, name: SideName): string => {
  if (number === '') return '';
  const column = table.columns.findIndex((one) => one[name] === Number(number) - 1);
  const cells = table.rows.flatMap((row) => row.cells.filter((cell) => cell.column === column && cell[name] !== null));
  return contentLine(cells[0]?.[name]?.text[reading[name].language], reading[name]) || number;
};

/** The pieces of a text that a change is about. */
export const piecesOf = ({ place, pieces }: Change, row: ComparedBlock, { language }: Reading): readonly Piece[] | null => {
  if (place === null) return null;
  const texts = place.role === 'cell' ? row.table?.rows[place.row ?? -1]?.cells[place.cell ?? -1]?.texts : row.texts;
  const text = texts?.find((one) => one.language === language && (place.role === 'cell' || one.role === place.role));
  return text === undefined ? null : pieces === null ? text.pieces : text.pieces.slice(...pieces);
};

/** White space alone stays: something did come or go there. Parts of a footnote that lie apart are parted. */
const piecesLine = (pieces: readonly Piece[], reading: Reading, name: SideName): string => {
  const [only] = pieces;
  if (pieces.length === 1 && only?.kind === 'note') {
    const parts: string[] = [];
    let open = false;
    for (const piece of only.text.pieces) {
      if (piece.kind === 'same') {
        open = false;
        continue;
      }
      const text = runsText(piece[name], reading[name], true);
      if (text === '') continue;
      if (open) parts.push((parts.pop() ?? '') + text);
      else parts.push(text);
      open = true;
    }
    return parts.map(inOneLine).filter((part) => part !== '').join(' … ');
  }
  const text = runsText(pieces.flatMap((piece) => piece[name]), reading[name], true);
  return inOneLine(text) || (text === '' ? '' : ' ');
};

const numberLine = (block: Block | null, { numbering, settings, definition }: ReadSide): string => {
  const number = block === null ? undefined : numbering.blocks.get(block.id);
  return number === undefined || !number.printed ? '' : definition.bareNumber(number, settings);
};

const typeName = (value: string, t: Translate): string => {
  const type = blockTypes.find((one) => one === value);
  return type === undefined ? value : t(`blocks:${type}`);
};

/** Only these fields say by their value what changed; of others it is enough that they did. */
const fieldLine = (change: Change, row: ComparedBlock, reading: Reading, name: SideName): string => {
  const block = row[name];
  const printed = block === null ? null : frontText(block, reading[name].definition, reading[name].settings);
  if (printed !== null) return printed;
  return change.field === 'width' && change[name] !== '' ? `${change[name]} %` : '';
};

const sideLine = (change: Change, row: ComparedBlock, reading: Reading, name: SideName, t: Translate): string => {
  const side = reading[name];
  switch (change.detail) {
    case 'type':
      return typeName(change[name], t);
    case 'level':
      return change[name];
    case 'field':
      return fieldLine(change, row, reading, name);
    case 'number':
      return numberLine(row[name], side);
    case 'box':
      return elementLine(side.blocks.find(({ id }) => id === (name === 'before' ? row.beforeBox : row.afterBox)) ?? null, side);
    case 'rowInserted':
    case 'rowDeleted':
      return rowLine(row.table?.rows[change.place?.row ?? -1], reading, name);
    case 'columnInserted':
    case 'columnDeleted':
      return row.table === null ? change[name] : columnLine(row.table, change[name], reading, name);
    case 'rowMoved':
      return change[name];
    default: {
      const pieces = piecesOf(change, row, reading);
      return pieces === null ? elementLine(row[name], side) : piecesLine(pieces, reading, name);
    }
  }
};

/** A field by its name where it has one of its own; an element of the first page is its field. */
const whatOf = ({ detail, field }: Change, block: Block | null, t: Translate): string => {
  switch (field) {
    case 'image':
    case 'alt':
    case 'width':
    case 'purpose':
    case 'headerRows':
    case 'rowHeaders':
    case 'landscape':
    case 'columns':
    case 'numbered':
    case 'template':
    case 'look':
    case 'draftingLanguage':
    case 'languages':
    case 'digits':
      return t(`history:field.${field}`);
    case 'original':
      return block?.type === 'annex' ? t('blocks:originalLanguage') : t('history:detail.edited');
    case null:
    case 'type':
    case 'level':
      return t(`history:detail.${detail}`);
    default:
      return t('history:detail.edited');
  }
};

/** What is said of a change where the reading has the rows of its comparison. */
export const changeText = (change: Change, reading: Reading, t: Translate): ChangeText => {
  const row = change.block === null ? undefined : reading.rows[change.block];
  const block = row?.after ?? row?.before ?? null;
  const what = whatOf(change, block, t);
  if (row === undefined || block === null) return { element: '', numbered: false, what, before: '', after: '', kept: false };
  const label = labelApart(block.id, row.after === null ? reading.before : reading.after);
  const [before, after] = [sideLine(change, row, reading, 'before', t), sideLine(change, row, reading, 'after', t)];
  const kept = keeps.has(change.detail);
  return { element: label === '' ? t(`blocks:${block.type}`) : label, numbered: label !== '', what, before: kept ? '' : before, after: kept ? after || before : after, kept };
};
