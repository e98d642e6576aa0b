// What a window sends off in the moment it closes.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { calls } from '../../../shared/ipc/contract.ts';
import { saveDelay } from '../../../renderer/editor/saving.ts';
import { applySplices } from '../../../shared/document/splices.ts';
import { stage, type } from './stage.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** What is sent in the very turn of the call; nothing is answered. */
const sentBy = (set: ReturnType<typeof stage>, act: () => void) => {
  const sent: unknown[] = [];
  const { bridge } = set.session;
  const call = vi.spyOn(bridge, 'call').mockImplementation(((name: 'document.save', input: unknown) => {
    sent.push(calls[name].input.parse(input));
    return new Promise(() => undefined);
  }) as typeof bridge.call);
  act();
  call.mockRestore();
  return sent as ReturnType<(typeof calls)['document.save']['input']['parse']>[];
};

test('what was just typed, at once', async () => {
  const set = stage('paragraph a: ^');
  await type(set.editor, 'sea');
  const before = set.library.document.blocks;
  const [save, ...more] = sentBy(set, () => set.session.sendLast());
  expect(more).toEqual([]);
  expect(applySplices(before, save?.splices ?? [])).toEqual(set.session.blocks);
});

test('nothing where all is saved', () => {
  const set = stage('paragraph a: sea^');
  expect(sentBy(set, () => set.session.sendLast())).toEqual([]);
});

test('with a save under way, that save once more and what was typed since', async () => {
  const set = stage('paragraph a: ^');
  const before = set.library.document.blocks;
  const base = set.library.revision;
  set.library.hold();
  await type(set.editor, 'sea');
  await vi.advanceTimersByTimeAsync(saveDelay);
  const under = set.session.blocks;
  await type(set.editor, 'side');
  const [save, ...more] = sentBy(set, () => set.session.sendLast());
  expect(more).toEqual([]);
  expect(save?.base).toBe(base);
  const first = applySplices(before, save?.splices ?? []);
  expect(first).toEqual(under);
  expect(save?.count).toBe(first.length);
  expect(applySplices(first, save?.then?.splices ?? [])).toEqual(set.session.blocks);
  expect(save?.then?.count).toBe(set.session.blocks.length);
  set.library.release?.();
});
