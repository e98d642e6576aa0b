// The document: one ordered list of blocks with its settings. Everything else (numbers, contents, labels) is computed from it.
import { blockSchema } from './blocks/index.ts';
import { delegationSchema } from './delegation.ts';
import { idSchema } from './ids.ts';
import { languages, languageSchema, type Language } from '../language/language.ts';
import { meetingSchema } from './meeting.ts';
import { threadSchema } from './thread.ts';
import { z } from '../zod.ts';

/** Raised by one with every change of the shape below; `migrate` lifts older documents. */
export const schemaVersion = 1;

export const templates = [
  'outcomeDocument',
  'committeeReport',
  'sessionReport',
  'resolution',
  'declaration',
  'provisionalAgenda',
  'informationNote',
  'conferenceConceptNote',
  'workshopConceptNote',
  'workingGroupBriefing',
  'keyMessagesSummary',
] as const;
export const templateSchema = z.enum(templates);
export type TemplateName = z.infer<typeof templateSchema>;

/** How the document looks: ESCWA since about 2019, ESCWA before, United Nations Headquarters. */
export const looks = ['escwa-current', 'escwa-classic', 'headquarters'] as const;
export const lookSchema = z.enum(looks);
export type Look = z.infer<typeof lookSchema>;

/** Something an import could not place with confidence, or an image that did not come along. It stands in the document, text as a paragraph; nothing was dropped. */
export const unplacedSchema = z.strictObject({
  block: idSchema,
  /** Line of the imported file, counted from 1. */
  line: z.number().int().positive(),
  text: z.string(),
  reason: z.enum([
    'unknownMastheadLine',
    'beforeMasthead',
    'contentsDisagree',
    'numberOutOfSequence',
    'orphanFootnoteMark',
    'orphanFootnoteText',
    'brokenTable',
    'impossibleDate',
    'unknownSymbol',
    'missingImage',
    'unrecognised',
    // Of Word files: what a document has no place for.
    'textBox',
    'equation',
    'embeddedObject',
    'drawing',
    'unknownImage',
    'outsideFile',
    'endnotes',
    'struckText',
    'hiddenText',
    'colouredText',
    'nestedTable',
    'trackedChanges',
    'comments',
    'formField',
    'unknownElement',
    // A square bracket without another half, where typed brackets became objects.
    'loneBracket',
  ]),
});
export type Unplaced = z.infer<typeof unplacedSchema>;

export const settingsSchema = z.strictObject({
  template: templateSchema,
  look: lookSchema,
  /** The language in which structure is edited. */
  draftingLanguage: languageSchema,
  /** The languages in which the document is to exist, the drafting language first. */
  languages: z.array(languageSchema).min(1).max(3),
  /** Digits of Arabic text. */
  digits: z.enum(['western', 'arabicIndic']),
  unplaced: z.array(unplacedSchema),
  /** Delegations that this text knows besides those of the program, and other names for those. */
  delegations: z.array(delegationSchema).max(500).optional(),
  /** Comments. One whose place is gone stays, so that what was said is not lost. */
  threads: z.array(threadSchema).max(5000).optional(),
  /** In the order in which they were held; only the last may still be running. */
  meetings: z.array(meetingSchema).max(1000).optional(),
});
export type DocumentSettings = z.infer<typeof settingsSchema>;

/** The languages of a document in the order of its settings: the drafting language, which is always one of them, then those of `wanted` in their usual order. */
export const orderedLanguages = (drafting: Language, wanted: readonly Language[]): Language[] => [drafting, ...languages.filter((language) => language !== drafting && wanted.includes(language))];

const wholeSchema = z.strictObject({
  schemaVersion: z.literal(schemaVersion),
  id: idSchema,
  settings: settingsSchema,
  blocks: z.array(blockSchema),
});
type WholeSchema = typeof wholeSchema;
/** Has a name for the same reason as the schema of a block. */
export interface DocumentSchema extends WholeSchema {}
export const documentSchema: DocumentSchema = wholeSchema;
export type Document = z.infer<DocumentSchema>;
