// A line that is cut, in pieces: its units, the cuts of the file, and the seams where today's line is cut.
import { isEdge } from '../../compare/runs.ts';
import { contentLength, sliceContent } from '../../document/content.ts';
import type { Content } from '../../document/inlines.ts';
import { contentOfUnits, type Unit } from '../line-units.ts';

/** The line of a file by what changes in it: a unit, or the place of a cut. */
export type Piece = Unit | 'cut';

/** Where today's line is cut. It is the edge of an option that nothing opens, so that whatever passes edges by passes it by. */
export const seam: Unit = { key: '', run: { type: 'end', of: { type: 'option', id: 'seam' } }, href: null };

/** Where both cut a line at one place, the cuts stand side by side, whatever was put in there. */
export const atSeam = (pieces: readonly Piece[]): readonly Piece[] => {
  if (!pieces.includes(seam) || pieces.filter((piece) => piece === 'cut').length !== 1) return pieces;
  const rest: readonly Piece[] = pieces.filter((piece) => piece !== 'cut');
  return rest.toSpliced(rest.indexOf(seam), 0, 'cut');
};

export const partsAt = <Item>(items: readonly Item[], isEnd: (item: Item) => boolean): Item[][] => {
  const parts: Item[][] = [[]];
  for (const item of items) {
    if (isEnd(item)) parts.push([]);
    else parts.at(-1)?.push(item);
  }
  return parts;
};

/** The units of a part that is cut: a bracket that is cut stands in both. */
export const sliced = (pieces: readonly Piece[]): Content[] => {
  const whole = contentOfUnits(pieces.filter((piece): piece is Unit => piece !== 'cut'));
  const lengths = partsAt(pieces, (piece) => piece === 'cut').map((units) => units.filter((unit) => unit !== 'cut' && !isEdge(unit.run)).length);
  if (lengths.length === 1) return [whole];
  const ends = lengths.map((_, index) => lengths.slice(0, index + 1).reduce((sum, length) => sum + length, 0));
  return ends.map((end, index) => sliceContent(whole, ends[index - 1] ?? 0, index === ends.length - 1 ? contentLength(whole) : end));
};
