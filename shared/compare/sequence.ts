// Which members of two sequences belong together. Pure arithmetic on keys; what they stand for is the caller's.

export type Match = readonly [before: number, after: number];

/** The rules by which the words of a text are matched. */
export interface MatchCosts {
  /** What keeping each member of the earlier sequence is worth; both sequences give the same worth to the same key. */
  readonly worth: ArrayLike<number>;
  /** What each stretch of change costs, however long. A member between two changes is kept only if it is worth more than one stretch. */
  readonly stretch: number;
  /** What a stretch costs that only takes members out or only puts some in; as much as any other where nothing is said. Not more than `stretch`. */
  readonly oneSided?: number;
}

/** The table of a pair of sequences that is filled at once, in cells; longer ones are first divided at members that occur once in each. */
const largestTable = 1_000_000;

let directions = new Uint8Array(1 << 16);
/** The best total of each column of a row, by state. */
const rowsOf = (width: number): readonly [matched: Float64Array, out: Float64Array, put: Float64Array, both: Float64Array] => [new Float64Array(width), new Float64Array(width), new Float64Array(width), new Float64Array(width)];
let rowOf = rowsOf(1024);

/**
 * Matches two sequences of keys so that what stays is worth most and the changes fall into few stretches. Matches are in order.
 * Costs n × m steps for what lies between the common beginning and end, up to a bound; beyond it only what is anchored is matched.
 */
export const matchSequences = (before: Int32Array, after: Int32Array, costs: MatchCosts): Match[] => {
  const matches: Match[] = [];
  matchBetween(before, after, 0, before.length, 0, after.length, costs, matches, 0);
  return matches;
};

const matchBetween = (before: Int32Array, after: Int32Array, from: number, to: number, start: number, end: number, costs: MatchCosts, matches: Match[], depth: number): void => {
  while (from < to && start < end && before[from] === after[start]) matches.push([from++, start++]);
  let tail = 0;
  while (from < to - tail && start < end - tail && before[to - tail - 1] === after[end - tail - 1]) tail++;
  const [a, b] = [to - tail, end - tail];
  if (from < a && start < b) {
    if ((a - from + 1) * (b - start + 1) <= largestTable) fillTable(before, after, from, a, start, b, costs, matches);
    else if (depth < anchorLengths.length) {
      // Members that stand in one order once in each hold the two together: what lies between is matched by itself.
      let [lastBefore, lastAfter] = [from, start];
      for (const [one, other] of longestOrder(onceInBoth(before, after, from, a, start, b, anchorLengths[depth] ?? 1))) {
        matchBetween(before, after, lastBefore, one, lastAfter, other, costs, matches, depth + 1);
        matches.push([one, other]);
        [lastBefore, lastAfter] = [one + 1, other + 1];
      }
      matchBetween(before, after, lastBefore, a, lastAfter, b, costs, matches, depth + 1);
    }
  }
  for (let n = 0; n < tail; n++) matches.push([a + n, b + n]);
};

/** How many members in a row make an anchor, first and for what is still too long then. */
const anchorLengths = [1, 4];

/** Where so many members in a row occur that occur once in each. */
const onceInBoth = (before: Int32Array, after: Int32Array, from: number, to: number, start: number, end: number, length: number): Match[] => {
  const places = (keys: Int32Array, low: number, high: number): Map<string, number> => {
    const found = new Map<string, number>();
    for (let at = low; at + length <= high; at++) {
      const key = keys.subarray(at, at + length).join();
      found.set(key, found.has(key) ? -1 : at);
    }
    return found;
  };
  const others = places(after, start, end);
  return [...places(before, from, to)].flatMap(([key, at]): Match[] => {
    const other = others.get(key) ?? -1;
    return at < 0 || other < 0 ? [] : [[at, other]];
  });
};

/** In what stretch a place lies: the last two members were matched, or a change only takes members out, only puts some in, or does both. */
const states = ['matched', 'out', 'in', 'both'] as const;
/** Bits of the direction of a place: from which state the match came (two bits), and whether each change began there. */
const [outBegins, inBegins, bothBegins] = [4, 8, 16];

