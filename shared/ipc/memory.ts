// What the window asks the translation memory and the terms.
import { languageSchema } from '../language/language.ts';
import { longestUnitText, unitOriginSchema, type UnitOrigin } from '../translation/memory-unit.ts';
import type { DifferencePiece } from '../translation/matching.ts';
import { termSchema, type Term } from '../translation/terms.ts';
import { z } from '../zod.ts';
import type { Language } from '../language/language.ts';

export interface MemoryOffer {
  readonly key: number;
  /** 101: the same between the same neighbours; 100: the same; below: the share of the words. */
  readonly percentage: number;
  /** The sentence of the memory against the one asked for. */
  readonly pieces: DifferencePiece[];
  /** Its translation with the figures and symbols of the sentence asked for. */
  readonly text: string;
  /** Figures and symbols of the sentence asked for that have no certain place in it. */
  readonly open: string[];
  readonly origin: UnitOrigin;
  readonly by: string;
  readonly at: number;
}

/** [start, end) in UTF-16 units. */
export type MarkedPlace = [start: number, end: number];

export interface ConcordanceEntry {
  readonly key: number;
  readonly source: Language;
  readonly target: Language;
  readonly sourceText: string;
  readonly targetText: string;
  /** What to mark in the text of the language that was looked in. */
  readonly places: MarkedPlace[];
  readonly origin: UnitOrigin;
  readonly by: string;
  readonly at: number;
}

export interface OfferedTerm {
  /** Id of its entry. */
  readonly id: string;
  /** As it stands in the termbase. */
  readonly term: Term;
  readonly note: string | null;
  /** In the language wanted, preferred ones first, forbidden ones last. */
  readonly translations: Term[];
}

export interface TermPlace {
  /** [start, end) in UTF-16 units of the text, with what is written together with an Arabic word. */
  readonly start: number;
  readonly end: number;
  readonly entries: OfferedTerm[];
}

const text = z.string().max(longestUnitText);
const time = z.number().int();
const place: z.ZodType<MarkedPlace, MarkedPlace> = z.tuple([z.number().int(), z.number().int()]);

export const memoryOfferSchema: z.ZodType<MemoryOffer, MemoryOffer> = z.strictObject({
  key: z.number().int(),
  percentage: z.number().int(),
  pieces: z.array(z.strictObject({ kind: z.enum(['same', 'gone', 'added']), text: z.string() })),
  text: z.string(),
  open: z.array(z.string()),
  origin: unitOriginSchema,
  by: z.string(),
  at: time,
});

export const concordanceEntrySchema: z.ZodType<ConcordanceEntry, ConcordanceEntry> = z.strictObject({
  key: z.number().int(),
  source: languageSchema,
  target: languageSchema,
  sourceText: z.string(),
  targetText: z.string(),
  places: z.array(place),
  origin: unitOriginSchema,
  by: z.string(),
  at: time,
});

export const termPlaceSchema: z.ZodType<TermPlace, TermPlace> = z.strictObject({
  start: z.number().int(),
  end: z.number().int(),
  entries: z.array(z.strictObject({ id: z.string(), term: termSchema, note: z.string().nullable(), translations: z.array(termSchema) })),
});

/** Fail with `memory.damaged`, `.tooNew`, `.unreadable`, `.readOnly` or `.inUse`, which concern no text; terms that come with the program are found all the same. */
export const memoryCalls = {
  /** What the memory has for a sentence, best first. `before` and `after`: the sentences beside it, null at the edge of the text. */
  'memory.matches': {
    input: z.strictObject({ source: languageSchema, target: languageSchema, text, before: text.nullable(), after: text.nullable(), limit: z.number().int().min(1).max(50).default(10) }),
    output: z.array(memoryOfferSchema),
  },
  /** Sentences with these words, in a language that they are from or into. */
  'memory.concordance': {
    input: z.strictObject({ text: z.string().max(500), language: languageSchema, mode: z.enum(['words', 'phrase']), limit: z.number().int().min(1).max(500) }),
    output: z.array(concordanceEntrySchema),
  },
  /** Terms that stand in a text and have a translation, or are forbidden; the user's own before those that come with the program. */
  'memory.terms': {
    input: z.strictObject({ text: z.string().max(100_000), source: languageSchema, target: languageSchema }),
    output: z.array(termPlaceSchema),
  },
} as const;
