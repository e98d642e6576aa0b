// Which of two lists of blocks (or rows) are the same thing: by id, then by what they say exactly, then by what they say roughly.
import { LikenessIndex } from './likeness-index.ts';
import { longestOrder, matchSequences, type Match } from './sequence.ts';
import type { Unit } from './unit.ts';

/** Texts less alike than this are not taken for one that moved and was edited. */
const leastMoved = 0.45;
/** Between two neighbours that stayed in place less is enough, since the place speaks for them. */
const leastInPlace = 0.28;
/** A bonus for staying between the same neighbours. */
const placeBonus = 0.15;
/** Fewer words than this are no evidence of a move by themselves, "Option 1:" comes again everywhere; of an edited text it takes more. */
const wordsOfMove = { same: 3, edited: 5 } as const;
/** Two texts with the same id that are less alike may have lost their ids to each other. */
const leastById = 0.12;
/** Of a text that moved by itself and was edited so much must have stayed: drafts say different things in the same phrases. */
const leastKept = 0.73;
/** The largest table of gaps, in cells. */
const largestGap = 10_000;

/** Aligns two lists, of which it does not matter which is called the earlier one. */
export class Aligner {
  /** Partner of each member of the earlier list, or -1. */
  readonly after: Int32Array;
  /** Partner of each member of the later list, or -1. */
  readonly before: Int32Array;
  /** 1 for the members of the earlier list whose partner has the same id. */
  readonly byId: Uint8Array;
  /** Likeness of texts, of those that were needed. */
  readonly index: LikenessIndex;
  readonly #related: boolean;
  readonly #olds: readonly Unit[];
  readonly #news: readonly Unit[];

  /** `related`: the lists are of one document, so that an id that both have is the same thing whatever it says. */
  constructor(olds: readonly Unit[], news: readonly Unit[], related: boolean) {
    this.#related = related;
    this.#olds = olds;
    this.#news = news;
    this.after = new Int32Array(olds.length).fill(-1);
    this.before = new Int32Array(news.length).fill(-1);
    this.byId = new Uint8Array(olds.length);
    this.index = new LikenessIndex(olds, news);
  }

  align(): void {
    const unlike = this.#alignIds();
    this.#alignExactly();
    this.#alignSingles();
    this.#alignRoughly();
    this.#dropDoubtfulMoves();
    this.#stayRatherThanMove();
    for (const [before, after] of unlike) if (this.#free(before, after)) this.#pair(before, after, true);
    this.#alignGaps((olds, news) => this.#alignRepeated(olds, news));
    this.#alignGaps((olds, news) => this.#alignGap(olds, news));
    this.#alignGaps((olds, news) => this.#alignHeading(olds, news));
  }

  #free(before: number, after: number): boolean {
    return this.after[before] === -1 && this.before[after] === -1;
  }

