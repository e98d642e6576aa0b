// Tables of HTML as tables of the model: spans that fit, rows of days and groups, heads.
import { attribute, type ElementNode } from './clipboard-tree.ts';
import { draftText, type Draft } from './draft.ts';
import { headOf, isDayText, isProgramme, mostRows, programmeHeads, type DraftCell, type DraftRow, type DraftTable } from './tables.ts';

/** The columns or rows a cell covers, from 1 to `most`; what is no number counts as one. */
export const spanOf = (cell: ElementNode, name: 'colspan' | 'rowspan', most: number): number => {
  const value = Number.parseInt(attribute(cell, name) ?? '1', 10);
  return Number.isInteger(value) && value >= 1 ? Math.min(value, most) : 1;
};

export interface GridRow {
  readonly head: boolean;
  readonly cells: readonly { readonly draft: Draft; readonly colspan: number; readonly rowspan: number }[];
}

/** Rows after the model: spans end at the table's end, missing cells are empty, columns beyond the sixtieth join the last, long tables are divided. */
export const htmlTables = (grid: readonly GridRow[], caption: Draft, line: number): DraftTable[] => {
  const tables: DraftTable[] = [];
  const filled = grid.filter((row) => row.cells.length > 0);
  for (let from = 0; from < filled.length; from += mostRows) {
    const part = filled.slice(from, from + mostRows);
    /** Columns that cells from above still cover, by column: rows left. */
    let covered: number[] = [];
    const widths: number[] = [];
    const placed: { head: boolean; cells: DraftCell[] }[] = [];
    for (const [index, row] of part.entries()) {
      const cells: DraftCell[] = [];
      let column = 0;
      const next: number[] = covered.map((left) => Math.max(0, left - 1));
      for (const cell of row.cells) {
        while ((covered[column] ?? 0) > 0) column += 1;
        if (column >= 60) {
          // No column is left: the words go into the cell before, be it in the row above.
          const kept = cells.length > 0 ? cells : placed.findLast((above) => above.cells.length > 0)?.cells;
          const last = kept?.at(-1);
          if (kept !== undefined && last !== undefined && cell.draft.length > 0) kept[kept.length - 1] = { ...last, draft: [...last.draft, { text: ' ' }, ...cell.draft] };
          continue;
        }
        let colspan = Math.min(cell.colspan, 60 - column);
        for (let at = 1; at < colspan; at++) if ((covered[column + at] ?? 0) > 0) colspan = at;
        const rowspan = Math.min(cell.rowspan, part.length - index);
        for (let at = column; at < column + colspan; at++) next[at] = rowspan - 1;
        cells.push({ draft: cell.draft, line, colspan, rowspan });
        column += colspan;
      }
      for (let at = column; at < covered.length; at++) if ((covered[at] ?? 0) > 0) column = at + 1;
      widths.push(column);
      covered = next;
      placed.push({ head: row.head, cells });
    }
    const columns = widths.reduce((most, width) => Math.max(most, width), 1);
    const firsts = placed.map(({ cells }) => draftText(cells[0]?.draft ?? []));
    const programme = isProgramme(firsts);
    const rows = placed.map(({ cells }, index): DraftRow => {
      const only = cells[0];
      const whole = cells.length === 1 && only !== undefined && only.colspan === columns && columns > 1 && only.rowspan === 1;
      const day = isDayText(firsts[index] ?? '') && cells.slice(1).every((cell) => cell.draft.length === 0);
      if (day && columns > 1 && cells.every((cell) => cell.rowspan === 1) && only !== undefined) return { kind: 'day', cells: [{ ...only, colspan: columns }] };
      const missing = columns - (widths[index] ?? columns);
      const padded = [...cells, ...Array.from({ length: missing }, (): DraftCell => ({ draft: [], line, colspan: 1, rowspan: 1 }))];
      return { kind: whole ? 'group' : 'normal', cells: padded };
    });
    const heads = placed.findIndex(({ head }) => !head);
    const headerRows = heads > 0 ? heads : programme ? programmeHeads(rows) : headOf(rows);
    tables.push({ line, rows, columns, headerRows: Math.min(20, headerRows), purpose: programme ? 'programme' : 'data', broken: false, ...(from === 0 && caption.length > 0 ? { caption } : {}) });
  }
  return tables;
};
