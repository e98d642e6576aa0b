// What the forms of all three languages share: the parts of a day, the mark of a range, lists of agenda items.
import type { Day } from '../document/block.ts';
import type { Profile } from './definition.ts';

/** Year, month and day of the month as numbers; months from 1. */
export const splitDay = (day: Day): { readonly year: number; readonly month: number; readonly day: number } => ({
  year: Number(day.slice(0, 4)),
  month: Number(day.slice(5, 7)),
  day: Number(day.slice(8, 10)),
});

/** Ranges take an en dash since about 2019, a hyphen before. */
export const rangeMark = (profile: Profile): string => (profile.look === 'escwa-classic' ? '-' : '–');

/** `3`, `3 and 4`, `3, 4 (b) and 5`. `write` gets the number and, where the item has one, the letter counted from 1. */
export const joinAgendaItems = (
  items: readonly string[],
  write: (number: string, sub: number | null) => string,
  comma: string,
  and: string,
): string => {
  const written = items.map((item) => {
    const [, number = item, letter] = /^(\d+) ?(?:\(([a-z])\))?$/.exec(item) ?? [];
    return write(number, letter === undefined ? null : letter.charCodeAt(0) - 96);
  });
  const last = written.at(-1) ?? '';
  return written.length < 2 ? last : `${written.slice(0, -1).join(comma)}${and}${last}`;
};
