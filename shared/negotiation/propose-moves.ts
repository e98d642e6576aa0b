// Elements that an edit led away from where they stood: each says where that was, so that it can be taken back there.
import type { Block } from '../document/blocks/index.ts';
import type { Id } from '../document/ids.ts';
import { sameProposer } from '../document/proposal.ts';
import { ownMark as own, withMarks, type Marks } from './block-marks.ts';
import { decideBlocks } from './decide.ts';
import { placeIn } from './moved-places.ts';
import type { Proposing } from './propose-text.ts';

const longestOrdered = (ids: readonly Id[], order: ReadonlyMap<Id, number>): Set<Id> => {
  const tails: number[] = [];
  const before: number[] = [];
  const places = ids.map((id) => order.get(id) ?? 0);
  for (const [index, place] of places.entries()) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((places[tails[middle] ?? 0] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? -1 : (tails[low - 1] ?? -1);
    tails[low] = index;
  }
  const inOrder = new Set<Id>();
  for (let index = tails.at(-1) ?? -1; index >= 0; index = before[index] ?? -1) inOrder.add(ids[index] ?? '');
  return inOrder;
};

/** What stood behind what before anything was moved, put in or taken out. */
const baseOrder = (blocks: readonly Block[]): Id[] => decideBlocks(blocks, () => 'reject').map(({ id }) => id);

/** `result` with a mark on every element that this edit led away from where it stood. What the same hand put in may stand anywhere. */
export const markMoves = (before: readonly Block[], result: Block[], edit: Proposing): Block[] => {
  const order = new Map(before.map(({ id }, index) => [id, index]));
  const news = (marks: Marks | undefined): boolean => own(marks, 'insertion', edit) !== undefined || own(marks, 'split', edit) !== undefined;
  // Nor has what it cut off a place of its own.
  const stayed = result.filter(({ id, proposals }) => order.has(id) && !news(proposals)).map(({ id }) => id);
  const inOrder = longestOrdered(stayed, order);
  if (inOrder.size === stayed.length) return result;
  const base = baseOrder(before);
  const places = new Map(base.map((id, index) => [id, index]));
  const moved = result.map((block) => {
    const marks = block.proposals ?? [];
    if (!order.has(block.id) || inOrder.has(block.id) || news(marks) || own(marks, 'move', edit) !== undefined) return block;
    return withMarks(block, [...marks, { ...edit.by, id: edit.id, kind: 'move', ...placeIn(before, base, block.id) }]);
  });
  const standing = moved.filter(({ id }) => places.has(id)).map(({ id }) => id);
  const backInOrder = longestOrdered(standing, places).size === standing.length;
  // What is back where it was leaves nothing to decide.
  return moved.map((block, index) => {
    const isBack = (after: Id | null): boolean => (places.has(block.id) ? backInOrder : (moved[index - 1]?.id ?? null) === after);
    return withMarks(block, (block.proposals ?? []).filter((mark) => mark.kind !== 'move' || !sameProposer(mark, edit.by) || !isBack(mark.after)));
  });
};
