// Partner logos above the masthead, the user's own images.
import { assetSchema, blockFields, defineBlock, languageStringSchema } from '../block.ts';
import { z } from '../../zod.ts';
import { idSchema } from '../ids.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('logos'),
  logos: z.array(z.strictObject({ id: idSchema, image: assetSchema, alt: languageStringSchema })),
});
export type Logos = z.infer<typeof schema>;

export const logos = defineBlock({
  type: 'logos',
  schema,
  traits: { place: 'front', text: false, single: true, levels: 0, next: 'organ', inBox: false },
  blank: (id): Logos => ({ id, type: 'logos', text: {}, logos: [] }),
});
