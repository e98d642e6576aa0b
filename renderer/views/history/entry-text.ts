// What an entry of the timeline says of itself, in the language of the interface.
import { changesText as changesInWords, leftToRight } from '../../../shared/history/entry-text.ts';
import type { Author, EntryChanges, HistoryEntry } from '../../../shared/ipc/history.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import type { Language } from '../../../shared/language/language.ts';
import type { Translate } from '../../../shared/language/messages.ts';
import { isolate } from '../../../shared/text/bidi.ts';
import { writtenAge, writtenClock, writtenNumber } from '../../state/written.ts';

/** `edited 3 · added 1 · +45 −12 words`; says so where nothing changed or it cannot be known. */
export const changesText = (changes: EntryChanges | null, t: Translate, language: Language): string =>
  changesInWords(changes, t, (count) => writtenNumber(count, language));

/** What stands first: the name of a draft, otherwise what happened. */
export const entryTitle = (entry: HistoryEntry, t: Translate, language: Language): string => {
  if (entry.kind === 'named' && entry.name !== null) return entry.name;
  if (entry.restored !== null) return t('history:restoredFrom', { what: entry.restored.name ?? shortTime(entry.restored.at, language) });
  if (entry.returned !== undefined) return t('history:returned', { name: entry.returned.name });
  return t(`history:entry.${entry.kind}`);
};

/** `12 May · 14:32–15:10`; the year only where it is another one, in Arabic too, whose months are long. */
export const entryTime = ({ from, to }: Pick<HistoryEntry, 'from' | 'to'>, now: number, language: Language): string => {
  const year = new Date(to).getFullYear();
  const written = writtenAge(to, now, language);
  const age = year === new Date(now).getFullYear() ? written.replace(new RegExp(` ${year}$`), '') : written;
  const [begin, end] = [writtenClock(from, language), writtenClock(to, language)];
  return `${age} · ${begin === end ? end : leftToRight(`${begin}–${end}`)}`;
};

/** `Layla Haddad, Rapporteur, Jordan`. */
export const authorText = ({ name, role, office }: Author, t: Translate, language: Language): string =>
  [name, role === null ? '' : t(`history:roles.${role}`), office].filter((part) => part !== '').map(isolate).join(language === 'ar' ? '، ' : ', ');

/** A moment in few words: `14 Nov 2026, 15:30`. */
export const shortTime = (at: number, language: Language): string => {
  const day = new Date(at);
  const written = definitionOf(language).date([day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-'), { look: 'escwa-current', digits: 'western' });
  return `${written}${language === 'ar' ? '، ' : ', '}${writtenClock(at, language)}`;
};
