// Everything that happened to the elements of a document, revision by revision: found by going through all changes once.
import type { Database } from 'better-sqlite3';
import { blockSchema, type Block } from '../../shared/document/blocks/index.ts';
import type { Id } from '../../shared/document/ids.ts';
import { movedBetween, type BlockChange } from '../../shared/history/changes.ts';
import type { Contents, StoredContent } from './contents.ts';
import { parseStored } from './documents.ts';
import { Damage } from './failure.ts';
import { applyChange, decodeChange, type BlockKey, type Order } from './order.ts';
import type { RevisionKey, Revisions } from './revisions.ts';

/** A revision and the rows it takes out and puts in. A row that moves is in both. */
export interface Step {
  readonly revision: RevisionKey;
  readonly removed: readonly BlockKey[];
  readonly inserted: readonly BlockKey[];
  /** Further parents, where the revision is a merge: the changes above are those to the first. */
  readonly merged: readonly RevisionKey[];
  /** Whether each splice puts in as many rows as it takes out. */
  readonly even: boolean;
}

/** What a revision did to one element, in a box or not. */
export interface ElementChange extends BlockChange {
  readonly moved: boolean;
}

export interface Lineage {
  /** From the first revision to the newest. */
  readonly steps: readonly Step[];
  /** The steps that touched an element, as places in `steps`; none for an element that never was. */
  readonly touching: (id: Id) => readonly number[];
  /** Every element that a step changed, moved, brought or took. */
  readonly changesAt: (step: number) => ReadonlyMap<Id, ElementChange>;
}

/** Rows read at once, before other work gets its turn. */
const portion = 300;
/** Ids of rows kept at hand. */
const keptIds = 200_000;

/** Reading takes its time for a long history: the caller gives other work its turn whenever this yields. */
export type Lineages = (head: RevisionKey) => Generator<void, Lineage>;

