// One text revised twice: what each revision did to the words, where they agree, and where they are in each other's way.
import type { Content } from '../document/inlines.ts';
import type { Run, TextComparison } from './comparison.ts';
import { appendRun, contentOf, lineLength, lineText, sliceLine } from './runs.ts';

/**
 * A stretch of the base and what became of it on each side. `left` and `right`: that side alone changed it, the other has it as in the base;
 * `both`: they changed it alike; `conflict`: each in its own way.
 */
export interface ThreeWayPiece {
  readonly kind: 'same' | 'left' | 'right' | 'both' | 'conflict';
  readonly base: readonly Run[];
  readonly left: readonly Run[];
  readonly right: readonly Run[];
}

/** A change of the stretch [from, to) of the base; both in characters, elements that stand whole counting one. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly after: readonly Run[];
}

const hunksOf = ({ pieces }: TextComparison): Hunk[] => {
  const hunks: Hunk[] = [];
  let at = 0;
  for (const { kind, before, after } of pieces) {
    const end = at + lineLength(before);
    const last = hunks.at(-1);
    if (kind !== 'same') {
      // A deletion and the insertion in its place are one change.
      if (last !== undefined && last.to === at && (kind === 'inserted' || kind === 'deleted')) hunks[hunks.length - 1] = { from: last.from, to: end, after: [...last.after, ...after] };
      else hunks.push({ from: at, to: end, after });
    }
    at = end;
  }
  return hunks;
};

/** Two changes are in each other's way if they share words, or if one inserts at an edge of the other. */
const meet = (one: Pick<Hunk, 'from' | 'to'>, other: Hunk): boolean => {
  if (one.from < other.to && other.from < one.to) return true;
  const insertion = one.from === one.to || other.from === other.to;
  return insertion && one.from <= other.to && other.from <= one.to;
};

const alike = (one: readonly Run[], other: readonly Run[]): boolean => JSON.stringify(contentOf(one), withoutIds) === JSON.stringify(contentOf(other), withoutIds);
const withoutIds = (key: string, value: unknown): unknown => (key === 'id' ? undefined : value);

/** Lays two revisions of a text over their common base; both comparisons have the base as `before`. */
export const layThree = (left: TextComparison, right: TextComparison): ThreeWayPiece[] => {
  const base: Run[] = [];
  for (const { before } of left.pieces) for (const run of before) appendRun(base, run);
  const queues = [hunksOf(left), hunksOf(right)] as const;
  const next = [0, 0];
  const pieces: ThreeWayPiece[] = [];
  let at = 0;
  const same = (to: number): void => {
    const runs = sliceLine(base, at, to);
    if (runs.length > 0) pieces.push({ kind: 'same', base: runs, left: runs, right: runs });
    at = to;
  };
  for (;;) {
    const heads = queues.map((queue, side) => queue[next[side] ?? 0]);
    const [one, other] = heads;
    const first = one === undefined ? other : other === undefined || one.from < other.from || (one.from === other.from && one.to <= other.to) ? one : other;
    if (first === undefined) break;
    let range = { from: first.from, to: first.to };
    const taken: [Hunk[], Hunk[]] = [[], []];
    for (let grown = true; grown; ) {
      grown = false;
      for (const side of [0, 1] as const) {
        const hunk = queues[side][next[side] ?? 0];
        const mine = taken[side].length > 0 || taken[1 - side as 0 | 1].length > 0;
        if (hunk === undefined || (mine ? !meet(range, hunk) : hunk !== first)) continue;
        taken[side].push(hunk);
        next[side] = (next[side] ?? 0) + 1;
        range = { from: Math.min(range.from, hunk.from), to: Math.max(range.to, hunk.to) };
        grown = true;
      }
    }
    same(range.from);
    const side = (hunks: readonly Hunk[]): Run[] => {
      const runs: Run[] = [];
      let from = range.from;
      for (const hunk of hunks) {
        for (const run of [...sliceLine(base, from, hunk.from), ...hunk.after]) appendRun(runs, run);
        from = hunk.to;
      }
      for (const run of sliceLine(base, from, range.to)) appendRun(runs, run);
      return runs;
    };
    const [mine, theirs] = [side(taken[0]), side(taken[1])];
    const kind = taken[1].length === 0 ? 'left' : taken[0].length === 0 ? 'right' : alike(mine, theirs) ? 'both' : 'conflict';
    pieces.push({ kind, base: sliceLine(base, range.from, range.to), left: mine, right: theirs });
    at = range.to;
  }
  same(lineLength(base));
  return pieces;
};

/** The text with the changes of both; null where they are in conflict. */
export const mergedContent = (pieces: readonly ThreeWayPiece[]): Content | null =>
  pieces.some(({ kind }) => kind === 'conflict') ? null : contentOf(pieces.flatMap(({ kind, left, right }) => (kind === 'right' ? right : left)));

/** What an insertion at the edge of a stretch leaves of it where the other side took the stretch out; null where a word of it was written on in. */
const besideGone = (base: readonly Run[], now: readonly Run[]): readonly Run[] | null => {
  const [was, is] = [lineText(base), lineText(now)];
  const [length, whole] = [lineLength(base), lineLength(now)];
  if (is.startsWith(was) && alike(sliceLine(now, 0, length), base)) return /[\p{L}\p{N}]$/u.test(was) && /^[\p{L}\p{N}]/u.test(is.slice(was.length)) ? null : sliceLine(now, length, whole);
  if (is.endsWith(was) && alike(sliceLine(now, whole - length, whole), base)) return /^[\p{L}\p{N}]/u.test(was) && /[\p{L}\p{N}]$/u.test(is.slice(0, is.length - was.length)) ? null : sliceLine(now, 0, whole - length);
  return null;
};

/**
 * The text with the changes of both, also where one side wrote into what the other took out: what was written stays, and what was taken out goes unless
 * it was written on in. Null where both wrote something else in one place.
 */
export const wovenContent = (pieces: readonly ThreeWayPiece[]): Content | null => {
  const runs: Run[] = [];
  for (const { kind, base, left, right } of pieces) {
    if (kind === 'conflict' && left.length > 0 && right.length > 0) return null;
    const kept = kind === 'conflict' ? (left.length > 0 ? left : right) : kind === 'right' ? right : left;
    for (const run of (kind === 'conflict' ? besideGone(base, kept) : null) ?? kept) appendRun(runs, run);
  }
  return contentOf(runs);
};
