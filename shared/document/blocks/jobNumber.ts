// The job number at the foot of the first page.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

/** The longest job number that is kept, in UTF-16 units. */
export const longestJobNumber = 40;

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('jobNumber'),
  jobNumber: z.string().max(longestJobNumber).nullable(),
});
export type JobNumber = z.infer<typeof schema>;

export const jobNumber = defineBlock({
  type: 'jobNumber',
  schema,
  traits: { place: 'front', text: false, single: true, levels: 0, next: 'body', inBox: false },
  blank: (id): JobNumber => ({ id, type: 'jobNumber', text: {}, jobNumber: null }),
});
