// Tables as grids: rows, columns and merged cells. Whatever is done, every place of the grid is covered by exactly one cell.
// Pure functions from table to table; cells that stay keep their ids.
import type { LanguageText } from '../../shared/document/block.ts';
import type { Table, TableCell, TableRow } from '../../shared/document/blocks/table.ts';
import type { Id, NewId } from '../../shared/document/ids.ts';
import { languages } from '../../shared/language/language.ts';
import { normaliseTable, tableGrid } from '../../shared/document/normalise-table.ts';
import { contentLength, tidy } from '../../shared/document/content.ts';

/** A cell with the places it covers. Rows and columns count from 0. */
export interface PlacedCell {
  readonly cell: TableCell;
  readonly row: number;
  readonly column: number;
  readonly rowspan: number;
  readonly colspan: number;
}

/** Rows and columns from the first to the last, both included. */
export interface CellRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const emptyCell = (newId: NewId): TableCell => ({ id: newId(), text: {}, colspan: 1, rowspan: 1 });

/** Where the cells of a table in its normal form stand. */
export const placeCells = (table: Table): PlacedCell[] => tableGrid(table).map(({ cell, row, column }) => ({ cell, row, column, rowspan: cell.rowspan, colspan: cell.colspan }));

const covers = (cell: PlacedCell, row: number, column: number): boolean =>
  row >= cell.row && row < cell.row + cell.rowspan && column >= cell.column && column < cell.column + cell.colspan;

/** A table of these cells; places that none covers get an empty one. */
const build = (table: Table, rows: readonly Omit<TableRow, 'cells'>[], columns: readonly number[], placed: readonly PlacedCell[], newId: NewId): Table => {
  const taken = rows.map(() => new Array<boolean>(columns.length).fill(false));
  for (const cell of placed) {
    for (let down = 0; down < cell.rowspan; down++) for (let across = 0; across < cell.colspan; across++) (taken[cell.row + down] as boolean[])[cell.column + across] = true;
  }
  const all = [...placed];
  taken.forEach((row, index) =>
    row.forEach((is, column) => {
      if (!is) all.push({ cell: emptyCell(newId), row: index, column, rowspan: 1, colspan: 1 });
    }),
  );
  const inRow = (index: number): TableCell[] =>
    all
      .filter(({ row }) => row === index)
      .sort((a, b) => a.column - b.column)
      .map(({ cell, rowspan, colspan }) => (cell.rowspan === rowspan && cell.colspan === colspan ? cell : { ...cell, rowspan, colspan }));
  const built = { ...table, columns: [...columns], rows: rows.map((row, index) => ({ ...row, cells: inRow(index) })) };
  // Spans end where the header rows end.
  return normaliseTable(built, newId);
};

const joinLines = (a: LanguageText, b: LanguageText): LanguageText => {
  const out: LanguageText = {};
  for (const language of languages) {
    const [before, after] = [a[language], b[language]];
    if (before === undefined && after === undefined) continue;
    const both = contentLength(before ?? []) > 0 && contentLength(after ?? []) > 0;
    out[language] = tidy([...(before ?? []), ...(both ? [{ text: '\n' }] : []), ...(after ?? [])]);
  }
  return out;
};

export const insertRowAt = (table: Table, at: number, newId: NewId): Table => {
  const placed = placeCells(table).map((cell) => {
    if (cell.row >= at) return { ...cell, row: cell.row + 1 };
    return cell.row + cell.rowspan > at ? { ...cell, rowspan: cell.rowspan + 1 } : cell;
  });
  const rows: Omit<TableRow, 'cells'>[] = [...table.rows.slice(0, at), { id: newId(), kind: 'normal' }, ...table.rows.slice(at)];
  const headerRows = at < table.headerRows ? Math.min(20, table.headerRows + 1) : table.headerRows;
  return build({ ...table, headerRows }, rows, table.columns, placed, newId);
};

export const insertColumnAt = (table: Table, at: number, newId: NewId): Table => {
  const placed = placeCells(table).map((cell) => {
    if (cell.column >= at) return { ...cell, column: cell.column + 1 };
    return cell.column + cell.colspan > at ? { ...cell, colspan: cell.colspan + 1 } : cell;
  });
  const average = table.columns.reduce((sum, width) => sum + width, 0) / table.columns.length;
  return build(table, table.rows, [...table.columns.slice(0, at), average, ...table.columns.slice(at)], placed, newId);
};

/** How many of [start, start + length) lie in the removed range, and before it. */
const overlap = (start: number, length: number, from: number, count: number): { readonly inside: number; readonly before: number } => ({
  inside: Math.max(0, Math.min(start + length, from + count) - Math.max(start, from)),
  before: Math.max(0, Math.min(count, start - from)),
});

/** Null where no row would be left. */
export const deleteRows = (table: Table, from: number, count: number, newId: NewId): Table | null => {
  if (count >= table.rows.length) return null;
  const placed = placeCells(table).flatMap((cell) => {
    const { inside, before } = overlap(cell.row, cell.rowspan, from, count);
    return inside === cell.rowspan ? [] : [{ ...cell, row: cell.row - before, rowspan: cell.rowspan - inside }];
  });
  const rows = [...table.rows.slice(0, from), ...table.rows.slice(from + count)];
  const headerRows = table.headerRows - overlap(0, table.headerRows, from, count).inside;
  return build({ ...table, headerRows }, rows, table.columns, placed, newId);
};

