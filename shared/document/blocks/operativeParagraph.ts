// A numbered operative paragraph; its opening verb is in italics. The count begins afresh after each run of preambular paragraphs or heading.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('operativeParagraph'),
});
export type OperativeParagraph = z.infer<typeof schema>;

export const operativeParagraph = defineBlock({
  type: 'operativeParagraph',
  schema,
  traits: { place: 'body', text: true, single: false, levels: 0, next: 'operativeParagraph', leave: 'paragraph', inBox: false },
  blank: (id): OperativeParagraph => ({ id, type: 'operativeParagraph', text: {} }),
});
