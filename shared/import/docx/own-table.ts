// A table of a file that Rapporteur wrote: cells with their marks, rows of days and groups by the styles of their lines, widths as shares.
import type { NewId } from '../../document/ids.ts';
import type { Inline } from '../../document/inlines.ts';
import type { TableRow } from '../../document/blocks/table.ts';
import type { Language } from '../../language/language.ts';
import type { OwnContent } from './own-content.ts';
import type { WordBlock, WordParagraph, WordTable } from './word-text.ts';

export interface OwnTable {
  /** By the mark in the first cell, where no caption bears it. */
  readonly id: string | null;
  readonly rows: TableRow[];
  readonly columns: number[];
  readonly headerRows: number;
  readonly rowHeaders: boolean;
  readonly programme: boolean;
}

const paragraphsIn = (blocks: readonly WordBlock[]): WordParagraph[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? [block] : block.rows.flatMap((row) => row.cells.flatMap((cell) => paragraphsIn(cell.blocks)))));

/** Shares with two figures: what a width in twips is exact to. */
const sharesOf = (table: WordTable, count: number): number[] => {
  const widths = table.columns.slice(0, count);
  if (widths.length !== count || widths.some((width) => width <= 0)) return Array.from({ length: count }, () => 1);
  const least = Math.min(...widths);
  return widths.map((width) => Math.max(0.1, Math.round((width / least) * 20) / 20));
};

export const ownTable = (table: WordTable, content: OwnContent, language: Language, newId: NewId): OwnTable => {
  let id: string | null = null;
  const firsts = table.rows.map((row) => {
    let column = row.before;
    return row.cells.map(({ span }) => {
      const at = column;
      column += span;
      return at;
    });
  });
  const columns = Math.min(60, Math.max(1, ...table.rows.map((row) => row.before + row.cells.reduce((sum, { span }) => sum + span, 0))));
  let rowHeads = 0;
  const rows = table.rows.slice(0, 5000).map((row, index): TableRow => {
    let kind: TableRow['kind'] = 'normal';
    const cells = row.cells.flatMap((cell, which): TableRow['cells'] => {
      const column = firsts[index]?.[which] ?? 0;
      const paragraphs = paragraphsIn(cell.blocks);
      const style = content.style(paragraphs[0]?.look.style ?? null);
      if (style === 'UN-Table-Day') kind = 'day';
      if (style === 'UN-Table-Group') kind = 'group';
      if (style === 'UN-Table-Row-Head') rowHeads += 1;
      const lines = paragraphs.map((paragraph) => content.line(paragraph.inlines, paragraph.at, paragraph.look.style));
      id ??= index === 0 && which === 0 ? (lines.find((line) => line.id !== null)?.id ?? null) : null;
      if (cell.merge === 'continue' && index > 0) return [];
      let rowspan = 1;
      for (let below = index + 1; below < table.rows.length && cell.merge === 'restart'; below++) {
        const at = firsts[below]?.indexOf(column) ?? -1;
        if (at < 0 || table.rows[below]?.cells[at]?.merge !== 'continue') break;
        rowspan += 1;
      }
      const filled = lines.filter((line) => line.content.length > 0);
      const text = filled.flatMap((line, at): Inline[] => [...(at > 0 ? [{ text: '\n' }] : []), ...line.content]);
      return [{ id: newId(), text: text.length === 0 ? {} : { [language]: text }, colspan: Math.min(60, cell.span), rowspan: Math.min(5000, rowspan) }];
    });
    const proposals = content.proposals.row(row, table);
    return { id: newId(), kind, cells: cells.slice(0, 60), ...(proposals.length > 0 && { proposals }) };
  });
  const heads = table.rows.findIndex(({ header }) => !header);
  const headerRows = heads < 0 ? Math.max(0, table.rows.length - 1) : heads;
  return { id, rows, columns: sharesOf(table, columns), headerRows: Math.min(20, headerRows), rowHeaders: rowHeads > 0, programme: rows.some(({ kind }) => kind === 'day') };
};

