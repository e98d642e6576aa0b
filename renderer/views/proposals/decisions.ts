// Accepting and rejecting proposals: one step of undo, told in the history with the meeting.
import { Editor, Node, Path, Range, type Point } from 'slate';
import { atomSign } from '../../../shared/document/content.ts';
import type { Act } from '../../../shared/negotiation/act.ts';
import { decideBlocks, type Verdict } from '../../../shared/negotiation/decide.ts';
import type { Id } from '../../../shared/document/ids.ts';
import type { PaneEditor } from '../../editor/pane.ts';
import { editorTools } from '../../editor/editor-tools.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { isInlineElement, isSlot, isTextNode } from '../../editor/slate.ts';
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

/** The marks of a text at a caret: those of the text in which it stands, else of one that it touches. */
const marksAtCaret = (editor: PaneEditor, caret: Point): readonly { readonly id: Id }[] => {
  const marksOf = (node: Node): readonly { readonly id: Id }[] => ('proposals' in node ? (node.proposals ?? []) : []);
  // A reference or a note of the line in which the caret stands is nearer than the empty text in it.
  const around = [...Node.levels(editor, caret.path)].reverse().map(([node]) => node);
  const own = around.find((node) => (isTextNode(node) || (!Editor.isEditor(node) && isInlineElement(node))) && marksOf(node).length > 0);
  if (own !== undefined) return marksOf(own);
  const block = Editor.above(editor, { at: caret, match: (node) => !Editor.isEditor(node) && isSlot(node) });
  if (block === undefined) return [];
  const beside = (away: Point | undefined): readonly { readonly id: Id }[] => (away !== undefined && Path.isDescendant(away.path, block[1]) && !Path.equals(away.path, caret.path) ? marksOf(Node.leaf(editor, away.path)) : []);
  const [before, after] = [Editor.isStart(editor, caret, caret.path) ? Editor.before(editor, caret) : undefined, Editor.isEnd(editor, caret, caret.path) ? Editor.after(editor, caret) : undefined];
  const left = beside(before);
  return left.length > 0 ? left : beside(after);
};

/**
 * The proposals in the selection of the page in use. With a mere caret, the one at it: of several in the same words the one made last, which is about the others.
 * Where none is in the text there, those about its element.
 */
export const proposalsInSelection = (session: DocumentSession): readonly OpenProposal[] => {
  const editor = editorTools(session).getState().active;
  session.commitPanes();
  if (!editor?.selection) return [];
  const { focus } = editor.selection;
  const collapsed = Range.isCollapsed(editor.selection);
  const inText = new Set<Id>();
  const ofBlocks = new Set<Id>();
  for (const [node] of Editor.nodes(editor, { at: editor.selection, voids: true })) {
    if (Editor.isEditor(node) || !('proposals' in node)) continue;
    const inLine = 'text' in node || Editor.isInline(editor, node);
    if (inLine && collapsed) continue;
    for (const { id } of node.proposals ?? []) (inLine ? inText : ofBlocks).add(id);
  }
  const nearest = collapsed ? marksAtCaret(editor, focus).at(-1) : undefined;
  if (nearest !== undefined) inText.add(nearest.id);
  return openProposals(session.blocks).filter(({ id }) => inText.has(id) || (ofBlocks.has(id) && (!collapsed || inText.size === 0)));
};

/** Those that are about an element or words in it. */
export const proposalsOn = (session: DocumentSession, block: Id | undefined): readonly OpenProposal[] => (block === undefined ? [] : openProposals(session.blocks).filter(({ blocks }) => blocks.includes(block)));
