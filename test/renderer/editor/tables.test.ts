// Tables: rows, columns, merged cells, headers, and moving among the cells.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { Table } from '../../../shared/document/blocks/table.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { normaliseTable } from '../../../shared/document/normalise-table.ts';
import * as commands from '../../../renderer/editor/commands.ts';
import { handleKey } from '../../../renderer/editor/keys.ts';
import type { PaneEditor } from '../../../renderer/editor/pane.ts';
import { blankTable, cellAt, deleteColumns, deleteRows, insertColumnAt, insertRowAt, mergeRange, placeCells, splitCellOf, withHeaderRows } from '../../../renderer/editor/tables.ts';
import { generators, letters, withIds } from '../../shared/document/generators.ts';
import { caretAt, expectAct, stage } from './stage.ts';

type Case = readonly [name: string, act: (editor: PaneEditor) => void, before: string, after: string];
const run = (cases: readonly Case[]) => test.each(cases)('%s', (_, act, before, after) => expectAct(stage(before), act, after));
const tab = (shiftKey: boolean) => (editor: PaneEditor) => void handleKey(editor, { code: 'Tab', key: 'Tab', ctrlKey: false, metaKey: false, shiftKey, altKey: false });

const small = 'table t: T\n  row r: a=A^ / b=B\n  row s: c=C / d=D';
describe('rows and columns', () => {
  run([
    ['a row above', (e) => commands.insertRow(e, 'before'), small, 'table t: T\n  row #: #=^ / #=\n  row r: a=A / b=B\n  row s: c=C / d=D'],
    ['a row below', (e) => commands.insertRow(e, 'after'), small, 'table t: T\n  row r: a=A / b=B\n  row #: #=^ / #=\n  row s: c=C / d=D'],
    ['a column before', (e) => commands.insertColumn(e, 'before'), small, 'table t: T\n  row r: #=^ / a=A / b=B\n  row s: #= / c=C / d=D'],
    ['a column after', (e) => commands.insertColumn(e, 'after'), small, 'table t: T\n  row r: a=A / #=^ / b=B\n  row s: c=C / #= / d=D'],
    ['the row of the caret goes', (e) => commands.deleteRow(e), small, 'table t: T\n  row s: c=^C / d=D'],
    ['the column of the caret goes', (e) => commands.deleteColumn(e), small, 'table t: T\n  row r: b=^B\n  row s: d=D'],
    ['all selected rows go, and with the last the table', (e) => commands.deleteRow(e), 'paragraph x: X\ntable t: T\n  row r: a=[[A / b=B\n  row s: c=C / d=D]]\nparagraph y: Y', 'paragraph x: X\nparagraph y: ^Y'],
    ['a table that is all the document gives way to a paragraph', (e) => commands.deleteColumn(e), 'table t: T\n  row r: a=^A', 'paragraph #: ^'],
    ['a row through a merged cell makes it taller', (e) => commands.insertRow(e, 'after'), 'table t: T\n  row r: a*1x2=A / b=B^\n  row s: d=D', 'table t: T\n  row r: a*1x3=A / b=B\n  row #: #=^\n  row s: d=D'],
    ['a column through a merged cell makes it wider', (e) => commands.insertColumn(e, 'before'), 'table t: T\n  row r: a*2=A\n  row s: c=C / d=D^', 'table t: T\n  row r: a*3=A\n  row s: c=C / #=^ / d=D'],
    ['a row of a merged cell goes, the cell stays shorter', (e) => commands.deleteRow(e), 'table t: T\n  row r: a*1x2=A / b=B^\n  row s: d=D', 'table t: T\n  row s: a=A / d=^D'],
  ]);

  test('where only text may be changed nothing happens', () => {
    const set = stage('table t: T\n  row r: a=A^ / b=B', { languages: ['ar'] });
    for (const act of [commands.deleteRow, commands.deleteColumn, commands.mergeCells, commands.splitCell, commands.toggleHeaderRow]) expect(act(set.editor)).toBe(false);
    expect(commands.insertRow(set.editor, 'after')).toBe(false);
  });
});

describe('merging', () => {
  run([
    ['cells of a row, their texts line by line', (e) => commands.mergeCells(e), 'table t: T\n  row r: a=[[A / b=B]]\n  row s: c=C / d=D', 'table t: T\n  row r: a*2=^A⏎B\n  row s: c=C / d=D'],
    ['cells of a column', (e) => commands.mergeCells(e), 'table t: T\n  row r: a=[[A / b=B\n  row s: c=]] / d=D', 'table t: T\n  row r: a*1x2=^A / b=B\n  row s: d=D'],
    ['a block, translations too', (e) => commands.mergeCells(e), 'table t: T\n  row r: a=[[A {ar: أ} / b=B\n  row s: c=C {ar: ج} / d=D]]', 'table t: T\n  row r: a*2x2=^A⏎B⏎C⏎D {ar: أ⏎ج}\n  row s:'],
    ['one cell is merged already', (e) => commands.mergeCells(e), small, small],
    ['and split again', (e) => commands.splitCell(e), 'table t: T\n  row r: a*2=A^⏎B\n  row s: c=C / d=D', 'table t: T\n  row r: a=^A⏎B / #=\n  row s: c=C / d=D'],
    ['a day row is one cell', (e) => commands.setRowKind(e, 'day'), small, 'table t: T\n  row r: a*2=^A⏎B\n  row s: c=C / d=D'],
  ]);
});

