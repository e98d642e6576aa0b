// A comparison leaves as a file: its form, its language, whom the changes name, and where it goes.
import { useEffect, useId, useState } from 'react';
import { CircleAlert, FileCheck2 } from 'lucide-react';
import type { Id } from '../../../shared/document/ids.ts';
import type { CallResult, EventData } from '../../../shared/ipc/contract.ts';
import { comparisonEnding, comparisonFormats, type ComparedSide, type ComparisonFormat } from '../../../shared/ipc/compare.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import type { Language } from '../../../shared/language/language.ts';
import { errorText } from '../../../shared/language/messages.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { usePreferences, useWindow } from '../../state/window.ts';
import { Button } from '../../ui/Button.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { cleanName, suggestedName } from '../export/file-name.ts';
import { FindingList } from '../export/FindingList.tsx';
import { FolderField, useExportFolder } from '../export/FolderField.tsx';
import { FormatList } from '../export/FormatList.tsx';
import { RevealButtons } from '../export/RevealButtons.tsx';
import { fileNameOf } from '../export/useExportHistory.ts';
import { TaskDialog } from '../TaskDialog.tsx';
import form from '../form.module.css';
import exporting from '../export/Export.module.css';

type Attribution = 'history' | 'one';
type Outcome = CallResult<'compare.export'>;

export interface SendComparisonDialogProps {
  readonly session: DocumentSession;
  readonly before: ComparedSide;
  readonly after: ComparedSide;
  readonly languages: readonly Language[];
  readonly language: Language;
  readonly title: string;
  readonly symbol: string | null;
  readonly onClose: () => void;
}

/** How far a job is. */
const useProgress = (job: Id | null): EventData<'export.progress'> | null => {
  const { bridge } = useWindow();
  const [progress, setProgress] = useState<EventData<'export.progress'> | null>(null);
  useEffect(() => bridge.on('export.progress', (data) => setProgress(data)), [bridge]);
  return progress?.job === job ? progress : null;
};

export const SendComparisonDialog = ({ session, before, after, languages, language: shown, title, symbol, onClose }: SendComparisonDialogProps) => {
  const { t, language: reader } = useMessages();
  const { bridge, newId } = useWindow();
  const preferences = usePreferences();
  const [format, setFormat] = useState<ComparisonFormat>('docx');
  const [language, setLanguage] = useState(shown);
  const [attribution, setAttribution] = useState<Attribution>('history');
  const [author, setAuthor] = useState(preferences.author);
  const [name, setName] = useState(() => t('history:send.fileName', { name: suggestedName(symbol, title) }));
  const { folder, setFolder, keep } = useExportFolder();
  const [job, setJob] = useState<Id | null>(null);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const progress = useProgress(job);
  const formId = useId();
  const file = `${cleanName(name) || 'comparison'}-${language.toUpperCase()}.${comparisonEnding(format)}`;

  const send = async () => {
    const own = newId();
    setJob(own);
    setOutcome(null);
    // What is compared with the text as it stands is compared with what is saved.
    await session.flush();
    const ended = await bridge.call('compare.export', {
      job: own,
      before,
      after,
      language,
      format,
      attribution: attribution === 'history' || author.trim() === '' ? { by: 'history' } : { by: 'one', author: author.trim() },
      folder,
      name: file,
    });
    if (ended.ok) keep();
    setJob(null);
    setOutcome(ended);
  };

  const running = job !== null;
  return (
    <TaskDialog
      onClose={() => {
        if (job !== null) void bridge.call('compare.cancel', { job });
        onClose();
      }}
      title={t('history:send.title')}
      size="large"
      buttons={
        running ? (
          <Button key="stop" autoFocus onPress={() => void bridge.call('compare.cancel', { job })}>
            {t('export:cancel')}
          </Button>
        ) : outcome !== null ? (
          <>
            <Button key="another" onPress={() => setOutcome(null)}>
              {t('history:send.again')}
            </Button>
            <Button key="done" look="main" autoFocus onPress={onClose}>
              {t('app:done')}
            </Button>
          </>
        ) : (
          <>
            <Button key="cancel" onPress={onClose}>
              {t('app:cancel')}
            </Button>
            <Button key="start" look="main" type="submit" form={formId} isDisabled={folder === ''}>
              {t('history:send.start')}
            </Button>
          </>
        )
      }
    >
      {running ? (
        <ProgressBar label={progress === null ? t('export:waiting', { name: file }) : t(`export:step.${progress.step}`, { name: file })} {...(progress === null ? {} : { done: progress.done })} />
      ) : outcome !== null ? (
        <div className={exporting.job} aria-live="polite">
          {outcome.ok ? (
            <>
              <FileCheck2 size={20} strokeWidth={1.6} aria-hidden className={exporting.good} />
              <div className={exporting.jobText}>
                <p className={exporting.jobName}>
                  <bdi dir="auto">{fileNameOf(outcome.value.path)}</bdi>
                </p>
                <p className={exporting.jobFacts}>
                  <bdi dir="ltr">{folder}</bdi>
                </p>
                {outcome.value.findings.length > 0 && (
                  // What is compared may not stand in the text that is open: its places are named and lead nowhere.
                  <FindingList findings={outcome.value.findings.map((finding) => ({ language, finding: { ...finding, block: null } }))} severalLanguages={false} onShow={() => {}} />
                )}
                <RevealButtons path={outcome.value.path} name={fileNameOf(outcome.value.path)} />
              </div>
            </>
          ) : (
            <>
              <CircleAlert size={20} strokeWidth={1.6} aria-hidden className={exporting.bad} />
              <div className={exporting.jobText}>
                <p>{outcome.error.code === 'export.cancelled' ? t('export:cancelled') : errorText(outcome.error, reader)}</p>
              </div>
            </>
          )}
        </div>
      ) : (
        <form
          id={formId}
          className={form.form}
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <FormatList
            label={t('export:formatLabel')}
            formats={comparisonFormats.map((one) => ({ value: one, name: t(`history:send.${one}.name`), line: t(`history:send.${one}.line`) }))}
            value={format}
            onChange={setFormat}
          />
          {languages.length > 1 && (
            <SegmentedControl<Language>
              label={t('history:send.language')}
              showLabel
              segments={languages.map((one) => ({ value: one, text: definitionOf(one).name, lang: one }))}
              value={language}
              onChange={setLanguage}
            />
          )}
          {format !== 'json' && format !== 'html' && format !== 'pdf' && (
            <SegmentedControl<Attribution>
              label={t('history:send.attribution')}
              showLabel
              segments={(['history', 'one'] as const).map((value) => ({ value, text: t(`history:send.${value}`) }))}
              value={attribution}
              onChange={setAttribution}
            />
          )}
          {attribution === 'one' && format !== 'json' && format !== 'html' && format !== 'pdf' && (
            <TextField label={t('history:send.author')} value={author} onChange={setAuthor} maxLength={200} dir="auto" />
          )}
          <TextField label={t('export:name')} value={name} onChange={setName} maxLength={200} dir="auto" hint={file} />
          <FolderField folder={folder} onFolder={setFolder} />
        </form>
      )}
    </TaskDialog>
  );
};
