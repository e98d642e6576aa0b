// The documents as a table, newest change first; a row opens its document.
import { useMemo, useState } from 'react';
import { Archive, ArchiveRestore, ChevronDown, ChevronUp, CircleAlert, Copy, Ellipsis, FolderOpen } from 'lucide-react';
import { Cell, Column, Row, Table, TableBody, TableHeader, TableLoadMoreItem, type SortDescriptor } from 'react-aria-components';
import type { DocumentSummary } from '../../../shared/ipc/contract.ts';
import type { Language } from '../../../shared/language/language.ts';
import { useMessages } from '../../state/interface-language.ts';
import { titleOf, useNow } from '../../state/library.ts';
import { useWindow } from '../../state/window.ts';
import { writtenAge, writtenMoment, writtenNumber, writtenTime } from '../../state/written.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { LanguageTags } from './LanguageTags.tsx';
import { useDocumentActions } from './useDocumentActions.ts';
import styles from './Library.module.css';

/** Rows laid out at first and at each further step down. */
const step = 60;

type ColumnName = 'title' | 'changed' | 'length' | 'template';

const compare = (column: ColumnName, reader: Language) => {
  const collator = new Intl.Collator(reader, { numeric: true });
  return (a: DocumentSummary, b: DocumentSummary): number => {
    switch (column) {
      case 'title':
        return collator.compare(titleOf(a, reader).text, titleOf(b, reader).text);
      case 'template':
        return collator.compare(a.template, b.template);
      case 'length':
        return a.words - b.words;
      case 'changed':
        return a.changedAt - b.changedAt;
    }
  };
};

const isColumn = (key: unknown): key is ColumnName => key === 'title' || key === 'changed' || key === 'length' || key === 'template';

export const DocumentTable = ({ documents }: { readonly documents: readonly DocumentSummary[] }) => {
  const { t, language } = useMessages();
  const { route } = useWindow();
  const actions = useDocumentActions();
  const now = useNow();
  const [sort, setSort] = useState<SortDescriptor>({ column: 'changed', direction: 'descending' });
  const [laidOut, setLaidOut] = useState(step);

  const sorted = useMemo(() => {
    const column = isColumn(sort.column) ? sort.column : 'changed';
    const order = [...documents].sort(compare(column, language));
    return sort.direction === 'descending' ? order.reverse() : order;
  }, [documents, sort, language]);

  const nameOf = (document: DocumentSummary): string => JSON.stringify([titleOf(document, language).text, document.symbol]);
  const named = useMemo(() => {
    const counts = new Map<string, number>();
    for (const document of documents) counts.set(nameOf(document), (counts.get(nameOf(document)) ?? 0) + 1);
    return counts;
    // `nameOf` depends on the language alone.
  }, [documents, language]);

  const head = (name: ColumnName, text: string, className: string | undefined, rowHeader = false) => (
    <Column id={name} allowsSorting isRowHeader={rowHeader} className={`${styles.head} ${className ?? ''}`}>
      {({ sortDirection }) => (
        <span className={styles.headText}>
          {text}
          {sortDirection === 'ascending' && <ChevronUp size={13} aria-hidden />}
          {sortDirection === 'descending' && <ChevronDown size={13} aria-hidden />}
        </span>
      )}
    </Column>
  );

  return (
    <Table
      aria-label={t('library:title')}
      className={styles.table!}
      sortDescriptor={sort}
      onSortChange={setSort}
      onRowAction={(id) => void route.getState().go({ view: 'document', id: String(id) })}
    >
      <TableHeader className={styles.heads!}>
        {head('title', t('library:column.document'), styles.titleColumn, true)}
        {head('template', t('library:column.kind'), styles.kindColumn)}
        <Column className={`${styles.head} ${styles.languageColumn}`}>{t('library:column.languages')}</Column>
        {head('length', t('library:column.length'), styles.lengthColumn)}
        {head('changed', t('library:column.changed'), styles.changedColumn)}
        <Column className={`${styles.head} ${styles.actionColumn}`}>
          <span className={styles.unseen}>{t('library:column.actions')}</span>
        </Column>
      </TableHeader>
      <TableBody>
        {sorted.slice(0, laidOut).map((document) => {
          const title = titleOf(document, language);
          return (
            <Row key={document.id} id={document.id} className={styles.row!} textValue={document.damaged ? `${title.text}, ${t('library:isDamaged')}` : title.text} data-damaged={document.damaged}>
              <Cell className={styles.cell!}>
                <span className={styles.title} lang={title.language} dir={title.direction}>
                  {title.text}
                </span>
                {document.symbol !== null && (
                  <bdi dir="ltr" className={styles.symbol}>
                    {document.symbol}
                  </bdi>
                )}
                {document.damaged && (
                  <span className={styles.damage}>
                    <CircleAlert size={14} aria-hidden />
                    <span>
                      <strong>{t('library:isDamaged')}</strong> {t('library:damagedHint')}
                    </span>
                  </span>
                )}
              </Cell>
              <Cell className={styles.cell!}>{t(`blocks:template.${document.template}`)}</Cell>
              <Cell className={styles.cell!}>
                <LanguageTags languages={document.languages} drafting={document.draftingLanguage} />
              </Cell>
              <Cell className={styles.cell!}>
                {/* What can still be read of a damaged one is not what it has. */}
                {!document.damaged && <span className={styles.line}>{t('library:words', { count: document.words, n: writtenNumber(document.words, language) })}</span>}
                {!document.damaged && document.paragraphs > 0 && (
                  <span className={styles.line}>{t('library:paragraphs', { count: document.paragraphs, n: writtenNumber(document.paragraphs, language) })}</span>
                )}
              </Cell>
              <Cell className={styles.cell!}>
                <time dateTime={new Date(document.changedAt).toISOString()} title={writtenTime(document.changedAt, language)}>
                  <span className={styles.line}>{writtenAge(document.changedAt, now, language)}</span>
                  {/* A text that was taken in twice. */}
                  {(named.get(nameOf(document)) ?? 0) > 1 && <span className={styles.line}>{writtenMoment(document.changedAt, language)}</span>}
                </time>
              </Cell>
              <Cell className={`${styles.cell} ${styles.actionCell}`}>
                <Menu
                  aria-label={t('library:actions', { title: title.text })}
                  trigger={
                    <IconButton small label={t('library:actions', { title: title.text })}>
                      <Ellipsis size={16} aria-hidden />
                    </IconButton>
                  }
                >
                  <MenuItem icon={<FolderOpen size={15} aria-hidden />} onAction={() => actions.open(document)}>
                    {t('library:action.open')}
                  </MenuItem>
                  <MenuItem icon={<Copy size={15} aria-hidden />} onAction={() => void actions.duplicate(document)}>
                    {t('library:action.duplicate')}
                  </MenuItem>
                  {document.archived ? (
                    <MenuItem icon={<ArchiveRestore size={15} aria-hidden />} onAction={() => void actions.archive(document, false)}>
                      {t('library:action.restore')}
                    </MenuItem>
                  ) : (
                    <MenuItem icon={<Archive size={15} aria-hidden />} onAction={() => void actions.archive(document, true)}>
                      {t('library:action.archive')}
                    </MenuItem>
                  )}
                </Menu>
              </Cell>
            </Row>
          );
        })}
        {laidOut < sorted.length && <TableLoadMoreItem onLoadMore={() => setLaidOut((rows) => rows + step)} />}
      </TableBody>
    </Table>
  );
};
