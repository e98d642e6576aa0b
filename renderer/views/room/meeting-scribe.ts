// Tells with each revision which proposals were made in the meeting since the one before.
import type { Block } from '../../../shared/document/blocks/index.ts';
import { atomSign } from '../../../shared/document/content.ts';
import type { Id } from '../../../shared/document/ids.ts';
import type { Act } from '../../../shared/negotiation/act.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { openProposals, partyOf, type OpenProposal } from '../proposals/proposal-list.ts';

const scribed = new WeakSet<DocumentSession>();

const deciding: ReadonlySet<Act['kind']> = new Set(['accept', 'reject', 'agree', 'agreeAdReferendum', 'agreedLanguage', 'delete']);

/**
 * A proposal is told once, with the first revision in which it stands and on the element in which it stands there; what it says is in the text, and in the
 * decision on it. One that is undone before anything is saved was never made; one that is taken back later, without a decision, is told as withdrawn with the revision
 * in which it is gone, and anew where it is made again.
 */
export const scribeMeeting = (session: DocumentSession): void => {
  if (scribed.has(session)) return;
  scribed.add(session);
  const since = Date.now();
  /** In a revision already: what is undone and done again is no new proposal. */
  const told = new Set<Id>();
  /** Those of them that were told from here. */
  const own = new Set<Id>();
  /** Said to be withdrawn with the revision that is being saved. */
  const takenBack = new Set<Id>();
  let read: readonly Block[] | null = null;
  session.tellAtSave((saved, now, done): readonly Act[] => {
    const [before, after] = [openProposals(saved), openProposals(now)];
    if (saved !== read) {
      for (const id of takenBack) for (const known of [told, own]) known.delete(id);
      takenBack.clear();
      for (const { id } of before) told.add(id);
    }
    read = saved;
    const standing = new Set(after.map(({ id }) => id));
    const decided = (proposal: OpenProposal) => done.some(({ kind, target, block }) => deciding.has(kind) && (target === proposal.id || (block !== undefined && proposal.blocks.includes(block))));
    const made = after.flatMap((proposal): Act[] => {
      const { id, block, by } = proposal;
      if (told.has(id) || by.meeting === undefined || by.at < since) return [];
      own.add(id);
      return [{ kind: 'propose', block, target: id, party: partyOf(by), meeting: by.meeting }];
    });
    const withdrawn = before.flatMap((proposal): Act[] => {
      const { id, block, by, putIn, takenOut } = proposal;
      if (standing.has(id) || !own.has(id) || decided(proposal)) return [];
      takenBack.add(id);
      const words = (putIn || takenOut).replaceAll(atomSign, '…').slice(0, 500);
      return [{ kind: 'withdraw', block, target: id, party: partyOf(by), ...(by.meeting === undefined ? {} : { meeting: by.meeting }), ...(words === '' ? {} : { words }) }];
    });
    return [...made, ...withdrawn];
  });
};
