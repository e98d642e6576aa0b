// The daily copy in a thread of its own, so that nobody who types waits for it.
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { Result } from '../../shared/errors.ts';
import { backUpDaily } from './backup.ts';
import type { LibraryPaths } from './folder.ts';

interface Order {
  readonly task: 'daily backup';
  readonly paths: LibraryPaths;
  readonly now: number;
}

/** Runs `backUpDaily` beside the program. Rejects when the thread fails by a bug. */
export const backUpBeside = (paths: LibraryPaths, now: number): Promise<Result<string>> =>
  new Promise((resolve, reject) => {
    const order: Order = { task: 'daily backup', paths, now };
    const worker = new Worker(new URL('./backup-thread.ts', import.meta.url), { workerData: order });
    worker.unref();
    worker.once('message', (result: Result<string>) => resolve(result));
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the backup ended with ${code} and no result`)));
  });

const isOrder = (data: unknown): data is Order => typeof data === 'object' && data !== null && 'task' in data && data.task === 'daily backup';

if (!isMainThread && isOrder(workerData)) parentPort?.postMessage(backUpDaily(workerData.paths, workerData.now));
