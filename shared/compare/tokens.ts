// A line cut into what a reader takes for one thing: words, figures, document symbols, addresses, signs, footnotes, the edges of brackets.
import type { Id } from '../document/ids.ts';
import { contentText, type CrossReference, type Footnote, type Text } from '../document/inlines.ts';
import { sameFormat } from '../document/normalise-content.ts';
import type { Language } from '../language/language.ts';
import { findSymbols } from '../text/symbols-in-text.ts';
import { countWords, segmentWords, type Segment } from '../text/words.ts';
import type { Edge, Run } from './comparison.ts';
import { proposedWay } from './proposed-words.ts';
import { isTextRun } from './runs.ts';

export interface Token {
  /** Two tokens with the same key say the same; their look may differ. */
  readonly key: string;
  /**
   * Where the token begins and ends in its line, and where the white space behind it ends: it belongs to the token, so that a word is
   * inserted and deleted together with its space. Elements that stand whole count one character.
   */
  readonly at: number;
  readonly end: number;
  readonly until: number;
  /** How much it tells a reader that this token stayed: little for signs and short words, more for long words, figures and notes. */
  readonly weight: number;
  readonly words: number;
  /** Null for text. */
  readonly whole: Exclude<Run, Text> | null;
}

/** A line and its tokens, which cover all of it. */
export interface TokenLine {
  readonly runs: readonly Run[];
  /** The characters of the line; elements that stand whole are one each. */
  readonly text: string;
  readonly tokens: readonly Token[];
  /** A run in the look that all text of the line has; null where it has several. */
  readonly look: Text | null;
}

/** How elements are recognised that carry ids: what two versions share keeps its id, what they do not share goes by what it says. */
export interface Naming {
  readonly footnote: (footnote: Footnote) => string;
  readonly reference: (reference: CrossReference) => string;
  readonly edge: (of: Edge['of']) => string;
}

const addresses = /(?:https?:\/\/|www\.)[^\s<>"“”«»]+[^\s<>"“”«».,;:!?)\]]/g;
/** Signs that hold two words together when no space is around them: `co-operation`, `2013–2015`, `and/or`. */
const joiner = /^[-\u2010\u2011\u2013/\u2212]$/;
const thousands = /^[\u00A0\u202F]$/;
const blank = /^\s+$/u;
const hasDigit = /\p{Nd}/u;

interface Draft {
  key: string;
  at: number;
  end: number;
  until: number;
  weight: number;
  words: number;
  whole: Token['whole'];
}

/** Parts of a text that are one word whatever signs are in them: document symbols and addresses, as [start, end). */
const unbroken = (text: string): readonly { readonly start: number; readonly end: number }[] => {
  const found: { start: number; end: number }[] = [];
  if (text.includes('/')) for (const { start, end } of findSymbols(text)) found.push({ start, end });
  if (text.includes('www.') || text.includes('://')) for (const address of text.matchAll(addresses)) found.push({ start: address.index, end: address.index + address[0].length });
  return found.sort((one, other) => one.start - other.start);
};

/** Cuts a text that begins at `offset` of its line. Words that signs hold together are one. */
const cutText = (text: string, offset: number, language: Language, tokens: Draft[]): void => {
  const ranges = unbroken(text);
  let next = 0;
  /** The last two tokens, if they belong to this text and nothing stands between them. */
  const first = tokens.length;
  for (const { text: segment, start, isWord } of sentencesApart(segmentWords(text, language))) {
    const end = start + segment.length;
    while (next < ranges.length && (ranges[next]?.end ?? 0) <= start) next++;
    const range = ranges[next];
    const before = tokens.length > first ? tokens.at(-1) : undefined;
    const sign = tokens.length > first + 1 ? tokens.at(-2) : undefined;
    if (range !== undefined && start > range.start && end <= range.end && before !== undefined) {
      extend(before, offset + end, isWord ? 1 : 0);
      before.weight = 1.5;
    } else if (blank.test(segment)) {
      const last = tokens.at(-1);
      if (last !== undefined) last.until = offset + end;
      else tokens.push({ key: '', at: offset, end: offset, until: offset + end, weight: 0.1, words: 0, whole: null });
    } else if (isWord && before !== undefined && joins(text, offset, before, sign, segment)) {
      if (before.words > 0) extend(before, offset + end, 1);
      else {
        tokens.pop();
        if (sign !== undefined) extend(sign, offset + end, 1);
      }
    } else tokens.push({ key: '', at: offset + start, end: offset + end, until: offset + end, weight: isWord ? 1 : 0.2, words: isWord ? 1 : 0, whole: null });
  }
  for (let at = first; at < tokens.length; at++) {
    const token = tokens[at];
    if (token === undefined) continue;
    token.key = text.slice(token.at - offset, token.end - offset);
    if (token.weight === 1) token.weight = wordWeight(token.key);
  }
};

/** Two words with a full point and no space between them are the seam of two sentences, not one word as `e.g` is. */
const seam = /^[\p{L}\p{M}]*\p{L}{3}\p{M}*\.\p{L}\p{M}*\p{L}\p{M}*\p{L}/u;

function* sentencesApart(segments: readonly Segment[]): Generator<Segment> {
  for (const segment of segments) {
    const point = segment.isWord ? segment.text.indexOf('.') : -1;
    if (point < 0 || !seam.test(segment.text)) yield segment;
    else {
      yield { ...segment, text: segment.text.slice(0, point) };
      yield { text: '.', start: segment.start + point, isWord: false };
      yield { text: segment.text.slice(point + 1), start: segment.start + point + 1, isWord: true };
    }
  }
}

