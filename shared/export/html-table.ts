// A table as HTML: caption, head and rows with their spans, figures under figures, and what heads what for those who hear it.
import type { Table } from '../document/blocks/table.ts';
import type { LanguageText } from '../document/block.ts';
import { figureColumns, layGrid, type GridCell } from './table-grid.ts';

export interface HtmlTableParts {
  /** The content of a cell. */
  readonly cell: (text: LanguageText) => string;
  /** What prints of it, without its form. */
  readonly plain: (text: LanguageText) => string;
  /** Caption as HTML; empty for none. */
  readonly caption: string;
  readonly captionId: string;
}

type Row = Table['rows'][number];

/**
 * The rows under the head, in stretches that a row for a day or a group begins: such a row heads its stretch (`scope="rowgroup"`). A cell that spans
 * rows may not leave its stretch, so none begins beside one.
 */
const stretches = (rows: readonly Row[]): readonly (readonly Row[])[] => {
  const result: Row[][] = [];
  let spannedUntil = 0;
  for (const [index, row] of rows.entries()) {
    const last = result.at(-1);
    if (last === undefined || (row.kind !== 'normal' && index >= spannedUntil)) result.push([row]);
    else last.push(row);
    for (const { rowspan } of row.cells) spannedUntil = Math.max(spannedUntil, index + rowspan);
  }
  return result;
};

export const htmlTable = (table: Table, { cell, plain, caption, captionId }: HtmlTableParts): string => {
  const headers = Math.min(table.headerRows, table.rows.length - 1);
  const grid = layGrid(table);
  const figures = figureColumns(grid, headers, table.columns.length, (place) => (place.cell === null ? '' : plain(place.cell.text)));
  const places = new Map(grid.flat().flatMap((place): [string, GridCell][] => (place.cell === null ? [] : [[place.cell.id, place]])));
  /** A head over several columns stands in their middle, figures under each other. */
  const standing = (id: string, isHead: boolean): string => {
    const place = places.get(id);
    if (place === undefined) return '';
    if (isHead && place.span > 1 && place.span < table.columns.length) return ' class="over"';
    return place.span === 1 && figures[place.column] === true ? ' class="figures"' : '';
  };
  const rowHtml = (row: Row, isHead: boolean): string => {
    const cells = row.cells.map((each, column) => {
      const heads = isHead ? (each.colspan > 1 ? 'colgroup' : 'col') : row.kind !== 'normal' ? 'rowgroup' : table.rowHeaders && column === 0 ? 'row' : null;
      const spans = `${standing(each.id, isHead)}${each.colspan > 1 ? ` colspan="${each.colspan}"` : ''}${each.rowspan > 1 ? ` rowspan="${each.rowspan}"` : ''}`;
      const content = cell(each.text);
      // A cell that says nothing heads nothing, such as the one in the corner.
      return heads === null || content.trim() === '' ? `<td${spans}>${content}</td>` : `<th scope="${heads}"${spans}>${content}</th>`;
    });
    return `<tr${row.kind === 'normal' ? '' : ` class="${row.kind}"`}>${cells.join('')}</tr>`;
  };
  const head = headers > 0 ? `<thead>${table.rows.slice(0, headers).map((row) => rowHtml(row, true)).join('')}</thead>` : '';
  const bodies = stretches(table.rows.slice(headers)).map((rows) => `<tbody>${rows.map((row) => rowHtml(row, false)).join('')}</tbody>`);
  return `<table class="data">${caption === '' ? '' : `<caption id="${captionId}">${caption}</caption>`}${head}${bodies.join('')}</table>`;
};
