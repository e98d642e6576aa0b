// What all parts of taking a file in ask of each other: in whose name a change stands, what left with the file, and what is heard of it.
import type { Id, NewId } from '../../document/ids.ts';
import type { Proposer } from '../../document/proposal.ts';
import type { Language } from '../../language/language.ts';

/** A mark without what it does: whose proposal, and which. */
export type Hand = Proposer & { readonly id: Id };

export const handOf = ({ id, author, at, delegation, meeting }: Hand): Hand => ({ id, author, at, ...(delegation !== undefined && { delegation }), ...(meeting !== undefined && { meeting }) });

/** How what stands in a file is put into a document. */
export interface Homecoming {
  readonly language: Language;
  /** Whether a mark was in the text when it left: nobody proposed it since. */
  readonly known: (mark: Pick<Proposer, 'author' | 'at'> & { readonly kind: string }) => boolean;
  /** In whose name a tracked change stands. */
  readonly proposer: (mark: Hand) => Proposer;
  /** In whose name all else stands that differs from what left. */
  readonly untracked: Proposer;
  /** The thread of the document for one of the file; null where it was there and hangs where it hung. */
  readonly thread: (id: Id) => Id | null;
  readonly newId: NewId;
  /** Hears each proposal that is put in, and whether today's text changed the same words. */
  readonly heard: (proposal: Id, conflict: boolean) => void;
  /** Hears that a square bracket was taken out, which no proposal can be about. */
  readonly unbracketed: () => void;
}
