// How far the text of one element has come in one language, and of which text in which other language it is a translation.
import { languageSchema } from '../language/language.ts';
import { z } from '../zod.ts';

/** What a translator or a reviewer said of a text, lowest first. */
export const confirmations = ['draft', 'translated', 'reviewed', 'final'] as const;
export const confirmationSchema = z.enum(confirmations);
export type Confirmation = z.infer<typeof confirmationSchema>;

/** The form of a text that a reader sees, as `shared/translation/text-digest.ts` makes it. */
const digestSchema = z.string().regex(/^[0-9a-z]{1,24}$/);

export const translationSchema = z.strictObject({
  state: confirmationSchema,
  /** The language it was translated from. */
  from: languageSchema,
  /** Digest of the text in that language of which this is the translation. */
  of: digestSchema,
  /** Digest of the translation itself: what is edited afterwards is a draft again. */
  text: digestSchema,
  by: z.string().max(200),
  /** Milliseconds since 1970, UTC. */
  at: z.number().int().nonnegative(),
  /** Nobody edits the text in this language until it is unlocked. */
  locked: z.literal(true).optional(),
});
export type Translation = z.infer<typeof translationSchema>;

/** By the language of the translation; a language that is absent was never confirmed. */
const byLanguage = z.strictObject({ en: translationSchema.optional(), ar: translationSchema.optional(), fr: translationSchema.optional() });
export type Translations = z.infer<typeof byLanguage>;
// By its name: it is part of every element, and written out each time it would be longer than the compiler writes.
export const translationsSchema: z.ZodType<Translations, Translations> = byLanguage;
