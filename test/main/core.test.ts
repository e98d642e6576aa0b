// The core as a window uses it: every call by the contract, every failure an answer, nothing lost.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createCore, type Core, type CoreOptions } from '../../main/core.ts';
import { countingIds } from '../../shared/document/ids.ts';
import { plain } from '../../shared/document/inlines.ts';
import type { Document } from '../../shared/document/document.ts';
import { calls, type CallInput, type CallName, type CallOutput, type EventData } from '../../shared/ipc/contract.ts';
import { pngBytes, svgBytes } from '../shared/assets/images.ts';
import { sampleDocument } from '../bench/sample.ts';
import { coastalAssets, coastalConference } from '../fixtures/coastal-conference.ts';
import { codeOf, must, openHere, paragraph, temporaryFolder } from './storage/temporary-library.ts';

interface Window {
  readonly core: Core;
  readonly folder: string;
  readonly call: <Name extends CallName>(name: Name, input: CallInput<Name>) => Promise<CallOutput<Name>>;
}

const begin = (options: Partial<CoreOptions> = {}): Window => {
  const folder = options.libraryFolder ?? temporaryFolder();
  let clock = Date.UTC(2031, 4, 12);
  const core = must(
    createCore({ libraryFolder: folder, version: '1.2.3', host: 'portable', services: { reveal: async () => true }, now: () => (clock += 1000), device: 'laptop', ...options }),
  );
  onTestFinished(() => core.close());
  return { core, folder, call: async (name, input) => must(await core.call(name, input)) };
};

const opened = async ({ call }: Window, id: string) => call('document.open', { id });

const importText = async (window: Window, text: string, name = 'meeting.md') => window.call('library.import', { name, bytes: Buffer.from(text).toString('base64') });

test('a document is made, written, listed, found, copied and put away', async () => {
  const window = begin();
  const { call } = window;
  const made = await call('library.create', { template: 'outcomeDocument', language: 'en', title: 'Quiet harbours' });
  expect(made).toMatchObject({ title: { en: 'Quiet harbours' }, template: 'outcomeDocument', draftingLanguage: 'en', archived: false });
  expect(new Date(made.changedAt).toISOString()).toMatch(/^2031-05-12T00:00:/);
  const { document, revision } = await opened(window, made.id);
  const at = document.blocks.length;
  const saved = await call('document.save', { id: made.id, base: revision, splices: [{ at, remove: 0, insert: [paragraph('extra', 'On lighthouses.')] }], count: at + 1 });
  const again = await opened(window, made.id);
  expect(again).toMatchObject(saved);
  expect(again.document.blocks.at(-1)).toEqual(paragraph('extra', 'On lighthouses.'));
  expect(await call('library.search', { query: 'LIGHTHOUSES', limit: 5 })).toMatchObject([{ document: made.id, block: 'extra', language: 'en', start: 3, end: 14 }]);

  const copy = await call('library.duplicate', { id: made.id });
  const { document: other } = await opened(window, copy.id);
  expect(other.blocks.map(({ type }) => type)).toEqual(again.document.blocks.map(({ type }) => type));
  const ids = new Set(again.document.blocks.map(({ id }) => id));
  expect(other.blocks.filter(({ id }) => ids.has(id))).toEqual([]);

  expect(copy.title).toEqual({ en: 'Quiet harbours (copy)' });

  expect(await call('library.setArchived', { id: made.id, archived: true })).toMatchObject({ archived: true });
  expect((await call('library.list', { archived: false })).map(({ id }) => id)).toEqual([copy.id]);
  expect((await call('library.list', { archived: true })).map(({ id }) => id)).toEqual([made.id]);
});

