// The session or meeting. With a number it prints in words in every language; without one, its text prints.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('session'),
  number: z.number().int().min(1).max(99).nullable(),
  kind: z.enum(['session', 'meeting']),
});
export type Session = z.infer<typeof schema>;

export const session = defineBlock({
  type: 'session',
  schema,
  traits: { place: 'front', text: true, single: true, levels: 0, next: 'venue', inBox: false },
  blank: (id): Session => ({ id, type: 'session', text: {}, number: null, kind: 'session' }),
});
