// The history of a document: each revision says what it changes in its parent, and its hash covers content, parents and authorship.
import type { Database } from 'better-sqlite3';
import type { Capacity } from './about.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import { Damage } from './failure.ts';
import { applyChange, decodeChange, decodeOrder, encodeChange, encodeOrder, type Order, type OrderChange } from './order.ts';

/** In the order of their numbers in the file. */
export const revisionKinds = ['automatic', 'named', 'imported', 'merged', 'restored'] as const;
export type RevisionKind = (typeof revisionKinds)[number];

/** The row of a revision. */
export type RevisionKey = number;

/** All that the hash of a revision covers. */
export interface RevisionFacts {
  /** Id of the document. */
  readonly document: string;
  /** Hashes of the parents; the changes apply to the first. */
  readonly parents: readonly Buffer[];
  /** `ContentDigest` over settings and blocks. */
  readonly content: Buffer;
  readonly author: string;
  readonly device: string;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  readonly kind: RevisionKind;
  readonly name: string | null;
  readonly note: string | null;
  /** Null where nothing was said of the author but the name. */
  readonly capacity: Capacity | null;
  /** Canonical JSON, see `about.ts`. */
  readonly about: string | null;
}

/** Identity of a revision: 32 bytes. Change the text, its author or anything before it, and it is another. */
export const revisionHash = ({ document, parents, content, author, device, at, kind, name, note, capacity, about }: RevisionFacts): Buffer => {
  const hex = { parents: parents.map((parent) => parent.toString('hex')), content: content.toString('hex') };
  const facts = { document, ...hex, author, device, at, kind, name, note };
  // Form 1 is part of the file format: revisions of which no more is said have the hash they always had.
  if (capacity === null && about === null) return sha256(canonicalJson({ form: 1, ...facts }));
  return sha256(canonicalJson({ form: 2, ...facts, about, capacity: capacity === null ? null : { role: capacity.role, office: capacity.office } }));
};

/** The id of a revision outside the library: its hash, in characters that an id may have. */
export const revisionId = (hash: Buffer): string => hash.toString('base64url');

export interface Revision extends Omit<RevisionFacts, 'parents' | 'content' | 'document'> {
  readonly key: RevisionKey;
  readonly hash: Buffer;
  readonly documentKey: number;
  readonly parent: RevisionKey | null;
  /** Further parents of a merge. */
  readonly merged: readonly RevisionKey[];
}

interface RevisionRow {
  readonly key: number;
  readonly document: number;
  readonly parent: number | null;
  readonly hash: Buffer;
  readonly at: number;
  readonly author: string;
  readonly device: string;
  readonly kind: number;
  readonly name: string | null;
  readonly note: string | null;
  readonly role: string | null;
  readonly office: string | null;
  readonly about: string | null;
}

export interface NewRevision extends RevisionFacts {
  readonly documentKey: number;
  readonly parent: RevisionKey | null;
  readonly merged: readonly RevisionKey[];
  readonly change: OrderChange;
}

export interface Rebuilt {
  readonly order: Order;
  /** Changes since the order was last written in full. */
  readonly depth: number;
}

export interface Revisions {
  add(revision: NewRevision): { readonly key: RevisionKey; readonly hash: Buffer };
  /** Writes the order of a revision in full, so that rebuilding does not start further back. */
  addKeyframe(revision: RevisionKey, order: Order): void;
  get(key: RevisionKey): Revision | null;
  /** By the id that the outside knows. */
  find(id: string): Revision | null;
  /** The order of blocks of a revision, from the nearest keyframe. Throws `Damage` where it cannot be rebuilt. */
  rebuild(key: RevisionKey): Rebuilt;
  /** Some revisions up to this one, itself included, each with its order: those that rebuilding passes through, within bounds. Throws `Damage`. */
  orders(key: RevisionKey): Map<RevisionKey, Order>;
  /** The same without keyframes, from the first revision on. */
  rebuildFromStart(key: RevisionKey): Order;
  /** Newest first: the revision, its first parent, and so on. */
  line(key: RevisionKey): RevisionKey[];
}

/** Keys of blocks that the orders of one line may hold together. */
const keptKeys = 500_000;

