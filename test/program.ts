// Starts the program as a process of its own, on a library of its own, for tests that use it from outside.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectFolder = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
const entry = path.join(projectFolder, 'main', 'hosts', 'portable', 'index.ts');

export interface Program {
  /** The address that opens a window. */
  readonly url: string;
  readonly libraryFolder: string;
  readonly process: ChildProcess;
  /** All that was printed so far. */
  output(): string;
  /** Ends it as Ctrl+C does; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

/** Starts the portable host without a window. `libraryFolder` is made by the caller, who may start on it again; see `temporaryFolder`. */
export async function startProgram(libraryFolder: string, options: { args?: readonly string[]; nodeArgs?: readonly string[]; env?: Record<string, string> } = {}): Promise<Program> {
  const child = spawn(process.execPath, [...(options.nodeArgs ?? []), entry, '--no-open', '--library', libraryFolder, ...(options.args ?? [])], {
    cwd: projectFolder,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
  const url = await new Promise<string>((resolve, reject) => {
    const read = (part: Buffer): void => {
      text += part.toString('utf8');
      const found = /^Rapporteur is ready at (\S+)$/m.exec(text)?.[1];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    child.on('exit', (code, signal) => reject(new Error(`The program ended with ${code ?? signal} before it was ready:\n${text}`)));
  });
  return {
    url,
    libraryFolder,
    process: child,
    output: () => text,
    async stop() {
      child.kill('SIGINT');
      return await ended;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** A new folder for one test; `remove` when done. */
export function temporaryFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'rapporteur-e2e-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}
