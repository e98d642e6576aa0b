// A table that is read: as it stands, or with the rows, columns and words that came and went.
import type { ReactNode } from 'react';
import type { ComparedBlock, ComparedCell, TableComparison } from '../../shared/compare/comparison.ts';
import type { Table, TableCell } from '../../shared/document/blocks/table.ts';
import { joinClasses } from '../editor/BlockFrame.tsx';
import { writeContent, writePieces, type Note, type Shown } from './Line.tsx';
import type { ElementContext } from './ReadElement.tsx';
import styles from './reading.module.css';
import frame from './table.module.css';

type Mark = 'inserted' | 'deleted' | undefined;

/** What the cells have written so far: their footnotes stand below the table. */
type Written = Note[];

/** `later`: whether the cell is one of the later text. */
const plainCell = (cell: TableCell, later: boolean, { reading }: ElementContext, shown: Shown, notes: Written): ReactNode => {
  const side = shown === 'before' || !later ? reading.before : reading.after;
  const content = cell.text[side.language];
  if (content === undefined) return null;
  const line = writeContent(content, side);
  notes.push(...line.notes);
  return line.nodes;
};

const comparedCell = (cell: ComparedCell, context: ElementContext, shown: Shown, notes: Written): ReactNode => {
  const { reading, t, by } = context;
  const text = cell.texts.find(({ language }) => language === reading.language);
  if (text === undefined) {
    const standing = shown === 'before' ? cell.before : (cell.after ?? cell.before);
    return standing === null ? null : plainCell(standing, standing === cell.after, context, shown, notes);
  }
  const line = writePieces(text.pieces, reading, shown, t, by);
  notes.push(...line.notes);
  return line.nodes;
};

const plainRows = (table: Table, later: boolean, context: ElementContext, shown: Shown, mark: Mark, notes: Written): ReactNode =>
  table.rows.map((row, index) => (
    <tr key={row.id} data-mark={mark} data-kind={row.kind}>
      {row.cells.map((cell, place) => {
        const scope = index < table.headerRows ? 'col' : table.rowHeaders && place === 0 ? 'row' : undefined;
        const Cell = scope === undefined ? 'td' : 'th';
        return (
          <Cell key={cell.id} scope={scope} colSpan={cell.colspan} rowSpan={cell.rowspan}>
            {plainCell(cell, later, context, shown, notes)}
          </Cell>
        );
      })}
    </tr>
  ));

/** The signs of a row that is elsewhere in the other text. */
const rowBadge = (away: boolean, { t, speaks }: ElementContext): ReactNode => (
  <span className={joinClasses(styles.badge, frame.badge)} {...speaks}>
    {t(away ? 'history:movedAway' : 'history:moved')}
  </span>
);

const comparedRows = (table: Table, comparison: TableComparison, context: ElementContext, shown: Shown, notes: Written): ReactNode => {
  const hidden = (kind: string): boolean => (shown === 'before' && kind === 'inserted') || ((shown === 'after' || shown === 'clean') && (kind === 'deleted' || kind === 'movedAway'));
  const markOf = (kind: string): Mark => (shown !== 'both' ? undefined : kind === 'inserted' ? 'inserted' : kind === 'deleted' ? 'deleted' : undefined);
  return comparison.rows.map((row, index) => {
    const away = row.kind === 'movedAway';
    const moved = row.otherEnd !== null;
    // A row that moved stands in the earlier text where it stood.
    if (hidden(row.kind) || (shown === 'before' && moved && !away)) return null;
    const { cells: compared } = away ? (comparison.rows[row.otherEnd ?? -1] ?? row) : row;
    const gone = (cell: ComparedCell): boolean => hidden(cell.kind) || (away && cell.before === null);
    const heads = ((away ? null : row.afterIndex) ?? row.beforeIndex ?? 0) < table.headerRows;
    // Cells that reach over several rows are shown in their first one: rows may have come between.
    const cells = [];
    for (let column = 0; column < comparison.columns.length; ) {
      const cell = compared.find((one) => one.column === column && !gone(one));
      const of = comparison.columns[column];
      const span = Math.max(1, (away ? cell?.before : (cell?.after ?? cell?.before))?.colspan ?? 1);
      if (of !== undefined && !hidden(of.kind)) {
        // A head without words is a gap for those that read it aloud.
        const scope = cell === undefined ? undefined : heads ? 'col' : table.rowHeaders && column === 0 ? 'row' : undefined;
        const Cell = scope === undefined ? 'td' : 'th';
        cells.push(
          <Cell key={column} scope={scope} colSpan={span} data-mark={away ? undefined : markOf(cell?.kind ?? of.kind)} className={joinClasses(!away && cell?.respanned && styles.relooked, away && shown === 'both' && styles.gone)}>
            {moved && column === 0 && shown !== 'clean' && rowBadge(away, context)}
            {/* Its notes are told with the row at its new place. */}
            {cell !== undefined && (away ? cell.before !== null && plainCell(cell.before, false, context, 'before', shown === 'both' ? [] : notes) : comparedCell(cell, context, shown, notes))}
          </Cell>,
        );
      }
      column += span;
    }
    return (
      <tr key={index} data-mark={markOf(row.kind)} data-kind={(row.after ?? row.before)?.kind}>
        {cells}
      </tr>
    );
  });
};

/** A table with its footnotes below it. */
export const readTable = (row: ComparedBlock, block: Table, context: ElementContext, shown: Shown): { readonly table: ReactNode; readonly notes: readonly Note[] } => {
  const mark: Mark = shown !== 'both' ? undefined : row.kind === 'inserted' ? 'inserted' : row.kind === 'deleted' ? 'deleted' : undefined;
  const notes: Written = [];
  const rows = row.table === null ? plainRows(block, block === row.after, context, shown, mark, notes) : comparedRows(block, row.table, context, shown, notes);
  return {
    table: (
      <div className={frame.tableScroll}>
        <table className={frame.table}>
          <tbody>{rows}</tbody>
        </table>
      </div>
    ),
    notes,
  };
};
