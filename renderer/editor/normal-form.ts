// An open document stays in its normal form, whatever an act makes of it.
import type { Block } from '../../shared/document/blocks/index.ts';
import type { Document } from '../../shared/document/document.ts';
import type { NewId } from '../../shared/document/ids.ts';
import { normaliseBlock, normaliseDocument } from '../../shared/document/normalise.ts';
import type { State } from './history.ts';
import { commonEnds } from './splices.ts';

/**
 * What an act made of `from`, in normal form; the very blocks `from` where it changed none of them. An `orderly` act keeps the whole in order by
 * itself, so that only the elements it changed are looked at.
 */
export const inNormalForm = (document: Document, from: State, to: State, orderly: boolean, newId: NewId): State => {
  if (to.blocks === from.blocks && to.settings === from.settings) return to;
  const { prefix, suffix } = commonEnds(from.blocks, to.blocks);
  if (prefix === from.blocks.length && prefix === to.blocks.length) return { ...to, blocks: from.blocks };
  if (!orderly) {
    const { blocks, settings } = normaliseDocument({ ...document, blocks: to.blocks as Block[], settings: to.settings }, newId);
    return { blocks, settings };
  }
  const changed = to.blocks.slice(prefix, to.blocks.length - suffix);
  const normal = changed.map((block) => normaliseBlock(block, newId));
  if (normal.every((block, index) => block === changed[index])) return to;
  return { ...to, blocks: [...to.blocks.slice(0, prefix), ...normal, ...to.blocks.slice(to.blocks.length - suffix)] };
};
