// The translation memory: units put in and taken out, and the four ways to ask it: by the sentence, by what is like it, by its stretches, by words.
import { fail, ok, type Result } from '../../../shared/errors.ts';
import type { Language } from '../../../shared/language/language.ts';
import { fold } from '../../../shared/text/arabic.ts';
import { contextMatch, exactMatch, matchingTexts, matchingTokens } from '../../../shared/translation/matching.ts';
import { memoryUnitSchema, type MemoryUnit } from '../../../shared/translation/memory-unit.ts';
import type { TermEntry } from '../../../shared/translation/terms.ts';
import { createConcordance, type ConcordanceQuery, type Place } from './concordance.ts';
import { nearestUnits } from './fuzzy.ts';
import { guardedMemory, openMemoryFile } from './open.ts';
import { createOwnTerms, type AddedTerms, type OwnTerms } from './own-terms.ts';
import { createPostings } from './postings.ts';
import { sharedStretches } from './stretches.ts';
import { createUnits, pairOf, type StoredUnit } from './units.ts';

export interface MemoryQuery {
  readonly source: Language;
  readonly target: Language;
  readonly text: string;
  /** `contextOf` of the sentences beside it. */
  readonly before: string | null;
  readonly after: string | null;
  /** The least percentage, from 30 on; 60 unless said otherwise. */
  readonly least?: number;
  /** How many matches; 10 unless said otherwise. */
  readonly limit?: number;
}

export interface MemoryMatch extends StoredUnit {
  /** 101: the same between the same neighbours; 100: the same; below: the share of the words. What differs is told by `differenceOf`. */
  readonly percentage: number;
}

export interface StretchMatch extends StoredUnit {
  /** Where the shared stretch stands in the sentence asked for, and in the source of the unit. */
  readonly place: Place;
  readonly unitPlace: Place;
  readonly words: number;
}

export interface ConcordanceHit extends StoredUnit {
  /** What to mark in the text of the language that was looked in. */
  readonly places: readonly Place[];
}

export interface AddedUnits {
  readonly added: number;
  /** Units that took the place of one with the same source between the same neighbours. */
  readonly replaced: number;
}

export interface TranslationMemory {
  readonly path: string;
  /** All or none. Fails with `memory.unit` for one that no memory can hold, or with what the disk says. At most 100,000 at a time. */
  readonly add: (units: readonly MemoryUnit[]) => Result<AddedUnits>;
  readonly remove: (keys: readonly number[]) => Result<number>;
  /** Best first. Exact matches are never crowded out by fuzzy ones, and none above the percentage is missed up to the limit. */
  readonly matches: (query: MemoryQuery) => Result<MemoryMatch[]>;
  /** Stretches of at least three words that stand in other units, longest first. */
  readonly stretches: (query: Pick<MemoryQuery, 'source' | 'target' | 'text'>, limit?: number) => Result<StretchMatch[]>;
  readonly concordance: (query: ConcordanceQuery) => Result<ConcordanceHit[]>;
  /** Units in the order they were added, a page at a time, for export. */
  readonly page: (after: number, limit: number) => Result<StoredUnit[]>;
  readonly count: () => number;
  /** Terms of the user's own, and a mark that is another after they changed. */
  readonly terms: () => Result<OwnTerms>;
  /** All or none; see `createOwnTerms` for what takes the place of what. */
  readonly addTerms: (entries: readonly TermEntry[]) => Result<AddedTerms>;
  readonly close: () => void;
}

const mostAtOnce = 100_000;
const shortestStretch = 3;

