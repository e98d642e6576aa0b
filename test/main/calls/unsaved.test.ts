// Words that the library could not take are on a disk all the same, and in their document at the next start; nothing is written over them or by them.
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { createCore, type Core } from '../../../main/core.ts';
import { libraryPaths } from '../../../main/storage/folder.ts';
import { codeOf, must, paragraph, temporaryFolder } from '../storage/temporary-library.ts';

let folder: string;
let aside: string;

beforeEach(() => {
  folder = join(temporaryFolder(), 'library');
  aside = join(temporaryFolder(), 'aside');
});

const start = (options: { readonly libraryFolder?: string; readonly foldersAside?: readonly string[] } = {}): Core => {
  const core = must(
    createCore({ libraryFolder: folder, version: '1.2.3', host: 'portable', services: { reveal: async () => true }, device: 'laptop', foldersAside: [aside], ...options }),
  );
  onTestFinished(() => core.close());
  return core;
};

const create = async (core: Core) => must(await core.call('library.create', { template: 'outcomeDocument', language: 'en', title: 'Quiet harbours' })).id;

/** Adds a paragraph at the end. */
const type = async (core: Core, id: string, text: string) => {
  const { document, revision } = must(await core.call('document.open', { id }));
  const at = document.blocks.length;
  return core.call('document.save', { id, base: revision, splices: [{ at, remove: 0, insert: [paragraph(text, text)] }], count: at + 1 });
};

/** Ids, which are the texts, of the paragraphs that `type` added; those of the template have UUIDs. */
const typed = async (core: Core, id: string) => {
  const { blocks } = must(await core.call('document.open', { id })).document;
  return blocks.map((block) => block.id).filter((text) => !/^[0-9a-f-]{36}$/.test(text));
};

/** The library can be read and not be written, as on a disk that is failing or full; the function returned makes it writable again. */
const breakWriting = (): (() => void) => {
  const other = new Database(libraryPaths(folder).file);
  other.exec(`CREATE TRIGGER full BEFORE INSERT ON revision BEGIN SELECT raise(ABORT, 'no room'); END`);
  return () => {
    other.exec('DROP TRIGGER full');
    other.close();
  };
};

const notices = async (core: Core) => must(await core.call('app.info', {})).notices.filter(({ code }) => code.startsWith('unsaved'));

test('a save that fails is kept on another disk, and is in the document at the next start', async () => {
  const core = start();
  const id = await create(core);
  must(await type(core, id, 'before'));
  const mend = breakWriting();
  expect((await type(core, id, 'after')).ok).toBe(false);
  expect(core.unsaved()).toMatchObject([{ path: expect.stringContaining(aside) as string }]);
  await core.close();
  mend();
  const again = start();
  again.bringHome();
  expect(await typed(again, id)).toEqual(['before', 'after']);
  expect(await notices(again)).toEqual([{ code: 'unsaved.restored', params: { document: 'Quiet harbours' } }]);
  expect(readdirSync(aside)).toEqual([]);
  expect(must(again.verify()).problems).toEqual([]);
});

test('what is kept is the owner’s alone, and gone once the library has taken it', async () => {
  const core = start();
  const id = await create(core);
  const mend = breakWriting();
  await type(core, id, 'one');
  const [name = ''] = readdirSync(aside);
  if (process.platform !== 'win32') {
    expect(statSync(aside).mode & 0o777).toBe(0o700);
    expect(statSync(join(aside, name)).mode & 0o777).toBe(0o600);
  }
  mend();
  must(await type(core, id, 'one'));
  expect(readdirSync(aside)).toEqual([]);
  expect(core.unsaved()).toEqual([]);
  expect(await typed(core, id)).toEqual(['one']);
});

test('of a document the newest words are kept, and nothing twice', async () => {
  const core = start();
  const id = await create(core);
  const { document, revision } = must(await core.call('document.open', { id }));
  const mend = breakWriting();
  const at = document.blocks.length;
  for (const words of [['one'], ['one', 'two'], ['one', 'two', 'three']]) {
    const insert = words.map((word) => paragraph(word, word));
    expect((await core.call('document.save', { id, base: revision, splices: [{ at, remove: 0, insert }], count: at + insert.length })).ok).toBe(false);
  }
  await core.close();
  mend();
  const again = start();
  again.bringHome();
  expect(await typed(again, id)).toEqual(['one', 'two', 'three']);
});

