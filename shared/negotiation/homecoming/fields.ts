// The data of an element that came home in a file: what its author set it to, as a proposal about what stands today.
import { fieldsBesideForm } from '../../document/block.ts';
import type { Block, BlockType } from '../../document/blocks/index.ts';
import type { BlockProposal } from '../../document/proposal.ts';
import { textRoles } from '../../document/walk.ts';
import type { Homecoming } from './homecoming.ts';

/** What a Word file says of an element besides its text, as exactly as it left. Widths, heads of tables and the like it says only roughly. */
const fieldsOf: Partial<Record<BlockType, readonly string[]>> = {
  heading: ['level', 'numbered'],
  subparagraph: ['level'],
  bullet: ['level'],
  organ: ['organ'],
  symbol: ['symbol'],
  date: ['date'],
  session: ['number', 'kind'],
  venue: ['from', 'to'],
  agendaItem: ['items', 'adopted'],
  documentKind: ['kind'],
  distribution: ['distribution'],
  originalLanguage: ['original'],
  annex: ['original'],
  jobNumber: ['jobNumber'],
};

const notFields: ReadonlySet<string> = new Set(fieldsBesideForm);

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const valueOf = (block: Block, field: string): unknown => (block as unknown as Readonly<Record<string, unknown>>)[field];

type ChangeMark = Extract<BlockProposal, { kind: 'change' }>;

/**
 * Today's element with the fields that the file changed set as in the file, and a mark with what they were. `tracked`: the change as somebody
 * tracked it; `untracked`: the mark of one that nobody did. The very same element where the file changed none.
 */
export const returnedFields = (written: Block, returned: Block, standing: Block, tracked: ChangeMark | undefined, home: Homecoming): Block => {
  const mark = (before: Record<string, unknown>, conflict: boolean): BlockProposal => {
    const id = tracked?.id ?? home.newId();
    home.heard(id, conflict);
    return { id, ...(tracked === undefined ? home.untracked : home.proposer(tracked)), kind: 'change', before: before as ChangeMark['before'] };
  };
  if (written.type !== returned.type) {
    if (textRoles[standing.type] !== 'text' || textRoles[returned.type] !== 'text' || same(shapeOf(standing), shapeOf(returned))) return standing;
    const { id, text, proposals = [], standing: state, comments, translations } = standing;
    const kept = { id, text, ...(state !== undefined && { standing: state }), ...(comments !== undefined && { comments }), ...(translations !== undefined && { translations }) };
    const { comments: _, ...bare } = returned;
    return { ...bare, ...kept, proposals: [...proposals, mark(shapeOf(standing), standing.type !== written.type)] } as Block;
  }
  if (standing.type !== returned.type) return standing;
  const changed = (fieldsOf[written.type] ?? []).filter((field) => !same(valueOf(written, field), valueOf(returned, field)) && !same(valueOf(standing, field), valueOf(returned, field)));
  if (changed.length === 0) return standing;
  const before = Object.fromEntries(changed.map((field) => [field, valueOf(standing, field)]));
  const conflict = changed.some((field) => !same(valueOf(standing, field), valueOf(written, field)));
  return { ...standing, ...Object.fromEntries(changed.map((field) => [field, valueOf(returned, field)])), proposals: [...(standing.proposals ?? []), mark(before, conflict)] } as Block;
};

/** All fields of an element but its texts and what is said of it. */
const shapeOf = (block: Block): Record<string, unknown> => Object.fromEntries(Object.entries(block).filter(([field]) => !notFields.has(field)));
