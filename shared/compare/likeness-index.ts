// How alike texts are, and which texts are like a text without comparing each with each: by the rarest of its words.
import { matchSequences } from './sequence.ts';
import type { Unit } from './unit.ts';

export interface Candidate {
  readonly before: number;
  readonly after: number;
  readonly likeness: number;
}

/** Words of a text as numbers. */
export interface Features {
  /** In the order of the text. */
  readonly line: Int32Array;
  /** In ascending order, repeated as often as they occur. */
  readonly words: Int32Array;
  /** Neighbouring pairs of words, in ascending order, repeated as often as they occur. */
  readonly pairs: Int32Array;
}

/** Features in more texts than this lead nowhere. */
const commonFeature = 40;
/** How many of the rarest features of a text are looked up, and how many of the texts found there are compared. */
const lookedUp = 28;
const compared = 6;

const arabicMarks = /[\u0610-\u061A\u0640\u064B-\u065F\u0670]/g;
const word = /[\p{L}\p{N}]+/gu;

/** Calls back with each distinct member of a sorted list. */
const distinct = (list: Int32Array, visit: (feature: number) => void): void => {
  for (let at = 0; at < list.length; at++) if (at === 0 || list[at] !== list[at - 1]) visit(list[at] ?? 0);
};

/** What remains of a sorted list without the members of another, each taken once. */
export const without = (list: Int32Array, taken: Int32Array): Int32Array => {
  const rest: number[] = [];
  let at = 0;
  for (const value of list) {
    while (at < taken.length && (taken[at] ?? 0) < value) at++;
    if (at < taken.length && taken[at] === value) at++;
    else rest.push(value);
  }
  return Int32Array.from(rest);
};

export class LikenessIndex {
  readonly #units: readonly [readonly Unit[], readonly Unit[]];
  readonly #features: readonly [(Features | undefined)[], (Features | undefined)[]] = [[], []];
  /** Numbers of words; and of pairs by the numbers of their words. */
  readonly #words = new Map<string, number>();
  readonly #pairs = new Map<number, number>();
  #next = 0;
  /** In how many texts each feature occurs, and what it tells: much when few texts have it. */
  readonly #spread: number[] = [];
  #worth = new Float64Array(0);
  #texts = 0;

  constructor(before: readonly Unit[], after: readonly Unit[]) {
    this.#units = [before, after];
  }

  /** The features of a text: 0 for the earlier list, 1 for the later one. Capitals and Arabic vowel marks do not count. */
  features(side: 0 | 1, index: number): Features {
    const known = this.#features[side][index];
    if (known !== undefined) return known;
    const text = (this.#units[side][index]?.text ?? '').toLowerCase();
    const found = text.replace(arabicMarks, '').match(word) ?? [];
    const words = new Int32Array(found.length);
    const pairs = new Int32Array(Math.max(0, found.length - 1));
    for (let at = 0; at < found.length; at++) {
      const name = found[at] ?? '';
      let number = this.#words.get(name);
      if (number === undefined) this.#words.set(name, (number = this.#next++));
      words[at] = number;
      if (at === 0) continue;
      const pair = (words[at - 1] ?? 0) * 0x4000000 + number;
      let pairNumber = this.#pairs.get(pair);
      if (pairNumber === undefined) this.#pairs.set(pair, (pairNumber = this.#next++));
      pairs[at - 1] = pairNumber;
    }
    const features = { line: words, words: words.toSorted(), pairs: pairs.sort() };
    this.#features[side][index] = features;
    this.#texts++;
    const count = (feature: number): void => {
      this.#spread[feature] = (this.#spread[feature] ?? 0) + 1;
    };
    distinct(features.words, count);
    distinct(features.pairs, count);
    return features;
  }

  words(side: 0 | 1, index: number): number {
    return this.features(side, index).words.length;
  }

  /** The worth of what two lists share, and of each. */
  #overlap(one: Int32Array, other: Int32Array): { readonly common: number; readonly one: number; readonly other: number } {
    const worth = this.#worth;
    let [common, left, right] = [0, 0, 0];
    for (let at = 0; at < one.length; at++) left += worth[one[at] ?? 0] ?? 1;
    for (let at = 0; at < other.length; at++) right += worth[other[at] ?? 0] ?? 1;
    for (let at = 0, against = 0; at < one.length && against < other.length; ) {
      const [a, b] = [one[at] ?? 0, other[against] ?? 0];
      if (a < b) at++;
      else if (b < a) against++;
      else {
        common += worth[a] ?? 1;
        at++;
        against++;
      }
    }
    return { common, one: left, other: right };
  }

