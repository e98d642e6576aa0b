// Where things lie on the disk: the library folder of the user, and what is in it.
import { mkdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** The folder for the data of this user, by the custom of the platform: roaming data, Application Support, or the XDG data folder. */
export const defaultLibraryFolder = (
  platform: NodeJS.Platform = process.platform,
  environment: Readonly<Record<string, string | undefined>> = process.env,
  home: string = homedir(),
): string => {
  if (platform === 'win32') return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Rapporteur');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Rapporteur');
  // The specification says that a relative path there is to be ignored.
  const data = environment['XDG_DATA_HOME'];
  return join(data?.startsWith('/') === true ? data : join(home, '.local', 'share'), 'rapporteur');
};

export interface LibraryPaths {
  readonly folder: string;
  readonly file: string;
  /** Held locked by the one process that writes. */
  readonly lock: string;
  readonly backups: string;
}

export const libraryPaths = (folder: string): LibraryPaths => ({
  folder,
  file: join(folder, 'library.sqlite'),
  lock: join(folder, 'library.lock'),
  backups: join(folder, 'backups'),
});

/**
 * Makes a folder and those above it, one at a time: Node's own way never ends where the system has nothing to make them in, such as /proc. `mode` is that of
 * the folder itself.
 */
export const makeFolder = (folder: string, mode = 0o777): void => {
  const isFolder = (): boolean => statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
  if (isFolder()) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    // Another program may have made it in the meantime.
    if (!isFolder()) throw error;
  }
};
