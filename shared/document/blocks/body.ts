// The body that issues the document, for instance the Commission.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('body'),
});
export type Body = z.infer<typeof schema>;

export const body = defineBlock({
  type: 'body',
  schema,
  traits: { place: 'front', text: true, single: true, levels: 0, next: 'committee', inBox: false },
  blank: (id): Body => ({ id, type: 'body', text: {} }),
});
