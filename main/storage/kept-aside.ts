// Saves that the library could not take: each is kept in a file of its own, beside the library or elsewhere on this computer, until the library takes it.
import { randomUUID } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { idSchema } from '../../shared/document/ids.ts';
import { changeSchema } from '../../shared/ipc/contract.ts';
import { z } from '../../shared/zod.ts';
import { defaultLibraryFolder, libraryPaths, makeFolder } from './folder.ts';

const keptSaveSchema = z.strictObject({
  form: z.literal(1),
  /** Folder of the library that the save is for. */
  library: z.string(),
  document: idSchema,
  /** The revision that the first change applies to; each further one applies to the result of the one before. */
  base: idSchema,
  changes: z.array(changeSchema).min(1),
});
export type KeptSave = z.infer<typeof keptSaveSchema>;

export interface FoundSave {
  readonly path: string;
  readonly save: KeptSave;
  /** Once the library has it. */
  readonly remove: () => void;
}

export interface KeptAside {
  /** Keeps a save in place of the one that this program kept before under the name. Returns the path of the file, or null where no folder takes it. */
  readonly keep: (name: string, save: Pick<KeptSave, 'document' | 'base' | 'changes'>) => string | null;
  /** Removes what this program kept under a name. */
  readonly forget: (name: string) => void;
  /** What earlier programs kept for this library, or for one that is gone, since it may have been moved to where there is room. Oldest first. */
  readonly found: () => FoundSave[];
}

/** Beside the library; where the user's data lie; and, for a disk that is full, where the system keeps what is temporary. */
export const foldersAside = (libraryFolder: string): string[] => {
  const user = process.getuid?.();
  return [join(libraryFolder, 'unsaved'), join(defaultLibraryFolder(), 'unsaved'), join(tmpdir(), `rapporteur-unsaved${user === undefined ? '' : `-${user}`}`)];
};

/** In the folder for temporary files, others may have made one of that name. */
const isOurs = (folder: string): boolean => {
  const user = process.getuid?.();
  return user === undefined || user === 0 || statSync(folder).uid === user;
};

const writeWhole = (folder: string, name: string, text: string): string => {
  makeFolder(folder, 0o700);
  if (!isOurs(folder)) throw new Error(`${folder} belongs to somebody else`);
  const path = join(folder, name);
  const partial = `${path}.part`;
  try {
    const file = openSync(partial, 'w', 0o600);
    try {
      writeFileSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(partial, path);
  } finally {
    rmSync(partial, { force: true });
  }
  return path;
};

const readKept = (path: string): KeptSave | null => {
  try {
    return keptSaveSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return null;
  }
};

interface KeptFile {
  readonly name: string;
  readonly path: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const filesIn = (folder: string): KeptFile[] => {
  try {
    if (!isOurs(folder)) return [];
    const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
    return names.map((name) => ({ name, path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }));
  } catch {
    return [];
  }
};

/** `folders`: where a save may be kept, in the order in which they are tried. */
export const createKeptAside = (libraryFolder: string, folders: readonly string[] = foldersAside(libraryFolder)): KeptAside => {
  const places = [...new Set(folders)];
  // Each program has names of its own: what one left is not written over by the next.
  const program = randomUUID().slice(0, 8);
  const fileName = (name: string): string => `${name}-${program}.json`;
  const removeAll = (name: string, except: string | null = null): void => {
    for (const folder of places) {
      const path = join(folder, name);
      try {
        if (path !== except) rmSync(path, { force: true });
      } catch {
        // On a write-protected disk it stays, and is found to be in the library at the next start.
      }
    }
  };
  return {
    keep(name, save) {
      const file = fileName(name);
      const text = JSON.stringify({ form: 1, library: libraryFolder, ...save } satisfies KeptSave);
      for (const folder of places) {
        try {
          const path = writeWhole(folder, file, text);
          removeAll(file, path);
          return path;
        } catch {
          // The next folder may take it.
        }
      }
      return null;
    },
    forget: (name) => removeAll(fileName(name)),
    found() {
      const files = places.flatMap(filesIn).sort((a, b) => a.at - b.at);
      // A file that could not be removed when its successor was written elsewhere stands behind that.
      const newest = files.filter(({ name }, index) => !files.slice(index + 1).some((later) => later.name === name));
      return newest.flatMap(({ name, path }) => {
        const save = readKept(path);
        const meant = save !== null && (save.library === libraryFolder || !existsSync(libraryPaths(save.library).file));
        return meant ? [{ path, save, remove: () => removeAll(name) }] : [];
      });
    },
  };
};
