// Which languages of a document are shown: one, or two beside each other.
import type { Language } from '../../../shared/language/language.ts';

/** The first is the one that is worked in. */
export type Pair = readonly [Language, Language?];

export const shownLanguages = (pair: Pair): readonly Language[] => pair.filter((language) => language !== undefined);

/** What an address asks for; the drafting language where it asks for none. */
export const pairOf = (asked: readonly Language[] | undefined, drafting: Language): Pair => {
  const [first, second] = asked ?? [];
  if (first === undefined) return [drafting];
  return second === undefined ? [first] : [first, second];
};
