// The last save of a window that closes while another save is under way: whatever becomes of the first, everything is in the library once.
import { expect, onTestFinished, test } from 'vitest';
import { createCore } from '../../../main/core.ts';
import { codeOf, must, paragraph, temporaryFolder } from '../storage/temporary-library.ts';

const begin = async () => {
  const core = must(createCore({ libraryFolder: temporaryFolder(), version: '1.2.3', host: 'portable', services: { reveal: async () => true }, device: 'laptop' }));
  onTestFinished(() => core.close());
  const { id } = must(await core.call('library.create', { template: 'outcomeDocument', language: 'en', title: 'Last words' }));
  const open = async () => must(await core.call('document.open', { id }));
  const { document, revision } = await open();
  const at = document.blocks.length;
  const first = { id, base: revision, splices: [{ at, remove: 0, insert: [paragraph('one', 'First.')] }], count: at + 1 };
  const last = { ...first, then: { splices: [{ at, remove: 1, insert: [paragraph('one', 'First.'), paragraph('two', 'Second.')] }], count: at + 2 } };
  const added = async () => (await open()).document.blocks.slice(at).map(({ id: block }) => block);
  return { core, id, open, at, first, last, added };
};

test('the first save has arrived', async () => {
  const { core, first, last, added, open } = await begin();
  must(await core.call('document.save', first));
  const saved = must(await core.call('document.save', last));
  expect(await added()).toEqual(['one', 'two']);
  expect((await open()).revision).toBe(saved.revision);
});

test('the first save never arrives', async () => {
  const { core, last, added } = await begin();
  must(await core.call('document.save', last));
  expect(await added()).toEqual(['one', 'two']);
});

test('the first save arrives after the last one', async () => {
  const { core, first, last, added } = await begin();
  must(await core.call('document.save', last));
  expect(codeOf(await core.call('document.save', first))).toBe('document.conflict');
  expect(await added()).toEqual(['one', 'two']);
});

test('what another window wrote in between is never overwritten', async () => {
  const { core, id, at, first, last, added } = await begin();
  must(await core.call('document.save', { ...first, splices: [{ at, remove: 0, insert: [paragraph('other', 'Somebody else.')] }] }));
  expect(codeOf(await core.call('document.save', last))).toBe('document.conflict');
  expect(await added()).toEqual(['other']);
  const { revision } = must(await core.call('document.open', { id }));
  must(await core.call('document.save', { id, base: revision, splices: [{ at: at + 1, remove: 0, insert: [paragraph('more', 'More.')] }], count: at + 2 }));
  expect(codeOf(await core.call('document.save', last))).toBe('document.conflict');
  expect(await added()).toEqual(['other', 'more']);
});

test('where only the words since then cannot be taken, those before are kept', async () => {
  const { core, last, added } = await begin();
  expect(codeOf(await core.call('document.save', { ...last, then: { ...last.then, count: 1 } }))).toBe('document.invalid');
  expect(await added()).toEqual(['one']);
});
