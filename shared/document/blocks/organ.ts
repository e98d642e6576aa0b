// The organization, the series letter and the principal organ: the first lines of the masthead.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

export const organs = ['economicAndSocialCouncil', 'generalAssembly', 'securityCouncil', 'secretariat'] as const;

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('organ'),
  organ: z.enum(organs),
});
export type Organ = z.infer<typeof schema>;

export const organ = defineBlock({
  type: 'organ',
  schema,
  traits: { place: 'front', text: false, single: true, levels: 0, next: 'distribution', inBox: false },
  blank: (id): Organ => ({ id, type: 'organ', text: {}, organ: 'economicAndSocialCouncil' }),
});
