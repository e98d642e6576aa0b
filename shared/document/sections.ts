// What stands under a heading.
import type { Block } from './blocks/index.ts';
import type { Id } from './ids.ts';

/** How high a heading stands; null for what is no heading. */
export const rankOf = (block: Block): number | null => {
  switch (block.type) {
    case 'heading':
      return block.level;
    case 'priorityArea':
      return 2;
    case 'annex':
      return 1;
    default:
      return null;
  }
};

/** Whether an element ends what stands under a heading of a rank. The rule that ends the document is under no heading. */
export const endsSection = (block: Block, rank: number): boolean => block.type === 'endRule' || (rankOf(block) ?? 9) <= rank;

/** Where a heading with all that is under it stands: up to the next heading of its rank or a higher one. Null where there is no such heading. */
export const sectionRange = (blocks: readonly Block[], heading: Id): { readonly start: number; readonly end: number } | null => {
  const start = blocks.findIndex(({ id }) => id === heading);
  const rank = start === -1 ? null : rankOf(blocks[start] as Block);
  if (rank === null) return null;
  let end = start + 1;
  while (end < blocks.length && !endsSection(blocks[end] as Block, rank)) end++;
  return { start, end };
};

/** A heading with all that is under it; nothing where there is no such heading. */
export const sectionOf = (blocks: readonly Block[], heading: Id): readonly Block[] => {
  const range = sectionRange(blocks, heading);
  return range === null ? [] : blocks.slice(range.start, range.end);
};
