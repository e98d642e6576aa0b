// The words of a block, place by place, as the history counts and attributes them.
import type { Block } from '../document/blocks/index.ts';
import type { Id } from '../document/ids.ts';
import { contentText, isText, walkInlines, type Content, type CrossReference, type Inline } from '../document/inlines.ts';
import { textPlaces } from '../document/walk.ts';
import type { Language } from '../language/language.ts';
import { matchSequences, type Match } from '../compare/sequence.ts';
import { segmentWords } from '../text/words.ts';

/** A text of a block: one of its places, or a footnote in it. */
export interface BlockText {
  /** Index in `textPlaces`. */
  readonly place: number;
  readonly footnote: Id | null;
  /** As `contentText` gives it. */
  readonly text: string;
  readonly content: readonly Inline[];
}

/** The texts of a block in a language in reading order; each place is followed by its footnotes. Places without text are left out. */
export const textsOf = (block: Block, language: Language): BlockText[] => {
  const texts: BlockText[] = [];
  let place = 0;
  for (const { text } of textPlaces(block)) {
    const content: Content | undefined = text[language];
    if (content !== undefined) {
      texts.push({ place, footnote: null, text: contentText(content), content });
      for (const inline of walkInlines(content)) {
        if ('type' in inline && inline.type === 'footnote') texts.push({ place, footnote: inline.id, text: contentText(inline.content), content: inline.content });
      }
    }
    place += 1;
  }
  return texts;
};

/**
 * The characters from `start` to `end` of a content, both as in `contentText`, with what its references print, which have no characters there. A reference
 * belongs to what follows it; at the very end, to what it follows.
 */
export const stretchText = (content: readonly Inline[], start: number, end: number, refer: (reference: CrossReference) => string): string => {
  const length = contentText(content).length;
  let at = 0;
  let stretch = '';
  for (const inline of walkInlines(content)) {
    if (!isText(inline) && inline.type === 'crossReference') {
      if ((at >= start && at < end) || (at === length && end === length)) stretch += refer(inline);
      continue;
    }
    const text = isText(inline) ? inline.text : inline.type === 'symbolReference' ? inline.symbol : '';
    stretch += text.slice(Math.max(0, start - at), Math.max(0, end - at));
    at += text.length;
  }
  return stretch;
};

/** A word, or the spaces and signs between two. */
export interface Token {
  /** Index in the texts of the block. */
  readonly of: number;
  /** In UTF-16 units of its text. */
  readonly start: number;
  readonly text: string;
  readonly isWord: boolean;
}

export const tokensOf = (texts: readonly BlockText[], language: Language): Token[] =>
  texts.flatMap(({ text }, of) => segmentWords(text, language).map(({ text, start, isWord }) => ({ of, start, text, isWord })));

/** Numbers for texts, the same for the same. */
const numbered = (): ((texts: readonly string[]) => Int32Array) => {
  const numbers = new Map<string, number>();
  return (texts) =>
    Int32Array.from(texts, (text) => {
      let number = numbers.get(text);
      if (number === undefined) numbers.set(text, (number = numbers.size));
      return number;
    });
};

/** Which members of two lists of words are the same one, in order. What stays is worth `worth`; with `stretch`, changes fall into few stretches. */
export const matchWords = (before: readonly string[], after: readonly string[], worth: (word: string) => number = () => 1, stretch = 0): Match[] => {
  const number = numbered();
  return matchSequences(number(before), number(after), { worth: before.map(worth), stretch });
};

/** What stands between two spaces, cut into words; remembered, since a text says the same things again and again, and each of its versions says nearly the same. */
const cut = new Map<Language, Map<string, readonly string[]>>();
const remembered = 20_000;

const wordsIn = (stretch: string, language: Language): readonly string[] => {
  let known = cut.get(language);
  if (known === undefined || known.size >= remembered) cut.set(language, (known = new Map<string, readonly string[]>()));
  let words = known.get(stretch);
  if (words === undefined) known.set(stretch, (words = segmentWords(stretch, language).flatMap(({ text, isWord }) => (isWord ? [text] : []))));
  return words;
};

/** The words of a block in a language in reading order, footnotes included. A space always parts two words. */
export const wordsOf = (block: Block, language: Language): string[] =>
  textsOf(block, language).flatMap(({ text }) => text.split(' ').flatMap((stretch) => (stretch === '' ? [] : wordsIn(stretch, language))));