test('copies say that they are copies, in every language of the title, and no two are called the same', async () => {
  const { call } = begin();
  const made = await call('library.create', { template: 'outcomeDocument', language: 'en', title: 'Quiet harbours' });
  const opened = await call('document.open', { id: made.id });
  const at = opened.document.blocks.findIndex(({ type }) => type === 'title');
  const title = opened.document.blocks[at];
  if (title === undefined) throw new Error('the template has no title');
  const text = { en: [{ text: 'Quiet ' }, { text: 'harbours', italic: true as const }], ar: plain('موانئ هادئة'), fr: plain('Ports tranquilles') };
  await call('document.save', { id: made.id, base: opened.revision, splices: [{ at, remove: 1, insert: [{ ...title, text }] }], count: opened.document.blocks.length });
  const titles = (n: string) => ({ en: `Quiet harbours (copy${n})`, ar: `موانئ هادئة (نسخة${n})`, fr: `Ports tranquilles (copie${n})` });
  const first = await call('library.duplicate', { id: made.id });
  expect(first.title).toEqual(titles(''));
  expect((await call('document.open', { id: first.id })).document.blocks[at]?.text.en).toEqual([{ text: 'Quiet ' }, { text: 'harbours (copy)', italic: true }]);
  expect((await call('library.duplicate', { id: made.id })).title).toEqual(titles(' 2'));
  expect((await call('library.duplicate', { id: first.id })).title).toEqual(titles(' 3'));

  const untitled = await call('library.create', { template: 'outcomeDocument', language: 'fr' });
  expect((await call('library.duplicate', { id: untitled.id })).title).toEqual({ fr: '(copie)' });
  expect((await call('library.duplicate', { id: untitled.id })).title).toEqual({ fr: '(copie 2)' });
});

test('a save over a revision that is not the newest writes nothing', async () => {
  const window = begin();
  const made = await window.call('library.create', { template: 'workingGroupBriefing', language: 'en' });
  const first = await opened(window, made.id);
  const count = first.document.blocks.length + 1;
  const insert = (id: string) => ({ id: made.id, base: first.revision, splices: [{ at: 0, remove: 0, insert: [paragraph(id, id)] }], count });
  const saved = await window.call('document.save', insert('one'));
  expect(codeOf(await window.core.call('document.save', insert('two')))).toBe('document.conflict');
  const now = await opened(window, made.id);
  expect(now.revision).toBe(saved.revision);
  expect(now.document.blocks.map(({ id }) => id)).not.toContain('two');
});

test('what the contract does not allow is refused before anything is done', async () => {
  const window = begin();
  const made = await window.call('library.create', { template: 'outcomeDocument', language: 'en' });
  const { revision } = await opened(window, made.id);
  const wrong: readonly [string, unknown][] = [
    ['document.save', { id: made.id, base: revision, splices: [{ at: 0, remove: 0, insert: [{ id: 'x', type: 'song', text: {} }] }], count: 1 }],
    ['document.save', { id: made.id, base: revision, splices: [{ at: 0, remove: 0, insert: [{ ...paragraph('x', 'x'), script: 1 }] }], count: 1 }],
    ['document.save', { id: made.id, base: revision, splices: [{ at: -1, remove: 0, insert: [] }], count: 1 }],
    ['document.open', { id: '../../etc' }],
    ['document.open', null],
    ['library.create', { template: 'novel', language: 'en' }],
    ['library.create', { template: 'outcomeDocument', language: 'en', title: 'x', more: 1 }],
    ['library.drop', {}],
    ['constructor', {}],
    ['__proto__', {}],
    ['preferences.set', { theme: 'loud' }],
    ['asset.get', { hash: 'abc' }],
  ];
  for (const [name, input] of wrong) expect(codeOf(await window.core.call(name as CallName, input))).toBe('input.invalid');
  expect((await opened(window, made.id)).revision).toBe(revision);
  expect(codeOf(await window.core.call('document.open', { id: 'nobody' }))).toBe('document.unknown');
  expect(codeOf(await window.core.call('library.duplicate', { id: 'nobody' }))).toBe('document.unknown');
  expect(codeOf(await window.core.call('library.setArchived', { id: 'nobody', archived: true }))).toBe('document.unknown');
  expect(codeOf(await window.core.call('document.exports', { id: 'nobody' }))).toBe('document.unknown');
});

