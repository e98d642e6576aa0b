// Sub-paragraphs: level 1 (a), 2 (i), 3 a., 4 i.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('subparagraph'),
  level: z.number().int().min(1).max(4),
});
export type Subparagraph = z.infer<typeof schema>;

export const subparagraph = defineBlock({
  type: 'subparagraph',
  schema,
  traits: { place: 'body', text: true, single: false, levels: 4, next: 'subparagraph', leave: 'paragraph', inBox: true },
  blank: (id): Subparagraph => ({ id, type: 'subparagraph', text: {}, level: 1 }),
});
