// Square brackets that a file has as signs become brackets with a life of their own; what was no whole bracket is told with its line.
import type { Document, Unplaced } from '../document/document.ts';
import type { NewId } from '../document/ids.ts';
import { normaliseDocument } from '../document/normalise.ts';
import { delegationsOf } from '../negotiation/delegations.ts';
import { objectifyBlocks } from '../negotiation/objectify-blocks.ts';
import type { Imported } from './index.ts';

/** The line of a file in which words stand, counted from 1; the last line looked at where they are written otherwise there. */
const lineFinder = (source: string | null) => {
  const lines = (source?.split('\n') ?? []).map((line) => line.replace(/[*_\\]/gu, '').replace(/\s+/gu, ' '));
  let last = 0;
  return (words: string, block: number): number => {
    if (source === null) return block + 1;
    const wanted = words.replace(/\s+/gu, ' ').trim();
    const found = lines.findIndex((line, index) => index >= last && line.includes(wanted));
    if (found >= 0) last = found;
    return last + 1;
  };
};

/** `source`: the text of the file; null where it has no lines, as a Word file: then the place among the elements counts. */
export const withBracketObjects = ({ document, unplaced }: Imported, source: string | null, newId: NewId): Imported => {
  const made = objectifyBlocks(document.blocks, { delegations: delegationsOf(document.settings), newId }, { closeLone: true });
  if (made.brackets === 0 && made.options === 0) return { document, unplaced };
  const lineOf = lineFinder(source);
  const order = new Map(document.blocks.map(({ id }, index) => [id, index]));
  const lone = made.completed.map(({ block, text }): Unplaced => ({ block, line: lineOf(text, order.get(block) ?? 0), text, reason: 'loneBracket' }));
  const all = [...unplaced, ...lone];
  const settings: Document['settings'] = { ...document.settings, unplaced: all };
  return { document: normaliseDocument({ ...document, settings, blocks: [...made.blocks] }, newId), unplaced: all };
};
