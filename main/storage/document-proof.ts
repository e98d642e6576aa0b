// Proves the history of one document while the program goes on: every revision against its hash and its parents.
import type { BrokenRevision } from '../../shared/ipc/history.ts';
import type { StoredContent } from './contents.ts';
import { Damage } from './failure.ts';
import type { Library } from './library.ts';
import { decodeChange, type BlockKey } from './order.ts';
import { kindOf, type CheckedBlock } from './verify-blocks.ts';
import { createProver } from './verify-revisions.ts';

export interface DocumentProof {
  readonly revisions: number;
  readonly broken: BrokenRevision[];
}

/** Revisions proved before other work gets its turn. */
const portion = 100;

/** `document`: its row. Yields wherever other work may have its turn. */
export function* proveDocument(library: Library, document: number): Generator<void, DocumentProof> {
  const { db, contents, timeline } = library;
  const rows = db.prepare<[number], { key: number; changes: Buffer }>('SELECT key, changes FROM revision WHERE document = ? ORDER BY key').all(document);
  const rowHash = db.prepare<[number], Buffer>('SELECT hash FROM block WHERE key = ?').pluck();
  const checked = new Map<BlockKey, CheckedBlock | undefined>();

  const check = ({ key, hash, bytes }: StoredContent): void => {
    checked.set(key, { hash, what: kindOf(bytes) ?? 'broken' });
  };
  const read = (keys: readonly BlockKey[]): void => {
    try {
      for (const content of contents.readMany(keys).values()) check(content);
    } catch (error) {
      if (!(error instanceof Damage)) throw error;
      if (keys.length > 1) for (const key of keys) read([key]);
      else {
        const [key] = keys as [BlockKey];
        const hash = rowHash.get(key);
        checked.set(key, hash === undefined ? undefined : { hash, what: 'broken' });
      }
    }
  };
  const namedIn = (changes: Buffer): BlockKey[] => {
    try {
      const { settings, splices } = decodeChange(changes);
      return [...(settings === null ? [] : [settings]), ...splices.flatMap(({ insert }) => insert)];
    } catch (error) {
      if (error instanceof Damage) return [];
      throw error;
    }
  };
  const blockAt = (key: BlockKey): CheckedBlock | undefined => {
    if (!checked.has(key)) read([key]);
    return checked.get(key);
  };

  const prove = createProver(library, blockAt);
  const broken: BrokenRevision[] = [];
  for (let from = 0; from < rows.length; from += portion) {
    const some = rows.slice(from, from + portion);
    const keys = [...new Set(some.flatMap(({ changes }) => namedIn(changes)))].filter((key) => !checked.has(key));
    if (keys.length > 0) read(keys);
    for (const { key } of some) {
      const proof = prove(key);
      const told = proof.broken === null ? null : timeline.told(key);
      if (proof.broken === null || told === null) continue;
      broken.push({ revision: told.id, at: told.at, author: told.author.name, name: told.name, how: proof.broken.how });
    }
    yield;
  }
  return { revisions: rows.length, broken };
}
