// What this computer says of itself and of its user, for what the user has not set.
import { existsSync } from 'node:fs';
import { homedir, hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { isLanguage, type Language } from '../shared/language/language.ts';

/** What stands for this computer in the history. */
export const deviceName = (): string => hostname() || 'computer';

export const userName = (): string => {
  try {
    return userInfo().username.slice(0, 200);
  } catch {
    // Some systems know no name for the user of a process.
    return '';
  }
};

export const systemLanguage = (): Language => {
  const language = Intl.DateTimeFormat().resolvedOptions().locale.slice(0, 2);
  return isLanguage(language) ? language : 'en';
};

/** Absolute path of a folder that is there. */
export const defaultExportFolder = (): string => {
  const documents = join(homedir(), 'Documents');
  return existsSync(documents) ? documents : homedir();
};
