// Imports from file to document, in a thread. Each can be cancelled at any moment.
import { Worker } from 'node:worker_threads';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { Imported } from '../../shared/import/index.ts';
import type { Returned } from '../../shared/import/docx/return.ts';
import type { Look, ReturnMessage, ReturnOrder } from './return-messages.ts';
import type { ImportMessage, ImportOrder } from './thread-messages.ts';

/** A document, and the images that it shows and the library may not have. */
export interface TakenIn extends Imported {
  readonly images: readonly Uint8Array[];
}

/** What a file brought home, and the images that the library may not have. */
export interface TakenHome extends Returned {
  readonly images: readonly Uint8Array[];
}

export interface Imports {
  /**
   * Makes a document of a file; nothing is written. Fails as `importDocument` does, with `import.cancelled`, and with `import.stuck` where it comes
   * no further or needs more memory than a document does. Rejects on a bug.
   * `heard` is told how much is done, from 0 to 1. Without a `job` it can only be cancelled by `close`.
   */
  readonly run: (order: ImportOrder, job: string | undefined, heard: (done: number) => void) => Promise<Result<TakenIn>>;
  /** Which draft a Word file was made of; null where it never left Rapporteur. Fails, rejects and is cancelled as `run`. */
  readonly look: (order: Extract<ReturnOrder, { task: 'look' }>, job: string | undefined, heard: (done: number) => void) => Promise<Result<Look>>;
  /** What such a file brings to a text; nothing is written. Fails, rejects and is cancelled as `run`. */
  readonly take: (order: Extract<ReturnOrder, { task: 'take' }>, job: string | undefined, heard: (done: number) => void) => Promise<Result<TakenHome>>;
  /** Ends an import if it is under way; its `run` then fails with `import.cancelled`. */
  readonly cancel: (job: string) => void;
  readonly close: () => Promise<void>;
}

/** A thread that has nothing to do is kept this long: several files are mostly taken in one after the other. In milliseconds. */
const keptWarm = 20_000;
/** A packed file that is not seen to come further for so long is given up, in milliseconds: it is made by strangers, and honest ones move many times a second. */
const longestSilence = 10_000;
/** What the thread may fill, in megabytes: some forty times the longest document. */
const memoryLimit = 1500;

export const createImports = (): Imports => {
  let warm: { readonly worker: Worker; readonly timer: NodeJS.Timeout } | null = null;
  const running = new Map<symbol, { readonly job: string | undefined; readonly cancel: () => void }>();

  const drop = (worker: Worker): Promise<number> => {
    worker.removeAllListeners();
    // One that fails while it ends has nobody left to tell.
    worker.on('error', () => {});
    return worker.terminate();
  };

  const take = (): Worker => {
    if (warm === null) return new Worker(new URL('./import-thread.ts', import.meta.url), { resourceLimits: { maxOldGenerationSizeMb: memoryLimit } });
    const { worker, timer } = warm;
    warm = null;
    clearTimeout(timer);
    for (const event of ['error', 'exit']) worker.removeAllListeners(event);
    worker.ref();
    return worker;
  };

  const giveBack = (worker: Worker): void => {
    for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
    if (warm !== null) {
      void drop(worker);
      return;
    }
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

  /** Has an order carried out. `answer` gives what a message answers, null for one that is none. */
  const carryOut = <Value>(order: ImportOrder | ReturnOrder, job: string | undefined, heard: (done: number) => void, answer: (message: ImportMessage | ReturnMessage) => Result<Value> | null): Promise<Result<Value>> =>
    new Promise((resolve, reject) => {
      const key = Symbol('import');
      const worker = take();
      let silence: NodeJS.Timeout | undefined;
      const stuck = (): void => {
        end(false);
        resolve(fail('import.stuck', { name: order.name, seconds: longestSilence / 1000 }));
      };
      const packed = order.bytes[0] === 0x50 && order.bytes[1] === 0x4b;
      const listen = (): void => {
        if (!packed) return;
        clearTimeout(silence);
        silence = setTimeout(stuck, longestSilence);
      };
      const end = (reusable: boolean): void => {
        clearTimeout(silence);
        running.delete(key);
        if (reusable) giveBack(worker);
        else void drop(worker);
      };
      const broken = (error: Error): void => {
        end(false);
        reject(error);
      };
      running.set(key, {
        job,
        cancel: () => {
          end(false);
          resolve(fail('import.cancelled'));
        },
      });
      worker.on('message', (message: ImportMessage | ReturnMessage) => {
        listen();
        const answered = answer(message);
        if (message.kind === 'progress') heard(message.done);
        else if (message.kind === 'broken') broken(new Error(message.stack));
        else if (answered !== null) {
          end(true);
          resolve(answered);
        }
      });
      worker.on('error', (error: Error & { readonly code?: string }) => (error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? stuck() : broken(error)));
      worker.on('exit', (code) => broken(new Error(`the thread of an import ended with ${code}`)));
      listen();
      worker.postMessage(order);
    });

  return {
    run: (order, job, heard) => carryOut(order, job, heard, (message) => (message.kind !== 'done' ? null : message.result.ok ? ok({ ...message.result.value, images: message.images }) : message.result)),
    look: (order, job, heard) => carryOut(order, job, heard, (message) => (message.kind === 'looked' ? message.result : null)),
    take: (order, job, heard) => carryOut(order, job, heard, (message) => (message.kind !== 'taken' ? null : message.result.ok ? ok({ ...message.result.value, images: message.images }) : message.result)),
    cancel(job) {
      for (const one of [...running.values()]) if (one.job === job) one.cancel();
    },
    async close() {
      for (const one of [...running.values()]) one.cancel();
      if (warm === null) return;
      const { worker, timer } = warm;
      warm = null;
      clearTimeout(timer);
      await drop(worker);
    },
  };
};
