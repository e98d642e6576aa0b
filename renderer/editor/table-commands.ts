// What a user does with the table at the caret. Each one is one step of undo; nothing happens where structure is locked.
import { blankBlock, type Block } from '../../shared/document/blocks/index.ts';
import type { Table, TableRow } from '../../shared/document/blocks/table.ts';
import { normaliseTable } from '../../shared/document/normalise-table.ts';
import { caretIn, perform, replaceAt, spanOf, standingOf, withBody, writableSlot, type Edit, type EditResult, type EditState, type Span } from './edit.ts';
import type { PaneEditor } from './pane.ts';
import { slotsOf, type Slot } from './slots.ts';
import {
  cellAt,
  deleteColumns,
  deleteRows,
  insertColumnAt,
  insertRowAt,
  mergeRange,
  placeCells,
  rangeBetween,
  splitCellOf,
  withHeaderRows,
  type CellRange,
} from './tables.ts';

/** What the schema of tables allows. */
const maxRows = 5000;
const maxColumns = 60;

interface AtTable {
  readonly table: Table;
  /** The slot of the table in which the selection starts. */
  readonly slot: Slot;
  /** The selected cells; the first or last row where the caret is in the caption or below the table. */
  readonly range: CellRange;
  readonly span: Span;
}

const atTable = (state: EditState): AtTable | null => {
  const span = spanOf(state);
  const owner = span?.start.slot.owner;
  if (!span || owner?.type !== 'table' || state.locked) return null;
  const table = normaliseTable(owner, state.newId);
  const placed = placeCells(table);
  const idOf = (slot: Slot, fallback: number) => (slot.owner.id === table.id && slot.role === 'cell' ? slot.id : placed.at(fallback)?.cell.id);
  const [from, to] = [idOf(span.start.slot, span.start.slot.role === 'tableCaption' ? 0 : -1), idOf(span.end.slot, -1)];
  const range = from !== undefined && to !== undefined ? rangeBetween(placed, from, to) : null;
  return range && { table, slot: span.start.slot, range, span };
};

const putTable = (state: EditState, { slot }: AtTable, table: Table, caret: string): EditResult => {
  const { list, index, put } = standingOf(state.blocks, slot);
  return { blocks: put(replaceAt<Block>(list, index, 1, table)), selection: caretIn(caret) };
};

const removeTable = (state: EditState, { slot }: AtTable): EditResult => {
  const { list, index, inBox, put } = standingOf(state.blocks, slot);
  const target = writableSlot(state.blocks, slot, 1);
  const after = target && target.owner.id !== slot.owner.id ? target : null;
  const filler = blankBlock('paragraph', state.newId());
  const rest = replaceAt(list, index, 1, ...(inBox && list.length === 1 ? [filler] : []));
  const blocks = withBody(put(rest), state.newId);
  const caret = after?.id ?? slotsOf(blocks.at(-1) as Block)[0]?.id ?? filler.id;
  return { blocks, selection: caretIn(caret) };
};

const act = (editor: PaneEditor, label: string, edit: (state: EditState, at: AtTable) => EditResult | null): boolean => {
  const whole: Edit = (state) => {
    const at = atTable(state);
    return at && edit(state, at);
  };
  return perform(editor, whole, { label });
};

const caretAt = (table: Table, row: number, column: number): string => cellAt(placeCells(table), row, column)?.cell.id ?? `${table.id}:caption`;

export const insertRow = (editor: PaneEditor, where: 'before' | 'after'): boolean =>
  act(editor, 'insertRow', (state, at) => {
    if (at.table.rows.length >= maxRows) return null;
    const row = where === 'before' ? at.range.top : at.range.bottom + 1;
    const table = insertRowAt(at.table, row, state.newId);
    return putTable(state, at, table, caretAt(table, row, at.range.left));
  });

export const insertColumn = (editor: PaneEditor, where: 'before' | 'after'): boolean =>
  act(editor, 'insertColumn', (state, at) => {
    if (at.table.columns.length >= maxColumns) return null;
    const column = where === 'before' ? at.range.left : at.range.right + 1;
    const table = insertColumnAt(at.table, column, state.newId);
    return putTable(state, at, table, caretAt(table, at.range.top, column));
  });

/** Deletes the selected rows; with the last row goes the table. */
export const deleteRow = (editor: PaneEditor): boolean =>
  act(editor, 'deleteRow', (state, at) => {
    const table = deleteRows(at.table, at.range.top, at.range.bottom - at.range.top + 1, state.newId);
    if (!table) return removeTable(state, at);
    return putTable(state, at, table, caretAt(table, Math.min(at.range.top, table.rows.length - 1), at.range.left));
  });

