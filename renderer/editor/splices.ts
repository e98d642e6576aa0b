// Differences between two lists of blocks by the identity of their blocks: what a save sends, and what an undo step keeps.
import type { Block } from '../../shared/document/blocks/index.ts';
import type { Splice } from '../../shared/document/splices.ts';

/** Positions of a longest increasing subsequence of `values`; negative values take no part. */
const increasing = (values: readonly number[]): number[] => {
  /** `tails[k]`: position of the smallest value that ends an increasing run of length k + 1. */
  const tails: number[] = [];
  const before: number[] = [];
  for (let position = 0; position < values.length; position++) {
    const value = values[position] as number;
    if (value < 0) continue;
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] as number] as number) < value) low = middle + 1;
      else high = middle;
    }
    before[position] = low > 0 ? (tails[low - 1] as number) : -1;
    tails[low] = position;
  }
  const out: number[] = [];
  for (let position = tails.at(-1) ?? -1; position >= 0; position = before[position] ?? -1) out.push(position);
  return out.reverse();
};

/** The ends that two lists share. */
export const commonEnds = (before: readonly unknown[], after: readonly unknown[]): { readonly prefix: number; readonly suffix: number } => {
  const shorter = Math.min(before.length, after.length);
  let prefix = 0;
  while (prefix < shorter && before[prefix] === after[prefix]) prefix++;
  let suffix = 0;
  while (suffix < shorter - prefix && before[before.length - 1 - suffix] === after[after.length - 1 - suffix]) suffix++;
  return { prefix, suffix };
};

/** A run of items that stay, as pairs of positions; what lies between two runs was replaced. */
export interface Kept {
  readonly before: number;
  readonly after: number;
}

/** Aligns two lists so that as many items as possible stay in place. `key` tells which items are one and the same. */
export const align = <Item>(before: readonly Item[], after: readonly Item[], key: (item: Item) => unknown): Kept[] => {
  const places = new Map<unknown, number>();
  before.forEach((item, index) => places.set(key(item), index));
  const sources = after.map((item) => places.get(key(item)) ?? -1);
  return increasing(sources).map((position) => ({ before: sources[position] as number, after: position }));
};

/**
 * The smallest splices that make `after` of `before`: only blocks that are not identical are sent. They apply in order, each to the
 * result of the one before.
 */
export const splicesBetween = (before: readonly Block[], after: readonly Block[]): Splice[] => {
  if (before === after) return [];
  const { prefix, suffix } = commonEnds(before, after);
  const old = before.slice(prefix, before.length - suffix);
  const now = after.slice(prefix, after.length - suffix);
  if (old.length === 0 && now.length === 0) return [];
  const kept = [...align(old, now, (block) => block), { before: old.length, after: now.length }];
  const splices: Splice[] = [];
  let [from, to] = [0, 0];
  for (const pair of kept) {
    if (pair.before > from || pair.after > to) splices.push({ at: prefix + to, remove: pair.before - from, insert: now.slice(to, pair.after) });
    from = pair.before + 1;
    to = pair.after + 1;
  }
  return splices;
};

/** The splices that take back `splices`, which were applied to `before`. */
export const invertSplices = (before: readonly Block[], splices: readonly Splice[]): Splice[] => {
  const out = before.slice();
  const inverse: Splice[] = [];
  for (const { at, remove, insert } of splices) {
    const removed = out.splice(at, remove, ...insert);
    inverse.unshift({ at, remove: insert.length, insert: removed });
  }
  return inverse;
};
