// Brings a library to the shape this program knows, one numbered step after the other, with a proved backup first.
import type { Database } from 'better-sqlite3';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { Damage } from './failure.ts';
import { type Migration } from './migrations/index.ts';

/** `RAPT`: marks the file as a library of Rapporteur. */
export const applicationId = 0x52415054;

const number = (db: Database, pragma: string): number => Number(db.pragma(pragma, { simple: true }));

/** The version of the file: how many migrations it has behind it. 0 for an empty file. Throws `Damage` for a database of another program or kind. */
export const libraryVersion = (db: Database, kind: number = applicationId): number => {
  const version = number(db, 'user_version');
  const empty = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
  if (empty && version === 0) return 0;
  if (number(db, 'application_id') !== kind) throw new Damage('the file is a database of another program');
  return version;
};

/** `kind`: the application id of the file. Fails with `library.tooNew` for a file of a later version of the program, before anything is written to it. */
export const migrate = (db: Database, path: string, migrations: readonly Migration[], backUp: (version: number) => Result<void>, kind: number = applicationId): Result<void> => {
  const version = libraryVersion(db, kind);
  if (version > migrations.length) return fail('library.tooNew', { path, version, known: migrations.length });
  if (version === migrations.length) return ok(undefined);
  if (version > 0) {
    const kept = backUp(version);
    if (!kept.ok) return kept;
  }
  for (const [index, migration] of migrations.entries()) {
    if (index < version) continue;
    const step = db.transaction(() => {
      db.exec(migration.sql);
      db.pragma(`application_id = ${kind}`);
      db.pragma(`user_version = ${index + 1}`);
      const broken = db.pragma('foreign_key_check');
      if (Array.isArray(broken) && broken.length > 0) throw new Damage(`references are broken after the migration "${migration.name}"`);
    });
    step.exclusive();
  }
  return ok(undefined);
};
