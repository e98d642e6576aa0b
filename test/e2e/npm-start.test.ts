// `npm start` as a user types it: the second start is quick, one library has one program, and ending it is orderly.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { projectFolder, temporaryFolder } from './harness.ts';

const temporary = temporaryFolder();
const running: ChildProcess[] = [];
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  temporary.remove();
});

/** Milliseconds to the address, as the issue asks for the second start; on a busy machine of two cores. */
const secondStart = 5_000;

interface Start {
  readonly url: string;
  readonly milliseconds: number;
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
}

function start(library: string): Promise<Start> {
  const began = performance.now();
  const child = spawn(process.execPath, [path.join(projectFolder, 'main/launch/start.mjs'), '--no-open', '--library', library], { stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  let text = '';
  return new Promise((resolve, reject) => {
    const read = (part: Buffer): void => {
      text += part.toString();
      const url = /^Rapporteur is ready at (http:\/\/127\.0\.0\.1:\d+\/\?token=\S+)$/m.exec(text)?.[1];
      if (url !== undefined) resolve({ url, milliseconds: performance.now() - began, child, ended });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then((code) => reject(new Error(`ended with ${code}: ${text}`)));
  });
}

test('the second start is ready in time, and ending it leaves no trace', async () => {
  const library = path.join(temporary.folder, 'twice');
  const times: number[] = [];
  // The first may build; of those after it the best counts, because the machine may be busy with something else.
  for (let round = 0; round < 4 && (times.length < 2 || Math.min(...times.slice(1)) >= secondStart); round += 1) {
    const program = await start(library);
    times.push(program.milliseconds);
    expect((await fetch(program.url, { redirect: 'manual' })).status).toBe(303);
    program.child.kill('SIGTERM');
    expect(await program.ended).toBe(0);
    await expect(fetch(program.url)).rejects.toThrow();
    expect(existsSync(path.join(library, 'portable.json'))).toBe(false);
  }
  expect(Math.min(...times.slice(1))).toBeLessThan(secondStart);
});

test('a library that is in use is not opened twice, and the user is told where it is open', async () => {
  const library = path.join(temporary.folder, 'shared');
  const first = await start(library);
  const { status, stderr } = spawnSync(process.execPath, [path.join(projectFolder, 'main/launch/start.mjs'), '--no-open', '--library', library], { encoding: 'utf8' });
  expect(status).toBe(1);
  expect(stderr).toContain(first.url);
  expect((await fetch(first.url, { redirect: 'manual' })).status).toBe(303);
  first.child.kill('SIGTERM');
  expect(await first.ended).toBe(0);
});

test.skipIf(process.platform !== 'linux')('a program that was killed leaves nothing that keeps the next one out', async () => {
  const library = path.join(temporary.folder, 'killed');
  const first = await start(library);
  const pid = readFileSync(`/proc/${first.child.pid}/task/${first.child.pid}/children`, 'utf8').trim();
  process.kill(Number(pid), 'SIGKILL');
  await first.ended;
  const second = await start(library);
  expect((await fetch(second.url, { redirect: 'manual' })).status).toBe(303);
  second.child.kill('SIGTERM');
  expect(await second.ended).toBe(0);
});

test('a port that another program has is named', async () => {
  const first = await start(path.join(temporary.folder, 'one'));
  const port = new URL(first.url).port;
  const args = [path.join(projectFolder, 'main/launch/start.mjs'), '--no-open', '--port', port, '--library', path.join(temporary.folder, 'two')];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect([status, stderr]).toEqual([1, `Another program uses port ${port}: start with another --port, or without one.\n`]);
  first.child.kill('SIGTERM');
  await first.ended;
});
