// The rows and columns of a table that changed, both texts in one table: what came and went stands between what stayed.
import type { ComparedRow, ComparedText, TableComparison } from '../../compare/comparison.ts';
import type { LanguageText } from '../../document/block.ts';
import type { Table, TableCell, TableRow } from '../../document/blocks/table.ts';
import type { Id } from '../../document/ids.ts';

export interface TableMarking {
  readonly came: (text: LanguageText) => LanguageText;
  readonly went: (text: LanguageText) => LanguageText;
  /** A text that is in both, as the comparison of its cell says. */
  readonly both: (text: LanguageText, texts: readonly ComparedText[]) => LanguageText;
  readonly earlierId: (id: Id) => Id;
}

type Shown = Pick<Table, 'columns' | 'rows'>;

const isBoth = ({ kind, otherEnd }: ComparedRow): boolean => (kind === 'same' || kind === 'edited') && otherEnd === null;

const spansRows = ({ cells }: TableRow): boolean => cells.some(({ rowspan }) => rowspan > 1);

/** Whether a row came or went within cells that span rows: nothing can stand there without cutting them. */
const cutsSpans = (rows: readonly ComparedRow[], before: Table, after: Table): boolean =>
  ([[before, 'beforeIndex'], [after, 'afterIndex']] as const).some(([table, side]) => {
    const placeOf = new Map(rows.flatMap((row, place) => (row[side] === null || (side === 'afterIndex' && row.kind === 'movedAway') ? [] : [[row[side], place] as const])));
    return table.rows.some((row, index) => {
      if (!spansRows(row)) return false;
      const last = index + Math.max(...row.cells.map(({ rowspan }) => rowspan)) - 1;
      const [from, to] = [placeOf.get(index), placeOf.get(Math.min(last, table.rows.length - 1))];
      return from === undefined || to === undefined || to - from !== Math.min(last, table.rows.length - 1) - index || rows.slice(from, to + 1).some((each) => !isBoth(each));
    });
  });

const oneRow = (row: TableRow, went: boolean, { came, went: gone, earlierId }: TableMarking): TableRow => {
  const id = (own: Id): Id => (went ? earlierId(own) : own);
  return { ...row, id: id(row.id), cells: row.cells.map((cell) => ({ ...cell, id: id(cell.id), text: (went ? gone : came)(cell.text) })) };
};

/** Every cell for itself, or one cell that is the whole row: what can be laid on more columns. */
const isPlain = ({ cells }: TableRow, columns: number): boolean => cells.every(({ rowspan, colspan }) => rowspan === 1 && (colspan === 1 || (cells.length === 1 && colspan === columns)));

/** A row of one text on the columns of both. */
const spread = (row: TableRow, side: 'before' | 'after', { columns }: TableComparison): TableRow => {
  const [only] = row.cells;
  if (only !== undefined && only.colspan > 1) return { ...row, cells: [{ ...only, colspan: columns.length }] };
  return { ...row, cells: columns.map((column, place) => row.cells[column[side] ?? -1] ?? { id: `${row.id}-column-${place}`, text: {}, colspan: 1, rowspan: 1 }) };
};

/** A row of both texts on the columns of both; null where its cells are not one to a column. */
const bothRow = (row: ComparedRow, after: TableRow, columns: number, marking: TableMarking): TableRow | null => {
  const places: TableCell[] = [];
  for (const { before: old, after: now, column, texts } of row.cells) {
    const cell = now ?? old;
    if (cell === null || places[column] !== undefined) return null;
    places[column] = now === null ? { ...cell, id: marking.earlierId(cell.id), text: marking.went(cell.text) } : { ...cell, text: old === null ? marking.came(now.text) : marking.both(now.text, texts) };
  }
  const [only] = places;
  if (row.cells.length === 1 && only !== undefined && only.colspan > 1) return { ...after, cells: [{ ...only, colspan: columns }] };
  return { ...after, cells: Array.from({ length: columns }, (_, place) => places[place] ?? { id: `${after.id}-column-${place}`, text: {}, colspan: 1, rowspan: 1 }) };
};

/** Columns that came and went between those that stayed; null where cells span some of them. */
const withColumns = (table: TableComparison, before: Table, after: Table, marking: TableMarking): Shown | null => {
  if (!before.rows.every((row) => isPlain(row, before.columns.length)) || !after.rows.every((row) => isPlain(row, after.columns.length))) return null;
  const rows: TableRow[] = [];
  for (const row of table.rows) {
    if (row.before !== null && (row.after === null || row.kind === 'movedAway')) rows.push(spread(oneRow(row.before, true, marking), 'before', table));
    else if (row.after !== null && (row.before === null || row.otherEnd !== null)) rows.push(spread(oneRow(row.after, false, marking), 'after', table));
    else if (row.after !== null) {
      const both = bothRow(row, row.after, table.columns.length, marking);
      if (both === null) return null;
      rows.push(both);
    }
  }
  return { columns: table.columns.map(({ before: old, after: now }) => (now === null ? before.columns[old ?? -1] : after.columns[now]) ?? 1), rows };
};

/** A row whose cells were joined or divided says what it was and what it is. */
const regrouped = ({ cells }: ComparedRow): boolean => cells.some(({ kind, respanned }) => respanned || kind === 'inserted' || kind === 'deleted');

/** The table with its changes; where they cannot stand between what stayed, the old rows stand before the new ones. */
export const markedTable = (table: TableComparison, before: Table, after: Table, marking: TableMarking): Shown => {
  const apart = (): Shown => {
    const rows = [...before.rows.map((row) => oneRow(row, true, marking)), ...after.rows.map((row) => oneRow(row, false, marking))];
    return { columns: before.columns.length > after.columns.length ? before.columns : after.columns, rows };
  };
  if (table.columns.some(({ kind }) => kind !== 'same')) return withColumns(table, before, after, marking) ?? apart();
  if (cutsSpans(table.rows, before, after)) return apart();
  const rows: TableRow[] = [];
  for (const row of table.rows) {
    if (row.before !== null && (row.after === null || row.kind === 'movedAway')) rows.push(oneRow(row.before, true, marking));
    else if (row.after !== null && (row.before === null || row.otherEnd !== null)) rows.push(oneRow(row.after, false, marking));
    else if (row.before !== null && row.after !== null && regrouped(row)) {
      if (spansRows(row.before) || spansRows(row.after)) return apart();
      rows.push(oneRow(row.before, true, marking), oneRow(row.after, false, marking));
    } else if (row.after !== null) rows.push({ ...row.after, cells: row.cells.flatMap(({ after: cell, texts }) => (cell === null ? [] : [{ ...cell, text: marking.both(cell.text, texts) }])) });
  }
  return { columns: after.columns, rows };
};
