// The job number at the foot of the first page.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('jobNumber'),
  jobNumber: z.string().max(40).nullable(),
});
export type JobNumber = z.infer<typeof schema>;

export const jobNumber = defineBlock({
  type: 'jobNumber',
  schema,
  traits: { place: 'front', text: false, single: true, levels: 0, next: 'body', inBox: false },
  blank: (id): JobNumber => ({ id, type: 'jobNumber', text: {}, jobNumber: null }),
});
