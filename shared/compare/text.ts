// Two versions of one text, word by word, as a person would mark them.
import type { Id } from '../document/ids.ts';
import type { Content, Inline } from '../document/inlines.ts';
import type { Language } from '../language/language.ts';
import type { Piece, Run, TextComparison, WordCount } from './comparison.ts';
import { looksBetween } from './looks.ts';
import { noWords, PieceLine } from './piece-line.ts';
import { runsOf, sliceLine } from './runs.ts';
import { matchSequences, type Match } from './sequence.ts';
import { slid } from './slide.ts';
import { namingOf, tokenLine, type Token, type TokenLine } from './tokens.ts';

/** A match between two changes is kept only if it weighs more: "the", "of the" never stand alone between a deletion and an insertion. */
const stretchCost = 1.5;
/** Where nothing but new words, or nothing but struck ones, stand on either side, less is enough: a word that stayed is not struck. */
const oneSidedCost = 1.2;
/** Texts of which less than this share stayed, by weight, are replaced as a whole. */
const leastKept = 0.3;
/** A common stretch at least this heavy, and of this share of the shorter text, is shown as kept however much else changed. */
const longKept = 7;
const longShare = 0.02;

export interface TextContext {
  readonly language: Language;
  /** The element of the earlier document that a target in the later one is the same as; the id itself where there is none. */
  readonly targetOf?: ((id: Id) => Id) | undefined;
}

const keysOf = (tokens: readonly Token[], numbers: Map<string, number>): Int32Array =>
  Int32Array.from(tokens, ({ key }) => {
    let number = numbers.get(key);
    if (number === undefined) numbers.set(key, (number = numbers.size));
    return number;
  });

/** The same pairs whichever of the two texts comes first. */
const matchTokens = (before: TokenLine, after: TokenLine): Match[] => {
  const numbers = new Map<string, number>();
  const [olds, news] = [keysOf(before.tokens, numbers), keysOf(after.tokens, numbers)];
  const key = ({ tokens }: TokenLine, at: number): string => tokens[at]?.key ?? '';
  const differing = olds.length !== news.length ? 0 : olds.findIndex((number, index) => number !== news[index]);
  const turned = olds.length !== news.length ? olds.length > news.length : differing >= 0 && key(before, differing) > key(after, differing);
  const [first, second] = turned ? [after, before] : [before, after];
  const worth = Float64Array.from(first.tokens, ({ weight }) => weight);
  const matches = slid(matchSequences(turned ? news : olds, turned ? olds : news, { worth, stretch: stretchCost, oneSided: oneSidedCost }), first, second);
  return turned ? matches.map(([one, other]): Match => [other, one]) : matches;
};

/** Whether so little stayed that the text was written anew. */
const rewritten = ({ tokens: before }: TokenLine, { tokens: after }: TokenLine, matches: readonly Match[]): boolean => {
  const weigh = (tokens: readonly Token[]): number => tokens.reduce((sum, { weight }) => sum + weight, 0);
  let [kept, run, longest] = [0, 0, 0];
  for (const [index, [one, other]] of matches.entries()) {
    // A link weighs as a whole, the same word without it as a word.
    const weight = Math.min(before[one]?.weight ?? 0, after[other]?.weight ?? 0);
    const last = matches[index - 1];
    run = last !== undefined && last[0] === one - 1 && last[1] === other - 1 ? run + weight : weight;
    longest = Math.max(longest, run);
    kept += weight;
  }
  // A short text inside a long one is an insertion around it, so the shorter of the two counts as well.
  const [old, now] = [weigh(before), weigh(after)];
  return longest < Math.max(longKept, longShare * Math.min(old, now)) && (2 * kept < leastKept * (old + now)) && kept < 0.75 * Math.min(old, now);
};

const wordsOf = (tokens: readonly Token[]): number => tokens.reduce((sum, { words }) => sum + words, 0);

/** A part of a line: its tokens and its characters, both as [from, to). */
interface Window {
  readonly line: TokenLine;
  readonly tokens: readonly [from: number, to: number];
  readonly characters: readonly [from: number, to: number];
}

