// Opening the library: the folder, the lock, the connection and what it promises, the shape of the file.
import Database from 'better-sqlite3';
import { accessSync, constants, copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { backUpBeforeMigration, newestBackup } from './backup.ts';
import { failureOf, guarded, Refusal } from './failure.ts';
import { libraryPaths, makeFolder, type LibraryPaths } from './folder.ts';
import { takeLock } from './lock.ts';
import { libraryVersion, migrate } from './migrate.ts';
import { migrations as all, type Migration } from './migrations/index.ts';

export interface OpenOptions {
  readonly folder: string;
  /** `reading` needs no lock and works beside a process that writes. */
  readonly mode: 'writing' | 'reading';
  /** Whether a folder without a library gets one when it is opened for writing; yes, unless this is false. */
  readonly begin?: boolean;
  /** Milliseconds since 1970, UTC; for the names of backups. */
  readonly now?: () => number;
  readonly migrations?: readonly Migration[];
}

export interface Connection {
  readonly db: Database.Database;
  readonly paths: LibraryPaths;
  readonly close: () => void;
}

/** What every database of the program is set to before anything is read from it. */
export const setUp = (db: Database.Database): void => {
  db.pragma('foreign_keys = ON');
  // The file may come from elsewhere: nothing in its schema may do more than our own.
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
};

/** Sets how commits reach the disk and reads it back; a library that does not keep that promise is not opened. */
export const promiseDurability = (db: Database.Database, path: string): void => {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  // macOS keeps what was synchronised in the memory of the disk unless it is asked to write it through; elsewhere these say nothing.
  db.pragma('fullfsync = ON');
  db.pragma('checkpoint_fullfsync = ON');
  const journal = db.pragma('journal_mode', { simple: true });
  const synchronous = db.pragma('synchronous', { simple: true });
  if (journal !== 'wal' || synchronous !== 2) throw new Refusal({ code: 'disk.failed', params: { path } });
};

/** A library file that is gone or empty while there are backups was lost, not begun: going on would hide that. */
const refuseLoss = (paths: LibraryPaths): void => {
  const there = statSync(paths.file, { throwIfNoEntry: false });
  if (there?.isFile() === false) throw new Refusal({ code: 'library.unreadable', params: { path: paths.file } });
  if (there !== undefined && there.size > 0) return;
  const backup = newestBackup(paths);
  if (backup !== null) throw new Refusal({ code: 'library.missing', params: { path: paths.file, backup } });
};

const refuseNone = (paths: LibraryPaths): void => {
  refuseLoss(paths);
  if (!existsSync(paths.file)) throw new Refusal({ code: 'library.none', params: { path: paths.folder } });
};

const openToWrite = (paths: LibraryPaths, options: OpenOptions): Result<Connection> =>
  guarded(paths.file, () => {
    if (options.begin === false) refuseNone(paths);
    try {
      makeFolder(paths.folder);
      accessSync(paths.folder, constants.W_OK);
      if (existsSync(paths.file)) accessSync(paths.file, constants.R_OK | constants.W_OK);
    } catch (error) {
      if (error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EROFS' || error.code === 'EPERM')) {
        return fail('library.readOnly', { path: paths.folder });
      }
      const failure = failureOf(error, paths.folder);
      if (failure === null) throw error;
      return fail(failure.code, failure.params);
    }
    const lock = takeLock(paths);
    if (!lock.ok) return lock;
    let db: Database.Database | null = null;
    const close = (): void => {
      db?.close();
      lock.value.release();
    };
    try {
      refuseLoss(paths);
      const opened = (db = new Database(paths.file, { timeout: 5000 }));
      setUp(opened);
      const steps = options.migrations ?? all;
      // Before WAL is switched on, which would write to the file of a later version.
      const version = libraryVersion(opened);
      if (version > steps.length) throw new Refusal({ code: 'library.tooNew', params: { path: paths.file, version, known: steps.length } });
      // Lets the file give space back; can only be said before the first table.
      if (version === 0) opened.pragma('auto_vacuum = INCREMENTAL');
      promiseDurability(opened, paths.file);
      const now = (options.now ?? Date.now)();
      const migrated = migrate(opened, paths.file, steps, (from) => {
        const copy = backUpBeforeMigration(opened, paths, from, now);
        return copy.ok ? ok(undefined) : copy;
      });
      if (!migrated.ok) throw new Refusal(migrated.error);
      return ok({ db: opened, paths, close });
    } catch (error) {
      close();
      throw error;
    }
  });

/**
 * SQLite reads a library in WAL mode only where it may write beside it. On a medium that is write-protected or full, the library is read from a copy
 * in the folder for temporary files.
 */
const copyAside = (paths: LibraryPaths): { readonly file: string; readonly remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-reading-'));
  const file = join(folder, 'library.sqlite');
  try {
    copyFileSync(paths.file, file);
    if (existsSync(`${paths.file}-wal`)) copyFileSync(`${paths.file}-wal`, `${file}-wal`);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

const connectToRead = (paths: LibraryPaths): { readonly db: Database.Database; readonly close: () => void } => {
  const direct = (file: string): Database.Database => {
    const db = new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 });
    try {
      setUp(db);
      // The first read finds out whether the file and its journal can be read at all.
      db.pragma('user_version');
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  };
  try {
    const db = direct(paths.file);
    return { db, close: () => db.close() };
  } catch (error) {
    if (!(error instanceof Database.SqliteError) || !/^SQLITE_(CANTOPEN|READONLY|IOERR_SHM|FULL)/.test(error.code)) throw error;
    accessSync(paths.file, constants.R_OK);
    const copy = copyAside(paths);
    try {
      const db = direct(copy.file);
      const close = (): void => {
        db.close();
        copy.remove();
      };
      return { db, close };
    } catch (second) {
      copy.remove();
      throw second;
    }
  }
};

const openToRead = (paths: LibraryPaths, options: OpenOptions): Result<Connection> =>
  guarded(paths.file, () => {
    const steps = options.migrations ?? all;
    try {
      refuseNone(paths);
      accessSync(paths.file, constants.R_OK);
    } catch (error) {
      if (error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM')) return fail('library.unreadable', { path: paths.file });
      throw error;
    }
    const { db, close } = connectToRead(paths);
    try {
      const version = libraryVersion(db);
      if (version > steps.length) throw new Refusal({ code: 'library.tooNew', params: { path: paths.file, version, known: steps.length } });
      if (version === steps.length) return ok({ db, paths, close });
    } catch (error) {
      close();
      throw error;
    }
    // An older library is brought up to date first, which takes a moment as the one writer.
    close();
    const writing = openToWrite(paths, options);
    if (!writing.ok) return writing;
    writing.value.close();
    const again = connectToRead(paths);
    return ok({ ...again, paths });
  });

/** Opens the library of a folder; a folder without one gets a new one, unless only reading is asked for. */
export const openConnection = (options: OpenOptions): Result<Connection> => {
  const paths = libraryPaths(options.folder);
  return options.mode === 'writing' ? openToWrite(paths, options) : openToRead(paths, options);
};

/** An empty library in memory, with the shape the program knows. */
export const openMemory = (steps: readonly Migration[]): Database.Database => {
  const db = new Database(':memory:');
  setUp(db);
  const migrated = migrate(db, ':memory:', steps, () => ok(undefined));
  if (!migrated.ok) throw new Error(`an empty library could not be made: ${migrated.error.code}`);
  return db;
};
