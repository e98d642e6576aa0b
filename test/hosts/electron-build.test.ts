// What is prepared for Electron runs: its main process is plain JavaScript whose threads and fonts are found, and its preload is one file that asks for Electron alone.
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { channels } from '../../shared/ipc/preload.ts';
import { exportFormats } from '../../shared/ipc/contract.ts';
import { projectFolder } from '../program.ts';

const cache = path.join(projectFolder, '.cache');
let built: string;

beforeAll(() => {
  mkdirSync(cache, { recursive: true });
  // Below the project, where packages are found.
  built = mkdtempSync(path.join(cache, 'electron-'));
  for (const mode of ['production', 'preload']) {
    const args = ['build', '--logLevel', 'error', '--config', 'vite.electron.config.ts', '--outDir', built, '--mode', mode];
    const { status, stderr } = spawnSync(process.execPath, [path.join(projectFolder, 'node_modules/vite/bin/vite.js'), ...args], { cwd: projectFolder, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  }
}, 60_000);
afterAll(() => rmSync(built, { recursive: true, force: true }));

test('every module is there, and none names a source that Electron cannot run', () => {
  const files = globSync('**/*.{js,cjs}', { cwd: built });
  expect(files.map((file) => file.split(path.sep).join('/'))).toEqual(expect.arrayContaining(['preload.cjs', 'main/core.js', 'main/hosts/electron/index.js']));
  const broken = files.flatMap((file) => {
    const text = readFileSync(path.join(built, file), 'utf8');
    const named = [...text.matchAll(/(?:from|import|new URL\()\s*["'](\.{1,2}\/[^"']+\.\w+)["']/g)].map((match) => match[1] ?? '');
    return named.filter((name) => !existsSync(path.resolve(built, path.dirname(file), name))).map((name) => `${file}: ${name}`);
  });
  expect(broken).toEqual([]);
});

test('the core runs from there, with its threads', () => {
  const library = path.join(built, 'library');
  const script = `
    import { createCore } from './main/core.js';
    const core = createCore({ libraryFolder: ${JSON.stringify(library)}, version: '0', host: 'electron', services: { reveal: async () => true } }).value;
    const made = await core.call('library.create', { template: 'outcomeDocument', language: 'en', title: 'Built' });
    const { document, revision } = (await core.call('document.open', { id: made.value.id })).value;
    const at = document.blocks.findIndex(({ type }) => type === 'date');
    await core.call('document.save', { id: document.id, base: revision, splices: [{ at, remove: 1, insert: [{ ...document.blocks[at], date: '2031-05-12' }] }], count: document.blocks.length });
    const formats = [];
    for (const format of ${JSON.stringify(exportFormats)}) {
      const result = await core.call('document.export', { id: made.value.id, job: crypto.randomUUID(), language: 'en', format, folder: ${JSON.stringify(built)}, name: 'built' });
      formats.push(result.ok ? format : result.error.code);
    }
    await core.close();
    console.log(JSON.stringify(formats));
  `;
  const file = path.join(built, 'try.mjs');
  writeFileSync(file, script);
  const { stdout, stderr } = spawnSync(process.execPath, ['--no-experimental-strip-types', file], { cwd: projectFolder, encoding: 'utf8' });
  expect(stdout, stderr).not.toBe('');
  expect(JSON.parse(stdout)).toEqual(exportFormats);
});

test('the preload gives the window calls and events, and needs nothing but Electron', async () => {
  const asked: string[] = [];
  const world: Record<string, { call(name: string, input: unknown): unknown; on(listener: (...heard: unknown[]) => void): void; closingHeard(unsaved: boolean): void }> = {};
  const sent: unknown[][] = [];
  const heard: Record<string, (...args: unknown[]) => void> = {};
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, bridge: (typeof world)[string]) => void (world[name] = bridge) },
    ipcRenderer: { send: (...args: unknown[]) => void sent.push(args), invoke: (...args: unknown[]) => (sent.push(args), Promise.resolve('answer')), on: (channel: string, listener: (...args: unknown[]) => void) => void (heard[channel] = listener) },
  };
  const require = (name: string): unknown => (asked.push(name), electron);
  vm.runInNewContext(readFileSync(path.join(built, 'preload.cjs'), 'utf8'), { require, module: { exports: {} }, exports: {} });
  expect(new Set(asked)).toEqual(new Set(['electron']));
  expect(Object.keys(world)).toEqual(['rapporteur']);
  expect(await world['rapporteur']?.call('library.list', { archived: false })).toBe('answer');
  expect(sent).toEqual([[channels.call, 'library.list', { archived: false }]]);
  world['rapporteur']?.closingHeard(true);
  expect(sent.slice(1)).toEqual([[channels.closingHeard, true]]);
  const events: unknown[][] = [];
  world['rapporteur']?.on((...args) => events.push(args));
  heard[channels.event]?.({ sender: 'Electron' }, 'library.changed', {});
  // The event object would hand the window Electron's own machinery.
  expect(events).toEqual([['library.changed', {}]]);
});