test('a bug becomes an answer without details, and the details stand in the log', async () => {
  const window = begin({
    services: {
      reveal: async () => true,
      chooseFolder: () => {
        throw new Error('the dialog fell over');
      },
    },
  });
  const answer = await window.core.call('file.chooseFolder', { start: '' });
  expect(codeOf(answer)).toBe('internal');
  expect(JSON.stringify(answer)).not.toContain('fell over');
  expect(readFileSync(join(window.folder, 'rapporteur.log'), 'utf8')).toMatch(/^2031-05-\S+ file\.chooseFolder: Error: the dialog fell over\n {4}at /);
});

test('a listener that fails does not make the save fail', async () => {
  const window = begin();
  const made = await window.call('library.create', { template: 'outcomeDocument', language: 'en' });
  const heard: EventData<'document.changed'>[] = [];
  window.core.on('document.changed', () => {
    throw new Error('a window went away');
  });
  const stop = window.core.on('document.changed', (data) => heard.push(data));
  const save = async (id: string): Promise<string> => {
    const { revision, document } = await opened(window, made.id);
    const count = document.blocks.length + 1;
    return (await window.call('document.save', { id: made.id, base: revision, splices: [{ at: 0, remove: 0, insert: [paragraph(id, id)] }], count })).revision;
  };
  const revision = await save('one');
  stop();
  await save('two');
  expect(heard).toEqual([{ id: made.id, revision }]);
});

test('the library says when its list changed: a new document, a new title, a new place', async () => {
  const window = begin();
  let heard = 0;
  window.core.on('library.changed', () => (heard += 1));
  const made = await window.call('library.create', { template: 'outcomeDocument', language: 'en', title: 'Tides' });
  expect(heard).toBe(1);
  const { document, revision } = await opened(window, made.id);
  const at = document.blocks.findIndex(({ type }) => type === 'title');
  const title = document.blocks[at];
  if (title === undefined) throw new Error('the template has no title');
  const count = document.blocks.length;
  const text = await window.call('document.save', { id: made.id, base: revision, splices: [{ at: count, remove: 0, insert: [paragraph('p', 'x')] }], count: count + 1 });
  expect(heard).toBe(1);
  await window.call('document.save', { id: made.id, base: text.revision, splices: [{ at, remove: 1, insert: [{ ...title, text: { en: plain('Ebb') } }] }], count: count + 1 });
  expect(heard).toBe(2);
  expect(await window.call('library.list', { archived: false })).toMatchObject([{ title: { en: 'Ebb' } }]);
  await window.call('library.setArchived', { id: made.id, archived: true });
  expect(heard).toBe(3);
});

test('preferences are kept, and those of another version do no harm', async () => {
  const folder = temporaryFolder();
  const window = begin({ libraryFolder: folder });
  const initial = await window.call('preferences.get', {});
  expect(initial).toMatchObject({ theme: 'system', exportFolder: null });
  expect(await window.call('preferences.set', { theme: 'dark', author: 'Amal' })).toEqual({ ...initial, theme: 'dark', author: 'Amal' });
  await window.core.close();
  const library = openHere({ folder });
  library.db.exec(`INSERT INTO preference VALUES ('sound', '"loud"'), ('interfaceLanguage', '"tlh"'), ('broken', '{')`);
  library.close();
  expect(await begin({ libraryFolder: folder }).call('preferences.get', {})).toEqual({ ...initial, theme: 'dark', author: 'Amal' });
});

test('the author of the preferences signs the revisions', async () => {
  const window = begin();
  await window.call('preferences.set', { author: 'Amal Haddad' });
  await window.call('library.create', { template: 'outcomeDocument', language: 'ar' });
  await window.core.close();
  const library = openHere({ folder: window.folder });
  expect(library.revisions.get(1)).toMatchObject({ author: 'Amal Haddad', device: 'laptop', kind: 'automatic', parent: null });
});

