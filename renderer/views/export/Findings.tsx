// The part of the dialog that says what is amiss before the document leaves.
import { useId } from 'react';
import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import type { Id } from '../../../shared/document/ids.ts';
import type { ExportFormat } from '../../../shared/ipc/contract.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import type { Language } from '../../../shared/language/language.ts';
import { useMessages } from '../../state/interface-language.ts';
import { classes } from '../../ui/classes.ts';
import form from '../form.module.css';
import dialog from './Export.module.css';
import { FindingList } from './FindingList.tsx';
import styles from './Findings.module.css';
import type { FoundIn } from './useFindings.ts';

export interface FindingsProps {
  /** Null while the document is being looked through for the first time. */
  readonly found: readonly FoundIn[] | null;
  readonly format: ExportFormat;
  /** The versions that are to be exported. */
  readonly languages: readonly Language[];
  readonly onShow: (block: Id, language: Language) => void;
}

export const Findings = ({ found, format, languages, onShow }: FindingsProps) => {
  const { t } = useMessages();
  const label = useId();
  const hindered = languages.filter((language) => found?.some((one) => one.language === language && one.finding.severity === 'hinders'));
  return (
    <section className={dialog.group} aria-labelledby={label}>
      <h3 id={label} className={form.label}>
        {t('export:findings.title')}
      </h3>
      <div role="status">
        {hindered.length > 0 && (
          <p className={classes(styles.summary, styles.summaryBad)}>
            <CircleAlert size={15} aria-hidden />
            {languages.length === 1
              ? t('export:findings.hindered', { format: t(`export:format.${format}.short`) })
              : t('export:findings.hinderedIn', { format: t(`export:format.${format}.short`), languages: hindered.map((language) => definitionOf(language).name).join(', ') })}
          </p>
        )}
        <p className={styles.summary}>
          {found !== null && hindered.length === 0 && (found.length === 0 ? <CircleCheck size={15} aria-hidden /> : <Info size={15} aria-hidden />)}
          {found === null ? t('export:findings.looking') : found.length === 0 ? t('export:findings.none') : t('export:findings.count', { count: found.length })}
        </p>
      </div>
      {found !== null && found.length > 0 && <FindingList findings={found} severalLanguages={languages.length > 1} onShow={onShow} />}
    </section>
  );
};
