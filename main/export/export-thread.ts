// Makes exports, one after the other, in a thread of its own: typing never waits for one, and ending the thread cancels it.
import { parentPort } from 'node:worker_threads';
import { numberBlocks } from '../../shared/document/numbering.ts';
import type { ExportInput } from '../../shared/export/exporter.ts';
import { inputIn } from '../../shared/export/negotiation/apply.ts';
import { withElementNotes } from '../../shared/export/negotiation/element-notes.ts';
import { prepare, writerOf } from './writers.ts';
import type { ExportMessage, ThreadOrder } from './thread-messages.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs in a thread');

const say = (message: ExportMessage): void => {
  port.postMessage(message, message.kind === 'done' && message.bytes.buffer instanceof ArrayBuffer ? [message.bytes.buffer] : []);
};

/** Progress beyond this many steps would only keep the window busy. */
const steps = 50;

const run = async ({ document: text, language, format, form, logged, asked, emblem, images, revision, task }: ThreadOrder): Promise<void> => {
  // A Word file tells such things in letters that are known for notes when it comes back; data needs no telling.
  const document = form === 'standing' && format !== 'docx' && format !== 'json' ? withElementNotes(text, language) : text;
  const asset = (hash: string) => images.get(hash) ?? null;
  if (task === 'prepare') {
    await prepare(inputIn(form, { document, language, numbering: numberBlocks(document.blocks, language), emblem, asset, progress: () => {} }), format);
    return say({ kind: 'prepared' });
  }
  say({ kind: 'progress', step: 'numbering', done: 0 });
  const write = await writerOf(format, form);
  const numbering = numberBlocks(document.blocks, language);
  let last = -1;
  const progress = (done: number): void => {
    const step = Math.floor(Math.min(1, Math.max(0, done)) * steps);
    if (step === last) return;
    last = step;
    say({ kind: 'progress', step: 'setting', done: step / steps });
  };
  const input: ExportInput = { document, language, numbering, emblem, asset, progress, ...(revision !== null && { draft: { revision, form } }) };
  const written = await write(inputIn(form, input, { logged, asked }));
  if (!written.ok) say({ kind: 'failed', error: written.error });
  // A copy of its own, since the memory of an export may be part of a larger one that cannot be given away.
  else say({ kind: 'done', bytes: Uint8Array.from(written.value.bytes), findings: written.value.findings });
};

port.on('message', (order: ThreadOrder) => {
  run(order).catch((error: unknown) => say({ kind: 'broken', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) }));
});
