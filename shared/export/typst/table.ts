// A table as cells on a grid, with their roles; the template draws the rules.
import type { Table } from '../../document/blocks/table.ts';
import { contentText } from '../../document/inlines.ts';
import { captionRuns } from './caption.ts';
import { figureColumns, layGrid, wholeTable, type GridCell } from '../table-grid.ts';
import { printedText } from '../printed-text.ts';
import type { PrintedCell, Runs, TableElement } from './printed.ts';
import { repeatedRuns, RunWriter } from './runs.ts';
import type { Setting } from './setting.ts';

/**
 * Characters in a cell of a third of the width or more, in a narrower one the fewer, beyond which the rows of its table may be broken over two pages. Cells that
 * may be broken beside such that may not, above all with footnotes in them, bring the compiler to grief over their tags, and with it the program. Neither is a
 * head repeated that may be broken.
 */
const longCell = 600;

/** The last row that a cell really covers: in a broken table another cell may have taken its place. */
const lastRowOf = (grid: readonly (readonly GridCell[])[], row: number, { column }: GridCell): number => {
  let last = row;
  while (grid[last + 1]?.some((place) => place.merge === 'continue' && place.column === column) === true) last++;
  return last;
};

/** Places that no cell covers. */
function* holes(cells: readonly PrintedCell[], columns: number, rows: number): Generator<readonly [x: number, y: number]> {
  const covered = new Set<number>();
  for (const { x, y, colspan, rowspan } of cells) {
    for (let down = 0; down < rowspan; down++) for (let across = 0; across < colspan; across++) covered.add((y + down) * columns + x + across);
  }
  for (let place = 0; place < rows * columns; place++) if (!covered.has(place)) yield [place % columns, Math.floor(place / columns)];
}

/** What stands under a table or figure, led in by the word for it in italics. */
export const below = (text: Table['notes'], word: 'note' | 'source', setting: Setting, runs: RunWriter): Runs => {
  const written = runs.text(text);
  return written.length === 0 ? [] : [...runs.content([{ text: `${setting.language.wording(word)} `, italic: true }]), ...written];
};

export const tableElement = (table: Table, setting: Setting, runs: RunWriter): TableElement => {
  const { language, anchors } = setting;
  const anchor = anchors.of(table.id);
  const caption = captionRuns(table, setting, runs);
  const grid = layGrid(table);
  const headRows = Math.min(table.headerRows, table.rows.length - 1);
  const headerRows = setting.oneHeadRow ? Math.min(1, headRows) : headRows;
  const textOf = ({ cell }: GridCell): string => (cell === null ? '' : contentText(printedText(cell.text, language).content));
  const figures = figureColumns(grid, headerRows, table.columns.length, textOf);
  // The column at the right is the next one, in Arabic the one before.
  const parted = (column: number): boolean => figures[column] === true && figures[column + (setting.rtl ? -1 : 1)] === false;
  const width = table.columns.reduce((sum, share) => sum + share, 0);
  const shareOf = ({ column, span }: GridCell): number => table.columns.slice(column, column + span).reduce((sum, share) => sum + share, 0) / width;
  const breaks = grid.flat().some((place) => textOf(place).length > longCell * Math.min(1, 3 * shareOf(place)));
  const cells = grid.flatMap((row, y) =>
    row.flatMap((place): PrintedCell[] => {
      if (place.merge === 'continue') return [];
      const head = y < headerRows;
      const kind = table.rows[y]?.kind ?? 'normal';
      // A head that reaches into the body would repeat half of it: it ends with the header rows.
      const reached = lastRowOf(grid, y, place);
      const lastRow = head ? Math.min(reached, headerRows - 1) : reached;
      // In a single column a repeated row that names others ends the compiler.
      const names = !head && kind !== 'normal' && table.columns.length > 1 && place.span === table.columns.length && lastRow === y;
      const c = place.cell === null ? [] : runs.cell(place.cell.text);
      const repeated = head || names ? repeatedRuns(c, setting.rtl) : null;
      return [
        {
          x: place.column,
          y,
          colspan: place.span,
          rowspan: lastRow - y + 1,
          c,
          role: y < headRows ? 'head' : kind !== 'normal' ? kind : table.rowHeaders && place.column === 0 ? 'side' : 'plain',
          names,
          again: repeated === null ? null : { id: `${table.id}-${y}-${place.column}`, c: repeated },
          figures: figures[place.column] === true && place.span === 1,
          parted: place.span === 1 && parted(place.column),
          spans: head && place.span > 1 && place.span < table.columns.length,
          breaks,
        },
      ];
    }),
  );
  for (const [x, y] of holes(cells, table.columns.length, table.rows.length)) {
    cells.push({ x, y, colspan: 1, rowspan: 1, c: [], role: y < headRows ? 'head' : 'plain', names: false, again: null, figures: false, parted: false, spans: false, breaks });
  }
  const header = cells.filter(({ y }) => y < headerRows);
  return {
    k: 'table',
    anchor,
    caption,
    columns: table.columns,
    header,
    repeats: header.every(({ breaks }) => !breaks),
    cells: cells.filter(({ y }) => y >= headerRows),
    rows: table.rows.length,
    headerRows: headRows,
    programme: table.purpose === 'programme',
    landscape: table.landscape,
    whole: wholeTable(table, grid, textOf),
    notes: below(table.notes, 'note', setting, runs),
    source: below(table.source, 'source', setting, runs),
    goesOn: false,
  };
};
