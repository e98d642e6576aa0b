// Which of the proposals about whole elements Word can hold as tracked changes: one move and one change of looks of a paragraph, and parts beside each other.
import { traitsOf, type Block } from '../../document/blocks/index.ts';
import type { Id } from '../../document/ids.ts';
import type { BlockProposal, Proposer } from '../../document/proposal.ts';
import { textRoles } from '../../document/walk.ts';
import { decideBlocks } from '../../negotiation/decide.ts';

/** An element that comes or goes as a whole. */
export interface Whole {
  readonly kind: 'ins' | 'del';
  readonly mark: Proposer;
  /** Somebody wants to take out what another put in. */
  readonly deletion: Proposer | null;
}

type Kind = BlockProposal['kind'];
export const markOf = <Named extends Kind>({ proposals = [] }: Block, kind: Named): Extract<BlockProposal, { kind: Named }> | undefined => proposals.find((mark): mark is Extract<BlockProposal, { kind: Named }> => mark.kind === kind);

export const isLine = (block: Block): boolean => textRoles[block.type] === 'text' && block.type !== 'annex';

export class HeldMarks {
  readonly #wholes = new WeakMap<Block, Whole | null>();
  /** Elements of the first page: what moved away from below them stood first in the text. */
  readonly #front: ReadonlySet<Id>;

  constructor(blocks: readonly Block[]) {
    this.#front = new Set(blocks.flatMap(({ id, type }) => (traitsOf(type).place === 'front' ? [id] : [])));
  }

  /** An element that comes or goes as a whole. One in which something of others stays is marked by its text alone. */
  whole(block: Block): Whole | null {
    const known = this.#wholes.get(block);
    if (known !== undefined) return known;
    const [inserted, deleted] = [markOf(block, 'insertion'), markOf(block, 'deletion')];
    const goes = (verdict: 'accept' | 'reject'): boolean => decideBlocks([block], () => verdict).length === 0;
    const dying = deleted !== undefined && goes('accept') ? deleted : null;
    const whole: Whole | null = inserted !== undefined && goes('reject') ? { kind: 'ins', mark: inserted, deletion: dying } : dying === null ? null : { kind: 'del', mark: dying, deletion: null };
    this.#wholes.set(block, whole);
    return whole;
  }

  /** What an element of a list stood behind there; null where it was the first of it. */
  after(id: Id | null, list: readonly Block[]): Id | null {
    return id !== null && this.#front.has(id) && !list.some((block) => block.id === id) ? null : id;
  }

  /** The first move of an element, if it is one between two places of a list. */
  move(block: Block, list: readonly Block[]): Extract<BlockProposal, { kind: 'move' }> | undefined {
    const move = markOf(block, 'move');
    if (move === undefined || !isLine(block) || this.whole(block)?.kind === 'ins') return undefined;
    const after = this.after(move.after, list);
    return after === null || list.some(({ id }) => id === after) ? move : undefined;
  }

  /** What stands above an element but for what was put in between two halves of a text, which stands before the later one. */
  #above(list: readonly Block[], index: number): Block | undefined {
    let at = index - 1;
    for (let one = list[at]; one !== undefined && isLine(one) && this.whole(one)?.kind === 'ins'; one = list[at]) at--;
    return list[at];
  }

  /** The proposal by which an element was cut off, or is to be joined to, what stands above it; none where it names another: Word knows no other. */
  joint<Named extends 'split' | 'join'>(list: readonly Block[], index: number, kind: Named): Extract<BlockProposal, { kind: Named }> | undefined {
    const block = list[index];
    const mark = block === undefined ? undefined : markOf(block, kind);
    const above = kind === 'split' ? this.#above(list, index) : list[index - 1];
    if (block === undefined || mark === undefined || !isLine(block) || above === undefined || !isLine(above)) return undefined;
    return mark.of === undefined || mark.of === above.id || this.#goesOn(above, mark.of) ? mark : undefined;
  }

  /** Whether a text is itself cut off another, or to be joined to it: what follows it goes on with that one too. */
  #goesOn(block: Block, of: Id): boolean {
    return (block.proposals ?? []).some((mark) => (mark.kind === 'split' || mark.kind === 'join') && mark.of === of);
  }

  /** The moves, changes and cuts of an element that Word has no place for: every second one, and such as lead to another list or another text. */
  unheld(list: readonly Block[], index: number): BlockProposal[] {
    const block = list[index];
    if (block === undefined || !isLine(block)) return [];
    const held = new Set<BlockProposal | undefined>([this.move(block, list), markOf(block, 'change'), this.joint(list, index, 'split'), this.joint(list, index, 'join')]);
    return (block.proposals ?? []).filter((mark) => mark.kind !== 'insertion' && mark.kind !== 'deletion' && !held.has(mark));
  }
}
