// Files on their way into the library: one after the other, with progress, and to be cancelled.
import { expect, test } from 'vitest';
import { createImports, type ImportFile } from '../../../renderer/state/imports.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import type { Bridge, CallResult, EventData } from '../../../shared/ipc/contract.ts';
import { importLimit } from '../../../shared/import/decode.ts';

type Outcome = CallResult<'library.import'>;

/** A core whose imports end when the test says so. */
const core = () => {
  const begun: { job: string; name: string; end: (outcome: Outcome) => void }[] = [];
  let listener: (data: EventData<'import.progress'>) => void = () => undefined;
  const bridge: Bridge = {
    call: ((name: string, input: { job: string; name: string }) => {
      if (name === 'library.cancelImport') {
        begun.find(({ job }) => job === input.job)?.end({ ok: false, error: { code: 'import.cancelled', params: {} } });
        return Promise.resolve({ ok: true, value: {} });
      }
      return new Promise<Outcome>((end) => begun.push({ job: input.job, name: input.name, end }));
    }) as Bridge['call'],
    on: (name, heard) => {
      if (name === 'import.progress') listener = heard as typeof listener;
      return () => undefined;
    },
  };
  return { bridge, begun, progress: (data: EventData<'import.progress'>) => listener(data) };
};

const file = (name: string, size = 10): ImportFile => ({ name, size, arrayBuffer: async () => new ArrayBuffer(size) });
const refused: Outcome = { ok: false, error: { code: 'import.empty', params: {} } };
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('files are taken in one after the other, with the progress of each', async () => {
  const { bridge, begun, progress } = core();
  const { store, start } = createImports(bridge, countingIds('job'));
  const ended = start([file('a.md'), file('b.md')]);
  await settle();
  expect(begun.map(({ name }) => name)).toEqual(['a.md']);
  progress({ job: 'job-1', done: 0.5 });
  progress({ job: 'other', done: 0.9 });
  expect(store.getState().running).toEqual({ name: 'a.md', at: 1, of: 2, done: 0.5, cancelled: false });
  begun[0]?.end(refused);
  await settle();
  expect(store.getState().running).toEqual({ name: 'b.md', at: 2, of: 2, done: 0, cancelled: false });
  begun[1]?.end(refused);
  await ended;
  expect(store.getState()).toMatchObject({ running: null, outcomes: [{ name: 'a.md', ok: false }, { name: 'b.md', ok: false }] });
});

test('cancelling stops the file on its way and begins no other', async () => {
  const { bridge, begun } = core();
  const { store, start, cancel } = createImports(bridge, countingIds('job'));
  const ended = start([file('a.md'), file('b.md'), file('c.md')]);
  await settle();
  begun[0]?.end(refused);
  await settle();
  cancel();
  await ended;
  expect(begun.map(({ name }) => name)).toEqual(['a.md', 'b.md']);
  expect(store.getState()).toMatchObject({ running: null, outcomes: [{ name: 'a.md' }, { name: 'b.md', error: { code: 'import.cancelled' } }] });
  cancel();
  expect(store.getState().running).toBeNull();
});

test('a file far too large is refused without being read', async () => {
  const { bridge, begun } = core();
  const { store, start } = createImports(bridge, countingIds('job'));
  await start([{ name: 'huge.txt', size: importLimit + 1, arrayBuffer: () => Promise.reject(new Error('was read')) }]);
  expect(begun).toEqual([]);
  expect(store.getState().outcomes).toMatchObject([{ ok: false, error: { code: 'import.tooLarge' } }]);
});
