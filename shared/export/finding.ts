// What can be amiss with a document that is to leave, which format it concerns, and how much: the words are in `assets/locales/*/export.json`.
import { blockTypeSchema } from '../document/blocks/index.ts';
import { idSchema } from '../document/ids.ts';
import { z } from '../zod.ts';

/** In the order in which they are shown. */
export const findingKinds = [
  'missingTitle',
  'missingAlternativeText',
  'missingCharacter',
  'missingSymbol',
  'missingDate',
  'symbolForm',
  'symbolSession',
  'symbolYear',
  'symbolDistribution',
  'symbolSeries',
  'emptyElement',
  'untranslated',
  'openBracket',
  'typedBracket',
  'openProposal',
  'parked',
  'underSilence',
  'lostReference',
  'lostImage',
  'damagedImage',
  'lostEmblem',
  'skippedHeading',
  'uncertified',
] as const;
export const findingKindSchema = z.enum(findingKinds);
export type FindingKind = z.infer<typeof findingKindSchema>;

/** `hinders`: the format cannot be written before this is mended. `notable`: it is written, and the reader will miss or stumble over something. */
export const severities = ['hinders', 'notable'] as const;
export type Severity = (typeof severities)[number];

export const findingSchema = z.strictObject({
  kind: findingKindSchema,
  severity: z.enum(severities),
  /** Where it is: an element of the document or of a box in it; null where it concerns the document, or an element that is not there. */
  block: idSchema.nullable(),
  /** What that element is; null with `block`. */
  type: blockTypeSchema.nullable(),
  /** Its level, where its type has levels. */
  level: z.number().int().nullable(),
  /** Its number in the language of the version: `II`, `12`, `Table 2`; empty where it has none. */
  label: z.string(),
  /** The beginning of its text, in the language of the version where that has one; empty where no language has. */
  excerpt: z.string(),
  /** Which of several is meant. Of `missingCharacter`, the characters and their code points: `☃ (U+2603)`; of lost and damaged logos, what describes them; of `openBracket` and `typedBracket`, the words in them. Empty in all others. */
  which: z.string(),
});
export type Finding = z.infer<typeof findingSchema>;

/** Something that shows only while the file is made, and concerns the whole of it. */
export const findingOfFile = (kind: FindingKind, severity: Severity): Finding => ({ kind, severity, block: null, type: null, level: null, label: '', excerpt: '', which: '' });
