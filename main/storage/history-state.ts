// States of a document as rows of blocks, and what differs between two of them.
import { blockSchema, type Block } from '../../shared/document/blocks/index.ts';
import type { Id } from '../../shared/document/ids.ts';
import { countChanges, movedBetween, type BlockChange } from '../../shared/history/changes.ts';
import type { EntryChanges } from '../../shared/ipc/history.ts';
import type { Contents } from './contents.ts';
import { parseStored } from './documents.ts';
import { z } from '../../shared/zod.ts';
import { Damage } from './failure.ts';
import type { BlockKey, Order } from './order.ts';
import type { RevisionKey, Revisions } from './revisions.ts';

export interface States {
  /** The order of blocks after a revision; that of nothing for null. Throws `Damage`. */
  readonly orderAt: (revision: RevisionKey | null) => Order;
  /** Blocks by their rows. Throws `Damage` where one is lost or makes no sense. */
  readonly blocks: (keys: readonly BlockKey[]) => Map<BlockKey, Block>;
  /** What differs between two states, in numbers. Throws `Damage`. */
  readonly changes: (before: Order, after: Order) => EntryChanges;
}

/** Rows that only one of two states has. */
export const keyDifference = (before: Order, after: Order): { readonly left: BlockKey[]; readonly came: BlockKey[] } => {
  const old = new Set(before.keys);
  const now = new Set(after.keys);
  return { left: before.keys.filter((key) => !now.has(key)), came: after.keys.filter((key) => !old.has(key)) };
};

export const createStates = (contents: Contents, revisions: Revisions): States => {
  /** Who goes through a history goes from one revision to the one before it: rebuilding one leaves those before it at hand. */
  let orders = new Map<RevisionKey, Order>();

  const orderAt: States['orderAt'] = (revision) => {
    if (revision === null) return { settings: 0, keys: [] };
    if (!orders.has(revision)) orders = revisions.orders(revision);
    return orders.get(revision) as Order;
  };

  const blocks: States['blocks'] = (keys) => {
    const found = new Map<BlockKey, Block>();
    if (keys.length === 0) return found;
    for (const [key, { bytes }] of contents.readMany(keys)) {
      const block = blockSchema.safeParse(parseStored(bytes));
      if (!block.success) throw new Damage(`block ${key} makes no sense`);
      found.set(key, block.data);
    }
    return found;
  };

  /** Comments stand among the settings, and are told by themselves. */
  const settingsChanged = (before: BlockKey, after: BlockKey): { readonly others: boolean; readonly threads: boolean } => {
    if (before === after) return { others: false, threads: false };
    const read = (key: BlockKey): { readonly others: string; readonly threads: string } | null => {
      try {
        const stored = contents.readMany([key]).get(key);
        const form = stored === undefined ? null : z.object({ settings: z.looseObject({ threads: z.unknown() }) }).safeParse(parseStored(stored.bytes));
        if (form?.success !== true) return null;
        const { threads = [], ...others } = form.data.settings;
        return { others: JSON.stringify(others), threads: JSON.stringify(threads) };
      } catch (error) {
        // What elements came and went can be told without them.
        if (error instanceof Damage) return null;
        throw error;
      }
    };
    const [old, now] = [read(before), read(after)];
    if (old === null || now === null) return { others: true, threads: false };
    return { others: old.others !== now.others, threads: old.threads !== now.threads };
  };

  const changes: States['changes'] = (before, after) => {
    const { left, came } = keyDifference(before, after);
    const read = blocks([...left, ...came]);
    const changed = new Map<Id, BlockChange>();
    const idOf = new Map<BlockKey, Id>();
    for (const [keys, side] of [[left, 'before'], [came, 'after']] as const) {
      for (const key of keys) {
        const block = read.get(key) as Block;
        idOf.set(key, block.id);
        changed.set(block.id, { before: null, after: null, ...changed.get(block.id), [side]: block });
      }
    }
    // A block that did not change goes by its row, one that did by its id.
    const named = (keys: readonly BlockKey[]): string[] => keys.map((key) => idOf.get(key) ?? ` ${key}`);
    const settings = settingsChanged(before.settings, after.settings);
    return countChanges([...changed.values()], movedBetween(named(before.keys), named(after.keys)).length, settings.others, settings.threads);
  };

  return { orderAt, blocks, changes };
};
