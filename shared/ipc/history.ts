// The history of a document as the window and the command line are told it: who did what, when, and how much of the text it touched.
import { blockSchema } from '../document/blocks/index.ts';
import { documentSchema } from '../document/document.ts';
import { idSchema } from '../document/ids.ts';
import { actSchema } from '../negotiation/act.ts';
import { languageSchema } from '../language/language.ts';
import { z } from '../zod.ts';

/** Milliseconds since 1970, UTC. */
const timeSchema = z.number().int().nonnegative();

export const authorRoles = ['editor', 'rapporteur', 'translator', 'reviewer'] as const;
export const authorRoleSchema = z.enum(authorRoles);
export type AuthorRole = z.infer<typeof authorRoleSchema>;

/** Who wrote a revision, as it was said on that laptop at that time. */
export const authorSchema = z.strictObject({
  name: z.string(),
  /** Null where it was never said. */
  role: authorRoleSchema.nullable(),
  /** Delegation or office; empty where it was never said. */
  office: z.string(),
  /** The name of the computer. */
  device: z.string(),
});
export type Author = z.infer<typeof authorSchema>;

/**
 * What an entry of the timeline is. `created`: the first revision of a document that was begun here or copied; `typed`: a burst of typing; `named`: a named
 * draft; `imported`, `merged`, `restored`: as they say.
 */
export const entryKinds = ['created', 'typed', 'named', 'imported', 'merged', 'restored'] as const;
export const entryKindSchema = z.enum(entryKinds);
export type EntryKind = z.infer<typeof entryKindSchema>;

/**
 * What differs between the text before an entry and after it; what came and went in between is not in it. Elements are counted at the top level: a change
 * in a box or a table is one edited element.
 */
export const entryChangesSchema = z.strictObject({
  added: z.number().int().nonnegative(),
  removed: z.number().int().nonnegative(),
  /** The fewest elements that must change places to come from the one order to the other. One that was edited too counts in both. */
  moved: z.number().int().nonnegative(),
  /** Content, type, level or formatting. */
  edited: z.number().int().nonnegative(),
  /** Kind of document, look, languages and the like. */
  settings: z.boolean(),
  /** Present where something was said in comments, or they hold on to other words. */
  commented: z.literal(true).optional(),
  /** Words that are new, and words that are gone, in all languages, footnotes included. A moved element has neither. */
  wordsIn: z.number().int().nonnegative(),
  wordsOut: z.number().int().nonnegative(),
  /** Languages whose text was touched, in the order en, ar, fr. */
  languages: z.array(languageSchema),
});
export type EntryChanges = z.infer<typeof entryChangesSchema>;

/** A part of a document: all of it, a heading with what is under it, or one element. */
export const partSchema = z.discriminatedUnion('part', [
  z.strictObject({ part: z.literal('whole') }),
  z.strictObject({ part: z.literal('section'), heading: idSchema }),
  z.strictObject({ part: z.literal('element'), block: idSchema }),
]);
export type Part = z.infer<typeof partSchema>;

/** A name under which a state of the document is kept for good. */
export const draftNameSchema = z.string().trim().min(1).max(200);
export const noteSchema = z.string().max(4000);
export const issuedSymbolSchema = z.string().trim().min(1).max(200);

/** A Word file that had left and came home. `draft`: the revision that it was made of. `proposals`: how many it brought. */
export const returnedSchema = z.strictObject({ name: z.string().max(1000), draft: idSchema, language: languageSchema, proposals: z.number().int().nonnegative() });

