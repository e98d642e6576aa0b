// Exports on their way and ended: progress, then the file and what can be done with it, or why there is none.
import { Ban, CircleAlert, FileCheck2 } from 'lucide-react';
import type { Id } from '../../../shared/document/ids.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import type { Language } from '../../../shared/language/language.ts';
import { errorText } from '../../../shared/language/messages.ts';
import { isRunning, type ExportJob } from '../../state/exports.ts';
import { useMessages } from '../../state/interface-language.ts';
import { writtenNumber } from '../../state/written.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { FindingList } from './FindingList.tsx';
import { RevealButtons } from './RevealButtons.tsx';
import { fileNameOf } from './useExportHistory.ts';
import styles from './Export.module.css';

const Size = ({ bytes }: { readonly bytes: number }) => {
  const { t, language } = useMessages();
  return <>{t('export:kilobytes', { n: writtenNumber(Math.max(1, Math.round(bytes / 1000)), language) })}</>;
};

const Ended = ({ job, onShow }: { readonly job: ExportJob; readonly onShow: (block: Id, language: Language) => void }) => {
  const { t, language } = useMessages();
  const { outcome } = job;
  if (outcome === null) return null;
  if (outcome.ok) {
    // Not always the one that was asked for: a file that was there before keeps its name.
    const name = fileNameOf(outcome.value.path);
    return (
      <>
        <FileCheck2 size={20} strokeWidth={1.6} aria-hidden className={styles.good} />
        <div className={styles.jobText}>
          <p className={styles.jobName}>
            <bdi dir="auto">{name}</bdi>
          </p>
          <p className={styles.jobFacts}>
            <bdi lang={job.language}>{definitionOf(job.language).name}</bdi> · <Size bytes={outcome.value.bytes} /> · <bdi dir="ltr">{job.folder}</bdi>
          </p>
          {outcome.value.findings.length > 0 && (
            <FindingList findings={outcome.value.findings.map((finding) => ({ language: job.language, finding }))} severalLanguages={false} onShow={onShow} />
          )}
          <RevealButtons path={outcome.value.path} name={name} />
        </div>
      </>
    );
  }
  const cancelled = outcome.error.code === 'export.cancelled';
  const Sign = cancelled ? Ban : CircleAlert;
  return (
    <>
      <Sign size={20} strokeWidth={1.6} aria-hidden className={cancelled ? styles.quiet : styles.bad} />
      <div className={styles.jobText}>
        <p className={styles.jobName}>
          <bdi dir="auto">{job.name}</bdi>
        </p>
        <p>{cancelled ? t('export:cancelled') : errorText(outcome.error, language)}</p>
      </div>
    </>
  );
};

export const ExportJobs = ({ jobs, onShow }: { readonly jobs: readonly ExportJob[]; readonly onShow: (block: Id, language: Language) => void }) => {
  const { t } = useMessages();
  return (
    <ul className={styles.jobs} aria-live="polite">
      {jobs.map((job) => (
        <li key={job.job} className={styles.job}>
          {isRunning(job) ? (
            <ProgressBar
              className={styles.jobText}
              label={job.step === null ? t('export:waiting', { name: job.name }) : t(`export:step.${job.step}`, { name: job.name })}
              {...(job.step === null ? {} : { done: job.done })}
            />
          ) : (
            <Ended job={job} onShow={onShow} />
          )}
        </li>
      ))}
    </ul>
  );
};
