// The committee or working group that meets.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('committee'),
});
export type Committee = z.infer<typeof schema>;

export const committee = defineBlock({
  type: 'committee',
  schema,
  traits: { place: 'front', text: true, single: true, levels: 0, next: 'session', inBox: false },
  blank: (id): Committee => ({ id, type: 'committee', text: {} }),
});
