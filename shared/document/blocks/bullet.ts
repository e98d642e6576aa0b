// Bulleted items in two levels.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('bullet'),
  level: z.number().int().min(1).max(2),
});
export type Bullet = z.infer<typeof schema>;

export const bullet = defineBlock({
  type: 'bullet',
  schema,
  traits: { place: 'body', text: true, single: false, levels: 2, next: 'bullet', leave: 'paragraph', inBox: true },
  blank: (id): Bullet => ({ id, type: 'bullet', text: {}, level: 1 }),
});
