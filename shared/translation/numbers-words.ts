// Numbers from 1 to 99 as words, with their ordinals, in the three languages: every form in which a text may have them, folded.
import type { Language } from '../language/language.ts';
import { arabicOrdinal, englishOrdinal, frenchOrdinal } from '../language/numerals.ts';
import { fold } from '../text/arabic.ts';

export interface NumberPhrase {
  /** Folded, without hyphens. */
  readonly words: readonly string[];
  readonly value: number;
  readonly isOrdinal: boolean;
}

export const foldedWords = (text: string): string[] => fold(text).match(/[\p{L}\p{M}]+/gu) ?? [];

const upTo99 = Array.from({ length: 99 }, (_, at) => at + 1);

const english = (n: number): string[] => {
  const small = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
  const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
  return [n < 20 ? (small[n] as string) : `${tens[Math.floor(n / 10)] as string} ${small[n % 10] as string}`];
};

const french = (n: number): string[] => {
  const small = ['', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze', 'treize', 'quatorze', 'quinze', 'seize', 'dix sept', 'dix huit', 'dix neuf'];
  const tens = ['', '', 'vingt', 'trente', 'quarante', 'cinquante', 'soixante', 'soixante', 'quatre vingt', 'quatre vingt'];
  if (n === 80) return ['quatre vingts', 'quatre vingt'];
  if (n < 20) return n === 1 ? ['un', 'une'] : [small[n] as string];
  const ten = Math.floor(n / 10);
  const rest = n - (ten === 7 || ten === 9 ? (ten - 1) * 10 : ten * 10);
  const joint = (rest === 1 || rest === 11) && n < 80 ? ' et ' : ' ';
  const written = `${tens[ten] as string}${rest === 0 ? '' : joint + (small[rest] as string)}`;
  return written.endsWith(' un') ? [written, `${written}e`] : [written];
};

const arabicUnits: readonly (readonly string[])[] = [
  [], ['واحد', 'واحدة'], ['اثنان', 'اثنين', 'اثنتان', 'اثنتين'], ['ثلاثة', 'ثلاث'], ['أربعة', 'أربع'], ['خمسة', 'خمس'], ['ستة', 'ست'], ['سبعة', 'سبع'], ['ثمانية', 'ثماني', 'ثمان'], ['تسعة', 'تسع'],
];
const arabicTens = ['', '', 'عشر', 'ثلاث', 'أربع', 'خمس', 'ست', 'سبع', 'ثمان', 'تسع'];

const arabic = (n: number): string[] => {
  if (n < 10) return [...(arabicUnits[n] as readonly string[])];
  if (n === 10) return ['عشرة', 'عشر'];
  if (n === 11) return ['أحد عشر', 'إحدى عشرة'];
  if (n === 12) return ['اثنا عشر', 'اثني عشر', 'اثنتا عشرة', 'اثنتي عشرة'];
  const unit = n % 10;
  if (n < 20) return (arabicUnits[unit] as readonly string[]).map((written) => `${written} ${written.endsWith('ة') ? 'عشر' : 'عشرة'}`);
  const tens = ['ون', 'ين'].map((ending) => `${arabicTens[Math.floor(n / 10)] as string}${ending}`);
  if (unit === 0) return tens;
  const units = [...(arabicUnits[unit] as readonly string[]), ...(unit === 1 ? ['أحد', 'إحدى'] : [])];
  return units.flatMap((written) => tens.map((ten) => `${written} و${ten}`));
};

const ordinals: Readonly<Record<Language, (n: number) => (string | undefined)[]>> = {
  en: (n) => [englishOrdinal(n)],
  fr: (n) => [frenchOrdinal(n), ...(n === 1 ? ['premier'] : n === 2 ? ['second', 'seconde'] : []), frenchOrdinal(n)?.replace(/première$/u, 'premier')],
  ar: (n) => (['masculine', 'feminine'] as const).flatMap((gender) => {
    const written = arabicOrdinal(n, gender);
    // Behind a preposition the decades end otherwise: الثلاثون, للثلاثين.
    return written === undefined ? [] : [written, written.replace(/ون$/u, 'ين')];
  }),
};
const cardinals: Readonly<Record<Language, (n: number) => string[]>> = { en: english, ar: arabic, fr: french };

const phrasesOf = (language: Language): ReadonlyMap<string, readonly NumberPhrase[]> => {
  const byFirst = new Map<string, NumberPhrase[]>();
  const put = (written: string | undefined, value: number, isOrdinal: boolean): void => {
    let words = foldedWords(written ?? '');
    // The article falls with the clitics before the first word.
    if (language === 'ar') words = words.map((word, at) => (at === 0 && word.startsWith('ال') ? word.slice(2) : word));
    const [first] = words;
    if (first === undefined) return;
    const list = byFirst.get(first) ?? [];
    if (!list.some((other) => other.words.join(' ') === words.join(' '))) list.push({ words, value, isOrdinal });
    byFirst.set(first, list);
  };
  for (const n of upTo99) {
    for (const written of cardinals[language](n)) put(written, n, false);
    for (const written of ordinals[language](n)) put(written, n, true);
  }
  for (const list of byFirst.values()) list.sort((one, other) => other.words.length - one.words.length);
  return byFirst;
};

const made = new Map<Language, ReadonlyMap<string, readonly NumberPhrase[]>>();
/** Phrases by their first word, the longest first. */
export const numberPhrases = (language: Language): ReadonlyMap<string, readonly NumberPhrase[]> => {
  let phrases = made.get(language);
  if (phrases === undefined) made.set(language, (phrases = phrasesOf(language)));
  return phrases;
};

/** How a number from 1 to 99 is written in words, in the first of its forms. */
export const numberInWords = (n: number, language: Language): string | null => (n >= 1 && n <= 99 ? (cardinals[language](n)[0]?.trim() ?? null) : null);
