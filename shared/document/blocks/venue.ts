// Place and dates. The text is the place; the dates print in the form of the language. A single day has `to` equal to `from`.
import { blockFields, daySchema, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('venue'),
  from: daySchema.nullable(),
  to: daySchema.nullable(),
});
export type Venue = z.infer<typeof schema>;

export const venue = defineBlock({
  type: 'venue',
  schema,
  traits: { place: 'front', text: true, single: true, levels: 0, next: 'agendaItem', inBox: false },
  blank: (id): Venue => ({ id, type: 'venue', text: {}, from: null, to: null }),
});
