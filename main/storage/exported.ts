// Which files were exported on this laptop, from which revision; and the files documents were made from.
import type { Database } from 'better-sqlite3';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { exportFormatSchema, type ExportFormat } from '../../shared/ipc/contract.ts';
import { languageSchema, type Language } from '../../shared/language/language.ts';
import { z } from '../../shared/zod.ts';
import { sha256 } from './canonical.ts';
import { Damage } from './failure.ts';

export interface ExportedFile {
  readonly path: string;
  readonly format: ExportFormat;
  readonly language: Language;
  /** Hash of the revision. */
  readonly revision: Buffer;
  readonly at: number;
}

export interface ExportedFiles {
  readonly add: (document: number, revision: number, file: Omit<ExportedFile, 'revision'> & { readonly bytes: number }) => void;
  /** Newest first; a file that was written several times stands once. An entry that makes no sense is left out. */
  readonly of: (document: number) => ExportedFile[];
  /** Whether an export of any document went to this path. */
  readonly has: (path: string) => boolean;
}

/** What a row says, apart from the path. */
export const entrySchema = z.object({ format: exportFormatSchema, language: languageSchema, at: z.number().int().nonnegative() });

export const createExportedFiles = (db: Database): ExportedFiles => {
  const insert = db.prepare<[number, number, string, string, string, number, number]>(
    'INSERT INTO exported (document, revision, path, format, language, bytes, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const select = db.prepare<[number], { path: string; format: string; language: string; hash: Buffer; at: number }>(
    `SELECT e.path, e.format, e.language, r.hash, e.at FROM exported e JOIN revision r ON r.key = e.revision
     WHERE e.key IN (SELECT max(key) FROM exported WHERE document = ? GROUP BY path) ORDER BY e.at DESC, e.key DESC LIMIT 100`,
  );
  const any = db.prepare<[string]>('SELECT 1 FROM exported WHERE path = ? LIMIT 1');
  return {
    add(document, revision, { path, format, language, bytes, at }) {
      insert.run(document, revision, path, format, language, bytes, at);
    },
    of: (document) =>
      select.all(document).flatMap(({ path, format, language, hash, at }) => {
        const entry = entrySchema.safeParse({ format, language, at });
        return entry.success ? [{ path, ...entry.data, revision: hash }] : [];
      }),
    has: (path) => any.get(path) !== undefined,
  };
};

/** A file as it came in. */
export interface Original {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface Originals {
  /** Keeps the file a document was made from, byte for byte. */
  readonly add: (document: number, name: string, bytes: Uint8Array) => void;
  /** Throws `Damage` when the bytes are not what they were. */
  readonly get: (document: number) => Original | null;
  /** Keeps a file that came home, with the revision in which it was taken in. */
  readonly addReturned: (document: number, revision: number, name: string, bytes: Uint8Array) => void;
  /** The file that was taken in with a revision. Throws `Damage` as above. */
  readonly returned: (revision: number) => Original | null;
  /** The revision in which these very bytes were taken in before, the latest; null where they never were. */
  readonly takenIn: (document: number, bytes: Uint8Array) => number | null;
  /** The revisions with which files were taken in. */
  readonly returnedOf: (document: number) => number[];
}

interface Row {
  readonly name: string;
  readonly hash: Buffer;
  readonly bytes: Buffer;
}

export const createOriginals = (db: Database): Originals => {
  const insert = db.prepare<[number, string, Buffer, Buffer]>('INSERT INTO original (document, name, hash, bytes) VALUES (?, ?, ?, ?)');
  const select = db.prepare<[number], Row>('SELECT name, hash, bytes FROM original WHERE document = ?');
  const insertReturned = db.prepare<[number, number, string, Buffer, Buffer]>('INSERT INTO returned (revision, document, name, hash, bytes) VALUES (?, ?, ?, ?, ?)');
  const selectReturned = db.prepare<[number], Row>('SELECT name, hash, bytes FROM returned WHERE revision = ?');
  const before = db.prepare<[number, Buffer], number>('SELECT revision FROM returned WHERE document = ? AND hash = ? ORDER BY revision DESC LIMIT 1').pluck();
  const all = db.prepare<[number], number>('SELECT revision FROM returned WHERE document = ? ORDER BY revision').pluck();
  const unpacked = (row: Row | undefined): Original | null => {
    if (row === undefined) return null;
    let bytes: Buffer;
    try {
      bytes = inflateRawSync(row.bytes);
    } catch (error) {
      throw new Damage('an imported file cannot be unpacked', { cause: error });
    }
    if (!sha256(bytes).equals(row.hash)) throw new Damage('an imported file is not what its hash says');
    return { name: row.name, bytes };
  };
  return {
    add(document, name, bytes) {
      insert.run(document, name.toWellFormed(), sha256(bytes), deflateRawSync(bytes));
    },
    get: (document) => unpacked(select.get(document)),
    addReturned(document, revision, name, bytes) {
      insertReturned.run(revision, document, name.toWellFormed(), sha256(bytes), deflateRawSync(bytes));
    },
    returned: (revision) => unpacked(selectReturned.get(revision)),
    takenIn: (document, bytes) => before.get(document, sha256(bytes)) ?? null,
    returnedOf: (document) => all.all(document),
  };
};