test('an import becomes a document, and the file is kept as it was', async () => {
  const window = begin();
  const text = '# Regional meeting on tides\n\nIntroduction\n\n1. The meeting was opened.\n\n2. It took note of the tables.\n';
  const { document } = await importText(window, text);
  expect(document).toMatchObject({ title: { en: 'Regional meeting on tides' }, paragraphs: 2 });
  for (const [name, bytes, code] of [['empty.md', '', 'import.empty'], ['photo.txt', Buffer.from([0, 1, 2, 255, 0, 7]).toString('base64'), 'import.binary'], ['a.xyz', 'eHl6', 'import.unsupported']] as const) {
    expect(codeOf(await window.core.call('library.import', { name, bytes }))).toBe(code);
  }
  expect(await window.call('library.list', { archived: false })).toHaveLength(1);
  await window.core.close();
  const library = openHere({ folder: window.folder });
  const original = library.originals.get(library.documents.keyOf(document.id) ?? 0);
  expect(original === null ? null : Buffer.from(original.bytes).toString()).toBe(text);
  expect(library.revisions.get(1)?.kind).toBe('imported');
});

test('an import that is cancelled leaves no document, and what it says of itself bears its job', async () => {
  const window = begin();
  const text = 'The delegations spoke of harbours, wells and roads.\n\n'.repeat(20_000);
  const heard = new Promise<string>((resolve) => window.core.on('import.progress', ({ job }) => resolve(job)));
  const running = window.core.call('library.import', { job: 'long', name: 'long.txt', bytes: Buffer.from(text).toString('base64') });
  expect(await heard).toBe('long');
  await window.call('library.cancelImport', { job: 'long' });
  expect(codeOf(await running)).toBe('import.cancelled');
  expect(await window.call('library.list', { archived: false })).toEqual([]);
  expect(codeOf(await window.core.call('library.cancelImport', { job: 'long' }))).toBe('done');
});

test('images go in and out by their hash', async () => {
  const { call, core } = begin();
  const png = pngBytes(3, 2).toString('base64');
  const asset = await call('asset.put', { bytes: png });
  expect(asset).toMatchObject({ mediaType: 'image/png', width: 3, height: 2 });
  expect(await call('asset.put', { bytes: png })).toEqual(asset);
  expect(await call('asset.get', { hash: asset.hash })).toEqual({ mediaType: 'image/png', bytes: png });
  expect(codeOf(await core.call('asset.put', { bytes: svgBytes('<script/>').toString('base64') }))).toBe('asset.unsupported');
  expect(codeOf(await core.call('asset.get', { hash: '0'.repeat(64) }))).toBe('asset.unknown');
});

test('an import of data says which images did not come along, where each belongs and how it is told from the others; those that the library has are none', async () => {
  const window = begin();
  const document = coastalConference('escwa-current');
  const read = async () => (await window.call('library.import', { name: 'coast.json', bytes: Buffer.from(JSON.stringify(document, null, 2)).toString('base64') })).unplaced;
  const lost = await read();
  const [row, figure] = [document.blocks.find((block) => block.type === 'logos'), document.blocks.find((block) => block.type === 'figure')];
  expect(lost.map(({ reason, text }) => [reason, text])).toEqual([['missingImage', row?.logos[0]?.alt.en], ['missingImage', figure?.alt.en]]);
  expect(lost.map(({ block }) => block)).toEqual([row?.id, figure?.id]);
  expect(lost.every(({ line }) => line > 1)).toBe(true);
  for (const bytes of coastalAssets.values()) await window.call('asset.put', { bytes: Buffer.from(bytes).toString('base64') });
  expect(await read()).toEqual([]);
});

/** A document in the library, with images so that exports have something to fetch. */
const withDocument = async (window: Window, document: Document): Promise<string> => {
  const made = await window.call('library.create', { template: 'outcomeDocument', language: 'en' });
  const { revision, document: blank } = await opened(window, made.id);
  await window.call('document.save', {
    id: made.id, base: revision, settings: document.settings,
    splices: [{ at: 0, remove: blank.blocks.length, insert: document.blocks }], count: document.blocks.length,
  });
  return made.id;
};

