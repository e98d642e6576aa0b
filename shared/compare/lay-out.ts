// One order for two aligned lists that keeps the order of each, and the moves that are left over.
import type { Alignment } from './alignment.ts';
import type { Match } from './sequence.ts';
import type { Unit } from './unit.ts';

/** A place in the common order. A moved pair stands twice: `away` at the old place, with both at the new one. */
export interface Place {
  readonly before: number;
  /** -1 where nothing stands there in the later list. */
  readonly after: number;
  readonly away: boolean;
}

export interface MovedGroup {
  /** Pairs that moved together, in order. */
  readonly pairs: readonly Match[];
  readonly direction: 'up' | 'down';
}

export interface Layout {
  readonly places: readonly Place[];
  readonly moves: readonly MovedGroup[];
}

/** Puts two lists in one order: between two members that stayed, first what is left of the earlier list, then what is new. */
export const layOut = (olds: readonly Unit[], news: readonly Unit[], alignment: Alignment): Layout => {
  const { inPlace: fixed, splitFrom, joinedTo } = alignment;
  const inPlace = new Set(fixed.map(([before]) => before));
  const places: Place[] = [];
  let [from, start] = [0, 0];
  /** The box that is open on each side. */
  let [oldBox, newBox] = [-1, -1];
  const takeOld = (): void => {
    places.push({ before: from, after: -1, away: (alignment.after[from] ?? -1) >= 0 });
    from++;
  };
  const takeNew = (): void => {
    places.push({ before: alignment.before[start] ?? -1, after: start, away: false });
    start++;
  };
  for (const [to, end] of [...fixed, [olds.length, news.length] as const]) {
    while (from < to && joinedTo.has(from)) takeOld();
    while (start < end && splitFrom.has(start)) takeNew();
    // What belongs into an open box comes before what follows the box.
    while (from < to && oldBox >= 0 && olds[from]?.holder === oldBox) takeOld();
    while (start < end && newBox >= 0 && news[start]?.holder === newBox) takeNew();
    while (from < to) takeOld();
    while (start < end) takeNew();
    if (to === olds.length) break;
    places.push({ before: to, after: end, away: false });
    oldBox = olds[to]?.family === 'box' ? to : (olds[to]?.holder ?? -1);
    newBox = news[end]?.family === 'box' ? end : (news[end]?.holder ?? -1);
    [from, start] = [to + 1, end + 1];
  }
  return { places, moves: groupMoves(alignment, fixed, inPlace) };
};

/** Neighbours that moved to neighbouring places moved together; what was deleted or inserted between them does not part them. */
const groupMoves = (alignment: Alignment, fixed: readonly Match[], inPlace: ReadonlySet<number>): MovedGroup[] => {
  /** Rank among the members of the later list that have a partner. */
  const rank = new Map<number, number>();
  for (const [after, before] of alignment.before.entries()) if (before >= 0) rank.set(after, rank.size);
  const { pairs } = alignment;
  const groups: Match[][] = [];
  for (const [index, pair] of pairs.entries()) {
    if (inPlace.has(pair[0])) continue;
    const last = pairs[index - 1];
    const follows = last !== undefined && !inPlace.has(last[0]) && rank.get(pair[1]) === (rank.get(last[1]) ?? 0) + 1;
    if (follows) groups.at(-1)?.push(pair);
    else groups.push([pair]);
  }
  const stays = (list: readonly number[], at: number): number => {
    let [low, high] = [0, list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((list[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const [fixedOlds, fixedNews] = [fixed.map(([before]) => before), fixed.map(([, after]) => after)];
  return groups.map((group): MovedGroup => {
    const [before, after] = group[0] ?? [0, 0];
    return { pairs: group, direction: stays(fixedNews, after) < stays(fixedOlds, before) ? 'up' : 'down' };
  });
};