/** Null where no column would be left. */
export const deleteColumns = (table: Table, from: number, count: number, newId: NewId): Table | null => {
  if (count >= table.columns.length) return null;
  const placed = placeCells(table).flatMap((cell) => {
    const { inside, before } = overlap(cell.column, cell.colspan, from, count);
    return inside === cell.colspan ? [] : [{ ...cell, column: cell.column - before, colspan: cell.colspan - inside }];
  });
  return build(table, table.rows, [...table.columns.slice(0, from), ...table.columns.slice(from + count)], placed, newId);
};

/** The smallest range around some cells that cuts through none. */
export const wholeRange = (placed: readonly PlacedCell[], range: CellRange): CellRange => {
  let { top, bottom, left, right } = range;
  for (let grown = true; grown; ) {
    grown = false;
    for (const cell of placed) {
      const [low, high] = [cell.row + cell.rowspan - 1, cell.column + cell.colspan - 1];
      if (cell.row > bottom || low < top || cell.column > right || high < left) continue;
      if (cell.row < top || low > bottom || cell.column < left || high > right) {
        [top, bottom, left, right] = [Math.min(top, cell.row), Math.max(bottom, low), Math.min(left, cell.column), Math.max(right, high)];
        grown = true;
      }
    }
  }
  return { top, bottom, left, right };
};

const inRange = (cell: PlacedCell, { top, bottom, left, right }: CellRange): boolean => cell.row >= top && cell.row <= bottom && cell.column >= left && cell.column <= right;

/** One cell of a range; the first keeps its id, the texts of all stand in it line by line. Null where the range is one cell already, or reaches from the header rows into those below. */
export const mergeRange = (table: Table, wanted: CellRange, newId: NewId): Table | null => {
  const placed = placeCells(table);
  const range = wholeRange(placed, wanted);
  const merged = placed.filter((cell) => inRange(cell, range));
  const [first] = merged;
  const crossesHeader = range.top < table.headerRows && range.bottom >= table.headerRows;
  if (!first || merged.length < 2 || crossesHeader) return null;
  const text = merged.slice(1).reduce((sum, { cell }) => joinLines(sum, cell.text), first.cell.text);
  const cell: PlacedCell = { cell: { ...first.cell, text }, row: range.top, column: range.left, rowspan: range.bottom - range.top + 1, colspan: range.right - range.left + 1 };
  return build(table, table.rows, table.columns, [...placed.filter((other) => !merged.includes(other)), cell], newId);
};

/** A merged cell as single ones; the text stays in the first. Null where the cell is a single one. */
export const splitCellOf = (table: Table, id: Id, newId: NewId): Table | null => {
  const placed = placeCells(table);
  const target = placed.find(({ cell }) => cell.id === id);
  if (!target || (target.rowspan === 1 && target.colspan === 1)) return null;
  return build(table, table.rows, table.columns, placed.map((cell) => (cell === target ? { ...cell, rowspan: 1, colspan: 1 } : cell)), newId);
};

export const cellAt = (placed: readonly PlacedCell[], row: number, column: number): PlacedCell | undefined => placed.find((cell) => covers(cell, row, column));

/** The table with the rows down to one as header rows, or with none from it on; cells that span the new edge are not cut: the edge moves to theirs. */
export const withHeaderRows = (table: Table, row: number): Table => {
  const placed = placeCells(table);
  const last = table.columns.length - 1;
  if (row < table.headerRows) return { ...table, headerRows: wholeRange(placed, { top: row, bottom: row, left: 0, right: last }).top };
  return { ...table, headerRows: Math.min(20, wholeRange(placed, { top: table.headerRows, bottom: row, left: 0, right: last }).bottom + 1) };
};

/** The range from one cell to another. */
export const rangeBetween = (placed: readonly PlacedCell[], a: Id, b: Id): CellRange | null => {
  const [first, second] = [placed.find(({ cell }) => cell.id === a), placed.find(({ cell }) => cell.id === b)];
  if (!first || !second) return null;
  return wholeRange(placed, {
    top: Math.min(first.row, second.row),
    bottom: Math.max(first.row + first.rowspan, second.row + second.rowspan) - 1,
    left: Math.min(first.column, second.column),
    right: Math.max(first.column + first.colspan, second.column + second.colspan) - 1,
  });
};

/** A new table of empty cells. */
export const blankTable = (id: Id, rows: number, columns: number, newId: NewId, more: Partial<Pick<Table, 'headerRows' | 'purpose' | 'rowHeaders'>> = {}): Table => ({
  id,
  type: 'table',
  text: {},
  purpose: more.purpose ?? 'data',
  headerRows: Math.min(more.headerRows ?? 1, rows),
  rowHeaders: more.rowHeaders ?? false,
  landscape: false,
  columns: new Array<number>(columns).fill(1),
  rows: Array.from({ length: rows }, () => ({ id: newId(), kind: 'normal' as const, cells: Array.from({ length: columns }, () => emptyCell(newId)) })),
  notes: {},
  source: {},
});
