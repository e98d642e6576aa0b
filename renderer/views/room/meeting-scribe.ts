// Tells with each revision which proposals were made in the meeting since the one before.
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { Id } from '../../../shared/document/ids.ts';
import type { Act } from '../../../shared/negotiation/act.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { openProposals, partyOf } from '../proposals/proposal-list.ts';

const scribed = new WeakSet<DocumentSession>();

/**
 * A proposal is told once, with the first revision in which it stands and on the element in which it stands there; what it says is in the text, and in the
 * decision on it. One that is undone before anything is saved was never made.
 */
export const scribeMeeting = (session: DocumentSession): void => {
  if (scribed.has(session)) return;
  scribed.add(session);
  const since = Date.now();
  /** In a revision already: what is undone and done again is no new proposal. */
  const told = new Set<Id>();
  let read: readonly Block[] | null = null;
  session.tellAtSave((saved, now): readonly Act[] => {
    if (saved !== read) for (const { id } of openProposals(saved)) told.add(id);
    read = saved;
    return openProposals(now).flatMap(({ id, block, by }): Act[] =>
      told.has(id) || by.meeting === undefined || by.at < since ? [] : [{ kind: 'propose', block, target: id, party: partyOf(by), meeting: by.meeting }],
    );
  });
};
