// Copies of the library beside it: before a migration, and once a day. A copy counts only when it was read back and found sound.
import Database from 'better-sqlite3';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result } from '../../shared/errors.ts';
import { createContents } from './contents.ts';
import { createDocuments } from './documents.ts';
import { Damage, guarded } from './failure.ts';
import type { LibraryPaths } from './folder.ts';
import { createPassageStore } from './passage-store.ts';
import { createRevisions } from './revisions.ts';

/** Daily copies that are kept. Copies made before a migration are kept until the user removes them. */
const dailyKept = 7;
/** Daily copies that are kept while a document of the library cannot be opened: older ones may be the only ones that have it whole. */
const dailyKeptWhileDamaged = 60;
export const dayInMilliseconds = 24 * 60 * 60 * 1000;
/** What two clocks, of the computer and of a network drive, may differ by. */
const clockError = 60 * 60 * 1000;

const dailyName = /^library-\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z\.sqlite$/;
const anyName = /^library-.*\.sqlite$/;

const stamp = (at: number): string => `${new Date(at).toISOString().slice(0, 19).replaceAll(':', '-')}Z`;

const names = (paths: LibraryPaths, pattern: RegExp): string[] => {
  if (!existsSync(paths.backups)) return [];
  return readdirSync(paths.backups).filter((name) => pattern.test(name)).sort();
};

/** The path of the newest copy of either kind, or null. */
export const newestBackup = (paths: LibraryPaths): string | null => {
  const files = names(paths, anyName).map((name) => join(paths.backups, name));
  return files.sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs).at(-1) ?? null;
};

const syncFile = (path: string): void => {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
};

/** Makes a name in a folder as durable as the file behind it. Windows cannot open folders, and does not need it. */
const syncFolder = (path: string): void => {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
};

/** Reads a copy back: whole by SQLite's own check, and with as many revisions as the library had. Throws `Damage`. */
const prove = (copy: string, revisions: number | null): void => {
  const db = new Database(copy, { fileMustExist: true });
  try {
    // One file that needs no other beside it.
    db.pragma('journal_mode = DELETE');
    const found = db.pragma('integrity_check', { simple: true });
    if (found !== 'ok') throw new Damage(`the copy is damaged: ${String(found)}`);
    if (revisions !== null && (countRevisions(db) ?? 0) < revisions) throw new Damage('the copy has fewer revisions than the library');
  } finally {
    db.close();
  }
};

const countRevisions = (db: Database.Database): number | null => {
  const table = db.prepare(`SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'revision'`).pluck().get();
  return table === 0 ? null : Number(db.prepare('SELECT count(*) FROM revision').pluck().get());
};

const copy = (db: Database.Database, paths: LibraryPaths, name: string): string => {
  mkdirSync(paths.backups, { recursive: true });
  // The one process that writes the library is here, so what another left is of no use to anybody.
  for (const name of readdirSync(paths.backups)) if (name.startsWith('partial-')) rmSync(join(paths.backups, name), { force: true });
  const partial = join(paths.backups, `partial-${process.pid}.sqlite`);
  try {
    const revisions = countRevisions(db);
    db.prepare('VACUUM INTO ?').run(partial);
    prove(partial, revisions);
    syncFile(partial);
    const path = join(paths.backups, name);
    renameSync(partial, path);
    syncFolder(paths.backups);
    return path;
  } finally {
    rmSync(partial, { force: true });
  }
};

/** Copies the library as it is before a migration from `version`. Returns the path of the copy. */
export const backUpBeforeMigration = (db: Database.Database, paths: LibraryPaths, version: number, now: number): Result<string> =>
  guarded(paths.backups, () => ok(copy(db, paths, `library-before-version-${version + 1}-${stamp(now)}.sqlite`)));

/** True when no daily copy is younger than a day. One from the future was made while the clock was wrong, and says nothing. */
export const backupDue = (paths: LibraryPaths, now: number): boolean =>
  !names(paths, dailyName).some((name) => {
    const age = now - statSync(join(paths.backups, name)).mtimeMs;
    return age > -clockError && age < dayInMilliseconds;
  });

/** Whether every document can be opened as it is. */
const isWhole = (db: Database.Database): boolean => {
  const documents = createDocuments(db, createContents(db), createRevisions(db), createPassageStore(db));
  const ids = db.prepare<[], string>('SELECT id FROM document').pluck().all();
  try {
    return ids.every((id) => documents.open(id).ok);
  } catch (error) {
    if (error instanceof Damage) return false;
    throw error;
  }
};

/**
 * The daily copy. Reads the library over a connection of its own, so that it can run in another thread while the program saves.
 * Removes the oldest copies beyond a handful once the new one stands and every document in it can be opened. Fails with `disk.full`, `library.damaged` and the like;
 * the library itself is not touched.
 */
export const backUpDaily = (paths: LibraryPaths, now: number): Result<string> =>
  guarded(paths.backups, () => {
    const db = new Database(paths.file, { readonly: true, fileMustExist: true });
    try {
      const path = copy(db, paths, `library-${stamp(now)}.sqlite`);
      // The new one stays, whatever the names of the others say of the clock of their day.
      const others = names(paths, dailyName).filter((name) => join(paths.backups, name) !== path);
      const kept = isWhole(db) ? dailyKept : dailyKeptWhileDamaged;
      for (const name of others.slice(0, Math.max(0, others.length + 1 - kept))) rmSync(join(paths.backups, name), { force: true });
      return ok(path);
    } finally {
      db.close();
    }
  });
