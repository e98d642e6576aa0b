// The kind line, for instance "Outcome document". A known kind prints in every language; otherwise the text prints.
import { blockFields, defineBlock } from '../block.ts';
import { z } from '../../zod.ts';

export const documentKinds = ['outcomeDocument', 'conceptNote', 'noteBySecretariat', 'report', 'provisionalAgenda', 'informationNote', 'keyMessages', 'briefing'] as const;
export type KnownDocumentKind = (typeof documentKinds)[number];

const schema = z.strictObject({
  ...blockFields,
  type: z.literal('documentKind'),
  kind: z.enum(documentKinds).nullable(),
});
export type DocumentKind = z.infer<typeof schema>;

export const documentKind = defineBlock({
  type: 'documentKind',
  schema,
  traits: { place: 'front', text: true, single: true, levels: 0, next: 'title', inBox: false },
  blank: (id): DocumentKind => ({ id, type: 'documentKind', text: {}, kind: null }),
});
