// Every revision: rebuilt from the first one on without shortcuts, held against its hash and through it against its parents.
import { ContentDigest } from './digest.ts';
import { Damage } from './failure.ts';
import type { Library } from './library.ts';
import { applyChange, decodeChange, decodeOrder, spliceInPlace, type BlockKey, type Order } from './order.ts';
import { revisionHash, type Revision } from './revisions.ts';
import type { CheckedBlock } from './verify-blocks.ts';
import type { Report } from './verify.ts';

interface State {
  readonly revision: number;
  readonly order: Order;
  readonly hashes: Buffer[];
  readonly digest: ContentDigest;
}

interface Row {
  readonly key: number;
  readonly changes: Buffer;
  readonly frame: Buffer | null;
}

/** Returns how many revisions there are. */
export const verifyRevisions = (library: Library, blocks: ReadonlyMap<BlockKey, CheckedBlock>, report: Report): number => {
  const { db, revisions } = library;
  const ids = new Map(db.prepare<[], { key: number; id: string }>('SELECT key, id FROM document').all().map(({ key, id }) => [key, id]));
  const rows = db.prepare<[], Row>('SELECT r.key, r.changes, k.content AS frame FROM revision r LEFT JOIN keyframe k ON k.revision = r.key ORDER BY r.key');
  /** The revision looked at last of each document: nearly always the parent of the next. */
  const states = new Map<number, State>();
  let count = 0;

  const hashOf = (key: BlockKey): Buffer => {
    const block = blocks.get(key);
    if (block === undefined) throw new Damage(`block ${key} is missing`);
    return block.hash;
  };

  const stateOf = (revision: Revision): State => {
    const { parent } = revision;
    if (parent === null) return { revision: 0, order: { settings: 0, keys: [] }, hashes: [], digest: new ContentDigest([]) };
    const last = states.get(revision.documentKey);
    // It is changed in place from here on, and stands again only when the revision proves sound.
    states.delete(revision.documentKey);
    if (last?.revision === parent) return last;
    const order = revisions.rebuildFromStart(parent);
    const hashes = order.keys.map(hashOf);
    return { revision: parent, order, hashes, digest: new ContentDigest(hashes) };
  };

  const check = (row: Row, revision: Revision): State => {
    const document = ids.get(revision.documentKey);
    if (document === undefined) throw new Damage('its document is missing');
    const parents = [...(revision.parent === null ? [] : [revision.parent]), ...revision.merged].map((key) => {
      const parent = revisions.get(key);
      if (parent === null || parent.documentKey !== revision.documentKey) throw new Damage('a parent is missing');
      return parent.hash;
    });
    const { order, hashes, digest } = stateOf(revision);
    const change = decodeChange(row.changes);
    if (change.settings !== null) applyChange(order, { settings: change.settings, splices: [] });
    for (const splice of change.splices) {
      const came = splice.insert.map((key) => {
        if (blocks.get(key)?.what !== 'block') throw new Damage(`block ${key} is broken`);
        return hashOf(key);
      });
      applyChange(order, { settings: null, splices: [splice] });
      spliceInPlace(hashes, splice.at, splice.remove, came);
      digest.splice(hashes, splice.at, splice.remove, came.length);
    }
    if (blocks.get(order.settings)?.what !== 'settings') throw new Damage(`settings ${order.settings} are broken`);
    if (!revisionHash({ ...revision, document, parents, content: digest.value(hashOf(order.settings)) }).equals(revision.hash)) {
      throw new Damage('it is not what its hash says');
    }
    return { revision: row.key, order, hashes, digest };
  };

  for (const row of rows.all()) {
    count += 1;
    try {
      const revision = revisions.get(row.key);
      if (revision === null) throw new Damage('its author is missing');
      const state = check(row, revision);
      states.set(revision.documentKey, state);
      if (row.frame !== null && !sameOrder(row.frame, state.order)) {
        report({ kind: 'keyframe', document: null, detail: `revision ${row.key}` });
      }
    } catch (error) {
      if (!(error instanceof Damage)) throw error;
      report({ kind: 'revision', document: null, detail: `revision ${row.key}: ${error.message}` });
    }
  }
  return count;
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
