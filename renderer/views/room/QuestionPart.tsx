// What the panel asks before something is recorded: which delegation, or until when a text is under silence.
import { useState } from 'react';
import { useStore } from 'zustand';
import { delegationsOf } from '../../../shared/negotiation/delegations.ts';
import { clockAt, dayAt, momentAt, offsetHere } from '../../../shared/text/clock.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useSessionValue } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { DelegationPicker } from '../delegations/DelegationPicker.tsx';
import { putUnderSilence, recordSilenceBroken, sayPosition } from './room-acts.ts';
import { roomBoard, type Question } from './room-board.ts';
import { discussedIn, type RoomDriver } from './useRoomDriver.ts';
import styles from './RoomPanel.module.css';

/** A procedure runs over a night at least, so that capitals can be asked: tomorrow at the full hour. In milliseconds. */
const usual = 24 * 60 * 60_000;

const Deadline = ({ session, onDone }: { readonly session: DocumentSession; readonly onDone: () => void }) => {
  const { t } = useMessages();
  const [first] = useState(() => Date.now() + usual);
  const [day, setDay] = useState(() => dayAt(first, offsetHere(first)));
  const [clock, setClock] = useState(() => `${clockAt(first, offsetHere(first)).slice(0, 2)}:00`);
  const [wrong, setWrong] = useState(false);
  const start = () => {
    // The clocks of the country may change until then.
    const roughly = momentAt(day, clock, 0);
    const offset = roughly === null ? 0 : offsetHere(roughly);
    const until = momentAt(day, clock, offset);
    const discussed = discussedIn(session);
    if (until === null || until <= Date.now() || discussed === null) return setWrong(true);
    putUnderSilence(discussed, until, offset);
    onDone();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
    >
      <div className={styles.row}>
        <TextField label={t('room:deadline.day')} type="date" dir="ltr" value={day} onChange={setDay} autoFocus {...(wrong ? { error: t('room:deadline.wrong') } : {})} />
        <TextField label={t('room:deadline.time')} type="time" dir="ltr" value={clock} onChange={setClock} />
      </div>
      <div className={styles.row}>
        <Button small look="main" type="submit">{t('room:deadline.start')}</Button>
        <Button small look="quiet" onPress={onDone}>{t('room:deadline.cancel')}</Button>
      </div>
    </form>
  );
};

/** Several delegations support or oppose one after the other; only one proposes, and only one breaks the silence. */
const many: ReadonlySet<Question> = new Set(['support', 'oppose', 'reserve']);

export const QuestionPart = ({ session, driver }: { readonly session: DocumentSession; readonly driver: RoomDriver }) => {
  const { t } = useMessages();
  const board = roomBoard(session);
  const { question, asked } = useStore(board);
  const settings = useSessionValue(session, ['settings'], (one) => one.document.settings);
  if (question === null) return null;
  const done = () => {
    board.setState({ question: null });
    driver.back();
  };
  if (question === 'deadline') return <Deadline key={asked} session={session} onDone={done} />;
  const choose = (party: string) => {
    const discussed = discussedIn(session);
    if (discussed === null) return;
    if (question === 'propose') {
      board.setState({ question: null });
      driver.proposeFor(party);
    } else if (question === 'broken') {
      recordSilenceBroken(discussed, party);
      done();
    } else sayPosition(discussed, party, question);
  };
  return (
    <div
      className={styles.question}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) done();
      }}
    >
      <DelegationPicker key={asked} label={t(`room:who.${question}`)} delegations={delegationsOf(settings)} value={null} onChoose={choose} allowOther clearing autoFocus />
      <Button small look="quiet" onPress={done}>{t(many.has(question) ? 'room:done' : 'room:deadline.cancel')}</Button>
    </div>
  );
};
