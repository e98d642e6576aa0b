// The timeline of a document: its revisions, bursts of typing as single entries, newest first, with what each changed.
import type { Database } from 'better-sqlite3';
import { goesOn, type Dated } from '../../shared/history/bursts.ts';
import type { Author, EntryChanges, EntryKind, HistoryEntry, NamedDraft } from '../../shared/ipc/history.ts';
import type { Language } from '../../shared/language/language.ts';
import type { ToldAct } from '../../shared/negotiation/log.ts';
import { readAbout, roleIn } from './about.ts';
import { Damage } from './failure.ts';
import { createSections } from './history-sections.ts';
import { createStates } from './history-state.ts';
import { revisionId, revisionKinds, type RevisionKey, type Revisions } from './revisions.ts';
import type { Contents } from './contents.ts';

export interface TimelineFilter {
  readonly author?: string | undefined;
  readonly language?: Language | undefined;
  readonly kinds?: readonly EntryKind[] | undefined;
  /** Id of a heading. */
  readonly section?: string | undefined;
}

export interface TimelineQuery {
  readonly limit: number;
  readonly after?: string | undefined;
  readonly single?: boolean | undefined;
  readonly filter?: TimelineFilter | undefined;
}

export interface Timeline {
  readonly list: (document: number, query: TimelineQuery) => { readonly entries: HistoryEntry[]; readonly next: string | null };
  readonly authors: (document: number) => { readonly authors: Author[]; readonly revisions: number };
  /** What was decided in the revisions behind `after` (0: all), in order, each with the time and the author of its revision; `last` is the newest revision that was read. */
  readonly acts: (document: number, after: number) => { readonly acts: ToldAct[]; readonly last: number };
  /** The one named last first. */
  readonly drafts: (document: number) => NamedDraft[];
  /** The one revision whose id begins like this, hyphens before it or not; null where there is none or there are several. */
  readonly beginningWith: (document: number, beginning: string) => Told | null;
  /** What is said of a revision; null where its row is lost. No damage to what belongs to it keeps the rest from being told. */
  readonly told: (revision: RevisionKey) => Told | null;
}

/** A revision as far as it can be read. */
export interface Told {
  readonly id: string;
  readonly at: number;
  readonly author: Author;
  readonly kind: EntryKind;
  readonly name: string | null;
  readonly note: string | null;
  readonly about: ReturnType<typeof readAbout>;
}

interface ToldRow {
  readonly hash: Buffer;
  readonly parent: number | null;
  readonly at: number;
  readonly kind: number;
  readonly name: string | null;
  readonly note: string | null;
  readonly about: string | null;
  readonly author: string | null;
  readonly device: string | null;
  readonly role: string | null;
  readonly office: string | null;
}

interface Row extends Dated {
  readonly key: RevisionKey;
  readonly parent: RevisionKey | null;
  readonly author: string;
}

/** Revisions of an entry: the first and the last of them, as places in the list of rows. */
interface Span {
  readonly first: number;
  last: number;
}

interface Known {
  readonly rows: Row[];
  readonly spans: Span[];
  /** By the keys of the first and the last revision. */
  readonly changes: Map<string, EntryChanges | null>;
}

/** Milliseconds that a page may take before it is given out as it is. */
const budget = 50;
/** Characters of an id that tell a revision from the others of its document. */
const shortestId = 6;
/** Documents whose timeline is kept at hand. */
const kept = 4;

const kindOf = (kind: number, parent: number | null): EntryKind => {
  const stored = revisionKinds[kind] ?? 'automatic';
  return stored !== 'automatic' ? stored : parent === null ? 'created' : 'typed';
};

/** A damaged time must not keep an entry from being shown. */
const time = (at: number): number => Math.max(0, at);

