// A paragraph with a number that runs through the whole document.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('numberedParagraph'),
});
export type NumberedParagraph = z.infer<typeof schema>;

export const numberedParagraph = defineBlock({
  type: 'numberedParagraph',
  schema,
  traits: { place: 'body', text: true, single: false, levels: 0, next: 'numberedParagraph', leave: 'paragraph', inBox: false },
  blank: (id): NumberedParagraph => ({ id, type: 'numberedParagraph', text: {} }),
});
