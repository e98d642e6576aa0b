// A table that is read: as it stands, or with the rows, columns and words that came and went.
import type { ComparedBlock, ComparedCell, TableComparison } from '../../shared/compare/comparison.ts';
import type { Table, TableCell } from '../../shared/document/blocks/table.ts';
import { joinClasses } from '../editor/BlockFrame.tsx';
import { writeContent, writePieces, type Shown } from './Line.tsx';
import type { ElementContext } from './ReadElement.tsx';
import styles from './reading.module.css';

type Mark = 'inserted' | 'deleted' | undefined;

const PlainCell = ({ cell, context, shown }: { readonly cell: TableCell; readonly context: ElementContext; readonly shown: Shown }) => {
  const { reading } = context;
  const content = cell.text[reading.language];
  return content === undefined ? null : <>{writeContent(content, reading, shown === 'before' ? reading.before : reading.after).nodes}</>;
};

const PlainTable = ({ table, context, shown, mark }: { readonly table: Table; readonly context: ElementContext; readonly shown: Shown; readonly mark: Mark }) => (
  <table className={styles.table}>
    <tbody>
      {table.rows.map((row, index) => (
        <tr key={row.id} data-mark={mark}>
          {row.cells.map((cell, place) => {
            const Cell = index < table.headerRows || (table.rowHeaders && place === 0) ? 'th' : 'td';
            return (
              <Cell key={cell.id} colSpan={cell.colspan} rowSpan={cell.rowspan}>
                <PlainCell cell={cell} context={context} shown={shown} />
              </Cell>
            );
          })}
        </tr>
      ))}
    </tbody>
  </table>
);

const CellText = ({ cell, context, shown }: { readonly cell: ComparedCell; readonly context: ElementContext; readonly shown: Shown }) => {
  const { reading, t } = context;
  const text = cell.texts.find(({ language }) => language === reading.language);
  if (text !== undefined) return <>{writePieces(text.pieces, reading, shown, t).nodes}</>;
  const standing = shown === 'before' ? cell.before : (cell.after ?? cell.before);
  return standing === null ? null : <PlainCell cell={standing} context={context} shown={shown} />;
};

const ComparedTable = ({ comparison, context, shown }: { readonly comparison: TableComparison; readonly context: ElementContext; readonly shown: Shown }) => {
  const hidden = (kind: string): boolean => (shown === 'before' && kind === 'inserted') || ((shown === 'after' || shown === 'clean') && (kind === 'deleted' || kind === 'movedAway'));
  const markOf = (kind: string): Mark => (shown !== 'both' ? undefined : kind === 'inserted' ? 'inserted' : kind === 'deleted' || kind === 'movedAway' ? 'deleted' : undefined);
  return (
    <table className={styles.table}>
      <tbody>
        {comparison.rows.map((row, index) => {
          if (hidden(row.kind)) return null;
          // Cells that reach over several rows are shown in their first one: rows may have come between.
          const cells = [];
          for (let column = 0; column < comparison.columns.length; ) {
            const cell = row.cells.find((one) => one.column === column && !hidden(one.kind));
            const of = comparison.columns[column];
            const span = Math.max(1, (cell?.after ?? cell?.before)?.colspan ?? 1);
            if (of !== undefined && !hidden(of.kind)) {
              cells.push(
                <td key={column} colSpan={span} data-mark={markOf(cell?.kind ?? of.kind)} className={joinClasses(cell?.respanned && styles.relooked)}>
                  {cell !== undefined && <CellText cell={cell} context={context} shown={shown} />}
                </td>,
              );
            }
            column += span;
          }
          return (
            <tr key={index} data-mark={markOf(row.kind)}>
              {cells}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
};

export const ReadTable = ({ row, block, context, shown }: { readonly row: ComparedBlock; readonly block: Table; readonly context: ElementContext; readonly shown: Shown }) => {
  const mark: Mark = shown !== 'both' ? undefined : row.kind === 'inserted' ? 'inserted' : row.kind === 'deleted' ? 'deleted' : undefined;
  return (
    <div className={styles.tableScroll}>
      {row.table === null ? <PlainTable table={block} context={context} shown={shown} mark={mark} /> : <ComparedTable comparison={row.table} context={context} shown={shown} />}
    </div>
  );
};
