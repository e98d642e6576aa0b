// The signature block; the text is the name and, after a line break, the office.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('signature'),
});
export type Signature = z.infer<typeof schema>;

export const signature = defineBlock({
  type: 'signature',
  schema,
  traits: { place: 'body', text: true, single: false, levels: 0, next: 'paragraph', inBox: false },
  blank: (id): Signature => ({ id, type: 'signature', text: {} }),
});
