// Asks until when a text is under silence: a day as the United Nations writes it, in words or figures, and a time of the clock of the room.
import { useState, type KeyboardEvent } from 'react';
import { definitionOf } from '../../../shared/language/index.ts';
import type { Language } from '../../../shared/language/language.ts';
import { clockAt, dayAt, momentAt, offsetHere, parseClock } from '../../../shared/text/clock.ts';
import { parseDay } from '../../../shared/text/days.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { writtenTime } from '../../state/written.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { putUnderSilence } from './room-acts.ts';
import { discussedIn } from './useRoomDriver.ts';
import styles from './RoomPanel.module.css';

const hour = 60 * 60_000;
/** A procedure runs over a night at least, so that capitals can be asked: tomorrow at the full hour. In milliseconds. */
const usual = 24 * hour;

/** `14 May 2027`, `14 أيار/مايو 2027`. */
const writtenDay = (at: number, language: Language): string => definitionOf(language).date(dayAt(at, offsetHere(at)), { look: 'escwa-current', digits: 'western' });

/** By the clock of this computer, in milliseconds since 1970, UTC; null where it is no day or no time. */
const momentIn = (written: string, time: string): number | null => {
  const day = parseDay(written);
  const clock = parseClock(time);
  if (day.kind !== 'day' || clock === null) return null;
  // The clocks of the country may change until then.
  const roughly = momentAt(day.day, clock, 0);
  return roughly === null ? null : momentAt(day.day, clock, offsetHere(roughly));
};

export const SilenceDeadline = ({ session, onDone }: { readonly session: DocumentSession; readonly onDone: () => void }) => {
  const { t, language } = useMessages();
  const [first] = useState(() => Math.floor((Date.now() + usual) / hour) * hour);
  const [day, setDay] = useState(() => writtenDay(first, language));
  const [clock, setClock] = useState(() => clockAt(first, offsetHere(first)));
  const [wrong, setWrong] = useState(false);
  const until = momentIn(day, clock);
  const start = () => {
    const discussed = discussedIn(session);
    if (until === null || until <= Date.now() || discussed === null) return setWrong(true);
    putUnderSilence(discussed, until, offsetHere(until));
    onDone();
  };
  /** The arrow keys go to the next and the previous day or hour. */
  const stepping = (step: number) => (event: KeyboardEvent) => {
    if (until === null || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const next = until + (event.key === 'ArrowUp' ? step : -step);
    setDay(writtenDay(next, language));
    setClock(clockAt(next, offsetHere(next)));
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        start();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone();
      }}
    >
      <div className={styles.deadline}>
        <TextField label={t('room:deadline.day')} value={day} onChange={setDay} onKeyDown={stepping(usual)} maxLength={60} autoFocus />
        <TextField label={t('room:deadline.time')} dir="ltr" value={clock} onChange={setClock} onKeyDown={stepping(hour)} maxLength={10} />
      </div>
      <p role="status" className={wrong && (until === null || until <= Date.now()) ? styles.wrong : styles.faint}>
        {until === null || until <= Date.now() ? t('room:deadline.wrong') : writtenTime(until, language)}
      </p>
      <div className={styles.row}>
        <Button small look="main" type="submit">{t('room:deadline.start')}</Button>
        <Button small look="quiet" onPress={onDone}>{t('room:deadline.cancel')}</Button>
      </div>
    </form>
  );
};
