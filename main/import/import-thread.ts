// Takes in files, one after the other, in a thread of its own: nobody who types waits for one, and ending the thread cancels it.
import { createHash, randomUUID } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { recogniseImage } from '../../shared/assets/image.ts';
import type { Asset } from '../../shared/document/block.ts';
import { importDocument } from '../../shared/import/index.ts';
import type { ImportMessage, ImportOrder } from './thread-messages.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs in a thread');

const say = (message: ImportMessage): void => port.postMessage(message);

port.on('message', (order: ImportOrder) => {
  const images = new Map<string, Uint8Array>();
  const addImage = (bytes: Uint8Array): Asset | null => {
    const facts = recogniseImage(bytes);
    if (!facts.ok) return null;
    const hash = createHash('sha256').update(bytes).digest('hex');
    images.set(hash, bytes);
    return { hash, ...facts.value };
  };
  try {
    const result = importDocument({ ...order, newId: randomUUID, progress: (done) => say({ kind: 'progress', done }), addImage });
    say({ kind: 'done', result, images: [...images.values()] });
  } catch (error) {
    say({ kind: 'broken', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
