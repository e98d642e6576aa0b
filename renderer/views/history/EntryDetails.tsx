// Who wrote the entry, when, and what can be done with its text.
import { useEffect, useState } from 'react';
import type { Id } from '../../../shared/document/ids.ts';
import type { HistoryEntry } from '../../../shared/ipc/history.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useWindow } from '../../state/window.ts';
import { writtenClock, writtenNumber, writtenTime } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import { authorText, changesText, entryTitle } from './entry-text.ts';
import { Acts } from './Acts.tsx';
import styles from './History.module.css';

export interface EntryDetailsProps {
  readonly id: Id;
  readonly entry: HistoryEntry;
  /** The entry of the timeline that it is part of: itself, or the burst of typing of which it is one revision. */
  readonly burst: HistoryEntry;
  /** The entry of the timeline after the burst; null where there is none or it is not known. */
  readonly newer: HistoryEntry | null;
  readonly onSelect: (entry: HistoryEntry) => void;
  /** Whether its text is the text as it stands. */
  readonly isNewest: boolean;
  readonly onRestore: () => void;
  readonly onName: () => void;
}

/** A page of the timeline at most. */
const most = 200;

/** The revisions of a burst of typing one by one, each of which can be opened. */
const Singles = ({ id, burst, newer, shown, onSelect }: { readonly id: Id; readonly burst: HistoryEntry; readonly newer: HistoryEntry | null; readonly shown: Id; readonly onSelect: (entry: HistoryEntry) => void }) => {
  const { t, language } = useMessages();
  const { ask } = useWindow();
  const [open, setOpen] = useState(shown !== burst.revision);
  const [singles, setSingles] = useState<readonly HistoryEntry[] | null>(null);
  const after = newer?.revision ?? null;
  const passed = newer === null ? 0 : newer.revisions - 1;
  useEffect(() => {
    if (!open) return undefined;
    let gone = false;
    const load = async () => {
      const page = await ask('history.list', { id, single: true, limit: Math.min(most, passed + burst.revisions), ...(after === null ? {} : { after }) });
      const first = page?.entries.findIndex(({ revision }) => revision === burst.revision) ?? -1;
      if (page !== null && first >= 0) return page.entries.slice(first, first + burst.revisions);
      // What stands after the burst is not known in a timeline that is narrowed: all but the last one, which the entry itself shows.
      const older = await ask('history.list', { id, single: true, limit: Math.min(most, burst.revisions - 1), after: burst.revision });
      return older?.entries ?? [];
    };
    void load().then((found) => {
      if (!gone) setSingles(found);
    });
    return () => {
      gone = true;
    };
  }, [open, ask, id, burst.revision, burst.revisions, after, passed]);
  return (
    <>
      <Button look="link" aria-expanded={open} onPress={() => setOpen(!open)}>
        {t(open ? 'history:singlesHide' : 'history:singlesShow')}
      </Button>
      {open && singles !== null && (
        <ul className={styles.singles} aria-label={t('history:revisions')}>
          {singles.map((single) => (
            <li key={single.revision}>
              <Button look="link" {...(single.revision === shown ? { 'aria-current': true as const } : {})} onPress={() => onSelect(single)}>
                {writtenClock(single.to, language)}
              </Button>{' '}
              {changesText(single.changes, t, language)}
            </li>
          ))}
        </ul>
      )}
    </>
  );
};

export const EntryDetails = ({ id, entry, burst, newer, isNewest, onSelect, onRestore, onName }: EntryDetailsProps) => {
  const { t, language } = useMessages();
  const { ask, tell } = useWindow();
  const saveOriginal = async () => {
    const saved = await ask('return.saveOriginal', { document: id, revision: entry.revision });
    if (saved !== null) tell({ kind: 'notice', text: t('history:originalSaved', { path: saved.path }) });
  };
  return (
    <section className={styles.details} aria-label={t('history:details')}>
      <h2 className={styles.detailsTitle}>
        <bdi>{entryTitle(entry, t, language)}</bdi>
      </h2>
      <dl className={styles.facts}>
        <dt>{t('history:by')}</dt>
        <dd>{authorText(entry.author, t, language)}</dd>
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
        {burst.revisions > 1 && (
          <>
            <dt>{t('history:revisions')}</dt>
            <dd>
              {writtenNumber(burst.revisions, language)} · <Singles key={burst.revision} id={id} burst={burst} newer={newer} shown={entry.revision} onSelect={onSelect} />
            </dd>
          </>
        )}
        {entry.acts !== undefined && (
          <>
            <dt>{t('proposals:acts')}</dt>
            <dd>
              <Acts acts={entry.acts} />
            </dd>
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
        {entry.kind === 'imported' && (
          <Button small onPress={() => void saveOriginal()}>
            {t('history:saveOriginal')}
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
