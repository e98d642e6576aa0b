// Builds what cannot run as it is: the window, and for Electron its main process. `npm run build` builds both when stale; starting builds only what it needs.
import { spawn } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { freshness } from './freshness.mjs';
import { environment, nodeProgram, projectFolder } from './node.mjs';
import { progressLine } from './progress.mjs';
import { setUpOrExit } from './setup.mjs';

const vite = path.join(projectFolder, 'node_modules', 'vite', 'bin', 'vite.js');

const builds = {
  window: {
    title: 'Building the window',
    result: 'dist/renderer/index.html',
    sources: ['renderer', 'shared', 'assets', 'vite.config.ts', 'package-lock.json'],
    folder: 'dist/renderer',
    steps: [['build', '--logLevel', 'error']],
  },
  electron: {
    title: 'Building for Electron',
    result: 'dist/electron/main/hosts/electron/index.js',
    sources: ['main', 'shared', 'assets', 'vite.electron.config.ts', 'package-lock.json'],
    folder: 'dist/electron',
    steps: [
      ['build', '--logLevel', 'error', '--config', 'vite.electron.config.ts'],
      ['build', '--logLevel', 'error', '--config', 'vite.electron.config.ts', '--mode', 'preload'],
    ],
  },
};

/**
 * Builds `window` or `electron` when its sources changed since the last time.
 * Returns null, or one sentence for the user; what the bundler said is printed before it.
 */
export async function build(name) {
  const { title, result, sources, folder, steps } = builds[name];
  const state = freshness(result, sources);
  if (state.isFresh()) return null;
  const line = progressLine(title);
  // Beside the old one and then in its place, so that a program that is running never finds half a window.
  const made = path.join(projectFolder, `${folder}.${process.pid}`);
  rmSync(made, { recursive: true, force: true });
  for (const args of steps) {
    const { code, output } = await run([...args, '--outDir', made]);
    if (code !== 0) {
      line.end('failed');
      rmSync(made, { recursive: true, force: true });
      process.stderr.write(output);
      return `${title} failed, so Rapporteur cannot start; what stands above says where.`;
    }
  }
  replace(path.join(projectFolder, folder), made);
  state.remember();
  line.end('done');
  return null;
}

function replace(folder, made) {
  const old = `${made}.old`;
  if (existsSync(folder)) renameSync(folder, old);
  renameSync(made, folder);
  rmSync(old, { recursive: true, force: true });
}

function run(args) {
  return new Promise((resolve) => {
    const child = spawn(nodeProgram(), [vite, ...args], { cwd: projectFolder, env: environment(), stdio: ['ignore', 'pipe', 'pipe'] });
    const parts = [];
    child.stdout.on('data', (part) => parts.push(part));
    child.stderr.on('data', (part) => parts.push(part));
    child.on('error', (error) => resolve({ code: 1, output: `${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(parts).toString('utf8') }));
  });
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await setUpOrExit();
  for (const name of Object.keys(builds)) {
    const failure = await build(name);
    if (failure !== null) {
      console.error(failure);
      process.exit(1);
    }
  }
}
