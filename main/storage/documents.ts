// Documents of the library: making, listing, opening any revision of them.
import type { Database } from 'better-sqlite3';
import { schemaVersion, type Document } from '../../shared/document/document.ts';
import type { Id } from '../../shared/document/ids.ts';
import { readDocument } from '../../shared/document/migrate.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { z } from '../../shared/zod.ts';
import { createWriteRevision, type Authorship, type WriteRevision } from './commit.ts';
import type { Contents } from './contents.ts';
import { ContentDigest } from './digest.ts';
import { createDocumentList, isIdOfDamaged, nameInRow, summaryInRow, type DocumentList, type DocumentRow } from './document-list.ts';
import { Damage, refusable, Refusal } from './failure.ts';
import type { OpenDocument } from './open-document.ts';
import type { Order } from './order.ts';
import type { PassageStore } from './passage-store.ts';
import { revisionHash, type Revision, type RevisionKey, type Revisions } from './revisions.ts';
import { countsOf } from './summary.ts';

export interface Documents extends DocumentList {
  readonly keyOf: (id: Id) => number | null;
  /** A new document with its first revision. The document is valid by its schema and its id is new. */
  readonly create: (document: Document, authorship: Authorship) => Result<OpenDocument>;
  /** The newest revision. Fails with `document.unknown`, `document.tooNew` or `document.invalid`; throws `Damage` that names the document. */
  readonly open: (id: Id) => Result<OpenDocument>;
  /**
   * All that can be read of a document that cannot be opened: its newest order that can be rebuilt, each element as it was last stored whole, without those
   * that are lost. Fails as `open` does; throws `Damage` where nothing can be read.
   */
  readonly salvage: (id: Id) => Result<Document>;
  /** Any revision, proved against its hash. Throws `Damage`. */
  readonly at: (revision: Revision) => Result<Document>;
  readonly write: WriteRevision;
  readonly setArchived: (id: Id, archived: boolean) => void;
}

/** Settings as stored, with the version of the model that wrote them. */
export const storedSettingsSchema = z.strictObject({ schemaVersion: z.number().int().positive(), settings: z.unknown() });

/** Throws `Damage` where the bytes are no JSON. */
export const parseStored = (bytes: Uint8Array): unknown => {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  } catch (error) {
    throw new Damage('a block is no JSON', { cause: error });
  }
};

