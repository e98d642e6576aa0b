// One process writes a library. The lock is SQLite's own, on a file beside it: the system lets it go when the process ends, however it ends.
import Database from 'better-sqlite3';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { LibraryPaths } from './folder.ts';
import { guarded } from './failure.ts';

export interface LibraryLock {
  readonly release: () => void;
}

/** Fails at once with `library.inUse` when another process, or this one, holds it. */
export const takeLock = (paths: LibraryPaths): Result<LibraryLock> =>
  guarded(paths.folder, () => {
    const file = new Database(paths.lock, { timeout: 0 });
    try {
      // The file stays empty: the lock lies on the file, not in it. WAL would let a second writer in.
      file.pragma('journal_mode = DELETE');
      file.exec('BEGIN EXCLUSIVE');
      return ok({ release: () => file.close() });
    } catch (error) {
      file.close();
      if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return fail('library.inUse', { path: paths.folder });
      throw error;
    }
  });
