// Word files that left and come home: what a file is, and taking what was done to it in as proposals.
import { unplacedSchema } from '../document/document.ts';
import { idSchema } from '../document/ids.ts';
import { exportFormSchema } from '../export/negotiation/form.ts';
import { languageSchema } from '../language/language.ts';
import { z } from '../zod.ts';

/** Milliseconds since 1970, UTC. */
const timeSchema = z.number().int().nonnegative();
const bytesSchema = z.base64();
const nameSchema = z.string().max(1000);
const authorName = z.string().max(200);

/** Whom somebody named in a file speaks for; absent where that is nobody but themselves. */
const personSchema = z.strictObject({ name: authorName, delegation: idSchema.optional() });

/** What a file brings: proposals, those of them about words that today's text has otherwise, the elements they concern, and remarks. */
const bringsSchema = z.strictObject({
  proposals: z.number().int().nonnegative(),
  conflicts: z.number().int().nonnegative(),
  elements: z.number().int().nonnegative(),
  remarks: z.number().int().nonnegative(),
  /** Square brackets that were taken out in the file: here only a decision takes them out. */
  brackets: z.number().int().nonnegative(),
});

/**
 * Why what is in a file cannot be laid over a text here: it is of a text that this library does not have; it says what differs between two drafts; it is a
 * table that was made of a text, as that of what is open.
 */
export const returnProblems = ['elsewhere', 'comparison', 'status'] as const;

export const returnCalls = {
  /** What a Word file is of; null for one that never left Rapporteur, and for every other file. Nothing is written. `document`: the text it is to be laid over, where the user knows better than the file. */
  'return.look': {
    input: z.strictObject({ job: idSchema.optional(), name: nameSchema, bytes: bytesSchema, document: idSchema.optional() }),
    output: z
      .strictObject({
        problem: z.enum(returnProblems).nullable(),
        /** The text of this library that the file was made of; null where there is none. */
        document: idSchema.nullable(),
        language: languageSchema.nullable(),
        form: exportFormSchema.nullable(),
        /** The draft it was made of. `known`: the file names it; where it does not, this is the one that it is most like. */
        draft: z.strictObject({ revision: idSchema, at: timeSchema, name: z.string().nullable(), known: z.boolean() }).nullable(),
        /** Who saved it last, and when; empty and 0 where it does not say. */
        saved: z.strictObject({ by: authorName, at: timeSchema }),
        /** Whose proposals and remarks it brings, with the delegation for whom each spoke the last time, or whose name it is. The one for what nobody tracked comes by the name that saved it. */
        people: z.array(personSchema.extend({ proposals: z.number().int().nonnegative() })),
        brings: bringsSchema.nullable(),
        /** When the very same file was taken in before; null where it never was. */
        before: timeSchema.nullable(),
      })
      .nullable(),
  },
  /**
   * Takes in what was done in a file as proposals about today's text, as a revision of its own; `document.changed` is sent. Where it brings nothing, nothing is
   * written. Fails with `return.unsuited` where the file is of another text, and with `return.busy` where another window goes on saving.
   */
  'return.take': {
    input: z.strictObject({
      job: idSchema.optional(),
      name: nameSchema,
      bytes: bytesSchema,
      document: idSchema,
      people: z.array(personSchema).max(500),
      /** In whose name all stands that nobody tracked; by the file where absent. */
      untracked: personSchema.optional(),
    }),
    output: z.strictObject({
      revision: idSchema,
      /** The revision before it, which restoring brings back. */
      before: idSchema,
      brings: bringsSchema,
      /** Ids of the proposals, in the order of the text. */
      proposals: z.array(idSchema),
      conflicts: z.array(idSchema),
      /** The element of the first of them; null where there are none. */
      first: idSchema.nullable(),
      unplaced: z.array(unplacedSchema),
    }),
  },
  /** Writes the file that a document was made of, or that was taken in with a revision, byte for byte into the folder of the last export. Fails with `original.none`. */
  'return.saveOriginal': {
    input: z.strictObject({ document: idSchema, revision: idSchema.optional(), folder: z.string().min(1).max(4096).optional() }),
    output: z.strictObject({ path: z.string() }),
  },
} as const;
