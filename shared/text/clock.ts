// The time of a room: what its clock showed, wherever the text is read.
import type { Day } from '../document/block.ts';
import { fold } from './arabic.ts';

const minute = 60_000;

const shifted = (at: number, offset: number): string => new Date(at + offset * minute).toISOString();

/** `15:42`. `offset`: minutes by which the clock is ahead of UTC. */
export const clockAt = (at: number, offset: number): string => shifted(at, offset).slice(11, 16);

/** The day on which it was `at`. */
export const dayAt = (at: number, offset: number): Day => shifted(at, offset).slice(0, 10);

/** The moment at which a clock shows a day and a time (`15:42`), in milliseconds since 1970, UTC; null where there is no such day or time. */
export const momentAt = (day: string, clock: string, offset: number): number | null => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(clock)) return null;
  const at = Date.parse(`${day}T${clock}:00.000Z`);
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day ? null : at - offset * minute;
};

/** A time as it is typed – `15:42`, `15.42`, `15 h 42`, `٩:٠٥`, `9` – as `15:42`; null where it is none. */
export const parseClock = (text: string): string | null => {
  const parts = /^(\d{1,2})(?:\s*[:.h]\s*(\d{2})?)?$/u.exec(fold(text).trim());
  const [hour, minutes] = [Number(parts?.[1]), Number(parts?.[2] ?? 0)];
  return parts === null || hour > 23 || minutes > 59 ? null : `${String(hour).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
};

/** Minutes by which the clock of this computer is ahead of UTC at a moment. */
export const offsetHere = (at: number): number => -new Date(at).getTimezoneOffset();
