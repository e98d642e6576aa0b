// Dates as people write them in English, Arabic and French: read into days of the calendar, impossible ones told apart from unreadable ones.
import type { Day } from '../document/block.ts';
import { months, weekdays } from '../language/numerals.ts';
import { fold } from './arabic.ts';

/** `impossible`: written as a date, but the calendar has no such day, or the two names of an Arabic month disagree. */
export type ParsedDay = { readonly kind: 'day'; readonly day: Day } | { readonly kind: 'impossible' } | { readonly kind: 'unreadable' };
/** `backwards`: both days exist, but the last one comes before the first. */
export type ParsedRange =
  | { readonly kind: 'range'; readonly from: Day; readonly to: Day }
  | { readonly kind: 'backwards' }
  | { readonly kind: 'impossible' }
  | { readonly kind: 'unreadable' };

const impossible = { kind: 'impossible' } as const;
const unreadable = { kind: 'unreadable' } as const;

/** Names of months beside those of the three languages: abbreviations, Headquarters forms, the forms of Egypt and the Maghreb. */
const otherMonths: Readonly<Record<string, number>> = {
  jan: 1, feb: 2, mar: 3, apr: 4, jun: 6, jul: 7, aug: 8, sep: 9, sept: 9, oct: 10, nov: 11, dec: 12,
  janv: 1, fev: 2, fevr: 2, avr: 4, juil: 7, aou: 8,
  جانفي: 1, فيفري: 2, افريل: 4, ماي: 5, جوان: 6, جويليه: 7, اوت: 8, يوليوز: 7, غشت: 8, شتنبر: 9, نونبر: 11, دجنبر: 12,
  مايس: 5, نيسان: 4, اذار: 3, ايلول: 9,
};

const monthNumbers = (() => {
  const known = new Map<string, number>(Object.entries(otherMonths));
  for (const list of [months.en, months.fr, months.ar, months.arHeadquarters]) {
    for (const [index, name] of list.entries()) for (const half of name.split('/')) known.set(fold(half), index + 1);
  }
  return known;
})();

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const anyOf = (words: Iterable<string>): string => [...words].sort((a, b) => b.length - a.length).map(escaped).join('|');

const monthName = anyOf(monthNumbers.keys());
/** Words between days that make a range. The Arabic "and" may stand right before the figure. */
const rangeWord = anyOf(['and', 'to', 'through', 'until', 'till', 'et', 'au', 'a', 'jusqu\'au', 'و', 'الي', 'حتي']);
/** Words that say nothing about which day it is. */
const noise = anyOf([
  ...Object.values(weekdays).flat().map((name) => fold(name)),
  ...['الاثنين', 'الثلاثاء', 'الاربعاء', 'الخميس', 'الجمعه', 'السبت', 'الاحد'].map((name) => name.slice(2)),
  'from', 'on', 'of', 'the', 'between', 'from the', 'du', 'le', 'les', 'de', 'entre', 'des', 'من', 'في', 'يوم', 'يومي', 'الفتره', 'خلال', 'بين', 'شهر', 'عام', 'سنه', 'الموافق', 'م',
]);

const tokenPattern = new RegExp(
  [
    `(?<doublet>(?:${monthName})\\s*/\\s*(?:${monthName}))(?![\\p{L}\\p{N}])`,
    `(?<month>(?:${monthName}))\\.?(?![\\p{L}\\p{N}])`,
    '(?<year>\\d{4})(?!\\d)',
    '(?<day>\\d{1,2})(?!\\d)(?:st|nd|rd|th|er|re|e)?(?!\\p{L})',
    `(?<range>-|(?:${rangeWord})(?![\\p{L}])|و(?=\\d))`,
    `(?<noise>(?:${noise})\\.?(?![\\p{L}\\p{N}])|[,،()]|\\s+)`,
  ].join('|'),
  'uy',
);

type Token = { readonly kind: 'D' | 'M' | 'Y' | 'R'; readonly value: number };

/** The parts of a written date; nothing where anything else stands between them. NaN for a month whose two names disagree. */
const tokens = (folded: string): Token[] | null => {
  const found: Token[] = [];
  let at = 0;
  while (at < folded.length) {
    tokenPattern.lastIndex = at;
    const match = tokenPattern.exec(folded);
    if (match === null) return null;
    const { doublet, month, year, day, range } = match.groups ?? {};
    if (doublet !== undefined) {
      const [first, second] = doublet.split('/').map((name) => monthNumbers.get(name.trim()));
      found.push({ kind: 'M', value: first === second ? (first ?? NaN) : NaN });
    } else if (month !== undefined) found.push({ kind: 'M', value: monthNumbers.get(month) ?? NaN });
    else if (year !== undefined) found.push({ kind: 'Y', value: Number(year) });
    else if (day !== undefined) found.push({ kind: 'D', value: Number(day) });
    else if (range !== undefined) found.push({ kind: 'R', value: 0 });
    at = tokenPattern.lastIndex;
  }
  return found;
};