export const createLineages = (db: Database, contents: Contents, revisions: Revisions): Lineages => {
  const changesOf = db.prepare<[number], Buffer>('SELECT changes FROM revision WHERE key = ?').pluck();
  // A parent has a lower key; in a damaged file it may not have, and the line would go round for ever.
  const mergesIn = db.prepare<[number], { revision: number; parent: number }>(
    `SELECT p.revision, p.parent FROM revision_parent p JOIN revision r ON r.key = p.revision
      WHERE r.document = (SELECT document FROM revision WHERE key = ?) AND p.parent < p.revision ORDER BY p.revision, p.place`,
  );
  /** The element of a row, and those in it where it is a box; null where the row is damaged. */
  const ids = new Map<BlockKey, readonly Id[]>();

  const blockIn = ({ key, bytes }: StoredContent): Block => {
    const block = blockSchema.safeParse(parseStored(bytes));
    if (!block.success) throw new Damage(`block ${key} makes no sense`);
    return block.data;
  };

  /** What is damaged is left out. */
  const readable = (keys: readonly BlockKey[], read: Contents['readMany'] = contents.readMany): Map<BlockKey, Block> => {
    const blocks = new Map<BlockKey, Block>();
    const take = (some: readonly BlockKey[]): void => {
      try {
        for (const [key, content] of read(some)) blocks.set(key, blockIn(content));
      } catch (error) {
        if (!(error instanceof Damage)) throw error;
        if (some.length > 1) for (const key of some) take([key]);
      }
    };
    take(keys);
    return blocks;
  };

  const stepsTo = function* (head: RevisionKey): Generator<void, Step[]> {
    const steps: Step[] = [];
    const order: Order = { settings: 0, keys: [] };
    const line = revisions.line(head).reverse();
    if (revisions.get(line[0] ?? 0)?.parent !== null) throw new Damage('a revision has lost its parent');
    const merges = Map.groupBy(mergesIn.all(head), ({ revision }) => revision);
    for (const revision of line) {
      const stored = changesOf.get(revision);
      if (stored === undefined) throw new Damage('a revision is missing');
      const change = decodeChange(stored);
      const removed: BlockKey[] = [];
      const came = new Set<BlockKey>();
      for (const splice of change.splices) {
        const taken = order.keys.slice(splice.at, splice.at + splice.remove);
        applyChange(order, { settings: null, splices: [splice] });
        // What comes and goes in the same revision was never in a state of the document.
        for (const key of taken) if (!came.delete(key)) removed.push(key);
        for (const key of splice.insert) came.add(key);
      }
      const merged = (merges.get(revision) ?? []).map(({ parent }) => parent);
      steps.push({ revision, removed, inserted: [...came], merged, even: change.splices.every(({ remove, insert }) => remove === insert.length) });
      if (steps.length % (portion * 4) === 0) yield;
    }
    return steps;
  };

  const learn = function* (steps: readonly Step[]): Generator<void, void> {
    if (ids.size > keptIds) ids.clear();
    const unknown = [...new Set(steps.flatMap(({ inserted }) => inserted.filter((key) => !ids.has(key))))];
    unknown.sort((a, b) => a - b);
    const read = contents.reader();
    for (let at = 0; at < unknown.length; at += portion) {
      const some = unknown.slice(at, at + portion);
      const blocks = readable(some, read);
      for (const key of some) {
        const block = blocks.get(key);
        ids.set(key, block === undefined ? [] : block.type === 'box' ? [block.id, ...block.blocks.map(({ id }) => id)] : [block.id]);
      }
      yield;
    }
  };

  return function* (head) {
    const steps = yield* stepsTo(head);
    yield* learn(steps);
    const touching = new Map<Id, number[]>();
    for (const [at, { removed, inserted }] of steps.entries()) {
      for (const key of [...removed, ...inserted]) {
        for (const id of ids.get(key) ?? []) {
          const places = touching.get(id);
          if (places === undefined) touching.set(id, [at]);
          else if (places.at(-1) !== at) places.push(at);
        }
      }
    }

    let orders = new Map<RevisionKey, Order>();
    const orderAt = (step: number): readonly Id[] => {
      const revision = steps[step]?.revision;
      if (revision === undefined) return [];
      if (!orders.has(revision)) orders = revisions.orders(revision);
      return (orders.get(revision) as Order).keys.map((key) => ids.get(key)?.[0] ?? ` ${key}`);
    };

    /** Elements of rows, with the ids of those they stand among: null for the document itself. */
    const placed = (keys: readonly BlockKey[], blocks: ReadonlyMap<BlockKey, Block>): Map<Id, { readonly block: Block; readonly box: Block | null }> => {
      const found = new Map<Id, { readonly block: Block; readonly box: Block | null }>();
      for (const key of keys) {
        const block = blocks.get(key);
        if (block === undefined) continue;
        found.set(block.id, { block, box: null });
        if (block.type === 'box') for (const boxed of block.blocks) found.set(boxed.id, { block: boxed, box: block });
      }
      return found;
    };

    const changesAt = (at: number): Map<Id, ElementChange> => {
      const { removed, inserted, even } = steps[at] as Step;
      const blocks = readable([...new Set([...removed, ...inserted])]);
      const [before, after] = [placed(removed, blocks), placed(inserted, blocks)];
      const names = new Set([...before.keys(), ...after.keys()]);
      const mayMove = (id: Id): boolean => names.has(id);
      // Only what was put in elsewhere can have moved in the document.
      const inPlace = even && removed.length === inserted.length && removed.every((key, place) => ids.get(key)?.[0] === ids.get(inserted[place] as BlockKey)?.[0]);
      const movedInDocument = inPlace ? new Set<Id>() : new Set(movedBetween(orderAt(at - 1), orderAt(at), mayMove));
      const inner = (box: Block | null): Id[] => (box?.type === 'box' ? box.blocks.map(({ id }) => id) : []);
      const changes = new Map<Id, ElementChange>();
      for (const id of names) {
        const [old, now] = [before.get(id), after.get(id)];
        const reboxed = old !== undefined && now !== undefined && old.box?.id !== now.box?.id;
        const movedInBox = old?.box != null && now?.box != null && movedBetween(inner(old.box), inner(now.box)).includes(id);
        const moved = reboxed || movedInBox || (old !== undefined && now?.box === null && movedInDocument.has(id));
        changes.set(id, { before: old?.block ?? null, after: now?.block ?? null, moved });
      }
      return changes;
    };

    let last: { readonly at: number; readonly changes: Map<Id, ElementChange> } | null = null;
    return {
      steps,
      touching: (id) => touching.get(id) ?? [],
      changesAt(at) {
        if (last?.at !== at) last = { at, changes: changesAt(at) };
        return last.changes;
      },
    };
  };
};
