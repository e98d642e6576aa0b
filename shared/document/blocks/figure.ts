// A figure: the text is its caption. Alternative text is required for export as accessible PDF. `width` is a share of the measure, in per cent.
import { assetSchema, blockFields, defineBlock, languageStringSchema, languageTextSchema } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('figure'),
  image: assetSchema.nullable(),
  alt: languageStringSchema,
  source: languageTextSchema,
  width: z.number().int().min(10).max(100),
});
export type Figure = z.infer<typeof schema>;

export const figure = defineBlock({
  type: 'figure',
  schema,
  traits: { place: 'body', text: true, single: false, levels: 0, next: 'paragraph', inBox: true },
  blank: (id): Figure => ({ id, type: 'figure', text: {}, image: null, alt: {}, source: {}, width: 100 }),
});
