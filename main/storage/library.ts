// The library: one SQLite file with all documents, their whole history, and what belongs to them.
import type { Database } from 'better-sqlite3';
import { ok, type Result } from '../../shared/errors.ts';
import { createAssets, type Assets } from './assets.ts';
import { createContents, type Contents } from './contents.ts';
import { createDocuments, type Documents } from './documents.ts';
import { createElementHistories, type ElementHistories } from './element-history.ts';
import { createExportedFiles, createOriginals, type ExportedFiles, type Originals } from './exported.ts';
import { failureOf } from './failure.ts';
import type { LibraryPaths } from './folder.ts';
import { createLineages } from './lineage.ts';
import { createOwnTemplates, type OwnTemplates } from './own-templates.ts';
import { openConnection, type OpenOptions } from './open.ts';
import { createPassageStore, isIndexDamage } from './passage-store.ts';
import { createRevisions, type Revisions } from './revisions.ts';
import { createSearch, type Search } from './search.ts';
import { createTimeline, type Timeline } from './timeline.ts';
import { createTraces, type Traces } from './traces.ts';

export interface Library {
  readonly paths: LibraryPaths;
  readonly mode: OpenOptions['mode'];
  /** For the folder `storage` alone. */
  readonly db: Database;
  readonly contents: Contents;
  readonly revisions: Revisions;
  readonly documents: Documents;
  readonly timeline: Timeline;
  readonly traces: Traces;
  readonly elementHistories: ElementHistories;
  readonly search: Search;
  readonly assets: Assets;
  readonly exported: ExportedFiles;
  readonly originals: Originals;
  readonly ownTemplates: OwnTemplates;
  /** Runs work in one transaction: all of it stands, or, when it throws, nothing. The work may be begun a second time. */
  readonly together: <Value>(work: () => Value) => Value;
  readonly close: () => void;
}

/** Pages of the full-text index that closing may rewrite, and free pages that it gives back. */
const tidyPages = 500;

const tidyIndex = (db: Database): void => {
  try {
    db.exec(`INSERT INTO passage_index (passage_index, rank) VALUES ('usermerge', 2)`);
    db.exec(`INSERT INTO passage_index (passage_index, rank) VALUES ('merge', ${tidyPages})`);
  } catch (error) {
    if (!isIndexDamage(error)) throw error;
    try {
      // Made anew from the texts, which are whole.
      db.exec(`INSERT INTO passage_index (passage_index) VALUES ('rebuild')`);
    } catch {
      // It stays as it is: searching does without, and `verify` tells.
    }
  }
};

const tidy = (db: Database): void => {
  tidyIndex(db);
  db.pragma(`incremental_vacuum(${tidyPages * 4})`);
  db.pragma('wal_checkpoint(TRUNCATE)');
};

export const openLibrary = (options: OpenOptions): Result<Library> => {
  const connection = openConnection(options);
  if (!connection.ok) return connection;
  const { db, paths, close } = connection.value;
  const contents = createContents(db);
  const revisions = createRevisions(db);
  const passages = createPassageStore(db);
  const timeline = createTimeline(db, contents, revisions);
  const lineages = createLineages(db, contents, revisions);
  return ok({
    paths,
    mode: options.mode,
    db,
    contents,
    revisions,
    documents: createDocuments(db, contents, revisions, passages),
    timeline,
    traces: createTraces(db, contents, revisions),
    elementHistories: createElementHistories(lineages, timeline),
    search: createSearch(db, contents, revisions),
    assets: createAssets(db),
    exported: createExportedFiles(db),
    originals: createOriginals(db),
    ownTemplates: createOwnTemplates(db),
    together: (work) => passages.despiteIndex(() => db.transaction(work).immediate()),
    close() {
      if (!db.open) return;
      try {
        if (options.mode === 'writing') tidy(db);
      } catch (error) {
        // A full or failing disk must not stand in the way of closing; all that was saved stands.
        if (failureOf(error, paths.file) === null) throw error;
      } finally {
        close();
      }
    },
  });
};
