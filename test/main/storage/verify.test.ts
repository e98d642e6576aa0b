// Whatever is changed in the file behind the program's back, `verify` finds it and names what it hits.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { libraryPaths } from '../../../main/storage/folder.ts';
import { openLibrary, type Library } from '../../../main/storage/library.ts';
import { verify, type ProblemKind } from '../../../main/storage/verify.ts';
import { createPreferenceStore } from '../../../main/storage/preferences.ts';
import { canonicalBytes, sha256 } from '../../../main/storage/canonical.ts';
import { encodeChange } from '../../../main/storage/order.ts';
import { encodeWhole } from '../../../main/storage/delta.ts';
import type { Block } from '../../../shared/document/blocks/index.ts';
import { pngBytes } from '../../shared/assets/images.ts';
import { authorship, codeOf, create, documentOf, must, openHere, paragraph, replace, save, temporaryFolder, temporaryLibrary } from './temporary-library.ts';

let made: string | null = null;
afterAll(() => {
  if (made !== null) rmSync(made, { recursive: true, force: true });
});

/** A library with a history long enough for everything there is in the file. Made once, copied for each test. */
const begun = (): Library => {
  if (made === null) {
    made = mkdtempSync(join(tmpdir(), 'rapporteur-verify-'));
    const library = must(openLibrary({ folder: made, mode: 'writing' }));
    const image = must(library.assets.put(pngBytes(3, 2)));
    const figure: Block = { id: 'f', type: 'figure', text: {}, image, alt: { en: 'a harbour' }, source: {}, width: 100 };
    const document = create(library, documentOf([paragraph('p1', 'The meeting was opened.'), paragraph('p2', 'It was closed.'), figure]));
    library.originals.add(document.key, 'meeting.txt', Buffer.from('The meeting was opened.'));
    for (let n = 0; n < 5; n++) save(library, document, [replace(0, paragraph('p1', `The meeting was opened at ${n}.`))]);
    for (let n = 0; n < 220; n++) save(library, document, [replace(1, paragraph('p2', `It was closed at ${n}.`))]);
    expect(library.db.prepare('SELECT count(*) FROM keyframe').pluck().get()).toBeGreaterThan(0);
    expect(verify(library)).toMatchObject({ documents: 1, revisions: 226, assets: 1, problems: [] });
    library.close();
  }
  const folder = temporaryFolder();
  copyFileSync(libraryPaths(made).file, libraryPaths(folder).file);
  return openHere({ folder });
};

const newestBlock = `(SELECT max(block) FROM passage)`;
/** A content with a right hash that the schema does not know. */
const foreign = canonicalBytes({ id: 'p9', type: 'song', text: {} });

const spoils: readonly [what: string, kinds: readonly ProblemKind[], spoil: (library: Library) => unknown][] = [
  ['a letter of an old version', ['block', 'revision'], ({ db }) => {
    const row = db.prepare<[], { key: number; data: Buffer }>('SELECT key, data FROM block WHERE base IS NULL AND key = 2').get();
    const data = Buffer.from(row?.data ?? []);
    data[data.length - 10] = (data[data.length - 10] ?? 0) ^ 1;
    return db.prepare('UPDATE block SET data = ? WHERE key = 2').run(data);
  }],
  ['a block and its hash together', ['revision'], ({ db }) => {
    const content = canonicalBytes(paragraph('p2', 'It was never closed.'));
    db.prepare('UPDATE block SET data = ?, hash = ?, base = NULL WHERE key = 3').run(encodeWhole(content), sha256(content));
  }],
  ['a block that the schema does not know', ['block'], ({ db }) =>
    db.prepare('INSERT INTO block (hash, base, version, data) VALUES (?, NULL, 0, ?)').run(sha256(foreign), encodeWhole(foreign))],
  ['the author of a revision', ['revision'], ({ db }) => db.exec(`UPDATE contributor SET author = 'Somebody else'`)],
  ['the time of one revision', ['revision'], ({ db }) => db.exec('UPDATE revision SET at = at + 1 WHERE key = 3')],
  ['the name of a revision', ['revision'], ({ db }) => db.exec(`UPDATE revision SET name = 'Final' WHERE key = 4`)],
  ['what one revision changes', ['revision'], ({ db }) =>
    db.prepare('UPDATE revision SET changes = ? WHERE key = 3').run(encodeChange({ settings: null, splices: [{ at: 0, remove: 1, insert: [] }] }))],
  ['a revision in the middle', ['revision', 'reference'], ({ db }) => {
    db.pragma('foreign_keys = OFF');
    db.exec('DELETE FROM revision WHERE key = 10');
    db.pragma('foreign_keys = ON');
  }],
  ['the newest revision left out', ['summary', 'index'], ({ db }) => db.exec('UPDATE document SET head = 200, words = words + 1')],
  ['a written-out order', ['keyframe'], ({ db }) => db.exec(`UPDATE keyframe SET content = x'010101'`)],
  ['a copy kept ready', ['copy'], ({ db }) => db.exec(`UPDATE current_content SET content = x'7b7d'`)],
  ['the symbol in the list', ['summary'], ({ db }) => db.exec(`UPDATE document SET symbol = 'A/1'`)],
  ['the searched text', ['index'], ({ db }) => db.exec(`UPDATE passage SET folded = 'something else' WHERE block = ${newestBlock}`)],
  ['a lost passage', ['index'], ({ db }) => db.exec(`DELETE FROM passage WHERE block = ${newestBlock}`)],
  ['a word of the full-text index', ['index'], ({ db }) =>
    db.exec(`INSERT INTO passage_index (passage_index, rowid, folded) SELECT 'delete', key, 'opened' FROM passage LIMIT 1`)],
  ['an image', ['asset'], ({ db }) => db.exec(`UPDATE asset SET bytes = x'00'`)],
  ['a lost image', ['image'], ({ db }) => db.exec('DELETE FROM asset')],
  ['an imported file', ['original'], ({ db }) => db.exec(`UPDATE original SET bytes = x'4b'`)],
  ['a trigger from elsewhere', ['schema'], ({ db }) => db.exec('CREATE TRIGGER quiet AFTER INSERT ON revision BEGIN DELETE FROM revision WHERE key = 1; END')],
  ['a reference to nowhere', ['reference'], ({ db }) => {
    db.pragma('foreign_keys = OFF');
    db.exec('UPDATE original SET document = 99');
    db.pragma('foreign_keys = ON');
  }],
];

