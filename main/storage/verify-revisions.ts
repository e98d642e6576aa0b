// Every revision: rebuilt from the first one on without shortcuts, held against its hash and through it against its parents.
import { ContentDigest } from './digest.ts';
import { nameInRow, type DocumentRow } from './document-list.ts';
import { Damage } from './failure.ts';
import type { Library } from './library.ts';
import { applyChange, decodeChange, decodeOrder, encodeChange, spliceInPlace, type BlockKey, type Order } from './order.ts';
import { revisionHash, type Revision, type RevisionKey } from './revisions.ts';
import type { CheckedBlock } from './verify-blocks.ts';
import type { BrokenChain, Report } from './verify.ts';

/** What is wrong with a revision. `changed`: it can be read and is not what was written; `unreadable`: its text cannot be had back. */
export interface Broken {
  readonly how: 'changed' | 'unreadable';
  /** In words for a technician. */
  readonly detail: string;
}

export interface Proof {
  readonly broken: Broken | null;
  /** The order that the revision leads to; null where it cannot be rebuilt. */
  readonly order: Order | null;
}

interface State {
  readonly revision: RevisionKey;
  readonly order: Order;
  readonly hashes: Buffer[];
  readonly digest: ContentDigest;
  /** Rows in the order that are broken. */
  readonly lost: Set<BlockKey>;
  /** Whether the revision says nothing that makes no difference: no settings that stand already, no splice of nothing. */
  readonly terse: boolean;
}

/**
 * Proves revisions one after the other, in the order of their keys. `blockAt` tells what a row of the table `block` is; undefined where there is none.
 * What is wrong with one is not held against those that follow it, unless they cannot be rebuilt without it.
 */
export const createProver = ({ db, revisions }: Library, blockAt: (key: BlockKey) => CheckedBlock | undefined): ((key: RevisionKey) => Proof) => {
  const idOf = db.prepare<[number], string>('SELECT id FROM document WHERE key = ?').pluck();
  const changesOf = db.prepare<[number], Buffer>('SELECT changes FROM revision WHERE key = ?').pluck();
  const places = db.prepare<[number], number>('SELECT place FROM revision_parent WHERE revision = ? ORDER BY place').pluck();
  /** The revision looked at last of each document: nearly always the parent of the next. */
  const states = new Map<number, State>();
  const unbuildable = new Set<RevisionKey>();

  const hashOf = (key: BlockKey): Buffer => {
    const block = blockAt(key);
    if (block === undefined) throw new Damage(`block ${key} is missing`);
    return block.hash;
  };

  const stateOf = ({ parent, documentKey }: Revision): State => {
    if (parent === null) return { revision: 0, order: { settings: 0, keys: [] }, hashes: [], digest: new ContentDigest([]), lost: new Set(), terse: true };
    const last = states.get(documentKey);
    // It is changed in place from here on, and stands again when the revision could be rebuilt.
    states.delete(documentKey);
    if (last?.revision === parent) return last;
    if (unbuildable.has(parent)) throw new Damage('its parent cannot be rebuilt');
    const order = revisions.rebuildFromStart(parent);
    const hashes = order.keys.map(hashOf);
    return { revision: parent, order, hashes, digest: new ContentDigest(hashes), lost: new Set(order.keys.filter((key) => blockAt(key)?.what !== 'block')), terse: true };
  };

  /** The state after a revision. */
  const rebuilt = (revision: Revision, changes: Buffer): State => {
    const { order, hashes, digest, lost } = stateOf(revision);
    const change = decodeChange(changes);
    const terse = change.settings !== order.settings && change.splices.every(({ remove, insert }) => remove + insert.length > 0);
    if (change.settings !== null) applyChange(order, { settings: change.settings, splices: [] });
    for (const splice of change.splices) {
      const came = splice.insert.map(hashOf);
      if (lost.size > 0) for (const key of order.keys.slice(splice.at, splice.at + splice.remove)) lost.delete(key);
      applyChange(order, { settings: null, splices: [splice] });
      spliceInPlace(hashes, splice.at, splice.remove, came);
      digest.splice(hashes, splice.at, splice.remove, came.length);
      for (const key of splice.insert) if (blockAt(key)?.what !== 'block') lost.add(key);
    }
    return { revision: revision.key, order, hashes, digest, lost, terse };
  };

  const parentsOf = (revision: Revision): Buffer[] =>
    [...(revision.parent === null ? [] : [revision.parent]), ...revision.merged].map((key) => {
      const parent = revisions.get(key);
      if (parent === null || parent.documentKey !== revision.documentKey) throw new Damage('a parent is missing');
      return parent.hash;
    });

  const problemWith = (revision: Revision, changes: Buffer, { order, digest, lost, terse }: State): Broken | null => {
    const [broken] = lost;
    if (broken !== undefined) return { how: 'unreadable', detail: `block ${broken} is broken` };
    if (blockAt(order.settings)?.what !== 'settings') return { how: 'unreadable', detail: `settings ${order.settings} are broken` };
    const document = idOf.get(revision.documentKey);
    if (document === undefined) return { how: 'unreadable', detail: 'its document is missing' };
    if (!revisionHash({ ...revision, document, parents: parentsOf(revision), content: digest.value(hashOf(order.settings)) }).equals(revision.hash)) {
      return { how: 'changed', detail: 'it is not what its hash says' };
    }
    const oneForm = terse && encodeChange(decodeChange(changes)).equals(changes) && places.all(revision.key).every((place, at) => place === at + 1);
    return oneForm ? null : { how: 'changed', detail: 'it is not in the one written form' };
  };

  return (key) => {
    let order: Order | null = null;
    try {
      const revision = revisions.get(key);
      const changes = changesOf.get(key);
      if (revision === null || changes === undefined) throw new Damage('its author is missing');
      const state = rebuilt(revision, changes);
      order = state.order;
      states.set(revision.documentKey, state);
      return { broken: problemWith(revision, changes, state), order };
    } catch (error) {
      if (!(error instanceof Damage)) throw error;
      if (order === null) unbuildable.add(key);
      return { broken: { how: order === null ? 'unreadable' : 'changed', detail: error.message }, order };
    }
  };
};

