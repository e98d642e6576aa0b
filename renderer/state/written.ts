// Times and numbers as the language of the interface writes them. Arabic takes western digits, as the United Nations does in Beirut.
import { definitionOf } from '../../shared/language/index.ts';
import type { Language } from '../../shared/language/language.ts';

const tags: Readonly<Record<Language, string>> = { en: 'en-GB', ar: 'ar-LB-u-nu-latn', fr: 'fr-FR' };

const cached = <Format>(make: (tag: string) => Format): ((language: Language) => Format) => {
  const formats = new Map<Language, Format>();
  return (language) => {
    const known = formats.get(language);
    if (known !== undefined) return known;
    const made = make(tags[language]);
    formats.set(language, made);
    return made;
  };
};

/** Thousands take a comma in Arabic, as on the other pages of the interface: the point of Lebanon would read as a decimal one. */
const numbers = cached((tag) => new Intl.NumberFormat(tag.replace('ar-LB', 'ar')));
const clocks = cached((tag) => new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }));
const days = cached((tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short' }));
const daysOfYears = cached((tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric' }));
const exact = cached((tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'full', timeStyle: 'short', hourCycle: 'h23' }));
const seconds = cached((tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' }));
const relative = cached((tag) => new Intl.RelativeTimeFormat(tag, { numeric: 'auto' }));

export const writtenNumber = (n: number, language: Language): string => numbers(language).format(n);
/** `14:32`. */
export const writtenClock = (at: number, language: Language): string => clocks(language).format(at);
/** The whole date and time. */
export const writtenTime = (at: number, language: Language): string => exact(language).format(at);
/** To the second and in figures, for what nothing else tells apart: `14/05/2027, 15:30:00`. */
export const writtenMoment = (at: number, language: Language): string => seconds(language).format(at);

const minute = 60_000;
const hour = 60 * minute;
const dayNumber = (at: number): number => {
  const date = new Date(at);
  return Math.floor(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / (24 * hour));
};

const dayOf = (at: number): string => {
  const date = new Date(at);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
};

/** `5 minutes ago`, `yesterday`, `12 May`, `12 May 2025`: as near as one thinks of it. */
export const writtenAge = (at: number, now: number, language: Language): string => {
  const passed = now - at;
  const daysPassed = dayNumber(now) - dayNumber(at);
  if (passed < minute) return relative(language).format(0, 'second');
  if (passed < hour) return relative(language).format(-Math.floor(passed / minute), 'minute');
  if (daysPassed === 0) return relative(language).format(-Math.floor(passed / hour), 'hour');
  if (daysPassed < 7) return relative(language).format(-daysPassed, 'day');
  // Months have two names in Arabic, and both are written.
  if (language === 'ar') return definitionOf('ar').date(dayOf(at), { look: 'escwa-current', digits: 'western' });
  return (new Date(at).getFullYear() === new Date(now).getFullYear() ? days : daysOfYears)(language).format(at);
};
