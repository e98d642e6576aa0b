// Electron's program: whether it is there, and fetching it once within a time limit. Its package brings only a downloader.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder, environment, nodeProgram, projectFolder } from './node.mjs';
import { progressLine } from './progress.mjs';

const packageFolder = path.join(projectFolder, 'node_modules', 'electron');
const failureFile = path.join(cacheFolder, 'electron-not-fetched.json');

/** Seconds that fetching may take in all, and until the first byte. */
const limit = { total: 60, firstByte: 12 };

const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
};

export const electronVersion = () => readJson(path.join(packageFolder, 'package.json'))?.version ?? null;

/** The path of Electron's program in the version this project wants, or null. */
export function electronProgram() {
  try {
    const relative = readFileSync(path.join(packageFolder, 'path.txt'), 'utf8');
    const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
    if (override !== undefined) return existsSync(path.join(override, relative)) ? path.join(override, relative) : null;
    const program = path.join(packageFolder, 'dist', relative);
    const version = readFileSync(path.join(packageFolder, 'dist', 'version'), 'utf8').trim().replace(/^v/, '');
    return version === electronVersion() && existsSync(program) ? program : null;
  } catch {
    return null;
  }
}

/**
 * Fetches Electron's program. A failure is remembered for its version, so that the next start does not wait again;
 * `again` tries nevertheless. Returns the program's path or null.
 */
export async function fetchElectron({ again = false } = {}) {
  const version = electronVersion();
  if (version === null) return null;
  if (!again && readJson(failureFile)?.version === version) return null;
  const line = progressLine(`Fetching Electron ${version} (at most ${limit.total} s)`);
  const fetched = await download(line);
  const program = fetched ? electronProgram() : null;
  line.end(program === null ? 'not possible' : 'done');
  if (program === null) {
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(failureFile, JSON.stringify({ version }));
  } else rmSync(failureFile, { force: true });
  return program;
}

/** Runs the downloader on Node 24 (it needs 22) and stops it when it stalls. */
function download(line) {
  return new Promise((resolve) => {
    const child = spawn(nodeProgram(), [path.join(projectFolder, 'main', 'launch', 'fetch-electron.mjs')], {
      cwd: projectFolder,
      env: environment(),
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    const stop = () => child.kill('SIGKILL');
    const total = setTimeout(stop, limit.total * 1000);
    const first = setTimeout(stop, limit.firstByte * 1000);
    child.on('message', ({ transferred, size }) => {
      if (transferred > 0) clearTimeout(first);
      const million = (bytes) => Math.round(bytes / 1e6);
      line.update(size > 0 ? `${million(transferred)} of ${million(size)} MB` : `${million(transferred)} MB`);
    });
    const end = (fetched) => {
      clearTimeout(total);
      clearTimeout(first);
      resolve(fetched);
    };
    child.on('error', () => end(false));
    child.on('exit', (code) => end(code === 0));
  });
}
