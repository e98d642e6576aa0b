// Who made each change between two revisions, as the window asks for it; and the way from a revision to its entry in the timeline.
import { expect, onTestFinished, test } from 'vitest';
import { createCore } from '../../../main/core.ts';
import { findEntry } from '../../../renderer/views/history/find-entry.ts';
import { plain } from '../../../shared/document/inlines.ts';
import type { CallInput, CallName, CallOutput } from '../../../shared/ipc/contract.ts';
import { must, paragraph, temporaryFolder } from '../storage/temporary-library.ts';

const desk = async () => {
  let clock = Date.UTC(2031, 4, 12, 9);
  const core = must(createCore({ libraryFolder: temporaryFolder(), version: '1', host: 'portable', services: { reveal: async () => true }, now: () => (clock += 10), device: 'laptop' }));
  onTestFinished(() => core.close());
  const call = async <Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> => must(await core.call(name, input));
  const { id } = await call('library.create', { template: 'outcomeDocument', language: 'en', title: 'Quiet harbours' });
  const write = async (author: string, text: string, later = 1000): Promise<string> => {
    clock += later;
    await call('preferences.set', { author, role: null, office: '' });
    const { document, revision } = await call('document.open', { id });
    const blocks = [...document.blocks.filter((block) => block.id !== 'p'), { ...paragraph('p', ''), text: { en: plain(text) } }];
    return (await call('document.save', { id, base: revision, splices: [{ at: 0, remove: document.blocks.length, insert: blocks }], count: blocks.length })).revision;
  };
  return { call, id, write };
};

test('each stretch of words is of the hand that put it in or took it out', async () => {
  const { call, id, write } = await desk();
  const before = await write('Rima', 'The old port was opened.');
  await write('Omar', 'The port was opened.');
  const after = await write('Layla', 'The port was opened at night.');
  const sides = { before: { document: id, revision: before }, after: { document: id, revision: after }, language: 'en' as const };
  const changes = [{ elements: ['p'], went: true, words: 'old' }, { elements: ['p'], went: false, words: 'at night' }, { elements: ['p'], went: false, words: '' }, { elements: ['nobody'], went: false, words: '' }];
  expect((await call('compare.hands', { ...sides, changes })).hands.map((hand) => hand?.name ?? null)).toEqual(['Omar', 'Layla', 'Layla', null]);
  // Up to the text as it stands, and against the course of time.
  expect((await call('compare.hands', { ...sides, after: { document: id, revision: null }, changes: changes.slice(0, 1) })).hands[0]?.name).toBe('Omar');
  expect((await call('compare.hands', { ...sides, before: sides.after, after: sides.before, changes: changes.slice(0, 1) })).hands).toEqual([null]);
});

test('a revision in the middle of a burst leads to its own entry and to the burst', async () => {
  const { call, id, write } = await desk();
  const wanted: string[] = [];
  for (let burst = 0; burst < 4; burst++) for (let one = 0; one < 3; one++) wanted.push(await write('Rima', `Burst ${burst}, text ${one}.`, one === 0 ? 3600_000 : 1000));
  for (const [at, revision] of wanted.entries()) {
    const found = await findEntry(call, id, revision);
    expect(found?.entry.revision).toBe(revision);
    expect(found?.burst.revision).toBe(wanted[Math.floor(at / 3) * 3 + 2]);
  }
  expect(await findEntry(call, id, 'nothing')).toBeNull();
});
