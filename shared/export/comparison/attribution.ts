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
export const needle = (runs: readonly Run[]): string =>
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

export const idsOf = (block: ComparedBlock): Id[] => [block.after?.id, block.before?.id].filter((id) => id !== undefined);

/** A change for which a hand is looked for: the elements it is of, later id first, and words that came or, with `went`, that went; none for the element itself. */
export interface Handled {
  readonly elements: readonly Id[];
  readonly went: boolean;
  readonly words: string;
}

/** Whoever put the words in or took them out; whoever touched the element last where there are none; null where nothing is known. */
export const handOf = ({ elements, went, words }: Handled, touches: Attributions['touches']): ChangeAuthor | null => {
  const known = elements.flatMap((id) => touches.get(id) ?? []);
  const found = (words === '' ? undefined : went ? whoTookOut(known, words) : whoPutIn(known, words)) ?? known.at(-1);
  return found === undefined ? null : { name: found.name, at: found.at };
};

/** Names for each change whoever made it last; for words, whoever put them in or took them out. */
export const whoOf = ({ blocks }: Pick<Comparison, 'blocks'>, { fallback, touches }: Attributions): Who => (change: MarkedChange) => {
  const block = change.block === null ? undefined : blocks[change.block];
  if (block === undefined) return fallback;
  const piece = change.piece?.text.pieces[change.piece.index];
  const went = change.kind === 'deleted';
  return handOf({ elements: idsOf(block), went, words: piece === undefined ? '' : needle(went ? piece.before : piece.after) }, touches) ?? fallback;
};
