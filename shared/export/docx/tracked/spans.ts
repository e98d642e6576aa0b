// Which stretches of two written lines belong together: by the pieces of the comparison where a text has them, else by the words.
import { Line, whole, wholeKey } from './atoms.ts';
import { matchSequences } from '../../../compare/sequence.ts';

/** [from, to) of the earlier line against [start, end) of the later one. A pair has the same length in both. */
export interface Span {
  readonly kind: 'pair' | 'deleted' | 'inserted';
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  /** Index of the piece of the comparison that the span belongs to; null beside its text. */
  readonly piece: number | null;
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly key: string;
}

const words = /[\p{L}\p{N}\p{M}_]+|\s+|[^]/gu;

const wordsOf = (line: Line, from: number, to: number): Word[] =>
  [...line.text.slice(from, to).matchAll(words)].map(({ 0: text, index }): Word => {
    const start = from + index;
    const unit = text === whole ? line.at(start) : null;
    return { start, end: start + text.length, key: unit === null ? text : wholeKey(unit) };
  });

const keysOf = (list: readonly Word[], numbers: Map<string, number>): Int32Array =>
  Int32Array.from(list, ({ key }) => {
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  });

/** As in the comparison of texts: a short word never stands alone between two changes. */
const stretchCost = 1.9;
const worthOf = ({ key }: Word): number => (/^\s/u.test(key) ? 0.1 : key.length === 1 ? 0.3 : key.length < 4 ? 0.45 : 1);

/** Adds a span, or lengthens the one before where it goes on. */
export const addSpan = (spans: Span[], span: Span): void => {
  if (span.from === span.to && span.start === span.end) return;
  const last = spans.at(-1);
  if (last !== undefined && last.kind === span.kind && last.piece === span.piece && last.to === span.from && last.end === span.start) spans[spans.length - 1] = { ...last, to: span.to, end: span.end };
  else spans.push(span);
};

export interface Range {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

/** Lays two stretches side by side, word by word. */
export const spansByWords = (before: Line, after: Line, range: Range, spans: Span[], piece: number | null): void => {
  const [olds, news] = [wordsOf(before, range.from, range.to), wordsOf(after, range.start, range.end)];
  const numbers = new Map<string, number>();
  const matches = matchSequences(keysOf(olds, numbers), keysOf(news, numbers), { worth: olds.map(worthOf), stretch: stretchCost });
  let [from, start] = [range.from, range.start];
  const change = (to: number, end: number): void => {
    if (to > from) addSpan(spans, { kind: 'deleted', from, to, start, end: start, piece });
    if (end > start) addSpan(spans, { kind: 'inserted', from: to, to, start, end, piece });
  };
  for (const [one, other] of matches) {
    const [old, now] = [olds[one], news[other]];
    if (old === undefined || now === undefined) continue;
    change(old.start, now.start);
    addSpan(spans, { kind: 'pair', from: old.start, to: old.end, start: now.start, end: now.end, piece });
    [from, start] = [old.end, now.end];
  }
  change(range.to, range.end);
};

/** A whole line that goes, and a whole line that comes. */
export const spansOfReplaced = (before: Line, after: Line): Span[] => {
  const spans: Span[] = [];
  const [to, end] = [before.text.length, after.text.length];
  addSpan(spans, { kind: 'deleted', from: 0, to, start: 0, end: 0, piece: null });
  addSpan(spans, { kind: 'inserted', from: to, to, start: 0, end, piece: null });
  return spans;
};
