// Libraries that cannot be opened are refused with their reason, and left as they were.
import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { backUpDaily } from '../../../main/storage/backup.ts';
import { defaultLibraryFolder, libraryPaths } from '../../../main/storage/folder.ts';
import { openLibrary } from '../../../main/storage/library.ts';
import { applicationId } from '../../../main/storage/migrate.ts';
import { migrations } from '../../../main/storage/migrations/index.ts';
import { codeOf, create, documentOf, must, openHere, paragraph, temporaryFolder } from './temporary-library.ts';

const begun = (): string => {
  const folder = temporaryFolder();
  const library = openHere({ folder });
  create(library, documentOf([paragraph('p1', 'one')]));
  library.close();
  return folder;
};

/** Every file of a folder with its bytes, but for the lock and what SQLite keeps beside an open file. */
const bytesOf = (folder: string): Record<string, string> => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sqlite'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]));
};

test('a new library keeps its promise: WAL, and every commit synchronised', () => {
  const { db } = openHere({ folder: temporaryFolder() });
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(db.pragma('synchronous', { simple: true })).toBe(2);
  expect(db.pragma('fullfsync', { simple: true })).toBe(1);
  expect(db.pragma('checkpoint_fullfsync', { simple: true })).toBe(1);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(db.pragma('application_id', { simple: true })).toBe(applicationId);
  const loose = db.prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'passage_index%'`).all();
  expect(loose).toEqual([]);
});

test('a library from a newer version is refused and stays byte for byte as it was', () => {
  const folder = begun();
  const { file } = libraryPaths(folder);
  const db = new Database(file);
  db.pragma('journal_mode = DELETE');
  db.exec('CREATE TABLE future (thing TEXT) STRICT');
  db.pragma(`user_version = ${migrations.length + 1}`);
  db.close();
  const before = bytesOf(folder);
  for (const mode of ['writing', 'reading'] as const) {
    const refused = openLibrary({ folder, mode });
    expect(refused).toEqual({ ok: false, error: { code: 'library.tooNew', params: { path: file, version: migrations.length + 1, known: migrations.length } } });
  }
  expect(bytesOf(folder)).toEqual(before);
});

test.each([
  ['text', 'library.damaged', (file: string) => writeFileSync(file, 'This is no database, but somebody named it so.'.repeat(100))],
  ['a database of another program', 'library.damaged', (file: string) => {
    rmSync(file);
    const db = new Database(file);
    db.exec('CREATE TABLE recipe (name TEXT)');
    db.close();
  }],
  ['a file cut short', 'library.damaged', (file: string) => truncateSync(file, 6000)],
  ['a folder', 'library.unreadable', (file: string) => {
    rmSync(file);
    mkdirSync(file);
  }],
])('%s in place of the library is refused as %s', (_what, code, spoil) => {
  const folder = begun();
  const { file } = libraryPaths(folder);
  spoil(file);
  const before = statSync(file).isFile() ? readFileSync(file) : null;
  for (const mode of ['writing', 'reading'] as const) {
    const opened = openLibrary({ folder, mode });
    if (opened.ok) opened.value.close();
    expect(codeOf(opened)).toBe(code);
  }
  if (before !== null) expect(readFileSync(file).equals(before)).toBe(true);
});

test('a library that is gone or empty while there are backups is not begun anew', () => {
  for (const lose of [(file: string) => rmSync(file), (file: string) => truncateSync(file, 0)]) {
    const folder = begun();
    const paths = libraryPaths(folder);
    const backup = must(backUpDaily(paths, Date.UTC(2031, 0, 2)));
    lose(paths.file);
    expect(openLibrary({ folder, mode: 'writing' })).toMatchObject({ ok: false, error: { code: 'library.missing', params: { backup } } });
    copyFileSync(backup, paths.file);
    const library = openHere({ folder });
    expect(must(library.documents.open('document-1')).blocks).toHaveLength(1);
    library.close();
  }
});

test('reading does not make a library, and a folder below a file is no folder', () => {
  const folder = temporaryFolder();
  expect(codeOf(openLibrary({ folder: join(folder, 'none'), mode: 'reading' }))).toBe('library.none');
  expect(existsSync(join(folder, 'none'))).toBe(false);
  writeFileSync(join(folder, 'file'), '');
  expect(codeOf(openLibrary({ folder: join(folder, 'file', 'library'), mode: 'writing' }))).toBe('folder.missing');
  expect(codeOf(openLibrary({ folder: join(folder, 'file'), mode: 'writing' }))).toBe('folder.missing');
});

test('a failed migration leaves the library as it was, and a good one is preceded by a copy', () => {
  const folder = begun();
  const before = bytesOf(folder);
  const broken = [...migrations, { name: 'broken', sql: 'CREATE TABLE note (text TEXT) STRICT; INSERT INTO nowhere VALUES (1)' }];
  expect(() => openLibrary({ folder, mode: 'writing', migrations: broken })).toThrow(/nowhere/);
  const after = openHere({ folder });
  expect(after.db.pragma('user_version', { simple: true })).toBe(migrations.length);
  expect(after.db.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'note'`).pluck().get()).toBe(0);
  after.close();
  expect(Object.keys(before)).toEqual(['library.sqlite']);

  const good = [...migrations, { name: 'note', sql: 'CREATE TABLE note (text TEXT) STRICT' }];
  const moved = openHere({ folder, migrations: good });
  expect(moved.db.pragma('user_version', { simple: true })).toBe(migrations.length + 1);
  moved.close();
  const copies = readdirSync(libraryPaths(folder).backups).filter((name) => name.includes('before-version'));
  expect(copies.length).toBeGreaterThan(0);
  const copy = new Database(join(libraryPaths(folder).backups, copies.at(-1) as string), { readonly: true });
  expect(copy.pragma('user_version', { simple: true })).toBe(migrations.length);
  expect(copy.prepare('SELECT count(*) FROM revision').pluck().get()).toBe(1);
  copy.close();
});

