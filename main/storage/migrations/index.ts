// The shapes of the library in order. The number of a migration is its place in this list, counted from 1; none is ever changed or taken out.
import { library } from './0001-library.ts';
import { ownTemplates } from './0002-own-templates.ts';
import { history } from './0003-history.ts';
import { returnedFiles } from './0004-returned-files.ts';

export interface Migration {
  /** For the name of the backup and for messages. */
  readonly name: string;
  readonly sql: string;
}

export const migrations: readonly Migration[] = [library, ownTemplates, history, returnedFiles];
