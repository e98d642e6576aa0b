// Takes in files, one after the other, in a thread of its own: nobody who types waits for one, and ending the thread cancels it.
import { randomUUID } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { importDocument } from '../../shared/import/index.ts';
import type { ImportMessage, ImportOrder } from './thread-messages.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs in a thread');

const say = (message: ImportMessage): void => port.postMessage(message);

port.on('message', (order: ImportOrder) => {
  try {
    say({ kind: 'done', result: importDocument({ ...order, newId: randomUUID, progress: (done) => say({ kind: 'progress', done }) }) });
  } catch (error) {
    say({ kind: 'broken', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
