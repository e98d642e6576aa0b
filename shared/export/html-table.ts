// A table as HTML: caption, head and rows with their spans, and what heads what for those who hear it.
import type { Table } from '../document/blocks/table.ts';
import type { LanguageText } from '../document/block.ts';

export interface HtmlTableParts {
  /** The content of a cell. */
  readonly cell: (text: LanguageText) => string;
  /** Caption as HTML; empty for none. */
  readonly caption: string;
}

export const htmlTable = (table: Table, { cell, caption }: HtmlTableParts): string => {
  const headers = Math.min(table.headerRows, table.rows.length - 1);
  const rowHtml = (row: Table['rows'][number], rowIndex: number): string => {
    const cells = row.cells.map((each, column) => {
      const heads = rowIndex < headers ? (each.colspan > 1 ? 'colgroup' : 'col') : row.kind !== 'normal' ? 'rowgroup' : table.rowHeaders && column === 0 ? 'row' : null;
      const spans = `${each.colspan > 1 ? ` colspan="${each.colspan}"` : ''}${each.rowspan > 1 ? ` rowspan="${each.rowspan}"` : ''}`;
      return heads === null ? `<td${spans}>${cell(each.text)}</td>` : `<th scope="${heads}"${spans}>${cell(each.text)}</th>`;
    });
    return `<tr${row.kind === 'normal' ? '' : ` class="${row.kind}"`}>${cells.join('')}</tr>`;
  };
  const rows = table.rows.map(rowHtml);
  const head = headers > 0 ? `<thead>${rows.slice(0, headers).join('')}</thead>` : '';
  return `<table>${caption === '' ? '' : `<caption>${caption}</caption>`}${head}<tbody>${rows.slice(headers).join('')}</tbody></table>`;
};