const isRoot = process.getuid?.() === 0;
const reader = fileURLToPath(new URL('./reading-program.ts', import.meta.url));

/**
 * Opens a library in a program that the rights of files hold for. Root's hold for no file, so it gives up that one right; as another user the
 * program might not be allowed to read the folder of the checkout.
 */
const withoutRights = (folder: string, mode: string): unknown => {
  const everyRightButThat = ['setpriv', '--inh-caps=-dac_override,-dac_read_search', '--bounding-set=-dac_override,-dac_read_search'];
  const [program = '', ...words] = [...(isRoot ? everyRightButThat : []), process.execPath, reader, folder, mode];
  const { stdout, stderr, error } = spawnSync(program, words, { encoding: 'utf8', env: { ...process.env, NODE_COMPILE_CACHE: '' } });
  if (error !== undefined) throw error;
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
};

test.skipIf(process.platform === 'win32')('a write-protected library can be read, not written, and says so', () => {
  const folder = begun();
  const left = temporaryFolder();
  // As a killed program leaves it: with changes that stand only in the journal.
  const open = openHere({ folder });
  create(open, documentOf([paragraph('q1', 'two')], {}, 'document-2'));
  for (const name of readdirSync(folder)) if (statSync(join(folder, name)).isFile()) copyFileSync(join(folder, name), join(left, name));
  open.close();
  for (const protectedFolder of [folder, left]) {
    for (const name of readdirSync(protectedFolder)) chmodSync(join(protectedFolder, name), 0o444);
    chmodSync(protectedFolder, 0o555);
    expect(withoutRights(protectedFolder, 'writing')).toMatchObject({ code: 'library.readOnly' });
    expect(withoutRights(protectedFolder, 'reading')).toEqual({ documents: ['document-2', 'document-1'] });
    chmodSync(protectedFolder, 0o755);
  }
});

test('a library without the right to read it is unreadable', () => {
  if (process.platform === 'win32') return;
  const folder = begun();
  chmodSync(libraryPaths(folder).file, 0);
  chmodSync(folder, 0o555);
  expect(withoutRights(folder, 'reading')).toMatchObject({ code: 'library.unreadable' });
  chmodSync(folder, 0o755);
});

test('the library of a user lies where the platform keeps data', () => {
  expect(defaultLibraryFolder('linux', {}, '/home/amal')).toBe('/home/amal/.local/share/rapporteur');
  expect(defaultLibraryFolder('linux', { XDG_DATA_HOME: '/data' }, '/home/amal')).toBe('/data/rapporteur');
  expect(defaultLibraryFolder('linux', { XDG_DATA_HOME: 'data' }, '/home/amal')).toBe('/home/amal/.local/share/rapporteur');
  expect(defaultLibraryFolder('darwin', {}, '/Users/amal')).toBe('/Users/amal/Library/Application Support/Rapporteur');
  expect(defaultLibraryFolder('win32', { APPDATA: 'C:\\Users\\amal\\AppData\\Roaming' }, '')).toMatch(/Roaming.Rapporteur$/);
});
