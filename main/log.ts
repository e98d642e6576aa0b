// What went wrong inside, for whoever mends it: a text file in the library folder that never leaves the computer.
import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Bytes after which a new file is begun; the one before is kept. */
const fullAt = 1024 * 1024;

export interface Log {
  readonly path: string;
  /** Never throws: where nothing can be written, the entry is lost and the work goes on. */
  readonly write: (what: string, error: unknown) => void;
}

const describe = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? '' : `\ncaused by ${describe(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
};

export const createLog = (folder: string, now: () => number): Log => {
  const path = join(folder, 'rapporteur.log');
  return {
    path,
    write(what, error) {
      try {
        if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > fullAt) renameSync(path, join(folder, 'rapporteur.before.log'));
        appendFileSync(path, `${new Date(now()).toISOString()} ${what}: ${describe(error)}\n`, { mode: 0o600 });
      } catch {
        // A library on a full or write-protected disk has no log.
      }
    },
  };
};
