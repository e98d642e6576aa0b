// Who wrote the entry, when, and what can be done with its text.
import type { HistoryEntry } from '../../../shared/ipc/history.ts';
import { useMessages } from '../../state/interface-language.ts';
import { writtenNumber, writtenTime } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import { authorText, changesText, entryTitle } from './entry-text.ts';
import styles from './History.module.css';

export interface EntryDetailsProps {
  readonly entry: HistoryEntry;
  /** Whether its text is the text as it stands. */
  readonly isNewest: boolean;
  readonly onRestore: () => void;
  readonly onName: () => void;
}

export const EntryDetails = ({ entry, isNewest, onRestore, onName }: EntryDetailsProps) => {
  const { t, language } = useMessages();
  return (
    <section className={styles.details} aria-label={t('history:details')}>
      <h2 className={styles.detailsTitle}>
        <bdi>{entryTitle(entry, t, language)}</bdi>
      </h2>
      <dl className={styles.facts}>
        <dt>{t('history:by')}</dt>
        <dd>
          <bdi>{authorText(entry.author, t, language)}</bdi>
        </dd>
        <dt>{t('history:time')}</dt>
        <dd>{writtenTime(entry.to, language)}</dd>
        {entry.symbol !== null && (
          <>
            <dt>{t('history:issuedAs')}</dt>
            <dd>
              <bdi dir="ltr">{entry.symbol}</bdi>
            </dd>
          </>
        )}
        {entry.note !== null && (
          <>
            <dt>{t('history:note')}</dt>
            <dd dir="auto">{entry.note}</dd>
          </>
        )}
        {entry.revisions > 1 && (
          <>
            <dt>{t('history:revisions')}</dt>
            <dd>{writtenNumber(entry.revisions, language)}</dd>
          </>
        )}
        <dt>{t('history:changes')}</dt>
        <dd>{changesText(entry.changes, t, language)}</dd>
      </dl>
      <div className={styles.acts}>
        {isNewest ? (
          <p className={styles.faint}>{t('history:present')}</p>
        ) : (
          <Button small onPress={onRestore}>
            {t('history:restoreAll')}
          </Button>
        )}
        {entry.kind !== 'named' && (
          <Button small onPress={onName}>
            {t('history:name')}
          </Button>
        )}
      </div>
    </section>
  );
};
