// The heading of a group of key messages; lettered with the sections of its chapter.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('priorityArea'),
});
export type PriorityArea = z.infer<typeof schema>;

export const priorityArea = defineBlock({
  type: 'priorityArea',
  schema,
  traits: { place: 'body', text: true, single: false, levels: 0, next: 'keyMessage', leave: 'paragraph', inBox: false },
  blank: (id): PriorityArea => ({ id, type: 'priorityArea', text: {} }),
});
