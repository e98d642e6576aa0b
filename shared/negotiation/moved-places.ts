// Where an element stands that is about to be moved: the place to which it can be taken back, whatever becomes of the moves of others.
import type { Block } from '../document/blocks/index.ts';
import type { Id } from '../document/ids.ts';
import type { BlockProposal } from '../document/proposal.ts';

export type MovedFrom = Pick<Extract<BlockProposal, { kind: 'move' }>, 'after' | 'below'>;

const isMoved = (block: Block | undefined): boolean => block?.proposals?.some(({ kind }) => kind === 'move') === true;

/**
 * The place of an element of a list: behind what is above it in `order`, the text as it was before anything was proposed; below what somebody moved in
 * between. Where somebody moved the element itself already, or put in what is above it, no earlier text has the place, and it is what stands above it.
 */
export const placeIn = (list: readonly Block[], order: readonly Id[], id: Id): MovedFrom => {
  const at = list.findIndex((block) => block.id === id);
  const above = list[at - 1];
  if (isMoved(list[at]) || !order.includes(id) || (above !== undefined && !order.includes(above.id))) return { after: above?.id ?? null };
  return { after: order[order.indexOf(id) - 1] ?? null, ...(above !== undefined && isMoved(above) && { below: above.id }) };
};
