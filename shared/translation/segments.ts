// Cuts a text into the sentences that the memory keeps.
import type { Language } from '../language/language.ts';

export interface TextSegment {
  readonly text: string;
  /** [start, end) in UTF-16 units of the whole text, without the spaces around. */
  readonly start: number;
  readonly end: number;
}

/** What stands before a full point that ends no sentence, in United Nations documents. */
const abbreviations: Readonly<Record<Language, RegExp>> = {
  en: /(?:^|[^\p{L}\p{M}])(?:\p{L}|Mr|Mrs|Ms|Messrs|Dr|Prof|St|Nos?|paras?|arts?|sects?|chaps?|vols?|pp?|figs?|ed|eds|cf|ibid|viz|vs|e\.g|i\.e|al|Add|Corr|Rev|Amend|Suppl?|Gen|Amb|Hon|approx|dept|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.$/u,
  fr: /(?:^|[^\p{L}\p{M}])(?:\p{L}|MM|Mme|Mmes|Dr|Pr|St|art|par|chap|sect|vol|p|pp|fig|éd|cf|ibid|p\. ex|c\.-à-d|Add|Corr|Rev|Amend|janv|févr|juil|sept|oct|nov|déc)\.$/u,
  ar: /(?:^|[^\p{L}\p{M}])(?:\p{L}|ص ?ص|الخ|Add|Corr|Rev)\.$/u,
};

const segmenters = new Map<Language, Intl.Segmenter>();
const segmenterOf = (language: Language): Intl.Segmenter => {
  let made = segmenters.get(language);
  if (made === undefined) segmenters.set(language, (made = new Intl.Segmenter(language, { granularity: 'sentence' })));
  return made;
};

/**
 * The sentences of a text in order, by the rules of the platform, but not cut behind an abbreviation, nor before a small letter or a note mark. Each line is cut by
 * itself. Nothing but space is left out.
 */
export const sentencesOf = (text: string, language: Language): TextSegment[] => {
  const found: TextSegment[] = [];
  let start = 0;
  const put = (end: number): void => {
    const piece = text.slice(start, end);
    const trimmed = piece.trim();
    if (trimmed !== '') {
      const from = start + piece.indexOf(trimmed);
      found.push({ text: trimmed, start: from, end: from + trimmed.length });
    }
    start = end;
  };
  for (const { segment, index } of segmenterOf(language).segment(text)) {
    const end = index + segment.length;
    const before = text.slice(start, end).trimEnd();
    const endsLine = /[\n\r\u2028\u2029]\s*$/u.test(segment);
    if (!endsLine && end < text.length && (abbreviations[language].test(before) || /^[\p{Ll}\d)\]»”]/u.test(text.slice(end)))) continue;
    put(end);
  }
  put(text.length);
  return found;
};