const dayOf = (year: number, month: number, day: number): Day | null => {
  if (!(month >= 1 && month <= 12) || day < 1) return null;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = month === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  if (day > last) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

type Written = readonly [year: number, month: number, day: number];

/** Where year, month and day of the first and the last day stand in each order of parts. */
const orders: Readonly<Record<string, readonly [first: Written, last: Written]>> = {
  DMY: [[2, 1, 0], [2, 1, 0]],
  MDY: [[2, 0, 1], [2, 0, 1]],
  YMD: [[0, 1, 2], [0, 1, 2]],
  DRDMY: [[4, 3, 0], [4, 3, 2]],
  DMRDMY: [[5, 1, 0], [5, 4, 3]],
  DMYRDMY: [[2, 1, 0], [6, 5, 4]],
  MDRDY: [[4, 0, 1], [4, 0, 3]],
  MDRMDY: [[5, 0, 1], [5, 3, 4]],
  MDYRMDY: [[2, 0, 1], [6, 4, 5]],
};

const numeric = /^(?:(?<y>\d{4})[-/.](?<ym>\d{1,2})[-/.](?<yd>\d{1,2})|(?<d>\d{1,2})[-/.](?<m>\d{1,2})[-/.](?<dy>\d{4}))$/;

/** Dates in figures: the year first, or the day first; the month first only where it cannot be otherwise. */
const readNumeric = (folded: string): ParsedRange | null => {
  const groups = numeric.exec(folded)?.groups;
  if (groups === undefined) return null;
  const year = Number(groups['y'] ?? groups['dy']);
  let [month, day] = groups['y'] === undefined ? [Number(groups['m']), Number(groups['d'])] : [Number(groups['ym']), Number(groups['yd'])];
  if (groups['y'] === undefined && month > 12 && day <= 12) [month, day] = [day, month];
  const read = dayOf(year, month, day);
  return read === null ? impossible : { kind: 'range', from: read, to: read };
};

/** Reads one day or a range of days in any of the three languages. A single day is a range from itself to itself. */
export const parseDayRange = (text: string): ParsedRange => {
  const folded = fold(text).replace(/[\u2212\u2013\u2014]/g, '-').trim();
  const figures = readNumeric(folded);
  if (figures !== null) return figures;
  const parts = tokens(folded);
  if (parts === null) return unreadable;
  // "3, 4 and 5 July": the days between are no news; "from … to" may set a sign before the first day.
  const told = parts.filter((part, index) => !(part.kind === 'R' && (index === 0 || parts[index - 1]?.kind === 'R')));
  while (told[0]?.kind === 'D' && told[1]?.kind === 'D') told.splice(1, 1);
  const order = orders[told.map(({ kind }) => kind).join('')];
  if (order === undefined) return unreadable;
  const value = (index: number): number => told[index]?.value ?? NaN;
  const [from, to] = order.map(([year, month, day]) => dayOf(value(year), value(month), value(day)));
  if (from == null || to == null) return impossible;
  if (from > to) return { kind: 'backwards' };
  return { kind: 'range', from, to };
};

/** Reads one day; a range of several days is unreadable here. */
export const parseDay = (text: string): ParsedDay => {
  const range = parseDayRange(text);
  if (range.kind === 'impossible') return range;
  return range.kind === 'range' && range.from === range.to ? { kind: 'day', day: range.from } : unreadable;
};

/**
 * Parts a line such as "Cairo, 3–4 July 2024" into the place and the days at its end. The days are `unreadable`, and the whole line
 * is the place, where it does not end in a date.
 */
export const placeAndDays = (line: string): { readonly place: string; readonly days: ParsedRange } => {
  const starts = [...line.matchAll(/(?<=^|[\s,،(])(?=\S)/gu)].map((match) => match.index);
  for (const start of starts) {
    const days = parseDayRange(line.slice(start));
    if (days.kind !== 'unreadable') return { place: line.slice(0, start).replace(/[\s,،–—-]+$/u, '').trim(), days };
  }
  return { place: line.trim(), days: unreadable };
};
