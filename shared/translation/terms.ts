// Terms: what a termbase holds, and where its terms stand in a text, whatever their inflection.
import { languageSchema, type Language } from '../language/language.ts';
import { fold, foldWithOffsets, originalRange } from '../text/arabic.ts';
import { z } from '../zod.ts';
import { isStorable } from './memory-unit.ts';
import { formsOf, readingsOf } from './terms-inflection.ts';

export const termUsages = ['preferred', 'admitted', 'forbidden'] as const;
export type TermUsage = (typeof termUsages)[number];

const oneLine = (most: number) => z.string().max(most).refine((text) => isStorable(text) && text.trim() === text, 'space around it, or control characters');

export const termSchema = z.strictObject({
  language: languageSchema,
  text: oneLine(500).min(1),
  usage: z.enum(termUsages),
  /** `verified`: seen in an official text; `unverified`: proposed, to be confirmed. */
  status: z.enum(['verified', 'unverified']),
});
export type Term = z.infer<typeof termSchema>;

/** One concept with its terms in all languages. */
export const termEntrySchema = z.strictObject({
  id: oneLine(100).min(1),
  domain: oneLine(200).nullable(),
  /** What tells it from a concept with the same word: `of ESCWA`. */
  note: oneLine(2000).nullable(),
  terms: z.array(termSchema).min(1).max(60),
});
export type TermEntry = z.infer<typeof termEntrySchema>;

/** Terms in the order of the languages, within each preferred ones first. */
export const inTermOrder = (entry: TermEntry): TermEntry => {
  const rank = ({ language, usage }: Term): number => languageSchema.options.indexOf(language) * 10 + termUsages.indexOf(usage);
  return { ...entry, terms: [...entry.terms].sort((one, other) => rank(one) - rank(other)) };
};

export interface FoundTerm {
  /** [start, end) in UTF-16 units of the text, with what is written together with an Arabic word. */
  readonly start: number;
  readonly end: number;
  /** Entries that have this term, those written just so first; and the term of each. */
  readonly entries: readonly { readonly entry: TermEntry; readonly term: Term }[];
}

export interface TermFinder {
  /** Where terms stand, in order; the longest first where they overlap, then the one that begins first. */
  readonly find: (text: string) => FoundTerm[];
}

interface Word {
  /** Folded. */
  readonly text: string;
  /** As it stands. */
  readonly written: string;
  readonly start: number;
  readonly end: number;
}

const wordsOf = (text: string): Word[] => {
  const folded = foldWithOffsets(text);
  return Array.from(folded.text.matchAll(/[\p{L}\p{M}\p{N}]+/gu), (match) => {
    const [start, end] = originalRange(folded, match.index, match.index + match[0].length);
    return { text: match[0], written: text.slice(start, end), start, end };
  });
};

/** How the letters of a word are written; mixtures stand for themselves. */
const caseOf = (written: string): string => {
  if (written === written.toLowerCase()) return 'small';
  if (written.length > 1 && written === written.toUpperCase()) return 'capitals';
  return written.slice(1) === written.slice(1).toLowerCase() ? 'first' : written;
};

/** Whether a sentence begins at a place: there a capital says nothing. */
const beginsSentence = (text: string, at: number): boolean => /(?:^|[.!?…:؟]\s)[\s"“«'‘([]*$/u.test(text.slice(0, at));

/** 2: written just so; 1: a capital that its place asks for; 0: another word (`secretariat` is not `Secretariat`). */
const caseFit = (term: readonly Word[], found: readonly Word[], atBeginning: boolean): 0 | 1 | 2 => {
  const isHeading = found.every(({ written }) => caseOf(written) === 'capitals') && found.some(({ written }) => written.length > 4);
  if (isHeading) return 1;
  let fit: 1 | 2 = 2;
  for (const [at, { written }] of found.entries()) {
    const wanted = caseOf(term[at]?.written ?? '');
    const is = caseOf(written);
    if (wanted === is) continue;
    if (at !== 0 || !atBeginning || wanted !== 'small' || is !== 'first') return 0;
    fit = 1;
  }
  return fit;
};

/** What stands before each word but the first, in one form: any space, any hyphen, any apostrophe. */
const gapsOf = (text: string, words: readonly Word[]): string[] => words.slice(1).map(({ start }, at) => fold(text.slice(words[at]?.end, start)).replace(/ +/g, ' '));

/** Finds the terms of one language. Forbidden ones too: `term.usage` tells. */
export const termFinder = (entries: readonly TermEntry[], language: Language): TermFinder => {
  interface Known { readonly words: readonly Word[]; readonly gaps: readonly string[]; readonly forms: readonly ReadonlySet<string>[]; readonly entry: TermEntry; readonly term: Term }
  const byFirst = new Map<string, Known[]>();
  for (const entry of entries) {
    for (const term of entry.terms) {
      if (term.language !== language) continue;
      const words = wordsOf(term.text);
      const forms = words.map(({ text }) => new Set(formsOf(fold(text), language)));
      for (const form of forms[0] ?? []) byFirst.set(form, [...(byFirst.get(form) ?? []), { words, gaps: gapsOf(term.text, words), forms, entry, term }]);
    }
  }
  const fits = (known: Known, text: string, words: readonly Word[], at: number): 0 | 1 | 2 => {
    const found = words.slice(at, at + known.words.length);
    if (found.length < known.words.length) return 0;
    if (!found.every((word, offset) => readingsOf(word.text, language).some((reading) => known.forms[offset]?.has(reading) === true))) return 0;
    if (!gapsOf(text, found).every((gap, offset) => gap === known.gaps[offset])) return 0;
    return caseFit(known.words, found, beginsSentence(text, found[0]?.start ?? 0));
  };
  return {
    find: (text) => {
      const words = wordsOf(text);
      const found: (FoundTerm & { readonly from: number; readonly length: number })[] = [];
      for (const [at, word] of words.entries()) {
        const candidates = new Set(readingsOf(word.text, language).flatMap((reading) => byFirst.get(reading) ?? []));
        const byLength = new Map<number, { known: Known; fit: number }[]>();
        for (const known of candidates) {
          const fit = fits(known, text, words, at);
          if (fit > 0) byLength.set(known.words.length, [...(byLength.get(known.words.length) ?? []), { known, fit }]);
        }
        for (const [length, list] of byLength) {
          const start = word.start;
          const end = words[at + length - 1]?.end ?? start;
          const seen = new Set<Term>();
          const ordered = list.sort((one, other) => other.fit - one.fit).filter(({ known }) => !seen.has(known.term) && seen.add(known.term));
          found.push({ from: at, length, start, end, entries: ordered.map(({ known: { entry, term } }) => ({ entry, term })) });
        }
      }
      const taken: typeof found = [];
      for (const one of found.sort((a, b) => b.length - a.length || a.from - b.from)) {
        if (!taken.some((other) => other.from < one.from + one.length && one.from < other.from + other.length)) taken.push(one);
      }
      return taken.sort((a, b) => a.from - b.from).map(({ start, end, entries: list }) => ({ start, end, entries: list }));
    },
  };
};
