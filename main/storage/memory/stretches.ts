// Finds the longest stretches of a sentence that stand word for word in units of the memory which are not like it as a whole.
import { longestShared } from '../../../shared/translation/matching.ts';
import { queryTokens } from './fuzzy.ts';
import type { Postings } from './postings.ts';

export interface FoundStretch {
  readonly key: number;
  /** Places among the words of the query and of the unit, and how many words. */
  readonly query: number;
  readonly unit: number;
  readonly length: number;
}

/** Words more frequent than one unit in so many hold no stretch together by themselves, and in a small memory none is too frequent. */
const oneIn = 50;
const neverFrequent = 1000;
/** Lists longer than this are not read: the word is taken to be wherever it could be. */
const longestList = 60_000;
/** Units that are compared at most. */
const mostCompared = 400;

/**
 * Stretches of at least `least` words, longest first, of equally long ones the one in the unit added last; none lies inside another that is given. A stretch
 * has at least one word that is not among the most frequent. Where very many units come into question, the ones with most words in a row go first.
 */
export const sharedStretches = (postings: Postings, pair: number, texts: readonly string[], least: number, most: number): FoundStretch[] => {
  if (texts.length < least || most === 0) return [];
  const { rarestFirst, keys } = queryTokens(postings, pair, texts);
  const highest = postings.highest();
  const rare = Math.max(neverFrequent, highest / oneIn);
  const read = rarestFirst.filter(({ key, units }) => key !== 0 && units <= Math.max(rare, longestList));
  const numberOf = new Map(read.map(({ key }, number) => [key, number]));
  const everywhere = new Set(rarestFirst.filter(({ key, units }) => key !== 0 && units > Math.max(rare, longestList)).map(({ key }) => key));

  // Which of the words that were read each unit has: one bit each, in words of 32 bits, for units that have a rare one.
  const width = Math.ceil(read.length / 32);
  const slots = new Int32Array(highest + 1).fill(-1);
  const units: number[] = [];
  let bits = new Uint32Array(1024 * Math.max(1, width));
  for (const [number, { key, units: count }] of read.entries()) {
    const letsIn = count <= rare;
    postings.read(key, 1, Number.MAX_SAFE_INTEGER, (unit) => {
      let slot = slots[unit] as number;
      if (slot === -1) {
        if (!letsIn) return;
        slots[unit] = slot = units.push(unit) - 1;
        if (units.length * width > bits.length) {
          const larger = new Uint32Array(bits.length * 2);
          larger.set(bits);
          bits = larger;
        }
      }
      const place = slot * width + (number >> 5);
      bits[place] = (bits[place] as number) | (1 << (number & 31));
    });
  }

  /** The most words of the query in a row that a unit may have. */
  const longestRun = (slot: number): number => {
    let best = 0;
    let run = 0;
    for (const key of keys) {
      const number = numberOf.get(key);
      const has = number === undefined ? everywhere.has(key) : (((bits[slot * width + (number >> 5)] as number) >>> (number & 31)) & 1) === 1;
      run = has ? run + 1 : 0;
      if (run > best) best = run;
    }
    return best;
  };
  const byRun = new Map<number, number[]>();
  for (const [slot, unit] of units.entries()) {
    const run = longestRun(slot);
    if (run < least) continue;
    const list = byRun.get(run);
    if (list === undefined) byRun.set(run, [unit]);
    else list.push(unit);
  }

  const found: FoundStretch[] = [];
  let compared = 0;
  for (const run of [...byRun.keys()].sort((one, other) => other - one)) {
    for (const key of (byRun.get(run) as number[]).sort((one, other) => other - one)) {
      if (compared++ >= mostCompared) break;
      const tokens = postings.tokensOf(key);
      if (tokens === null) continue;
      const stretch = longestShared(keys, tokens);
      if (stretch.length >= least) found.push({ key, query: stretch.one, unit: stretch.other, length: stretch.length });
    }
  }
  found.sort((one, other) => other.length - one.length || other.key - one.key);
  const given: FoundStretch[] = [];
  for (const stretch of found) {
    if (given.length >= most) break;
    if (!given.some((other) => other.query <= stretch.query && stretch.query + stretch.length <= other.query + other.length)) given.push(stretch);
  }
  return given;
};