/** Counts the revisions, and tells of each document with a broken one what is left of its history. */
export const verifyRevisions = (
  library: Library,
  blocks: ReadonlyMap<BlockKey, CheckedBlock>,
  report: Report,
): { readonly revisions: number; readonly chains: BrokenChain[] } => {
  const { db, timeline } = library;
  const documents = new Map(db.prepare<[], DocumentRow>('SELECT * FROM document').all().map((row) => [row.key, { name: nameInRow(row), head: row.head }]));
  const chains = new Map<number, { revisions: number; broken: number; newestSound: boolean; soundUntil: number | null }>();
  const rows = db
    .prepare<[], { key: number; document: number; at: number; frame: Buffer | null }>(
      'SELECT r.key, r.document, r.at, k.content AS frame FROM revision r LEFT JOIN keyframe k ON k.revision = r.key ORDER BY r.key',
    )
    .all();
  const prove = createProver(library, (key) => blocks.get(key));
  for (const { key, document, at, frame } of rows) {
    const { broken, order } = prove(key);
    const name = documents.get(document)?.name ?? null;
    const chain = chains.get(document) ?? { revisions: 0, broken: 0, newestSound: true, soundUntil: null };
    chains.set(document, chain);
    chain.revisions += 1;
    if (broken !== null) {
      const told = timeline.told(key);
      const revision = told === null ? {} : { revision: { id: told.id, at: told.at, author: told.author.name, name: told.name, how: broken.how } };
      report({ kind: 'revision', document: name, detail: `revision ${key}: ${broken.detail}`, ...revision });
      chain.broken += 1;
      if (key === documents.get(document)?.head) chain.newestSound = false;
      continue;
    }
    chain.soundUntil = at;
    if (frame !== null && order !== null && !sameOrder(frame, order)) report({ kind: 'keyframe', document: name, detail: `revision ${key}` });
  }
  const broken = [...chains].flatMap(([document, chain]) => (chain.broken === 0 ? [] : [{ document: documents.get(document)?.name ?? String(document), ...chain }]));
  return { revisions: rows.length, chains: broken };
};

const sameOrder = (frame: Buffer, order: Order): boolean => {
  try {
    const { settings, keys } = decodeOrder(frame);
    return settings === order.settings && keys.length === order.keys.length && keys.every((key, index) => key === order.keys[index]);
  } catch (error) {
    if (error instanceof Damage) return false;
    throw error;
  }
};
