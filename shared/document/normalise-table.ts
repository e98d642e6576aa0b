// The normal form of a table: its cells cover every place of the grid exactly once.
import type { Table, TableCell, TableRow } from './blocks/table.ts';
import type { NewId } from './ids.ts';

/** As many columns as the schema allows. */
const widest = 60;

interface Placed {
  readonly cell: TableCell;
  readonly row: number;
  readonly column: number;
}

/** Where each cell of a consistent table stands: column and row of its first place, counted from 0. */
export const tableGrid = (table: Table): readonly Placed[] => {
  const places = place(table.rows, table.columns.length, table.headerRows);
  return places.fits ? places.placed : [];
};

type Placement = { readonly fits: true; readonly placed: Placed[]; readonly free: [row: number, column: number][] } | { readonly fits: false; readonly needed: number };

/** Puts every cell into the first free place of its row, its spans cut to what is free, to the header and to the end of the table. */
const place = (rows: readonly TableRow[], columns: number, headerRows: number): Placement => {
  const taken = rows.map(() => new Uint8Array(columns));
  const placed: Placed[] = [];
  const free: [number, number][] = [];
  for (const [row, { cells }] of rows.entries()) {
    const line = taken[row] ?? new Uint8Array(columns);
    let room = line.reduce((count, sign) => count - sign, columns);
    if (room < cells.length) {
      if (columns < widest) return { fits: false, needed: Math.min(widest, columns + cells.length - room) };
      // No wider table is possible: spans from above end here.
      for (const [index, above] of placed.entries()) {
        const height = Math.min(above.cell.rowspan, row - above.row);
        if (above.row + above.cell.rowspan > row && height >= 1) placed[index] = { ...above, cell: { ...above.cell, rowspan: height } };
      }
      for (const later of taken.slice(row)) later.fill(0);
      room = columns;
    }
    let column = 0;
    for (const [index, cell] of cells.entries()) {
      while (line[column] === 1) column++;
      let colspan = 1;
      // Leave a place for each cell that is still to come.
      const most = Math.min(cell.colspan, room - (cells.length - 1 - index));
      while (colspan < most && column + colspan < columns && line[column + colspan] === 0) colspan++;
      const end = row < headerRows ? Math.min(headerRows, rows.length) : rows.length;
      const rowspan = Math.max(1, Math.min(cell.rowspan, end - row));
      for (let down = 0; down < rowspan; down++) taken[row + down]?.fill(1, column, column + colspan);
      room -= colspan;
      placed.push({ cell: colspan === cell.colspan && rowspan === cell.rowspan ? cell : { ...cell, colspan, rowspan }, row, column });
      column += colspan;
    }
    for (let open = column; open < columns; open++) if (line[open] === 0) free.push([row, open]);
  }
  return { fits: true, placed, free };
};

const columnWidths = (columns: readonly number[], count: number): number[] => {
  const known = columns.slice(0, count);
  const average = known.length === 0 ? 1 : known.reduce((sum, width) => sum + width, 0) / known.length;
  return [...known, ...Array.from({ length: count - known.length }, () => average)];
};

/**
 * Makes the grid consistent: spans end at other cells, at the last header row and at the last row; rows that are too short are filled with
 * empty cells; as many columns as the widest row needs. No cell with its text is dropped. Returns the very same table when it is normal already.
 */
export const normaliseTable = (table: Table, newId: NewId): Table => {
  const headerRows = Math.min(Math.max(0, table.headerRows), table.rows.length);
  let columns = Math.min(widest, Math.max(1, table.columns.length, ...table.rows.map((row) => row.cells.length)));
  let placement = place(table.rows, columns, headerRows);
  while (!placement.fits) {
    columns = placement.needed;
    placement = place(table.rows, columns, headerRows);
  }
  const { placed, free } = placement;
  let rowsChanged = free.length > 0;
  const byRow = table.rows.map((): Placed[] => []);
  for (const item of placed) byRow[item.row]?.push(item);
  for (const [row, { cells }] of table.rows.entries()) {
    if (byRow[row]?.some((item, index) => item.cell !== cells[index])) rowsChanged = true;
  }
  for (const [row, column] of free) byRow[row]?.push({ cell: { id: newId(), text: {}, colspan: 1, rowspan: 1 }, row, column });
  if (!rowsChanged && columns === table.columns.length && headerRows === table.headerRows) return table;
  const rows = table.rows.map((row, index): TableRow => {
    const items = byRow[index] ?? [];
    const same = items.length === row.cells.length && items.every((item, at) => item.cell === row.cells[at]);
    return same ? row : { ...row, cells: items.sort((one, other) => one.column - other.column).map((item) => item.cell) };
  });
  return { ...table, headerRows, columns: columns === table.columns.length ? table.columns : columnWidths(table.columns, columns), rows };
};