test('exports are written whole, remembered, numbered, the same every time, and tell how far they are', async () => {
  const window = begin();
  const id = await withDocument(window, sampleDocument({ paragraphs: 12, languages: ['en'] }));
  const folder = temporaryFolder();
  const heard: EventData<'export.progress'>[] = [];
  window.core.on('export.progress', (data) => heard.push(data));
  const paths: string[] = [];
  for (const [n, format] of (['md', 'docx', 'docx', 'html', 'json'] as const).entries()) {
    const { path, bytes } = await window.call('document.export', { id, job: `job-${n}`, language: 'en', format, folder, name: 'E/COAST/3' });
    expect(readFileSync(path)).toHaveLength(bytes);
    paths.push(path.slice(folder.length + 1));
  }
  expect(paths).toEqual(['E_COAST_3.md', 'E_COAST_3.docx', 'E_COAST_3 (2).docx', 'E_COAST_3.html', 'E_COAST_3.json']);
  expect(readdirSync(folder).sort()).toEqual([...paths].sort());
  expect(readFileSync(join(folder, 'E_COAST_3.docx')).equals(readFileSync(join(folder, 'E_COAST_3 (2).docx')))).toBe(true);
  const first = heard.filter(({ job }) => job === 'job-1');
  expect(first.map(({ step }) => step).filter((step, n, all) => step !== all[n - 1])).toEqual(['reading', 'numbering', 'setting', 'writing']);
  expect(first.at(-1)).toMatchObject({ step: 'writing', done: 1 });

  const { revision } = await opened(window, id);
  const remembered = await window.call('document.exports', { id });
  expect(remembered.map(({ path }) => path.slice(folder.length + 1))).toEqual([...paths].reverse());
  for (const file of remembered) expect(file).toMatchObject({ revision, language: 'en', exists: true });
  expect(await window.call('preferences.get', {})).toMatchObject({ exportFolder: folder });
});

test('an export that is cancelled leaves nothing, and the next one works', async () => {
  const window = begin();
  const id = await withDocument(window, sampleDocument({ paragraphs: 400, languages: ['en'] }));
  const folder = temporaryFolder();
  const order = { id, language: 'en', format: 'docx', folder, name: 'tides' } as const;
  window.core.on('export.progress', ({ job, step }) => {
    if (job === 'one' && step === 'setting') void window.core.call('document.cancelExport', { job });
  });
  expect(codeOf(await window.core.call('document.export', { ...order, job: 'one' }))).toBe('export.cancelled');
  expect(readdirSync(folder)).toEqual([]);
  await window.call('document.cancelExport', { job: 'never-begun' });
  const [again, other] = await Promise.all([
    window.call('document.export', { ...order, job: 'two' }),
    window.call('document.export', { ...order, job: 'three', format: 'md' }),
  ]);
  expect([existsSync(again.path), existsSync(other.path)]).toEqual([true, true]);
});

test('while an export is made, a save is answered before it ends, and the file has the text of its beginning', async () => {
  const window = begin();
  const id = await withDocument(window, sampleDocument({ paragraphs: 400, languages: ['en'] }));
  const { revision, document } = await opened(window, id);
  const answered: string[] = [];
  // The thread has begun, and has all of its work before it.
  window.core.on('export.progress', ({ step }) => {
    if (step !== 'numbering') return;
    const splices = [{ at: 0, remove: 0, insert: [paragraph('extra', 'while it runs')] }];
    void window.call('document.save', { id, base: revision, splices, count: document.blocks.length + 1 }).then(() => answered.push('save'));
  });
  const { path } = await window.call('document.export', { id, job: 'long', language: 'en', format: 'md', folder: temporaryFolder(), name: 'long' });
  answered.push('export');
  expect(answered).toEqual(['save', 'export']);
  expect(readFileSync(path, 'utf8')).not.toContain('while it runs');
  expect((await opened(window, id)).document.blocks[0]).toEqual(paragraph('extra', 'while it runs'));
});

