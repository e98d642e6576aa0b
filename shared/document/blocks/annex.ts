// The heading of an annex; it begins a page. Numbered only if there are several.
import { blockFields, defineBlock, languageSchema } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('annex'),
  original: languageSchema.nullable(),
});
export type Annex = z.infer<typeof schema>;

export const annex = defineBlock({
  type: 'annex',
  schema,
  traits: { place: 'body', text: true, single: false, levels: 0, next: 'paragraph', inBox: false },
  blank: (id): Annex => ({ id, type: 'annex', text: {}, original: null }),
});
