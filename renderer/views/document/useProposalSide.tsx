// The proposals beside the page of an open document: their list, their commands, and the question before many are decided.
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Id } from '../../../shared/document/ids.ts';
import type { Language } from '../../../shared/language/language.ts';
import type { Verdict } from '../../../shared/negotiation/decide.ts';
import { commentBoard } from '../../editor/comment-board.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useFileProposals } from '../../state/file-proposals.ts';
import { DecideManyDialog, many } from '../proposals/DecideManyDialog.tsx';
import { decideProposals } from '../proposals/decisions.ts';
import type { OpenProposal } from '../proposals/proposal-list.ts';
import { ProposalsPanel } from '../proposals/ProposalsPanel.tsx';
import { noteShown, useProposalCommands, type ProposalActs } from '../proposals/useProposalCommands.ts';
import type { SidePanels } from './useSidePanels.ts';

export interface ProposalSideOptions {
  readonly panels: SidePanels;
  /** Of the page that is worked in, for proposals about no language in particular. */
  readonly language: Language;
  readonly onShow: (block: Id, language: Language) => void;
}

export interface ProposalSide {
  /** Whether the list stands in the panel at the end side, where that is shown. */
  readonly open: boolean;
  readonly close: () => void;
  readonly toggle: () => void;
  readonly panel: ReactNode;
  readonly dialog: ReactNode;
}

export const useProposalSide = (session: DocumentSession, { panels, language, onShow }: ProposalSideOptions): ProposalSide => {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<{ readonly proposals: readonly OpenProposal[]; readonly verdict: Verdict } | null>(null);
  const close = () => setOpen(false);
  const acts: ProposalActs = {
    show: (proposal) => {
      noteShown(session, proposal);
      onShow(proposal.block, proposal.language ?? language);
    },
    decide: (proposals, verdict) => (proposals.length < many ? decideProposals(session, proposals, verdict) : setAsked({ proposals, verdict })),
    toggleList: () => {
      commentBoard(session).setState({ shown: false });
      setOpen(!panels.isShown('inspector') || !open);
      panels.reveal('inspector');
    },
  };
  useProposalCommands(session, acts);
  // A file that came home shows what it brought.
  const fromFile = useFileProposals(session.document.id);
  const showArrivals = useRef(() => {});
  showArrivals.current = () => {
    setOpen(true);
    panels.reveal('inspector');
  };
  useEffect(() => {
    if (fromFile !== null) showArrivals.current();
  }, [fromFile]);
  return {
    open,
    close,
    toggle: acts.toggleList,
    panel: <ProposalsPanel session={session} onShow={acts.show} onDecide={acts.decide} onClose={close} />,
    dialog: asked !== null && (
      <DecideManyDialog count={asked.proposals.length} verdict={asked.verdict} onDecide={() => decideProposals(session, asked.proposals, asked.verdict)} onClose={() => setAsked(null)} />
    ),
  };
};
