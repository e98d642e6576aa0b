// Tables: caption, rows and cells, notes and source. All parts are rows of one HTML table, since Slate renders its children in one place.
import { createContext, useContext, useMemo } from 'react';
import { BlockFrame, joinClasses, Line } from '../BlockFrame.tsx';
import { FootnoteFoot } from '../FootnoteFoot.tsx';
import { rowClass } from '../proposal-marks.tsx';
import { useIsSelected } from '../pane-context.tsx';
import type { SlateBlockOf, SlatePartOf } from '../slate.ts';
import type { BlockView } from './block-view.ts';
import { CaptionLine, FootLine, type PartProps } from './Caption.tsx';
import styles from './tables.module.css';

interface TableShape {
  readonly id: string;
  readonly columns: number;
  readonly headerRows: ReadonlySet<string>;
}

const TableShapeContext = createContext<TableShape>({ id: '', columns: 1, headerRows: new Set() });

const shapeOf = (element: SlateBlockOf<'table'>): TableShape => {
  const rows = element.children.flatMap((child) => ('type' in child && child.type === 'tableRow' ? [child as SlatePartOf<'tableRow'>] : []));
  const headerRows = new Set(rows.slice(0, element.headerRows).map((row) => row.id));
  return { id: element.id, columns: element.columns.length, headerRows };
};

export const TableView: BlockView<'table'> = ({ attributes, element, children }) => {
  const shape = useMemo(() => shapeOf(element), [element]);
  const inWork = useIsSelected(element.id);
  const total = element.columns.reduce((sum, width) => sum + width, 0);
  return (
    <BlockFrame attributes={attributes} element={element} className={joinClasses(styles.table, inWork && styles.inWork)}>
      <div className={styles.tableScroll}>
        <table>
          <colgroup>
            {element.columns.map((width, index) => (
              <col key={index} style={{ inlineSize: `${(100 * width) / total}%` }} />
            ))}
          </colgroup>
          <tbody>
            <TableShapeContext value={shape}>{children}</TableShapeContext>
          </tbody>
        </table>
      </div>
      <FootnoteFoot element={element} />
    </BlockFrame>
  );
};

export const TableCaptionView = ({ attributes, element, children }: PartProps<SlatePartOf<'tableCaption'>>) => {
  const { id, columns } = useContext(TableShapeContext);
  return (
    <tr data-part="caption">
      <td {...attributes} colSpan={columns} className={styles.caption}>
        <CaptionLine element={element} owner={id} placeholder="editor:tableCaption">
          {children}
        </CaptionLine>
      </td>
    </tr>
  );
};

export const TableRowView = ({ attributes, element, children }: PartProps<SlatePartOf<'tableRow'>>) => {
  const { headerRows } = useContext(TableShapeContext);
  const kind = { normal: false, day: styles.dayRow, group: styles.groupRow } as const;
  return (
    <tr {...attributes} className={joinClasses(headerRows.has(element.id) && styles.headerRow, kind[element.kind], rowClass(element.proposals))}>
      {children}
    </tr>
  );
};

export const TableCellView = ({ attributes, element, children }: PartProps<SlatePartOf<'tableCell'>>) => {
  const { id } = useContext(TableShapeContext);
  return (
    <td {...attributes} colSpan={element.colspan} rowSpan={element.rowspan} data-cell={element.id}>
      <Line owner={id} element={element} placeholder="">
        {children}
      </Line>
    </td>
  );
};

const TableFootView = (kind: 'tableNotes' | 'tableSource') => {
  const View = ({ attributes, element, children }: PartProps<SlatePartOf<'tableNotes'> | SlatePartOf<'tableSource'>>) => {
    const { id, columns } = useContext(TableShapeContext);
    return (
      <tr data-part={kind}>
        <td {...attributes} colSpan={columns} className={styles.tableFoot}>
          <FootLine element={element} owner={id} word={kind === 'tableNotes' ? 'note' : 'source'} placeholder={`editor:${kind}`}>
            {children}
          </FootLine>
        </td>
      </tr>
    );
  };
  return View;
};

export const TableNotesView = TableFootView('tableNotes');
export const TableSourceView = TableFootView('tableSource');
