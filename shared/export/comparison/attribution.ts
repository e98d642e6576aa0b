// Who made the changes between two texts, found from the hands through which each element went.
import type { ComparedBlock, Comparison, Run } from '../../compare/comparison.ts';
import { lineText } from '../../compare/runs.ts';
import type { Id } from '../../document/ids.ts';
import type { ChangeAuthor, MarkedChange, Who } from '../docx/tracked/revisions.ts';

/** One revision that touched an element, and the words that the element had after it; empty where it was gone. */
export interface Touch extends ChangeAuthor {
  readonly text: string;
}

export interface Attributions {
  /** Of every change of which nothing is known. */
  readonly fallback: ChangeAuthor;
  /** For each element the revisions after the earlier text, up to the later one, oldest first. */
  readonly touches: ReadonlyMap<Id, readonly Touch[]>;
}

/** As it can be looked for in the words of an element: notes and references have signs of their own there. */
const needle = (runs: readonly Run[]): string =>
  lineText(runs).split(/[*#[\]]/u).reduce((longest, part) => (part.trim().length > longest.length ? part.trim() : longest), '');

/** The hand that put words in: from its revision on they were there. */
const whoPutIn = (touches: readonly Touch[], words: string): Touch | undefined => {
  let found: Touch | undefined;
  for (const touch of touches.toReversed()) {
    if (!touch.text.includes(words)) break;
    found = touch;
  }
  return found;
};

/** The hand that took words out: from its revision on they were not there. */
const whoTookOut = (touches: readonly Touch[], words: string): Touch | undefined => {
  let found: Touch | undefined;
  for (const touch of touches.toReversed()) {
    if (touch.text.includes(words)) break;
    found = touch;
  }
  return found;
};

const idsOf = (block: ComparedBlock): Id[] => [block.after?.id, block.before?.id].filter((id) => id !== undefined);

/** Names for each change whoever made it last; for words, whoever put them in or took them out. */
export const whoOf = ({ blocks }: Pick<Comparison, 'blocks'>, { fallback, touches }: Attributions): Who => (change: MarkedChange) => {
  const block = change.block === null ? undefined : blocks[change.block];
  const known = block === undefined ? [] : idsOf(block).flatMap((id) => touches.get(id) ?? []);
  const last = known.at(-1);
  if (last === undefined) return fallback;
  const piece = change.piece?.text.pieces[change.piece.index];
  const words = piece === undefined ? '' : needle(change.kind === 'deleted' ? piece.before : piece.after);
  const found = words === '' ? undefined : change.kind === 'deleted' ? whoTookOut(known, words) : whoPutIn(known, words);
  const { name, at } = found ?? last;
  return { name, at };
};
