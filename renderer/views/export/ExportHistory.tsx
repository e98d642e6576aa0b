// The last exports of a document, with the way to each file that still exists.
import { useMessages } from '../../state/interface-language.ts';
import { useNow } from '../../state/library.ts';
import { writtenAge, writtenTime } from '../../state/written.ts';
import form from '../form.module.css';
import { RevealButtons } from './RevealButtons.tsx';
import { fileNameOf, type ExportEntry } from './useExportHistory.ts';
import styles from './Export.module.css';

/** As many as one might still look for. */
const most = 5;

export const ExportHistory = ({ entries }: { readonly entries: readonly ExportEntry[] }) => {
  const { t, language } = useMessages();
  const now = useNow();
  return (
    <section className={styles.group} aria-label={t('export:last')}>
      <h3 className={form.label}>{t('export:last')}</h3>
      <ul className={styles.history}>
        {entries.slice(0, most).map((entry) => {
          const name = fileNameOf(entry.path);
          return (
            <li key={`${entry.path} ${entry.at}`} className={styles.past}>
              <div className={styles.jobText}>
                <bdi dir="auto" title={entry.path}>
                  {name}
                </bdi>
                <p className={styles.jobFacts}>
                  <time dateTime={new Date(entry.at).toISOString()} title={writtenTime(entry.at, language)}>
                    {writtenAge(entry.at, now, language)}
                  </time>
                  {!entry.exists && ` · ${t('export:gone')}`}
                </p>
              </div>
              {entry.exists && <RevealButtons path={entry.path} name={name} />}
            </li>
          );
        })}
      </ul>
    </section>
  );
};
