// Dates and ranges of dates as documents of three languages write them, also with the slips that are met in practice.
import { months, weekdays, westernDigits } from '../language/numerals.ts';
import type { Day } from '../document/block.ts';

export interface FoundDates {
  readonly start: number;
  readonly end: number;
  /** Null when a day of the expression does not exist, such as 31 June. */
  readonly days: { readonly from: Day; readonly to: Day } | null;
}

/** Folds case, accents, hamza and digits sign by sign, so that places in the folded text are places in the text. */
const aligned = (text: string): string =>
  westernDigits(text)
    .replace(/[\u00C0-\u024F]/g, (letter) => letter.normalize('NFD').charAt(0))
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/[أإآ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/\u00A0|\u202F/g, ' ');

const monthNumbers = new Map<string, number>();
for (const list of [months.en, months.fr, months.ar, months.arHeadquarters]) {
  for (const [index, name] of list.entries()) for (const part of aligned(name).split('/')) monthNumbers.set(part, index + 1);
}
const names = [...monthNumbers.keys()].sort((a, b) => b.length - a.length).join('|');
const month = `((?:${names})(?:\\s*/\\s*(?:${names}))?)`;
const weekdayNames = [...weekdays.en, ...weekdays.fr, ...weekdays.ar].map((name) => aligned(name)).join('|');
const weekday = `(?:(?:${weekdayNames})\\s*,?\\s+)?`;
const day = `${weekday}(\\d{1,2})(?:er|st|nd|rd|th)?(?:\\s+of)?`;
const year = '((?:19|20|21)\\d{2})';
// Right-to-left marks stand around the dash of Arabic ranges.
const to = '[\\u200E\\u200F\\s]*(?:[-–—]|\\b(?:to|and|until|et|au)\\b|الي|و)[\\u200E\\u200F\\s]*';
const lead = '(?:\\b(?:from|on|du|le|les)\\s+|(?:من|في|يومي|يوم|الفتره)\\s+)*';
const tail = '(?![\\p{L}\\p{N}])';
const comma = '\\s*,?\\s*';

const forms: readonly { readonly form: RegExp; readonly read: (groups: readonly string[]) => readonly [string, string, string, string, string, string] }[] = [
  {
    form: new RegExp(`${lead}${day}\\s+${month}(?:${comma}${year})?${to}${day}\\s+${month}${comma}${year}${tail}`, 'u'),
    read: ([d1 = '', m1 = '', y1, d2 = '', m2 = '', y2 = '']) => [d1, m1, y1 === undefined || y1 === '' ? y2 : y1, d2, m2, y2],
  },
  { form: new RegExp(`${lead}${day}${to}${day}\\s+${month}${comma}${year}${tail}`, 'u'), read: ([d1 = '', d2 = '', m = '', y = '']) => [d1, m, y, d2, m, y] },
  { form: new RegExp(`${lead}${day}\\s+${month}${comma}${year}${tail}`, 'u'), read: ([d = '', m = '', y = '']) => [d, m, y, d, m, y] },
  { form: new RegExp(`${lead}${weekday}${month}\\s+(\\d{1,2})${to}(\\d{1,2}),?\\s+${year}${tail}`, 'u'), read: ([m = '', d1 = '', d2 = '', y = '']) => [d1, m, y, d2, m, y] },
  { form: new RegExp(`${lead}${weekday}${month}\\s+(\\d{1,2}),?\\s+${year}${tail}`, 'u'), read: ([m = '', d = '', y = '']) => [d, m, y, d, m, y] },
];

const dayOf = (d: string, m: string, y: string): Day | null => {
  const parts = m.split('/').map((part) => monthNumbers.get(part.trim()));
  const number = parts[0];
  // كانون الثاني/ديسمبر names two months: which one is meant cannot be known.
  if (number === undefined || parts.some((part) => part !== number)) return null;
  const date = Number(d);
  const lengths = [31, Number(y) % 4 === 0 && (Number(y) % 100 !== 0 || Number(y) % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  if (date < 1 || date > (lengths[number - 1] ?? 0)) return null;
  return `${y}-${String(number).padStart(2, '0')}-${d.padStart(2, '0')}`;
};

/** The first date or range of dates in a line. */
export const findDates = (text: string): FoundDates | null => {
  const folded = aligned(text);
  for (const { form, read } of forms) {
    const found = form.exec(folded);
    if (found === null) continue;
    const [d1, m1, y1, d2, m2, y2] = read(found.slice(1));
    const [from, until] = [dayOf(d1, m1, y1), dayOf(d2, m2, y2)];
    return { start: found.index, end: found.index + found[0].length, days: from !== null && until !== null && from <= until ? { from, to: until } : null };
  }
  return null;
};

/** A line that is a date and nothing else, but for stops and asterisks. */
export const dateLine = (text: string): FoundDates | null => {
  const found = findDates(text);
  return found !== null && !/[\p{L}\p{N}]/u.test(text.slice(0, found.start) + text.slice(found.end)) ? found : null;
};

/** `09:30 - 10:00`, `10 am–1 pm`, `9h30-10h`: the hours with which a line of a programme begins. Returns their length, or 0. */
export const timeRangeLength = (text: string): number => {
  const folded = aligned(text);
  const time = '\\d{1,2}(?:\\s?[:.h]\\s?\\d{2})?\\s?(?:[ap]\\.?m\\.?|h|ص|م|صباحا|مساء|noon)?';
  const found = new RegExp(`^[\\s\\u200E\\u200F]*${time}[\\s\\u200E\\u200F]*(?:[-–—]|to|au|الي)[\\s\\u200E\\u200F]*${time}(?![\\p{L}\\p{N}:/])`, 'u').exec(folded);
  if (found === null) return 0;
  return /[:.h]\s?\d{2}|[ap]\.?m|\dh|ص|صباح|مساء/.test(found[0]) ? found[0].length : 0;
};
