// Partner logos above the masthead, the user's own images.
import { assetSchema, blockFields, defineBlock, languageStringSchema } from '../block.ts';
import { z } from '../../zod.ts';
import { idSchema } from '../ids.ts';

/** Height in print of a logo that has none of its own, in millimetres. */
export const usualLogoHeight = 18;

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('logos'),
  /** In reading order: from the start side. */
  logos: z.array(
    z.strictObject({
      id: idSchema,
      image: assetSchema,
      alt: languageStringSchema,
      /** In print, in millimetres; absent for the usual one. */
      height: z.number().int().min(6).max(40).optional(),
    }),
  ),
});
export type Logos = z.infer<typeof schema>;

export const logos = defineBlock({
  type: 'logos',
  schema,
  traits: { place: 'front', text: false, single: true, levels: 0, next: 'organ', inBox: false },
  blank: (id): Logos => ({ id, type: 'logos', text: {}, logos: [] }),
});
