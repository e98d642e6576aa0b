// Comments: threads that hang on a selection, an element or a footnote by their id and travel with it.
import { z } from '../zod.ts';
import { idSchema } from './ids.ts';
import { proposerSchema } from './proposal.ts';

/** What an author is in the work on a text. */
const roleSchema = z.enum(['editor', 'rapporteur', 'translator', 'reviewer']);

/** Plain text; delegations that it mentions are listed, so that each finds what was said to it. */
export const remarkSchema = z.strictObject({ id: idSchema, ...proposerSchema.shape, role: roleSchema.optional(), text: z.string().min(1).max(20_000), mentions: z.array(idSchema).max(250).optional() });
export type Remark = z.infer<typeof remarkSchema>;

/** `resolved`: who closed it and when; it can be opened again. */
export const threadSchema = z.strictObject({ id: idSchema, remarks: z.array(remarkSchema).min(1).max(500), resolved: proposerSchema.optional() });
export type Thread = z.infer<typeof threadSchema>;