  /** How alike two texts are, from 0 to 1: half by their words, half by which words stand next to each other. */
  likeness(before: number, after: number): number {
    const [old, now] = [this.features(0, before), this.features(1, after)];
    const words = this.#overlap(old.words, now.words);
    const dice = words.common === 0 ? 0 : (2 * words.common) / (words.one + words.other);
    if (words.common === 0 || old.pairs.length === 0 || now.pairs.length === 0) return dice;
    const pairs = this.#overlap(old.pairs, now.pairs);
    return (dice + (2 * pairs.common) / (pairs.one + pairs.other)) / 2;
  }

  /** How far the shorter of two texts stands in the longer, from 0 to 1, by pairs of words. */
  containment(before: number, after: number): number {
    const pairs = this.#overlap(this.features(0, before).pairs, this.features(1, after).pairs);
    return pairs.common === 0 ? 0 : pairs.common / Math.min(pairs.one, pairs.other);
  }

  /**
   * The part of the shorter text that stands in the longer one in the same order, from 0 to 1. Half a word is given for nothing, so that one word more or
   * less does not decide about a line of seven.
   */
  kept(before: number, after: number): number {
    const [old, now] = [this.features(0, before).line, this.features(1, after).line];
    const shorter = Math.min(old.length, now.length);
    if (shorter === 0) return 0;
    return (matchSequences(old, now, { worth: new Float64Array(old.length).fill(1), stretch: 0 }).length + 0.5) / shorter;
  }

  /** Weighs features by how rare they are among the texts looked at so far. */
  #weigh(): void {
    this.#worth = Float64Array.from(this.#spread, (spread) => Math.log(1 + (this.#texts + 1) / spread));
  }

  /** The most likely partners among `after` of each of `before`, those at least so alike. */
  candidates(before: readonly number[], after: readonly number[], least: number): Candidate[] {
    const places: number[][] = [];
    for (const index of before) this.features(0, index);
    for (const index of after) {
      const enter = (feature: number): void => {
        const found = places[feature];
        if (found === undefined) places[feature] = [index];
        else if (found.length <= commonFeature) found.push(index);
      };
      const { words, pairs } = this.features(1, index);
      distinct(words, enter);
      distinct(pairs, enter);
    }
    this.#weigh();
    const candidates: Candidate[] = [];
    const [olds, news] = this.#units;
    const votes = new Map<number, number>();
    for (const index of before) {
      const { words, pairs } = this.features(0, index);
      const lists: number[][] = [];
      const collect = (feature: number): void => {
        const found = places[feature];
        if (found !== undefined && found.length <= commonFeature) lists.push(found);
      };
      distinct(words, collect);
      distinct(pairs, collect);
      lists.sort((one, other) => one.length - other.length);
      votes.clear();
      for (let at = 0; at < lists.length && at < lookedUp; at++) {
        const found = lists[at] ?? [];
        for (const other of found) votes.set(other, (votes.get(other) ?? 0) + 1 / found.length);
      }
      const family = olds[index]?.family;
      const best = [...votes].filter(([other]) => news[other]?.family === family).sort((one, other) => other[1] - one[1] || one[0] - other[0]);
      for (const [other] of best.slice(0, compared)) {
        const likeness = this.likeness(index, other);
        if (likeness >= least) candidates.push({ before: index, after: other, likeness });
      }
    }
    return candidates;
  }
}
