// Every call the window may make and every event it may hear. Both ends validate with these schemas, in every host.
import { assetSchema } from '../document/block.ts';
import { documentSchema, settingsSchema, templateSchema, unplacedSchema } from '../document/document.ts';
import { actSchema } from '../negotiation/act.ts';
import { idSchema } from '../document/ids.ts';
import { meetingNameSchema } from '../document/meeting.ts';
import { templateTextSchema } from '../document/own-templates.ts';
import { spliceSchema, type Splice } from '../document/splices.ts';
import { emblemSchema } from '../export/emblem.ts';
import { findingSchema } from '../export/finding.ts';
import { partySchema } from '../document/inlines.ts';
import { exportFormSchema } from '../export/negotiation/form.ts';
import { languageSchema } from '../language/language.ts';
import { z } from '../zod.ts';
import { compareCalls } from './compare.ts';
import { authorRoleSchema, historyCalls } from './history.ts';
import { memoryCalls } from './memory.ts';
import { returnCalls } from './returns.ts';
import { roomCalls } from './room.ts';

/** An expected failure. Its text, which says what happened, what it means for the text and what to do, is in `assets/locales`. */
export const appErrorSchema = z.strictObject({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** Milliseconds since 1970, UTC. */
const timeSchema = z.number().int().nonnegative();
/** Binary data travels as base64. */
const bytesSchema = z.base64();
const nothing = z.strictObject({});

export const documentSummarySchema = z.strictObject({
  id: idSchema,
  symbol: z.string().nullable(),
  /** Title per language, as plain text. */
  title: z.partialRecord(languageSchema, z.string()),
  template: templateSchema,
  draftingLanguage: languageSchema,
  languages: z.array(languageSchema),
  changedAt: timeSchema,
  archived: z.boolean(),
  paragraphs: z.number().int(),
  words: z.number().int(),
  /** The document cannot be opened, and this is what could still be read of its entry. Absent where it is whole. */
  damaged: z.literal(true).optional(),
});
export type DocumentSummary = z.infer<typeof documentSummarySchema>;

export const searchHitSchema = z.strictObject({
  document: idSchema,
  block: idSchema,
  language: languageSchema,
  /** The text around the hit; the hit itself is at [start, end) in UTF-16 units. */
  excerpt: z.string(),
  start: z.number().int(),
  end: z.number().int(),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

/** A document that others begin with. */
export const ownTemplateSchema = z.strictObject({
  id: idSchema,
  name: z.string(),
  /** The kind of document it is made of. */
  template: templateSchema,
  languages: z.array(languageSchema),
  elements: z.number().int(),
  madeAt: timeSchema,
});
export type OwnTemplate = z.infer<typeof ownTemplateSchema>;

/** Where an element begins on its pages: the page from 1, and points from its left and its top. */
export const placeSchema = z.strictObject({ block: idSchema, page: z.number().int().positive(), x: z.number(), y: z.number() });
export type Place = z.infer<typeof placeSchema>;

/** Pages from one to another, both of them too; from 1. */
export const pageRangeSchema = z.strictObject({ first: z.number().int().positive(), last: z.number().int().positive() });
export type PageRange = z.infer<typeof pageRangeSchema>;

/** `pdf` is PDF/UA-1, for everybody to read; `pdfa` is PDF/A-2a, for archives that ask for it. A file may claim one of them only. */
export const exportFormats = ['docx', 'pdf', 'pdfa', 'md', 'html', 'json'] as const;
export const exportFormatSchema = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof exportFormatSchema>;
/** The ending of a file of a format. */
export const formatEnding = (format: ExportFormat): string => (format === 'pdfa' ? 'pdf' : format);

export { spliceSchema };
export type { Splice };

/** From one state of a document to the next. `count` is the number of blocks after the splices, a guard against lost steps. `acts`: what was decided in it. */
const change = { splices: z.array(spliceSchema), settings: settingsSchema.optional(), count: z.number().int().nonnegative(), acts: z.array(actSchema).min(1).max(5_000).optional() };
export const changeSchema = z.strictObject(change);
export type Change = z.infer<typeof changeSchema>;

/** What the window remembers of its own arrangement: which side panels stand open, and the commands used last, newest first. */
export const windowArrangementSchema = z.strictObject({
  outline: z.boolean(),
  inspector: z.boolean(),
  /** The pages as they will be printed. */
  preview: z.boolean().default(false),
  recentCommands: z.array(z.string().max(100)).max(20),
});
export type WindowArrangement = z.infer<typeof windowArrangementSchema>;

export const interfaceThemes = ['system', 'light', 'dark'] as const;
export const preferencesSchema = z.strictObject({
  interfaceLanguage: languageSchema,
  theme: z.enum(interfaceThemes),
  author: z.string().max(200),
  /** What the author is; null until it is said. Stored, as the name and the office, with every revision written from then on. */
  role: authorRoleSchema.nullable(),
  /** Delegation or office of the author; empty until it is said. */
  office: z.string().max(200),
  /** Where the last export went; null before the first. */
  exportFolder: z.string().max(4096).nullable(),
  /** Of every first page that has a masthead; null or absent where none is set. */
  emblem: emblemSchema.nullable().optional(),
  /** The delegation for which each author of a returned Word file spoke, by the name in the file. */
  speakers: z.record(z.string().max(200), idSchema).optional(),
  /** Absent before the user first rearranged the window. */
  arrangement: windowArrangementSchema.optional(),
});
export type Preferences = z.infer<typeof preferencesSchema>;

const savingCalls = {
  'document.open': {
    input: z.strictObject({ id: idSchema }),
    output: z.strictObject({ document: documentSchema, revision: idSchema, savedAt: timeSchema }),
  },
  /**
   * Saves a burst of typing as a new revision over `base`. Fails with `document.conflict` when `base` is not the newest
   * revision; nothing is written then.
   */
  'document.save': {
    input: z.strictObject({
      id: idSchema,
      base: idSchema,
      /** A mark of the window's own: what cannot be saved is kept aside for each window. */
      window: idSchema.optional(),
      ...change,
      /**
       * For a window that closes while this very change is being saved already, by a call whose answer it will not hear: what was typed since. It is saved
       * on top of the change, whether that has arrived or not.
       */
      then: changeSchema.optional(),
    }),
    output: z.strictObject({ revision: idSchema, savedAt: timeSchema }),
  },
} as const;

const previewCalls = {
  /**
   * Sets the pages of a document as it stands in the window, saved or not, for looking at. `preview` names the pages of one pane; the first call brings the
   * whole document, later ones what changed since the call that was numbered `since`. Fails with `preview.lost` where that is not at hand any more: the
   * window then brings the whole document again.
   *
   * `pages` are those that somebody looks at, null for all: the others come blank, and with `everywhere` false also the places of their elements stay away,
   * which then are about where they were before.
   */
  'preview.set': {
    input: z.strictObject({
      preview: idSchema,
      number: z.number().int().nonnegative(),
      language: languageSchema,
      pages: pageRangeSchema.nullable(),
      /** As it stands in the window, which the library may not have been told yet. */
      emblem: emblemSchema.nullable().optional(),
      text: z.union([z.strictObject({ document: documentSchema }), z.strictObject({ since: z.number().int().nonnegative(), change: changeSchema })]),
    }),
    output: z.strictObject({ pdf: bytesSchema, places: z.array(placeSchema), everywhere: z.boolean(), milliseconds: z.number() }),
  },
} as const;

const ownCalls = {
  'app.info': {
    input: nothing,
    output: z.strictObject({
      version: z.string(),
      host: z.enum(['electron', 'portable']),
      libraryFolder: z.string(),
      /** Where exports go unless the user says otherwise. */
      defaultExportFolder: z.string(),
      /** True when the library was mended or restored at start; the window tells the user. */
      notices: z.array(appErrorSchema),
    }),
  },
  'preferences.get': { input: nothing, output: preferencesSchema },
  'preferences.set': { input: preferencesSchema.partial(), output: preferencesSchema },
  'library.list': { input: z.strictObject({ archived: z.boolean() }), output: z.array(documentSummarySchema) },
  /** Searches all text in all languages and the symbols; Arabic is folded. At most `limit` hits, best first. */
  'library.search': {
    input: z.strictObject({ query: z.string().max(500), limit: z.number().int().min(1).max(500) }),
    output: z.array(searchHitSchema),
  },
  'library.create': {
    /** Of a kind of document, or a template of the user's own. `language` is that of drafting; `languages`, where they are named, are those of the document besides it. */
    input: z.strictObject({
      template: z.union([templateSchema, z.strictObject({ own: idSchema })]),
      language: languageSchema,
      languages: z.array(languageSchema).max(3).optional(),
      title: z.string().max(2000).optional(),
    }),
    output: documentSummarySchema,
  },
  /** Takes in a Word, text or Markdown file. `as` overrides the recognised template; `job` is the name by which the import can be cancelled. */
  'library.import': {
    input: z.strictObject({
      job: idSchema.optional(),
      name: z.string().max(1000),
      bytes: bytesSchema,
      language: languageSchema.optional(),
      as: templateSchema.optional(),
      /** Whether typed square brackets become objects. */
      brackets: z.boolean().optional(),
    }),
    output: z.strictObject({ document: documentSummarySchema, unplaced: z.array(unplacedSchema) }),
  },
  'library.cancelImport': { input: z.strictObject({ job: idSchema }), output: nothing },
  'library.duplicate': { input: z.strictObject({ id: idSchema }), output: documentSummarySchema },
  'library.setArchived': { input: z.strictObject({ id: idSchema, archived: z.boolean() }), output: documentSummarySchema },
  /** The file that a document was imported from, byte for byte; null for one that was made here. */
  'document.original': { input: z.strictObject({ id: idSchema }), output: z.strictObject({ name: z.string(), bytes: bytesSchema }).nullable() },
  /** What is amiss with the saved document before it leaves in a language and format, in the order in which it is shown; see `findingsOf`. */
  'document.findings': {
    input: z.strictObject({ id: idSchema, language: languageSchema, format: exportFormatSchema }),
    output: z.array(findingSchema),
  },
  /** Readies an export that the user is about to start, and answers at once. */
  'document.prepareExport': { input: z.strictObject({ id: idSchema, language: languageSchema, format: exportFormatSchema, form: exportFormSchema.optional() }), output: nothing },
  /** Starts an export of the saved document and ends when the file stands in its folder, was cancelled or failed. */
  'document.export': {
    input: z.strictObject({
      id: idSchema,
      job: idSchema,
      language: languageSchema,
      format: exportFormatSchema,
      /** As it stands where none is named. A form that the format does not have is refused. */
      form: exportFormSchema.optional(),
      /** Of which meeting the log is; the one that was held last where none is named. One that nobody knows is refused with `meeting.unknown`. */
      meeting: meetingNameSchema.optional(),
      /** Whose view it is (its id, or its name as written), and whether what its groups asked for counts too. A view needs it. */
      delegation: z.strictObject({ party: partySchema, groups: z.boolean() }).optional(),
      folder: z.string().min(1).max(4096),
      name: z.string().min(1).max(240),
    }),
    /** `findings`: what showed only while the file was made; the rest is known before. */
    output: z.strictObject({ path: z.string(), bytes: z.number().int(), milliseconds: z.number(), findings: z.array(findingSchema) }),
  },
  'template.list': { input: nothing, output: z.array(ownTemplateSchema) },
  /** Makes a template of a saved document. It takes the place of an own template of the same name. */
  'template.save': {
    input: z.strictObject({ document: idSchema, name: z.string().trim().min(1).max(200), text: templateTextSchema }),
    output: ownTemplateSchema,
  },
  'template.remove': { input: z.strictObject({ id: idSchema }), output: nothing },
  'preview.close': { input: z.strictObject({ preview: idSchema }), output: nothing },
  'document.cancelExport': { input: z.strictObject({ job: idSchema }), output: nothing },
  /** The exports of a document made on this laptop, newest first. */
  'document.exports': {
    input: z.strictObject({ id: idSchema }),
    output: z.array(
      z.strictObject({ path: z.string(), format: exportFormatSchema, language: languageSchema, revision: idSchema, at: timeSchema, exists: z.boolean() }),
    ),
  },
  /** Opens a file that an export produced, or shows it in its folder. Any other path is refused. */
  'file.reveal': { input: z.strictObject({ path: z.string(), how: z.enum(['open', 'folder']) }), output: nothing },
  /** Asks for a folder with the system's dialog; null when cancelled. Hosts without one answer with `dialog.unavailable`. */
  'file.chooseFolder': { input: z.strictObject({ start: z.string() }), output: z.string().nullable() },
  /** The folders inside a folder, for hosts without a system dialog. */
  'file.listFolders': {
    input: z.strictObject({ folder: z.string().max(4096) }),
    output: z.strictObject({ folder: z.string(), parent: z.string().nullable(), folders: z.array(z.string()) }),
  },
  'asset.put': { input: z.strictObject({ bytes: bytesSchema }), output: assetSchema },
  'asset.get': { input: z.strictObject({ hash: assetSchema.shape.hash }), output: z.strictObject({ mediaType: z.string(), bytes: bytesSchema }) },
} as const;

/** All calls. The groups and the type put together by their names keep each part within what the compiler writes out. */
export const calls: typeof ownCalls & typeof savingCalls & typeof previewCalls & typeof historyCalls & typeof compareCalls & typeof roomCalls & typeof returnCalls & typeof memoryCalls = { ...ownCalls, ...savingCalls, ...previewCalls, ...historyCalls, ...compareCalls, ...roomCalls, ...returnCalls, ...memoryCalls };

export type CallName = keyof typeof calls;
export type CallInput<Name extends CallName> = z.input<(typeof calls)[Name]['input']>;
export type CallOutput<Name extends CallName> = z.output<(typeof calls)[Name]['output']>;

export const events = {
  /** The program ends in a moment: the window saves what it holds at once. */
  'app.closing': nothing,
  /** Documents were added, changed in title or symbol, or archived. */
  'library.changed': nothing,
  /** A document got a revision that this window did not write (import, command line, another window). */
  'document.changed': z.strictObject({ id: idSchema, revision: idSchema }),
  /** The room is shown something else, or nothing any more. */
  'room.changed': nothing,
  /** How much of an import that has a job is recognised, from 0 to 1. */
  'import.progress': z.strictObject({ job: idSchema, done: z.number().min(0).max(1) }),
  'export.progress': z.strictObject({
    job: idSchema,
    step: z.enum(['reading', 'numbering', 'setting', 'writing']),
    /** From 0 to 1. */
    done: z.number().min(0).max(1),
  }),
} as const;

export type EventName = keyof typeof events;
export type EventData<Name extends EventName> = z.output<(typeof events)[Name]>;

/** What a call comes back as: expected failure is a value. */
export type CallResult<Name extends CallName> = { ok: true; value: CallOutput<Name> } | { ok: false; error: z.infer<typeof appErrorSchema> };

/** The whole interface between the window and the core, the same in every host. */
export interface Bridge {
  call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallResult<Name>>;
  /** Returns a function that ends the subscription. A listener of `app.closing` may promise whether words are left that could not be saved. */
  on<Name extends EventName>(name: Name, listener: (data: EventData<Name>) => void | Promise<boolean>): () => void;
}
