// Finding text in all documents: all languages, Arabic folded, symbols, and words of one or two letters too.
import type { Database } from 'better-sqlite3';
import { blockSchema } from '../../shared/document/blocks/index.ts';
import { idSchema } from '../../shared/document/ids.ts';
import { languageSchema, type Language } from '../../shared/language/language.ts';
import type { SearchHit } from '../../shared/ipc/contract.ts';
import { foldWithOffsets, originalRange } from '../../shared/text/arabic.ts';
import type { Contents } from './contents.ts';
import { parseStored } from './documents.ts';
import { Damage } from './failure.ts';
import { indexed, isIndexDamage, searchable } from './passage-store.ts';
import { passagesOf } from './passages.ts';
import type { Revisions } from './revisions.ts';

/** The trigram index holds pieces of three characters; shorter words are looked for in the text itself. */
const piece = 3;
/** Enough pieces of one word to leave few rows; the text itself decides. */
const piecesOfWord = 8;
/** What stands in the excerpt before and after the hit, in UTF-16 units. */
const before = 60;
const after = 120;
/** Rows that are ranked; beyond it, the newest documents win. */
const candidates = 5000;

interface Row {
  readonly document: number;
  readonly block: number;
  readonly language: string;
  readonly weight: number;
  readonly exact: number;
  readonly id: string;
  readonly head: number;
  readonly drafting: string;
}

export interface Search {
  /**
   * Best first: whole phrases before single words, then symbols, titles, headings, text; within these, documents changed last. What is damaged is left out.
   */
  readonly find: (query: string, limit: number) => SearchHit[];
}

/** Overlapping pieces of a word, spread over it. */
const piecesOf = (word: string): string[] => {
  const signs = [...word];
  const all = Array.from({ length: Math.max(0, signs.length - piece + 1) }, (_, at) => signs.slice(at, at + piece).join(''));
  const step = Math.max(1, all.length / piecesOfWord);
  const chosen = new Set<string>();
  for (let at = 0; at < all.length; at += step) chosen.add(all[Math.floor(at)] as string);
  const last = all.at(-1);
  if (last !== undefined) chosen.add(last);
  return [...chosen];
};

