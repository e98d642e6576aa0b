// Which changes happened under a heading.
import type { Block } from '../../shared/document/blocks/index.ts';
import type { Id } from '../../shared/document/ids.ts';
import { rankOf } from '../../shared/document/sections.ts';
import { movedBetween } from '../../shared/history/changes.ts';
import type { BlockKey, Order } from './order.ts';
import { keyDifference, type States } from './history-state.ts';
import type { RevisionKey } from './revisions.ts';

interface Facts {
  readonly id: Id;
  /** As `rankOf`; 0 for what ends every section. */
  readonly rank: number | null;
}

/** Facts kept at hand. */
const kept = 50_000;

export interface Sections {
  /** Whether anything between two states touched what stands under a heading before or after, or the heading itself. Throws `Damage`. */
  readonly touched: (heading: Id, before: RevisionKey | null, after: RevisionKey) => boolean;
}

const factsOf = (block: Block): Facts => ({ id: block.id, rank: block.type === 'endRule' ? 0 : rankOf(block) });

export const createSections = ({ orderAt, blocks }: States): Sections => {
  const facts = new Map<BlockKey, Facts>();

  const factsIn = ({ keys }: Order): Facts[] => {
    const missing = keys.filter((key) => !facts.has(key));
    const read = blocks(missing);
    if (facts.size + missing.length > kept) facts.clear();
    for (const [key, block] of read) facts.set(key, factsOf(block));
    const again = keys.filter((key) => !facts.has(key));
    for (const [key, block] of blocks(again)) facts.set(key, factsOf(block));
    return keys.map((key) => facts.get(key) as Facts);
  };

  /** Ids of the heading and what is under it. */
  const idsUnder = (heading: Id, state: readonly Facts[]): Set<Id> => {
    const start = state.findIndex(({ id }) => id === heading);
    const rank = state[start]?.rank ?? null;
    if (rank === null) return new Set();
    let end = start + 1;
    while (end < state.length && (state[end]?.rank ?? 9) > rank) end++;
    return new Set(state.slice(start, end).map(({ id }) => id));
  };

  return {
    touched(heading, before, after) {
      const [old, now] = [orderAt(before), orderAt(after)];
      const [oldFacts, nowFacts] = [factsIn(old), factsIn(now)];
      const under = new Set([...idsUnder(heading, oldFacts), ...idsUnder(heading, nowFacts)]);
      if (under.size === 0) return false;
      const { left, came } = keyDifference(old, now);
      const idOf = new Map([...old.keys.map((key, at) => [key, oldFacts[at]?.id] as const), ...now.keys.map((key, at) => [key, nowFacts[at]?.id] as const)]);
      const changed = [...left, ...came].some((key) => under.has(idOf.get(key) ?? ''));
      return changed || movedBetween(oldFacts.map(({ id }) => id), nowFacts.map(({ id }) => id)).some((id) => under.has(id));
    },
  };
};
