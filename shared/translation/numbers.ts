// Numbers of a text by their value, whatever the digits, separators or words they are written with.
import type { Language } from '../language/language.ts';
import { arabicIndic, westernDigits } from '../language/numerals.ts';
import { foldWithOffsets, originalRange } from '../text/arabic.ts';
import { numberPhrases } from './numbers-words.ts';
import { readingsOf } from './terms-inflection.ts';

export interface FoundNumber {
  /** [start, end) in UTF-16 units of the text: the figures or words, without a percent sign or an ordinal ending. */
  readonly start: number;
  readonly end: number;
  /** In Western digits without groups, leading zeros or zeros at the end of the fraction, a point before the fraction: values are equal where these are. */
  readonly value: string;
  readonly kind: 'number' | 'percentage' | 'ordinal';
  readonly written: 'figures' | 'words';
}

const spaces = '[ \\u00A0\\u202F\\u2009]';
/**
 * What parts thousands and what begins a fraction. A comma before just three figures parts thousands in English and Arabic and begins a fraction in French;
 * the Arabic signs ٬ and ٫ mean the same everywhere.
 */
const figurePatterns: Readonly<Record<Language, RegExp>> = (() => {
  const pattern = (groups: string, fraction: string): RegExp =>
    new RegExp(`(?<![A-Za-z\\d])(\\d{1,3}(?:${spaces}\\d{3})+(?!\\d)|\\d{1,3}(?:${groups}\\d{3})+(?!\\d)|\\d+)((?<!\\d[.\\u066B]\\d{1,9})${fraction}\\d+(?![.,\\u066B]?\\d))?`, 'gu');
  return { en: pattern('[,\\u066C]', '[.\\u066B]'), ar: pattern('[,\\u066C]', '(?:[.\\u066B]|,(?!\\d{3}(?!\\d)))'), fr: pattern('\\u066C', '[.,\\u066B]') };
})();
const percent = /^[ \u00A0\u202F]?(?:[%٪]|per ?cent(?!\p{L})|pour ?cent(?!\p{L})|في المائة|في المئة|بالمائة|بالمئة)/u;
const ordinalEnding = /^(?:st|nd|rd|th|ers?|res?|èmes?|nde?|es?)(?![\p{L}\p{M}])/u;

/** One form for each value. */
const canonical = (whole: string, fraction: string): string => {
  const digits = whole.replace(/\D/gu, '').replace(/^0+(?=\d)/u, '');
  const rest = fraction.slice(1).replace(/0+$/u, '');
  return rest === '' ? digits : `${digits}.${rest}`;
};

const inFigures = (text: string, language: Language): FoundNumber[] => {
  const western = westernDigits(text);
  return Array.from(western.matchAll(figurePatterns[language]), (match) => {
    const end = match.index + match[0].length;
    const behind = western.slice(end, end + 14);
    const kind = percent.test(behind) ? 'percentage' : ordinalEnding.test(behind) ? 'ordinal' : 'number';
    return { start: match.index, end, value: canonical(match[1] ?? '', match[2] ?? ''), kind, written: 'figures' } as const;
  });
};

/** Words of a number follow each other directly: nothing but a space or a hyphen is between them. */
const joint = /^(?:[ \u00A0]|[-\u2010\u2011])$/u;

/** Of a number with an article both words have it: الأربعة والعشرون. */
const isNext = (text: string | undefined, word: string): boolean => text === word || (word.startsWith('و') && text === `وال${word.slice(1)}`);

/** What a word can be the beginning of. The one number of two letters, ست, keeps its conjunction too. */
const beginningsOf = (word: string, language: Language): string[] => (word === 'وست' && language === 'ar' ? ['ست'] : readingsOf(word, language));

const inWords = (text: string, language: Language): FoundNumber[] => {
  const phrases = numberPhrases(language);
  const folded = foldWithOffsets(text);
  const words = Array.from(folded.text.matchAll(/[\p{L}\p{M}\p{N}]+/gu), (match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }));
  const found: FoundNumber[] = [];
  for (let at = 0; at < words.length; at++) {
    const first = words[at] as (typeof words)[number];
    // The word as it stands goes before what is left of it without a clitic: واحد is not و and احد.
    for (const reading of beginningsOf(first.text, language)) {
      const phrase = phrases.get(reading)?.find(({ words: wanted }) =>
        wanted.every((word, offset) => offset === 0 || (isNext(words[at + offset]?.text, word) && joint.test(folded.text.slice(words[at + offset - 1]?.end, words[at + offset]?.start)))),
      );
      if (phrase === undefined) continue;
      const last = words[at + phrase.words.length - 1] as (typeof words)[number];
      const [start, end] = originalRange(folded, first.end - reading.length, last.end);
      const kind = percent.test(text.slice(end, end + 14)) ? 'percentage' : phrase.isOrdinal ? 'ordinal' : 'number';
      found.push({ start, end, value: String(phrase.value), kind, written: 'words' });
      at += phrase.words.length - 1;
      break;
    }
  }
  return found;
};

/**
 * The numbers of a text in order. In words: from one to ninety-nine, with their ordinals. What a language says without a number is not found (the Arabic dual,
 * `both`), and what is also another word is (`one`, French `un`): who compares two texts knows which of these count. An Arabic decade is the same word as
 * its ordinal and is told as the number.
 */
export const findNumbers = (text: string, language: Language): FoundNumber[] => {
  const figures = inFigures(text, language);
  const words = inWords(text, language).filter(({ start, end }) => !figures.some((other) => other.start < end && start < other.end));
  return [...figures, ...words].sort((one, other) => one.start - other.start);
};

const group: Readonly<Record<Language, string>> = { en: ',', ar: ',', fr: '\u00A0' };
const point: Readonly<Record<Language, string>> = { en: '.', ar: '.', fr: ',' };

/**
 * A value in figures as they were written in the same place: with its digits and its separators. Where `like` shows none, thousands are parted if `isGrouped`
 * says so, in the manner of the language.
 */
export const writeNumber = (value: string, language: Language, like: string, isGrouped: boolean): string => {
  const [whole = '', fraction] = value.split('.');
  const western = westernDigits(like);
  const hasArabicDigits = western !== like;
  const separator = /^\d{1,3}([^\d])\d{3}(?!\d)/u.exec(western)?.[1] ?? (isGrouped ? (hasArabicDigits ? '\u066C' : group[language]) : '');
  const grouped = whole.length > 3 ? whole.replace(/\B(?=(?:\d{3})+$)/gu, separator) : whole;
  const written = fraction === undefined ? grouped : `${grouped}${hasArabicDigits ? '\u066B' : point[language]}${fraction}`;
  return hasArabicDigits ? arabicIndic(written) : written;
};
