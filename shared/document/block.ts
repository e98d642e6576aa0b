// What all blocks have in common, and how a block type is defined.
import { bracketStates, contentSchema } from './inlines.ts';
import { idSchema } from './ids.ts';
import { blockProposalSchema } from './proposal.ts';
import { silenceSchema } from './silence.ts';
import { translationsSchema } from './translation.ts';
import { languageSchema, type Language } from '../language/language.ts';
import { z } from '../zod.ts';

/** Text per language. A language that is absent is untranslated; an empty content was emptied on purpose. */
export const languageTextSchema = z.strictObject({
  en: contentSchema.optional(),
  ar: contentSchema.optional(),
  fr: contentSchema.optional(),
});
export type LanguageText = z.infer<typeof languageTextSchema>;

/** Unformatted text per language, for what never prints as text (alternative texts). */
export const languageStringSchema = z.strictObject({
  en: z.string().max(10_000).optional(),
  ar: z.string().max(10_000).optional(),
  fr: z.string().max(10_000).optional(),
});

/** A day of the Gregorian calendar, `YYYY-MM-DD`; days that do not exist are refused. */
export const daySchema = z.iso.date();
export type Day = z.infer<typeof daySchema>;

/** An image in the library's assets, addressed by the SHA-256 of its bytes (lower-case hexadecimal). Sizes in pixels. */
export const assetSchema = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  mediaType: z.enum(['image/png', 'image/jpeg', 'image/svg+xml']),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
export type Asset = z.infer<typeof assetSchema>;

export { languageSchema, type Language };

/** How far an element has come in the negotiation; absent where nobody said anything of it. */
export const standingSchema = z.strictObject({
  state: z.enum(bracketStates),
  source: z.string().max(500).optional(),
  note: z.string().max(4000).optional(),
  at: z.number().int().optional(),
  meeting: z.string().max(200).optional(),
  silence: silenceSchema.optional(),
});
export type Standing = z.infer<typeof standingSchema>;

/** The fields that every block has. Blocks without text keep an empty `text`. */
export const blockFields = {
  id: idSchema,
  text: languageTextSchema,
  proposals: z.array(blockProposalSchema).min(1).optional(),
  standing: standingSchema.optional(),
  /** Ids of the threads about the whole element. */
  comments: z.array(idSchema).min(1).optional(),
  /** How far the texts of the element itself have come in each language; of a box, its title. */
  translations: translationsSchema.optional(),
};

/** Fields that are no part of the form of an element: its texts, what stands in it, and what was said of it. */
export const fieldsBesideForm = ['id', 'text', 'proposals', 'standing', 'comments', 'translations', 'blocks', 'rows', 'notes', 'source'] as const;

export interface BlockTraits {
  /** `front`: an element of the first page, before the body of the text. */
  readonly place: 'front' | 'body';
  /** Whether a user writes into the element itself. Elements without text take data in their own fields, or nothing. */
  readonly text: boolean;
  /** At most one per document. */
  readonly single: boolean;
  /** How many levels the element has; 0 when it has none. */
  readonly levels: number;
  /** The type that Enter at the end of the element gives. */
  readonly next: string;
  /** What the element becomes on Enter or Backspace when it is empty; absent where it stays. */
  readonly leave?: string;
  /** May stand inside a box. */
  readonly inBox: boolean;
}

export interface BlockDefinition<Type extends string, Schema extends z.ZodType> {
  readonly type: Type;
  readonly schema: Schema;
  readonly traits: BlockTraits;
  /** An empty element, valid by its schema. */
  readonly blank: (id: string) => z.infer<Schema>;
}

export const defineBlock = <Type extends string, Schema extends z.ZodType>(
  definition: BlockDefinition<Type, Schema>,
): BlockDefinition<Type, Schema> => definition;
