// Two versions of one text, word by word, as a person would mark them.
import type { Id } from '../document/ids.ts';
import type { Content, Footnote, Inline } from '../document/inlines.ts';
import type { Language } from '../language/language.ts';
import type { Piece, Run, TextComparison, WordCount } from './comparison.ts';
import { noWords, PieceLine } from './piece-line.ts';
import { isTextRun, runsOf } from './runs.ts';
import { matchSequences, type Match } from './sequence.ts';
import { slid } from './slide.ts';
import { namingOf, tokensOf, type Token } from './tokens.ts';

/** A match between two changes is kept only if it weighs more: "the", "of the" never stand alone between a deletion and an insertion. */
const stretchCost = 1.5;
/** Texts of which less than this share stayed, by weight, are replaced as a whole. */
const leastKept = 0.3;
/** A common stretch at least this heavy is shown as kept however much else changed. */
const longKept = 7;

export interface TextContext {
  readonly language: Language;
  /** The element of the earlier document that a target in the later one is the same as; the id itself where there is none. */
  readonly targetOf?: ((id: Id) => Id) | undefined;
  /** Shows a text as replaced only if nothing at all stayed: for text that is known to come from the other. */
  readonly neverReplaced?: boolean;
}

const keysOf = (tokens: readonly Token[], numbers: Map<string, number>): Int32Array =>
  Int32Array.from(tokens, ({ key }) => {
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = numbers.size));
    return number;
  });

/** The same pairs whichever of the two texts comes first. */
const matchTokens = (before: readonly Token[], after: readonly Token[]): Match[] => {
  const numbers = new Map<string, number>();
  const [olds, news] = [keysOf(before, numbers), keysOf(after, numbers)];
  const differing = before.length !== after.length ? 0 : before.findIndex(({ key }, index) => key !== after[index]?.key);
  const turned = before.length !== after.length ? before.length > after.length : differing >= 0 && (before[differing]?.key ?? '') > (after[differing]?.key ?? '');
  const [first, second, tokens] = turned ? [news, olds, after] : [olds, news, before];
  const matches = slid(matchSequences(first, second, { worth: tokens.map(({ weight }) => weight), stretch: stretchCost }), turned ? after : before, turned ? before : after);
  return turned ? matches.map(([one, other]): Match => [other, one]) : matches;
};

/** Whether so little stayed that the text was written anew. */
const rewritten = (before: readonly Token[], after: readonly Token[], matches: readonly Match[]): boolean => {
  const weigh = (tokens: readonly Token[]): number => tokens.reduce((sum, { weight }) => sum + weight, 0);
  let [kept, run, longest] = [0, 0, 0];
  for (const [index, [one, other]] of matches.entries()) {
    const weight = before[one]?.weight ?? 0;
    const last = matches[index - 1];
    run = last !== undefined && last[0] === one - 1 && last[1] === other - 1 ? run + weight : weight;
    longest = Math.max(longest, run);
    kept += weight;
  }
  // A short text inside a long one is an insertion around it, so the shorter of the two counts as well.
  const [old, now] = [weigh(before), weigh(after)];
  return longest < longKept && (2 * kept < leastKept * (old + now)) && kept < 0.75 * Math.min(old, now);
};

const footnoteOf = (token: Token): Footnote | null => {
  const run = token.runs[0];
  return run !== undefined && !isTextRun(run) && run.type === 'footnote' ? run : null;
};

const wordsOf = (tokens: readonly Token[]): number => tokens.reduce((sum, { words }) => sum + words, 0);
const lineOf = (tokens: readonly Token[]): Run[] => tokens.flatMap(({ runs, space }) => [...runs, ...space]);

/** Lays two lines of tokens side by side. */
const piecesOf = (before: readonly Token[], after: readonly Token[], matches: readonly Match[], context: TextContext): { readonly pieces: Piece[]; readonly words: WordCount } => {
  const line = new PieceLine();
  let [from, to] = [0, 0];
  const change = (untilFrom: number, untilTo: number): void => {
    for (; from < untilFrom; from++) line.delete([...(before[from]?.runs ?? []), ...(before[from]?.space ?? [])], before[from]?.words);
    for (; to < untilTo; to++) line.insert([...(after[to]?.runs ?? []), ...(after[to]?.space ?? [])], after[to]?.words);
  };
  for (const [one, other] of matches) {
    change(one, other);
    [from, to] = [one + 1, other + 1];
    const [old, now] = [before[one], after[other]];
    if (old === undefined || now === undefined) continue;
    const [oldNote, newNote] = [footnoteOf(old), footnoteOf(now)];
    const text = oldNote === null || newNote === null ? null : compareContents(oldNote.content, newNote.content, context);
    if (text !== null && text.kind !== 'same') line.note(old.runs, now.runs, text);
    else line.keep(old.runs, now.runs, now.words);
    line.space(old.space, now.space);
  }
  change(before.length, after.length);
  return line.end();
};

