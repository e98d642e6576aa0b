// The content-addressed store: each block and each settings record once, as a change of an earlier version where there is one.
import type { Database } from 'better-sqlite3';
import { sha256 } from './canonical.ts';
import { decodeDelta, encodeDelta, encodeWhole, isWhole } from './delta.ts';
import { Damage } from './failure.ts';
import type { BlockKey } from './order.ts';

export interface StoredContent {
  readonly key: BlockKey;
  readonly hash: Buffer;
  /** Canonical JSON. Checked against the hash. */
  readonly bytes: Uint8Array;
}

interface Row {
  readonly key: number;
  readonly hash: Buffer;
  readonly base: number | null;
  readonly version: number;
  readonly data: Buffer;
}

/** Each version refers to the one that lies the largest power of this, dividing its number, before it. Fewer steps than that for each digit. */
const skip = 16;

/** Bytes of hash that the index holds. */
const prefixLength = 6;

export interface Contents {
  /** Stores a content unless it is there and whole. `before`: the version it was made from. */
  put(bytes: Buffer, hash: Buffer, before: BlockKey | null): BlockKey;
  /** Tells that a block came into a newest revision, or left it: those are kept ready for reading. */
  hold(key: BlockKey, bytes: Buffer): void;
  release(key: BlockKey): void;
  /** Throws `Damage` where a row is missing or is not what its hash says. */
  read(key: BlockKey): StoredContent;
  /** The content, or where it is damaged, the newest of the versions it was made from that can be read; null where there is none. */
  salvage(key: BlockKey): StoredContent | null;
  /** Reads many at once; the result has every key asked for. */
  readMany(keys: readonly BlockKey[]): Map<BlockKey, StoredContent>;
  /**
   * Reads many in portions, as `readMany` does: what it read stays at hand, since later versions are stored as changes of it. Quickest with the keys in rising
   * order, over all portions. Holds in memory all that it read.
   */
  reader(): (keys: readonly BlockKey[]) => Map<BlockKey, StoredContent>;
}

