// A line cut into what a reader takes for one thing: words, figures, document symbols, addresses, signs, footnotes, the edges of brackets.
import type { Id } from '../document/ids.ts';
import { contentText, type CrossReference, type Footnote, type Text } from '../document/inlines.ts';
import type { Language } from '../language/language.ts';
import { findSymbols } from '../text/symbols-in-text.ts';
import { countWords, segmentWords, type Segment } from '../text/words.ts';
import type { Edge, Run } from './comparison.ts';
import { isTextRun } from './runs.ts';

export interface Token {
  /** Two tokens with the same key say the same; their look may differ. */
  readonly key: string;
  /** The runs of the token without the white space behind it. */
  readonly runs: readonly Run[];
  /** The white space behind it. It belongs to the token, so that a word is inserted and deleted together with its space. */
  readonly space: readonly Text[];
  /** How much it tells a reader that this token stayed: little for signs and short words, more for long words, figures and notes. */
  readonly weight: number;
  readonly words: number;
}

/** How elements are recognised that carry ids: what two versions share keeps its id, what they do not share goes by what it says. */
export interface Naming {
  readonly footnote: (footnote: Footnote) => string;
  readonly reference: (reference: CrossReference) => string;
  readonly edge: (of: Edge['of']) => string;
}

const address = /(?:https?:\/\/|www\.)[^\s<>"“”«»]+[^\s<>"“”«».,;:!?)\]]/g;
/** Signs that hold two words together when no space is around them: `co-operation`, `2013–2015`, `and/or`. */
const joiner = /^[-\u2010\u2011\u2013/\u2212]$/;
const thousands = /^[\u00A0\u202F]$/;
const blank = /^\s+$/u;
const hasDigit = /\p{Nd}/u;

/** Words of a text without what stands in `whole`, then joined where signs hold them together. */
const pieces = (text: string, language: Language): readonly (Segment & { readonly words: number })[] => {
  const whole: { readonly start: number; readonly end: number }[] = [];
  if (text.includes('/')) for (const found of findSymbols(text)) whole.push(found);
  if (text.includes('www.') || text.includes('://')) for (const found of text.matchAll(address)) whole.push({ start: found.index, end: found.index + found[0].length });
  whole.sort((one, other) => one.start - other.start);

  const result: { text: string; start: number; isWord: boolean; words: number }[] = [];
  let next = 0;
  for (const segment of segmentWords(text, language)) {
    const end = segment.start + segment.text.length;
    while (whole[next] !== undefined && (whole[next]?.end ?? 0) <= segment.start) next++;
    const range = whole[next];
    const before = result.at(-1);
    const inRange = range !== undefined && segment.start >= range.start && end <= range.end;
    const words = segment.isWord ? 1 : 0;
    const continues = inRange && segment.start > range.start;
    const sign = result.at(-2);
    const joined =
      segment.isWord && before !== undefined && sign?.isWord === true &&
      (joiner.test(before.text) || (thousands.test(before.text) && /^\p{Nd}{3}$/u.test(segment.text) && /\p{Nd}$/u.test(sign.text)));
    if (continues && before !== undefined) {
      before.text += segment.text;
      before.words += words;
      before.isWord = true;
    } else if (joined && before !== undefined && sign !== undefined) {
      result.pop();
      sign.text += before.text + segment.text;
      sign.words += words;
    } else if (before !== undefined && blank.test(segment.text) && blank.test(before.text)) before.text += segment.text;
    else result.push({ text: segment.text, start: segment.start, isWord: segment.isWord, words });
  }
  return result;
};

const wordWeight = (text: string): number => {
  if (hasDigit.test(text)) return 1.1;
  return text.length <= 2 ? 0.35 : text.length === 3 ? 0.45 : text.length === 4 ? 0.8 : 1;
};

interface Draft {
  key: string;
  runs: Run[];
  space: Text[];
  weight: number;
  words: number;
}

/** Cuts neighbouring texts, which may change their look within a word. */
const cutTexts = (texts: readonly Text[], language: Language, tokens: Draft[]): void => {
  const text = texts.length === 1 ? (texts[0]?.text ?? '') : texts.map((run) => run.text).join('');
  let run = 0;
  let used = 0;
  const take = (length: number): Text[] => {
    const taken: Text[] = [];
    for (let open = length; open > 0; ) {
      const from = texts[run];
      if (from === undefined) break;
      const count = Math.min(open, from.text.length - used);
      if (count > 0) taken.push(count === from.text.length ? from : { ...from, text: from.text.slice(used, used + count) });
      open -= count;
      used += count;
      if (used === from.text.length) {
        run++;
        used = 0;
      }
    }
    return taken;
  };
  for (const piece of pieces(text, language)) {
    const runs = take(piece.text.length);
    if (blank.test(piece.text)) {
      const before = tokens.at(-1);
      if (before === undefined) tokens.push({ key: '', runs: [], space: runs, weight: 0.1, words: 0 });
      else before.space.push(...runs);
    } else tokens.push({ key: piece.text, runs, space: [], weight: piece.isWord ? wordWeight(piece.text) : 0.2, words: piece.words });
  }
};

/** What a run that stands whole is called, what it weighs, and how many words it holds. The sign in front keeps it apart from words. */
const whole = (run: Exclude<Run, Text>, language: Language, naming: Naming): Pick<Draft, 'key' | 'weight' | 'words'> => {
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

/** Cuts a line. Runs and spaces of all tokens, one after the other, are the line. */
export const tokensOf = (runs: readonly Run[], language: Language, naming: Naming): Token[] => {
  const tokens: Draft[] = [];
  let texts: Text[] = [];
  for (const run of runs) {
    if (isTextRun(run)) {
      texts.push(run);
      continue;
    }
    if (texts.length > 0) cutTexts(texts, language, tokens);
    texts = [];
    tokens.push({ runs: [run], space: [], ...whole(run, language, naming) });
  }
  if (texts.length > 0) cutTexts(texts, language, tokens);
  return tokens;
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