test('the last words of a window that closes are kept with those before them', async () => {
  const core = start();
  const id = await create(core);
  const { document, revision } = must(await core.call('document.open', { id }));
  const mend = breakWriting();
  const at = document.blocks.length;
  const first = { splices: [{ at, remove: 0, insert: [paragraph('one', 'one')] }], count: at + 1 };
  const then = { splices: [{ at: at + 1, remove: 0, insert: [paragraph('two', 'two')] }], count: at + 2 };
  expect((await core.call('document.save', { id, base: revision, ...first, then })).ok).toBe(false);
  await core.close();
  mend();
  const again = start();
  again.bringHome();
  expect(await typed(again, id)).toEqual(['one', 'two']);
});

test('where the document was changed since, the words stand in a document of their own and nothing is written over', async () => {
  const core = start();
  const id = await create(core);
  const mend = breakWriting();
  await type(core, id, 'kept');
  const [name = ''] = readdirSync(aside);
  const kept = readFileSync(join(aside, name));
  mend();
  must(await type(core, id, 'since'));
  await core.close();
  writeFileSync(join(aside, name), kept);
  const again = start();
  again.bringHome();
  expect(await typed(again, id)).toEqual(['since']);
  const [other] = must(await again.call('library.list', { archived: false })).filter((summary) => summary.id !== id);
  expect(JSON.stringify(must(await again.call('document.open', { id: other?.id ?? '' })).document.blocks.at(-1))).toContain('"kept"');
  expect(await notices(again)).toMatchObject([{ code: 'unsaved.apart' }]);
  expect(readdirSync(aside)).toEqual([]);
});

test('words that reached the library although the program did not hear of it are not taken in twice', async () => {
  const core = start();
  const id = await create(core);
  const mend = breakWriting();
  await type(core, id, 'once');
  const [name = ''] = readdirSync(aside);
  const kept = readFileSync(join(aside, name));
  mend();
  must(await type(core, id, 'once'));
  await core.close();
  writeFileSync(join(aside, name), kept);
  const again = start();
  again.bringHome();
  expect(await typed(again, id)).toEqual(['once']);
  expect(must(await again.call('library.list', { archived: false }))).toHaveLength(1);
  expect(readdirSync(aside)).toEqual([]);
});

test('while the library cannot be written, the words stay where they are kept, and that is said', async () => {
  const core = start();
  const id = await create(core);
  const mend = breakWriting();
  await type(core, id, 'patient');
  await core.close();
  const still = start();
  still.bringHome();
  expect(await notices(still)).toMatchObject([{ code: 'unsaved.left', params: { path: expect.stringContaining(aside) as string } }]);
  expect(readdirSync(aside)).toHaveLength(1);
  await still.close();
  mend();
  const again = start();
  again.bringHome();
  expect(await typed(again, id)).toEqual(['patient']);
});

test('a library that is moved to where there is room takes its words along; another one that has the document does not take them', async () => {
  const core = start();
  const id = await create(core);
  const mend = breakWriting();
  await type(core, id, 'moved');
  await core.close();
  mend();
  const moved = join(temporaryFolder(), 'moved');
  mkdirSync(moved);
  new Database(libraryPaths(folder).file).exec(`VACUUM INTO '${libraryPaths(moved).file}'`);
  const copy = start({ libraryFolder: moved });
  copy.bringHome();
  expect(await typed(copy, id)).toEqual([]);
  await copy.close();
  renameSync(folder, `${folder}-before`);
  const again = start({ libraryFolder: moved });
  again.bringHome();
  expect(await typed(again, id)).toEqual(['moved']);
});

test('where no folder takes them, the words are said to be in the window alone; the next folder is tried first', async () => {
  const blocked = join(temporaryFolder(), 'file');
  writeFileSync(blocked, '');
  const core = start({ foldersAside: [join(blocked, 'x'), join(blocked, 'y')] });
  const id = await create(core);
  const mend = breakWriting();
  await type(core, id, 'nowhere');
  expect(core.unsaved()).toMatchObject([{ path: null }]);
  await core.close();
  mend();
  const next = start({ foldersAside: [join(blocked, 'x'), aside] });
  const block = breakWriting();
  await type(next, id, 'somewhere');
  expect(existsSync(aside)).toBe(true);
  block();
});

