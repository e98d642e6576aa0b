// The short rule that ends a document.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('endRule'),
});
export type EndRule = z.infer<typeof schema>;

export const endRule = defineBlock({
  type: 'endRule',
  schema,
  traits: { place: 'body', text: false, single: false, levels: 0, next: 'paragraph', inBox: false },
  blank: (id): EndRule => ({ id, type: 'endRule', text: {} }),
});
