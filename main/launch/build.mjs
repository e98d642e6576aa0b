// Builds what cannot run as it is: the window, and for Electron its main process. `npm run build` builds both when stale; starting builds only what it needs.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { freshness } from './freshness.mjs';
import { cacheFolder, environment, nodeProgram, projectFolder } from './node.mjs';
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
 * Returns null, or two lines for the user: what is the matter, and where all that the bundler said can be read.
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
      mkdirSync(cacheFolder, { recursive: true });
      const log = path.join(cacheFolder, 'build.log');
      writeFileSync(log, output);
      return `${title} failed, so Rapporteur cannot start: ${reasonOf(output)}\nWhat the bundler said is in ${log}.`;
    }
  }
  replace(path.join(projectFolder, folder), made);
  state.remember();
  line.end('done');
  return null;
}

/** Why the bundler gave up, in one sentence; what it said is without colours. */
export function reasonOf(output) {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/^at |^error during build|Build failed/.test(line));
  const incomplete = (line) =>
    /could not resolve .* in \S*node_modules[\\/]/i.test(line) ||
    // A name that is no path is that of a package.
    /failed to resolve import "[^."/\\]/i.test(line) ||
    /cannot find (?:package|module '[^']*node_modules[\\/])/i.test(line);
  if (lines.some(incomplete)) {
    return 'an installed package is missing or not whole. Delete the folder node_modules and start again; everything is installed anew then.';
  }
  const said = (lines.find((line) => /^\[|error/i.test(line)) ?? lines[0] ?? 'the bundler did not say why').replace(/[.:]$/, '');
  const place = /─\[ (.+?) \]/.exec(output)?.[1];
  return place === undefined || said.includes(place) ? `${said}.` : `${said} (${place}).`;
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
    child.on('close', (code) => resolve({ code: code ?? 1, output: stripVTControlCharacters(Buffer.concat(parts).toString('utf8')) }));
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
