// Emphasis by asterisks and underscores, after the rules of CommonMark: which runs of signs open and close which spans.
import type { Format } from '../document/inlines.ts';

/** A run of asterisks or underscores that may open or close emphasis; it stands in the list of nodes at `node`. */
export interface Delimiter {
  readonly sign: '*' | '_';
  readonly node: number;
  readonly length: number;
  readonly opens: boolean;
  readonly closes: boolean;
  /** Signs not yet used up. */
  left: number;
}

/** Nodes between `from` and `to`, both excluded, carry the format. */
export interface EmphasisSpan {
  readonly from: number;
  readonly to: number;
  readonly format: Format;
}

const blank = /^[\s\u200B-\u200F]?$/;
const punctuation = /^[\p{P}\p{S}]$/u;

/** What a run may do, from the signs before and after it. */
export const delimiter = (sign: '*' | '_', node: number, length: number, before: string, behind: string): Delimiter => {
  const [blankBefore, blankBehind] = [blank.test(before), blank.test(behind)];
  const [signBefore, signBehind] = [punctuation.test(before), punctuation.test(behind)];
  const left = !blankBehind && (!signBehind || blankBefore || signBefore);
  const right = !blankBefore && (!signBefore || blankBehind || signBehind);
  const opens = sign === '*' ? left : left && (!right || signBefore);
  const closes = sign === '*' ? right : right && (!left || signBehind);
  return { sign, node, length, opens, closes, left: length };
};

const fits = (opener: Delimiter, closer: Delimiter): boolean =>
  opener.sign === closer.sign &&
  opener.opens &&
  opener.left > 0 &&
  // The rule of three: `***a**b*` nests as one expects.
  (!(opener.closes || closer.opens) || (opener.length + closer.length) % 3 !== 0 || (opener.length % 3 === 0 && closer.length % 3 === 0));

/**
 * Pairs the delimiters. Those that find no partner keep `left` signs, which are text; but double asterisks left over in pairs are taken
 * as bold, since converters put blanks inside the signs (`**Lead: **text`).
 */
export const emphasise = (delimiters: readonly Delimiter[]): EmphasisSpan[] => {
  const spans: EmphasisSpan[] = [];
  const open: Delimiter[] = [];
  /** Below this height of the stack no opener fits a closer of that kind: keeps the search linear. */
  const floor = new Map<string, number>();
  for (const closer of delimiters) {
    if (closer.closes) {
      const kind = `${closer.sign}${closer.length % 3}${closer.opens ? 'o' : ''}`;
      while (closer.left > 0) {
        const bottom = Math.min(floor.get(kind) ?? 0, open.length);
        let at = open.length - 1;
        while (at >= bottom && !fits(open[at] as Delimiter, closer)) at -= 1;
        const opener = at >= bottom ? open[at] : undefined;
        if (opener === undefined) {
          floor.set(kind, open.length);
          break;
        }
        const used = opener.left >= 2 && closer.left >= 2 ? 2 : 1;
        spans.push({ from: opener.node, to: closer.node, format: used === 2 ? 'bold' : 'italic' });
        opener.left -= used;
        closer.left -= used;
        open.length = opener.left > 0 ? at + 1 : at;
        for (const [key, height] of floor) if (height > open.length) floor.set(key, open.length);
      }
    }
    if (closer.opens && closer.left > 0) open.push(closer);
  }
  const rest = delimiters.filter((candidate) => candidate.sign === '*' && candidate.left >= 2);
  for (let index = 0; index + 1 < rest.length; index += 2) {
    const [first, second] = [rest[index], rest[index + 1]];
    if (first === undefined || second === undefined || !(first.opens || second.closes) || first.left !== second.left) continue;
    spans.push({ from: first.node, to: second.node, format: 'bold' });
    first.left -= 2;
    second.left -= 2;
  }
  return spans;
};
