// Lets a second start find the program that is already running on the same library, and the next one take the place of one that was killed: a file in
// the library folder that only its owner can read.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from '../../../shared/zod.ts';

const runningSchema = z.strictObject({
  port: z.number().int().min(1).max(65535),
  /** Opens a window by `npm start -- --no-open` and by hand. */
  url: z.string().startsWith('http://127.0.0.1:'),
  /** Lets windows of this program, should it be killed, save with the next one. */
  session: z.string().min(1),
  controlSecret: z.string().min(1),
});
export type Running = z.infer<typeof runningSchema>;

const fileIn = (libraryFolder: string): string => path.join(libraryFolder, 'portable.json');

/** Milliseconds that a running program may take to answer. */
const patience = 3_000;

/** On a disk that is full or write-protected no word is left: a second start then hears only that the library is in use. */
export function announceRunning(libraryFolder: string, running: Running): void {
  const file = fileIn(libraryFolder);
  try {
    // A file that exists keeps its mode, so it is made anew.
    rmSync(file, { force: true });
    writeFileSync(file, JSON.stringify(running), { mode: 0o600 });
  } catch {
    // The program works all the same.
  }
}

export function withdrawRunning(libraryFolder: string): void {
  try {
    rmSync(fileIn(libraryFolder), { force: true });
  } catch {
    // What stays leads nowhere: nobody listens there.
  }
}

/** What the program that holds the library announced, or null. It may have ended without withdrawing it. */
export function findRunning(libraryFolder: string): Running | null {
  try {
    return runningSchema.parse(JSON.parse(readFileSync(fileIn(libraryFolder), 'utf8')));
  } catch {
    return null;
  }
}

/** Asks a running program for another window. False when it does not answer. */
export async function askForWindow(running: Running): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${running.port}/control/window`, {
      method: 'POST',
      headers: { authorization: `Bearer ${running.controlSecret}` },
      signal: AbortSignal.timeout(patience),
    });
    return response.ok;
  } catch {
    return false;
  }
}
