// Answers what the window asks of the translation memory and the terms.
import { ok, type Result } from '../../shared/errors.ts';
import type { ConcordanceEntry, MemoryOffer, OfferedTerm, TermPlace } from '../../shared/ipc/memory.ts';
import type { Language } from '../../shared/language/language.ts';
import { contextOf, differenceOf } from '../../shared/translation/matching.ts';
import { adaptMatch } from '../../shared/translation/placeables.ts';
import { starterTerms } from '../../shared/translation/terms-starter.ts';
import { inTermOrder, termFinder, type TermEntry, type TermFinder } from '../../shared/translation/terms.ts';
import type { MemoryMatch } from '../storage/memory/memory.ts';
import type { CallContext, HandlersOf } from './context.ts';
import { sharesTerm } from '../storage/memory/own-terms.ts';

/** The user's own terms, then those that come with the program and that no entry of the user takes the place of. */
export const allTerms = (own: readonly TermEntry[]): TermEntry[] => {
  const mine = new Map(own.map((entry) => [entry.id, entry]));
  return [...own, ...starterTerms().filter((entry) => !(mine.has(entry.id) && sharesTerm(mine.get(entry.id) as TermEntry, entry)))];
};

const contextFor = (sentence: string | null): string | null => (sentence === null || sentence.trim() === '' ? null : contextOf(sentence));

const offerOf = (query: string, { key, percentage, unit }: MemoryMatch): MemoryOffer => {
  const { source, target, sourceText, targetText, origin, by, at } = unit;
  const adapted = adaptMatch({ query, source: sourceText, target: targetText, languages: { source, target } });
  return { key, percentage, pieces: differenceOf(sourceText, query), text: adapted.text, open: [...adapted.open], origin, by, at };
};

export const memoryCalls = ({ memory }: CallContext): HandlersOf<'memory'> => {
  let finders: { readonly mark: string; readonly byLanguage: Map<Language, TermFinder> } | null = null;

  const finderOf = (language: Language): TermFinder => {
    const opened = memory.get();
    const own = opened.ok ? opened.value.terms() : opened;
    const { entries, mark } = own.ok ? own.value : { entries: [], mark: '' };
    if (finders?.mark !== mark) finders = { mark, byLanguage: new Map() };
    const made = finders.byLanguage.get(language) ?? termFinder(allTerms(entries), language);
    finders.byLanguage.set(language, made);
    return made;
  };

  return {
    'memory.matches'({ source, target, text, before, after, limit }): Result<MemoryOffer[]> {
      if (source === target || text.trim() === '') return ok([]);
      const opened = memory.get();
      if (!opened.ok) return opened;
      const found = opened.value.matches({ source, target, text, before: contextFor(before), after: contextFor(after), limit });
      return found.ok ? ok(found.value.map((match) => offerOf(text, match))) : found;
    },

    'memory.concordance'(query): Result<ConcordanceEntry[]> {
      const opened = memory.get();
      if (!opened.ok) return opened;
      const found = opened.value.concordance(query);
      if (!found.ok) return found;
      return ok(
        found.value.map(({ key, places, unit: { source, target, sourceText, targetText, origin, by, at } }) => ({
          key, source, target, sourceText, targetText, places: places.map(([start, end]) => [start, end]), origin, by, at,
        })),
      );
    },

    'memory.terms'({ text, source, target }): Result<TermPlace[]> {
      const found = finderOf(source).find(text);
      const offered = ({ entry, term }: { readonly entry: TermEntry; readonly term: OfferedTerm['term'] }): OfferedTerm => ({
        id: entry.id, term, note: entry.note, translations: inTermOrder(entry).terms.filter(({ language }) => language === target),
      });
      return ok(
        found.flatMap(({ start, end, entries }): TermPlace[] => {
          const useful = entries.map(offered).filter(({ term, translations }) => translations.length > 0 || term.usage === 'forbidden');
          return useful.length === 0 ? [] : [{ start, end, entries: useful }];
        }),
      );
    },
  };
};
