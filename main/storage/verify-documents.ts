// Every document as it would be opened, and what follows from it: list, search index, images, imported files.
import { nameInRow, summaryInRow, summaryOf, type DocumentRow } from './document-list.ts';
import { entrySchema } from './exported.ts';
import { Damage } from './failure.ts';
import type { Library } from './library.ts';
import type { OpenDocument } from './open-document.ts';
import { readJson } from './preferences.ts';
import { indexed } from './passage-store.ts';
import { passagesOf } from './passages.ts';
import type { Report } from './verify.ts';
import { isDeepStrictEqual } from 'node:util';
import { recogniseImage } from '../../shared/assets/image.ts';
import { emblemSchema } from '../../shared/export/emblem.ts';
import { sha256 } from './canonical.ts';
import { imagesOf } from '../../shared/document/walk.ts';

export const verifyDocuments = (library: Library, report: Report): { readonly documents: number; readonly assets: number } => {
  const { db, documents, originals } = library;
  const assets = verifyAssets(library, report);
  verifyEmblem(library, assets, report);
  const rows = db.prepare<[], DocumentRow>('SELECT * FROM document ORDER BY key').all();
  for (const row of rows) {
    const { key, id } = row;
    const name = nameInRow(row);
    verifyExported(library, key, name, report);
    try {
      const opened = documents.open(id);
      if (!opened.ok) {
        report({ kind: 'document', document: name, detail: opened.error.code });
        continue;
      }
      verifySummary(row, opened.value, name, report);
      verifyIndex(library, opened.value, name, report);
      for (const hash of new Set(imagesOf(opened.value.blocks).map((image) => image.hash))) {
        if (!assets.has(hash)) report({ kind: 'image', document: name, detail: `image ${hash}` });
      }
    } catch (error) {
      if (!(error instanceof Damage)) throw error;
      report({ kind: 'document', document: name, detail: error.message });
    }
    try {
      originals.get(key);
      for (const revision of originals.returnedOf(key)) originals.returned(revision);
    } catch (error) {
      if (!(error instanceof Damage)) throw error;
      report({ kind: 'original', document: name, detail: error.message });
    }
  }
  return { documents: rows.length, assets: assets.size };
};

/** The image that every first page prints must be there; a preference that cannot be read names none. */
const verifyEmblem = ({ db }: Library, assets: ReadonlySet<string>, report: Report): void => {
  const value = db.prepare<[], string>(`SELECT value FROM preference WHERE name = 'emblem'`).pluck().get();
  const emblem = emblemSchema.nullable().safeParse(value === undefined ? null : readJson(value));
  if (emblem.data != null && !assets.has(emblem.data.image.hash)) report({ kind: 'asset', document: null, detail: `emblem ${emblem.data.image.hash}` });
};

/** Hashes of the sound images. */
const verifyAssets = ({ db }: Library, report: Report): ReadonlySet<string> => {
  const sound = new Set<string>();
  const rows = db.prepare<[], { hash: Buffer; media_type: string; bytes: Buffer }>('SELECT hash, media_type, bytes FROM asset');
  for (const { hash, media_type, bytes } of rows.iterate()) {
    const facts = recogniseImage(bytes);
    if (sha256(bytes).equals(hash) && facts.ok && facts.value.mediaType === media_type) sound.add(hash.toString('hex'));
    else report({ kind: 'asset', document: null, detail: `image ${hash.toString('hex')}` });
  }
  return sound;
};

const verifySummary = (row: DocumentRow, document: OpenDocument, name: string, report: Report): void => {
  if (!isDeepStrictEqual(summaryInRow(row), summaryOf(document, row.archived === 1))) {
    report({ kind: 'summary', document: name, detail: 'the list of documents is behind the document' });
  }
};

/** Entries of the exports that the program leaves out of its list. */
const verifyExported = ({ db }: Library, key: number, name: string, report: Report): void => {
  const rows = db.prepare<[number], { key: number }>('SELECT key, format, language, at FROM exported WHERE document = ?').all(key);
  for (const row of rows) if (!entrySchema.safeParse(row).success) report({ kind: 'exported', document: name, detail: `export ${row.key}` });
};

const verifyIndex = ({ db }: Library, { key, keys, blocks }: OpenDocument, name: string, report: Report): void => {
  const wanted = blocks.flatMap((block, index) =>
    passagesOf(block).map(({ language, weight, text }) => JSON.stringify([keys[index], language ?? '', weight, indexed(text)])),
  );
  const rows = db
    .prepare<[number], [number, string, number, string]>('SELECT block, language, weight, folded FROM passage WHERE document = ?')
    .raw()
    .all(key) as unknown as [number, string, number, string][];
  const found = new Set(rows.map((row) => JSON.stringify(row)));
  if (found.size !== wanted.length || rows.length !== wanted.length || !wanted.every((passage) => found.has(passage))) {
    report({ kind: 'index', document: name, detail: 'the search index is behind the document' });
  }
};

/** Makes the full-text index anew, in memory, and holds the terms and their counts of both against each other. */
export const verifySearch = ({ db }: Library, report: Report): void => {
  db.exec(`
    CREATE VIRTUAL TABLE temp.fresh_index USING fts5 (folded, tokenize='trigram', content='', detail='none', columnsize=0);
    INSERT INTO temp.fresh_index (rowid, folded) SELECT key, folded FROM main.passage;
    CREATE VIRTUAL TABLE temp.fresh_terms USING fts5vocab (temp, fresh_index, row);
    CREATE VIRTUAL TABLE temp.stored_terms USING fts5vocab (main, passage_index, row);`);
  try {
    const differing = (one: string, other: string): unknown =>
      db.prepare(`SELECT term, doc FROM temp.${one} EXCEPT SELECT term, doc FROM temp.${other} LIMIT 1`).get();
    if ((differing('fresh_terms', 'stored_terms') ?? differing('stored_terms', 'fresh_terms')) !== undefined) {
      report({ kind: 'index', document: null, detail: 'the full-text index is not that of the texts' });
    }
  } finally {
    db.exec('DROP TABLE temp.stored_terms; DROP TABLE temp.fresh_terms; DROP TABLE temp.fresh_index;');
  }
};
