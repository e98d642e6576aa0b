// The way out: format, languages, name and folder; then progress, and the files with what can be done with them.
import { useId, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../../shared/document/ids.ts';
import { contentText } from '../../../shared/document/inlines.ts';
import { exportForms, formFits, isNegotiated, type ExportForm } from '../../../shared/export/negotiation/form.ts';
import { delegationsOf } from '../../../shared/negotiation/delegations.ts';
import { heldMeetings } from '../../../shared/negotiation/meeting.ts';
import { exportFormats, type ExportFormat } from '../../../shared/ipc/contract.ts';
import type { Language } from '../../../shared/language/language.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { isRunning, type ExportOrder } from '../../state/exports.ts';
import { useMessages } from '../../state/interface-language.ts';
import { sameItems, useSessionValue } from '../../state/session.ts';
import { useWindow } from '../../state/window.ts';
import { writtenTime } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { LanguagesField } from '../LanguagesField.tsx';
import { TaskDialog } from '../TaskDialog.tsx';
import form from '../form.module.css';
import { ExportJobs } from './ExportJobs.tsx';
import { fileName, pathIn, suggestedName } from './file-name.ts';
import { Findings } from './Findings.tsx';
import { FolderField, useExportFolder } from './FolderField.tsx';
import { FormatList } from './FormatList.tsx';
import { useFindings } from './useFindings.ts';
import { usePreparedExport } from './usePreparedExport.ts';
import { DelegationPicker } from '../delegations/DelegationPicker.tsx';
import { fileNameOf, useExportHistory } from './useExportHistory.ts';
import { ExportHistory } from './ExportHistory.tsx';

const nameFor = (session: DocumentSession, language: Language): string => {
  const { blocks } = session.document;
  const symbol = blocks.find((block) => block.type === 'symbol')?.symbol ?? null;
  const title = blocks.find((block) => block.type === 'title');
  return suggestedName(symbol, contentText(title?.text[language] ?? []));
};

export interface AskedView {
  readonly party: string;
  /** With what its groups asked for. */
  readonly groups: boolean;
}

export interface ExportDialogProps {
  readonly session: DocumentSession;
  /** The language on the screen, which is offered first. */
  readonly language: Language;
  /** The meeting whose log is to leave; null for the text itself. */
  readonly log?: string | null;
  /** The delegation whose view is to leave; null for the text itself. */
  readonly asked?: AskedView | null;
  readonly onClose: () => void;
  /** Leads to an element in a language; the dialog has closed itself. */
  readonly onShow: (block: Id, language: Language) => void;
}

export const ExportDialog = ({ session, language, log = null, asked = null, onClose, onShow }: ExportDialogProps) => {
  const { t, language: interfaceLanguage } = useMessages();
  const { exports, report } = useWindow();
  const { id } = session.document;
  const languages = useSessionValue(session, ['settings'], (one) => one.document.settings.languages, sameItems());
  const history = useExportHistory(id);
  const jobs = useStore(exports, (state) => state.jobs);
  const [format, setFormat] = useState<ExportFormat>(history[0]?.format ?? 'docx');
  const [negotiated] = useState(() => isNegotiated(session.document));
  const [wantedForm, setForm] = useState<ExportForm>(asked !== null ? 'outcome' : log === null ? 'standing' : 'log');
  const meetings = heldMeetings(session.document.settings).map((one) => one.name);
  const [meeting, setMeeting] = useState(log ?? meetings[0] ?? null);
  const [view, setView] = useState<AskedView | null>(asked);
  const delegations = useMemo(() => delegationsOf(session.document.settings), [session.document.settings]);
  const shape = formFits(wantedForm, format) ? wantedForm : 'standing';
  const [chosen, setChosen] = useState<readonly Language[]>([language]);
  const [name, setName] = useState(() => nameFor(session, language));
  const { folder, setFolder, keep } = useExportFolder();
  const [shown, setShown] = useState<readonly string[]>(() => jobs.filter((job) => job.document === id && isRunning(job)).map((job) => job.job));
  const formId = useId();
  const current = jobs.filter((job) => shown.includes(job.job));
  const running = current.some(isRunning);
  const failed = current.length > 0 && current.every(({ outcome }) => outcome !== null && !outcome.ok && outcome.error.code !== 'export.cancelled');

  const wanted = languages.filter((one) => chosen.includes(one));
  const found = useFindings(session, format, wanted);
  usePreparedExport(session, format, shape, wanted);
  const hindered = new Set((found ?? []).flatMap((one) => (one.finding.severity === 'hinders' ? [one.language] : [])));
  const unready = shape === 'outcome' && view === null;
  const orders = wanted.filter((one) => !hindered.has(one) && !unready).map((one) => ({ document: id, format, form: shape, ...(shape === 'log' && meeting !== null ? { meeting } : {}), ...(shape === 'outcome' && view !== null ? { delegation: view } : {}), language: one, folder, name: fileName(name, one, format, shape) }));
  const there = history.find((entry) => entry.exists && orders.some((order) => pathIn(order.folder, order.name) === entry.path));

  const show = (block: Id, shown: Language) => {
    onClose();
    onShow(block, shown);
  };

  const start = async (wished: readonly ExportOrder[] = orders) => {
    if (running || wished.length === 0) return;
    // The core exports what is saved.
    await session.flush();
    if (session.saveState.state === 'failed') return report(session.saveState.error);
    keep();
    const before = new Set(exports.getState().jobs.map((job) => job.job));
    const ended = exports.getState().start(wished);
    setShown(
      exports
        .getState()
        .jobs.filter((job) => !before.has(job.job))
        .map((job) => job.job),
    );
    await ended;
  };

  return (
    <TaskDialog
      onClose={onClose}
      title={t('export:title')}
      size="large"
      buttons={
        running ? (
          <>
            <Button key="stop" onPress={() => exports.getState().cancel()}>{t('export:cancel')}</Button>
            <Button key="goOn" look="main" autoFocus onPress={onClose}>
              {t('export:goOn')}
            </Button>
          </>
        ) : current.length > 0 ? (
          <>
            <Button key="another" onPress={() => setShown([])}>{t('export:another')}</Button>
            {failed ? (
              <Button key="retry" look="main" autoFocus onPress={() => void start(current)}>
                {t('app:tryAgain')}
              </Button>
            ) : (
              <Button key="done" look="main" autoFocus onPress={onClose}>
                {t('app:done')}
              </Button>
            )}
          </>
        ) : (
          <>
            <Button key="cancel" onPress={onClose}>
              {t('app:cancel')}
            </Button>
            <Button key="start" look="main" type="submit" form={formId} isDisabled={orders.length === 0 || folder === ''}>
              {orders.length > 1 ? t('export:startMany', { count: orders.length }) : t('export:start', { format: t(`export:format.${format}.short`) })}
            </Button>
          </>
        )
      }
    >
      {current.length > 0 ? (
        <ExportJobs jobs={current} onShow={show} />
      ) : (
        <form
          id={formId}
          className={form.form}
          onSubmit={(event) => {
            event.preventDefault();
            void start();
          }}
        >
          <FormatList
            label={t('export:formatLabel')}
            formats={exportFormats.map((one) => ({ value: one, name: t(`export:format.${one}.name`), line: t(`export:format.${one}.line`) }))}
            value={format}
            onChange={setFormat}
          />
          {negotiated && format !== 'json' && (
            <Select
              label={t('export:formLabel')}
              choices={exportForms.filter((one) => formFits(one, format) && (one !== 'log' || meetings.length > 0 || log !== null)).map((one) => ({ value: one, text: t(`export:form.${one}.name`), detail: t(`export:form.${one}.line`) }))}
              value={shape}
              onChange={setForm}
            />
          )}
          {shape === 'log' && meeting !== null && (
            <Select label={t('room:log.which')} value={meeting} choices={[...new Set([...meetings, meeting])].map((one) => ({ value: one, text: one }))} onChange={setMeeting} />
          )}
          {shape === 'outcome' && (
            <>
              <DelegationPicker label={t('delegations:choose')} delegations={delegations} value={view?.party ?? null} allowOther onChoose={(party) => setView({ party, groups: view?.groups ?? true })} />
              <Checkbox isSelected={view?.groups ?? true} isDisabled={view === null} onChange={(groups) => view !== null && setView({ ...view, groups })}>
                {t('delegations:view.groups')}
              </Checkbox>
            </>
          )}
          <LanguagesField label={t('export:languages')} offered={languages} chosen={chosen} onChange={setChosen} problem={wanted.length === 0 ? t('export:chooseLanguage') : null} />
          {format !== 'json' && wanted.length > 0 && <Findings found={found} format={format} languages={wanted} onShow={show} />}
          <TextField
            label={t('export:name')}
            value={name}
            onChange={setName}
            maxLength={200}
            dir="auto"
            hint={
              there === undefined
                ? orders.map((order) => order.name).join(' · ')
                : t('export:there', { name: fileNameOf(there.path), time: writtenTime(there.at, interfaceLanguage) })
            }
          />
          <FolderField folder={folder} onFolder={setFolder} />
          {history.length > 0 && <ExportHistory entries={history} />}
        </form>
      )}
    </TaskDialog>
  );
};
