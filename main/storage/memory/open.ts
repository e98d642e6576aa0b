// Opens memory.sqlite beside the library: a file of its own, since a million units must not ride in every backup of the texts.
import Database from 'better-sqlite3';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type AppError, type Result } from '../../../shared/errors.ts';
import { guarded } from '../failure.ts';
import { makeFolder } from '../folder.ts';
import { libraryVersion, migrate } from '../migrate.ts';
import type { Migration } from '../migrations/index.ts';
import { promiseDurability, setUp } from '../open.ts';
import { memoryMigrations } from './migrations.ts';

/** `RAPM`: marks the file as a translation memory of Rapporteur. */
export const memoryApplicationId = 0x5241504d;

export const memoryPath = (folder: string): string => join(folder, 'memory.sqlite');

export interface MemoryFile {
  readonly db: Database.Database;
  readonly path: string;
  readonly close: () => void;
}

/** Pages kept at hand, in kilobytes: the lists of frequent words of a large memory. */
const cacheSize = 64 * 1024;

/** The texts are not concerned by what happens to the memory, and the message says so. */
const ofMemory = (error: AppError): AppError => {
  if (error.code === 'library.damaged') return { code: 'memory.damaged', params: error.params };
  if (error.code === 'library.tooNew') return { code: 'memory.tooNew', params: error.params };
  if (error.code === 'library.unreadable') return { code: 'memory.unreadable', params: error.params };
  if (error.code === 'library.readOnly') return { code: 'memory.readOnly', params: error.params };
  if (error.code === 'library.inUse') return { code: 'memory.inUse', params: error.params };
  return error;
};

/** Runs work on the memory and turns what can be expected to go wrong into a value. */
export const guardedMemory = <Value>(path: string, work: () => Result<Value>): Result<Value> => {
  const result = guarded(path, work);
  return result.ok ? result : { ok: false, error: ofMemory(result.error) };
};

/** A copy of the file as it is, beside it; the one of an earlier attempt is replaced. */
const copyBefore = (db: Database.Database, path: string, version: number): Result<void> => {
  const copy = `${path}.before-${version + 1}`;
  rmSync(copy, { force: true });
  db.prepare('VACUUM INTO ?').run(copy);
  return ok(undefined);
};

/**
 * Opens the memory of a library folder, made empty where there is none. Several processes may have it open; each write is one transaction. Fails with
 * `memory.damaged`, `memory.tooNew`, `memory.unreadable`, `memory.readOnly`, `memory.inUse`, or what the disk says.
 */
export const openMemoryFile = (folder: string, migrations: readonly Migration[] = memoryMigrations): Result<MemoryFile> => {
  const path = memoryPath(folder);
  return guardedMemory(path, () => {
    makeFolder(folder);
    const isNew = !existsSync(path);
    const db = new Database(path, { timeout: 5000 });
    try {
      setUp(db);
      const version = libraryVersion(db, memoryApplicationId);
      if (version > migrations.length) {
        db.close();
        return fail('memory.tooNew', { path, version, known: migrations.length });
      }
      if (isNew) db.pragma('page_size = 8192');
      db.pragma(`cache_size = -${cacheSize}`);
      promiseDurability(db, path);
      const migrated = migrate(db, path, migrations, (from) => copyBefore(db, path, from), memoryApplicationId);
      if (!migrated.ok) {
        db.close();
        return migrated;
      }
      return ok({ db, path, close: () => db.close() });
    } catch (error) {
      db.close();
      throw error;
    }
  });
};
