// Tables of Word as tables of the model: cells that are merged downwards are counted together, widths become shares.
import { htmlTables, type GridRow } from '../clipboard-tables.ts';
import type { Draft, DraftInline } from '../draft.ts';
import type { DraftTable } from '../tables.ts';
import { wordsOf, type Drafts } from './drafts.ts';
import type { Change, WordBlock, WordRow, WordTable } from './word-text.ts';

/** The first column of each cell of a row. */
const columnsOf = ({ before, cells }: WordRow): number[] => {
  let column = before;
  return cells.map(({ span }) => {
    const at = column;
    column += span;
    return at;
  });
};

interface Cover {
  /** How many rows the cell at a column covers with those below it that continue it. */
  readonly height: number;
  /** A cell above covers it. */
  readonly covered: boolean;
}

/** By row, what the cells at each column cover: in one way down and one up, since a stranger's table has any number of rows. */
const covers = (rows: readonly WordRow[], columns: readonly (readonly number[])[]): ReadonlyMap<number, Cover>[] => {
  const heights: Map<number, number>[] = [];
  for (let row = rows.length - 1; row >= 0; row--) {
    const below = rows[row + 1]?.cells ?? [];
    const going = new Set((columns[row + 1] ?? []).filter((_, index) => below[index]?.merge === 'continue'));
    heights[row] = new Map((columns[row] ?? []).map((column) => [column, 1 + (going.has(column) ? (heights[row + 1]?.get(column) ?? 0) : 0)]));
  }
  let begun: ReadonlySet<number> = new Set();
  return rows.map(({ cells }, row) => {
    const here = columns[row] ?? [];
    const above = begun;
    begun = new Set(here.filter((column, index) => cells[index]?.merge !== 'continue' || above.has(column)));
    return new Map(here.map((column, index) => [column, { height: heights[row]?.get(column) ?? 1, covered: cells[index]?.merge === 'continue' && above.has(column) }]));
  });
};

/** A head ends where all of its merged cells end. */
const withWholeHead = (table: DraftTable): DraftTable => {
  let { headerRows } = table;
  for (let row = 0; row < headerRows; row++) for (const { rowspan } of table.rows[row]?.cells ?? []) headerRows = Math.max(headerRows, row + rowspan);
  return headerRows === table.headerRows ? table : { ...table, headerRows: headerRows < table.rows.length ? Math.min(20, headerRows) : 0 };
};

/** A cell that comes or goes by itself, as those of a new column: no document says so of cells, but their words come or go. */
const withChanges = (blocks: readonly WordBlock[], changes: readonly Change[]): readonly WordBlock[] =>
  changes.length === 0 ? blocks : blocks.map((block): WordBlock => (block.kind === 'table' ? block : { ...block, inlines: block.inlines.map((inline) => ('changes' in inline ? { ...inline, changes: [...changes, ...inline.changes] } : inline)) }));

/** The tables that one of Word makes: several where it is longer than one may be. */
export const draftTables = (table: WordTable, drafts: Drafts): DraftTable[] => {
  const columns = table.rows.map(columnsOf);
  const covered = covers(table.rows, columns);
  const grid = table.rows.map((row, index): GridRow => {
    const cells: { draft: Draft; colspan: number; rowspan: number }[] = [];
    if (row.before > 0) cells.push({ draft: [], colspan: row.before, rowspan: 1 });
    for (const [at, cell] of row.cells.entries()) {
      const column = columns[index]?.[at] ?? 0;
      if (cell.changes.length > 0) drafts.lose('trackedChanges', table.at, wordsOf(cell.blocks).trim());
      const draft: Draft = drafts.joined(withChanges(cell.blocks, cell.changes), table.at);
      if (cell.merge !== 'continue') {
        cells.push({ draft, colspan: Math.min(60, cell.span), rowspan: Math.min(5000, covered[index]?.get(column)?.height ?? 1) });
        continue;
      }
      // A cell that continues nothing is one of its own; one that continues hides its text, which belongs to the cell above.
      if (covered[index]?.get(column)?.covered !== true) cells.push({ draft, colspan: Math.min(60, cell.span), rowspan: 1 });
      else if (draft.length > 0) cells.push({ draft: [{ text: ' ' }, ...draft] as DraftInline[], colspan: Math.min(60, cell.span), rowspan: 1 });
    }
    return { head: row.header, cells };
  });
  const proposals = table.rows.filter((_, index) => (grid[index]?.cells.length ?? 0) > 0).map((row) => drafts.proposals.row(row, table));
  let from = 0;
  return htmlTables(grid, [], table.at).map(withWholeHead).map((made) => {
    const rows = made.rows.map((row, index) => ({ ...row, proposals: proposals[from + index] ?? [] }));
    from += made.rows.length;
    return { ...made, rows };
  });
};

/** Shares of the columns, in the order of the table; null where its grid does not fit its rows. */
export const sharesOf = (table: WordTable, columns: number): number[] | null => {
  const widths = table.columns.slice(0, columns);
  if (widths.length !== columns || widths.some((width) => width <= 0)) return null;
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return widths.map((width) => Math.max(1, Math.round((width / whole) * 100)));
};
