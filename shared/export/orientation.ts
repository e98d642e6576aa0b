// Which elements stand on landscape pages: tables that want one, and the headings right above them.
import type { Block } from '../document/blocks/index.ts';

const standsOver = ({ type }: Block): boolean => type === 'annex' || type === 'heading' || type === 'priorityArea';

/** Whether a text is no more than one landscape table with paragraphs over it: its title, too, stands on the page of the table. */
export const isLandscapeTable = (body: readonly Block[]): boolean => {
  const last = body.at(-1);
  return last?.type === 'table' && last.landscape && body.slice(0, -1).every(({ type }) => type === 'paragraph');
};

/** For each element of the body, whether its page is landscape. */
export const landscapes = (blocks: readonly Block[]): readonly boolean[] => {
  const result: boolean[] = [];
  // From the end, so that a heading knows what follows it.
  let below = false;
  for (const block of blocks.toReversed()) {
    below = block.type === 'table' ? block.landscape : standsOver(block) && below;
    result.push(below);
  }
  return result.reverse();
};
