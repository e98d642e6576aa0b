// The date of submission or issue.
import { blockFields, daySchema, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('date'),
  date: daySchema.nullable(),
});
export type Date = z.infer<typeof schema>;

export const date = defineBlock({
  type: 'date',
  schema,
  traits: { place: 'front', text: false, single: true, levels: 0, next: 'language', inBox: false },
  blank: (id): Date => ({ id, type: 'date', text: {}, date: null }),
});
