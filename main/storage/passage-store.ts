// The folded text of the newest revisions, kept up by every save for the blocks that changed.
import Database from 'better-sqlite3';
import type { Block } from '../../shared/document/blocks/index.ts';
import { fold } from '../../shared/text/arabic.ts';
import type { BlockKey } from './order.ts';
import { passagesOf } from './passages.ts';

export interface PassageStore {
  /**
   * Runs a piece of work that adds or drops passages. Where the full-text index is damaged, the work is done once more without it, and so is all that
   * follows: the texts stay complete, and the index can be made anew from them.
   */
  readonly despiteIndex: <Value>(work: () => Value) => Value;
  readonly add: (document: number, key: BlockKey, block: Block) => void;
  readonly drop: (document: number, key: BlockKey) => void;
}

/** SQLite ends a text at U+0000 and knows no half of a surrogate pair. Keeps the length. */
export const searchable = (folded: string): string => folded.replaceAll('\0', ' ').toWellFormed();

/** Text as it is written to the index and looked for in it. */
export const indexed = (text: string): string => searchable(fold(text));

/** Whether the full-text index is what failed, and not the texts or the file as a whole. */
export const isIndexDamage = (error: unknown): boolean =>
  error instanceof Database.SqliteError && (error.code === 'SQLITE_CORRUPT_VTAB' || (error.code === 'SQLITE_ERROR' && /fts5/i.test(error.message)));

export const createPassageStore = (db: Database.Database): PassageStore => {
  let indexing = true;
  const insert = db.prepare<[number, number, string, number, string]>('INSERT INTO passage (document, block, language, weight, folded) VALUES (?, ?, ?, ?, ?)');
  const ofBlock = db.prepare<[number, number], { key: number; folded: string }>('SELECT key, folded FROM passage WHERE document = ? AND block = ?');
  const remove = db.prepare<[number]>('DELETE FROM passage WHERE key = ?');
  // Written here rather than by triggers: within one, SQLite makes the index write all it holds for every single row.
  const insertIndex = db.prepare<[number | bigint, string]>('INSERT INTO passage_index (rowid, folded) VALUES (?, ?)');
  const removeIndex = db.prepare<[number, string]>(`INSERT INTO passage_index (passage_index, rowid, folded) VALUES ('delete', ?, ?)`);
  return {
    despiteIndex(work) {
      try {
        return work();
      } catch (error) {
        // Within a transaction it is for the outermost work to begin anew.
        if (!indexing || db.inTransaction || !isIndexDamage(error)) throw error;
        indexing = false;
        return work();
      }
    },
    add(document, key, block) {
      for (const { language, weight, text } of passagesOf(block)) {
        const folded = indexed(text);
        const { lastInsertRowid } = insert.run(document, key, language ?? '', weight, folded);
        if (indexing) insertIndex.run(lastInsertRowid, folded);
      }
    },
    drop(document, block) {
      for (const { key, folded } of ofBlock.all(document, block)) {
        if (indexing) removeIndex.run(key, folded);
        remove.run(key);
      }
    },
  };
};
