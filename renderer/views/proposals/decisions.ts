// Accepting and rejecting proposals: one step of undo, told in the history with the meeting.
import { Editor } from 'slate';
import { atomSign } from '../../../shared/document/content.ts';
import type { Act } from '../../../shared/negotiation/act.ts';
import { decideBlocks, type Verdict } from '../../../shared/negotiation/decide.ts';
import type { Id } from '../../../shared/document/ids.ts';
import { editorTools } from '../../editor/editor-tools.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { openProposals, partyOf, type OpenProposal } from './proposal-list.ts';
import { proposingIn } from './proposing-state.ts';

/** Signs of a proposal that the history keeps. */
const longest = 500;

const actOf = (proposal: OpenProposal, kind: Verdict, meeting: string): Act => {
  const party = partyOf(proposal.by);
  const words = (proposal.putIn || proposal.takenOut || proposal.formatted).replaceAll(atomSign, '…').slice(0, longest);
  return {
    kind,
    block: proposal.block,
    target: proposal.id,
    ...(party === '' ? {} : { party }),
    ...(meeting === '' ? {} : { meeting }),
    ...(words === '' ? {} : { words }),
  };
};

/** Accepts or rejects proposals as one step. */
export const decideProposals = (session: DocumentSession, proposals: readonly OpenProposal[], verdict: Verdict): void => {
  if (proposals.length === 0) return;
  const ids = new Set(proposals.map(({ id }) => id));
  const meeting = proposingIn(session).getState().meeting.trim();
  session.update((blocks) => decideBlocks(blocks, ({ id }) => (ids.has(id) ? verdict : null)), {
    label: verdict,
    direct: true,
    acts: proposals.map((proposal) => actOf(proposal, verdict, meeting)),
  });
};

/** The proposals in the selection of the page in use; with a mere caret, those at it, and those about its element where none is in the text there. */
export const proposalsInSelection = (session: DocumentSession): readonly OpenProposal[] => {
  const editor = editorTools(session).getState().active;
  session.commitPanes();
  if (!editor?.selection) return [];
  const inText = new Set<Id>();
  const ofBlocks = new Set<Id>();
  for (const [node] of Editor.nodes(editor, { at: editor.selection, voids: true })) {
    if (Editor.isEditor(node) || !('proposals' in node)) continue;
    const inLine = 'text' in node || Editor.isInline(editor, node);
    for (const { id } of node.proposals ?? []) (inLine ? inText : ofBlocks).add(id);
  }
  const { anchor, focus } = editor.selection;
  const collapsed = anchor.path.join() === focus.path.join() && anchor.offset === focus.offset;
  return openProposals(session.blocks).filter(({ id }) => inText.has(id) || (ofBlocks.has(id) && (!collapsed || inText.size === 0)));
};
