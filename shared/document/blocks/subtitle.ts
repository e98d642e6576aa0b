// The line under the title.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('subtitle'),
});
export type Subtitle = z.infer<typeof schema>;

export const subtitle = defineBlock({
  type: 'subtitle',
  schema,
  traits: { place: 'front', text: true, single: true, levels: 0, next: 'summary', inBox: false },
  blank: (id): Subtitle => ({ id, type: 'subtitle', text: {} }),
});
