// Words of a text: counted and found by the rules of the language, through the platform's segmenter.
import type { Language } from '../language/language.ts';

interface Segmenters {
  readonly word: Intl.Segmenter;
  readonly grapheme: Intl.Segmenter;
}

const segmenters = new Map<Language, Segmenters>();

/** Made once per language: making one costs more than cutting a paragraph with it. */
const segmentersOf = (language: Language): Segmenters => {
  let made = segmenters.get(language);
  if (made === undefined) {
    made = { word: new Intl.Segmenter(language, { granularity: 'word' }), grapheme: new Intl.Segmenter(language, { granularity: 'grapheme' }) };
    segmenters.set(language, made);
  }
  return made;
};

export interface Segment {
  readonly text: string;
  /** In UTF-16 units of the text. */
  readonly start: number;
  /** False for spaces, punctuation and signs. */
  readonly isWord: boolean;
}

/** The text cut into words and what stands between them; joined, the segments are the text. */
export const segmentWords = (text: string, language: Language): Segment[] =>
  Array.from(segmentersOf(language).word.segment(text), ({ segment, index, isWordLike }) => ({ text: segment, start: index, isWord: isWordLike === true }));

/** Words and figures of a text. A compound with hyphens counts by its parts, a figure with point or comma once. */
export const countWords = (text: string, language: Language): number => {
  let count = 0;
  for (const { isWordLike } of segmentersOf(language).word.segment(text)) if (isWordLike === true) count++;
  return count;
};

/** What a reader takes for one character. */
export const graphemes = (text: string, language: Language): string[] => Array.from(segmentersOf(language).grapheme.segment(text), ({ segment }) => segment);