export const createRevisions = (db: Database): Revisions => {
  const findContributor = db.prepare<[string, string], { key: number }>('SELECT key FROM contributor WHERE author = ? AND device = ?');
  const addContributor = db.prepare<[string, string]>('INSERT INTO contributor (author, device) VALUES (?, ?)');
  const findCapacity = db.prepare<[string, string], { key: number }>('SELECT key FROM capacity WHERE role = ? AND office = ?');
  const addCapacity = db.prepare<[string, string]>('INSERT INTO capacity (role, office) VALUES (?, ?)');
  const insert = db.prepare<[number, number | null, Buffer, number, number, number | null, number, string | null, string | null, string | null, Buffer]>(
    'INSERT INTO revision (document, parent, hash, at, contributor, capacity, kind, name, note, about, changes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const insertParent = db.prepare<[number, number, number]>('INSERT INTO revision_parent (revision, place, parent) VALUES (?, ?, ?)');
  const insertKeyframe = db.prepare<[number, Buffer]>('INSERT INTO keyframe (revision, content) VALUES (?, ?)');
  const selected = `SELECT r.key, r.document, r.parent, r.hash, r.at, c.author, c.device, r.kind, r.name, r.note, p.role, p.office, r.about
    FROM revision r JOIN contributor c ON c.key = r.contributor LEFT JOIN capacity p ON p.key = r.capacity`;
  const byKey = db.prepare<[number], RevisionRow>(`${selected} WHERE r.key = ?`);
  const byHash = db.prepare<[Buffer, Buffer], RevisionRow>(`${selected} WHERE substr(r.hash, 1, 6) = ? AND r.hash = ?`);
  const furtherParents = db.prepare<[number], number>('SELECT parent FROM revision_parent WHERE revision = ? ORDER BY place').pluck();
  // A parent has a lower key. In a damaged file it may not have: then the line ends there, where it would otherwise go round for ever.
  const changes = db.prepare<[number, number], { key: number; changes: Buffer; parent: number | null; frame: Buffer | null }>(`
    WITH RECURSIVE line (key, changes, parent, frame) AS (
      SELECT r.key, r.changes, r.parent, k.content FROM revision r LEFT JOIN keyframe k ON k.revision = r.key WHERE r.key = ?
      UNION ALL
      SELECT r.key, r.changes, r.parent, k.content
      FROM line JOIN revision r ON r.key = line.parent AND r.key < line.key LEFT JOIN keyframe k ON k.revision = r.key
      WHERE line.frame IS NULL OR ? = 0
    ) SELECT * FROM line`);
  const ancestry = db
    .prepare<[number], number>(
      `WITH RECURSIVE line (key, parent) AS (
        SELECT key, parent FROM revision WHERE key = ?
        UNION ALL
        SELECT r.key, r.parent FROM line JOIN revision r ON r.key = line.parent AND r.key < line.key
      ) SELECT key FROM line`,
    )
    .pluck();

  const toRevision = (row: RevisionRow): Revision => {
    const kind = revisionKinds[row.kind];
    if (kind === undefined) throw new Damage('a revision is of an unknown kind');
    const { key, hash, parent, at, author, device, name, note, role, office, about } = row;
    const capacity = role === null || office === null ? null : { role, office };
    return { key, hash, documentKey: row.document, parent, merged: furtherParents.all(key), at, author, device, kind, name, note, capacity, about };
  };

  const keyOfCapacity = ({ role, office }: Capacity): number => findCapacity.get(role, office)?.key ?? Number(addCapacity.run(role, office).lastInsertRowid);

  const rebuild = (key: RevisionKey, useKeyframes: boolean, passed?: (key: RevisionKey, order: Order, left: number) => void): Rebuilt => {
    const rows = changes.all(key, useKeyframes ? 1 : 0);
    const oldest = rows.at(-1);
    if (oldest === undefined) throw new Damage('a revision is missing');
    const frame = useKeyframes ? oldest.frame : null;
    if (frame === null && oldest.parent !== null) throw new Damage('a revision has lost its parent');
    const order: Order = frame === null ? { settings: 0, keys: [] } : decodeOrder(frame);
    const first = frame === null ? rows.length - 1 : rows.length - 2;
    if (frame !== null) passed?.(oldest.key, order, first + 1);
    for (let at = first; at >= 0; at--) {
      const row = rows[at] as (typeof rows)[number];
      applyChange(order, decodeChange(row.changes));
      passed?.(row.key, order, at);
    }
    if (order.settings === 0) throw new Damage('a revision has no settings');
    return { order, depth: first + 1 };
  };

  return {
    add(revision) {
      const { author, device, at, kind, name, note, capacity, about } = revision;
      const { documentKey, parent, merged, change } = revision;
      const hash = revisionHash(revision);
      const contributor = findContributor.get(author, device)?.key ?? Number(addContributor.run(author, device).lastInsertRowid);
      const changed = encodeChange(change);
      const row = insert.run(documentKey, parent, hash, at, contributor, capacity === null ? null : keyOfCapacity(capacity), revisionKinds.indexOf(kind), name, note, about, changed);
      const key = Number(row.lastInsertRowid);
      for (const [index, other] of merged.entries()) insertParent.run(key, index + 1, other);
      return { key, hash };
    },
    addKeyframe(revision, order) {
      insertKeyframe.run(revision, encodeOrder(order));
    },
    get(key) {
      const row = byKey.get(key);
      return row === undefined ? null : toRevision(row);
    },
    find(id) {
      const hash = Buffer.from(id, 'base64url');
      const row = hash.length === 32 ? byHash.get(hash.subarray(0, 6), hash) : undefined;
      return row === undefined ? null : toRevision(row);
    },
    rebuild: (key) => rebuild(key, true),
    orders(key) {
      const orders = new Map<RevisionKey, Order>();
      rebuild(key, true, (passed, { settings, keys }, left) => {
        if (left * keys.length <= keptKeys) orders.set(passed, { settings, keys: [...keys] });
      });
      return orders;
    },
    rebuildFromStart: (key) => rebuild(key, false).order,
    line: (key) => ancestry.all(key),
  };
};