const allOf = (line: TokenLine): Window => ({ line, tokens: [0, line.tokens.length], characters: [0, line.text.length] });

/** Lays two lines side by side, from the one end of the windows to the other. All matches are within them. */
const piecesOf = ({ line: before, tokens: olds, characters: [oldStart, oldEnd] }: Window, { line: after, tokens: news, characters: [newStart, newEnd] }: Window, matches: readonly Match[], context: TextContext): { readonly pieces: Piece[]; readonly words: WordCount } => {
  const pieces = new PieceLine();
  const [old, now] = [(from: number, to: number): Run[] => sliceLine(before.runs, from, to), (from: number, to: number): Run[] => sliceLine(after.runs, from, to)];
  const alike = before.look !== null && after.look !== null && looksBetween([before.look], [after.look]).length === 0;
  /** Up to where both lines are laid, in characters and in tokens. */
  let [from, to, oldToken, newToken] = [oldStart, newStart, olds[0], news[0]];
  /** A stretch that stayed as it was and is not yet laid: where it began, and its words. */
  let [keptFrom, keptTo, keptWords] = [from, to, 0];
  const layKept = (): void => {
    if (from > keptFrom || to > keptTo) pieces.keep(old(keptFrom, from), now(keptTo, to), keptWords, []);
    [keptFrom, keptTo, keptWords] = [from, to, 0];
  };
  const change = (untilFrom: number, untilTo: number, untilOld: number, untilNew: number): void => {
    if (untilFrom > from || untilTo > to) {
      layKept();
      let [gone, come] = [0, 0];
      for (; oldToken < untilOld; oldToken++) gone += before.tokens[oldToken]?.words ?? 0;
      for (; newToken < untilNew; newToken++) come += after.tokens[newToken]?.words ?? 0;
      pieces.delete(old(from, untilFrom), gone);
      pieces.insert(now(to, untilTo), come);
      [from, to] = [untilFrom, untilTo];
      [keptFrom, keptTo] = [from, to];
    }
    [oldToken, newToken] = [untilOld + 1, untilNew + 1];
  };
  /** Lays what stayed up to here; at once where its look is another one. */
  const keep = (untilFrom: number, untilTo: number, words: number, text: boolean): void => {
    const looks = text && alike ? [] : looksBetween(old(from, untilFrom), now(to, untilTo));
    if (looks.length > 0) {
      layKept();
      pieces.keep(old(from, untilFrom), now(to, untilTo), words, looks);
      [keptFrom, keptTo] = [untilFrom, untilTo];
    } else keptWords += words;
    [from, to] = [untilFrom, untilTo];
  };
  for (const [one, other] of matches) {
    const [was, is] = [before.tokens[one], after.tokens[other]];
    if (was === undefined || is === undefined) continue;
    change(was.at, is.at, one, other);
    const note = was.whole?.type === 'footnote' && is.whole?.type === 'footnote' ? compareContents(was.whole.content, is.whole.content, context) : null;
    if (note !== null && note.kind !== 'same') {
      layKept();
      pieces.note(old(was.at, was.end), now(is.at, is.end), note);
      [from, to] = [was.end, is.end];
      [keptFrom, keptTo] = [from, to];
    } else if (was.end > was.at) keep(was.end, is.end, is.words, was.whole === null && is.whole === null);
    // White space that differs belongs to the change that follows.
    if (was.until > was.end && before.text.slice(was.end, was.until) === after.text.slice(is.end, is.until)) keep(was.until, is.until, 0, true);
  }
  change(oldEnd, newEnd, olds[1], news[1]);
  layKept();
  return pieces.end();
};

const kindOf = (pieces: readonly Piece[]): TextComparison['kind'] => {
  if (pieces.every(({ kind }) => kind === 'same')) return 'same';
  return pieces.every(({ kind }) => kind === 'same' || kind === 'relooked') ? 'relooked' : 'edited';
};