export const createContents = (db: Database): Contents => {
  const insert = db.prepare<[Buffer, number | null, number, Buffer]>('INSERT INTO block (hash, base, version, data) VALUES (?, ?, ?, ?)');
  const mend = db.prepare<[Buffer, number]>('UPDATE block SET base = NULL, data = ? WHERE key = ?');
  const byPrefix = db.prepare<[Buffer], { key: number; hash: Buffer }>('SELECT key, hash FROM block WHERE substr(hash, 1, 6) = ?');
  const link = db.prepare<[number], { base: number | null; version: number }>('SELECT iif(base < key, base, NULL) AS base, version FROM block WHERE key = ?');
  // A base has a lower key. In a damaged file it may not have: then the chain ends there, where it would otherwise go round for ever.
  const chain = db.prepare<[number], Row>(`
    WITH RECURSIVE chain (key, hash, base, version, data) AS (
      SELECT key, hash, base, version, data FROM block WHERE key = ?
      UNION ALL
      SELECT b.key, b.hash, b.base, b.version, b.data FROM chain JOIN block b ON b.key = chain.base AND b.key < chain.key
    ) SELECT * FROM chain`);
  const chains = db.prepare<[string], Row>(`
    WITH RECURSIVE wanted (key) AS (
      SELECT value FROM json_each(?)
      UNION
      SELECT b.base FROM wanted JOIN block b ON b.key = wanted.key WHERE b.base IS NOT NULL
    ) SELECT b.key, b.hash, b.base, b.version, b.data FROM wanted JOIN block b ON b.key = wanted.key ORDER BY b.key`);

  const several = db.prepare<[string], Row>('SELECT b.key, b.hash, iif(b.base < b.key, b.base, NULL) AS base, b.version, b.data FROM json_each(?) w JOIN block b ON b.key = w.value ORDER BY b.key');

  const ready = db.prepare<[string], { key: number; hash: Buffer; data: Buffer | null; content: Buffer | null }>(`
    SELECT b.key, b.hash, iif(b.base IS NULL, b.data, NULL) AS data, c.content
    FROM json_each(?) w JOIN block b ON b.key = w.value LEFT JOIN current_content c ON c.block = b.key`);
  const hold = db.prepare<[number, Buffer]>('INSERT INTO current_content (block, content) VALUES (?, ?) ON CONFLICT (block) DO NOTHING');
  const release = db.prepare<[number]>('DELETE FROM current_content WHERE block = ?');

  const checked = (row: Row, bytes: Uint8Array): StoredContent => {
    if (!sha256(bytes).equals(row.hash)) throw new Damage('a block is not what its hash says');
    return { key: row.key, hash: row.hash, bytes };
  };

  const read = (key: BlockKey): StoredContent => {
    const rows = chain.all(key);
    const own = rows[0];
    if (own === undefined) throw new Damage('a block is missing');
    let bytes: Uint8Array | null = null;
    for (const row of rows.reverse()) bytes = decodeDelta(row.data, bytes);
    return checked(own, bytes as Uint8Array);
  };

  /** The version that version `version`, made from `before`, is to be a change of. */
  const baseOf = (before: BlockKey, version: number): BlockKey => {
    let step = 1;
    while (version % (step * skip) === 0) step *= skip;
    const wanted = version - step;
    let key = before;
    for (let row = link.get(key); row !== undefined && row.version > wanted && row.base !== null; row = link.get(key)) key = row.base;
    return key;
  };

  /** Rebuilds from the chains of versions. */
  const readChains = (keys: readonly BlockKey[], found: Map<BlockKey, StoredContent>): void => {
    const bytes = new Map<BlockKey, Uint8Array>();
    const rows = new Map<BlockKey, Row>();
    // Bases have lower keys, so in the order of keys each row finds its base done.
    for (const row of chains.all(JSON.stringify(keys))) {
      rows.set(row.key, row);
      bytes.set(row.key, decodeDelta(row.data, row.base === null ? null : (bytes.get(row.base) ?? null)));
    }
    for (const key of keys) {
      const row = rows.get(key);
      if (row === undefined) throw new Damage('a block is missing');
      found.set(key, checked(row, bytes.get(key) as Uint8Array));
    }
  };

  const readMany: Contents['readMany'] = (keys) => {
    const wanted = new Set(keys);
    const found = new Map<BlockKey, StoredContent>();
    for (const { key, hash, data, content } of ready.all(JSON.stringify([...wanted]))) {
      const bytes = data !== null && isWhole(data) ? decodeDelta(data, null) : content;
      if (bytes !== null && sha256(bytes).equals(hash)) found.set(key, { key, hash, bytes });
    }
    // What is not ready, or was damaged there, is rebuilt.
    const rest = [...wanted].filter((key) => !found.has(key));
    if (rest.length > 0) readChains(rest, found);
    return found;
  };

  const reader: Contents['reader'] = () => {
    const known = new Map<BlockKey, Uint8Array>();
    const bytesOf = (key: BlockKey): Uint8Array => {
      let bytes = known.get(key);
      if (bytes === undefined) known.set(key, (bytes = read(key).bytes));
      return bytes;
    };
    return (keys) => {
      const found = new Map<BlockKey, StoredContent>();
      for (const row of several.all(JSON.stringify(keys))) {
        const content = checked(row, known.get(row.key) ?? decodeDelta(row.data, row.base === null ? null : bytesOf(row.base)));
        known.set(row.key, content.bytes);
        found.set(row.key, content);
      }
      for (const key of keys) if (!found.has(key)) throw new Damage('a block is missing');
      return found;
    };
  };

  const salvage = (key: BlockKey): StoredContent | null => {
    for (let version: BlockKey | null = key; version !== null; version = link.get(version)?.base ?? null) {
      try {
        return readMany([version]).get(version) ?? null;
      } catch (error) {
        if (!(error instanceof Damage)) throw error;
      }
    }
    return null;
  };

  const isReadable = (key: BlockKey): boolean => {
    try {
      read(key);
      return true;
    } catch (error) {
      if (error instanceof Damage) return false;
      throw error;
    }
  };

  /** As a change of the base; whole where the base is damaged: what is typed now must not be lost with what was typed then. */
  const written = (base: BlockKey, bytes: Buffer): Buffer => {
    try {
      return encodeDelta(read(base).bytes, bytes);
    } catch (error) {
      if (!(error instanceof Damage)) throw error;
      return encodeWhole(bytes);
    }
  };

  return {
    put(bytes, hash, before) {
      const there = byPrefix.all(hash.subarray(0, prefixLength)).find((row) => row.hash.equals(hash));
      if (there !== undefined) {
        // Rare: a text that was there before. What is typed must not be tied to a row that cannot be read.
        if (!isReadable(there.key)) mend.run(encodeWhole(bytes), there.key);
        return there.key;
      }
      const previous = before === null ? undefined : link.get(before);
      if (before === null || previous === undefined) return Number(insert.run(hash, null, 0, encodeWhole(bytes)).lastInsertRowid);
      const version = previous.version + 1;
      const base = baseOf(before, version);
      const data = written(base, bytes);
      return Number(insert.run(hash, isWhole(data) ? null : base, version, data).lastInsertRowid);
    },
    hold(key, bytes) {
      if (link.get(key)?.base !== null) hold.run(key, bytes);
    },
    release(key) {
      release.run(key);
    },
    read,
    salvage,
    readMany,
    reader,
  };
};
