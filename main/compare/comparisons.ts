// Comparisons from order to answer, in threads. Each can be cancelled at any moment.
import { Worker } from 'node:worker_threads';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { ThreeWayComparison } from '../../shared/compare/three-way.ts';
import { comparisonEnding } from '../../shared/ipc/compare.ts';
import type { Written } from '../export/writers.ts';
import { startApart, type ApartThread } from '../print/apart.ts';
import type { Compared, CompareOrder, ComparisonMessage, ThreeOrder, WriteOrder } from './thread-messages.ts';

export interface Comparisons {
  /** Fails with `compare.cancelled`, or `compare.failed`, of which the log knows more. */
  readonly compare: (order: Omit<CompareOrder, 'task'>, signal: AbortSignal) => Promise<Result<Compared>>;
  /** Fails as `compare` does. */
  readonly compareThree: (order: Omit<ThreeOrder, 'task'>, signal: AbortSignal) => Promise<Result<ThreeWayComparison>>;
  /** A file. Fails with `export.cancelled`, `export.failed`, and as the printer does. */
  readonly write: (order: Omit<WriteOrder, 'task'>, signal: AbortSignal, heard: (step: 'numbering' | 'setting', done: number) => void) => Promise<Result<Written>>;
  readonly close: () => Promise<void>;
}

/** A thread that has nothing to do is kept this long: who compares once mostly does so again. In milliseconds. */
const keptWarm = 120_000;

type Order = CompareOrder | ThreeOrder | WriteOrder;
type Answer = Extract<ComparisonMessage, { kind: 'compared' | 'threeCompared' | 'written' }>;

/** `broken` hears of bugs. */
export const createComparisons = (broken: (what: string, error: unknown) => void): Comparisons => {
  let warm: { readonly worker: Worker; readonly timer: NodeJS.Timeout } | null = null;
  const ending = new Set<() => void>();

  const drop = (worker: Worker | ApartThread): Promise<number> => {
    worker.removeAllListeners();
    // One that falls while it ends has nobody left to tell.
    worker.on('error', () => {});
    return worker.terminate();
  };

  // By name: without one, the listeners go too through which Node itself hears the thread.
  const deafen = (worker: Worker): void => {
    for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
  };

  const take = (): Worker => {
    if (warm === null) return new Worker(new URL('./compare-thread.ts', import.meta.url));
    const { worker, timer } = warm;
    warm = null;
    clearTimeout(timer);
    deafen(worker);
    worker.ref();
    return worker;
  };

  const giveBack = (worker: Worker): void => {
    deafen(worker);
    if (warm !== null) return void drop(worker);
    worker.unref();
    const forget = (): void => {
      if (warm?.worker !== worker) return;
      clearTimeout(warm.timer);
      warm = null;
      void drop(worker);
    };
    for (const event of ['error', 'exit']) worker.on(event, forget);
    const timer = setTimeout(forget, keptWarm);
    timer.unref();
    warm = { worker, timer };
  };

  const run = (order: Order, signal: AbortSignal, failures: { readonly cancelled: Result<never>; readonly broken: Result<never> }, heard: (step: 'numbering' | 'setting', done: number) => void): Promise<Result<Answer>> =>
    new Promise((resolve) => {
      // What is printed is printed where the compiler can end nothing but itself.
      const apart = order.task === 'write' && order.format === 'pdf' ? startApart(new URL('./compare-thread.ts', import.meta.url)) : null;
      const worker = apart ?? take();
      const end = (result: Result<Answer>, reusable: boolean): void => {
        signal.removeEventListener('abort', cancel);
        ending.delete(cancel);
        if (reusable && worker instanceof Worker) giveBack(worker);
        else void drop(worker);
        resolve(result);
      };
      const cancel = (): void => end(failures.cancelled, false);
      const fallen = (error: unknown): void => {
        broken(`comparison, ${order.task}`, error);
        end(failures.broken, false);
      };
      if (signal.aborted) return cancel();
      signal.addEventListener('abort', cancel);
      ending.add(cancel);
      worker.on('message', (message: ComparisonMessage) => {
        if (message.kind === 'progress') heard(message.step, message.done);
        else if (message.kind === 'failed') end(fail(message.error.code, message.error.params), true);
        else if (message.kind === 'broken') fallen(message.stack);
        else end(ok(message), true);
      });
      worker.on('error', fallen);
      worker.on('exit', (code) => fallen(`the thread ended with ${code}`));
      worker.postMessage(order);
    });

  const comparing = { cancelled: fail('compare.cancelled'), broken: fail('compare.failed') };

  return {
    async compareThree(order, signal) {
      const answer = await run({ ...order, task: 'three' }, signal, comparing, () => {});
      if (!answer.ok) return answer;
      return answer.value.kind === 'threeCompared' ? ok(answer.value.comparison) : comparing.broken;
    },
    async compare(order, signal) {
      const answer = await run({ ...order, task: 'compare' }, signal, comparing, () => {});
      if (!answer.ok) return answer;
      return answer.value.kind === 'compared' ? ok(answer.value.compared) : comparing.broken;
    },
    async write(order, signal, heard) {
      const failed = fail('export.failed', { format: comparisonEnding(order.format) });
      const answer = await run({ ...order, task: 'write' }, signal, { cancelled: fail('export.cancelled'), broken: failed }, heard);
      if (!answer.ok) return answer;
      return answer.value.kind === 'written' ? ok(answer.value.file) : failed;
    },
    async close() {
      for (const cancel of [...ending]) cancel();
      if (warm === null) return;
      const { worker, timer } = warm;
      warm = null;
      clearTimeout(timer);
      await drop(worker);
    },
  };
};
