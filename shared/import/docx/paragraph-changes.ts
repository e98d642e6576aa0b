// What tracked changes say of whole paragraphs: put in, taken out, cut off the one above, joined to it.
import type { Change, FormatChange, ParagraphLook, WordBlock, WordParagraph } from './word-text.ts';

/** Word knows of text that it comes or goes; a move is both. */
export const directionOf = ({ kind }: Change): 'insertion' | 'deletion' => (kind === 'insertion' || kind === 'moveTo' ? 'insertion' : 'deletion');

/** Changes of one hand and one moment. */
export const handOf = ({ author, date }: Pick<Change, 'author' | 'date'>): string => `${author} ${date}`;

export interface ParagraphChange {
  /** All of it comes or goes; both, where somebody takes out what another put in. */
  readonly whole: readonly Change[];
  /** The mark above it came or goes: it was cut off, or is to be joined to, the paragraph above. */
  readonly joint: Change | null;
  /** The paragraph above, where there is a joint. */
  readonly above: WordParagraph | null;
}

/** The directions in which all that a paragraph shows goes: what shows nothing goes with its mark, whichever way. */
const wholeDirections = ({ inlines }: WordParagraph): ReadonlySet<'insertion' | 'deletion'> => {
  const shown = inlines.flatMap((inline) => ('changes' in inline ? [inline.changes] : []));
  return new Set((['insertion', 'deletion'] as const).filter((direction) => shown.every((changes) => changes.some((change) => directionOf(change) === direction))));
};

/**
 * The changes of the paragraphs of one list. A mark belongs to the end of its paragraph: where text comes behind the last one, it is the mark
 * before it that is new, so a paragraph that comes or goes may do so by its own mark or by the one above.
 */
export const paragraphChanges = (blocks: readonly WordBlock[]): ReadonlyMap<WordParagraph, ParagraphChange> => {
  const found = new Map<WordParagraph, ParagraphChange>();
  let pending: { readonly marks: readonly Change[]; readonly above: WordParagraph } | null = null;
  for (const block of blocks) {
    if (block.kind === 'table') {
      pending = null;
      continue;
    }
    const all = wholeDirections(block);
    const wholly = (marks: readonly Change[]): Change[] => marks.filter((mark) => all.has(directionOf(mark)));
    const before: { readonly marks: readonly Change[]; readonly above: WordParagraph } | null = pending;
    const own = wholly(block.mark);
    if (own.length > 0) {
      found.set(block, { whole: own, joint: null, above: null });
      continue;
    }
    const late = wholly(before?.marks ?? []);
    if (late.length > 0) found.set(block, { whole: late, joint: null, above: null });
    else if (before !== null) found.set(block, { whole: [], joint: before.marks[0] ?? null, above: before.above });
    pending = block.mark.length === 0 ? null : { marks: block.mark, above: block };
  }
  return found;
};

/** The looks that a paragraph has by itself: where two become one, Word writes those of the one over those of the other. */
const ownLook = (paragraph: WordParagraph, { whole, joint }: ParagraphChange): WordParagraph => {
  const change: FormatChange<ParagraphLook> | null = paragraph.lookChange;
  const by = [...whole, ...(joint === null ? [] : [joint])].find((one) => change !== null && handOf(one) === handOf(change));
  if (change === null || by === undefined) return paragraph;
  return { ...paragraph, lookChange: null, look: directionOf(by) === 'deletion' ? change.before : paragraph.look };
};

/** The paragraphs with looks that follow from what came or went taken for what they are. */
export const withOwnLooks = (blocks: readonly WordBlock[]): readonly WordBlock[] => {
  const changes = paragraphChanges(blocks);
  return blocks.map((block): WordBlock => {
    if (block.kind === 'table') return { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, blocks: withOwnLooks(cell.blocks) })) })) };
    const change = changes.get(block);
    return change === undefined ? block : ownLook(block, change);
  });
};
