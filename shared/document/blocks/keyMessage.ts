// A key message: a bold lead-in and its text, numbered afresh in each priority area.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('keyMessage'),
});
export type KeyMessage = z.infer<typeof schema>;

export const keyMessage = defineBlock({
  type: 'keyMessage',
  schema,
  traits: { place: 'body', text: true, single: false, levels: 0, next: 'keyMessage', leave: 'paragraph', inBox: false },
  blank: (id): KeyMessage => ({ id, type: 'keyMessage', text: {} }),
});
