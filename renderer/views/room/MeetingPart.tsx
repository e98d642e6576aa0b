// The meeting in the panel of the room: beginning one or going on with an earlier one, which one is running, ending it, and its log.
import { useState } from 'react';
import { heldMeetings, runningMeeting } from '../../../shared/negotiation/meeting.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSessionValue } from '../../state/session.ts';
import { useWindow } from '../../state/window.ts';
import { writtenClock } from '../../state/written.ts';
import { useCommandRegistry } from '../../commands/useCommands.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import type { RoomDriver } from './useRoomDriver.ts';
import styles from './RoomPanel.module.css';

export const MeetingPart = ({ session, driver }: { readonly session: DocumentSession; readonly driver: RoomDriver }) => {
  const { t, language } = useMessages();
  const { tell } = useWindow();
  const registry = useCommandRegistry();
  const settings = useSessionValue(session, ['settings'], (one) => one.document.settings);
  const running = runningMeeting(settings);
  const held = heldMeetings(settings);
  const [name, setName] = useState('');
  const [place, setPlace] = useState(held[0]?.place ?? '');
  const start = () => {
    if (name.trim() === '') return;
    driver.begin(name, place);
    setName('');
    tell({ kind: 'done', text: t('room:meeting.started') });
    driver.back();
  };
  const log = (
    <Button small look="quiet" onPress={() => registry.find('room.log')?.run()}>
      {t('room:log.show')}
    </Button>
  );
  if (running !== null) {
    return (
      <section className={styles.part} data-meeting={running.name}>
        <h3 className={styles.title}>{t('room:meeting.title')}</h3>
        <p className={styles.name}><bdi>{running.name}</bdi></p>
        <p className={styles.faint}>
          {[running.place, t('room:meeting.began', { time: writtenClock(running.began, language) })].filter((part) => part !== undefined && part !== '').join(' · ')}
        </p>
        <div className={styles.row}>
          <Button small onPress={() => registry.find('room.meeting')?.run()}>{t('room:meeting.end')}</Button>
          {log}
        </div>
      </section>
    );
  }
  return (
    <section className={styles.part}>
      <h3 className={styles.title}>{t('room:meeting.title')}</h3>
      <p className={styles.faint}>{t('room:meeting.none')}</p>
      {held.length > 0 && (
        <Select
          label={t('room:meeting.earlier')}
          value={held.some((one) => one.name === name) ? name : null}
          choices={held.map((one) => ({ value: one.name, text: one.name, detail: one.place }))}
          onChange={(chosen) => {
            setName(chosen);
            setPlace(held.find((one) => one.name === chosen)?.place ?? '');
          }}
        />
      )}
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          start();
        }}
      >
        <div data-meeting-name>
          <TextField label={t('room:meeting.name')} dir="auto" maxLength={200} value={name} onChange={setName} />
        </div>
        <TextField label={t('room:meeting.place')} dir="auto" maxLength={200} value={place} onChange={setPlace} />
        <div className={styles.row}>
          <Button small look="main" type="submit" isDisabled={name.trim() === ''}>{t('room:meeting.start')}</Button>
          {held.length > 0 && log}
        </div>
      </form>
    </section>
  );
};
