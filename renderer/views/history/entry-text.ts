// What an entry of the timeline says of itself, in the language of the interface.
import type { Author, EntryChanges, HistoryEntry } from '../../../shared/ipc/history.ts';
import { definitionOf } from '../../../shared/language/index.ts';
import type { Language } from '../../../shared/language/language.ts';
import type { Translate } from '../../../shared/language/messages.ts';
import { isolate } from '../../../shared/text/bidi.ts';
import { writtenAge, writtenClock, writtenNumber } from '../../state/written.ts';

/** Signs before figures stay before them in an Arabic line. */
const leftToRight = (text: string): string => `\u2066${text}\u2069`;

/** `edited 3 · added 1 · +45 −12 words`; says so where nothing changed or it cannot be known. */
export const changesText = (changes: EntryChanges | null, t: Translate, language: Language): string => {
  if (changes === null) return t('history:damaged');
  const n = (count: number): string => writtenNumber(count, language);
  const parts = [
    changes.edited > 0 && t('history:edited', { n: n(changes.edited) }),
    changes.added > 0 && t('history:added', { n: n(changes.added) }),
    changes.removed > 0 && t('history:removed', { n: n(changes.removed) }),
    changes.moved > 0 && t('history:moved_count', { n: n(changes.moved) }),
    changes.settings && t('history:settings'),
    changes.wordsIn + changes.wordsOut > 0 && t('history:words', { change: leftToRight(`+${n(changes.wordsIn)} −${n(changes.wordsOut)}`) }),
  ].filter((part) => part !== false);
  return parts.length === 0 ? t('history:noChange') : parts.join(' · ');
};

/** What stands first: the name of a draft, otherwise what happened. */
export const entryTitle = (entry: HistoryEntry, t: Translate, language: Language): string => {
  if (entry.kind === 'named' && entry.name !== null) return entry.name;
  if (entry.restored !== null) return t('history:restoredFrom', { what: entry.restored.name ?? shortTime(entry.restored.at, language) });
  return t(`history:entry.${entry.kind}`);
};

/** `12 May · 14:32–15:10`. */
export const entryTime = ({ from, to }: Pick<HistoryEntry, 'from' | 'to'>, now: number, language: Language): string => {
  const age = writtenAge(to, now, language);
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
