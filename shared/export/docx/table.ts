// Tables: caption above, horizontal rules only, header rows that repeat, merged cells, notes and source below.
import type { Table } from '../../document/blocks/table.ts';
import { contentText } from '../../document/inlines.ts';
import { printedText } from '../printed-text.ts';
import type { BlockWriter } from './block-writer.ts';
import { figureColumns, layGrid, wholeTable, type GridCell } from '../table-grid.ts';
import { eighths } from './lengths.ts';
import { paragraph } from './paragraph.ts';
import { element, flag, val } from './xml.ts';

const rule = (side: 'top' | 'bottom', points: number): string =>
  element(`w:${side}`, { 'w:val': 'single', 'w:sz': eighths(points), 'w:space': 0, 'w:color': 'auto' });

/** Widths of the columns in twips, by their shares; together exactly the measure. */
export const columnWidths = (shares: readonly number[], measure: number): number[] => {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  let [done, used] = [0, 0];
  return shares.map((share) => {
    done += share;
    const width = Math.round((measure * done) / whole) - used;
    used += width;
    return width;
  });
};

/** A table of Word around rows that are already written. */
export const tableXml = (rows: string, widths: readonly number[], rtl: boolean, properties: { readonly borders?: string; readonly indent?: number; readonly padding?: number; readonly paddingTop?: number; readonly description?: string }): string =>
  element('w:tbl', {},
    element('w:tblPr', {},
      val('w:tblStyle', 'UN-Table'),
      flag('w:bidiVisual', rtl),
      element('w:tblW', { 'w:w': widths.reduce((sum, width) => sum + width, 0), 'w:type': 'dxa' }),
      element('w:tblInd', { 'w:w': properties.indent ?? 0, 'w:type': 'dxa' }),
      properties.borders === undefined ? '' : element('w:tblBorders', {}, properties.borders),
      '<w:tblLayout w:type="fixed"/>',
      element('w:tblCellMar', {}, element('w:top', { 'w:w': properties.paddingTop ?? 0, 'w:type': 'dxa' }), ...(['left', 'right'] as const).map((side) => element(`w:${side}`, { 'w:w': properties.padding ?? 0, 'w:type': 'dxa' }))),
      '<w:tblLook w:val="0000"/>',
      properties.description === undefined || properties.description === '' ? '' : val('w:tblDescription', properties.description)),
    element('w:tblGrid', {}, ...widths.map((width) => element('w:gridCol', { 'w:w': width }))),
    rows);

const cellPadding = 70;
/** Cells of rows that stay with the next one by their style. */
const keptByStyle: ReadonlySet<string> = new Set(['UN-Table-Head', 'UN-Table-Head-Figures', 'UN-Table-Head-Over', 'UN-Table-Day', 'UN-Table-Group']);

const rowXml = (cells: string, header: boolean, whole: boolean, mark: string): string =>
  element('w:tr', {}, element('w:trPr', {}, flag('w:cantSplit', whole), flag('w:tblHeader', header), mark), cells);

/** The rows of a table. A column whose body holds figures only is set at the end side. `followed`: notes or a source stand under it, on the same page. */
const tableRows = (table: Table, widths: readonly number[], writer: BlockWriter, followed: boolean): string => {
  const { file } = writer;
  const { ruleTop, ruleHead, ruleEnd } = file.measures.table;
  const grid = layGrid(table);
  const headers = Math.min(table.headerRows, table.rows.length - 1);
  const textOf = (place: GridCell): string => contentText(place.cell === null ? [] : printedText(place.cell.text, file.language).content);
  const figures = figureColumns(grid, headers, table.columns.length, textOf);
  const whole = wholeTable(table, grid, textOf);
  const last = table.rows.length - 1;
  return table.rows
    .map((row, rowIndex) => {
      const header = rowIndex < headers;
      const cells = (grid[rowIndex] ?? []).map((place) => {
        const rowHead = table.rowHeaders && place.column === 0;
        const ofFigures = figures[place.column] === true && place.span === 1;
        const over = header && place.span > 1 && place.span < table.columns.length;
        const style = over ? 'UN-Table-Head-Over' : header ? (ofFigures ? 'UN-Table-Head-Figures' : 'UN-Table-Head') : row.kind === 'day' ? 'UN-Table-Day' : row.kind === 'group' ? 'UN-Table-Group' : rowHead ? 'UN-Table-Row-Head' : ofFigures ? 'UN-Table-Figures' : 'UN-Table-Text';
        const bottom = place.lastRow !== rowIndex ? 0 : rowIndex === last ? ruleEnd : rowIndex === headers - 1 ? ruleHead : over ? ruleTop : 0;
        const top = rowIndex === 0 ? ruleTop : row.kind === 'day' && rowIndex > headers ? ruleTop : 0;
        const borders = `${top === 0 ? '' : rule('top', top)}${bottom === 0 ? '' : rule('bottom', bottom)}`;
        const width = widths.slice(place.column, place.column + place.span).reduce((sum, each) => sum + each, 0);
        const written = place.cell === null ? '' : writer.text(place.cell.text);
        // The mark of a table without a caption stands in its first cell.
        const content = rowIndex === 0 && place.column === 0 ? file.bookmarks.around(table.id, written) : written;
        return element('w:tc', {},
          element('w:tcPr', {},
            element('w:tcW', { 'w:w': width, 'w:type': 'dxa' }),
            place.span > 1 ? val('w:gridSpan', place.span) : '',
            place.merge === 'none' ? '' : place.merge === 'restart' ? val('w:vMerge', 'restart') : '<w:vMerge/>',
            borders === '' ? '' : element('w:tcBorders', {}, borders),
            header ? val('w:vAlign', 'bottom') : ''),
          paragraph(content, { style, keepNext: (rowIndex === last ? followed : whole) && !keptByStyle.has(style) }, file.rtl));
      });
      return rowXml(cells.join(''), header, true, file.tracks?.row(row) ?? '');
    })
    .join('');
};

/** A table with everything that belongs to it, set to a measure in twips. */
export const writeTable = (table: Table, measure: number, writer: BlockWriter): string => {
  const { file } = writer;
  const widths = columnWidths(table.columns, measure);
  const caption = writer.caption(table, 'UN-Table-Caption');
  writer.beginFrame();
  const description = contentText(printedText(table.text, file.language).content).slice(0, 250);
  // In reading order: footnotes are counted as they are written.
  const followed = [table.notes, table.source].some((text) => printedText(text, file.language).content.length > 0);
  const body = tableXml(tableRows(table, widths, writer, followed), widths, file.rtl, { padding: cellPadding, description });
  const sourced = printedText(table.source, file.language).content.length > 0;
  const notes = writer.below(table.notes, 'note', 'UN-Table-Note', sourced);
  const source = writer.below(table.source, 'source', 'UN-Table-Source');
  // Two tables that touch would become one, and a cell may not end with a table.
  return `${caption}${body}${notes}${source}${paragraph('', { style: 'UN-Table-End' }, file.rtl)}`;
};
