// One unit of the translation memory: a sentence, its translation, and where they were read. Texts are plain: objects stand as what they show.
import { languageSchema } from '../language/language.ts';
import { z } from '../zod.ts';

/** Longer than any sentence; a paragraph of three pages. In UTF-16 units. */
export const longestUnitText = 10_000;

/** Text that can be stored and written out anywhere: whole characters, and no control characters but tab and line feed. */
const unstorable = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
export const isStorable = (text: string): boolean => !unstorable.test(text);

const unitText = z.string().min(1).max(longestUnitText).refine((text) => isStorable(text) && text.trim() !== '', 'no text');
const shortText = z.string().max(1000).refine(isStorable, 'control characters').nullable();
/** `contextOf` of the sentence beside it. */
const contextSchema = z.string().regex(/^[0-9a-f]{16}$/).nullable();

export const unitOriginSchema = z.strictObject({
  /** Id of a document of the library. */
  document: shortText,
  symbol: shortText,
  title: shortText,
  /** The number it had there, as it was printed. */
  paragraph: shortText,
});
export type UnitOrigin = z.infer<typeof unitOriginSchema>;

export const memoryUnitSchema = z.strictObject({
  source: languageSchema,
  target: languageSchema,
  sourceText: unitText,
  targetText: unitText,
  /** `contextOf` of the sentence before and after; null at the edge of a text or where it is not known. */
  before: contextSchema,
  after: contextSchema,
  origin: unitOriginSchema,
  by: z.string().max(200).refine(isStorable, 'control characters'),
  /** Milliseconds since 1970, UTC. */
  at: z.number().int().nonnegative().max(253_402_300_799_999),
}).refine(({ source, target }) => source !== target, 'one language');
export type MemoryUnit = z.infer<typeof memoryUnitSchema>;

export const noOrigin: UnitOrigin = { document: null, symbol: null, title: null, paragraph: null };
