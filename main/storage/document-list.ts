// The list of documents: what each row says of its document, or, where a row is damaged, what the document itself says.
import type { Database } from 'better-sqlite3';
import { templateSchema } from '../../shared/document/document.ts';
import { idSchema, type Id } from '../../shared/document/ids.ts';
import type { Result } from '../../shared/errors.ts';
import { documentSummarySchema, type DocumentSummary } from '../../shared/ipc/contract.ts';
import { languageSchema } from '../../shared/language/language.ts';
import { z } from '../../shared/zod.ts';
import { failureOf } from './failure.ts';
import type { OpenDocument } from './open-document.ts';
import { countsOf, symbolOf, titleOf } from './summary.ts';

export interface DocumentRow {
  readonly key: number;
  readonly id: string;
  readonly head: number;
  readonly archived: number;
  readonly symbol: string | null;
  readonly title: string;
  readonly template: string;
  readonly drafting_language: string;
  readonly languages: string;
  readonly paragraphs: number;
  readonly words: number;
  readonly changed_at: number;
}

export interface DocumentList {
  /** Last changed first. No damage to one document keeps the others from being listed. */
  readonly list: (archived: boolean) => DocumentSummary[];
  readonly summary: (id: Id) => DocumentSummary | null;
}

const titleSchema = z.partialRecord(languageSchema, z.string());
const languagesSchema = z.array(languageSchema);

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
};

/** What the row alone says; null where it makes no sense. */
export const summaryInRow = (row: DocumentRow): DocumentSummary | null => {
  const summary = documentSummarySchema.safeParse({
    id: row.id,
    symbol: row.symbol,
    title: parsed(row.title),
    template: row.template,
    draftingLanguage: row.drafting_language,
    languages: parsed(row.languages),
    changedAt: row.changed_at,
    archived: row.archived === 1,
    paragraphs: row.paragraphs,
    words: row.words,
  });
  return summary.success ? summary.data : null;
};

/** What the list says of a document by its text. */
export const summaryOf = ({ id, head, settings, blocks }: OpenDocument, archived: boolean): DocumentSummary => ({
  id,
  symbol: symbolOf(blocks),
  title: titleOf(blocks),
  template: settings.template,
  draftingLanguage: settings.draftingLanguage,
  languages: settings.languages,
  changedAt: head?.at ?? 0,
  archived,
  ...countsOf(blocks, settings.draftingLanguage),
});

/** Stands for the id of a row whose own id is damaged. No document is made with such an id. */
const idOfDamaged = (key: number): Id => `damaged-${key}`;
export const isIdOfDamaged = (id: Id): boolean => /^damaged-\d+$/.test(id);

/** What can still be read of a document that cannot be opened. `row` is null where not even that can be read. */
const remains = (key: number, id: string, row: DocumentRow | null): DocumentSummary => {
  const title = titleSchema.safeParse(parsed(row?.title ?? '{}'));
  const language = languageSchema.safeParse(row?.drafting_language).data ?? 'en';
  const changedAt = documentSummarySchema.shape.changedAt.safeParse(row?.changed_at);
  return {
    id: idSchema.safeParse(id).data ?? idOfDamaged(key),
    symbol: row?.symbol ?? null,
    title: title.data ?? {},
    template: templateSchema.safeParse(row?.template).data ?? 'outcomeDocument',
    draftingLanguage: language,
    languages: languagesSchema.safeParse(parsed(row?.languages ?? '')).data ?? [language],
    changedAt: changedAt.data ?? 0,
    archived: row?.archived === 1,
    paragraphs: 0,
    words: 0,
    damaged: true,
  };
};

/** What a document is called in messages: its symbol, else its title, else its id. */
export const nameOfDocument = ({ id, symbol, title, draftingLanguage }: DocumentSummary): string =>
  symbol ?? title[draftingLanguage] ?? Object.values(title)[0] ?? id;

/** The same, as far as its row can be read. */
export const nameInRow = (row: DocumentRow): string => nameOfDocument(remains(row.key, row.id, row));

/** `open` gives the newest revision of a document; it may throw `Damage`. */
export const createDocumentList = (db: Database, open: (row: DocumentRow) => Result<OpenDocument>): DocumentList => {
  // Answered by the index on the ids, so that a page of the table that cannot be read hides only what stands on it.
  const keys = db.prepare<[], { key: number; id: string }>('SELECT key, id FROM document');
  const byKey = db.prepare<[number], DocumentRow>('SELECT * FROM document WHERE key = ?');
  const keyOf = db.prepare<[string], number>('SELECT key FROM document WHERE id = ?').pluck();

  /** Null where damage keeps the work from being done. */
  const unlessDamaged = <Value>(work: () => Value): Value | null => {
    try {
      return work();
    } catch (error) {
      const code = failureOf(error, '')?.code;
      if (code === 'library.damaged' || code === 'document.damaged') return null;
      throw error;
    }
  };

  const entry = (key: number, id: string): DocumentSummary => {
    const row = unlessDamaged(() => byKey.get(key)) ?? null;
    const summary = row === null ? null : summaryInRow(row);
    if (row === null || summary !== null) return summary ?? remains(key, id, row);
    const opened = unlessDamaged(() => open(row));
    return opened?.ok === true && idSchema.safeParse(id).success ? summaryOf(opened.value, row.archived === 1) : remains(key, id, row);
  };

  return {
    list: (archived) =>
      keys
        .all()
        .map(({ key, id }) => ({ key, summary: entry(key, id) }))
        .filter(({ summary }) => summary.archived === archived)
        .sort((a, b) => b.summary.changedAt - a.summary.changedAt || b.key - a.key)
        .map(({ summary }) => summary),
    summary(id) {
      const key = keyOf.get(id);
      return key === undefined ? null : entry(key, id);
    },
  };
};