describe('headers and widths', () => {
  const headers = (set: ReturnType<typeof stage>) => (set.session.blockById('t') as Table).headerRows;
  test('header rows on and off', () => {
    const set = stage('table t: T\n  row r: a=A^ / b=B\n  row s: c=C / d=D\n  row u: e=E / f=F');
    commands.toggleHeaderRow(set.editor);
    expect(headers(set)).toBe(1);
    caretAt(set.editor, 'c');
    commands.toggleHeaderRow(set.editor);
    expect(headers(set)).toBe(2);
    caretAt(set.editor, 'a');
    commands.toggleHeaderRow(set.editor);
    expect(headers(set)).toBe(0);
    set.check();
  });
  test('a cell that spans the edge is not cut: the edge moves', () => {
    const set = stage('table t: T\n  row r: a*1x2=A^ / b=B\n  row s: d=D\n  row u: e=E / f=F');
    commands.toggleHeaderRow(set.editor);
    expect(headers(set)).toBe(2);
    set.check();
  });
  test('header cells do not merge with those below', () => {
    const set = stage('table t: T\n  row r: a=A^ / b=B\n  row s: c=C / d=D');
    commands.toggleHeaderRow(set.editor);
    set.editor.pane.place({ anchor: { slot: 'a', offset: 0 }, focus: { slot: 'c', offset: 1 } });
    expect(commands.mergeCells(set.editor)).toBe(false);
  });
  test('widths of columns', () => {
    const set = stage(small);
    expect(commands.setColumnWidths(set.editor, [1, -1])).toBe(false);
    expect(commands.setColumnWidths(set.editor, [1])).toBe(false);
    expect(commands.setColumnWidths(set.editor, [1, 3])).toBe(true);
    expect((set.session.blockById('t') as Table).columns).toEqual([1, 3]);
  });
});

describe('Tab', () => {
  run([
    ['to the next cell, selecting it', tab(false), small, 'table t: T\n  row r: a=A / b=[[B]]\n  row s: c=C / d=D'],
    ['to the next row', tab(false), 'table t: T\n  row r: a=A / b=B^\n  row s: c=C / d=D', 'table t: T\n  row r: a=A / b=B\n  row s: c=[[C]] / d=D'],
    ['back', tab(true), 'table t: T\n  row r: a=A / b=B^', 'table t: T\n  row r: a=[[A]] / b=B'],
    ['from the first cell to the caption', tab(true), small, 'table t: [[T]]\n  row r: a=A / b=B\n  row s: c=C / d=D'],
    ['from the caption to the first cell', tab(false), 'table t: T^\n  row r: a=A / b=B', 'table t: T\n  row r: a=[[A]] / b=B'],
    ['after the last cell a new row', tab(false), 'table t: T\n  row r: a=A / b=B^', 'table t: T\n  row r: a=A / b=B\n  row #: #=^ / #='],
  ]);
});

describe('the grid stays whole', () => {
  const tables = generators.table.map((table) => normaliseTable(withIds([table])[0] as Table, countingIds('tidied')));
  const whole = (table: Table) => {
    expect(normaliseTable(table, countingIds('mended'))).toEqual(table);
    const cells = placeCells(table);
    for (let row = 0; row < table.rows.length; row++) {
      for (let column = 0; column < table.columns.length; column++) {
        expect(cells.filter((cell) => row >= cell.row && row < cell.row + cell.rowspan && column >= cell.column && column < cell.column + cell.colspan), `${row}/${column}`).toHaveLength(1);
      }
    }
  };
  const text = (table: Table | null) => letters([table as Block]).replaceAll('\n', '');

  test('whatever is done to it, and what deletes nothing keeps every word', () => {
    fc.assert(
      fc.property(tables, fc.array(fc.tuple(fc.nat(5), fc.nat(99), fc.nat(99), fc.nat(99)), { maxLength: 12 }), (start, acts) => {
        const newId = countingIds('new');
        let table = start;
        for (const [act, a, b, c] of acts) {
          const [row, column] = [a % table.rows.length, b % table.columns.length];
          const before = text(table);
          const kept = [
            () => insertRowAt(table, a % (table.rows.length + 1), newId),
            () => (table.columns.length < 8 ? insertColumnAt(table, b % (table.columns.length + 1), newId) : table),
            () => mergeRange(table, { top: row, bottom: Math.min(table.rows.length - 1, row + (c % 3)), left: column, right: Math.min(table.columns.length - 1, column + (a % 3)) }, newId) ?? table,
            () => splitCellOf(table, cellAt(placeCells(table), row, column)?.cell.id ?? '', newId) ?? table,
            () => withHeaderRows(table, row),
          ][act];
          if (kept) {
            table = kept();
            expect(text(table)).toBe(before);
          } else table = (c % 2 === 0 ? deleteRows(table, row, 1, newId) : deleteColumns(table, column, 1, newId)) ?? table;
          whole(table);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('a row or column put in and taken out again leaves the table as it was', () => {
    fc.assert(
      fc.property(tables, fc.nat(9), fc.nat(9), (table, a, b) => {
        const newId = countingIds('new');
        const [row, column] = [a % (table.rows.length + 1), b % (table.columns.length + 1)];
        expect(deleteRows(insertRowAt(table, row, newId), row, 1, newId)).toEqual(table);
        expect(deleteColumns(insertColumnAt(table, column, newId), column, 1, newId)).toEqual(table);
      }),
    );
  });

  test('a new table is what was asked for', () => {
    whole(blankTable('t', 3, 4, countingIds('n')));
    expect(blankTable('t', 3, 4, countingIds('n'), { headerRows: 9 }).headerRows).toBe(3);
  });
});
