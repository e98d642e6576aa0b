// The process that prints: starts threads as it is told, and carries what they and the program say to each other.
import { Worker } from 'node:worker_threads';
import type { ApartAnswer, ApartOrder } from './apart-messages.ts';

const threads = new Map<number, Worker>();

const say = (answer: ApartAnswer): void => {
  if (process.connected) process.send?.(answer, () => {});
};

// Ctrl+C in a terminal reaches both: the program ends when its last words are kept, and this with it.
process.on('SIGINT', () => {});
// At once, whatever a compiler is about: nothing here outlives the program, and nothing is to be kept.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

process.on('message', (order: ApartOrder) => {
  const { thread } = order;
  if (order.kind === 'message') threads.get(thread)?.postMessage(order.message);
  else if (order.kind === 'end') void threads.get(thread)?.terminate();
  else {
    const worker = new Worker(new URL(order.file));
    threads.set(thread, worker);
    worker.on('message', (message: unknown) => say({ kind: 'message', thread, message }));
    worker.on('error', (error: unknown) => say({ kind: 'error', thread, stack: error instanceof Error ? (error.stack ?? error.message) : String(error) }));
    worker.on('exit', (code) => {
      threads.delete(thread);
      say({ kind: 'exit', thread, code });
    });
  }
});