export const createTimeline = (db: Database, contents: Contents, revisions: Revisions): Timeline => {
  const rowsAfter = db.prepare<[number, number], { key: number; parent: number | null; at: number; kind: number; author: string | null; by: string }>(
    `SELECT r.key, r.parent, r.at, r.kind, c.author, r.contributor || '.' || coalesce(r.capacity, '') AS by
      FROM revision r LEFT JOIN contributor c ON c.key = r.contributor WHERE r.document = ? AND r.key > ? ORDER BY r.key`,
  );
  const toldRow = db.prepare<[number], ToldRow>(
    `SELECT r.hash, r.parent, r.at, r.kind, r.name, r.note, r.about, c.author, c.device, p.role, p.office
      FROM revision r LEFT JOIN contributor c ON c.key = r.contributor LEFT JOIN capacity p ON p.key = r.capacity WHERE r.key = ?`,
  );
  const aboutBetween = db.prepare<[number, number, number], { at: number; about: string }>(
    'SELECT at, about FROM revision WHERE document = ? AND key BETWEEN ? AND ? AND about IS NOT NULL ORDER BY key',
  );
  const actsAfter = db.prepare<[number, number], { key: number; at: number; about: string; author: string | null }>(
    'SELECT r.key, r.at, r.about, c.author FROM revision r LEFT JOIN contributor c ON c.key = r.contributor WHERE r.document = ? AND r.key > ? AND r.about IS NOT NULL ORDER BY r.key',
  );
  const hashOf = db.prepare<[number], Buffer>('SELECT hash FROM revision WHERE key = ?').pluck();
  const hashes = db.prepare<[number], { key: number; hash: Buffer }>('SELECT key, hash FROM revision WHERE document = ?');
  const authorRows = db.prepare<[number], { author: string | null; device: string | null; role: string | null; office: string | null }>(
    `SELECT c.author, c.device, p.role, p.office
      FROM (SELECT contributor, capacity, max(key) AS last FROM revision WHERE document = ? GROUP BY contributor, capacity) r
      LEFT JOIN contributor c ON c.key = r.contributor LEFT JOIN capacity p ON p.key = r.capacity ORDER BY r.last DESC`,
  );
  const count = db.prepare<[number], number>('SELECT count(*) FROM revision WHERE document = ?').pluck();
  const draftKeys = db.prepare<[number], number>('SELECT key FROM revision WHERE document = ? AND kind = 1 AND name IS NOT NULL ORDER BY key DESC').pluck();

  const states = createStates(contents, revisions);
  const sections = createSections(states);
  const known = new Map<number, Known>();

  const authorIn = ({ author, device, role, office }: Pick<ToldRow, 'author' | 'device' | 'role' | 'office'>): Author => ({
    name: author ?? '',
    device: device ?? '',
    role: roleIn(role === null ? null : { role, office: '' }),
    office: office ?? '',
  });

  const told: Timeline['told'] = (revision) => {
    const row = toldRow.get(revision);
    if (row === undefined) return null;
    const { hash, parent, at, kind, name, note, about } = row;
    return { id: revisionId(hash), at: time(at), author: authorIn(row), kind: kindOf(kind, parent), name, note, about: readAbout(about) };
  };

  const idOf = (revision: RevisionKey): string | null => {
    const hash = hashOf.get(revision);
    return hash === undefined ? null : revisionId(hash);
  };

  /** All rows of a document, with those written since the last time. */
  const timelineOf = (document: number): Known => {
    const timeline = known.get(document) ?? { rows: [], spans: [], changes: new Map<string, EntryChanges | null>() };
    known.delete(document);
    known.set(document, timeline);
    for (const oldest of known.keys()) {
      if (known.size <= kept) break;
      known.delete(oldest);
    }
    const { rows, spans } = timeline;
    for (const { key, parent, at, kind, author, by } of rowsAfter.all(document, rows.at(-1)?.key ?? 0)) {
      const last = rows.at(-1);
      const row: Row = { key, parent, at: time(at), author: author ?? '', by, kind: kindOf(kind, parent), follows: last !== undefined && parent === last.key };
      const span = spans.at(-1);
      rows.push(row);
      if (last !== undefined && span !== undefined && goesOn(rows[span.first] as Row, last, row)) span.last += 1;
      else spans.push({ first: rows.length - 1, last: rows.length - 1 });
    }
    return timeline;
  };

  /** Null where damage keeps it from being said. */
  const unlessDamaged = <Value>(work: () => Value): Value | null => {
    try {
      return work();
    } catch (error) {
      if (error instanceof Damage) return null;
      throw error;
    }
  };

  const changesOf = ({ changes }: Known, first: Row, last: Row): EntryChanges | null => {
    const name = `${first.key}-${last.key}`;
    const before = changes.get(name);
    if (before !== undefined) return before;
    const made = unlessDamaged(() => states.changes(states.orderAt(first.parent), states.orderAt(last.key)));
    changes.set(name, made);
    return made;
  };

  const fits = (timeline: Known, first: Row, last: Row, { author, kinds, language, section }: TimelineFilter): boolean => {
    if (author !== undefined && last.author !== author) return false;
    if (kinds !== undefined && !kinds.includes(last.kind)) return false;
    if (language !== undefined && changesOf(timeline, first, last)?.languages.includes(language) !== true) return false;
    return section === undefined || unlessDamaged(() => sections.touched(section, first.parent, last.key)) === true;
  };

  const drafts: Timeline['drafts'] = (document) =>
    draftKeys.all(document).flatMap((key) => {
      const draft = told(key);
      if (draft === null || draft.name === null) return [];
      const { name, note, about, author, at, id } = draft;
      const target = about.names === undefined ? null : revisions.find(about.names);
      return [{ name, note, symbol: about.symbol ?? null, revision: about.names ?? id, at: target === null ? at : time(target.at), namedAt: at, author }];
    });

  const momentOf = (id: string): { readonly revision: string; readonly at: number } | null => {
    const found = revisions.find(id);
    return found === null ? null : { revision: id, at: time(found.at) };
  };

  const entryOf = (document: number, timeline: Known, first: Row, last: Row, revisionCount: number): HistoryEntry => {
    const newest = told(last.key);
    if (newest === null) throw new Damage('a revision is missing');
    const { about } = newest;
    const from = about.restored === undefined ? null : momentOf(about.restored.revision);
    const acts = aboutBetween.all(document, first.key, last.key).flatMap((row) => (readAbout(row.about).acts ?? []).map((act) => ({ at: time(row.at), ...act })));
    const nameOfSource = from === null ? null : (drafts(document).find(({ revision }) => revision === from.revision)?.name ?? null);
    return {
      revision: newest.id,
      before: first.parent === null ? null : idOf(first.parent),
      kind: newest.kind,
      author: newest.author,
      from: first.at,
      to: last.at,
      revisions: revisionCount,
      name: newest.name,
      note: newest.note,
      symbol: about.symbol ?? null,
      named: about.names === undefined ? null : momentOf(about.names),
      restored: from === null || about.restored === undefined ? null : { ...from, name: nameOfSource, part: about.restored.part },
      ...(about.returned !== undefined && { returned: about.returned }),
      ...(acts.length === 0 ? {} : { acts }),
      changes: changesOf(timeline, first, last),
    };
  };

  return {
    told,
    beginningWith(document, beginning) {
      if (beginning.length < shortestId) return null;
      const found = hashes.all(document).filter(({ hash }) => {
        const id = revisionId(hash);
        return id.startsWith(beginning) || id.replace(/^-+/, '').startsWith(beginning);
      });
      return found.length === 1 && found[0] !== undefined ? told(found[0].key) : null;
    },
    drafts,
    acts(document, after) {
      const rows = actsAfter.all(document, after);
      const acts = rows.flatMap((row) => (readAbout(row.about).acts ?? []).map((act) => ({ ...act, at: time(row.at), author: row.author ?? '' })));
      return { acts, last: rows.at(-1)?.key ?? after };
    },
    authors: (document) => ({ authors: authorRows.all(document).map(authorIn), revisions: count.get(document) ?? 0 }),
    list(document, { limit, after, single = false, filter = {} }) {
      const began = performance.now();
      const timeline = timelineOf(document);
      const { rows, spans } = timeline;
      const length = single ? rows.length : spans.length;
      const spanAt = (at: number): Span => (single ? { first: at, last: at } : (spans[at] as Span));
      const lastOf = (at: number): Row => rows[spanAt(at).last] as Row;
      let at = length - 1;
      if (after !== undefined) {
        const cursor = revisions.find(after)?.key ?? 0;
        // The newest entry that ends before the cursor.
        let low = 0;
        let high = length;
        while (low < high) {
          const middle = (low + high) >> 1;
          if (lastOf(middle).key < cursor) low = middle + 1;
          else high = middle;
        }
        at = low - 1;
      }
      const entries: HistoryEntry[] = [];
      let seen: Row | null = null;
      for (; at >= 0 && entries.length < limit && (seen === null || performance.now() - began < budget); at--) {
        const span = spanAt(at);
        const first = rows[span.first] as Row;
        const last = (seen = lastOf(at));
        if (fits(timeline, first, last, filter)) entries.push(entryOf(document, timeline, first, last, span.last - span.first + 1));
      }
      return { entries, next: at < 0 || seen === null ? null : idOf(seen.key) };
    },
  };
};
