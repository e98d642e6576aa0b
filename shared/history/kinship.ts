// Where the words of an element came from and went to when elements were split, merged or rewritten under a new id in one revision.
import type { Block } from '../document/blocks/index.ts';
import { languages } from '../language/language.ts';
import type { BlockChange } from './changes.ts';
import { matchWords, wordsOf } from './words.ts';

/** The part of the words of an element that must have come from another one, or gone to it, for the two to be kin. */
const share = 0.5;

const noWords: readonly string[] = [];

/** The words of an element, language by language. */
const allWords = (block: Block | null): readonly (readonly string[])[] => languages.map((language) => (block === null ? noWords : wordsOf(block, language)));

const count = (words: readonly (readonly string[])[]): number => words.reduce((sum, { length }) => sum + length, 0);

/** Words of `from` that are not in `to`, in their order. */
const without = (from: readonly string[], to: readonly string[]): readonly string[] => {
  if (from.length === 0 || to.length === 0) return from;
  const kept = new Set(matchWords(from, to).map(([at]) => at));
  return from.filter((_, at) => !kept.has(at));
};

/** Words that two lists have in common whatever their order: never fewer than those in order. */
const inCommon = (one: readonly string[], other: readonly string[]): number => {
  const counts = new Map<string, number>();
  for (const word of one) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of other) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    common += 1;
  }
  return common;
};

/**
 * How many words went from one element to another: words that `giver` lost and `taker` gained, in the same order. 0 where they are less than half of
 * `whole`, the words of the element that was made of them or went into the other.
 */
const passed = (giver: BlockChange, taker: BlockChange, whole: readonly (readonly string[])[]): number => {
  const needed = Math.max(1, count(whole) * share);
  const [had, took] = [allWords(giver.before), allWords(taker.after)];
  if (had.reduce((sum, words, at) => sum + inCommon(words, took[at] ?? noWords), 0) < needed) return 0;
  const [has, took0] = [allWords(giver.after), allWords(taker.before)];
  let words = 0;
  for (const [at, before] of had.entries()) {
    const lost = without(before, has[at] ?? noWords);
    const gained = without(took[at] ?? noWords, took0[at] ?? noWords);
    if (lost.length > 0 && gained.length > 0) words += matchWords(lost, gained).length;
  }
  return words >= needed ? words : 0;
};

/** How many words of a new element came from `giver`; 0 where it was not made of it. */
export const madeOf = (born: BlockChange, giver: BlockChange): number => (giver.before === null ? 0 : passed(giver, born, allWords(born.after)));

/** How many words of an element that is gone went into `taker`; 0 where they did not. */
export const wentInto = (gone: BlockChange, taker: BlockChange): number => (taker.after === null ? 0 : passed(gone, taker, allWords(gone.before)));
