// The commands of the proposal mode and of decisions, for the palette and the keyboard.
import type { Verdict } from '../../../shared/negotiation/decide.ts';
import type { Shortcut } from '../../commands/shortcuts.ts';
import { useCommands } from '../../commands/useCommands.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useWindow } from '../../state/window.ts';
import { decideProposals, proposalsInSelection, proposalsOn } from './decisions.ts';
import { openProposals, type OpenProposal } from './proposal-list.ts';
import { modeShortcut, useSwitchMode } from './useSwitchMode.ts';

export const listShortcut: Shortcut = { code: 'KeyL', alt: true };

export interface ProposalActs {
  /** Leads to a proposal, in the page of its language. */
  readonly show: (proposal: OpenProposal) => void;
  /** Asks first where they are many. */
  readonly decide: (proposals: readonly OpenProposal[], verdict: Verdict) => void;
  readonly toggleList: () => void;
}

/** The proposal after or before the element in which one is; from the last one the first comes next. */
const neighbour = (session: DocumentSession, step: 1 | -1, last: string | null): OpenProposal | undefined => {
  const proposals = openProposals(session.blocks);
  const at = proposals.findIndex(({ id }) => id === last);
  if (at >= 0 && proposals[at]?.blocks.includes(session.selected?.block ?? '') === true) return proposals.at((at + step) % proposals.length);
  const order = new Map(session.blocks.flatMap((block) => [block, ...(block.type === 'box' ? block.blocks : [])]).map(({ id }, index) => [id, index]));
  const here = order.get(session.selected?.block ?? '') ?? -1;
  const place = ({ block }: OpenProposal): number => order.get(block) ?? 0;
  return step === 1 ? (proposals.find((one) => place(one) >= here) ?? proposals[0]) : (proposals.findLast((one) => place(one) <= here) ?? proposals.at(-1));
};

/** The proposal that one was led to last. */
const shown = new WeakMap<DocumentSession, string>();

export const noteShown = (session: DocumentSession, { id }: OpenProposal): void => void shown.set(session, id);

/**
 * What a decision by keyboard is about: the selection; with a caret at no proposal, the one that one was led to in this element, or the only one it has. None where it is
 * not said which.
 */
export const proposalsInWork = (session: DocumentSession): readonly OpenProposal[] => {
  const selected = proposalsInSelection(session);
  if (selected.length > 0) return selected;
  const here = proposalsOn(session, session.selected?.block);
  const last = here.filter(({ id }) => id === shown.get(session));
  return last.length > 0 || here.length > 1 ? last : here;
};

export const useProposalCommands = (session: DocumentSession, acts: ProposalActs): void => {
  const { t } = useMessages();
  const { tell } = useWindow();
  const toggleMode = useSwitchMode(session);
  const some = () => openProposals(session.blocks).length > 0;
  const walk = (step: 1 | -1) => () => {
    const next = neighbour(session, step, shown.get(session) ?? null);
    if (next === undefined) return;
    acts.show(next);
  };
  const selected = (verdict: Verdict) => () => {
    const meant = proposalsInWork(session);
    if (meant.length > 0) decideProposals(session, meant, verdict);
    else tell({ kind: 'notice', text: t(proposalsOn(session, session.selected?.block).length > 0 ? 'proposals:whichProposal' : 'proposals:noneHere') });
  };
  useCommands([
    { id: 'proposals.mode', group: 'edit', title: (t) => t(session.hand === null ? 'proposals:mode.start' : 'proposals:mode.stop'), shortcuts: [modeShortcut], run: toggleMode },
    { id: 'proposals.list', group: 'view', title: (t) => t('proposals:show'), shortcuts: [listShortcut], run: acts.toggleList },
    { id: 'proposals.next', group: 'view', title: (t) => t('proposals:next'), shortcuts: [{ code: 'Period', alt: true }], when: some, run: walk(1) },
    { id: 'proposals.previous', group: 'view', title: (t) => t('proposals:previous'), shortcuts: [{ code: 'Comma', alt: true }], when: some, run: walk(-1) },
    { id: 'proposals.accept', group: 'edit', title: (t) => t('proposals:acceptSelected'), shortcuts: [{ code: 'KeyY', alt: true }], when: some, run: selected('accept') },
    { id: 'proposals.reject', group: 'edit', title: (t) => t('proposals:rejectSelected'), shortcuts: [{ code: 'KeyU', alt: true }], when: some, run: selected('reject') },
    { id: 'proposals.acceptAll', group: 'edit', title: (t) => t('proposals:acceptAll'), when: some, run: () => acts.decide(openProposals(session.blocks), 'accept') },
    { id: 'proposals.rejectAll', group: 'edit', title: (t) => t('proposals:rejectAll'), when: some, run: () => acts.decide(openProposals(session.blocks), 'reject') },
  ]);
};
