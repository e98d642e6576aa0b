// The table of contents; computed, it holds nothing of its own.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('contents'),
});
export type Contents = z.infer<typeof schema>;

export const contents = defineBlock({
  type: 'contents',
  schema,
  traits: { place: 'front', text: false, single: true, levels: 0, next: 'paragraph', inBox: false },
  blank: (id): Contents => ({ id, type: 'contents', text: {} }),
});
