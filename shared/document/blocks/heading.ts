// Headings: level 1 chapter (I.), 2 section (A.), 3 subsection (1.), 4 (a), 5 (i). An unnumbered one stands outside the count, such as an introduction.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('heading'),
  level: z.number().int().min(1).max(5),
  numbered: z.boolean(),
});
export type Heading = z.infer<typeof schema>;

export const heading = defineBlock({
  type: 'heading',
  schema,
  traits: { place: 'body', text: true, single: false, levels: 5, next: 'numberedParagraph', leave: 'paragraph', inBox: false },
  blank: (id): Heading => ({ id, type: 'heading', text: {}, level: 1, numbered: true }),
});
