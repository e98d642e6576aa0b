// Backups: one a day, proved, a handful kept, made beside the program without keeping anybody waiting.
import { copyFileSync, existsSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backUpDaily, backupDue, dayInMilliseconds, newestBackup } from '../../../main/storage/backup.ts';
import { backUpBeside } from '../../../main/storage/backup-thread.ts';
import { canonicalJson } from '../../../main/storage/canonical.ts';
import { libraryPaths } from '../../../main/storage/folder.ts';
import { openLibrary } from '../../../main/storage/library.ts';
import { verify } from '../../../main/storage/verify.ts';
import { codeOf, create, documentOf, must, openHere, paragraph, replace, save, stored, temporaryFolder } from './temporary-library.ts';

const noon = Date.UTC(2031, 4, 12, 12);

test('a copy holds what the library held and opens as a library of its own', async () => {
  const library = openHere({ folder: temporaryFolder() });
  const document = create(library, documentOf([paragraph('p1', 'one')]));
  save(library, document, [replace(0, paragraph('p1', 'two'))]);
  const before = stored(document);
  const making = backUpBeside(library.paths, noon);
  // Typing goes on meanwhile.
  for (let n = 0; n < 20; n++) save(library, document, [replace(0, paragraph('p1', `text ${n}`))]);
  const path = must(await making);
  expect(path).toBe(join(library.paths.backups, 'library-2031-05-12T12-00-00Z.sqlite'));
  expect(readdirSync(library.paths.backups)).toEqual(['library-2031-05-12T12-00-00Z.sqlite']);

  const elsewhere = temporaryFolder();
  copyFileSync(path, libraryPaths(elsewhere).file);
  const copy = openHere({ folder: elsewhere });
  expect(verify(copy).problems).toEqual([]);
  const restored = must(copy.documents.open('document-1'));
  const texts = new Set([before.blocks, ...Array.from({ length: 20 }, (_, n) => [paragraph('p1', `text ${n}`)])].map(canonicalJson));
  expect(texts).toContain(canonicalJson(restored.blocks));
});

test('a backup is due once a day, seven are kept, and those before migrations stay', () => {
  const library = openHere({ folder: temporaryFolder() });
  const { paths } = library;
  create(library, documentOf([paragraph('p1', 'one')]));
  expect(backupDue(paths, noon)).toBe(true);
  const kept = join(paths.backups, 'library-before-version-2-2030-01-01T00-00-00Z.sqlite');
  for (let day = 0; day < 10; day++) {
    const now = noon + day * dayInMilliseconds;
    expect(backupDue(paths, now)).toBe(true);
    const path = must(backUpDaily(paths, now));
    utimesSync(path, now / 1000, now / 1000);
    if (day === 0) writeFileSync(kept, 'kept');
    utimesSync(kept, 0, 0);
    expect(backupDue(paths, now + dayInMilliseconds - 1)).toBe(false);
    expect(newestBackup(paths)).toBe(path);
  }
  const names = readdirSync(paths.backups).sort();
  expect(names.filter((name) => name.startsWith('library-2031'))).toEqual(
    [15, 16, 17, 18, 19, 20, 21].map((day) => `library-2031-05-${day}T12-00-00Z.sqlite`),
  );
  expect(names).toContain('library-before-version-2-2030-01-01T00-00-00Z.sqlite');
});

test('copies made while the clock was wrong neither stop the daily ones nor push them out', () => {
  const { paths } = openHere({ folder: temporaryFolder() });
  const years = 10 * 365 * dayInMilliseconds;
  for (let day = 0; day < 8; day++) {
    const future = noon + years + day * dayInMilliseconds;
    const path = must(backUpDaily(paths, future));
    utimesSync(path, future / 1000, future / 1000);
  }
  expect(backupDue(paths, noon)).toBe(true);
  const path = must(backUpDaily(paths, noon));
  utimesSync(path, noon / 1000, noon / 1000);
  expect(existsSync(path)).toBe(true);
  expect(readdirSync(paths.backups)).toHaveLength(7);
  expect(backupDue(paths, noon + dayInMilliseconds / 2)).toBe(false);
});

test('a damaged library is not copied over the good copies', () => {
  const library = openHere({ folder: temporaryFolder() });
  const { paths } = library;
  const document = create(library, documentOf([paragraph('p1', 'one')]));
  for (let n = 0; n < 30; n++) save(library, document, [replace(0, paragraph('p1', `a text of some length, the ${n}th of its kind`))]);
  must(backUpDaily(paths, noon));
  library.close();
  const damaged = openHere({ folder: paths.folder });
  damaged.db.unsafeMode(true);
  damaged.db.pragma('writable_schema = ON');
  // The root of the table points to another page: reading it makes no sense.
  damaged.db.exec(`UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'asset') WHERE name = 'revision'`);
  damaged.close();
  expect(codeOf(backUpDaily(paths, noon + dayInMilliseconds))).toBe('library.damaged');
  expect(readdirSync(paths.backups)).toEqual(['library-2031-05-12T12-00-00Z.sqlite']);
  const reopened = openLibrary({ folder: paths.folder, mode: 'reading' });
  if (reopened.ok) reopened.value.close();
});

test('copies of a library in which a document can no longer be opened do not push out the sound ones', () => {
  const library = openHere({ folder: temporaryFolder() });
  const { paths } = library;
  create(library, documentOf([paragraph('p1', 'one')]));
  create(library, documentOf([paragraph('q1', 'two')], {}, 'document-2'));
  const backUp = (day: number) => must(backUpDaily(paths, noon + day * dayInMilliseconds));
  const sound = Array.from({ length: 7 }, (_, day) => backUp(day));
  library.db.exec(`UPDATE block SET data = x'07' WHERE instr(data, '"two"') > 0`);
  const damaged = Array.from({ length: 9 }, (_, day) => backUp(7 + day));
  expect([...sound, ...damaged].filter((path) => existsSync(path))).toEqual([...sound, ...damaged]);
  // Mended by the same text typed again; from then on a handful is kept as ever.
  create(library, documentOf([paragraph('q1', 'two')], {}, 'document-3'));
  backUp(16);
  expect(readdirSync(paths.backups)).toHaveLength(7);
});
