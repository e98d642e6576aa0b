// Comparing two states of a document, or two documents, as the window asks for it: on screen, and as a file that leaves the program.
import type { Comparison, Renumbering } from '../compare/comparison.ts';
import type { ThreeWayComparison } from '../compare/three-way.ts';
import { idSchema } from '../document/ids.ts';
import { findingSchema } from '../export/finding.ts';
import { languageSchema } from '../language/language.ts';
import { z } from '../zod.ts';

/** One side of a comparison. `revision` is null for the newest text that is saved. */
export const comparedSideSchema = z.strictObject({ document: idSchema, revision: idSchema.nullable() });
export type ComparedSide = z.infer<typeof comparedSideSchema>;

/**
 * `docx`: the later text as a Word file with tracked changes against the earlier one. `amendments`: a Word file with a table of what changed, paragraph by
 * paragraph, and of the numbers that changed. `pdf` and `html`: the text with its changes marked, and the numbers that changed. `json`: the comparison as data.
 */
export const comparisonFormats = ['docx', 'amendments', 'pdf', 'html', 'json'] as const;
export const comparisonFormatSchema = z.enum(comparisonFormats);
export type ComparisonFormat = z.infer<typeof comparisonFormatSchema>;
/** The ending of a file of a format. */
export const comparisonEnding = (format: ComparisonFormat): string => (format === 'amendments' ? 'docx' : format);

/**
 * Whom the changes of a file name. `history`: whoever made each of them, at the time it was made; where the history does not say (two different documents, a
 * revision that is not an ancestor of the other), the author of the later side. `one`: the same name for all, at the time of the later side.
 */
export const attributionSchema = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('history') }),
  z.strictObject({ by: z.literal('one'), author: z.string().trim().min(1).max(200) }),
]);
export type Attribution = z.infer<typeof attributionSchema>;

const lists = ['blocks', 'moves', 'settings', 'changes', 'languages', 'changedLanguages'] as const;

/** Our own data, made by the core a moment before: its outline is looked at, its thousands of pieces are not taken apart once more. */
const comparisonSchema = z.custom<Comparison>(
  (value) => typeof value === 'object' && value !== null && 'summary' in value && lists.every((list) => list in value && Array.isArray((value as Record<string, unknown>)[list])),
);
const threeWaySchema = z.custom<ThreeWayComparison>((value) => typeof value === 'object' && value !== null && 'blocks' in value && 'conflicts' in value);
const renumberingsSchema = z.array(z.custom<Renumbering>((value) => typeof value === 'object' && value !== null && 'changed' in value));

/** As many characters of a change as are enough to know it again. */
export const mostWords = 400;

export const compareCalls = {
  /**
   * Compares two texts in a thread; the window stays free. Languages that neither text has are left out; none asked for means those of both. A call with a
   * `job` ends at `compare.cancel` with `compare.cancelled`. Fails with `document.unknown`, `revision.unknown`, `revision.damaged`.
   */
  'compare.run': {
    input: z.strictObject({ before: comparedSideSchema, after: comparedSideSchema, languages: z.array(languageSchema), job: idSchema.optional() }),
    output: z.strictObject({
      comparison: comparisonSchema,
      /** Every number of each language compared, in reading order, those that stayed too (`changed` tells). */
      renumberings: z.array(z.strictObject({ language: languageSchema, rows: renumberingsSchema })),
      milliseconds: z.number(),
    }),
  },
  /**
   * Writes a comparison in one language as a file. Its steps come as `export.progress` with the job; ends when the file stands in its folder, was cancelled
   * (`export.cancelled`) or failed. An existing file is left alone and the new one gets a number. An ending that the name lacks is added.
   * Fails with `compare.noCommonLanguage` where the words of the two cannot be marked against each other; the data can be had all the same.
   */
  'compare.export': {
    input: z.strictObject({
      job: idSchema,
      before: comparedSideSchema,
      after: comparedSideSchema,
      language: languageSchema,
      format: comparisonFormatSchema,
      attribution: attributionSchema,
      folder: z.string().min(1).max(4096),
      name: z.string().min(1).max(240),
    }),
    /** `findings`: what showed only while the file was made, such as a PDF that cannot claim to be accessible. */
    output: z.strictObject({ path: z.string(), bytes: z.number().int(), milliseconds: z.number(), findings: z.array(findingSchema) }),
  },
  /** Two revised texts against their common base, in a thread; as `compare.run` in all else. */
  'compare.three': {
    input: z.strictObject({ base: comparedSideSchema, left: comparedSideSchema, right: comparedSideSchema, languages: z.array(languageSchema), job: idSchema.optional() }),
    output: z.strictObject({ comparison: threeWaySchema, milliseconds: z.number() }),
  },
  /**
   * Who made changes between two revisions of a document, asked once they are shown: for each the hand that put its words in or, with `went`, took them out;
   * without words, whoever touched the element last. Null where the history does not say, as between two different documents. Fails with `compare.cancelled`.
   */
  'compare.hands': {
    input: z.strictObject({
      before: comparedSideSchema,
      after: comparedSideSchema,
      language: languageSchema,
      changes: z.array(z.strictObject({ elements: z.array(idSchema).max(2), went: z.boolean(), words: z.string().max(mostWords) })).max(100_000),
      job: idSchema.optional(),
    }),
    output: z.strictObject({ hands: z.array(z.strictObject({ name: z.string(), at: z.number() }).nullable()) }),
  },
  /** Ends a comparison or its export, if it is under way. */
  'compare.cancel': { input: z.strictObject({ job: idSchema }), output: z.strictObject({}) },
} as const;
