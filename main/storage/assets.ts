// Images of the library, each once, by the SHA-256 of its bytes.
import type { Database } from 'better-sqlite3';
import { recogniseImage } from '../../shared/assets/image.ts';
import type { Asset } from '../../shared/document/block.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { sha256 } from './canonical.ts';

export interface StoredAsset {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

export interface Assets {
  /** Takes in an image unless it is there and whole. Fails with `asset.unsupported` or `asset.tooLarge`. */
  readonly put: (bytes: Uint8Array) => Result<Asset>;
  /** Fails with `asset.unknown`, and with `asset.damaged` where the bytes are not what the hash says or are no image that can be printed. */
  readonly get: (hash: string) => Result<StoredAsset>;
}

export const createAssets = (db: Database): Assets => {
  const insert = db.prepare<[Buffer, string, number, number, Uint8Array]>(
    `INSERT INTO asset (hash, media_type, width, height, bytes) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (hash) DO UPDATE SET media_type = excluded.media_type, width = excluded.width, height = excluded.height, bytes = excluded.bytes
     WHERE bytes IS NOT excluded.bytes OR media_type IS NOT excluded.media_type`,
  );
  const sound = new Map<string, boolean>();
  const isSound = (hash: string, bytes: Uint8Array): boolean => {
    let known = sound.get(hash);
    if (known === undefined) sound.set(hash, (known = recogniseImage(bytes).ok));
    return known;
  };
  const select = db.prepare<[Buffer], { media_type: string; bytes: Buffer }>('SELECT media_type, bytes FROM asset WHERE hash = ?');
  return {
    put(bytes) {
      const facts = recogniseImage(bytes);
      if (!facts.ok) return facts;
      const hash = sha256(bytes);
      const { mediaType, width, height } = facts.value;
      insert.run(hash, mediaType, width, height, bytes);
      return ok({ hash: hash.toString('hex'), mediaType, width, height });
    },
    get(hash) {
      const key = Buffer.from(hash, 'hex');
      const row = select.get(key);
      if (row === undefined) return fail('asset.unknown', { hash });
      if (!sha256(row.bytes).equals(key) || !isSound(hash, row.bytes)) return fail('asset.damaged', { hash });
      return ok({ mediaType: row.media_type, bytes: row.bytes });
    },
  };
};
