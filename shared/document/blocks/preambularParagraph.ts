// A paragraph of a preamble; its opening words are in italics.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('preambularParagraph'),
});
export type PreambularParagraph = z.infer<typeof schema>;

export const preambularParagraph = defineBlock({
  type: 'preambularParagraph',
  schema,
  traits: { place: 'body', text: true, single: false, levels: 0, next: 'preambularParagraph', leave: 'operativeParagraph', inBox: false },
  blank: (id): PreambularParagraph => ({ id, type: 'preambularParagraph', text: {} }),
});