export const createDocuments = (db: Database, contents: Contents, revisions: Revisions, passages: PassageStore): Documents => {
  const byId = db.prepare<[string], DocumentRow>('SELECT * FROM document WHERE id = ?');
  const idOf = db.prepare<[number], string>('SELECT id FROM document WHERE key = ?').pluck();
  const archive = db.prepare<[number, string]>('UPDATE document SET archived = ? WHERE id = ?');
  const insert = db.prepare<[string]>(
    `INSERT INTO document (id, head, title, template, drafting_language, languages, paragraphs, words, changed_at) VALUES (?, 0, '{}', '', '', '[]', 0, 0, 0)`,
  );
  const write = createWriteRevision(db, contents, revisions, passages);

  const parentHashes = (revision: Revision): Buffer[] =>
    [...(revision.parent === null ? [] : [revision.parent]), ...revision.merged].map((key: RevisionKey) => {
      const parent = revisions.get(key);
      if (parent === null) throw new Damage('a revision has lost its parent');
      return parent.hash;
    });

  /** A revision as stored, proved against its hash. */
  const load = (revision: Revision, document: Id) => {
    const { order, depth } = revisions.rebuild(revision.key);
    const stored = contents.readMany([order.settings, ...order.keys]);
    const contentOf = (key: number) => {
      const content = stored.get(key);
      if (content === undefined) throw new Damage('a block is missing');
      return content;
    };
    const hashes = order.keys.map((key) => contentOf(key).hash);
    const digest = new ContentDigest(hashes);
    const settings = contentOf(order.settings);
    const content = digest.value(settings.hash);
    if (!revisionHash({ ...revision, document, parents: parentHashes(revision), content }).equals(revision.hash)) {
      throw new Damage('a revision is not what its hash says');
    }
    const form = storedSettingsSchema.safeParse(parseStored(settings.bytes));
    if (!form.success) throw new Damage('the settings of a document make no sense');
    const blocks = order.keys.map((key) => parseStored(contentOf(key).bytes));
    return { order, depth, hashes, digest, settingsHash: settings.hash, stored: { ...form.data, id: document, blocks } };
  };

  /** The newest order of blocks that can be rebuilt. */
  const salvageOrder = (row: DocumentRow): Order => {
    for (const revision of revisions.line(row.head)) {
      try {
        return revisions.rebuild(revision).order;
      } catch (error) {
        if (!(error instanceof Damage)) throw error;
      }
    }
    throw new Damage('no revision of a document can be rebuilt', { document: nameInRow(row) });
  };

  const newest = (row: DocumentRow): Revision => {
    const revision = revisions.get(row.head);
    if (revision === null) throw new Damage('a document has lost its newest revision');
    return revision;
  };

  const create = db.transaction((document: Document, authorship: Authorship): OpenDocument => {
    const open: OpenDocument = {
      key: Number(insert.run(document.id).lastInsertRowid),
      id: document.id,
      head: null,
      settings: document.settings,
      settingsKey: 0,
      settingsHash: Buffer.of(),
      blocks: [],
      keys: [],
      hashes: [],
      byId: new Map(),
      digest: new ContentDigest([]),
      depth: -1,
      paragraphs: 0,
      words: 0,
      older: false,
    };
    const splices = [{ at: 0, remove: 0, insert: document.blocks }];
    const written = write(open, { splices, settings: document.settings, count: document.blocks.length }, authorship);
    // Thrown, so that the row of a document without a revision does not stay behind.
    if (!written.ok) throw new Refusal(written.error);
    return open;
  });

  const openRow = (row: DocumentRow): Result<OpenDocument> => {
    const { key, id } = row;
    const revision = newest(row);
    const { order, depth, hashes, digest, settingsHash, stored } = load(revision, id);
    const document = readDocument(stored);
    if (!document.ok) return document;
    const { settings, blocks } = document.value;
    const { paragraphs, words } = summaryInRow(row) ?? countsOf(blocks, settings.draftingLanguage);
    return ok({
      key,
      id,
      head: revision,
      settings,
      settingsKey: order.settings,
      settingsHash,
      blocks,
      keys: order.keys,
      hashes,
      byId: new Map(blocks.map((block, index) => [block.id, order.keys[index] as number])),
      digest,
      depth,
      paragraphs,
      words,
      older: stored.schemaVersion < schemaVersion,
    });
  };

  const { list, summary } = createDocumentList(db, openRow);

  return {
    list,
    summary,
    keyOf: (id) => byId.get(id)?.key ?? null,
    create: (document, authorship) => refusable(() => ok(passages.despiteIndex(() => create.immediate(document, authorship)))),
    open(id) {
      const row = byId.get(id);
      if (row === undefined) {
        if (isIdOfDamaged(id)) throw new Damage('the id of a document is damaged', { document: id });
        return fail('document.unknown', { document: id });
      }
      try {
        return openRow(row);
      } catch (error) {
        if (!(error instanceof Damage)) throw error;
        throw new Damage(error.message, { cause: error, document: nameInRow(row) });
      }
    },
    salvage(id) {
      const row = byId.get(id);
      if (row === undefined) return fail('document.unknown', { document: id });
      const order = salvageOrder(row);
      const settings = contents.salvage(order.settings);
      if (settings === null) throw new Damage('the settings of a document are lost', { document: nameInRow(row) });
      const blocks = order.keys.map((key) => contents.salvage(key)).filter((content) => content !== null);
      const form = storedSettingsSchema.parse(parseStored(settings.bytes));
      return readDocument({ ...form, id, blocks: blocks.map(({ bytes }) => parseStored(bytes)) });
    },
    at(revision) {
      const id = idOf.get(revision.documentKey);
      if (id === undefined) throw new Damage('a revision has lost its document');
      return readDocument(load(revision, id).stored);
    },
    write,
    setArchived(id, archived) {
      archive.run(archived ? 1 : 0, id);
    },
  };
};
