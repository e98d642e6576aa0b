// One paragraph of the summary. Neighbouring ones print in one box under the heading "Summary"; they are not numbered.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('summary'),
});
export type Summary = z.infer<typeof schema>;

export const summary = defineBlock({
  type: 'summary',
  schema,
  traits: { place: 'front', text: true, single: false, levels: 0, next: 'summary', leave: 'paragraph', inBox: false },
  blank: (id): Summary => ({ id, type: 'summary', text: {} }),
});
