// Who made each change between two revisions, as the window asks for it; and the way from a revision to its entry in the timeline.
import { expect, onTestFinished, test } from 'vitest';
import { touchesBetween } from '../../../main/compare/touches.ts';
import { createCore } from '../../../main/core.ts';
import { findEntry } from '../../../renderer/views/history/find-entry.ts';
import type { Block } from '../../../shared/document/blocks/index.ts';
import { plain } from '../../../shared/document/inlines.ts';
import { walkBlocks } from '../../../shared/document/walk.ts';
import { handOf } from '../../../shared/export/comparison/attribution.ts';
import type { CallInput, CallName, CallOutput } from '../../../shared/ipc/contract.ts';
import { randomness } from '../../bench/sample.ts';
import { codeOf, create, documentOf, must, paragraph, save, temporaryFolder, temporaryLibrary } from '../storage/temporary-library.ts';

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
  return { call, raw: core.call, id, write };
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

test('the hand of an element is whoever touched it last, in a box or not, through what went and came back', async () => {
  const library = temporaryLibrary();
  const random = randomness(41);
  const one = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const box = (texts: readonly string[]): Block => ({ id: 'box', type: 'box', text: { en: plain('A box') }, blocks: texts.map((text, at) => ({ id: `b${at}`, type: 'paragraph' as const, text: { en: plain(text) } })) });
  const inBox = ['One.', 'Two.', 'Three.'];
  const document = create(library, documentOf([...['p0', 'p1', 'p2', 'p3', 'p4'].map((id) => paragraph(id, `Text of ${id}.`)), box(inBox)]));
  const states = [{ key: document.head?.key ?? 0, author: '', blocks: [...document.blocks] }];
  for (let turn = 0; turn < 60; turn++) {
    const author = one(['Rima', 'Omar', 'Layla', 'Huda']);
    const at = Math.floor(random() * (document.blocks.length - 1));
    const kind = random();
    const missing = ['p0', 'p1', 'p2', 'p3', 'p4'].find((id) => document.blocks.every((block) => block.id !== id));
    if (kind < 0.35) {
      inBox[Math.floor(random() * 3)] = `Turn ${turn}.`;
      save(library, document, [{ at: document.blocks.length - 1, remove: 1, insert: [box(inBox)] }], { by: { author } });
    } else if (kind < 0.5 && at > 0) save(library, document, [{ at, remove: 1, insert: [] }], { by: { author } });
    else if (kind < 0.7 && missing !== undefined) save(library, document, [{ at: 0, remove: 0, insert: [paragraph(missing, `Back in turn ${turn}.`)] }], { by: { author } });
    else if (document.blocks[at]?.type === 'numberedParagraph') save(library, document, [{ at, remove: 1, insert: [paragraph(document.blocks[at].id, `Turn ${turn}.`)] }], { by: { author } });
    if (document.head !== null && document.head.key !== states.at(-1)?.key) states.push({ key: document.head.key, author, blocks: [...document.blocks] });
  }
  const formOf = (blocks: readonly Block[], id: string): string | undefined => [...walkBlocks(blocks)].map(({ block }) => block).filter((block) => block.id === id).map((block) => JSON.stringify({ ...block, blocks: undefined }))[0];
  const ids = ['p0', 'p1', 'p2', 'p3', 'p4', 'b0', 'b1', 'b2'];
  for (let turn = 0; turn < 20; turn++) {
    const from = Math.floor(random() * (states.length - 1));
    const to = from + 1 + Math.floor(random() * (states.length - from - 1));
    const work = touchesBetween(library.traces, states[from]?.key ?? 0, states[to]?.key ?? 0, 'en');
    let step = work.next();
    while (step.done !== true) step = work.next();
    for (const id of ids) {
      const last = states.findLastIndex(({ blocks }, at) => at > from && at <= to && formOf(blocks, id) !== formOf(states[at - 1]?.blocks ?? [], id));
      expect(handOf({ elements: [id], went: false, words: '' }, step.value)?.name ?? null, `${id}, from ${from} to ${to}`).toBe(states[last]?.author ?? null);
    }
  }
});

test('hands that nobody waits for any more are not looked for', async () => {
  const { call, raw, id, write } = await desk();
  const before = await write('Rima', 'The old port was opened.');
  const after = await write('Omar', 'The port was opened.');
  const changes = Array.from({ length: 1000 }, () => ({ elements: ['p'], went: true, words: 'old' }));
  const asked = raw('compare.hands', { before: { document: id, revision: before }, after: { document: id, revision: after }, language: 'en', changes, job: 'hands-1' });
  await call('compare.cancel', { job: 'hands-1' });
  expect(codeOf(await asked)).toBe('compare.cancelled');
});
