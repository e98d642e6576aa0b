// What the compiler can do to the process that prints, and what the program notices of it.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { startApart, type ApartThread } from '../../../main/print/apart.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'rapporteur-apart-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A thread that does what it is told: says it again, throws, leaves, or brings its process to an end as a compiler that gives up does. */
const file = path.join(folder, 'thread.mjs');
writeFileSync(
  file,
  `import { parentPort } from 'node:worker_threads';
parentPort.on('message', (told) => {
  if (told === 'throw') throw new Error('as told');
  if (told === 'leave') process.exit(7);
  if (told === 'abort') process.kill(process.pid, 'SIGABRT');
  parentPort.postMessage(told);
});`,
);
const start = (): ApartThread => startApart(pathToFileURL(file));
const heard = (thread: ApartThread, event: 'message' | 'error' | 'exit'): Promise<unknown> => new Promise((resolve) => thread.once(event, resolve));
const said = (thread: ApartThread, message: unknown): Promise<unknown> => {
  const answer = heard(thread, 'message');
  thread.postMessage(message);
  return answer;
};

describe('a thread of the process that prints', () => {
  test('is told and tells bytes, maps and texts as they are', async () => {
    const thread = start();
    const message = { images: new Map([['a', Uint8Array.from([0, 1, 255])]]), text: 'الميناء' };
    expect(await said(thread, message)).toEqual(message);
    expect(await thread.terminate()).toBe(1);
  });

  test('tells what it fell over, and that it has ended, while another one goes on', async () => {
    const [one, other] = [start(), start()];
    const [error, ended] = [heard(one, 'error'), heard(one, 'exit')];
    one.postMessage('throw');
    expect(String(await error)).toContain('as told');
    expect(await ended).toBe(1);
    expect(await said(other, 'still here')).toBe('still here');
    await other.terminate();
  });

  test('that brings the process to an end leaves the program as it is, and the next one prints again', async () => {
    const [one, other] = [start(), start()];
    await said(other, 'ready');
    const ended = Promise.all([heard(one, 'exit'), heard(other, 'exit')]);
    one.postMessage('abort');
    expect(await ended).toEqual([1, 1]);
    expect(await one.terminate()).toBe(0);
    const next = start();
    expect(await said(next, 'again')).toBe('again');
    await next.terminate();
  });
});
