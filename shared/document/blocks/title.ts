// The title of the document.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('title'),
});
export type Title = z.infer<typeof schema>;

export const title = defineBlock({
  type: 'title',
  schema,
  traits: { place: 'front', text: true, single: true, levels: 0, next: 'subtitle', inBox: false },
  blank: (id): Title => ({ id, type: 'title', text: {} }),
});