/** Finds the heaviest way through the table of all places; a change that does both takes out first. */
const fillTable = (before: Int32Array, after: Int32Array, from: number, to: number, start: number, end: number, { worth, stretch, oneSided = stretch }: MatchCosts, matches: Match[]): void => {
  const [rows, columns] = [to - from, end - start];
  const width = columns + 1;
  if (directions.length < (rows + 1) * width) directions = new Uint8Array((rows + 1) * width);
  if (rowOf[0].length < width) rowOf = rowsOf(width * 2);
  const [matched, out, put, both] = rowOf;
  const [none, more] = [-1e9, stretch - oneSided];
  // What precedes is the common beginning, or the beginning of the text.
  for (let column = 0; column <= columns; column++) {
    matched[column] = column === 0 ? 0 : none;
    out[column] = both[column] = none;
    put[column] = column === 0 ? none : -oneSided;
    directions[column] = column === 1 ? inBegins : 0;
  }
  for (let row = 1; row <= rows; row++) {
    const key = before[from + row - 1];
    const value = worth[from + row - 1] ?? 1;
    // The places diagonally above and to the left, by state. Plain variables: this loop is most of the time that a comparison takes.
    let wasMatched = matched[0] ?? none;
    let wasOut = out[0] ?? none;
    let wasPut = none;
    let wasBoth = none;
    let lastMatched = none;
    let lastOut = -oneSided;
    let lastPut = none;
    let lastBoth = none;
    matched[0] = lastMatched;
    out[0] = lastOut;
    directions[row * width] = row === 1 ? outBegins : 0;
    for (let column = 1; column <= columns; column++) {
      const aboveMatched = matched[column] ?? none;
      const aboveOut = out[column] ?? none;
      let direction = 0;
      let match = none;
      if (after[start + column - 1] === key) {
        match = wasMatched;
        if (wasBoth > match) {
          match = wasBoth;
          direction = 3;
        }
        if (wasPut > match) {
          match = wasPut;
          direction = 2;
        }
        if (wasOut > match) {
          match = wasOut;
          direction = 1;
        }
        match += value;
      }
      wasMatched = aboveMatched;
      wasOut = aboveOut;
      wasPut = put[column] ?? none;
      wasBoth = both[column] ?? none;
      if (lastOut - more >= lastBoth) {
        lastBoth = lastOut - more;
        direction |= bothBegins;
      }
      if (lastMatched - oneSided >= lastPut) {
        lastPut = lastMatched - oneSided;
        direction |= inBegins;
      }
      lastMatched = match;
      lastOut = aboveOut;
      if (aboveMatched - oneSided >= aboveOut) {
        lastOut = aboveMatched - oneSided;
        direction |= outBegins;
      }
      matched[column] = lastMatched;
      out[column] = lastOut;
      put[column] = lastPut;
      both[column] = lastBoth;
      directions[row * width + column] = direction;
    }
  }
  const found: Match[] = [];
  let [row, column, state] = [rows, columns, 0];
  for (let other = 1; other < states.length; other++) if ((rowOf[other]?.[columns] ?? none) > (rowOf[state]?.[columns] ?? none)) state = other;
  while (row > 0 || column > 0) {
    const direction = directions[row * width + column] ?? 0;
    switch (states[state]) {
      case 'matched':
        found.push([from + --row, start + --column]);
        state = direction & 3;
        break;
      case 'out':
        row--;
        if ((direction & outBegins) !== 0) state = 0;
        break;
      case 'in':
        column--;
        if ((direction & inBegins) !== 0) state = 0;
        break;
      default:
        column--;
        if ((direction & bothBegins) !== 0) state = 1;
    }
  }
  for (let at = found.length - 1; at >= 0; at--) matches.push(found[at] as Match);
};

/**
 * The pairs of the heaviest part that is in the same order in both, in that order; `before` of the pairs ascends. Everything else moved.
 * No member is in two pairs of the result if the pairs of one member of the earlier list come with the later partner first. Weighs 1 where
 * nothing is said. O(n log n).
 */
export const longestOrder = (pairs: readonly Match[], weight: (pair: Match) => number = () => 1): Match[] => {
  const size = pairs.reduce((most, [, after]) => Math.max(most, after + 1), 0);
  /** Best chain that ends at or before each place of the later sequence: a tree of prefix maxima over indices of `pairs`. */
  const tree = new Int32Array(size + 1).fill(-1);
  const total = new Float64Array(pairs.length);
  const previous = new Int32Array(pairs.length).fill(-1);
  let best = -1;
  for (const [index, pair] of pairs.entries()) {
    let chain = -1;
    for (let at = pair[1]; at > 0; at -= at & -at) {
      const candidate = tree[at] ?? -1;
      if (candidate >= 0 && (chain < 0 || (total[candidate] ?? 0) > (total[chain] ?? 0))) chain = candidate;
    }
    previous[index] = chain;
    total[index] = (chain < 0 ? 0 : (total[chain] ?? 0)) + weight(pair);
    for (let at = pair[1] + 1; at <= size; at += at & -at) {
      const known = tree[at] ?? -1;
      if (known < 0 || (total[index] ?? 0) > (total[known] ?? 0)) tree[at] = index;
    }
    if (best < 0 || (total[index] ?? 0) > (total[best] ?? 0)) best = index;
  }
  const chain: Match[] = [];
  for (let at = best; at >= 0; at = previous[at] ?? -1) chain.push(pairs[at] as Match);
  return chain.reverse();
};
