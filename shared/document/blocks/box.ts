// A box: the text is its title, and it holds elements of its own.
import { blockFields, defineBlock } from '../block.ts';
import { bullet } from './bullet.ts';
import { figure } from './figure.ts';
import { paragraph } from './paragraph.ts';
import { quotation } from './quotation.ts';
import { subparagraph } from './subparagraph.ts';
import { table } from './table.ts';
import { z } from '../../zod.ts';

export const boxedBlockSchema = z.discriminatedUnion('type', [
  paragraph.schema,
  bullet.schema,
  subparagraph.schema,
  quotation.schema,
  table.schema,
  figure.schema,
]);
export type BoxedBlock = z.infer<typeof boxedBlockSchema>;

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('box'),
  blocks: z.array(boxedBlockSchema).min(1).max(2000),
});
export type Box = z.infer<typeof schema>;

export const box = defineBlock({
  type: 'box',
  schema,
  traits: { place: 'body', text: true, single: false, levels: 0, next: 'paragraph', inBox: false },
  blank: (id): Box => ({ id, type: 'box', text: {}, blocks: [{ id: `${id}-1`, type: 'paragraph', text: {} }] }),
});
