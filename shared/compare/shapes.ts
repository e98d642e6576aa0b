// Aligns two texts that no language has in common: by ids, then by types, by the figures in them and by their length, which translations share.
import type { LanguageText } from '../document/block.ts';
import type { Block } from '../document/blocks/index.ts';
import type { TableRow } from '../document/blocks/table.ts';
import { ownTextPlaces } from '../document/walk.ts';
import { languages } from '../language/language.ts';
import type { Alignment } from './alignment.ts';
import { say } from './reading.ts';
import { longestOrder, matchSequences, type Match } from './sequence.ts';
import type { Unit } from './unit.ts';

/** What a unit is without its words. */
export interface Shape {
  /** Type and level of a block, kind and width of a row. */
  readonly kind: string;
  /** Every number in it, sorted, in western digits: years, percentages, the parts of document symbols. */
  readonly figures: readonly string[];
  /** In characters. */
  readonly length: number;
}

/** What a difference of kind leaves of the likeness of two units. */
const likeness = { kind: 1, type: 0.6, family: 0.2 } as const;
const worthOfFigures = 1.2;
const worthOfLength = 0.8;
/** Less alike than this, two units are not each other's translation even between the same neighbours. */
const least = 0.5;
/** The largest gap that is compared each with each, in cells. */
const largestGap = 4_000_000;

