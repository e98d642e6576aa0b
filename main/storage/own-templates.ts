// The templates that users made of their documents.
import type { Database } from 'better-sqlite3';
import { readDocument } from '../../shared/document/migrate.ts';
import type { Document } from '../../shared/document/document.ts';
import type { Id } from '../../shared/document/ids.ts';
import { fail, type Result } from '../../shared/errors.ts';
import type { OwnTemplate } from '../../shared/ipc/contract.ts';

export interface OwnTemplates {
  /** By name. One that cannot be read is left out: it is `get` that says why. */
  readonly list: () => OwnTemplate[];
  /** Fails with `template.unknown`, or with what stands in the way of reading it. */
  readonly get: (id: Id) => Result<Document>;
  /** Takes the place of a template of the same name. */
  readonly put: (id: Id, name: string, document: Document, madeAt: number) => OwnTemplate;
  readonly remove: (id: Id) => boolean;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly document: string;
  readonly made_at: number;
}

const entryOf = ({ id, name, made_at: madeAt }: Row, { settings, blocks }: Document): OwnTemplate => ({
  id,
  name,
  template: settings.template,
  languages: settings.languages,
  elements: blocks.length,
  madeAt,
});

const read = (document: string): Result<Document> => {
  try {
    return readDocument(JSON.parse(document));
  } catch {
    return fail('document.invalid', { place: '', problem: 'not a document' });
  }
};

export const createOwnTemplates = (db: Database): OwnTemplates => {
  const all = db.prepare<[], Row>('SELECT id, name, document, made_at FROM own_template');
  const one = db.prepare<[string], Row>('SELECT id, name, document, made_at FROM own_template WHERE id = ?');
  const drop = db.prepare<[string]>('DELETE FROM own_template WHERE id = ?');
  const dropNamed = db.prepare<[string]>('DELETE FROM own_template WHERE name = ?');
  const insert = db.prepare<[string, string, string, number]>('INSERT INTO own_template (id, name, document, made_at) VALUES (?, ?, ?, ?)');
  const put = db.transaction((row: Row) => {
    dropNamed.run(row.name);
    insert.run(row.id, row.name, row.document, row.made_at);
  });
  const collator = new Intl.Collator(undefined, { numeric: true });
  return {
    list: () =>
      all
        .all()
        .flatMap((row) => {
          const document = read(row.document);
          return document.ok ? [entryOf(row, document.value)] : [];
        })
        .sort((a, b) => collator.compare(a.name, b.name)),
    get(id) {
      const row = one.get(id);
      return row === undefined ? fail('template.missing') : read(row.document);
    },
    put(id, name, document, madeAt) {
      const row = { id, name, document: JSON.stringify(document), made_at: madeAt };
      put.immediate(row);
      return entryOf(row, document);
    },
    remove: (id) => drop.run(id).changes > 0,
  };
};
