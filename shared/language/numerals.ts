// Written forms of whole numbers that several languages share: roman numerals, letters, Arabic adverbs and letter names, ordinals, digits.
import data from './numerals.json' with { type: 'json' };

const romanSteps = [
  [1000, 'm'], [900, 'cm'], [500, 'd'], [400, 'cd'], [100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i'],
] as const;

/** Lower-case roman numeral of a number from 1 to 3999; beyond, the number in figures. */
export const romanNumeral = (n: number): string => {
  if (n < 1 || n > 3999) return String(n);
  let rest = n;
  let written = '';
  for (const [value, sign] of romanSteps) {
    for (; rest >= value; rest -= value) written += sign;
  }
  return written;
};

/** a … z, then aa, bb … as United Nations documents go on. */
export const latinLetter = (n: number): string => String.fromCharCode(97 + ((n - 1) % 26)).repeat(Math.ceil(n / 26));

const cycle = (list: readonly string[], n: number): string => Array.from({ length: Math.ceil(n / list.length) }, () => list[(n - 1) % list.length]).join(' ');

/** أ ب ج د in the order of the abjad, then أ أ, ب ب … */
export const arabicLetter = (n: number): string => cycle(data.arabicLetters, n);

/** ألف باء جيم, the letters by their names. */
export const arabicLetterName = (n: number): string => cycle(data.arabicLetterNames, n);

/** `thirtieth`, for 1 to 99; beyond, nothing. */
export const englishOrdinal = (n: number): string | undefined => data.ordinals.en[n - 1];

/** `trentième`, feminine, for 1 to 99; beyond, nothing. */
export const frenchOrdinal = (n: number): string | undefined => data.ordinals.fr[n - 1];

/** `الثلاثون` with the article, for 1 to 99; beyond, nothing. */
export const arabicOrdinal = (n: number, gender: 'feminine' | 'masculine'): string | undefined =>
  (gender === 'feminine' ? data.ordinals.arFeminine : data.ordinals.arMasculine)[n - 1];

/**
 * `أولاً`, `حادي عشر`, `حادي وعشرون`: the adverb that numbers a chapter. ESCWA writes the tanwin, Headquarters does not.
 * From 11 on it is the masculine ordinal without its articles; beyond 99 there is none in use, and figures stand.
 */
export const arabicAdverb = (n: number, tanwin: boolean): string => {
  const adverb = data.arabicAdverbs[n - 1] ?? arabicOrdinal(n, 'masculine')?.replace(/^ال/u, '').replace(/ وال/u, ' و') ?? String(n);
  return tanwin ? adverb : adverb.replaceAll('\u064B', '');
};

/** Western digits to Arabic-Indic ones; all else stays. */
export const arabicIndic = (text: string): string => text.replace(/[0-9]/g, (digit) => String.fromCharCode(0x0660 + Number(digit)));

/** Arabic-Indic and Persian digits to Western ones; all else stays. One character stays one character. */
export const westernDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));

export const months = data.months;
export const weekdays = data.weekdays;

/** First letter capital, as at the beginning of a line. */
export const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
