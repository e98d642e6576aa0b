// The marks of proposals on an element.
import type { Block } from '../document/blocks/index.ts';
import { sameProposer, type BlockProposal, type Proposer } from '../document/proposal.ts';
import type { Proposing } from './propose-text.ts';

export type Marks = readonly BlockProposal[];

/** An element with these marks; a list that is empty is absent. */
export const withMarks = <Kind extends Block>(block: Kind, marks: Marks): Kind => {
  if (marks.length > 0) return { ...block, proposals: [...marks] };
  if (block.proposals === undefined) return block;
  const { proposals: _, ...bare } = block;
  return bare as Kind;
};

/** The mark of the hand that is at work. */
export const ownMark = <Mark extends Proposer & { readonly kind: string }>(marks: readonly Mark[] | undefined, kind: Mark['kind'], { by }: Proposing): Mark | undefined =>
  marks?.find((mark) => mark.kind === kind && sameProposer(mark, by));
