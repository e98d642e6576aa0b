// In whose name the window proposes in an open document, and in which meeting; remembered while the mode is off.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { runningMeeting } from '../../../shared/negotiation/meeting.ts';
import type { DocumentSession } from '../../editor/session.ts';

export interface Proposing {
  /** Id of a delegation, or a name as written; null: in the author's own name. */
  readonly delegation: string | null;
  /** Name of the meeting; may be empty. */
  readonly meeting: string;
}

const stores = new WeakMap<DocumentSession, StoreApi<Proposing>>();

export const proposingIn = (session: DocumentSession): StoreApi<Proposing> => {
  let store = stores.get(session);
  if (!store) {
    store = createStore<Proposing>(() => ({ delegation: null, meeting: runningMeeting(session.document.settings)?.name ?? '' }));
    stores.set(session, store);
  }
  return store;
};

/** Turns the mode on, or passes on another name while it is on. False where nobody is named: a proposal has to say whose it is. */
export const startProposing = (session: DocumentSession, author: string): boolean => {
  const { delegation, meeting } = proposingIn(session).getState();
  if (author.trim() === '' && delegation === null) return false;
  const named = meeting.trim();
  session.setHand({ author: author.trim(), ...(delegation === null ? {} : { delegation }), ...(named === '' ? {} : { meeting: named }) });
  return true;
};