export const openTranslationMemory = (folder: string): Result<TranslationMemory> => {
  const opened = openMemoryFile(folder);
  if (!opened.ok) return opened;
  const { db, path, close } = opened.value;
  const guarded = <Value>(work: () => Result<Value>): Result<Value> => guardedMemory(path, work);
  const units = createUnits(db);
  const postings = createPostings(db);
  const concordance = createConcordance(db);
  const ownTerms = createOwnTerms(db);

  const index = (key: number, { source, target, sourceText, targetText }: MemoryUnit): void =>
    concordance.add(key, [[fold(sourceText), source], [fold(targetText), target]]);

  const put = db.transaction((all: readonly MemoryUnit[]): AddedUnits => {
    const fresh = new Map<number, { key: number; tokens: string[] }[]>();
    let added = 0;
    for (const unit of all) {
      const { key, isNew } = units.put(unit);
      if (!isNew) concordance.remove(key);
      index(key, unit);
      if (!isNew) continue;
      added++;
      const pair = pairOf(unit.source, unit.target);
      const list = fresh.get(pair);
      const entry = { key, tokens: matchingTexts(unit.sourceText) };
      if (list === undefined) fresh.set(pair, [entry]);
      else list.push(entry);
    }
    for (const [pair, list] of fresh) postings.add(pair, list);
    return { added, replaced: all.length - added };
  });

  return ok({
    path,
    add: (all) => {
      if (all.length > mostAtOnce) throw new Error('more units than are taken at once');
      const wrong = all.find((unit) => !memoryUnitSchema.safeParse(unit).success);
      if (wrong !== undefined) return fail('memory.unit', { beginning: String(wrong.sourceText).slice(0, 60) });
      return guarded(() => ok(put.immediate(all)));
    },
    remove: (keys) =>
      guarded(() => {
        const takeOut = db.transaction((): number => {
          let count = 0;
          for (const key of keys) {
            if (!units.remove(key)) continue;
            concordance.remove(key);
            count++;
          }
          return count;
        });
        return ok(takeOut.immediate());
      }),
    matches: ({ source, target, text, before, after, least = 60, limit = 10 }) =>
      guarded(() => {
        const pair = pairOf(source, target);
        const found: MemoryMatch[] = units
          .exact(pair, text)
          .map((stored) => ({ ...stored, percentage: (before !== null || after !== null) && stored.unit.before === before && stored.unit.after === after ? contextMatch : exactMatch }))
          .sort((one, other) => other.percentage - one.percentage)
          .slice(0, limit);
        if (found.length < limit) {
          const taken = new Set(found.map(({ key }) => key));
          for (const { key, percentage } of nearestUnits(postings, pair, matchingTexts(text), Math.max(30, least), limit + taken.size)) {
            const stored = taken.has(key) ? null : units.get(key);
            if (stored !== null && found.length < limit) found.push({ ...stored, percentage: Math.min(percentage, exactMatch - 1) });
          }
        }
        return ok(found);
      }),
    stretches: ({ source, target, text }, limit = 5) =>
      guarded(() => {
        const tokens = matchingTokens(text);
        const found = sharedStretches(postings, pairOf(source, target), tokens.map((token) => token.text), shortestStretch, limit);
        return ok(
          found.flatMap(({ key, query, unit, length }): StretchMatch[] => {
            const stored = units.get(key);
            if (stored === null) return [];
            const place = (row: typeof tokens, at: number): Place => [row[at]?.start ?? 0, row[at + length - 1]?.end ?? 0];
            return [{ ...stored, words: length, place: place(tokens, query), unitPlace: place(matchingTokens(stored.unit.sourceText), unit) }];
          }),
        );
      }),
    concordance: (query) =>
      guarded(() => {
        return ok(
          concordance.find(query, units.textIn).flatMap(({ key, places }): ConcordanceHit[] => {
            const stored = units.get(key);
            return stored === null ? [] : [{ ...stored, places }];
          }),
        );
      }),
    page: (after, limit) => guarded(() => ok(units.page(after, limit))),
    count: units.count,
    terms: () => guarded(() => ok(ownTerms.all())),
    addTerms: (entries) => guarded(() => ok(ownTerms.add(entries))),
    close,
  });
};