test('exports go only where they can, and only exports are opened', async () => {
  const revealed: string[] = [];
  const window = begin({
    services: {
      reveal: async (path, how) => {
        revealed.push(`${how} ${path}`);
        return true;
      },
    },
  });
  const id = await withDocument(window, sampleDocument({ paragraphs: 3, languages: ['en'] }));
  const folder = temporaryFolder();
  const order = { id, job: 'j', language: 'en', format: 'md', name: 'x' } as const;
  expect(codeOf(await window.core.call('document.export', { ...order, folder: 'relative/folder' }))).toBe('path.refused');
  expect(codeOf(await window.core.call('document.export', { ...order, folder: join(folder, 'none') }))).toBe('folder.missing');
  expect(codeOf(await window.core.call('document.export', { ...order, id: 'nobody', folder }))).toBe('document.unknown');
  const { path } = await window.call('document.export', { ...order, folder });
  await window.call('file.reveal', { path, how: 'folder' });
  const other = join(folder, 'other.md');
  writeFileSync(other, 'not ours');
  expect(codeOf(await window.core.call('file.reveal', { path: other, how: 'open' }))).toBe('path.refused');
  rmSync(path);
  expect(codeOf(await window.core.call('file.reveal', { path, how: 'open' }))).toBe('file.missing');
  symlinkSync(other, path);
  expect(codeOf(await window.core.call('file.reveal', { path, how: 'open' }))).toBe('path.refused');
  expect(revealed).toEqual([`folder ${path}`]);
  expect(codeOf(await window.core.call('file.chooseFolder', { start: '' }))).toBe('dialog.unavailable');
});

test('folders are listed with what is in them and above them', async () => {
  const { call, core } = begin();
  const folder = temporaryFolder();
  for (const name of ['b10', 'b9', '.hidden', 'ألف']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'file.txt'), '');
  symlinkSync(join(folder, 'b9'), join(folder, 'link'));
  const listing = await call('file.listFolders', { folder });
  expect(listing.folders.filter((name) => /^[a-z]/.test(name))).toEqual(['b9', 'b10', 'link']);
  expect(new Set(listing.folders)).toEqual(new Set(['b9', 'b10', 'link', 'ألف']));
  expect(await call('file.listFolders', { folder: join(folder, 'b9') })).toEqual({ folder: join(folder, 'b9'), parent: folder, folders: [] });
  expect((await call('file.listFolders', { folder: '/' })).parent).toBeNull();
  expect((await call('file.listFolders', { folder: '' })).folder).toBe(homedir());
  expect(codeOf(await core.call('file.listFolders', { folder: join(folder, 'nowhere') }))).toBe('folder.missing');
  expect(codeOf(await core.call('file.listFolders', { folder: 'relative' }))).toBe('path.refused');
});

test('the first start of a day makes a backup', async () => {
  const { core, folder } = begin();
  await core.close();
  expect(readdirSync(join(folder, 'backups'))).toEqual([expect.stringMatching(/^library-2031-05-12T.*\.sqlite$/)]);
  expect(await begin({ libraryFolder: folder }).call('app.info', {})).toMatchObject({ version: '1.2.3', host: 'portable', libraryFolder: folder, notices: [] });
});

test('in a library opened for reading everything can be read and nothing written', async () => {
  const window = begin();
  const id = await withDocument(window, sampleDocument({ paragraphs: 3, languages: ['en', 'ar'] }));
  const reading = begin({ libraryFolder: window.folder, mode: 'reading' });
  const { revision, document } = await opened(reading, id);
  expect(document.blocks.length).toBeGreaterThan(3);
  const save = { id, base: revision, splices: [{ at: 0, remove: 0, insert: [paragraph('x', 'x')] }], count: document.blocks.length + 1 };
  expect(codeOf(await reading.core.call('document.save', save))).toBe('library.readOnly');
  expect(codeOf(await reading.core.call('library.create', { template: 'outcomeDocument', language: 'en' }))).toBe('library.readOnly');
  const { path } = await reading.call('document.export', { id, job: 'j', language: 'ar', format: 'md', folder: temporaryFolder(), name: 'x' });
  expect(existsSync(path)).toBe(true);
});

test('given the same ids, clock and input, the core writes the same history', async () => {
  const run = async (): Promise<string> => {
    const window = begin({ newId: countingIds('id') });
    await window.call('preferences.set', { author: 'Amal' });
    const made = await window.call('library.create', { template: 'committeeReport', language: 'fr', title: 'Marées' });
    return (await opened(window, made.id)).revision;
  };
  expect(await run()).toBe(await run());
});

test('the core answers every call of the contract', async () => {
  const { core } = begin();
  for (const name of Object.keys(calls) as CallName[]) {
    const answer = await core.call(name, { nonsense: true });
    expect([name, codeOf(answer)]).toEqual([name, 'input.invalid']);
  }
});