  #pair(before: number, after: number, byId = false): void {
    this.after[before] = after;
    this.before[after] = before;
    this.byId[before] = byId ? 1 : 0;
  }

  #part(before: number): void {
    const after = this.after[before] ?? -1;
    if (after >= 0) this.before[after] = -1;
    this.after[before] = -1;
    this.byId[before] = 0;
  }

  /** Pairs by id. Gives back pairs whose texts have nothing in common: they wait until the texts have been looked for elsewhere. */
  #alignIds(): Match[] {
    const places = new Map(this.#news.map(({ id }, index) => [id, index]));
    const pairs: Match[] = [];
    const unlike: Match[] = [];
    for (const [index, old] of this.#olds.entries()) {
      const place = places.get(old.id);
      const now = place === undefined ? undefined : this.#news[place];
      if (place === undefined || now === undefined || now.family !== old.family) continue;
      const far = old.text !== now.text && this.index.words(0, index) >= 4 && this.index.words(1, place) >= 4 && this.index.likeness(index, place) < leastById;
      (far ? unlike : pairs).push([index, place]);
    }
    // Two documents that happen to count their ids alike were not made from each other.
    const telling = pairs.filter(([before]) => (this.#olds[before]?.text ?? '') !== '').length;
    if (!this.#related && unlike.length > telling) return [];
    for (const [before, after] of pairs) this.#pair(before, after, true);
    return unlike;
  }

  /** Texts that occur once on each side; then their neighbours, as long as they say the same. */
  #alignExactly(): void {
    const places = (units: readonly Unit[], taken: Int32Array): Map<string, number> => {
      const found = new Map<string, number>();
      for (const [index, unit] of units.entries()) {
        if (taken[index] !== -1 || unit.text === '') continue;
        found.set(saying(unit), found.has(saying(unit)) ? -1 : index);
      }
      return found;
    };
    const others = places(this.#news, this.before);
    for (const [text, before] of places(this.#olds, this.after)) {
      const after = others.get(text) ?? -1;
      if (before >= 0 && after >= 0) this.#pair(before, after);
    }
    for (const step of [1, -1]) {
      for (let at = step === 1 ? 0 : this.#olds.length - 1; at >= 0 && at < this.#olds.length; at += step) {
        const partner = this.after[at] ?? -1;
        const [next, other] = [at + step, partner + step];
        const [old, now] = [this.#olds[next], this.#news[other]];
        if (partner >= 0 && old !== undefined && now !== undefined && this.#free(next, other) && old.type === now.type && saying(old) === saying(now)) this.#pair(next, other);
      }
    }
  }

  #alignSingles(): void {
    const places = new Map(this.#news.flatMap(({ single, type }, index) => (single && this.before[index] === -1 ? [[type, index] as const] : [])));
    for (const [index, { single, type }] of this.#olds.entries()) {
      const place = single && this.after[index] === -1 ? places.get(type) : undefined;
      if (place !== undefined && this.#free(index, place)) this.#pair(index, place);
    }
  }

  /** Pairs in ascending order of the earlier list. */
  pairs(): Match[] {
    const found: Match[] = [];
    for (const [before, after] of this.after.entries()) if (after >= 0) found.push([before, after]);
    return found;
  }

  /**
   * The pairs that stayed in place: as many as possible, and of as many words as possible among equals. What went into a box or out of one moved, rather
   * than the box or what stands beside it.
   */
  inPlace(): Match[] {
    const reboxed = ([before, after]: Match): boolean => {
      const [was, is] = [this.#olds[before]?.holder ?? -1, this.#news[after]?.holder ?? -1];
      return (was === -1 ? -1 : (this.after[was] ?? -1)) !== is;
    };
    return longestOrder(this.pairs(), ([before, after]) => (reboxed([before, after]) ? 1 : 1e6) + Math.min(this.#olds[before]?.text.length ?? 0, this.#news[after]?.text.length ?? 0) / 1e3);
  }

  #freeOnes(taken: Int32Array, units: readonly Unit[]): number[] {
    return units.flatMap(({ text }, index) => (taken[index] === -1 && text !== '' ? [index] : []));
  }

  #alignRoughly(): void {
    const olds = this.#freeOnes(this.after, this.#olds);
    const news = this.#freeOnes(this.before, this.#news);
    if (olds.length === 0 || news.length === 0) return;
    const between = this.#neighbours();
    const candidates = this.index.candidates(olds, news, leastMoved).map(({ before, after, likeness }) => {
      const [low, high] = between(before);
      const inPlace = after > low && after < high;
      const sameType = this.#olds[before]?.type === this.#news[after]?.type;
      return { before, after, score: likeness + (inPlace ? placeBonus : 0) + (sameType ? 0.02 : 0), sum: before + after };
    });
    candidates.sort((one, other) => other.score - one.score || one.sum - other.sum || one.before - other.before);
    for (const { before, after } of candidates) if (this.#free(before, after)) this.#pair(before, after);
  }

  /** For a member of the earlier list: between which members of the later one it would stand, had nothing moved. */
  #neighbours(): (before: number) => readonly [low: number, high: number] {
    const low = new Int32Array(this.#olds.length);
    const high = new Int32Array(this.#olds.length);
    const fixed = this.inPlace();
    for (let at = 0, next = 0, last = -1; at < this.#olds.length; at++) {
      const pair = fixed[next];
      if (pair !== undefined && pair[0] === at) [last, next] = [pair[1], next + 1];
      low[at] = last;
      high[at] = fixed[next]?.[1] ?? this.#news.length;
    }
    return (before) => [low[before] ?? -1, high[before] ?? this.#news.length];
  }

  /** Short texts that are found elsewhere have moved only if what stands beside them moved with them. */
  #dropDoubtfulMoves(): void {
    const fixed = new Set(this.inPlace().map(([before]) => before));
    const doubtful = (before: number): boolean => {
      const after = this.after[before] ?? -1;
      if (this.byId[before] === 1 || this.#olds[before]?.single === true) return false;
      if (this.#olds[before]?.text === this.#news[after]?.text) return this.index.words(0, before) < wordsOfMove.same;
      return this.index.words(0, before) < wordsOfMove.edited || this.index.kept(before, after) < leastKept;
    };
    const moved = this.pairs().filter(([before]) => !fixed.has(before));
    const sure = new Set(moved.filter(([before]) => !doubtful(before)).map(([before]) => before));
    const unsure = moved.filter(([before]) => doubtful(before));
    const besides = ([before, after]: Match): boolean => [1, -1].some((step) => sure.has(before + step) && this.after[before + step] === after + step);
    for (const list of [unsure, unsure.toReversed()]) for (const pair of list) if (besides(pair)) sure.add(pair[0]);
    for (const [before] of unsure) if (!sure.has(before)) this.#part(before);
  }

  /** Of several that say the same, the one that stands in place is meant: the moved pair gives its partner up for it. */
  #stayRatherThanMove(): void {
    const fixed = this.inPlace();
    const stays = new Set(fixed.map(([before]) => before));
    const doubles = (units: readonly Unit[], taken: Int32Array): Map<string, number[]> => {
      const found = new Map<string, number[]>();
      for (const [index, unit] of units.entries()) if (taken[index] === -1 && unit.text !== '') found.set(saying(unit), [...(found.get(saying(unit)) ?? []), index]);
      return found;
    };
    const [olds, news] = [doubles(this.#olds, this.after), doubles(this.#news, this.before)];
    /** The stretch of one list that lies beside a place in the other. */
    const beside = (place: number, side: 0 | 1): readonly [low: number, high: number] => {
      const next = fixed.findIndex((pair) => pair[side] > place);
      const at = next < 0 ? fixed.length : next;
      const other = side === 0 ? 1 : 0;
      return [fixed[at - 1]?.[other] ?? -1, fixed[at]?.[other] ?? Infinity];
    };
    for (const [before, after] of this.pairs()) {
      if (stays.has(before) || this.byId[before] === 1) continue;
      const inReach = (place: number, side: 0 | 1, indices: readonly number[] = []): number | undefined => {
        const [low, high] = beside(place, side);
        return indices.find((index) => index > low && index < high && (side === 0 ? this.before : this.after)[index] === -1);
      };
      const stayed = inReach(before, 0, news.get(saying(this.#news[after])));
      const was = stayed === undefined ? inReach(after, 1, olds.get(saying(this.#olds[before]))) : undefined;
      if (stayed === undefined && was === undefined) continue;
      this.#part(before);
      this.#pair(was ?? before, stayed ?? after);
    }
    this.#exchangeTwins(stays, beside);
  }

  /** Of two that moved and say the same on one side, the partner of the other may be in place: one of them moved, and the other stayed and was edited. */
  #exchangeTwins(stays: ReadonlySet<number>, beside: (place: number, side: 0 | 1) => readonly [low: number, high: number]): void {
    const groups = new Map<string, number[]>();
    for (const [before, after] of this.pairs()) {
      if (stays.has(before) || this.byId[before] === 1) continue;
      for (const name of [`before ${saying(this.#olds[before])}`, `after ${saying(this.#news[after])}`]) groups.set(name, [...(groups.get(name) ?? []), before]);
    }
    for (const twins of groups.values()) {
      if (twins.length < 2) continue;
      for (const before of twins) {
        const [low, high] = beside(before, 0);
        const inReach = (twin: number): boolean => (this.after[twin] ?? -1) > low && (this.after[twin] ?? -1) < high;
        const twin = inReach(before) ? undefined : twins.find(inReach);
        if (twin === undefined) continue;
        const [mine, other] = [this.after[before] ?? -1, this.after[twin] ?? -1];
        this.#part(before);
        this.#part(twin);
        this.#pair(before, other);
        this.#pair(twin, mine);
      }
    }
  }

  /** Calls with what is still free between two neighbours that stayed in place, where there is something on both sides. */
  #alignGaps(align: (olds: readonly number[], news: readonly number[]) => void): void {
    const fixed = [...this.inPlace(), [this.#olds.length, this.#news.length] as const];
    let [from, start] = [0, 0];
    for (const [to, end] of fixed) {
      const olds = range(from, to).filter((index) => this.after[index] === -1);
      const news = range(start, end).filter((index) => this.before[index] === -1);
      if (olds.length > 0 && news.length > 0) align(olds, news);
      [from, start] = [to + 1, end + 1];
    }
  }

  /** A heading alone between the same neighbours is the same heading under another name. */
  #alignHeading(olds: readonly number[], news: readonly number[]): void {
    const [before = -1, after = -1] = [olds[0], news[0]];
    const headings = ['heading', 'priorityArea', 'annex'];
    if (olds.length === 1 && news.length === 1 && headings.includes(this.#olds[before]?.type ?? '') && this.#olds[before]?.type === this.#news[after]?.type) this.#pair(before, after);
  }

  /** In a gap too large to compare each with each, what says the same is paired in order: a form that is filled in over and over. */
  #alignRepeated(olds: readonly number[], news: readonly number[]): void {
    if (olds.length * news.length <= largestGap) return;
    const numbers = new Map<string, number>();
    const keys = (units: readonly Unit[], indices: readonly number[]): Int32Array =>
      Int32Array.from(indices, (index) => {
        const key = `${units[index]?.family} ${units[index]?.type} ${units[index]?.text}`;
        const number = numbers.get(key) ?? numbers.size;
        numbers.set(key, number);
        return number;
      });
    const worth = new Float64Array(olds.length).fill(1);
    for (const [before, after] of matchSequences(keys(this.#olds, olds), keys(this.#news, news), { worth, stretch: 0 })) this.#pair(olds[before] ?? 0, news[after] ?? 0);
  }

  /** A gap too large to compare each with each: the likeliest partners, as many as are in one order. */
  #alignLargeGap(olds: readonly number[], news: readonly number[]): void {
    const found = this.index.candidates(olds, news, leastInPlace);
    const likeness = new Map(found.map((candidate) => [candidate.before * this.#news.length + candidate.after, candidate.likeness]));
    // Of the candidates of one member the later come first, so that no two of them are in order.
    const pairs = found.map(({ before, after }): Match => [before, after]).sort((one, other) => one[0] - other[0] || other[1] - one[1]);
    for (const [before, after] of longestOrder(pairs, (pair) => likeness.get(pair[0] * this.#news.length + pair[1]) ?? 0)) this.#pair(before, after);
  }

  #alignGap(olds: readonly number[], news: readonly number[]): void {
    if (olds.length * news.length > largestGap) {
      this.#alignLargeGap(olds, news);
      return;
    }
    const width = news.length + 1;
    const best = new Float64Array((olds.length + 1) * width);
    const scores = new Float64Array(olds.length * news.length);
    for (let row = 1; row <= olds.length; row++) {
      for (let column = 1; column <= news.length; column++) {
        const score = this.#scoreInPlace(olds[row - 1] ?? 0, news[column - 1] ?? 0);
        scores[(row - 1) * news.length + column - 1] = score;
        const without = Math.max(best[(row - 1) * width + column] ?? 0, best[row * width + column - 1] ?? 0);
        best[row * width + column] = Math.max(without, (best[(row - 1) * width + column - 1] ?? 0) + score);
      }
    }
    for (let row = olds.length, column = news.length; row > 0 && column > 0; ) {
      const here = best[row * width + column] ?? 0;
      const score = scores[(row - 1) * news.length + column - 1] ?? 0;
      if (score > 0 && here === (best[(row - 1) * width + column - 1] ?? 0) + score) {
        row--;
        column--;
        this.#pair(olds[row] ?? 0, news[column] ?? 0);
      } else if (here === best[(row - 1) * width + column]) row--;
      else column--;
    }
  }

  /** What it is worth to take two for the same thing because they stand in the same place; 0 where they are not. */
  #scoreInPlace(before: number, after: number): number {
    const [old, now] = [this.#olds[before], this.#news[after]];
    if (old === undefined || now === undefined || old.family !== now.family) return 0;
    const sameType = old.type === now.type;
    if (old.text === '' || now.text === '') return old.text === now.text && sameType ? 0.4 : 0;
    if (old.text === now.text) return sameType ? 1 : 0.9;
    const likeness = Math.max(this.index.likeness(before, after), 0.8 * this.#contained(before, after)) - (sameType ? 0 : 0.05);
    return likeness < leastInPlace ? 0 : likeness;
  }

  #contained(before: number, after: number): number {
    return Math.min(this.index.words(0, before), this.index.words(1, after)) < 6 ? 0 : this.index.containment(before, after);
  }
}

/** What a unit says; only what can be the same thing says the same. */
const saying = (unit: Unit | undefined): string => (unit === undefined ? '' : `${unit.family} ${unit.text}`);

const range = (from: number, to: number): number[] => Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
