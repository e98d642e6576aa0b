// The language of this version; prints by itself, and only where this version is not the original.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('language'),
});
export type Language = z.infer<typeof schema>;

export const language = defineBlock({
  type: 'language',
  schema,
  traits: { place: 'front', text: false, single: true, levels: 0, next: 'originalLanguage', inBox: false },
  blank: (id): Language => ({ id, type: 'language', text: {} }),
});
