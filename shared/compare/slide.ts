// Where a repeated word leaves open which of two is the new one, the change is put where a sentence, a clause or a word begins.
import type { Match } from './sequence.ts';
import type { TokenLine } from './tokens.ts';

/** How natural it is to begin or end a change in front of the token at `at`. */
const seam = ({ text, tokens }: TokenLine, at: number): number => {
  const [before, after] = [tokens[at - 1], tokens[at]];
  if (before === undefined || after === undefined) return 6;
  if (before.until === before.end) return after.key.startsWith('\u0001start') || before.key.startsWith('\u0001end') ? 2 : /^[(“«[]$/.test(before.key) || /^[)”»\]]$/.test(after.key) ? 1 : 0;
  if (text.slice(before.end, before.until).includes('\n')) return 5;
  if (/^[.!?؟]$/.test(before.key)) return 5;
  if (/^[,;:،؛]$/.test(before.key)) return 3;
  return after.key.startsWith('\u0001start') || before.key.startsWith('\u0001end') ? 3 : 2;
};

/** Moves pure insertions and deletions along repeated words to their most natural place. As many matches as before, in order. */
export const slid = (matches: Match[], before: TokenLine, after: TokenLine): Match[] => {
  const result = matches.slice();
  for (const side of [1, 0] as const) {
    const line = side === 1 ? after : before;
    const { tokens } = line;
    const other = side === 1 ? 0 : 1;
    for (let at = 0; at <= result.length; at++) {
      // The change between the matches `at - 1` and `at`.
      const left = result[at - 1];
      const right = result[at];
      const start = left === undefined ? 0 : left[side] + 1;
      const end = right === undefined ? tokens.length : right[side];
      const opposite = (right === undefined ? (side === 1 ? before : after).tokens.length : right[other]) - (left === undefined ? 0 : left[other] + 1);
      const length = end - start;
      if (length <= 0 || opposite !== 0) continue;
      let best = 0;
      let bestScore = seam(line, start) + seam(line, end);
      const consider = (shift: number): void => {
        const score = seam(line, start + shift) + seam(line, end + shift);
        if (score > bestScore) [best, bestScore] = [shift, score];
      };
      for (let shift = -1; tokens[start + shift]?.key === tokens[end + shift]?.key && adjacent(result, at + shift, at - 1); shift--) {
        if (start + shift < 0) break;
        consider(shift);
      }
      for (let shift = 1; end + shift <= tokens.length && tokens[start + shift - 1]?.key === tokens[end + shift - 1]?.key && adjacent(result, at, at + shift - 1); shift++) consider(shift);
      for (let step = 0; step > best; step--) shiftMatch(result, at - 1 + step, side, length);
      for (let step = 0; step < best; step++) shiftMatch(result, at + step, side, -length);
    }
  }
  return result;
};

/** Whether the matches from `low` to `high` follow one another without a change between them. */
const adjacent = (matches: readonly Match[], low: number, high: number): boolean => {
  if (low < 0 || high >= matches.length) return false;
  for (let at = low; at < high; at++) {
    const [one, other] = [matches[at], matches[at + 1]];
    if (one === undefined || other === undefined || other[0] !== one[0] + 1 || other[1] !== one[1] + 1) return false;
  }
  return true;
};

const shiftMatch = (matches: Match[], at: number, side: 0 | 1, by: number): void => {
  const match = matches[at];
  if (match !== undefined) matches[at] = side === 1 ? [match[0], match[1] + by] : [match[0] + by, match[1]];
};
