// Saves that the library could not take: each is kept in a file of its own, beside the library or elsewhere on this computer, until the library takes it.
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { idSchema } from '../../shared/document/ids.ts';
import { changeSchema } from '../../shared/ipc/contract.ts';
import { z } from '../../shared/zod.ts';
import { sha256 } from './canonical.ts';
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

export interface KeptAside {
  /** Keeps a save in place of the one kept before for its document. Returns the path of the file, or null where no folder takes it. */
  readonly keep: (save: Pick<KeptSave, 'document' | 'base' | 'changes'>) => string | null;
  /** Removes what is kept of a document. */
  readonly forget: (document: string) => void;
  /** What is kept for this library, or for one that is gone: it may have been moved to where there is room. */
  readonly found: () => { readonly path: string; readonly save: KeptSave }[];
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

const namesIn = (folder: string): string[] => {
  try {
    return isOurs(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  } catch {
    return [];
  }
};

/** `folders`: where a save may be kept, in the order in which they are tried. */
export const createKeptAside = (libraryFolder: string, folders: readonly string[] = foldersAside(libraryFolder)): KeptAside => {
  const mark = sha256(libraryFolder).toString('hex').slice(0, 12);
  const nameOf = (document: string): string => `${document}-${mark}.json`;
  const remove = (document: string, except: string | null): void => {
    for (const folder of folders) {
      const path = join(folder, nameOf(document));
      try {
        if (path !== except) rmSync(path, { force: true });
      } catch {
        // On a write-protected disk it stays, and is found to be in the library at the next start.
      }
    }
  };
  return {
    keep(save) {
      const text = JSON.stringify({ form: 1, library: libraryFolder, ...save } satisfies KeptSave);
      for (const folder of folders) {
        try {
          const path = writeWhole(folder, nameOf(save.document), text);
          remove(save.document, path);
          return path;
        } catch {
          // The next folder may take it.
        }
      }
      return null;
    },
    forget: (document) => remove(document, null),
    found() {
      const all = folders.flatMap((folder) => namesIn(folder).map((name) => join(folder, name)));
      return all.flatMap((path) => {
        const save = readKept(path);
        const meant = save !== null && (save.library === libraryFolder || !existsSync(libraryPaths(save.library).file));
        return meant ? [{ path, save }] : [];
      });
    },
  };
};
