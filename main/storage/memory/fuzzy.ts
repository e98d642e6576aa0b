// Finds the units nearest to a sentence without missing one. A unit that reaches the percentage shares so many words with the sentence that one of its rarest
// must be among them: only the lists of those are read. What was counted there bounds how near a unit can be; the nearest by that bound are compared first,
// and comparing ends where no other can be nearer than what was found.
import { percentageOf, tokenDistance, tokensThatStay } from '../../../shared/translation/matching.ts';
import { sizesOf, type Postings } from './postings.ts';

export interface NearUnit {
  readonly key: number;
  /** Of the words, 100 where they are the same. */
  readonly percentage: number;
}

interface QueryToken {
  /** 0 where no unit has it. */
  readonly key: number;
  /** How often it stands in the query. */
  readonly times: number;
  readonly units: number;
}

/** Comparing one unit costs about as much as reading so many places of a list. */
const placesForOne = 50;

/** Words of the query as keys of the index, each once, rarest first; and the query in keys, words that no unit has below zero. */
export const queryTokens = (postings: Postings, pair: number, texts: readonly string[]): { readonly rarestFirst: readonly QueryToken[]; readonly keys: readonly number[] } => {
  const found = new Map<string, { key: number; times: number; units: number; own: number }>();
  const keys = texts.map((text, at) => {
    let token = found.get(text);
    if (token === undefined) {
      const stored = postings.token(pair, text);
      token = { key: stored?.key ?? 0, times: 0, units: stored?.units ?? 0, own: stored?.key ?? -1 - at };
      found.set(text, token);
    }
    token.times++;
    return token.own;
  });
  return { rarestFirst: [...found.values()].sort((one, other) => one.units - other.units || one.key - other.key), keys };
};

/** The nearest units of at least `least` percent, nearest first, then the one added last; `most` of them. Complete: nothing nearer is left out. */
export const nearestUnits = (postings: Postings, pair: number, texts: readonly string[], least: number, most: number): NearUnit[] => {
  const words = texts.length;
  if (words === 0 || most === 0) return [];
  const { rarestFirst, keys } = queryTokens(postings, pair, texts);
  const shortest = Math.max(1, tokensThatStay(least, words, 0));
  const longest = Math.floor((100 * words) / least);
  const mustShare = Math.max(1, tokensThatStay(least, words, 0));

  /** How many words of the query were found in each unit, an upper bound where a word stands more than once. */
  const shared = new Uint16Array(postings.highest() + 1);
  const byClass = new Map<number, number[]>();
  let reached = 0;
  let passed = 0;
  let next = 0;
  const readNext = (): void => {
    const { key, times } = rarestFirst[next++] as QueryToken;
    const mayEnter = words - passed >= mustShare;
    if (key !== 0) {
      let sizeClass = -1;
      let units: number[] = [];
      postings.read(key, shortest, longest, (unit, itsClass) => {
        const before = shared[unit] as number;
        if (before === 0) {
          if (!mayEnter) return;
          if (itsClass !== sizeClass) {
            sizeClass = itsClass;
            let list = byClass.get(sizeClass);
            if (list === undefined) byClass.set(sizeClass, (list = []));
            units = list;
          }
          units.push(unit);
          reached++;
        }
        shared[unit] = before + times;
      });
    }
    passed += times;
  };
  while (next < rarestFirst.length && words - passed >= mustShare) readNext();
  // The further words let nothing in but tell apart what is in.
  while (next < rarestFirst.length && (rarestFirst[next] as QueryToken).units < placesForOne * reached) readNext();

  const byBound = new Map<number, number[]>();
  for (const [sizeClass, units] of byClass) {
    // Of the sizes of a class the one nearest to the query allows most.
    const [fewest, largest] = sizesOf(sizeClass);
    const size = Math.min(Math.max(words, fewest), largest);
    for (const unit of units) {
      const bound = percentageOf(Math.max(words, size) - Math.min(words, size, (shared[unit] as number) + words - passed), words, size);
      if (bound < least) continue;
      const list = byBound.get(bound);
      if (list === undefined) byBound.set(bound, [unit]);
      else list.push(unit);
    }
  }

  const found: NearUnit[] = [];
  /** The percentage of the last that is taken, or one below the least. */
  let worst = least - 1;
  const settle = (): void => {
    found.sort((one, other) => other.percentage - one.percentage || other.key - one.key);
    found.length = Math.min(found.length, most);
    if (found.length === most) worst = (found.at(-1) as NearUnit).percentage;
  };
  for (const bound of [...byBound.keys()].sort((one, other) => other - one)) {
    if (found.length >= most && bound < worst) break;
    for (const key of byBound.get(bound) as number[]) {
      const tokens = postings.tokensOf(key);
      if (tokens === null) continue;
      const longer = Math.max(words, tokens.length);
      // An equal percentage is taken too: the one added last goes first.
      const percentage = percentageOf(tokenDistance(keys, tokens, longer - tokensThatStay(Math.max(least, worst), words, tokens.length)), words, tokens.length);
      if (percentage < least || percentage < worst) continue;
      found.push({ key, percentage });
      if (found.length >= 2 * most) settle();
    }
    settle();
  }
  return found;
};
