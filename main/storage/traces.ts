// What each revision of a stretch of history left behind: who wrote it, the elements that it brought or changed, and those that were gone after it.
import type { Database } from 'better-sqlite3';
import { blockSchema, type Block } from '../../shared/document/blocks/index.ts';
import { idSchema, type Id } from '../../shared/document/ids.ts';
import { z } from '../../shared/zod.ts';
import type { Contents } from './contents.ts';
import { parseStored } from './documents.ts';
import { Damage } from './failure.ts';
import { applyChange, decodeChange, type BlockKey } from './order.ts';
import type { RevisionKey, Revisions } from './revisions.ts';

export interface Trace {
  readonly author: string;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  /** Elements as they were after the revision, those in boxes too: read when they are asked for; null where one makes no sense. */
  readonly came: ReadonlyMap<Id, () => Block | null>;
  readonly gone: readonly Id[];
}

/** The revisions after `before` up to `after`, oldest first; none where `before` is no earlier state of `after`. Other work may have its turn whenever this yields. Throws `Damage`. */
export type Traces = (before: RevisionKey, after: RevisionKey) => Generator<void, readonly Trace[]>;

/** Rows read, or revisions gone through, before other work gets its turn. */
const portion = 500;

/** As much of a row as tells which elements are in it. */
const namesSchema = z.object({ id: idSchema, blocks: z.array(z.looseObject({ id: idSchema })).optional() });

interface Element {
  readonly read: () => Block | null;
  /** How one in a box is written; null for one that has a row of its own, which is written anew only when it changed or moved. */
  readonly inBox: string | null;
}

/** The elements of a row. */
type Elements = ReadonlyMap<Id, Element>;

const elementsIn = (stored: unknown): Elements => {
  const names = namesSchema.safeParse(stored);
  if (!names.success) return new Map();
  let block: Block | null | undefined;
  const whole = (): Block | null => (block ??= blockSchema.safeParse(stored).data ?? null);
  const elements = new Map<Id, Element>([[names.data.id, { read: whole, inBox: null }]]);
  for (const [at, boxed] of (names.data.blocks ?? []).entries()) {
    const read = (): Block | null => {
      const box = whole();
      return box?.type === 'box' ? (box.blocks[at] ?? null) : null;
    };
    elements.set(boxed.id, { read, inBox: JSON.stringify(boxed) });
  }
  return elements;
};

export const createTraces = (db: Database, contents: Contents, revisions: Revisions): Traces => {
  const rowsBetween = db.prepare<[number, number, number], { key: number; at: number; author: string | null; changes: Buffer }>(
    `SELECT r.key, r.at, c.author, r.changes FROM revision r LEFT JOIN contributor c ON c.key = r.contributor
      WHERE r.document = (SELECT document FROM revision WHERE key = ?) AND r.key > ? AND r.key <= ? ORDER BY r.key`,
  );

  /** What is damaged is left out. */
  const elementsOf = function* (keys: readonly BlockKey[]): Generator<void, Map<BlockKey, Elements>> {
    const elements = new Map<BlockKey, Elements>();
    const read = contents.reader();
    const take = (some: readonly BlockKey[]): void => {
      try {
        for (const [key, { bytes }] of read(some)) elements.set(key, elementsIn(parseStored(bytes)));
      } catch (error) {
        if (!(error instanceof Damage)) throw error;
        if (some.length > 1) for (const key of some) take([key]);
      }
    };
    const rising = [...new Set(keys)].sort((a, b) => a - b);
    for (let from = 0; from < rising.length; from += portion) {
      take(rising.slice(from, from + portion));
      yield;
    }
    return elements;
  };

  return function* (before, after) {
    const line = revisions.line(after);
    const length = line.indexOf(before);
    if (length <= 0) return [];
    const later = new Set(line.slice(0, length));
    const { order } = revisions.rebuild(before);
    const first = [...order.keys];
    const steps: { readonly author: string; readonly at: number; readonly removed: readonly BlockKey[]; readonly inserted: readonly BlockKey[] }[] = [];
    for (const { key, at, author, changes } of rowsBetween.all(after, before, after)) {
      if (!later.has(key)) continue;
      const removed: BlockKey[] = [];
      const inserted = new Set<BlockKey>();
      for (const splice of decodeChange(changes).splices) {
        const taken = order.keys.slice(splice.at, splice.at + splice.remove);
        applyChange(order, { settings: null, splices: [splice] });
        // What comes and goes in the same revision was never in a state of the document.
        for (const row of taken) if (!inserted.delete(row)) removed.push(row);
        for (const row of splice.insert) inserted.add(row);
      }
      steps.push({ author: author ?? '', at: Math.max(0, at), removed, inserted: [...inserted] });
      if (steps.length % portion === 0) yield;
    }
    const elements = yield* elementsOf([...first, ...steps.flatMap(({ inserted }) => inserted)]);
    const boxed = new Map<Id, string | null>();
    const learn = (rows: readonly BlockKey[]): [Id, Element][] => {
      const found = rows.flatMap((row) => [...(elements.get(row) ?? [])]);
      const changed = found.filter(([id, { inBox }]) => inBox === null || boxed.get(id) !== inBox);
      for (const [id, { inBox }] of found) boxed.set(id, inBox);
      return changed;
    };
    learn(first);
    const traces: Trace[] = [];
    for (const { author, at, removed, inserted } of steps) {
      const there = new Set(inserted.flatMap((row) => [...(elements.get(row)?.keys() ?? [])]));
      const gone = removed.flatMap((row) => [...(elements.get(row)?.keys() ?? [])]).filter((id) => !there.has(id));
      for (const id of gone) boxed.delete(id);
      traces.push({ author, at, gone, came: new Map(learn(inserted).map(([id, { read }]) => [id, read])) });
      if (traces.length % portion === 0) yield;
    }
    return traces;
  };
};
