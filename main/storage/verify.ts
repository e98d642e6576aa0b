// Proves a library sound, or says what is broken and what that means: the file, every block, every revision, and what follows from them.
import { openMemory } from './open.ts';
import type { Library } from './library.ts';
import { migrations } from './migrations/index.ts';
import { verifyBlocks } from './verify-blocks.ts';
import { verifyDocuments, verifySearch } from './verify-documents.ts';
import { verifyRevisions, type Broken } from './verify-revisions.ts';
import { failureOf } from './failure.ts';

/** What can be found broken. `block` and `revision` may cost text; `keyframe`, `copy`, `summary` and `index` follow from the rest and can be made anew. */
export type ProblemKind =
  | 'file' | 'schema' | 'reference' | 'block' | 'revision' | 'keyframe' | 'copy'
  | 'document' | 'summary' | 'index' | 'image' | 'asset' | 'original' | 'exported';

export interface Problem {
  readonly kind: ProblemKind;
  /** Symbol, title or id of the document it concerns; null where it concerns the library. */
  readonly document: string | null;
  /** Which row or revision, in words for a technician. */
  readonly detail: string;
  /** The revision that is concerned, where it is one, as far as its row can be read. */
  readonly revision?: {
    readonly id: string;
    /** Milliseconds since 1970, UTC. */
    readonly at: number;
    readonly author: string;
    readonly name: string | null;
    readonly how: Broken['how'];
  };
}

/** What is left of a history in which a revision is broken. */
export interface BrokenChain {
  /** Symbol, title or id of the document. */
  readonly document: string;
  readonly revisions: number;
  readonly broken: number;
  /** Whether the text as it stands is among what is as it was written. */
  readonly newestSound: boolean;
  /** Milliseconds since 1970, UTC: when the newest revision was written that is as it was written; null where none is. */
  readonly soundUntil: number | null;
}

export interface Verification {
  readonly documents: number;
  readonly revisions: number;
  readonly blocks: number;
  readonly assets: number;
  readonly problems: readonly Problem[];
  readonly chains: readonly BrokenChain[];
}

export type Report = (problem: Problem) => void;

/** Reads all of the library as it is at one moment, also beside a program that writes, and changes nothing. */
export const verify = (library: Library): Verification => library.db.transaction(() => verifyAll(library)).deferred();

const verifyAll = (library: Library): Verification => {
  const problems: Problem[] = [];
  const chains: BrokenChain[] = [];
  const report: Report = (problem) => problems.push(problem);
  const counts = { documents: 0, revisions: 0, blocks: 0, assets: 0 };
  // A file that cannot be read to its end still tells what was found up to there.
  const attempt = <Value>(work: () => Value): Value | null => {
    try {
      return work();
    } catch (error) {
      if (failureOf(error, library.paths.file) === null) throw error;
      report({ kind: 'file', document: null, detail: error instanceof Error ? error.message : String(error) });
      return null;
    }
  };
  attempt(() => verifyFile(library, report));
  attempt(() => verifySchema(library, report));
  const blocks = attempt(() => verifyBlocks(library, report));
  if (blocks !== null) {
    counts.blocks = blocks.size;
    const proved = attempt(() => verifyRevisions(library, blocks, report));
    counts.revisions = proved?.revisions ?? 0;
    chains.push(...(proved?.chains ?? []));
    const found = attempt(() => verifyDocuments(library, report));
    attempt(() => verifySearch(library, report));
    counts.documents = found?.documents ?? 0;
    counts.assets = found?.assets ?? 0;
  }
  return { ...counts, problems, chains };
};

const verifyFile = ({ db }: Library, report: Report): void => {
  // Covers pages, indexes, STRICT types, checks and the structure of the full-text index.
  for (const message of db.prepare<[], string>('PRAGMA integrity_check(20)').pluck().all()) {
    if (message !== 'ok') report({ kind: 'file', document: null, detail: message });
  }
  for (const { table, rowid, parent } of db.prepare<[], { table: string; rowid: number; parent: string }>('PRAGMA foreign_key_check').all()) {
    report({ kind: 'reference', document: null, detail: `${table} ${rowid} → ${parent}` });
  }
};

/** The tables, indexes and triggers must be the program's own: a file from elsewhere could bring others. */
const verifySchema = ({ db }: Library, report: Report): void => {
  const read = `SELECT type || ' ' || name AS name, coalesce(sql, '') AS sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'`;
  const fresh = openMemory(migrations);
  const wanted = new Map(fresh.prepare<[], { name: string; sql: string }>(read).all().map(({ name, sql }) => [name, sql]));
  fresh.close();
  const found = new Map(db.prepare<[], { name: string; sql: string }>(read).all().map(({ name, sql }) => [name, sql]));
  for (const name of new Set([...wanted.keys(), ...found.keys()])) {
    if (wanted.get(name) !== found.get(name)) report({ kind: 'schema', document: null, detail: name });
  }
};
