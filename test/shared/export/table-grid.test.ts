// Tables with merged cells become rows that cover every column, and no cell is lost.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layGrid } from '../../../shared/export/table-grid.ts';
import { columnWidths } from '../../../shared/export/docx/table.ts';
import type { TableRow } from '../../../shared/document/blocks/table.ts';
import { contentText } from '../../../shared/document/inlines.ts';

type Spans = readonly (readonly (readonly [colspan: number, rowspan: number])[])[];
const rows = (spans: Spans): TableRow[] =>
  spans.map((cells, row) => ({
    id: `r${row}`, kind: 'normal',
    cells: cells.map(([colspan, rowspan], cell) => ({ id: `r${row}c${cell}`, text: { en: [{ text: `${row}.${cell}` }] }, colspan, rowspan })),
  }));

describe('the grid of a table', () => {
  test('puts cells beside and below merged ones', () => {
    const grid = layGrid({ columns: [1, 1, 1], rows: rows([[[1, 2], [2, 1]], [[1, 1], [1, 1]]]) });
    expect(grid.map((row) => row.map(({ cell, column, span, merge }) => `${cell?.id ?? '-'}@${column}x${span} ${merge}`))).toEqual([
      ['r0c0@0x1 restart', 'r0c1@1x2 none'],
      ['-@0x1 continue', 'r1c0@1x1 none', 'r1c1@2x1 none'],
    ]);
  });

  test('covers every column once in every row and keeps every text, however the table is broken', () => {
    const spans = fc.array(fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), { maxLength: 6 }), { minLength: 1, maxLength: 6 });
    fc.assert(fc.property(spans, fc.integer({ min: 1, max: 5 }), (drawn, columns) => {
      const table = { columns: Array.from({ length: columns }, () => 1), rows: rows(drawn) };
      const grid = layGrid(table);
      for (const row of grid) {
        expect(row.flatMap(({ column, span }) => Array.from({ length: span }, (_, at) => column + at))).toEqual(table.columns.map((_, at) => at));
      }
      const written = grid.flat().map(({ cell }) => contentText(cell?.text.en ?? [])).join('\n').split('\n').filter((text) => text !== '');
      const given = table.rows.flatMap((row) => row.cells.map((cell) => contentText(cell.text.en ?? [])));
      expect(written.sort()).toEqual(given.sort());
    }));
  });

  test('has columns that fill the measure to the last twip', () => {
    fc.assert(fc.property(fc.array(fc.double({ min: 0.01, max: 50, noNaN: true }), { minLength: 1, maxLength: 12 }), fc.integer({ min: 2000, max: 15_000 }), (shares, measure) => {
      expect(columnWidths(shares, measure).reduce((sum, width) => sum + width, 0)).toBe(measure);
    }));
  });
});