/** Deletes the selected columns; with the last column goes the table. */
export const deleteColumn = (editor: PaneEditor): boolean =>
  act(editor, 'deleteColumn', (state, at) => {
    const table = deleteColumns(at.table, at.range.left, at.range.right - at.range.left + 1, state.newId);
    if (!table) return removeTable(state, at);
    return putTable(state, at, table, caretAt(table, at.range.top, Math.min(at.range.left, table.columns.length - 1)));
  });

/** Makes the selected cells one. */
export const mergeCells = (editor: PaneEditor): boolean =>
  act(editor, 'mergeCells', (state, at) => {
    const table = mergeRange(at.table, at.range, state.newId);
    return table && putTable(state, at, table, caretAt(table, at.range.top, at.range.left));
  });

export const splitCell = (editor: PaneEditor): boolean =>
  act(editor, 'splitCell', (state, at) => {
    const cell = cellAt(placeCells(at.table), at.range.top, at.range.left);
    const table = cell ? splitCellOf(at.table, cell.cell.id, state.newId) : null;
    return table && putTable(state, at, table, caretAt(table, at.range.top, at.range.left));
  });

/** Makes the rows down to the caret header rows, or the row of the caret and all below it plain ones where it is a header row. */
export const toggleHeaderRow = (editor: PaneEditor): boolean =>
  act(editor, 'headerRow', (state, at) => {
    const row = at.range.top < at.table.headerRows ? at.range.top : at.range.bottom;
    return putTable(state, at, withHeaderRows(at.table, row), caretAt(at.table, at.range.top, at.range.left));
  });

/** Relative widths, one per column; others than positive numbers leave the table as it is. */
export const setColumnWidths = (editor: PaneEditor, widths: readonly number[]): boolean =>
  act(editor, 'columnWidths', (state, at) => {
    if (widths.length !== at.table.columns.length || !widths.every((width) => Number.isFinite(width) && width > 0)) return null;
    return putTable(state, at, { ...at.table, columns: [...widths] }, caretAt(at.table, at.range.top, at.range.left));
  });

/** A day or group row is one cell across the table; an ordinary row has one in every column. */
export const setRowKind = (editor: PaneEditor, kind: TableRow['kind']): boolean =>
  act(editor, 'rowKind', (state, at) => {
    const { top } = at.range;
    const row = at.table.rows[top];
    if (!row || row.kind === kind) return null;
    const last = at.table.columns.length - 1;
    const placed = placeCells(at.table);
    const single = placed.filter((cell) => cell.row <= top && cell.row + cell.rowspan > top).every((cell) => cell.rowspan === 1);
    let { table } = at;
    if (kind !== 'normal' && single) table = mergeRange(table, { top, bottom: top, left: 0, right: last }, state.newId) ?? table;
    if (kind === 'normal') {
      const cell = cellAt(placed, top, 0);
      if (cell && cell.colspan === table.columns.length) table = splitCellOf(table, cell.cell.id, state.newId) ?? table;
    }
    table = { ...table, rows: table.rows.map((other, index) => (index === top ? { ...other, kind } : other)) };
    return putTable(state, at, table, caretAt(table, top, 0));
  });

/** Tab: the next cell, after the last one a new row; Shift+Tab: the cell before. False where there is nowhere to go. */
export const moveToCell = (editor: PaneEditor, direction: 1 | -1): boolean => {
  const move: Edit = (state) => {
    const span = spanOf(state);
    const slot = direction === 1 ? span?.end.slot : span?.start.slot;
    if (!slot || slot.owner.type !== 'table') return null;
    const cells = slotsOf(slot.owner).filter(({ role }) => role === 'cell' || (role === 'tableCaption' && direction === -1));
    const at = cells.findIndex(({ id }) => id === slot.id);
    const target = slot.role === 'tableCaption' && direction === 1 ? cells[0] : cells[at + direction];
    if (at === -1 && slot.role !== 'tableCaption') return null;
    return target ? { blocks: state.blocks, selection: { anchor: { slot: target.id, offset: 0 }, focus: { slot: target.id, offset: Number.MAX_SAFE_INTEGER } } } : null;
  };
  if (perform(editor, move, { label: 'cell' })) return true;
  return direction === 1 && act(editor, 'insertRow', (state, at) => {
    if (at.slot.role !== 'cell') return null;
    const row = at.table.rows.length;
    if (row >= maxRows) return null;
    const table = insertRowAt(at.table, row, state.newId);
    return putTable(state, at, table, caretAt(table, row, 0));
  });
};

