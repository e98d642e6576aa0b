// A page break set by hand.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('pageBreak'),
});
export type PageBreak = z.infer<typeof schema>;

export const pageBreak = defineBlock({
  type: 'pageBreak',
  schema,
  traits: { place: 'body', text: false, single: false, levels: 0, next: 'paragraph', inBox: false },
  blank: (id): PageBreak => ({ id, type: 'pageBreak', text: {} }),
});
