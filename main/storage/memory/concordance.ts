// Looks for words and phrases in both languages of the memory: folded, Arabic behind its clitics too, with the places to mark.
import type { Database } from 'better-sqlite3';
import type { Language } from '../../../shared/language/language.ts';
import { foldWithOffsets, originalRange } from '../../../shared/text/arabic.ts';
import { withClitics } from '../../../shared/translation/terms-inflection.ts';

/** [start, end) in UTF-16 units of the text. */
export type Place = readonly [start: number, end: number];

export interface ConcordanceQuery {
  readonly text: string;
  readonly language: Language;
  /** `words`: all of them, anywhere, each as the beginning of a word; `phrase`: one after the other, the last as the beginning of a word. */
  readonly mode: 'words' | 'phrase';
  readonly limit: number;
}

export interface FoundUnit {
  readonly key: number;
  /** What to mark in the text of the language that was looked in. */
  readonly places: readonly Place[];
}

const letterOf: Readonly<Record<Language, string>> = { en: 'e', ar: 'a', fr: 'f' };
const word = /[\p{L}\p{M}\p{N}]+/gu;
/** Units that are looked at when the words are frequent but hardly ever stand together. */
const mostRead = 5000;

interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const wordsOf = (text: string): Word[] => {
  const folded = foldWithOffsets(text);
  return Array.from(folded.text.matchAll(word), (match) => {
    const [start, end] = originalRange(folded, match.index, match.index + match[0].length);
    return { text: match[0], start, end };
  });
};

/** The words of a text as the index holds them, each once. */
export const indexedWords = (folded: string, language: Language): string => {
  const letter = letterOf[language];
  return [...new Set(folded.match(word) ?? [])].map((text) => letter + text).join(' ');
};

/** In Arabic a word is looked for behind each of its clitics too. */
const formsOfWord = (wanted: string, language: Language): string[] => (language === 'ar' ? withClitics(wanted) : [wanted]);

/** Where all that is looked for stands in a text, in order; null where something is missing. */
export const concordancePlaces = (text: string, query: Pick<ConcordanceQuery, 'text' | 'language' | 'mode'>): Place[] | null => {
  const wanted = wordsOf(query.text).map((one) => formsOfWord(one.text, query.language));
  const words = wordsOf(text);
  if (wanted.length === 0) return null;
  const begins = (found: Word | undefined, forms: readonly string[]): boolean => found !== undefined && forms.some((form) => found.text.startsWith(form));
  if (query.mode === 'words') {
    if (!wanted.every((forms) => words.some((found) => begins(found, forms)))) return null;
    return words.filter((found) => wanted.some((forms) => begins(found, forms))).map(({ start, end }) => [start, end]);
  }
  const places: Place[] = [];
  for (const [at, first] of words.entries()) {
    // Only the last word may be the beginning of one.
    const last = words[at + wanted.length - 1];
    if (last === undefined || !begins(last, wanted.at(-1) ?? [])) continue;
    if (wanted.slice(0, -1).every((forms, offset) => forms.includes(words[at + offset]?.text ?? ''))) places.push([first.start, last.end]);
  }
  return places.length === 0 ? null : places;
};

export interface Concordance {
  readonly add: (key: number, texts: readonly (readonly [folded: string, language: Language])[]) => void;
  readonly remove: (key: number) => void;
  /** The units added last go first. `textOf`: the text of a unit in a language, null where it has none. */
  readonly find: (query: ConcordanceQuery, textOf: (key: number, language: Language) => string | null) => FoundUnit[];
}

export const createConcordance = (db: Database): Concordance => {
  const insert = db.prepare<[number, string]>('INSERT INTO concordance (rowid, words) VALUES (?, ?)');
  const remove = db.prepare<[number]>('DELETE FROM concordance WHERE rowid = ?');
  const search = db.prepare<[string, number], number>('SELECT rowid FROM concordance WHERE concordance MATCH ? ORDER BY rowid DESC LIMIT ?').pluck();

  return {
    add: (key, texts) => void insert.run(key, texts.map(([folded, language]) => indexedWords(folded, language)).join(' ')),
    remove: (key) => void remove.run(key),
    find: (query, textOf) => {
      const letter = letterOf[query.language];
      const wanted = wordsOf(query.text).map((one) => one.text);
      if (wanted.length === 0 || query.limit <= 0) return [];
      const each = wanted.map((one, at) => {
        const mayGoOn = query.mode === 'words' || at === wanted.length - 1 ? '*' : '';
        return `(${formsOfWord(one, query.language).map((form) => `"${letter}${form}"${mayGoOn}`).join(' OR ')})`;
      });
      const found: FoundUnit[] = [];
      for (const key of search.iterate([...new Set(each)].join(' AND '), mostRead)) {
        const text = textOf(key, query.language);
        const places = text === null ? null : concordancePlaces(text, query);
        if (places !== null && found.push({ key, places }) >= query.limit) break;
      }
      return found;
    },
  };
};