const extend = (token: Draft, end: number, words: number): void => {
  token.end = end;
  token.until = end;
  token.words += words;
};

/** Whether a word goes on what stands before it: a word and a sign that joins, or a figure and the space of its thousands. */
const joins = (text: string, offset: number, before: Draft, sign: Draft | undefined, word: string): boolean => {
  if (before.until > before.end) {
    const space = text.slice(before.end - offset, before.until - offset);
    return thousands.test(space) && /^\p{Nd}{3}$/u.test(word) && /\p{Nd}$/u.test(text.slice(before.at - offset, before.end - offset));
  }
  return sign !== undefined && sign.words > 0 && sign.until === before.at && before.end - before.at === 1 && joiner.test(text.charAt(before.at - offset));
};

const wordWeight = (text: string): number => {
  if (hasDigit.test(text)) return 1.1;
  return text.length <= 2 ? 0.35 : text.length === 3 ? 0.45 : text.length === 4 ? 0.8 : 1;
};

/** What a run that stands whole is called, what it weighs, and how many words it holds. The sign in front keeps it apart from words. */
const wholeToken = (run: Exclude<Run, Text>, language: Language, naming: Naming): Pick<Draft, 'key' | 'weight' | 'words'> => {
  switch (run.type) {
    case 'link': {
      const text = run.children.map((child) => child.text).join('');
      return { key: text, weight: 1.5, words: countWords(text, language) };
    }
    case 'symbolReference':
      return { key: run.symbol, weight: 1.5, words: 1 };
    case 'crossReference':
      return { key: `\u0001reference ${naming.reference(run)}`, weight: 1, words: 0 };
    case 'footnote':
      return { key: `\u0001footnote ${naming.footnote(run)}`, weight: 1.5, words: countWords(contentText(run.content), language) };
    case 'start':
    case 'end':
      return { key: `\u0001${run.type} ${naming.edge(run.of)}`, weight: 0.4, words: 0 };
  }
};

/** Cuts a line into tokens. */
export const tokenLine = (runs: readonly Run[], language: Language, naming: Naming): TokenLine => {
  const tokens: Draft[] = [];
  let text = '';
  let start = 0;
  let look: Text | null | undefined;
  let way = '';
  for (const run of runs) {
    if (isTextRun(run)) {
      // What is proposed to go and what is to stand for it are two words, though nothing is between them.
      if (proposedWay(run) !== way) {
        if (text.length > start) cutText(start === 0 ? text : text.slice(start), start, language, tokens);
        start = text.length;
        way = proposedWay(run);
      }
      look = look === undefined || (look !== null && sameFormat(look, run)) ? run : null;
      text += run.text;
      continue;
    }
    if (text.length > start) cutText(start === 0 ? text : text.slice(start), start, language, tokens);
    tokens.push({ at: text.length, end: text.length + 1, until: text.length + 1, whole: run, ...wholeToken(run, language, naming) });
    text += '\uFFFC';
    start = text.length;
  }
  if (text.length > start) cutText(start === 0 ? text : text.slice(start), start, language, tokens);
  return { runs, text, tokens, look: look ?? null };
};

/** Names for the elements of two lines of the same document or of strangers: shared ids where there are, else what they say. */
export const namingOf = (before: readonly Run[], after: readonly Run[], targetOf: (id: Id) => Id = (id) => id): { readonly before: Naming; readonly after: Naming } => {
  const idsIn = (runs: readonly Run[]): Set<Id> => {
    const ids = new Set<Id>();
    for (const run of runs) {
      if (isTextRun(run)) continue;
      if (run.type === 'footnote') ids.add(run.id);
      else if (run.type === 'start') ids.add(run.of.id);
    }
    return ids;
  };
  const known = idsIn(before);
  const shared = known.size === 0 ? known : new Set([...idsIn(after)].filter((id) => known.has(id)));
  const byLikeness = likeFootnotes(before, after, shared);
  const naming = (target: (id: Id) => Id): Naming => ({
    footnote: ({ id }) => (shared.has(id) ? id : (byLikeness.get(id) ?? id)),
    reference: ({ target: id, form }) => `${form} ${target(id)}`,
    edge: ({ id, type }) => (shared.has(id) ? `${type} ${id}` : type),
  });
  return { before: naming((id) => id), after: naming(targetOf) };
};

const footnotesIn = (runs: readonly Run[], shared: ReadonlySet<Id>): Footnote[] =>
  runs.filter((run): run is Footnote => !isTextRun(run) && run.type === 'footnote' && !shared.has(run.id));

const wordsIn = (footnote: Footnote): Set<string> => new Set(contentText(footnote.content).toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** Footnotes without a common id that say the same or nearly so, by the id of each: they get one name. */
const likeFootnotes = (before: readonly Run[], after: readonly Run[], shared: ReadonlySet<Id>): Map<Id, string> => {
  const names = new Map<Id, string>();
  const olds = footnotesIn(before, shared);
  if (olds.length === 0) return names;
  const free = new Set(olds);
  const news = footnotesIn(after, shared);
  for (const exact of [true, false]) {
    for (const note of news) {
      if (names.has(note.id)) continue;
      const words = wordsIn(note);
      const match = [...free].find((old) => {
        if (exact) return contentText(old.content) === contentText(note.content);
        const others = wordsIn(old);
        const common = [...words].filter((word) => others.has(word)).length;
        return 2 * common >= 0.5 * (words.size + others.size);
      });
      if (match === undefined) continue;
      free.delete(match);
      names.set(match.id, `like ${match.id}`).set(note.id, `like ${match.id}`);
    }
  }
  return names;
};
