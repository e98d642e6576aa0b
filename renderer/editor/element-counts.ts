// What the panel beside the page counts of one element: all of its texts, those of its cells, its boxed elements and its footnotes too.
import type { Block } from '../../shared/document/blocks/index.ts';
import { contentText, walkInlines, type Content, type Footnote } from '../../shared/document/inlines.ts';
import type { Language } from '../../shared/language/language.ts';
import { textPlaces } from '../../shared/document/walk.ts';
import { countWords } from '../../shared/text/words.ts';

export interface ElementCounts {
  /** Of all texts and of their footnotes. */
  readonly words: number;
  /** Those of the footnotes among them. */
  readonly footnoteWords: number;
  /** Texts that the drafting language has. */
  readonly texts: number;
  /** Those of them that this language lacks. */
  readonly missing: number;
}

const footnotesIn = (content: Content): Footnote[] => [...walkInlines(content)].filter((inline): inline is Footnote => 'type' in inline && inline.type === 'footnote');

/** The footnotes of an element in a language, in reading order. */
export const footnotesOf = (block: Block, language: Language): readonly Footnote[] => [...textPlaces(block)].flatMap(({ text }) => footnotesIn(text[language] ?? []));

/** Null for an element that takes no text. */
export const countElement = (block: Block, language: Language, drafting: Language): ElementCounts | null => {
  const places = [...textPlaces(block)].map(({ text }) => text);
  if (places.length === 0) return null;
  const wordsOf = (contents: readonly Content[]): number => contents.reduce((sum, content) => sum + countWords(contentText(content), language), 0);
  const footnoteWords = wordsOf(footnotesOf(block, language).map(({ content }) => content));
  const drafted = places.filter((text) => contentText(text[drafting] ?? []).trim() !== '');
  return {
    words: wordsOf(places.map((text) => text[language] ?? [])) + footnoteWords,
    footnoteWords,
    texts: drafted.length,
    missing: drafted.filter((text) => text[language] === undefined).length,
  };
};