export const historyEntrySchema = z.strictObject({
  /** The newest revision of the entry: opening it gives the text after the entry. */
  revision: idSchema,
  /** The text before the entry; null where there was none. */
  before: idSchema.nullable(),
  kind: entryKindSchema,
  author: authorSchema,
  from: timeSchema,
  /** Equal to `from` unless the entry is a burst. */
  to: timeSchema,
  /** How many revisions the entry stands for. */
  revisions: z.number().int().positive(),
  name: z.string().nullable(),
  note: z.string().nullable(),
  /** The symbol under which a named draft was issued. */
  symbol: z.string().nullable(),
  /** The earlier revision that a name was given to; null where it was given to the text of its time. */
  named: z.strictObject({ revision: idSchema, at: timeSchema }).nullable(),
  /** Of a restored entry: from which revision, and which part. `name`: the name of that revision at that time. */
  restored: z.strictObject({ revision: idSchema, at: timeSchema, name: z.string().nullable(), part: partSchema }).nullable(),
  /** Of an imported entry: the file that was taken in as proposals; absent where the document was made of a file. */
  returned: returnedSchema.optional(),
  /** What was decided in the revisions of the entry, in order, each with its time; absent where nothing was. */
  acts: z.array(z.strictObject({ at: timeSchema, ...actSchema.shape })).optional(),
  /** Null where a revision of the entry is too damaged to say. */
  changes: entryChangesSchema.nullable(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

/** A named draft: `revision` has its text, `at` is when that was written, `namedAt` when it got the name. */
export const namedDraftSchema = z.strictObject({
  name: z.string(),
  note: z.string().nullable(),
  symbol: z.string().nullable(),
  revision: idSchema,
  at: timeSchema,
  namedAt: timeSchema,
  author: authorSchema,
});
export type NamedDraft = z.infer<typeof namedDraftSchema>;

/**
 * What happened to an element. `born`: it was new. `returned`: it came back after it had been deleted. `edited`: its text or data. `moved`. `retyped`: its
 * type or level. `splitFrom`: it began with words of `other`. `split`: words of it went to `other`, which was new. `merged`: it took in the words of `other`,
 * which is gone. `mergedInto`: it is gone, and its words went to `other`. `deleted`.
 */
export const elementEvents = ['born', 'returned', 'edited', 'moved', 'retyped', 'splitFrom', 'split', 'merged', 'mergedInto', 'deleted'] as const;
export const elementEventSchema = z.strictObject({ what: z.enum(elementEvents), other: idSchema.nullable() });
export type ElementEvent = z.infer<typeof elementEventSchema>;

export const elementVersionSchema = z.strictObject({
  revision: idSchema,
  from: timeSchema,
  to: timeSchema,
  author: authorSchema,
  kind: entryKindSchema,
  /** The name of the revision, where it has one. */
  name: z.string().nullable(),
  events: z.array(elementEventSchema).min(1),
  /** The element after this; null where it was deleted. Before it was split from another element, that one: its id tells. */
  block: blockSchema.nullable(),
});
export type ElementVersion = z.infer<typeof elementVersionSchema>;

/** A stretch of a text and the version that wrote it. */
export const authoredSchema = z.strictObject({
  language: languageSchema,
  /** Which text of the element, counted from 0 in the order of `textPlaces`. */
  place: z.number().int().nonnegative(),
  /** The footnote whose text it is; null for the text of the place itself. */
  footnote: idSchema.nullable(),
  /** In UTF-16 units of `contentText`; the stretches of a text follow each other without gaps. */
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  revision: idSchema,
  at: timeSchema,
  /** Place in the list of authors. */
  author: z.number().int().nonnegative(),
});
export type Authored = z.infer<typeof authoredSchema>;

/** A revision that is not what its hash says, or cannot be rebuilt. */
export const brokenRevisionSchema = z.strictObject({
  revision: idSchema,
  at: timeSchema,
  author: z.string(),
  name: z.string().nullable(),
  /** `changed`: it can be read and is not what its hash says; `unreadable`: it cannot be rebuilt. */
  how: z.enum(['changed', 'unreadable']),
});
export type BrokenRevision = z.infer<typeof brokenRevisionSchema>;

/**
 * What restoring did to an element besides the part that came back. `removed`: it was a half that had been split off, stood unchanged, and is gone, since its
 * words stand in what came back. `shortened`: words that had been joined to it were taken out of it, since they came back by themselves. `returned`: it had
 * been joined to what came back, and came back too. `stands`: it holds words that stand in what came back as well, and was edited since.
 */
export const restoreEffectSchema = z.strictObject({
  element: idSchema,
  what: z.enum(['removed', 'shortened', 'returned', 'stands']),
  /** How the element begins, in the drafting language or the first in which it has words. */
  text: z.string(),
});
export type RestoreEffect = z.infer<typeof restoreEffectSchema>;

/** The state of a document after a change that the core made by itself. */
const written = z.strictObject({ revision: idSchema, savedAt: timeSchema });

/** `base`: the newest revision that the window knows. Where it is not the newest, `document.conflict`, and nothing is written. */
const base = idSchema.optional();

export const historyCalls = {
  /**
   * The timeline, newest first. A page may hold fewer entries than `limit`, even none, before the end: asking goes on with `next` until that is null.
   * A page takes about 50 ms at most. Without filters every revision is in exactly one entry.
   */
  'history.list': {
    input: z.strictObject({
      id: idSchema,
      limit: z.number().int().min(1).max(200),
      /** `next` of the page before; absent for the first page. */
      after: idSchema.optional(),
      /** Every revision as an entry of its own. */
      single: z.boolean().optional(),
      filter: z
        .strictObject({
          /** Name of the author. */
          author: z.string().optional(),
          /** Entries that touched text in this language. */
          language: languageSchema.optional(),
          kinds: z.array(entryKindSchema).optional(),
          /** Entries that touched something which stood under this heading before or after, or the heading itself. */
          section: idSchema.optional(),
        })
        .optional(),
    }),
    output: z.strictObject({ entries: z.array(historyEntrySchema), next: idSchema.nullable() }),
  },
  /** All authors of a document, the one who wrote last first; and how many revisions there are. */
  'history.authors': {
    input: z.strictObject({ id: idSchema }),
    output: z.strictObject({ authors: z.array(authorSchema), revisions: z.number().int() }),
  },
  /** Everything that was done in the negotiation of a document, the oldest first. */
  'history.acts': { input: z.strictObject({ id: idSchema }), output: z.array(z.strictObject({ ...actSchema.shape, at: timeSchema, author: z.string() })) },
  /** The named drafts of a document, the one named last first. */
  'history.drafts': { input: z.strictObject({ id: idSchema }), output: z.array(namedDraftSchema) },
  /** The revision that a user means by the name of a draft, or by its id or the beginning of it (six characters or more). */
  'history.find': {
    input: z.strictObject({ id: idSchema, query: z.string().max(200) }),
    output: z.strictObject({ revision: idSchema, at: timeSchema, name: z.string().nullable() }),
  },
  /** The text of a revision. Fails with `revision.unknown`, or with `revision.damaged`, which says what can still be read. */
  'history.open': {
    input: z.strictObject({ id: idSchema, revision: idSchema }),
    output: z.strictObject({ document: documentSchema, revision: idSchema, at: timeSchema, author: authorSchema, kind: entryKindSchema, name: z.string().nullable() }),
  },
  /**
   * Names a revision for good; without one, the text as it stands. Each name is once in a document, whatever its case: `draft.exists`. The symbol is kept as it
   * is typed, but must be one by the grammar of `shared/text/symbol.ts`: `draft.symbol`. Naming is a revision
   * of its own without a change of text, so that the chain of hashes covers it; the event `document.changed` is sent. A name that says that nothing is left to
   * settle (`namesSettled`) is refused while something is open: `draft.open`; with `anyway` it is given, and the reason and what is open are recorded.
   */
  'history.name': {
    input: z.strictObject({
      id: idSchema,
      base,
      revision: idSchema.optional(),
      name: draftNameSchema,
      note: noteSchema.optional(),
      symbol: issuedSymbolSchema.optional(),
      anyway: z.strictObject({ reason: z.string().trim().min(1).max(2000), meeting: z.string().max(200).optional() }).optional(),
    }),
    output: written,
  },
  /**
   * Writes a part of a revision as the newest text, as a revision of its own; `document.changed` is sent, also to the window that asks. A deleted element
   * comes back behind the one it stood behind. Fails with `restore.same` where the text stands like that, with `element.unknown` where the revision does
   * not have the part. A paragraph or section that stands elsewhere by now goes back to its place; a paragraph that says something else by now stays where
   * it stands. `also`: the other elements that were touched or say the same words.
   */
  'history.restore': {
    input: z.strictObject({ id: idSchema, base, revision: idSchema, part: partSchema, note: noteSchema.optional() }),
    output: written.extend({ also: z.array(restoreEffectSchema) }),
  },
  /**
   * Every version of an element, newest first, with those of the element it was split from; bursts of typing count as one version unless `single`. Also
   * for an element that was deleted, and for one in a box. `words`: who wrote each word of the newest version; empty where it was deleted.
   */
  'history.paragraph': {
    input: z.strictObject({ id: idSchema, block: idSchema, single: z.boolean().optional() }),
    output: z.strictObject({ versions: z.array(elementVersionSchema), authors: z.array(authorSchema), words: z.array(authoredSchema) }),
  },
  /** Proves every revision of a document against its hash and its parents; takes seconds for a long history, and lets other calls through meanwhile. */
  'history.verify': {
    input: z.strictObject({ id: idSchema }),
    output: z.strictObject({ revisions: z.number().int(), broken: z.array(brokenRevisionSchema) }),
  },
} as const;
