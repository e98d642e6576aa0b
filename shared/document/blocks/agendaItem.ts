// The agenda item line; `adopted` once the agenda is no longer provisional.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('agendaItem'),
  items: z.array(z.string().regex(/^\d{1,3}( ?\([a-z]\))?$/)),
  adopted: z.boolean(),
});
export type AgendaItem = z.infer<typeof schema>;

export const agendaItem = defineBlock({
  type: 'agendaItem',
  schema,
  traits: { place: 'front', text: false, single: true, levels: 0, next: 'documentKind', inBox: false },
  blank: (id): AgendaItem => ({ id, type: 'agendaItem', text: {}, items: [], adopted: false }),
});
