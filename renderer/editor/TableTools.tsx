// What can be done with a table, its rows, columns and cells: in the panel beside the page.
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { BlockOf } from '../../shared/document/blocks/index.ts';
import { useTranslate } from '../state/interface-language.ts';
import { Button } from '../ui/Button.tsx';
import { Checkbox } from '../ui/Checkbox.tsx';
import { Tooltip } from '../ui/Tooltip.tsx';
import {
  deleteColumn,
  deleteRow,
  insertColumn,
  insertRow,
  mergeCells,
  setBlockFields,
  setRowKind,
  splitCell,
} from './commands.ts';
import { editorTools } from './editor-tools.ts';
import type { PaneEditor } from './pane.ts';
import type { DocumentSession } from './session.ts';
import styles from './DocumentEditor.module.css';

export const TableTools = ({ session, block }: { readonly session: DocumentSession; readonly block: BlockOf<'table'> }): ReactNode => {
  const t = useTranslate();
  const editor = useStore(editorTools(session), (state) => state.active);
  const tool = (label: string, action: (pane: PaneEditor) => void) => (
    <Button small isDisabled={!editor} onPress={() => editor && action(editor)}>
      {label}
    </Button>
  );
  return (
    <>
      <section className={styles.group}>
        <h3 className={styles.groupTitle}>{t('editor:tableRowsTitle')}</h3>
        <div className={styles.row}>
          {tool(t('editor:rowAbove'), (pane) => insertRow(pane, 'before'))}
          {tool(t('editor:rowBelow'), (pane) => insertRow(pane, 'after'))}
          {tool(t('editor:rowDelete'), deleteRow)}
          <Tooltip text={t('editor:rowDayHint')}>{tool(t('editor:rowDay'), (pane) => setRowKind(pane, 'day'))}</Tooltip>
          {tool(t('editor:rowNormal'), (pane) => setRowKind(pane, 'normal'))}
        </div>
      </section>
      <section className={styles.group}>
        <h3 className={styles.groupTitle}>{t('editor:tableColumnsTitle')}</h3>
        <div className={styles.row}>
          {tool(t('editor:columnBefore'), (pane) => insertColumn(pane, 'before'))}
          {tool(t('editor:columnAfter'), (pane) => insertColumn(pane, 'after'))}
          {tool(t('editor:columnDelete'), deleteColumn)}
        </div>
      </section>
      <section className={styles.group}>
        <h3 className={styles.groupTitle}>{t('editor:tableCellsTitle')}</h3>
        <div className={styles.row}>
          {tool(t('editor:cellsMerge'), mergeCells)}
          {tool(t('editor:cellSplit'), splitCell)}
        </div>
      </section>
      <section className={styles.group}>
        <Checkbox isSelected={block.headerRows > 0} onChange={(on) => setBlockFields(session, block.id, { headerRows: on ? 1 : 0 })}>
          {t('editor:tableHeaderRow')}
        </Checkbox>
        <Checkbox isSelected={block.rowHeaders} onChange={(rowHeaders) => setBlockFields(session, block.id, { rowHeaders })}>
          {t('editor:tableRowHeaders')}
        </Checkbox>
        <Checkbox isSelected={block.landscape} onChange={(landscape) => setBlockFields(session, block.id, { landscape })}>
          {t('editor:tableLandscape')}
        </Checkbox>
      </section>
    </>
  );
};
