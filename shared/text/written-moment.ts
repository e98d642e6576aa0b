// A moment as a document writes it: the day in the form of its language, and the time by the clock of the room.
import type { Profile } from '../language/definition.ts';
import { definitionOf } from '../language/index.ts';
import type { Language } from '../language/language.ts';
import { clockAt, dayAt } from './clock.ts';

export const writtenClockAt = (at: number, offset: number, language: Language, profile: Profile): string => definitionOf(language).digits(clockAt(at, offset), profile);

export const writtenDayAt = (at: number, offset: number, language: Language, profile: Profile): string => definitionOf(language).date(dayAt(at, offset), profile);

/** `14 May 2027, 18:00`, `14 أيار/مايو 2027، 18:00`. */
export const writtenMomentAt = (at: number, offset: number, language: Language, profile: Profile): string =>
  `${writtenDayAt(at, offset, language, profile)}${language === 'ar' ? '، ' : ', '}${writtenClockAt(at, offset, language, profile)}`;
