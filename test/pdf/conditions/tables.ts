// Conditions on tables: cells lie on a regular grid, and header cells say what they head.
import { Name, PdfString } from '../objects.ts';
import { placeOf } from '../reading.ts';
import type { Element, TaggedPdf } from '../structure.ts';
import { violation, type Violation } from './violation.ts';

const span = (cell: Element, key: 'RowSpan' | 'ColSpan'): number => {
  const found = cell.attribute('Table', key);
  return typeof found === 'number' && found > 0 ? found : 1;
};

const rowsOf = (table: Element): Element[] => table.elements.flatMap((each) => (each.role === 'TR' ? [each] : /^T(Head|Body|Foot)$/.test(each.role ?? '') ? each.elements.filter(({ role }) => role === 'TR') : []));
const cellsOf = (row: Element): Element[] => row.elements.filter(({ role }) => role === 'TH' || role === 'TD');

function* gridConditions(pdf: TaggedPdf, rows: readonly Element[]): Generator<Violation> {
  const grid: boolean[][] = rows.map(() => []);
  for (const [y, row] of rows.entries()) {
    const line = grid[y] ?? [];
    for (const cell of cellsOf(row)) {
      let x = 0;
      while (line[x] === true) x++;
      for (let down = 0; down < span(cell, 'RowSpan'); down++) {
        const below = grid[y + down];
        if (below === undefined) {
          yield violation('09-004', `${placeOf(pdf, cell)} reaches below the table`);
          break;
        }
        for (let across = 0; across < span(cell, 'ColSpan'); across++) {
          if (below[x + across] === true) yield violation('09-004', `${placeOf(pdf, cell)} covers another cell`);
          below[x + across] = true;
        }
      }
    }
  }
  const width = Math.max(0, ...grid.map((line) => line.length));
  for (const [y, line] of grid.entries()) {
    const row = rows[y];
    const taken = line.filter(Boolean).length;
    if (row !== undefined && taken !== width) yield violation('09-004', `${placeOf(pdf, row)} has ${taken} columns of ${width}`);
  }
}

const headersOf = (pdf: TaggedPdf, cell: Element): string[] => {
  const found = cell.attribute('Table', 'Headers');
  return (Array.isArray(found) ? found : []).flatMap((each) => {
    const id = pdf.file.resolve(each);
    return id instanceof PdfString ? [id.text] : [];
  });
};

function* headerConditions(pdf: TaggedPdf, rows: readonly Element[]): Generator<Violation> {
  const cells = rows.flatMap(cellsOf);
  const heads = cells.filter(({ role }) => role === 'TH');
  const ids = new Set(heads.flatMap((head) => head.string('ID') ?? []));
  for (const cell of cells) {
    const unknown = headersOf(pdf, cell).filter((id) => !ids.has(id));
    if (unknown.length > 0) yield violation('15-003', `${placeOf(pdf, cell)} names the header ${unknown.join(', ')}, which is not there`);
  }
  const byId = cells.filter(({ role }) => role === 'TD').every((cell) => headersOf(pdf, cell).length > 0);
  for (const head of heads) {
    const scope = head.attribute('Table', 'Scope');
    const known = scope instanceof Name && ['Row', 'Column', 'Both'].includes(scope.value);
    if (!known && !byId) yield violation('15-003', placeOf(pdf, head));
  }
}

export function* tableConditions(pdf: TaggedPdf): Generator<Violation> {
  for (const table of pdf.elements.filter(({ role }) => role === 'Table')) {
    const rows = rowsOf(table);
    yield* gridConditions(pdf, rows);
    yield* headerConditions(pdf, rows);
  }
}
