// Paragraphs that were split into several, and several that were joined.
import type { Aligner } from './align.ts';
import { without } from './likeness-index.ts';
import type { Unit } from './unit.ts';

/** Of the words of a part so many must come from the whole, and so many of the words that the whole lost must be in the part. */
const leastOfPart = 0.5;
const leastOfWhole = 0.4;

/** How many members two sorted lists share. */
const common = (one: Int32Array, other: Int32Array): number => one.length - without(one, other).length;

/**
 * Members of the later list that were split off one of the earlier (`splitFrom`), and of the earlier list that were joined to one of the
 * later (`joinedTo`). Searches the neighbours of every pair for the rest of a text. May give a pair its other half as partner, where ids do not
 * speak against it.
 */
export const findParts = (olds: readonly Unit[], news: readonly Unit[], alignment: Aligner): { readonly splitFrom: Map<number, number>; readonly joinedTo: Map<number, number> } => ({
  splitFrom: partsOf(olds, news, alignment, 0),
  joinedTo: partsOf(news, olds, alignment, 1),
});

/** `wholes` are searched for members that became several of `several`; `side` is the list of the wholes, 0 for the earlier one. */
const partsOf = (wholes: readonly Unit[], several: readonly Unit[], alignment: Aligner, side: 0 | 1): Map<number, number> => {
  const [partner, back] = side === 0 ? [alignment.after, alignment.before] : [alignment.before, alignment.after];
  const pairsOf = (of: 0 | 1, at: number): Int32Array => alignment.index.features(of, at).pairs;
  const other = side === 0 ? 1 : 0;
  const parts = new Map<number, number>();
  for (const [index, whole] of wholes.entries()) {
    const head = partner[index] ?? -1;
    const first = several[head];
    if (head < 0 || first === undefined || whole.family !== 'text' || whole.text === first.text) continue;
    const follows = (at: number): boolean => back[at] === -1 && several[at]?.family === 'text' && several[at]?.holder === first.holder && !parts.has(at) && several[at]?.single === false;
    if (!follows(head + 1) && !follows(head - 1)) continue;
    let rest = without(pairsOf(side, index), pairsOf(other, head));
    const takes = (at: number): boolean => {
      if (!follows(at)) return false;
      const part = pairsOf(other, at);
      const shared = common(rest, part);
      if (shared === 0 || shared < leastOfPart * part.length || shared < leastOfWhole * rest.length) return false;
      rest = without(rest, part);
      return true;
    };
    let next = head + 1;
    while (takes(next)) parts.set(next++, index);
    if (next === head + 1 && alignment.byId[side === 0 ? index : head] !== 1 && takes(head - 1)) {
      // The longer half was taken for the whole; the first half is.
      partner[index] = head - 1;
      back[head - 1] = index;
      back[head] = -1;
      parts.set(head, index);
    }
  }
  return parts;
};
