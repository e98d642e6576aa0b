// Files and folders, for exports: opening what was exported, choosing where it goes.
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fail, ok, type Result } from '../../shared/errors.ts';
import type { CallOutput } from '../../shared/ipc/contract.ts';
import type { CallContext, HandlersOf } from './context.ts';

/** Above the drives of Windows: a folder that holds them, so that every stick can be reached. */
const drives = '/';

const drivesOf = (): string[] =>
  Array.from({ length: 26 }, (_, n) => `${String.fromCharCode(65 + n)}:`).filter((drive) => existsSync(`${drive}\\`));

/** `/C:` and `/C:/x` come from the list of drives. */
const absolute = (folder: string): string | null => {
  if (folder === '') return homedir();
  const path = process.platform === 'win32' ? folder.replace(/^[\\/]+(?=[A-Za-z]:)/, '').replace(/^[A-Za-z]:$/, '$&\\') : folder;
  return isAbsolute(path) ? resolve(path) : null;
};

const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
};

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

const list = (wanted: string): Result<CallOutput<'file.listFolders'>> => {
  const windows = process.platform === 'win32';
  if (windows && wanted === drives) return ok({ folder: drives, parent: null, folders: drivesOf() });
  const folder = absolute(wanted);
  if (folder === null) return fail('path.refused', { path: wanted });
  const above = dirname(folder);
  const parent = above !== folder ? above : windows ? drives : null;
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    const folders = entries
      .filter((entry) => !entry.name.startsWith('.') && (entry.isDirectory() || (entry.isSymbolicLink() && isFolder(join(folder, entry.name)))))
      .map(({ name }) => name);
    return ok({ folder, parent, folders: folders.sort(collator.compare) });
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
    return fail(missing ? 'folder.missing' : 'folder.unreadable', { path: folder });
  }
};

export const fileCalls = (context: CallContext): HandlersOf<'file'> => ({
  async 'file.reveal'({ path, how }) {
    // Only what an export wrote, by the very path it was written to: a link put there since is somebody else's.
    if (!context.library.exported.has(path)) return fail('path.refused', { path });
    if (!existsSync(path)) return fail('file.missing', { path });
    if (realpathSync(path) !== join(realpathSync(dirname(path)), path.slice(dirname(path).length).replace(/^[\\/]/, ''))) return fail('path.refused', { path });
    return (await context.services.reveal(path, how)) ? ok({}) : fail('file.unopened', { path });
  },

  async 'file.chooseFolder'({ start }) {
    const { chooseFolder } = context.services;
    if (chooseFolder === undefined) return fail('dialog.unavailable');
    return ok(await chooseFolder(start));
  },

  'file.listFolders': ({ folder }) => list(folder),
});
