// Runs npm: notices when nothing arrives, and ends it with all its children when the user does.
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { environment, projectFolder } from './node.mjs';

/** Seconds that npm has for ending by itself. */
const grace = 5;
const windows = process.platform === 'win32';

/**
 * Runs the npm that started us, so that a Node outside the path works too. `heard(seconds)` is called every second with the time since
 * something arrived. A signal that ends this process ends npm and its children first; `stopped` then holds the signal.
 */
export function npm(args, heard = () => {}) {
  const script = process.env.npm_execpath;
  const direct = script !== undefined && /npm-cli\.(c|m)?js$/.test(script);
  const [program, all] = direct ? [process.execPath, [script, ...args]] : ['npm', args];
  return new Promise((resolve) => {
    const child = spawn(program, all, {
      cwd: projectFolder,
      // npm is a .cmd file on Windows, which only a shell starts; the arguments are ours.
      shell: !direct && windows,
      // A group of its own, which can be ended as a whole.
      detached: !windows,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment(),
    });
    let stopped = null;
    let killing = null;
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    const stop = (signal) => {
      if (stopped !== null) return;
      stopped = signal;
      end(child, 'SIGTERM');
      killing = setTimeout(() => end(child, 'SIGKILL'), grace * 1000);
    };
    for (const signal of signals) process.on(signal, stop);

    const parts = [];
    let last = Date.now();
    let arriving = bytesArriving();
    const hear = (part) => {
      last = Date.now();
      parts.push(part);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    const watch = setInterval(() => {
      const bytes = bytesArriving();
      if (bytes !== arriving) last = Date.now();
      arriving = bytes;
      heard(Math.floor((Date.now() - last) / 1000));
    }, 1000);

    const finish = (code, output) => {
      clearInterval(watch);
      clearTimeout(killing);
      for (const signal of signals) process.off(signal, stop);
      // What npm left behind when it ended.
      if (stopped !== null) end(child, 'SIGKILL');
      resolve({ code, stopped, output: stripVTControlCharacters(output) });
    };
    child.on('error', (error) => finish(1, String(error.message)));
    child.on('close', (code) => finish(code ?? 1, Buffer.concat(parts).toString('utf8')));
  });
}

function end(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (windows) spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F'], { stdio: 'ignore' });
    else process.kill(-child.pid, signal);
  } catch {
    // All of them have ended.
  }
}

/** Size of what npm is fetching at the moment: it says a package only when the whole of it is there. */
function bytesArriving() {
  const cache = process.env.npm_config_cache ?? (windows ? path.join(process.env.LOCALAPPDATA ?? homedir(), 'npm-cache') : path.join(homedir(), '.npm'));
  const folder = path.join(cache, '_cacache', 'tmp');
  let bytes = 0;
  try {
    for (const name of readdirSync(folder)) bytes += statSync(path.join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
  } catch {
    // There is none before the first package.
  }
  return bytes;
}
