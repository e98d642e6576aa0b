// Takes in files, one after the other, in a thread of its own: nobody who types waits for one, and ending the thread cancels it.
import { createHash, randomUUID } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { recogniseImage } from '../../shared/assets/image.ts';
import type { Asset } from '../../shared/document/block.ts';
import { readOwnFile, returnWord } from '../../shared/import/docx/return.ts';
import { importDocument } from '../../shared/import/index.ts';
import type { ReturnMessage, ReturnOrder } from './return-messages.ts';
import type { ImportMessage, ImportOrder } from './thread-messages.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs in a thread');

const say = (message: ImportMessage | ReturnMessage): void => port.postMessage(message);

const work = async (order: ImportOrder | ReturnOrder): Promise<void> => {
  const images = new Map<string, Uint8Array>();
  const addImage = (bytes: Uint8Array): Asset | null => {
    const facts = recogniseImage(bytes);
    if (!facts.ok) return null;
    const hash = createHash('sha256').update(bytes).digest('hex');
    images.set(hash, bytes);
    return { hash, ...facts.value };
  };
  const shared = { newId: randomUUID, progress: (done: number) => say({ kind: 'progress', done }), addImage };
  if (!('task' in order)) {
    const result = importDocument({ ...order, ...shared });
    return say({ kind: 'done', result, images: [...images.values()] });
  }
  if (order.task === 'look') return say({ kind: 'looked', result: readOwnFile({ ...order, ...shared }) });
  const result = await returnWord({ ...order, ...shared });
  say({ kind: 'taken', result, images: [...images.values()] });
};

port.on('message', (order: ImportOrder | ReturnOrder) => {
  work(order).catch((error: unknown) => say({ kind: 'broken', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) }));
});
