// A paragraph without a number.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('paragraph'),
});
export type Paragraph = z.infer<typeof schema>;

export const paragraph = defineBlock({
  type: 'paragraph',
  schema,
  traits: { place: 'body', text: true, single: false, levels: 0, next: 'paragraph', inBox: true },
  blank: (id): Paragraph => ({ id, type: 'paragraph', text: {} }),
});
