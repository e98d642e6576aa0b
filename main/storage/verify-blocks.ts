// Every stored block and settings record: rebuilt, held against its hash, read by the schema.
import { blockSchema } from '../../shared/document/blocks/index.ts';
import { schemaVersion, settingsSchema } from '../../shared/document/document.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import { decodeDelta, isWhole } from './delta.ts';
import { storedSettingsSchema, parseStored } from './documents.ts';
import { Damage } from './failure.ts';
import type { Library } from './library.ts';
import type { BlockKey } from './order.ts';
import type { Report } from './verify.ts';

export interface CheckedBlock {
  readonly hash: Buffer;
  readonly what: 'block' | 'settings' | 'broken';
}

/** Contents kept at hand for the versions made from them, in bytes. Others are rebuilt when they are asked for. */
const keptBytes = 64 * 1024 * 1024;

export const verifyBlocks = (library: Library, report: Report): ReadonlyMap<BlockKey, CheckedBlock> => {
  const rows = library.db.prepare<[], { key: number; hash: Buffer; base: number | null; data: Buffer }>('SELECT key, hash, base, data FROM block ORDER BY key');
  const checked = new Map<BlockKey, CheckedBlock>();
  const kept = new Map<BlockKey, Uint8Array>();
  let size = 0;
  const keep = (key: BlockKey, bytes: Uint8Array): void => {
    kept.set(key, bytes);
    size += bytes.length;
    for (const [oldest, content] of kept) {
      if (size <= keptBytes) break;
      kept.delete(oldest);
      size -= content.length;
    }
  };
  for (const { key, hash, base, data } of rows.iterate()) {
    const broken = (detail: string): void => {
      report({ kind: 'block', document: null, detail: `block ${key}: ${detail}` });
      checked.set(key, { hash, what: 'broken' });
    };
    try {
      if (isWhole(data) !== (base === null)) broken('it has a base that it does not need, or needs one that it does not have');
      const bytes = decodeDelta(data, base === null ? null : (kept.get(base) ?? library.contents.read(base).bytes));
      keep(key, bytes);
      if (!sha256(bytes).equals(hash)) broken('it is not what its hash says');
      else {
        const what = kindOf(bytes);
        if (what === null) broken('it does not fit the schema');
        else checked.set(key, { hash, what });
      }
    } catch (error) {
      if (!(error instanceof Damage)) throw error;
      broken(error.message);
    }
  }
  const ready = library.db.prepare<[], { block: number; content: Buffer }>('SELECT block, content FROM current_content');
  for (const { block, content } of ready.iterate()) {
    const hash = checked.get(block)?.hash;
    if (hash === undefined || !sha256(content).equals(hash)) report({ kind: 'copy', document: null, detail: `copy of block ${block}` });
  }
  return checked;
};

/** Null when the content is no block and no settings, or not in the one written form. */
export const kindOf = (bytes: Uint8Array): 'block' | 'settings' | null => {
  const value = parseStored(bytes);
  if (canonicalJson(value) !== Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')) return null;
  const stored = storedSettingsSchema.safeParse(value);
  if (!stored.success) return blockSchema.safeParse(value).success ? 'block' : null;
  return stored.data.schemaVersion <= schemaVersion && settingsSchema.safeParse(stored.data.settings).success ? 'settings' : null;
};
