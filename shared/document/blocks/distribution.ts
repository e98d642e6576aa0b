// The distribution category, printed under "Distr.".
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

export const distributions = ['general', 'limited', 'restricted'] as const;
export type DistributionCategory = (typeof distributions)[number];

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('distribution'),
  distribution: z.enum(distributions),
});
export type Distribution = z.infer<typeof schema>;

export const distribution = defineBlock({
  type: 'distribution',
  schema,
  traits: { place: 'front', text: false, single: true, levels: 0, next: 'symbol', inBox: false },
  blank: (id): Distribution => ({ id, type: 'distribution', text: {}, distribution: 'general' }),
});