test.each(spoils)('%s is found', (_what, kinds, spoil) => {
  const library = begun();
  spoil(library);
  const found = new Set(verify(library).problems.map(({ kind }) => kind));
  for (const kind of kinds) expect([...found]).toContain(kind);
});

test('a library is verified as it was at one moment, beside a program that saves', () => {
  const library = begun();
  const reader = openHere({ folder: library.paths.folder, mode: 'reading' });
  const document = must(library.documents.open('document-1'));
  // A save comes between two statements of the check.
  const prepare = reader.db.prepare.bind(reader.db);
  let saves = 0;
  reader.db.prepare = ((sql: string) => {
    if (saves < 20) save(library, document, [replace(0, paragraph('p1', `Meanwhile ${(saves += 1)}`))]);
    return prepare(sql);
  }) as typeof reader.db.prepare;
  expect(verify(reader).problems).toEqual([]);
  expect(saves).toBeGreaterThan(5);
});

test('a document whose newest text is damaged in one place opens from the other', () => {
  const library = begun();
  library.db.exec(`UPDATE current_content SET content = x'7b7d'`);
  expect(JSON.stringify(must(library.documents.open('document-1')).blocks)).toContain('It was closed at 219.');
});

test('a document whose old versions are damaged opens as it was last, and takes what is typed', () => {
  const library = begun();
  const first = library.db.prepare<[], { key: number; data: Buffer }>(`SELECT key, data FROM block WHERE instr(data, 'It was closed.') > 0`).get();
  if (first === undefined) throw new Error('the first version is missing');
  library.db.prepare('UPDATE block SET data = ? WHERE key = ?').run(Buffer.from([7]), first.key);
  const document = must(library.documents.open('document-1'));
  for (const text of ['It was closed late.', 'It was closed very late.']) save(library, document, [replace(1, paragraph('p2', text))]);
  expect(must(library.documents.open('document-1')).blocks[1]).toEqual(paragraph('p2', 'It was closed very late.'));
  expect(verify(library).problems.map(({ kind }) => kind)).toContain('block');
});

test('a document that is not what its hash says is not opened as if it were', () => {
  const library = begun();
  library.db.exec(`UPDATE revision SET at = 1 WHERE key = (SELECT head FROM document)`);
  expect(() => library.documents.open('document-1')).toThrow(/hash/);
});

test('an unknown document is unknown, and a document of a later model is refused', () => {
  const library = temporaryLibrary();
  expect(codeOf(library.documents.open('nobody'))).toBe('document.unknown');
  const document = create(library, documentOf([paragraph('p1', 'one')]));
  const later = canonicalBytes({ schemaVersion: 99, settings: {} });
  const key = library.contents.put(later, sha256(later), null);
  const { digest } = document;
  const added = library.together(() => {
    const revision = library.revisions.add({
      ...authorship(), document: document.id, documentKey: document.key, parent: document.head?.key ?? null, merged: [], parents: [document.head?.hash ?? Buffer.of()],
      content: digest.value(sha256(later)), name: null, note: null, capacity: null, about: null, change: { settings: key, splices: [] },
    });
    library.db.prepare('UPDATE document SET head = ?').run(revision.key);
    return revision;
  });
  expect(added.key).toBeGreaterThan(0);
  expect(codeOf(library.documents.open('document-1'))).toBe('document.tooNew');
});

test('an emblem whose image is not in the library is found', () => {
  const library = begun();
  const preferences = createPreferenceStore(library.db, { interfaceLanguage: 'en', theme: 'system', author: '', role: null, office: '', exportFolder: null });
  const image = must(library.assets.put(pngBytes(5, 4)));
  preferences.set({ emblem: { image, alt: {} } });
  expect(verify(library).problems).toEqual([]);
  library.db.prepare('DELETE FROM asset WHERE hash = ?').run(Buffer.from(image.hash, 'hex'));
  expect(verify(library).problems).toEqual([{ kind: 'asset', document: null, detail: `emblem ${image.hash}` }]);
});