/** A whole text as one deletion and one insertion. */
const replacement = (before: TokenLine, after: TokenLine): TextComparison => ({
  kind: 'replaced',
  pieces: [
    { kind: 'deleted', before: before.runs, after: [] },
    { kind: 'inserted', before: [], after: after.runs },
  ],
  words: { inserted: wordsOf(after.tokens), deleted: wordsOf(before.tokens), kept: 0 },
});

/** A text that is there on one side only. */
const oneSided = (content: readonly Inline[], kind: 'added' | 'removed', { language }: TextContext): TextComparison => {
  const runs = runsOf(content);
  const words = wordsOf(tokenLine(runs, language, namingOf(runs, []).before).tokens);
  if (runs.length === 0) return { kind, pieces: [], words: noWords };
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
  const [one, other] = [tokenLine(olds, context.language, naming.before), tokenLine(news, context.language, naming.after)];
  const matches = matchTokens(one, other);
  if (one.tokens.length > 0 && other.tokens.length > 0 && rewritten(one, other, matches)) return replacement(one, other);
  const { pieces, words } = piecesOf(allOf(one), allOf(other), matches, context);
  return { kind: kindOf(pieces), pieces, words };
};

/** Several lines as one, and where each of them begins, in tokens and in characters, with the end of the last. */
const joinLines = (lines: readonly TokenLine[]): { readonly line: TokenLine; readonly tokens: readonly number[]; readonly characters: readonly number[] } => {
  const [tokens, characters] = [[0], [0]];
  const all: Token[] = [];
  for (const line of lines) {
    const offset = characters.at(-1) ?? 0;
    for (const token of line.tokens) all.push({ ...token, at: token.at + offset, end: token.end + offset, until: token.until + offset });
    tokens.push(all.length);
    characters.push(offset + line.text.length);
  }
  const looks = lines.map(({ look }) => look);
  const look = looks.every((one) => one !== null && looks[0] != null && looksBetween([one], [looks[0]]).length === 0) ? (looks[0] ?? null) : null;
  return { line: { runs: lines.flatMap(({ runs }) => runs), text: lines.map(({ text }) => text).join(''), tokens: all, look }, tokens, characters };
};

/**
 * Compares one text with several that it became, one after the other (a paragraph that was split), or the other way round (paragraphs that
 * were joined): for each of the several its part of the whole. Only one of the two lists has more than one member.
 */
export const compareParts = (before: readonly (Content | undefined)[], after: readonly (Content | undefined)[], context: TextContext): TextComparison[] => {
  const [olds, news] = [before, after].map((contents) => contents.map((content) => runsOf(content ?? []))) as [Run[][], Run[][]];
  const naming = namingOf(olds.flat(), news.flat(), context.targetOf);
  const old = joinLines(olds.map((runs) => tokenLine(runs, context.language, naming.before)));
  const now = joinLines(news.map((runs) => tokenLine(runs, context.language, naming.after)));
  const matches = matchTokens(old.line, now.line);
  const split = after.length > 1;
  const [several, whole] = split ? [now, old] : [old, now];
  const [inSeveral, inWhole] = split ? ([1, 0] as const) : ([0, 1] as const);
  const count = several.tokens.length - 1;
  let start = 0;
  return Array.from({ length: count }, (_, index): TextComparison => {
    const [from, to] = [several.tokens[index] ?? 0, several.tokens[index + 1] ?? 0];
    const inPart = matches.filter((match) => match[inSeveral] >= from && match[inSeveral] < to);
    // What was added or left out at the seam goes with the part before it.
    const next = index === count - 1 ? undefined : matches.find((match) => match[inSeveral] >= to);
    const end = next?.[inWhole] ?? whole.line.tokens.length;
    const at = (token: number): number => (token === 0 ? 0 : (whole.line.tokens[token]?.at ?? whole.line.text.length));
    const part: Window = { line: several.line, tokens: [from, to], characters: [several.characters[index] ?? 0, several.characters[index + 1] ?? 0] };
    const share: Window = { line: whole.line, tokens: [start, end], characters: [at(start), at(end)] };
    start = end;
    const { pieces, words } = split ? piecesOf(share, part, inPart, context) : piecesOf(part, share, inPart, context);
    return { kind: kindOf(pieces), pieces, words };
  });
};