test('a file that is no save, or for a document that is not there, is left alone', async () => {
  const core = start();
  const id = await create(core);
  const mend = breakWriting();
  await type(core, id, 'foreign');
  await core.close();
  mend();
  const [name = ''] = readdirSync(aside);
  const kept = JSON.parse(readFileSync(join(aside, name), 'utf8')) as object;
  rmSync(join(aside, name));
  writeFileSync(join(aside, 'half.json'), '{"form":1');
  writeFileSync(join(aside, 'other.json'), JSON.stringify({ ...kept, document: 'nobody' }));
  writeFileSync(join(aside, 'song.json'), JSON.stringify({ ...kept, changes: [{ splices: [{ at: 0, remove: 0, insert: [{ id: 'x', type: 'song' }] }], count: 1 }] }));
  const again = start();
  again.bringHome();
  expect(await typed(again, id)).toEqual([]);
  expect(readdirSync(aside)).toHaveLength(3);
  expect(codeOf(await type(again, id, 'more'))).toBe('done');
});

test('words that were left by one program are not written over by those that the next one cannot save either', async () => {
  const core = start();
  const id = await create(core);
  const mend = breakWriting();
  await type(core, id, 'first');
  await core.close();
  const next = start();
  next.bringHome();
  await type(next, id, 'second');
  await next.close();
  expect(readdirSync(aside)).toHaveLength(2);
  mend();
  const again = start();
  again.bringHome();
  expect(await typed(again, id)).toEqual(['first']);
  const [other] = must(await again.call('library.list', { archived: false })).filter((summary) => summary.id !== id);
  expect(JSON.stringify(must(await again.call('document.open', { id: other?.id ?? '' })).document.blocks)).toContain('"second"');
  expect((await notices(again)).map(({ code }) => code)).toEqual(['unsaved.restored', 'unsaved.apart']);
});

test('the words of two windows on one document are both kept, and each goes when its own window has saved', async () => {
  const core = start();
  const id = await create(core);
  const { document, revision } = must(await core.call('document.open', { id }));
  const mend = breakWriting();
  const at = document.blocks.length;
  const save = (window: string) => core.call('document.save', { id, base: revision, window, splices: [{ at, remove: 0, insert: [paragraph(window, window)] }], count: at + 1 });
  for (const window of ['left', 'right', 'left']) expect((await save(window)).ok).toBe(false);
  expect(readdirSync(aside)).toHaveLength(2);
  expect(core.unsaved()).toHaveLength(2);
  mend();
  must(await save('left'));
  expect(core.unsaved()).toHaveLength(1);
  await core.close();
  const again = start();
  again.bringHome();
  expect(await typed(again, id)).toEqual(['left']);
  const [other] = must(await again.call('library.list', { archived: false })).filter((summary) => summary.id !== id);
  expect(JSON.stringify(must(await again.call('document.open', { id: other?.id ?? '' })).document.blocks)).toContain('"right"');
  expect(readdirSync(aside)).toEqual([]);
});

test('of what stands in two folders the newer is taken, once', async () => {
  const second = join(temporaryFolder(), 'second');
  const foldersAside = [aside, second, aside];
  const core = start({ foldersAside });
  const id = await create(core);
  const { document, revision } = must(await core.call('document.open', { id }));
  const mend = breakWriting();
  const at = document.blocks.length;
  const attempt = (...words: string[]) => core.call('document.save', { id, base: revision, splices: [{ at, remove: 0, insert: words.map((word) => paragraph(word, word)) }], count: at + words.length });
  await attempt('one');
  // The first folder can be read and not be written any more, and what stands there not be removed.
  const [name = ''] = readdirSync(aside);
  const before = readFileSync(join(aside, name));
  rmSync(aside, { recursive: true });
  writeFileSync(aside, '');
  await attempt('one', 'two');
  expect(readdirSync(second)).toEqual([name]);
  await core.close();
  rmSync(aside);
  mkdirSync(aside);
  writeFileSync(join(aside, name), before);
  utimesSync(join(aside, name), 1, 1);
  mend();
  const again = start({ foldersAside });
  again.bringHome();
  expect(await typed(again, id)).toEqual(['one', 'two']);
  expect(await notices(again)).toHaveLength(1);
  expect([...readdirSync(aside), ...readdirSync(second)]).toEqual([]);
});