const western = (digits: string): string => digits.replace(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
const number = /\p{Nd}+/gu;

const shapeOf = (kind: string, texts: readonly LanguageText[]): Shape => {
  // In a text of several languages the first one speaks for all.
  const said = texts.map((text) => languages.map((language) => say(text[language] ?? [])).find((line) => line !== '') ?? '').join('\n');
  return { kind, figures: (said.match(number) ?? []).map(western).sort(), length: said.length };
};

export const blockShape = (block: Block): Shape => shapeOf('level' in block ? `${block.type} ${block.level}` : block.type, [...ownTextPlaces(block)].map(({ text }) => text));
export const rowShape = ({ kind, cells }: TableRow): Shape => shapeOf(`${kind} ${cells.length}`, cells.map(({ text }) => text));

/** The share of figures that two lists have in common, from 0 to 1. */
const figuresShared = (one: readonly string[], other: readonly string[]): number => {
  let common = 0;
  for (let at = 0, against = 0; at < one.length && against < other.length; ) {
    const [a, b] = [one[at] ?? '', other[against] ?? ''];
    if (a === b) [common, at, against] = [common + 1, at + 1, against + 1];
    else if (a < b) at++;
    else against++;
  }
  return (2 * common) / (one.length + other.length);
};

const score = (old: Unit, now: Unit, was: Shape, is: Shape): number => {
  if (old.family !== now.family || old.holder < 0 !== now.holder < 0) return 0;
  const kind = was.kind === is.kind ? likeness.kind : old.type === now.type ? likeness.type : likeness.family;
  const figures = was.figures.length + is.figures.length === 0 ? 0 : worthOfFigures * (figuresShared(was.figures, is.figures) - 0.4);
  const longer = Math.max(was.length, is.length);
  const length = longer === 0 ? 0 : worthOfLength * (Math.min(was.length, is.length) / longer - 0.4);
  const sum = kind + figures + length;
  // A heading or a table alone between its neighbours is the same one, however its translation runs.
  return sum >= least || old.single ? Math.max(sum, 0.1) : 0;
};

const keysOf = (lists: readonly (readonly Shape[])[]): Int32Array[] => {
  const numbers = new Map<string, number>();
  return lists.map((shapes) => Int32Array.from(shapes, ({ kind, figures }) => {
    const key = `${kind} ${figures.join(' ')}`;
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  }));
};

/** The best pairs of two stretches, in order. */
const alignStretch = (olds: readonly number[], news: readonly number[], scoreOf: (before: number, after: number) => number): Match[] => {
  if (olds.length === 0 || news.length === 0 || olds.length * news.length > largestGap) return [];
  const width = news.length + 1;
  const best = new Float32Array((olds.length + 1) * width);
  const scores = new Float32Array(olds.length * news.length);
  for (let row = 1; row <= olds.length; row++) {
    for (let column = 1; column <= news.length; column++) {
      const value = scoreOf(olds[row - 1] ?? 0, news[column - 1] ?? 0);
      scores[(row - 1) * news.length + column - 1] = value;
      const matched = value > 0 ? (best[(row - 1) * width + column - 1] ?? 0) + value : 0;
      best[row * width + column] = Math.max(best[(row - 1) * width + column] ?? 0, best[row * width + column - 1] ?? 0, matched);
    }
  }
  const pairs: Match[] = [];
  for (let row = olds.length, column = news.length; row > 0 && column > 0; ) {
    const here = best[row * width + column] ?? 0;
    if (here === best[(row - 1) * width + column]) row--;
    else if (here === best[row * width + column - 1]) column--;
    else pairs.push([olds[--row] ?? 0, news[--column] ?? 0]);
  }
  return pairs.reverse();
};

/** Aligns two lists of units whose words cannot be compared. Nothing but ids tells a move; nothing is split or joined. */
export const alignShapes = (units: readonly [readonly Unit[], readonly Unit[]], shapes: readonly [readonly Shape[], readonly Shape[]]): Alignment => {
  const [olds, news] = units;
  const places = new Map(news.map(({ id }, index) => [id, index]));
  const known = olds.flatMap(({ id, family }, before): Match[] => {
    const after = places.get(id);
    return after === undefined || news[after]?.family !== family ? [] : [[before, after]];
  });
  const [after, before] = [new Int32Array(olds.length).fill(-1), new Int32Array(news.length).fill(-1)];
  const pair = ([one, other]: Match): void => {
    after[one] = other;
    before[other] = one;
  };
  const fill = (fixed: readonly Match[], align: (from: readonly number[], to: readonly number[]) => readonly Match[]): Match[] => {
    const found: Match[] = [];
    let [from, start] = [0, 0];
    for (const [to, end] of [...fixed, [olds.length, news.length] as const]) {
      const free = (list: Int32Array, low: number, high: number): number[] => Array.from({ length: Math.max(0, high - low) }, (_, at) => low + at).filter((at) => list[at] === -1);
      const pairs = align(free(after, from, to), free(before, start, end));
      found.push(...pairs, ...(to < olds.length ? [[to, end] as const] : []));
      [from, start] = [to + 1, end + 1];
    }
    for (const one of found) pair(one);
    return found;
  };
  for (const one of known) pair(one);
  let inPlace = longestOrder(known);
  if (olds.length * news.length > largestGap) {
    const [oldKeys = new Int32Array(), newKeys = new Int32Array()] = keysOf(shapes);
    // Figures hold two long texts together; without them one paragraph is like another.
    inPlace = fill(inPlace, (from, to) => {
      const [one, other] = [from.filter((at) => shapes[0][at]?.figures.length !== 0), to.filter((at) => shapes[1][at]?.figures.length !== 0)];
      const pairs = matchSequences(Int32Array.from(one, (at) => oldKeys[at] ?? 0), Int32Array.from(other, (at) => newKeys[at] ?? 0), { worth: new Float64Array(one.length).fill(1), stretch: 0 });
      return pairs.map(([at, against]): Match => [one[at] ?? 0, other[against] ?? 0]);
    });
  }
  inPlace = fill(inPlace, (from, to) => alignStretch(from, to, (one, other) => {
    const [old, now, was, is] = [olds[one], news[other], shapes[0][one], shapes[1][other]];
    return old === undefined || now === undefined || was === undefined || is === undefined ? 0 : score(old, now, was, is);
  }));
  const pairs = [...after.entries()].flatMap(([one, other]): Match[] => (other < 0 ? [] : [[one, other]]));
  return { pairs, inPlace, after, before, splitFrom: new Map(), joinedTo: new Map() };
};