const kindOf = (pieces: readonly Piece[]): TextComparison['kind'] => {
  if (pieces.every(({ kind }) => kind === 'same')) return 'same';
  return pieces.every(({ kind }) => kind === 'same' || kind === 'relooked') ? 'relooked' : 'edited';
};

/** A whole text as one deletion and one insertion. */
const replacement = (before: readonly Token[], after: readonly Token[]): TextComparison => ({
  kind: 'replaced',
  pieces: [
    { kind: 'deleted', before: lineOf(before), after: [] },
    { kind: 'inserted', before: [], after: lineOf(after) },
  ],
  words: { inserted: wordsOf(after), deleted: wordsOf(before), kept: 0 },
});

/** A text that is there on one side only. */
const oneSided = (content: readonly Inline[], kind: 'added' | 'removed', { language }: TextContext): TextComparison => {
  const runs = runsOf(content);
  const words = wordsOf(tokensOf(runs, language, namingOf(runs, []).before));
  return kind === 'added'
    ? { kind, pieces: [{ kind: 'inserted', before: [], after: runs }], words: { inserted: words, deleted: 0, kept: 0 } }
    : { kind, pieces: [{ kind: 'deleted', before: runs, after: [] }], words: { inserted: 0, deleted: words, kept: 0 } };
};

/**
 * Compares two versions of a text in one language; `undefined` where it was not, or is not, written. The pieces put together are the texts
 * themselves: nothing is lost, white space and empty differences of look included.
 */
export const compareContents = (before: Content | undefined, after: Content | undefined, context: TextContext): TextComparison => {
  if (before === undefined) return after === undefined ? { kind: 'same', pieces: [], words: noWords } : oneSided(after, 'added', context);
  if (after === undefined) return oneSided(before, 'removed', context);
  const [olds, news] = [runsOf(before), runsOf(after)];
  const naming = namingOf(olds, news, context.targetOf);
  return compareTokens(tokensOf(olds, context.language, naming.before), tokensOf(news, context.language, naming.after), context);
};

const compareTokens = (before: readonly Token[], after: readonly Token[], context: TextContext): TextComparison => {
  const matches = matchTokens(before, after);
  if (before.length > 0 && after.length > 0 && context.neverReplaced !== true && rewritten(before, after, matches)) return replacement(before, after);
  const { pieces, words } = piecesOf(before, after, matches, context);
  return { kind: kindOf(pieces), pieces, words };
};

/**
 * Compares one text with several that it became, one after the other (a paragraph that was split), or the other way round (paragraphs that
 * were joined): for each of the several its part of the whole. Only one of the two lists has more than one member.
 */
export const compareParts = (before: readonly (Content | undefined)[], after: readonly (Content | undefined)[], context: TextContext): TextComparison[] => {
  const several = before.length > 1 ? before : after;
  const lines = [before, after].map((contents) => contents.map((content) => runsOf(content ?? [])));
  const [olds = [], news = []] = lines;
  const naming = namingOf(olds.flat(), news.flat(), context.targetOf);
  const oldTokens = olds.map((runs) => tokensOf(runs, context.language, naming.before));
  const newTokens = news.map((runs) => tokensOf(runs, context.language, naming.after));
  const matches = matchTokens(oldTokens.flat(), newTokens.flat());
  const [inSeveral, inOne] = before.length > 1 ? [0, 1] as const : [1, 0] as const;
  const parts = before.length > 1 ? oldTokens : newTokens;
  const whole = (before.length > 1 ? newTokens : oldTokens).flat();
  let [start, wholeStart] = [0, 0];
  return several.map((content, index) => {
    const part = parts[index] ?? [];
    const end = start + part.length;
    const inPart = matches.filter((match) => match[inSeveral] >= start && match[inSeveral] < end);
    // What was added or left out at the seam goes with the part before it.
    const next = matches.find((match) => match[inSeveral] >= end);
    const wholeEnd = index === several.length - 1 ? whole.length : (next?.[inOne] ?? whole.length);
    const [from, until] = [Math.min(wholeStart, wholeEnd), wholeEnd];
    const shifted = inPart.map((match): Match => (inSeveral === 1 ? [match[0] - from, match[1] - start] : [match[0] - start, match[1] - from]));
    const share = whole.slice(from, until);
    const { pieces, words } = inSeveral === 1 ? piecesOf(share, part, shifted, context) : piecesOf(part, share, shifted, context);
    [start, wholeStart] = [end, until];
    const kind = kindOf(pieces);
    return { kind: kind === 'same' && content !== undefined ? 'same' : kind, pieces, words };
  });
};
