// One damaged row costs what stood in it and nothing else: every other document is listed, found, opened and saved, and so is its own where its text is whole.
import { expect, onTestFinished, test } from 'vitest';
import { createCore, type Core } from '../../main/core.ts';
import type { Library } from '../../main/storage/library.ts';
import type { CallInput, CallName, CallOutput } from '../../shared/ipc/contract.ts';
import { codeOf, must, openHere, paragraph, temporaryFolder } from './storage/temporary-library.ts';

interface Begun {
  readonly core: Core;
  readonly folder: string;
  /** The document whose rows are spoilt, and another. */
  readonly hit: string;
  readonly other: string;
  readonly call: <Name extends CallName>(name: Name, input: CallInput<Name>) => Promise<CallOutput<Name>>;
}

const start = (folder: string): Core => {
  const core = must(createCore({ libraryFolder: folder, version: '1.2.3', host: 'portable', services: { reveal: async () => true }, device: 'laptop' }));
  onTestFinished(() => core.close());
  return core;
};

const caller = (core: Core) => async <Name extends CallName>(name: Name, input: CallInput<Name>) => must(await core.call(name, input));

/** Adds a paragraph at the end, as a window does. */
const type = async (core: Core, id: string, block: string, text: string) => {
  const { document, revision } = must(await core.call('document.open', { id }));
  const at = document.blocks.length;
  return core.call('document.save', { id, base: revision, splices: [{ at, remove: 0, insert: [paragraph(block, text)] }], count: at + 1 });
};

/** Two documents; then the file is changed behind the program's back, and the program started anew. */
const spoilt = async (spoil: (library: Library, hit: string) => unknown): Promise<Begun> => {
  const folder = temporaryFolder();
  const first = start(folder);
  const make = async (title: string) => (await caller(first)('library.create', { template: 'outcomeDocument', language: 'en', title })).id;
  const hit = await make('Quiet harbours');
  const other = await make('Loud harbours');
  must(await type(first, hit, 'first', 'On breakwaters.'));
  must(await type(first, other, 'first', 'On breakwaters and buoys.'));
  await first.close();
  const library = openHere({ folder });
  spoil(library, hit);
  library.close();
  const core = start(folder);
  return { core, folder, hit, other, call: caller(core) };
};

/** Opens with what was in it, and takes what is typed. */
const isWhole = async ({ core, call }: Begun, id: string): Promise<void> => {
  must(await type(core, id, 'second', 'Typed after the damage.'));
  const { document } = await call('document.open', { id });
  expect(document.blocks.slice(-2).map((block) => block.id)).toEqual(['first', 'second']);
  expect(document.blocks.at(-1)).toEqual(paragraph('second', 'Typed after the damage.'));
};

const entries: readonly [what: string, set: string][] = [
  ['a title that is no JSON', `title = '{'`],
  ['a title that is something else', `title = '[1]'`],
  ['a template nobody knows', `template = 'novel'`],
  ['a language nobody knows', `drafting_language = 'tlh'`],
  ['languages that are none', `languages = '["tlh"]'`],
  ['a time before time', 'changed_at = -5'],
  ['a time beyond all numbers', 'changed_at = 9223372036854775807'],
];

test.each(entries)('%s in the list: the document is listed by its text, opened and saved, and so is every other', async (_what, set) => {
  const begun = await spoilt(({ db }, hit) => db.exec(`UPDATE document SET ${set} WHERE id = '${hit}'`));
  const { core, hit, other, call } = begun;
  expect(must(core.verify()).problems).toContainEqual(expect.objectContaining({ kind: 'summary' }));
  const listed = await call('library.list', { archived: false });
  expect(listed.map(({ id }) => id).sort()).toEqual([hit, other].sort());
  const found = listed.find(({ id }) => id === hit);
  expect(found).toMatchObject({ title: { en: 'Quiet harbours' }, template: 'outcomeDocument', draftingLanguage: 'en' });
  expect(found).not.toHaveProperty('damaged');
  expect(found?.words).toBeGreaterThan(2);
  await isWhole(begun, hit);
  await isWhole(begun, other);
  expect((await call('library.search', { query: 'breakwaters', limit: 10 })).map(({ document }) => document).sort()).toEqual([hit, other].sort());
  expect(await call('library.setArchived', { id: hit, archived: true })).toMatchObject({ id: hit, archived: true });
});

const losses: readonly [what: string, spoil: (library: Library, hit: string) => unknown][] = [
  ['the newest revision', ({ db }, hit) => db.exec(`UPDATE revision SET at = at + 1 WHERE key = (SELECT head FROM document WHERE id = '${hit}')`)],
  ['a block', ({ db }) => db.exec(`UPDATE block SET data = x'07' WHERE instr(data, 'On breakwaters.') > 0`)],
  ['the changes of a revision', ({ db }, hit) => db.exec(`UPDATE revision SET changes = x'ff' WHERE key = (SELECT head FROM document WHERE id = '${hit}')`)],
];

