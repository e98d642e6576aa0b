// Pairs the paragraphs, or the sentences, of two language versions of one document: by their order, kind and length and by the figures and symbols they share.
import type { Language } from '../language/language.ts';
import { contextOf } from './matching.ts';
import { isStorable, longestUnitText } from './memory-unit.ts';
import { placeablesOf } from './placeables.ts';
import { sentencesOf } from './segments.ts';

export interface AlignText {
  /** Type and level of the element, such as `heading 2`: versions of one document have the same. */
  readonly kind: string;
  readonly text: string;
}

/** Texts that say the same, by their place in either list; one side is empty where the other version has nothing. Lists of pairs are in the order of both. */
export interface AlignedPair {
  readonly one: readonly number[];
  readonly other: readonly number[];
  /** From 0 to 1: how well length, kind and figures fit. 1 for what a person confirmed or changed. */
  readonly confidence: number;
}

export interface AlignSide {
  readonly texts: readonly AlignText[];
  readonly language: Language;
}

/** Costs are made so that a whole paragraph too many costs about as much as two that hardly fit. */
const missing = 9;
const joining = 3;
const otherKind = 5;
const otherFigures = 5;
const mostOfLength = 12;
/** How many texts two versions may be apart before the search for pairs gives up on them. */
const slack = 120;

interface Measured {
  readonly length: number;
  readonly kind: string;
  readonly figures: ReadonlyMap<string, number>;
}

const measured = ({ texts, language }: AlignSide): Measured[] =>
  texts.map(({ text, kind }) => {
    const figures = new Map<string, number>();
    for (const placeable of placeablesOf(text, language)) {
      const name = `${placeable.kind} ${placeable.value}`;
      figures.set(name, (figures.get(name) ?? 0) + 1);
    }
    return { length: text.trim().length, kind, figures };
  });

const joined = (texts: readonly Measured[]): Measured => {
  const [first] = texts;
  if (first !== undefined && texts.length === 1) return first;
  const figures = new Map<string, number>();
  for (const text of texts) for (const [name, times] of text.figures) figures.set(name, (figures.get(name) ?? 0) + times);
  return { length: texts.reduce((sum, { length }) => sum + length, 0), kind: first?.kind ?? '', figures };
};

/** Characters in which the languages say the same, for English 1: rough, and only to begin with. */
const usualLength: Readonly<Record<Language, number>> = { en: 1, ar: 0.85, fr: 1.15 };
/** In a text of so many characters its own lengths weigh as much as what is usual: a paragraph too many must not shift all the others. */
const weightOfUsual = 2000;

/** Characters of the other for one of the one. */
const ratioOf = (left: readonly Measured[], one: Language, right: readonly Measured[], other: Language): number => {
  const sum = (texts: readonly Measured[]): number => texts.reduce((total, { length }) => total + length, 0);
  const ratio = (sum(right) + weightOfUsual * usualLength[other]) / (sum(left) + weightOfUsual * usualLength[one]);
  return Math.min(3, Math.max(1 / 3, ratio));
};

/** How badly two texts fit; 0 is perfect. `ratio`: characters of the other for one of the one. */
const misfit = (one: Measured, other: Measured, ratio: number): number => {
  const expected = one.length * ratio;
  // The variance of lengths per character that Gale and Church found (Computational Linguistics 19, 1993).
  const apart = (other.length - expected) / Math.sqrt(6.8 * Math.max(1, (expected + other.length) / 2));
  let shared = 0;
  let all = 0;
  for (const name of new Set([...one.figures.keys(), ...other.figures.keys()])) {
    shared += Math.min(one.figures.get(name) ?? 0, other.figures.get(name) ?? 0);
    all += Math.max(one.figures.get(name) ?? 0, other.figures.get(name) ?? 0);
  }
  return Math.min(mostOfLength, (apart * apart) / 2) + (all === 0 ? 0 : otherFigures * (1 - shared / all)) + (one.kind === other.kind ? 0 : otherKind);
};

const steps: readonly (readonly [one: number, other: number, cost: number])[] = [[1, 1, 0], [1, 0, missing], [0, 1, missing], [2, 1, joining], [1, 2, joining]];

