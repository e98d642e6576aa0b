// Paragraphs that were moved: Word writes them twice, where they stood and where they stand. Of the two one is left, which says where it came from.
import type { Change, WordBlock, WordInline, WordParagraph } from './word-text.ts';

type Side = 'moveFrom' | 'moveTo';

const shown = ({ inlines }: WordParagraph): (WordInline & { readonly changes: readonly Change[] })[] =>
  inlines.flatMap((inline) => ('changes' in inline ? [inline] : []));

/** The move of which a paragraph is one side as a whole, but for what others put in since; null where it is no such side. */
const sideOf = (paragraph: WordParagraph, side: Side): Change | null => {
  if (!paragraph.mark.some(({ kind }) => kind === side)) return null;
  const all = shown(paragraph);
  const move = all.flatMap(({ changes }) => changes.filter(({ kind }) => kind === side))[0];
  if (move === undefined || move.move === null) return null;
  const whole = all.every(({ changes }) => changes.some((change) => (change.kind === side ? change.move === move.move : side === 'moveTo' && change.kind === 'insertion')));
  return whole ? move : null;
};

/** The words that were there before: what was put in since is not among them, nor are brackets, which come and go without being tracked. */
const wordsBefore = (paragraph: WordParagraph): string =>
  shown(paragraph).flatMap((inline) => (inline.type === 'text' && !inline.changes.some(({ kind }) => kind === 'insertion') ? [inline.text] : [])).join('').replace(/[\s[\]]+/g, '');

interface Found {
  readonly paragraph: WordParagraph;
  readonly move: Change;
  /** Where it stands: 0 in the text itself, else the position of the table that frames it. */
  readonly frame: number;
}

/** A frame around text is a table of one column; paragraphs in other tables are parts of their cells. */
const isFrame = (block: WordBlock): boolean => block.kind === 'table' && block.rows.every(({ cells }) => cells.length === 1);

const gather = (blocks: readonly WordBlock[], side: Side, frame = 0): Found[] =>
  blocks.flatMap((block): Found[] => {
    if (block.kind === 'table') return frame === 0 && isFrame(block) ? block.rows.flatMap(({ cells }) => cells.flatMap((cell) => gather(cell.blocks, side, block.at))) : [];
    const move = sideOf(block, side);
    return move === null ? [] : [{ paragraph: block, move, frame }];
  });

const byName = (found: readonly Found[]): Map<string, Found[]> => {
  const groups = new Map<string, Found[]>();
  for (const one of found) {
    const group = groups.get(one.move.move ?? '');
    if (group === undefined) groups.set(one.move.move ?? '', [one]);
    else group.push(one);
  }
  return groups;
};

const arrived = (paragraph: WordParagraph, { move, from }: { readonly move: Change; readonly from: number }): WordParagraph => ({
  ...paragraph,
  inlines: paragraph.inlines.map((inline) => ('changes' in inline ? { ...inline, changes: inline.changes.filter(({ kind }) => kind !== 'moveTo') } : inline)),
  mark: paragraph.mark.filter(({ kind }) => kind !== 'moveTo'),
  moved: { by: move, from },
});

const foldedIn = (blocks: readonly WordBlock[], gone: ReadonlySet<WordParagraph>, came: ReadonlyMap<WordParagraph, { readonly move: Change; readonly from: number }>): WordBlock[] =>
  blocks.flatMap((block): WordBlock[] => {
    if (block.kind === 'table') return [{ ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map((cell) => ({ ...cell, blocks: foldedIn(cell.blocks, gone, came) })) })) }];
    if (gone.has(block)) return [];
    const move = came.get(block);
    return [move === undefined ? block : arrived(block, move)];
  });

export interface Folded {
  readonly blocks: readonly WordBlock[];
  /** The paragraphs that are written a second time elsewhere. */
  readonly gone: ReadonlySet<WordParagraph>;
}

/** Moves whose two sides are the same words, within one text. All others stay what Word wrote: taken out here, put in there. */
export const foldMoves = (blocks: readonly WordBlock[]): Folded => {
  const from = byName(gather(blocks, 'moveFrom'));
  const gone = new Set<WordParagraph>();
  const came = new Map<WordParagraph, { readonly move: Change; readonly from: number }>();
  for (const [name, arrivals] of byName(gather(blocks, 'moveTo'))) {
    const left = from.get(name) ?? [];
    const same = left.length === arrivals.length && left.every(({ paragraph, frame }, index) => arrivals[index]?.frame === frame && wordsBefore(paragraph) === wordsBefore(arrivals[index].paragraph));
    if (!same) continue;
    for (const [index, { paragraph }] of left.entries()) {
      const arrival = arrivals[index];
      if (arrival === undefined) continue;
      gone.add(paragraph);
      came.set(arrival.paragraph, { move: arrival.move, from: paragraph.at });
    }
  }
  return { blocks: gone.size === 0 ? blocks : foldedIn(blocks, gone, came), gone };
};
