// Splices: how one list of blocks becomes another. Saving, undoing and showing the pages speak of changes in them.
import { z } from '../zod.ts';
import { blockSchema, type Block } from './blocks/index.ts';

/** Replaces `remove` blocks from `at` by `insert`. A list of splices applies in order, each to the result of the one before. */
export const spliceSchema = z.strictObject({
  at: z.number().int().nonnegative(),
  remove: z.number().int().nonnegative(),
  insert: z.array(blockSchema),
});
export type Splice = z.infer<typeof spliceSchema>;

/** The list that splices make of `blocks`; `blocks` itself when there are none. */
export const applySplices = (blocks: readonly Block[], splices: readonly Splice[]): readonly Block[] => {
  if (splices.length === 0) return blocks;
  const out = blocks.slice();
  for (const { at, remove, insert } of splices) out.splice(at, remove, ...insert);
  return out;
};
