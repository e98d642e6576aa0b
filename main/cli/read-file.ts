// Reads the file that a command is to take in.
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { importLimit } from '../../shared/import/index.ts';

/** A file far beyond the limit is refused without being read. */
export const readLimited = async (path: string): Promise<Result<Buffer>> => {
  try {
    const facts = await stat(path);
    if (!facts.isFile()) return fail('file.unreadable', { path });
    const megabytes = Math.ceil(facts.size / 1_048_576);
    if (facts.size > importLimit) return fail('import.tooLarge', { name: basename(path), megabytes, limit: importLimit / 1_048_576 });
    return ok(await readFile(path));
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
    return fail(missing ? 'file.missing' : 'file.unreadable', { path });
  }
};
