// Puts a file into a folder whole or not at all: written under another name, made durable, then given its own.
import { randomUUID } from 'node:crypto';
import { promises } from 'node:fs';
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

/** What is done to files, as Node does it. */
export type FileSystem = Pick<typeof promises, 'link' | 'open' | 'readdir' | 'rename' | 'rm' | 'stat'>;

/** Gives the file its name unless that is taken; false when it is. */
const nameUnlessTaken = async (files: FileSystem, partial: string, path: string): Promise<boolean> => {
  try {
    await files.link(partial, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
  }
  // Sticks and network drives often know no second names: the name is taken first, then filled.
  try {
    await (await files.open(path, 'wx')).close();
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  try {
    await files.rename(partial, path);
  } catch (error) {
    await files.rm(path, { force: true }).catch(() => {});
    throw error;
  }
  return true;
};

/** Makes a name in a folder as durable as the file behind it. Windows cannot open folders, and some network drives refuse: there it stands all the same. */
const syncFolder = async (files: FileSystem, folder: string): Promise<void> => {
  try {
    const handle = await files.open(folder, 'r');
    await handle.sync().finally(() => handle.close());
  } catch {
    // The file has its name, and was written through itself.
  }
};

const isFolder = async (files: FileSystem, path: string): Promise<boolean> => {
  try {
    return (await files.stat(path)).isDirectory();
  } catch {
    return false;
  }
};

const removeAbandoned = async (files: FileSystem, folder: string): Promise<void> => {
  for (const name of await files.readdir(folder)) {
    if (!unfinished.test(name)) continue;
    const path = join(folder, name);
    const age = Date.now() - (await files.stat(path)).mtimeMs;
    if (age > abandonedAfter) await files.rm(path, { force: true });
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

/** Returns the path. Fails with `folder.missing`, `folder.readOnly`, `file.isFolder`, `disk.full` or `disk.failed`, and then nothing is left behind. */
export const writeFileWhole = async ({ folder, name, extension, bytes, existing }: FileOrder, files: FileSystem = promises): Promise<Result<string>> => {
  const partial = join(folder, `.rapporteur-${randomUUID()}.part`);
  const finished = async (path: string): Promise<Result<string>> => {
    await syncFolder(files, folder);
    return ok(path);
  };
  try {
    await removeAbandoned(files, folder).catch(() => {});
    const file = await files.open(partial, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    if (existing === 'replace') {
      const path = join(folder, name);
      if (await isFolder(files, path)) return fail('file.isFolder', { path });
      await files.rename(partial, path);
      return await finished(path);
    }
    for (let n = 1; n <= mostNumbers; n++) {
      const path = join(folder, numbered(name, extension, n));
      if (await nameUnlessTaken(files, partial, path)) return await finished(path);
    }
    return fail('disk.failed', { path: folder });
  } catch (error) {
    return failureOf(error, folder);
  } finally {
    await files.rm(partial, { force: true }).catch(() => {});
  }
};
