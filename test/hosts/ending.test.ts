// The portable host is ended from outside while the library cannot be written: it stays open once, says why, and nothing that was typed is lost.
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { bridgeOver } from '../../renderer/state/bridge.ts';
import type { Bridge } from '../../shared/ipc/contract.ts';
import { startProgram, temporaryFolder, type Program } from '../program.ts';
import { nextEvent, valueOf } from './contract.ts';
import { httpClient } from './http-client.ts';

/** A window on a program, by hand: `type` holds words back until the program wants to end, as a window does with the last key. */
const openWindow = async (program: Program) => {
  const client = await httpClient(program.url);
  const bridge = bridgeOver(client);
  await client.opened;
  onTestFinished(() => client.end());
  return { client, bridge };
};

const saveTitle = async (bridge: Bridge, id: string, title: string) => {
  const { document, revision } = valueOf(await bridge.call('document.open', { id }));
  const at = document.blocks.findIndex(({ type }) => type === 'title');
  const block = document.blocks[at];
  if (block?.type !== 'title') throw new Error('The template has no title.');
  const insert = [{ ...block, text: { ...block.text, en: [{ text: title }] } }];
  return bridge.call('document.save', { id, base: revision, splices: [{ at, remove: 1, insert }], count: document.blocks.length });
};

const titles = async (bridge: Bridge) => valueOf(await bridge.call('library.list', { archived: false })).map(({ title }) => title.en);

const ownFolder = (): string => {
  const { folder, remove } = temporaryFolder();
  onTestFinished(remove);
  return folder;
};

/** `elsewhere`: another disk. */
const begin = async (folder = ownFolder(), elsewhere = folder) => {
  // Where words are kept must not be the folder of whoever runs the tests.
  const env = { XDG_DATA_HOME: path.join(elsewhere, 'data'), TMPDIR: elsewhere };
  const program = await startProgram(folder, { env });
  onTestFinished(() => program.kill());
  const { bridge } = await openWindow(program);
  const { id } = valueOf(await bridge.call('library.create', { template: 'outcomeDocument', language: 'en', title: 'Saved' }));
  const file = new Database(path.join(folder, 'library.sqlite'));
  onTestFinished(() => void file.close());
  const block = () => file.exec(`CREATE TRIGGER full BEFORE INSERT ON revision BEGIN SELECT raise(ABORT, 'no room'); END`);
  const mend = () => file.exec('DROP TRIGGER full');
  const saidAt = (words: RegExp) => expect.poll(program.output, { timeout: 15_000 }).toMatch(words);
  return { folder, env, program, bridge, id, block, mend, saidAt };
};

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s while the last words cannot be saved: the window stays, and the second time everything ends with the words kept', async (signal) => {
  const { folder, env, program, bridge, id, block, mend, saidAt } = await begin();
  block();
  let result: Awaited<ReturnType<typeof saveTitle>> | undefined;
  bridge.on('app.closing', async () => {
    result = await saveTitle(bridge, id, 'Typed last');
    return !result.ok;
  });
  program.process.kill(signal);
  await saidAt(/stays open, because its window holds words that could not be saved\.\n[\s\S]*They are kept in \S+\.json, and come back at the next start\.\nCtrl\+C once more ends it all the same\./);
  expect(result?.ok).toBe(false);
  expect(program.process.exitCode).toBeNull();
  expect(await titles(bridge)).toEqual(['Saved']);
  const ended = new Promise<number | null>((resolve) => program.process.on('exit', resolve));
  program.process.kill(signal);
  expect(await ended).toBe(0);
  mend();
  const again = await startProgram(folder, { env });
  onTestFinished(() => again.kill());
  const { bridge: next } = await openWindow(again);
  expect(await titles(next)).toEqual(['Typed last']);
  expect(valueOf(await next.call('app.info', {})).notices).toEqual([{ code: 'unsaved.restored', params: { document: 'Typed last' } }]);
  expect(await again.stop()).toBe(0);
});

test('a program that stayed open saves the words when the library can be written again, and then ends at the first word', async () => {
  const { program, bridge, id, block, mend, saidAt } = await begin();
  block();
  bridge.on('app.closing', async () => !(await saveTitle(bridge, id, 'Typed last')).ok);
  program.process.kill('SIGINT');
  await saidAt(/stays open/);
  mend();
  const changed = nextEvent(bridge, 'document.changed');
  expect((await saveTitle(bridge, id, 'Typed last')).ok).toBe(true);
  await changed;
  expect(existsSync(path.join(program.libraryFolder, 'unsaved'))).toBe(true);
  expect(await program.stop()).toBe(0);
});

test('a program that cannot leave word of itself in the library folder works and ends all the same', async () => {
  const folder = ownFolder();
  mkdirSync(path.join(folder, 'portable.json'));
  const program = await startProgram(folder);
  onTestFinished(() => program.kill());
  const { bridge } = await openWindow(program);
  expect(await titles(bridge)).toEqual([]);
  expect(await program.stop()).toBe(0);
  expect(program.output()).not.toMatch(/Error|^ +at /m);
});

const canMount = process.platform === 'linux' && process.getuid?.() === 0;

test.skipIf(!canMount)('a disk that is full: the words go to another one, and come back from there', async () => {
  const disk = path.join(ownFolder(), 'disk');
  mkdirSync(disk);
  mount('-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk);
  onTestFinished(() => void spawnSync('umount', ['-l', disk]));
  const elsewhere = ownFolder();
  const { folder, env, program, bridge, id, saidAt } = await begin(path.join(disk, 'library'), elsewhere);
  const ballast = path.join(disk, 'ballast');
  fill(ballast);
  bridge.on('app.closing', async () => !(await saveTitle(bridge, id, `Typed last ${'and at length '.repeat(2000)}`)).ok);
  program.process.kill('SIGINT');
  await saidAt(/stays open[\s\S]*They are kept in \S+\.json, and come back/);
  expect(await program.stop()).toBe(0);
  rmSync(ballast);
  const again = await startProgram(folder, { env });
  onTestFinished(() => again.kill());
  const { bridge: next } = await openWindow(again);
  expect((await titles(next))[0]).toMatch(/^Typed last and at length/);
  expect(await again.stop()).toBe(0);
});

const mount = (...args: string[]): void => {
  const { status, stderr } = spawnSync('mount', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
};

/** Until nothing more goes on the disk. */
const fill = (file: string): void => {
  for (const size of [1_000_000, 100_000, 4_096, 1]) {
    try {
      for (;;) appendFileSync(file, Buffer.alloc(size));
    } catch {
      // Smaller pieces may find room.
    }
  }
};
