// How alike two sentences are: the words they are compared by, the percentage, the stretch they share, and what differs. The index of the memory and the
// tests that prove it use the same functions.
import { fold, foldWithOffsets, originalRange } from '../text/arabic.ts';

/** Every number is one token, and so is every document symbol: a sentence that differs in them alone is the same sentence with other figures. */
export const numberToken = '#';
export const symbolToken = '§';

export interface MatchingToken {
  /** Folded; `numberToken` or `symbolToken` for a placeable. */
  readonly text: string;
  /** [start, end) in UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
}

/**
 * Applied to folded text. Symbols of documents (a path with a figure in it), numbers with their groups, decimals and Latin ordinal endings, then words.
 * Own pattern and not the platform's segmenter: what is stored in an index must not change with the version of the platform.
 */
const tokenPattern =
  /(?<symbol>(?<![\p{L}\p{Nd}/])[a-z]{1,6}(?=[/a-z0-9.()-]*\d)(?:\/[a-z0-9]+(?:[.-][a-z0-9]+)*(?:\([a-z0-9-]+\))?)+)|(?<number>(?:\d{1,3}(?: \d{3})+(?!\d)|\d+(?:,\d{3})*)(?:[.,]\d+)*(?:(?:st|nd|rd|th|ers?|res?|emes?|es?)(?![\p{L}\p{M}]))?)|[\p{L}\p{M}\p{N}]+?(?=\d|[^\p{L}\p{M}\p{N}]|$)/gu;

const tokenText = (match: RegExpMatchArray): string =>
  match.groups?.['number'] !== undefined ? numberToken : match.groups?.['symbol'] !== undefined ? symbolToken : match[0];

/** The tokens of a text, folded, in order. */
export const matchingTexts = (text: string): string[] => Array.from(fold(text).matchAll(tokenPattern), tokenText);

/** The same tokens with their places. */
export const matchingTokens = (text: string): MatchingToken[] => {
  const folded = foldWithOffsets(text);
  return Array.from(folded.text.matchAll(tokenPattern), (match) => {
    const [start, end] = originalRange(folded, match.index, match.index + match[0].length);
    return { text: tokenText(match), start, end };
  });
};

/** What two texts are equal by before anything is folded: spaces are one kind and one wide. */
export const sameWriting = (text: string): string => text.normalize('NFC').replace(/\s+/gu, ' ').trim();

/** The least number of tokens put in, left out or exchanged that makes one row the other; `limit + 1` where it takes more than `limit`. */
export const tokenDistance = <Token>(one: ArrayLike<Token>, other: ArrayLike<Token>, limit: number = Number.MAX_SAFE_INTEGER): number => {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const width = short.length;
  const most = Math.min(limit, long.length);
  if (long.length - width > most) return limit + 1;
  let row = Array.from({ length: width + 1 }, (_, at) => at);
  let next = new Array<number>(width + 1).fill(0);
  for (let line = 1; line <= long.length; line++) {
    const from = Math.max(1, line - most);
    const to = Math.min(width, line + most);
    const token = long[line - 1];
    // Outside the band lies more than may be spent.
    next[from - 1] = from === 1 ? line : most + 1;
    let least = next[from - 1] as number;
    for (let at = from; at <= to; at++) {
      const kept = (row[at - 1] as number) + (short[at - 1] === token ? 0 : 1);
      const changed = Math.min(kept, (next[at - 1] as number) + 1, at === line + most ? most + 1 : (row[at] as number) + 1);
      next[at] = changed;
      if (changed < least) least = changed;
    }
    if (least > most) return limit + 1;
    [row, next] = [next, row];
  }
  const distance = row[width] as number;
  return distance > limit ? limit + 1 : distance;
};

/** The share of the longer row that stays, in whole percent rounded down. Two rows without a token are not alike. */
export const percentageOf = (distance: number, one: number, other: number): number => {
  const longer = Math.max(one, other);
  return longer === 0 ? 0 : Math.floor((100 * (longer - distance)) / longer);
};

/** How many tokens of the longer of two rows must stay for the percentage to be reached. */
export const tokensThatStay = (percentage: number, one: number, other: number): number => Math.ceil((percentage * Math.max(one, other)) / 100);

/** What stands in for the percentage of a match that is the same to the letter, and of one whose neighbours are the same too. */
export const exactMatch = 100;
export const contextMatch = 101;

/**
 * The percentage of a match: 100 only for the same writing, 99 at most for the same words in other letters or with other figures, else the share of the
 * words that stay.
 */
export const likeness = (query: string, source: string): number => {
  if (sameWriting(query) === sameWriting(source)) return exactMatch;
  const one = matchingTexts(query);
  const other = matchingTexts(source);
  return Math.min(exactMatch - 1, percentageOf(tokenDistance(one, other), one.length, other.length));
};

export interface SharedStretch {
  /** Places of the first token in either row, and how many follow each other in both. */
  readonly one: number;
  readonly other: number;
  readonly length: number;
}

/** The longest stretch that stands in both rows; of equally long ones the first in `one`, then in `other`. Length 0 where nothing is shared. */
export const longestShared = <Token>(one: ArrayLike<Token>, other: ArrayLike<Token>): SharedStretch => {
  let best: SharedStretch = { one: 0, other: 0, length: 0 };
  let row = new Array<number>(other.length + 1).fill(0);
  for (let line = 0; line < one.length; line++) {
    const next = new Array<number>(other.length + 1).fill(0);
    for (let at = 0; at < other.length; at++) {
      if (one[line] !== other[at]) continue;
      const length = (row[at] as number) + 1;
      next[at + 1] = length;
      const begins = { one: line - length + 1, other: at - length + 1 };
      if (length > best.length || (length === best.length && (begins.one < best.one || (begins.one === best.one && begins.other < best.other)))) best = { ...begins, length };
    }
    row = next;
  }
  return best;
};

/** A piece of a comparison of the sentence to be translated with the one in the memory. */
export interface DifferencePiece {
  /** `same`: in both; `gone`: only in the memory; `added`: only in the sentence to be translated. */
  readonly kind: 'same' | 'gone' | 'added';
  readonly text: string;
}

/** What lies between the places of a row of tokens belongs to the token before it; what stands before the first, to the first. */
const pieceTexts = (text: string, tokens: readonly MatchingToken[]): string[] =>
  tokens.map((_, at) => text.slice(at === 0 ? 0 : tokens[at]?.start, tokens[at + 1]?.start ?? text.length));

/**
 * What differs between a sentence of the memory and the one to be translated. The pieces `same` and `gone` joined are the sentence of the memory, `same` and
 * `added` the other, but for what stands between words: where it differs beside equal words, the words are shown as different.
 */
export const differenceOf = (source: string, query: string): DifferencePiece[] => {
  const gone = pieceTexts(source, matchingTokens(source));
  const added = pieceTexts(query, matchingTokens(query));
  if (gone.length === 0 || added.length === 0) {
    return [{ kind: 'gone' as const, text: source }, { kind: 'added' as const, text: query }].filter(({ text }) => text !== '');
  }
  // What is put in or left out from here to both ends; pieces are exchanged by leaving out and putting in.
  const width = added.length + 1;
  const left = new Uint32Array((gone.length + 1) * width);
  for (let one = gone.length; one >= 0; one--) {
    for (let other = added.length; other >= 0; other--) {
      const at = one * width + other;
      if (one === gone.length) left[at] = added.length - other;
      else if (other === added.length) left[at] = gone.length - one;
      else if (gone[one] === added[other]) left[at] = left[at + width + 1] as number;
      else left[at] = 1 + Math.min(left[at + width] as number, left[at + 1] as number);
    }
  }
  const pieces: { kind: DifferencePiece['kind']; text: string }[] = [];
  const put = (kind: DifferencePiece['kind'], text: string): void => {
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += text;
    else pieces.push({ kind, text });
  };
  let one = 0;
  let other = 0;
  while (one < gone.length || other < added.length) {
    const at = one * width + other;
    if (one < gone.length && other < added.length && gone[one] === added[other]) {
      put('same', gone[one] as string);
      one++;
      other++;
    } else if (one < gone.length && (other === added.length || (left[at + width] as number) <= (left[at + 1] as number))) {
      put('gone', gone[one++] as string);
    } else put('added', added[other++] as string);
  }
  return pieces;
};

/** The form in which a neighbouring sentence is remembered: 16 hexadecimal figures over its folded writing (FNV-1a in two halves). */
export const contextOf = (text: string): string => {
  let high = 0x811c9dc5;
  let low = 0x9747b28c;
  for (const token of matchingTexts(text)) {
    for (let at = 0; at < token.length; at++) {
      const unit = token.charCodeAt(at);
      high = Math.imul(high ^ unit, 0x01000193);
      low = Math.imul(low ^ unit ^ 0x5bd1, 0x01000193);
    }
    high = Math.imul(high ^ 0x20, 0x01000193);
    low = Math.imul(low ^ 0x20, 0x01000193) ^ (high >>> 13);
  }
  return `${(high >>> 0).toString(16).padStart(8, '0')}${(low >>> 0).toString(16).padStart(8, '0')}`;
};
