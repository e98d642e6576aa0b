// The user's own terms as rows beside the units: entries taken in from files, in the order in which they came.
import type { Database } from 'better-sqlite3';
import { termEntrySchema, type TermEntry } from '../../../shared/translation/terms.ts';
import { Damage } from '../failure.ts';

export interface OwnTerms {
  readonly entries: readonly TermEntry[];
  /** The same as long as nobody changed the file, in whatever process. */
  readonly mark: string;
}

export interface AddedTerms {
  readonly added: number;
  /** Entries that took the place of one with the same id. */
  readonly replaced: number;
}

export interface OwnTermStore {
  readonly all: () => OwnTerms;
  /**
   * An entry takes the place of the one with its id with which it has a term in common. An id that other terms have already is that of another file, of which
   * the entries were only counted: the entry gets a number behind its id, the same each time the file is taken in.
   */
  readonly add: (entries: readonly TermEntry[]) => AddedTerms;
}

/** As long as an id may be, less the number behind it. */
const longestStem = 90;

/** Whether two entries speak of one thing. */
export const sharesTerm = (one: TermEntry, other: TermEntry): boolean => one.terms.some(({ language, text }) => other.terms.some((term) => term.language === language && term.text === text));

const entryOf = (text: string): TermEntry => {
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch (error) {
    throw new Damage('a term is no JSON', { cause: error });
  }
  const parsed = termEntrySchema.safeParse(stored);
  if (!parsed.success) throw new Damage('a term is not one');
  return parsed.data;
};

export const createOwnTerms = (db: Database): OwnTermStore => {
  const rows = db.prepare<[], string>('SELECT entry FROM term_entry ORDER BY key').pluck();
  const byId = db.prepare<[string], string>('SELECT entry FROM term_entry WHERE id = ?').pluck();
  const put = db.prepare('INSERT INTO term_entry (id, entry) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET entry = excluded.entry');
  let changes = 0;
  let read: OwnTerms | null = null;

  const add = db.transaction((entries: readonly TermEntry[]): AddedTerms => {
    let replaced = 0;
    for (const entry of entries) {
      let { id } = entry;
      let there = byId.get(id);
      for (let number = 2; there !== undefined && !sharesTerm(entryOf(there), entry); number++) {
        id = `${entry.id.slice(0, longestStem)}-${number}`;
        there = byId.get(id);
      }
      if (there !== undefined) replaced++;
      put.run(id, JSON.stringify({ ...entry, id }));
    }
    return { added: entries.length - replaced, replaced };
  });

  return {
    all: () => {
      const mark = `${String(db.pragma('data_version', { simple: true }))} ${changes}`;
      if (read?.mark !== mark) read = { entries: rows.all().map(entryOf), mark };
      return read;
    },
    add: (entries) => {
      const added = add.immediate(entries);
      changes++;
      return added;
    },
  };
};
