// Exports on their way: one after the other, with progress, and to be cancelled.
import { expect, test } from 'vitest';
import { createExports, isRunning, type ExportOrder } from '../../../renderer/state/exports.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import type { Bridge, CallResult, EventData } from '../../../shared/ipc/contract.ts';

type Outcome = CallResult<'document.export'>;

/** A core whose exports end when the test says so. */
const core = () => {
  const begun: { job: string; end: (outcome: Outcome) => void }[] = [];
  const cancelled: string[] = [];
  let listener: (data: EventData<'export.progress'>) => void = () => undefined;
  const bridge: Bridge = {
    call: ((name: string, input: { job: string }) => {
      if (name === 'document.cancelExport') {
        cancelled.push(input.job);
        return Promise.resolve({ ok: true, value: {} });
      }
      return new Promise<Outcome>((end) => begun.push({ job: input.job, end }));
    }) as Bridge['call'],
    on: (name, heard) => {
      if (name === 'export.progress') listener = heard as typeof listener;
      return () => undefined;
    },
  };
  return { bridge, begun, cancelled, progress: (data: EventData<'export.progress'>) => listener(data) };
};

const order = (language: 'en' | 'ar'): ExportOrder => ({ document: 'd', format: 'docx', language, folder: '/out', name: `report-${language}.docx` });
const written: Outcome = { ok: true, value: { path: '/out/report.docx', bytes: 10, milliseconds: 1, findings: [] } };
const stopped: Outcome = { ok: false, error: { code: 'export.cancelled', params: {} } };
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('the second language begins when the first has ended, and a failure does not stop it', async () => {
  const { bridge, begun } = core();
  const store = createExports(bridge, countingIds('job'));
  const ended = store.getState().start([order('en'), order('ar')]);
  expect(begun.map((one) => one.job)).toEqual(['job-1']);
  begun[0]?.end({ ok: false, error: { code: 'disk.full', params: {} } });
  await settle();
  expect(begun.map((one) => one.job)).toEqual(['job-1', 'job-2']);
  begun[1]?.end(written);
  expect((await ended).map((job) => job.outcome?.ok)).toEqual([false, true]);
  expect(store.getState().jobs.some(isRunning)).toBe(false);
});

test('progress goes to its own job, and not to one that has ended', async () => {
  const { bridge, begun, progress } = core();
  const store = createExports(bridge, countingIds('job'));
  const ended = store.getState().start([order('en')]);
  progress({ job: 'job-1', step: 'setting', done: 0.5 });
  progress({ job: 'other', step: 'writing', done: 0.9 });
  expect(store.getState().jobs[0]).toMatchObject({ step: 'setting', done: 0.5 });
  begun[0]?.end(written);
  await ended;
  progress({ job: 'job-1', step: 'writing', done: 0.1 });
  expect(store.getState().jobs[0]).toMatchObject({ step: 'setting', done: 1 });
});

test('cancelling stops what goes on and never begins what waits', async () => {
  const { bridge, begun, cancelled } = core();
  const store = createExports(bridge, countingIds('job'));
  const ended = store.getState().start([order('en'), order('ar')]);
  store.getState().cancel();
  expect(cancelled).toEqual(['job-1', 'job-2']);
  begun[0]?.end(stopped);
  const jobs = await ended;
  expect(begun).toHaveLength(1);
  expect(jobs.map((job) => job.outcome)).toEqual([stopped, stopped]);
});