export const createSearch = (db: Database, contents: Contents, revisions: Revisions): Search => {
  const columns = 'p.document, p.block, p.language, p.weight, d.id, d.head, d.drafting_language AS drafting';
  const order = `exact DESC, p.weight, d.changed_at DESC, p.key LIMIT ${candidates}`;

  /** Passages of documents that are not archived and contain every word. */
  const rowsWith = (words: readonly string[], phrase: string): Row[] => {
    try {
      return matching(words, phrase, words.flatMap(piecesOf));
    } catch (error) {
      if (!isIndexDamage(error)) throw error;
      return matching(words, phrase, []);
    }
  };

  /** Without `pieces` every passage is looked through. */
  const matching = (words: readonly string[], phrase: string, pieces: readonly string[]): Row[] => {
    const contained = words.map(() => 'instr(p.folded, ?) > 0').join(' AND ');
    const source = pieces.length === 0 ? 'passage p' : 'passage_index JOIN passage p ON p.key = passage_index.rowid';
    const match = pieces.length === 0 ? '' : 'passage_index MATCH ? AND ';
    const sql = `SELECT ${columns}, instr(p.folded, ?) > 0 AS exact FROM ${source} JOIN document d ON d.key = p.document
      WHERE ${match}${contained} AND d.archived = 0 ORDER BY ${order}`;
    const matched = pieces.map((text) => `"${text.replaceAll('"', '""')}"`).join(' AND ');
    const params = pieces.length === 0 ? [phrase, ...words] : [phrase, matched, ...words];
    return db.prepare<string[], Row>(sql).all(...params);
  };

  /** The passage of a row as the user wrote it, with the place of the hit. Throws `Damage` where it cannot be read. */
  const hitOf = (row: Row, words: readonly string[], phrase: string): SearchHit => {
    const block = blockSchema.safeParse(parseStored(contents.read(row.block).bytes));
    const language = languageOf(row);
    if (!block.success || language === null || !idSchema.safeParse(row.id).success) throw new Damage('a block makes no sense');
    const passage = passagesOf(block.data).find((found) => (found.language ?? '') === row.language);
    if (passage === undefined) throw new Damage('the index names a text that is not there');
    const folded = foldWithOffsets(passage.text);
    const wanted = row.exact === 1 ? phrase : ([...words].sort((a, b) => b.length - a.length)[0] as string);
    const at = Math.max(0, searchable(folded.text).indexOf(wanted));
    const [from, to] = originalRange(folded, at, at + wanted.length);
    return { document: row.id, block: block.data.id, language, ...excerpt(passage.text, from, to) };
  };

  /** What has no language of its own is found in the language in which the document is drafted. */
  const languageOf = (row: Row): Language | null => languageSchema.safeParse(row.language === '' ? row.drafting : row.language).data ?? null;

  /** What is damaged hides nothing but itself. */
  const unlessDamaged = <Value>(work: () => Value, otherwise: Value): Value => {
    try {
      return work();
    } catch (error) {
      if (error instanceof Damage) return otherwise;
      throw error;
    }
  };

  return {
    find(query, limit) {
      const phrase = indexed(query).replaceAll(/\s+/g, ' ').trim();
      if (phrase === '') return [];
      const words = [...new Set(phrase.split(' '))];
      const rows = rowsWith(words, phrase);
      const places = new Map<number, Map<number, number>>();
      const placeOf = (row: Row): number => {
        let order = places.get(row.head);
        if (order === undefined) {
          const keys = unlessDamaged<readonly number[]>(() => revisions.rebuild(row.head).order.keys, []);
          places.set(row.head, (order = new Map(keys.map((key, index) => [key, index]))));
        }
        return order.get(row.block) ?? 0;
      };
      // The rows come ranked; rows of the same rank and document follow the text.
      const rank = new Map<string, number>();
      const rankOf = (row: Row): number => {
        const key = `${row.exact} ${row.weight} ${row.document}`;
        if (!rank.has(key)) rank.set(key, rank.size);
        return rank.get(key) as number;
      };
      const ranked = rows.map((row) => ({ row, rank: rankOf(row) })).sort((a, b) => a.rank - b.rank);
      const cut = ranked[Math.min(limit, ranked.length) - 1]?.rank ?? -1;
      return ranked
        .filter((entry) => entry.rank <= cut)
        .map((entry) => ({ ...entry, place: placeOf(entry.row) }))
        .sort((a, b) => a.rank - b.rank || a.place - b.place)
        .slice(0, limit)
        .flatMap(({ row }) => unlessDamaged(() => [hitOf(row, words, phrase)], []));
    },
  };
};

/** The surroundings of [from, to), cut at spaces where there are any near, on one line. */
const excerpt = (text: string, from: number, to: number): { readonly excerpt: string; readonly start: number; readonly end: number } => {
  const end = Math.min(to, from + 300);
  const earliest = Math.max(0, from - before);
  const space = text.slice(earliest, from).search(/\s/);
  const first = earliest === 0 ? 0 : space === -1 ? earliest : earliest + space + 1;
  const latest = Math.min(text.length, end + after);
  const lastSpace = text.slice(end, latest).search(/\s\S*$/);
  const last = latest === text.length || lastSpace === -1 ? latest : end + lastSpace;
  const opening = first > 0 ? '… ' : '';
  const closing = last < text.length ? ' …' : '';
  const middle = text.slice(first, last).replaceAll(/[\n\r\t]/g, ' ').toWellFormed();
  return { excerpt: `${opening}${middle}${closing}`, start: opening.length + from - first, end: opening.length + end - first };
};
