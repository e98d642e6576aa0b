// What an entry of the history says, in words: its changes in one line, and who made them.
import type { Author, ElementEvent, EntryChanges, RestoreEffect } from '../ipc/history.ts';
import type { Id } from '../document/ids.ts';
import type { Language } from '../language/language.ts';
import type { Translate } from '../language/messages.ts';
import type { Act } from '../negotiation/act.ts';
import { isolate } from '../text/bidi.ts';

/** Signs before figures stay before them in an Arabic line. */
export const leftToRight = (text: string): string => `\u2066${text}\u2069`;

/** `edited 3 · added 1 · +45 −12 words`; says so where nothing changed or it cannot be known. `n` writes numbers. */
export const changesText = (changes: EntryChanges | null, t: Translate, n: (count: number) => string = String): string => {
  if (changes === null) return t('history:damaged');
  const parts = [
    changes.edited > 0 && t('history:edited', { n: n(changes.edited) }),
    changes.added > 0 && t('history:added', { n: n(changes.added) }),
    changes.removed > 0 && t('history:removed', { n: n(changes.removed) }),
    changes.moved > 0 && t('history:moved_count', { n: n(changes.moved) }),
    changes.settings && t('history:settings'),
    changes.commented === true && t('comments:commented'),
    changes.wordsIn + changes.wordsOut > 0 && t('history:words', { change: leftToRight(`+${n(changes.wordsIn)} −${n(changes.wordsOut)}`) }),
  ].filter((part) => part !== false);
  return parts.length === 0 ? t('history:noChange') : parts.join(' · ');
};

/** `Layla Haddad, Rapporteur, Jordan`. */
export const authorText = ({ name, role, office }: Pick<Author, 'name' | 'role' | 'office'>, t: Translate, language: Language): string =>
  [name, role === null ? '' : t(`history:roles.${role}`), office].filter((part) => part !== '').join(language === 'ar' ? '، ' : ', ');

/** That a draft was named although something in it was open, with the reason; null where it was not. */
export const anywayText = (acts: readonly Act[] | undefined, t: Translate, n: (count: number) => string = String): string | null => {
  const act = acts?.find(({ kind }) => kind === 'nameAnyway');
  if (act === undefined) return null;
  const what = t('history:anyway', { n: n(act.open?.count ?? 0), languages: leftToRight(act.open?.languages ?? '') });
  return act.note === undefined ? what : t('history:anywayBecause', { what, reason: isolate(act.note) });
};

/** What restoring did to other elements, a sentence for each. */
export const effectsText = (also: readonly RestoreEffect[], t: Translate): string[] => also.map(({ what, text }) => t(`history:restoredAlso.${what}`, { text }));

/** What happened to an element; the other element of a split or a join by the number it has today. `labelOf` gives nothing where it has none. */
export const eventText = ({ what, other }: ElementEvent, t: Translate, labelOf: (id: Id) => string): string => {
  const label = other === null ? '' : labelOf(other);
  // The label is in the language of the text, which may run the other way.
  return label === '' ? t(`history:element.event.${what}`) : `${t(`history:element.event.${what}`)} (\u2068${label}\u2069)`;
};
