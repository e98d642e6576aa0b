// The cells of a table laid out on its grid: every place is a cell, the continuation of one above, or empty.
import type { Table, TableCell } from '../document/blocks/table.ts';

export interface GridCell {
  /** Null where the table has no cell: an empty one stands there. */
  readonly cell: TableCell | null;
  readonly column: number;
  readonly span: number;
  /** `continue` for the rows that a cell spans below its first. */
  readonly merge: 'none' | 'restart' | 'continue';
  /** The last row that the cell covers. */
  readonly lastRow: number;
}

interface Covering {
  readonly span: number;
  readonly lastRow: number;
}

/** The columns that cells from above take up in a row. */
const coveredColumns = (covered: ReadonlyMap<number, Covering>, row: number): Set<number> => {
  const columns = new Set<number>();
  for (const [column, { span, lastRow }] of covered) if (lastRow >= row) for (let at = column; at < column + span; at += 1) columns.add(at);
  return columns;
};

/** Row by row, the cells of a model without gaps, in which every row covers all columns. Spans that leave the table are cut at its edge. */
export const layGrid = (table: Pick<Table, 'rows' | 'columns'>): readonly (readonly GridCell[])[] => {
  const columns = table.columns.length;
  const covered = new Map<number, Covering>();
  return table.rows.map((row, rowIndex) => {
    const cells: GridCell[] = [];
    const waiting = [...row.cells];
    // A row with cells that has no place left ends the cells that cover it: no text is lost, however a table is broken.
    const free = (at: number): boolean => !((covered.get(at)?.lastRow ?? -1) >= rowIndex);
    const places = coveredColumns(covered, rowIndex);
    if (waiting.length > 0 && table.columns.every((_, at) => places.has(at))) covered.clear();
    let column = 0;
    while (column < columns) {
      const above = covered.get(column);
      if (above !== undefined && above.lastRow >= rowIndex) {
        cells.push({ cell: null, column, span: above.span, merge: 'continue', lastRow: above.lastRow });
        column += above.span;
        continue;
      }
      const cell = waiting.shift() ?? null;
      let room = 1;
      while (column + room < columns && free(column + room)) room += 1;
      const span = Math.min(cell?.colspan ?? 1, room);
      const lastRow = Math.min(rowIndex + (cell?.rowspan ?? 1) - 1, table.rows.length - 1);
      for (let at = column; at < column + span; at += 1) covered.delete(at);
      if (lastRow > rowIndex) covered.set(column, { span, lastRow });
      cells.push({ cell, column, span, merge: lastRow > rowIndex ? 'restart' : 'none', lastRow });
      column += span;
    }
    // Cells beyond the last column stand in it.
    const last = cells.findLast(({ merge }) => merge !== 'continue');
    if (waiting.length > 0 && last !== undefined) {
      const at = cells.indexOf(last);
      cells[at] = { ...last, cell: joined(last.cell, waiting) };
    }
    return cells;
  });
};

const joined = (first: TableCell | null, rest: readonly TableCell[]): TableCell | null => {
  const all = first === null ? [...rest] : [first, ...rest];
  const [head] = all;
  if (head === undefined) return null;
  const text: TableCell['text'] = {};
  for (const language of ['en', 'ar', 'fr'] as const) {
    const parts = all.map((cell) => cell.text[language]).filter((content) => content !== undefined);
    if (parts.length > 0) text[language] = parts.flatMap((content, index) => (index === 0 ? content : [{ text: '\n' }, ...content]));
  }
  return { ...head, text };
};

/** Figures with what belongs to them: a sign, a unit, a span of two (`14–16`), brackets around one that is not agreed (`14 [15]`, `14 / 15`). */
const figures = /^[\s\u00A0\u202F\d٠-٩.,%٪<>≤≥$€+\-–−()[\]/]+$/u;
const digit = /[\d٠-٩]/u;
const date = /\d\/\d+\/\d/u;
const isFigure = (text: string): boolean => figures.test(text) && digit.test(text) && !date.test(text);

/** What stands where there is none: a dash for nil, points for what is not known. */
const noFigure = /^\s*(?:[-–—−]|\.{2,3}|…)\s*$/u;

/** Whether each column holds figures only below its head: they line up under each other. The first column names its rows. */
export const figureColumns = (grid: readonly (readonly GridCell[])[], headerRows: number, columns: number, textOf: (place: GridCell) => string): readonly boolean[] => {
  const body = grid.slice(headerRows);
  return Array.from({ length: columns }, (_, column) => {
    const texts = body.flatMap((row) => row.filter((place) => place.column === column && place.span === 1).map(textOf)).filter((text) => text !== '');
    return column > 0 && texts.length > 1 && texts.every((text) => isFigure(text) || noFigure.test(text)) && texts.some(isFigure);
  });
};

/** Tables up to this size are not broken over two pages, except programmes, whose days go on under their date, and landscape ones, whose pages are low. */
const longestWhole = { rows: 14, characters: 1200 } as const;

export const wholeTable = (table: Pick<Table, 'purpose' | 'landscape'>, grid: readonly (readonly GridCell[])[], textOf: (place: GridCell) => string): boolean =>
  table.purpose !== 'programme' && !table.landscape && grid.length <= longestWhole.rows && grid.flat().reduce((sum, place) => sum + textOf(place).length, 0) <= longestWhole.characters;