test.each(losses)('%s lost together with the entry in the list: the document is listed as damaged, with what can be read of it', async (_what, spoil) => {
  const begun = await spoilt((library, hit) => {
    spoil(library, hit);
    library.db.exec(`UPDATE document SET template = 'novel' WHERE id = '${hit}'`);
  });
  const { core, hit, other, call } = begun;
  const listed = await call('library.list', { archived: false });
  expect(listed.find(({ id }) => id === hit)).toMatchObject({ title: { en: 'Quiet harbours' }, damaged: true });
  expect(listed.find(({ id }) => id === other)).not.toHaveProperty('damaged');
  expect(await core.call('document.open', { id: hit })).toMatchObject({ ok: false, error: { code: 'document.damaged', params: { document: 'Quiet harbours' } } });
  await isWhole(begun, other);
  expect((await call('library.search', { query: 'breakwaters', limit: 10 })).map(({ document }) => document)).toContain(other);
  expect(must(core.verify()).problems.map(({ kind }) => kind)).toContain('document');
});

test.each<[what: string, spoil: (library: Library, hit: string) => unknown, texts: readonly string[]]>([
  ['a paragraph, of which an earlier version is whole', ({ db }) => db.exec(`UPDATE block SET data = x'07' WHERE base IS NOT NULL; DELETE FROM current_content`), ['On breakwaters.', 'On quays.']],
  ['a paragraph in all its versions', ({ db }) => db.exec(`UPDATE block SET data = x'07' WHERE instr(data, 'On breakwaters') > 0; DELETE FROM current_content`), ['On quays.']],
  ['the author of the newest revision', ({ db }, hit) => db.exec(`UPDATE revision SET at = 1 WHERE key = (SELECT head FROM document WHERE id = '${hit}')`), ['On breakwaters and moles.', 'On quays.']],
  ['the changes of the newest revision', ({ db }, hit) => db.exec(`UPDATE revision SET changes = x'ff' WHERE key = (SELECT head FROM document WHERE id = '${hit}')`), ['On breakwaters.', 'On quays.']],
])('of a document that cannot be opened, a copy has all that can be read: %s lost', async (_what, spoil, texts) => {
  const folder = temporaryFolder();
  const first = start(folder);
  const { id } = await caller(first)('library.create', { template: 'outcomeDocument', language: 'en', title: 'Quiet harbours' });
  must(await type(first, id, 'one', 'On breakwaters.'));
  must(await type(first, id, 'two', 'On quays.'));
  const { document, revision } = await caller(first)('document.open', { id });
  const count = document.blocks.length;
  await caller(first)('document.save', { id, base: revision, splices: [{ at: count - 2, remove: 1, insert: [paragraph('one', 'On breakwaters and moles.')] }], count });
  await first.close();
  const library = openHere({ folder });
  spoil(library, id);
  library.close();
  const core = start(folder);
  expect(codeOf(await core.call('document.open', { id }))).toBe('document.damaged');
  const copy = must(await core.call('library.duplicate', { id }));
  expect(copy).toMatchObject({ title: { en: 'Quiet harbours (copy)' } });
  const { blocks } = must(await core.call('document.open', { id: copy.id })).document;
  const written = blocks.flatMap((block) => (block.text.en ?? []).map((inline) => ('text' in inline ? inline.text : ''))).filter((text) => text.startsWith('On '));
  expect(written).toEqual(texts);
});

test('a document whose very id is damaged does not hide the others', async () => {
  const begun = await spoilt(({ db }, hit) => db.exec(`UPDATE document SET id = '../x' WHERE id = '${hit}'`));
  const { core, other, call } = begun;
  const listed = await call('library.list', { archived: false });
  expect(listed).toHaveLength(2);
  const lost = listed.find(({ id }) => id !== other);
  expect(lost).toMatchObject({ damaged: true, title: { en: 'Quiet harbours' } });
  expect(codeOf(await core.call('document.open', { id: lost?.id ?? '' }))).toBe('document.damaged');
  await isWhole(begun, other);
});

test('an entry of the exports that makes no sense is left out, and told by verify', async () => {
  const folder = temporaryFolder();
  const begun = await spoilt(() => {});
  for (const n of [1, 2]) await begun.call('document.export', { id: begun.hit, job: `j${n}`, language: 'en', format: 'md', folder, name: `n${n}` });
  await begun.core.close();
  const library = openHere({ folder: begun.folder });
  library.db.exec(`UPDATE exported SET format = 'odt' WHERE key = 2`);
  library.close();
  const core = start(begun.folder);
  expect(must(await core.call('document.exports', { id: begun.hit }))).toMatchObject([{ format: 'md' }]);
  expect(must(core.verify()).problems.map(({ kind }) => kind)).toContain('exported');
});

test.each([
  ['its structure', `UPDATE passage_index_data SET block = x'00000000ffffffffffffffff' WHERE id = 10`],
  ['its counts', `UPDATE passage_index_data SET block = x'ff' WHERE id = 1`],
  ['its pages', `UPDATE passage_index_data SET block = x'00ff' WHERE id > 10`],
  ['all of it', 'DELETE FROM passage_index_data'],
])('a search index in which %s is damaged keeps nobody from saving', async (_what, spoil) => {
  const begun = await spoilt(({ db }) => {
    db.unsafeMode();
    db.exec(spoil);
  });
  await isWhole(begun, begun.hit);
  await isWhole(begun, begun.other);
  const { id } = await begun.call('library.create', { template: 'committeeReport', language: 'en', title: 'New harbours' });
  expect((await begun.call('library.search', { query: 'harbours', limit: 10 })).map(({ document }) => document).sort()).toEqual([begun.hit, begun.other, id].sort());
  // Made anew from the texts when the program ends.
  await begun.core.close();
  const again = start(begun.folder);
  expect(await caller(again)('library.search', { query: 'after the damage', limit: 10 })).toHaveLength(2);
});
