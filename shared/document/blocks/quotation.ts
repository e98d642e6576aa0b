// A quotation set as a block.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('quotation'),
});
export type Quotation = z.infer<typeof schema>;

export const quotation = defineBlock({
  type: 'quotation',
  schema,
  traits: { place: 'body', text: true, single: false, levels: 0, next: 'paragraph', leave: 'paragraph', inBox: true },
  blank: (id): Quotation => ({ id, type: 'quotation', text: {} }),
});
