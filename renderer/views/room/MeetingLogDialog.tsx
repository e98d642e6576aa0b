// The log of a meeting, to read before it is exported: in the language that is read, as it prints.
import { useEffect, useMemo, useState } from 'react';
import { writtenLog } from '../../../shared/export/negotiation/meeting-log.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import type { Language } from '../../../shared/language/language.ts';
import { meetingNames, type ToldAct } from '../../../shared/negotiation/log.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useWindow } from '../../state/window.ts';
import { Select } from '../../ui/Select.tsx';
import { TaskDialog } from '../TaskDialog.tsx';
import styles from './RoomPanel.module.css';

/** What was done in all meetings of the saved document; null before it is known. */
const useMeetingActs = (session: DocumentSession): readonly ToldAct[] | null => {
  const { bridge, report } = useWindow();
  const [acts, setActs] = useState<readonly ToldAct[] | null>(null);
  useEffect(() => {
    let gone = false;
    void session.flush().then(() => bridge.call('room.acts', { id: session.document.id })).then((result) => {
      if (gone) return;
      if (result.ok) setActs(result.value);
      else report(result.error);
    });
    return () => {
      gone = true;
    };
  }, [session, bridge, report]);
  return acts;
};

export interface MeetingLogDialogProps {
  readonly session: DocumentSession;
  /** Of the text beside which it is opened. */
  readonly language: Language;
  readonly onClose: () => void;
  readonly onExport: (meeting: string) => void;
}

export const MeetingLogDialog = ({ session, language, onClose, onExport }: MeetingLogDialogProps) => {
  const { t } = useMessages();
  const acts = useMeetingActs(session);
  const [wanted, setWanted] = useState<string | null>(null);
  const names = useMemo(() => (acts === null ? [] : meetingNames(session.document.settings, acts)), [session, acts]);
  const name = wanted ?? names[0] ?? null;
  const log = useMemo(() => (acts === null || name === null ? null : writtenLog(session.document, language, { name, acts })), [session, acts, name, language]);
  const { tag, direction } = definitionOf(language);
  return (
    <TaskDialog
      title={t('room:log.title')}
      size="wide"
      onClose={onClose}
      leave={t('room:log.close')}
      task={{ label: t('room:log.export'), isDisabled: name === null, run: () => name !== null && onExport(name) }}
    >
      {acts !== null && name === null && <p>{t('room:log.none')}</p>}
      {names.length > 0 && <Select label={t('room:log.which')} value={name} choices={names.map((one) => ({ value: one, text: one }))} onChange={setWanted} />}
      {log !== null && (
        <div lang={tag} dir={direction} data-meeting-log={log.meeting}>
          {log.facts.map((fact) => <p key={fact} className={styles.faint}>{fact}</p>)}
          {log.places.length === 0 ? (
            <p>{log.nothing}</p>
          ) : (
            <table className={styles.log}>
              <thead>
                <tr>{log.heads.map((head) => <th key={head} scope="col">{head}</th>)}</tr>
              </thead>
              {log.places.map(({ label, acts: done }, index) => (
                <tbody key={index}>
                  <tr>
                    <th scope="rowgroup" colSpan={4}>{label}</th>
                  </tr>
                  {done.map(({ time, what, party, words }, at) => (
                    <tr key={at}>
                      <td>{time}</td>
                      <td>{what}</td>
                      <td>{party}</td>
                      <td><bdi>{words}</bdi></td>
                    </tr>
                  ))}
                </tbody>
              ))}
            </table>
          )}
        </div>
      )}
    </TaskDialog>
  );
};
