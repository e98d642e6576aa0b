// The language in which the document was first drafted; it need not be one that is displayed.
import { blockFields, defineBlock, languageSchema } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('originalLanguage'),
  original: languageSchema.nullable(),
});
export type OriginalLanguage = z.infer<typeof schema>;

export const originalLanguage = defineBlock({
  type: 'originalLanguage',
  schema,
  traits: { place: 'front', text: false, single: true, levels: 0, next: 'body', inBox: false },
  blank: (id): OriginalLanguage => ({ id, type: 'originalLanguage', text: {}, original: null }),
});
