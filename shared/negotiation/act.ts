// What is done in a negotiation, told in the history of the document: for every decision who took it, when, and in which meeting.
import { z } from '../zod.ts';
import { idSchema } from '../document/ids.ts';
import { partySchema } from '../document/inlines.ts';

export const actKinds = ['propose', 'accept', 'reject', 'support', 'oppose', 'reserve', 'withdraw', 'agree', 'agreeAdReferendum', 'park', 'delete', 'reopen', 'agreedLanguage', 'silence', 'silenceBroken', 'silencePassed', 'comment', 'resolve', 'nameAnyway'] as const;

/** What a party held of a wording that was settled, and whether that wording is the one that stands. */
export interface Stand {
  party: string;
  as: 'proposer' | 'supporter' | 'objector' | 'reserved';
  words?: string | undefined;
  chosen: boolean;
}

/** Its type goes by its name: it is part of every act of every call. */
export const standSchema: z.ZodType<Stand, Stand> = z.strictObject({
  party: partySchema,
  as: z.enum(['proposer', 'supporter', 'objector', 'reserved']),
  words: z.string().max(300).optional(),
  chosen: z.boolean(),
});

/** The author and the time are those of the revision that carries it. */
export const actSchema = z.strictObject({
  kind: z.enum(actKinds),
  /** The element it is about, and in it the bracket, option, proposal or thread. */
  block: idSchema.optional(),
  target: idSchema.optional(),
  /** Who supports, objects, proposes, or whose proposal it is. */
  party: partySchema.optional(),
  meeting: z.string().max(200).optional(),
  /** The words it is about, shortened, in the language in which they were looked at. */
  words: z.string().max(500).optional(),
  note: z.string().max(2000).optional(),
  /** The deadline of a silence procedure, in milliseconds since 1970, UTC. */
  until: z.number().int().optional(),
  /** Who held what of the wordings that it settled. */
  stands: z.array(standSchema).max(300).optional(),
  /** How much was open where a draft was named all the same, and in which languages: `EN 3, AR 1`. */
  open: z.strictObject({ count: z.number().int().positive(), languages: z.string().max(100) }).optional(),
});
export type Act = z.infer<typeof actSchema>;