/** Pairs of all texts of both sides: each stands in exactly one. */
export const alignTexts = (one: AlignSide, other: AlignSide): AlignedPair[] => {
  const left = measured(one);
  const right = measured(other);
  const ratio = ratioOf(left, one.language, right, other.language);
  const width = 2 * (slack + Math.abs(left.length - right.length)) + 1;
  const half = (width - 1) / 2;
  const least = new Float64Array((left.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const taken = new Int8Array((left.length + 1) * width).fill(-1);
  /** The column in the middle of each line lies on the diagonal of both lists. */
  const columnOf = (at: number, there: number): number => there - Math.round((at * right.length) / Math.max(1, left.length)) + half;
  least[columnOf(0, 0)] = 0;
  for (let at = 0; at <= left.length; at++) {
    const middle = Math.round((at * right.length) / Math.max(1, left.length));
    for (let there = Math.max(0, middle - half); there <= Math.min(right.length, middle + half); there++) {
      if (at === 0 && there === 0) continue;
      const place = at * width + columnOf(at, there);
      for (const [number, [ones, others, cost]] of steps.entries()) {
        const [from, fromThere] = [at - ones, there - others];
        if (from < 0 || fromThere < 0) continue;
        const column = columnOf(from, fromThere);
        if (column < 0 || column >= width) continue;
        const before = least[from * width + column] as number;
        if (before === Number.POSITIVE_INFINITY) continue;
        const fit = ones === 0 || others === 0 ? 0 : misfit(joined(left.slice(from, at)), joined(right.slice(fromThere, there)), ratio);
        if (before + cost + fit < (least[place] as number)) {
          least[place] = before + cost + fit;
          taken[place] = number;
        }
      }
    }
  }
  const pairs: AlignedPair[] = [];
  for (let at = left.length, there = right.length; at > 0 || there > 0; ) {
    const [ones, others] = steps[taken[at * width + columnOf(at, there)] as number] ?? [at, there];
    const range = (to: number, count: number): number[] => Array.from({ length: count }, (_, offset) => to - count + offset);
    const isPair = ones > 0 && others > 0;
    const fit = isPair ? misfit(joined(left.slice(at - ones, at)), joined(right.slice(there - others, there)), ratio) + (ones + others > 2 ? joining : 0) : 0;
    pairs.push({ one: range(at, ones), other: range(there, others), confidence: isPair ? Math.round(100 * Math.exp(-fit / 6)) / 100 : 0 });
    at -= ones;
    there -= others;
  }
  return pairs.reverse();
};

/** Makes one pair of two that follow each other. */
export const joinPairs = (pairs: readonly AlignedPair[], at: number): AlignedPair[] => {
  const [first, second] = [pairs[at], pairs[at + 1]];
  if (first === undefined || second === undefined) return [...pairs];
  return pairs.toSpliced(at, 2, { one: [...first.one, ...second.one], other: [...first.other, ...second.other], confidence: 1 });
};

/** Cuts a pair in two: so many texts of each side stay in the first. */
export const splitPair = (pairs: readonly AlignedPair[], at: number, ones: number, others: number): AlignedPair[] => {
  const pair = pairs[at];
  if (pair === undefined) return [...pairs];
  const parts = [
    { one: pair.one.slice(0, ones), other: pair.other.slice(0, others), confidence: 1 },
    { one: pair.one.slice(ones), other: pair.other.slice(others), confidence: 1 },
  ].filter(({ one, other }) => one.length + other.length > 0);
  return pairs.toSpliced(at, 1, ...parts);
};

/** Says of a pair that it is right. */
export const confirmPair = (pairs: readonly AlignedPair[], at: number): AlignedPair[] => pairs.map((pair, place) => (place === at ? { ...pair, confidence: 1 } : pair));

export interface AlignedSentence {
  readonly sourceText: string;
  readonly targetText: string;
  /** `contextOf` of the sentence before and after in the source. */
  readonly before: string | null;
  readonly after: string | null;
  /** Place of its paragraph in the list of the source. */
  readonly at: number;
  readonly confidence: number;
}

/** The sentences of paired paragraphs, paired in their turn: what goes into the memory. Pairs below `least` and what cannot be kept are left out. */
export const alignedSentences = (one: AlignSide, other: AlignSide, pairs: readonly AlignedPair[], least: number): AlignedSentence[] => {
  const found: Omit<AlignedSentence, 'before' | 'after'>[] = [];
  const all: string[] = [];
  const places: number[] = [];
  for (const pair of pairs) {
    const side = ({ texts, language }: AlignSide, numbers: readonly number[]): AlignSide => ({
      language, texts: numbers.flatMap((number) => sentencesOf(texts[number]?.text ?? '', language).map(({ text }) => ({ kind: '', text }))),
    });
    const [left, right] = [side(one, pair.one), side(other, pair.other)];
    const from = all.length;
    all.push(...left.texts.map(({ text }) => text));
    if (pair.confidence < least || pair.other.length === 0) continue;
    for (const { one: ones, other: others, confidence } of alignTexts(left, right)) {
      const both = Math.round(100 * confidence * pair.confidence) / 100;
      const written = (texts: readonly AlignText[], numbers: readonly number[]): string => numbers.map((number) => texts[number]?.text ?? '').join(' ');
      const [sourceText, targetText] = [written(left.texts, ones), written(right.texts, others)];
      if (both < least || ![sourceText, targetText].every((text) => text.trim() !== '' && text.length <= longestUnitText && isStorable(text))) continue;
      found.push({ sourceText, targetText, at: pair.one[0] ?? 0, confidence: both });
      places.push(from + (ones[0] ?? 0), from + (ones.at(-1) ?? 0));
    }
  }
  const context = (text: string | undefined): string | null => (text === undefined ? null : contextOf(text));
  return found.map((sentence, at) => ({ ...sentence, before: context(all[(places[2 * at] as number) - 1]), after: context(all[(places[2 * at + 1] as number) + 1]) }));
};
