// Delegations and groups: those that every meeting knows are data of the program, those of one text stand in its settings.
import { z } from '../zod.ts';
import { idSchema } from './ids.ts';

/** `group`: several States that speak as one; `other`: observers, agencies, civil society. */
export const delegationKinds = ['country', 'group', 'other'] as const;

export const delegationSchema = z.strictObject({
  /** ISO 3166-1 alpha-2 in capitals for countries; a short name for groups. */
  id: idSchema,
  kind: z.enum(delegationKinds),
  name: z.strictObject({ en: z.string().min(1).max(200), ar: z.string().min(1).max(200), fr: z.string().min(1).max(200) }),
  /** What it is called in short, in any language; the usual one first. */
  abbreviations: z.array(z.string().min(1).max(80)).max(20).optional(),
  /** The delegations in whose name a group speaks: ids, or names as written. Absent where nobody said. */
  members: z.array(z.string().min(1).max(200)).max(250).optional(),
});
export type Delegation = z.infer<typeof delegationSchema>;
