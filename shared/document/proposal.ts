// Suggested changes, from their author to their decision. They are written beside what they change, so that they go wherever it goes.
import { z } from '../zod.ts';
import { idSchema } from './ids.ts';

/** Formats a user can set on text; each is either absent or `true`. */
export const formats = ['bold', 'italic', 'underline', 'superscript', 'subscript'] as const;
export type Format = (typeof formats)[number];

/** Who proposes: the person at the keyboard or named in a file, and the delegation in whose name, if any. */
export const proposerSchema = z.strictObject({
  /** Empty where nobody is named, as in files that say only that something was proposed. */
  author: z.string().max(200).default(''),
  /** Id of a delegation or group. */
  delegation: idSchema.optional(),
  /** Milliseconds since 1970, UTC; 0 where it is not known. */
  at: z.number().int().default(0),
  /** Name of the meeting in which it was proposed. */
  meeting: z.string().max(200).optional(),
});
export type Proposer = z.infer<typeof proposerSchema>;

const parties = z.array(z.string().min(1).max(200)).max(250).optional();

/** What others say of a proposal: ids of delegations, or names as written. */
export interface ProposalPositions {
  supporters?: string[] | undefined;
  objections?: string[] | undefined;
  reservations?: string[] | undefined;
}
/** Its type goes by its name: it is part of every mark of every element, and written out each time it would be longer than the compiler writes. */
export const proposalPositionsSchema: z.ZodType<ProposalPositions, ProposalPositions> = z.strictObject({ supporters: parties, objections: parties, reservations: parties });

/**
 * All marks of one id are one proposal and are decided together: what is taken out and what stands for it. What others say of it is written on each
 * mark that stood when it was said.
 */
const markFields = { id: idSchema, ...proposerSchema.shape, positions: proposalPositionsSchema.optional() };

/** About text, notes and references in a line. `format`: the formats they had before. */
const textMarkSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...markFields, kind: z.literal('insertion') }),
  z.strictObject({ ...markFields, kind: z.literal('deletion') }),
  z.strictObject({ ...markFields, kind: z.literal('format'), before: z.array(z.enum(formats)) }),
]);
type TextMarkSchema = typeof textMarkSchema;
/** Has a name, as the one below, so that the type of every element does not spell it out. */
export interface TextProposalSchema extends TextMarkSchema {}
export const textProposalSchema: TextProposalSchema = textMarkSchema;
export type TextProposal = z.infer<TextProposalSchema>;

/**
 * About a whole element. `split`: it was cut off the element `of`; `join`: it is to be joined to the element `of`; without an id, that is the element
 * above it, as in files from elsewhere. What was cut off goes on where the text of `of` ends. `move`: it stood behind `after` (null: first in its list)
 * in the text as it was before anything was moved; and below `below`, where another move, open at the time, had led that in between.
 * `change`: the values that fields had, without texts and the elements in it; with `type`, all of them.
 */
const blockMarkSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...markFields, kind: z.literal('insertion') }),
  z.strictObject({ ...markFields, kind: z.literal('deletion') }),
  z.strictObject({ ...markFields, kind: z.literal('split'), of: idSchema.optional() }),
  z.strictObject({ ...markFields, kind: z.literal('join'), of: idSchema.optional() }),
  z.strictObject({ ...markFields, kind: z.literal('move'), after: idSchema.nullable(), below: idSchema.optional() }),
  z.strictObject({ ...markFields, kind: z.literal('change'), before: z.record(z.string(), z.json()) }),
]);
type BlockMarkSchema = typeof blockMarkSchema;
export interface BlockProposalSchema extends BlockMarkSchema {}
export const blockProposalSchema: BlockProposalSchema = blockMarkSchema;
export type BlockProposal = z.infer<BlockProposalSchema>;

/** About a row of a table. */
export const rowProposalSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...markFields, kind: z.literal('insertion') }),
  z.strictObject({ ...markFields, kind: z.literal('deletion') }),
]);
export type RowProposal = z.infer<typeof rowProposalSchema>;

/** Whether two marks are of one hand: what the one goes on with, the other may take back without leaving a trace. */
export const sameProposer = (one: Proposer, other: Proposer): boolean => one.author === other.author && one.delegation === other.delegation && one.meeting === other.meeting;
