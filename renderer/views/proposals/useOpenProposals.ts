// The open proposals as the window lists them: a moment behind the keyboard, which does not wait for them.
import { useEffect, useState } from 'react';
import type { DocumentSession } from '../../editor/session.ts';
import { openProposals, sameProposals, type OpenProposal } from './proposal-list.ts';

export const useOpenProposals = (session: DocumentSession): readonly OpenProposal[] => {
  const [proposals, setProposals] = useState(() => openProposals(session.blocks));
  useEffect(() => {
    let handle: number | null = null;
    const look = () => {
      handle = null;
      const found = openProposals(session.blocks);
      setProposals((before) => (sameProposals(before, found) ? before : found));
    };
    const plan = () => {
      handle ??= requestIdleCallback(look, { timeout: 500 });
    };
    plan();
    const stop = session.subscribe(plan, ['document']);
    return () => {
      stop();
      if (handle !== null) cancelIdleCallback(handle);
    };
  }, [session]);
  return proposals;
};
