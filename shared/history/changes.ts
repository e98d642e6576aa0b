// What differs between two states of a document, in numbers: the one line that an entry of the history says.
import type { Block } from '../document/blocks/index.ts';
import type { Id } from '../document/ids.ts';
import { textPlaces } from '../document/walk.ts';
import type { EntryChanges } from '../ipc/history.ts';
import { languages, type Language } from '../language/language.ts';
import { matchWords, wordsOf } from './words.ts';
import { keepAnchors } from '../negotiation/thread-anchors.ts';
import { longestOrder, type Match } from '../compare/sequence.ts';

/** The texts of a block in a language in the order of its places, in one written form; null where it has none. */
const written = (block: Block | null, language: Language): string | null => {
  if (block === null) return null;
  const texts = [...textPlaces(block)].map(({ text }) => text[language] ?? null);
  return texts.every((text) => text === null) ? null : JSON.stringify(texts);
};

/** What became of a block: null before where it is new, null after where it is gone. */
export interface BlockChange {
  readonly before: Block | null;
  readonly after: Block | null;
}

/** Words that one block gained and lost in a language. */
const wordsChanged = ({ before, after }: BlockChange, language: Language): { readonly gained: number; readonly lost: number } => {
  const old = before === null ? [] : wordsOf(before, language);
  const now = after === null ? [] : wordsOf(after, language);
  const kept = old.length === 0 || now.length === 0 ? 0 : matchWords(old, now).length;
  return { gained: now.length - kept, lost: old.length - kept };
};

const uncommented = (block: Block): string => JSON.stringify(keepAnchors([block], () => false)[0]);

/** Whether nothing differs but what comments hold on to. */
const isOnlyCommented = ({ before, after }: BlockChange): boolean => {
  if (before === null || after === null || !JSON.stringify([before, after]).includes('"comments":')) return false;
  return uncommented(before) === uncommented(after);
};

/** What a list of changed blocks comes to. `said`: whether there are other remarks. */
export const countChanges = (blocks: readonly BlockChange[], moved: number, settings: boolean, said = false): EntryChanges => {
  const counts = { added: 0, removed: 0, edited: 0, wordsIn: 0, wordsOut: 0 };
  const touched = new Set<Language>();
  let commented = said;
  for (const change of blocks) {
    if (isOnlyCommented(change)) {
      commented = true;
      continue;
    }
    if (change.before === null) counts.added += 1;
    else if (change.after === null) counts.removed += 1;
    else counts.edited += 1;
    for (const language of languages) {
      if (written(change.before, language) === written(change.after, language)) continue;
      touched.add(language);
      const { gained, lost } = wordsChanged(change, language);
      counts.wordsIn += gained;
      counts.wordsOut += lost;
    }
  }
  return { ...counts, moved, settings, ...(commented ? { commented } : {}), languages: languages.filter((language) => touched.has(language)) };
};

/**
 * The fewest members that must change places to come from one order to another; both may hold members that the other does not have. Where either of two
 * may have moved, it is the one that `mayMove`.
 */
export const movedBetween = <Name extends Id | number>(before: readonly Name[], after: readonly Name[], mayMove: (name: Name) => boolean = () => false): Name[] => {
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const places = new Map(after.slice(start, after.length - tail).map((name, at) => [name, at]));
  const pairs = before.slice(start, before.length - tail).flatMap((name, at): Match[] => {
    const place = places.get(name);
    return place === undefined ? [] : [[at, place]];
  });
  const stay = new Set(longestOrder(pairs, ([at]) => (mayMove(before[start + at] as Name) ? 1 : 1 + 1e-6)).map(([at]) => at));
  return pairs.flatMap(([at]) => (stay.has(at) ? [] : [before[start + at] as Name]));
};
