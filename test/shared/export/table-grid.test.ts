// Tables with merged cells become rows that cover every column, and no cell is lost.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figureColumns, layGrid } from '../../../shared/export/table-grid.ts';
import { columnWidths } from '../../../shared/export/docx/table.ts';
import type { TableRow } from '../../../shared/document/blocks/table.ts';
import { contentText } from '../../../shared/document/inlines.ts';

type Spans = readonly (readonly (readonly [colspan: number, rowspan: number])[])[];
const rows = (spans: Spans): TableRow[] =>
  spans.map((cells, row) => ({
    id: `r${row}`, kind: 'normal',
    cells: cells.map(([colspan, rowspan], cell) => ({ id: `r${row}c${cell}`, text: { en: [{ text: `${row}.${cell}` }] }, colspan, rowspan })),
  }));

const figuresIn = (...texts: readonly string[]): boolean => {
  const table = { columns: [1, 1], rows: texts.map((text, index): TableRow => ({ id: `r${index}`, kind: 'normal', cells: ['Harbours', text].map((each, cell) => ({ id: `r${index}c${cell}`, text: { en: [{ text: each }] }, colspan: 1, rowspan: 1 })) })) };
  return figureColumns(layGrid(table), 0, 2, ({ cell }) => contentText(cell?.text.en ?? []))[1] === true;
};

test.each([['1,204', '–'], ['12.5%', '-3'], ['14–16', '7'], ['14 [15]', '12'], ['[14] [15]', '12'], ['14 / 15', '3'], ['(12)', '40'], ['$1.20', '$14'], ['١٤', '٧'], ['14 15', '3']])('%s and %s are figures', (...texts) => expect(figuresIn(...texts)).toBe(true));
test.each([['09:00–10:00', '11:00'], ['4 March', '12'], ['II', '3'], ['–', '–'], ['A/RES/73/195', '12']])('%s and %s are not', (...texts) => expect(figuresIn(...texts)).toBe(false));

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
