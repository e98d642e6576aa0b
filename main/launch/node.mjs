// The Node 24 that runs the program: it comes from npm, because the Node on the machine may be older than better-sqlite3 and TypeScript sources need.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Where launchers keep what they remember between two starts; safe to delete at any time. */
export const cacheFolder = path.join(projectFolder, '.cache', 'launch');

/** From this version on Node runs TypeScript sources without a flag or a warning. */
const enough = [24, 0];

/** The path of a Node that can run the sources, or null when there is none yet. */
export function nodeProgram() {
  const installed = path.join(projectFolder, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(installed)) return installed;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  return major > enough[0] || (major === enough[0] && minor >= enough[1]) ? process.execPath : null;
}

/** The environment of everything started here: compiled sources are kept, which makes the second start fast. */
export function environment(extra = {}) {
  const environment = { NODE_COMPILE_CACHE: path.join(projectFolder, '.cache', 'compiled'), ...process.env, ...extra };
  // npm hands its settings down as variables, and the next npm complains about those it does not know.
  delete environment.npm_config_nodedir;
  return environment;
}

/**
 * Runs a script on Node 24 with this terminal and waits for its end. Ctrl+C reaches both processes, and the script decides
 * what to do with it (it saves first); the other signals are passed on.
 * Returns the exit code (128 + n after signal n).
 */
export function runOnNode(args, { env = {}, program = nodeProgram() } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: process.cwd(), stdio: 'inherit', env: environment(env) });
    const pass = (signal) => child.kill(signal);
    const wait = () => {};
    process.on('SIGINT', wait);
    process.on('SIGTERM', pass);
    process.on('SIGHUP', pass);
    const end = (code) => {
      process.off('SIGINT', wait);
      process.off('SIGTERM', pass);
      process.off('SIGHUP', pass);
      resolve(code);
    };
    child.on('error', (error) => {
      console.error(`Node could not be started (${error.message}).`);
      end(1);
    });
    child.on('exit', (code, signal) => end(code ?? 128 + ({ SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }[signal] ?? 0)));
  });
}
