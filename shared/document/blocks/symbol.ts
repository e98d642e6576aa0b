// The document symbol. Kept as typed; `shared/text` parses it.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

/** The longest symbol that is kept, in UTF-16 units. */
export const longestSymbol = 200;

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('symbol'),
  symbol: z.string().max(longestSymbol).nullable(),
});
export type Symbol = z.infer<typeof schema>;

export const symbol = defineBlock({
  type: 'symbol',
  schema,
  traits: { place: 'front', text: false, single: true, levels: 0, next: 'date', inBox: false },
  blank: (id): Symbol => ({ id, type: 'symbol', text: {}, symbol: null }),
});
