// Puts a file into a folder whole or not at all: written under another name, made durable, then given its own.
import { randomUUID } from 'node:crypto';
import { link, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { numbered } from './file-name.ts';

const unfinished = /^\.rapporteur-[0-9a-f-]{36}\.part$/;
/** An unfinished file of that age belongs to a program that was killed. In milliseconds. */
const abandonedAfter = 60 * 60 * 1000;
/** Exports under one name before we say that something is wrong. */
const mostNumbers = 10_000;

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');

const failureOf = (error: unknown, folder: string): Result<never> => {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return fail('disk.full', { path: folder });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return fail('folder.readOnly', { path: folder });
    case 'ENOENT':
    case 'ENOTDIR':
      return fail('folder.missing', { path: folder });
    case '':
      throw error;
    default:
      return fail('disk.failed', { path: folder });
  }
};

/** Gives the file its name unless that is taken; false when it is. */
const nameUnlessTaken = async (partial: string, path: string): Promise<boolean> => {
  try {
    await link(partial, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // Sticks and network drives often know no second names: the name is taken first, then filled.
    try {
      await (await open(path, 'wx')).close();
    } catch (second) {
      if (codeOf(second) === 'EEXIST') return false;
      throw second;
    }
    await rename(partial, path);
    return true;
  }
};

const removeAbandoned = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    if (!unfinished.test(name)) continue;
    const path = join(folder, name);
    const age = Date.now() - (await stat(path)).mtimeMs;
    if (age > abandonedAfter) await rm(path, { force: true });
  }
};

export interface FileOrder {
  readonly folder: string;
  /** A safe name. */
  readonly name: string;
  readonly extension: string;
  readonly bytes: Uint8Array;
  /** What to do when there is a file of that name: leave it and take a number, or put the new one in its place. */
  readonly existing: 'number' | 'replace';
}

/** Returns the path. Fails with `folder.missing`, `folder.readOnly`, `disk.full` or `disk.failed`, and then nothing is left behind. */
export const writeFileWhole = async ({ folder, name, extension, bytes, existing }: FileOrder): Promise<Result<string>> => {
  const partial = join(folder, `.rapporteur-${randomUUID()}.part`);
  try {
    await removeAbandoned(folder).catch(() => {});
    const file = await open(partial, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    if (existing === 'replace') {
      const path = join(folder, name);
      await rename(partial, path);
      return ok(path);
    }
    for (let n = 1; n <= mostNumbers; n++) {
      const path = join(folder, numbered(name, extension, n));
      if (await nameUnlessTaken(partial, path)) return ok(path);
    }
    return fail('disk.failed', { path: folder });
  } catch (error) {
    return failureOf(error, folder);
  } finally {
    await rm(partial, { force: true }).catch(() => {});
  }
};
