// Typed numbers and labels at the beginning of a line, in the forms of three languages: the inverse of what the languages print.
import { arabicAdverb, arabicLetter, arabicLetterName, arabicOrdinal, englishOrdinal, frenchOrdinal, latinLetter, romanNumeral, westernDigits } from '../language/numerals.ts';
import { comparable } from './comparable.ts';

/** How a label is written; which element it numbers is decided later, from its neighbours. */
export type LabelSeries =
  | 'roman' // I. أولاً -
  | 'letter' // A. ألف -
  | 'number' // 1. 1-
  | 'parenLetter' // (a) a) (أ)
  | 'parenRoman' // (i) i)
  | 'parenNumber' // (1) 1)
  | 'quotedNumber' // '1'
  | 'smallLetter' // a. أ -
  | 'smallRoman'; // i.

export interface LabelReading {
  readonly series: LabelSeries;
  readonly n: number;
}

/** A number or letter at the beginning of a text, with all that it can mean. */
export interface Label {
  /** As it stands in the text, without the blanks around it. */
  readonly written: string;
  /** Characters from the beginning of the text to the text proper. */
  readonly length: number;
  /** All that it can mean: `I.` is the first chapter or the ninth section. */
  readonly readings: readonly LabelReading[];
}

const upTo = (count: number, write: (n: number) => string | undefined, form: (written: string) => string = comparable): Map<string, number> => {
  const index = new Map<string, number>();
  for (let n = count; n >= 1; n--) {
    const written = write(n);
    if (written !== undefined) index.set(form(written), n);
  }
  return index;
};

const romans = upTo(399, romanNumeral, (written) => written);
const latinLetters = upTo(52, latinLetter, (written) => written);
const adverbs = upTo(99, (n) => arabicAdverb(n, true));
// From twenty-one on the accusative is met as well as the nominative that is printed.
for (const [written, n] of [...adverbs]) {
  const [unit, tens] = written.split(' و');
  if (unit !== undefined && tens !== undefined) adverbs.set(`${unit}ا و${tens.replace(/ون$/, 'ين')}`, n).set(`${unit} و${tens.replace(/ون$/, 'ين')}`, n);
}
const letterNames = upTo(56, arabicLetterName);
const arabicLetters = upTo(28, arabicLetter);
const oblique = (written: string): string => comparable(written).replace(/ون$/, 'ين');
export const masculineOrdinals = new Map([...upTo(99, (n) => arabicOrdinal(n, 'masculine'), oblique), ...upTo(99, (n) => arabicOrdinal(n, 'masculine'))]);
export const feminineOrdinals = new Map([...upTo(99, (n) => arabicOrdinal(n, 'feminine'), oblique), ...upTo(99, (n) => arabicOrdinal(n, 'feminine'))]);
export const englishOrdinals = upTo(99, englishOrdinal);
export const frenchOrdinals = upTo(99, frenchOrdinal);
frenchOrdinals.set('premier', 1).set('premiere', 1).set('seconde', 2).set('second', 2);

export const romanValue = (written: string): number | undefined => romans.get(written.toLowerCase());

const whole = (written: string): number => Number(westernDigits(written));

/** `III`, `3`, `٣`, `الثالث`, `third`: the number of an annex, a chapter, a box. */
export const numberIn = (written: string): number | undefined => {
  const plain = comparable(written);
  if (/^\d{1,3}$/.test(plain)) return Number(plain);
  return romans.get(plain) ?? masculineOrdinals.get(plain) ?? englishOrdinals.get(plain) ?? frenchOrdinals.get(plain);
};

const lead = '^[\\s\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u2069\\uFEFF]*';
const after = '(?:[\\s\\u200E\\u200F\\u202C\\u2069]+|$)';
const digits = '[0-9\\u0660-\\u0669\\u06F0-\\u06F9]';
/** Begins a word, so that `1.The` is a label and `1.5` is not. */
const word = '(?=[\\p{Lu}\\p{Lo}«“"(\\[])';

interface Pattern {
  readonly form: RegExp;
  readonly read: (written: string) => LabelReading[];
}

const reading = (series: LabelSeries, n: number | undefined): LabelReading[] => (n === undefined ? [] : [{ series, n }]);
const lower = (written: string): string => written.toLowerCase();

const patterns: readonly Pattern[] = [
  {
    // Paragraph numbers: 12.  12-  12 -  ١٢-
    form: new RegExp(`${lead}(${digits}{1,5})(?:\\s?\\.(?:${after}|${word})|\\.?\\s?[-–—ـ](?!\\s*${digits})(?:${after}|(?=[\\p{L}«“"(\\[])))`, 'u'),
    read: (written) => reading('number', whole(written)),
  },
  {
    form: new RegExp(`${lead}(?:chapter|chapitre)\\s+([ivxlcIVXLC]{1,7}|\\d{1,2}|premier|one|first)\\s?(?:[.:–—-]${after}|${after})`, 'iu'),
    read: (written) => reading('roman', lower(written) === 'one' ? 1 : numberIn(written)),
  },
  {
    form: new RegExp(`${lead}الفصل\\s+(\\p{L}+(?:\\s+(?:عشر|وال\\p{L}+))?)\\s?(?:[.:–—-]${after}|$)`, 'u'),
    read: (written) => reading('roman', numberIn(written)),
  },
  {
    form: new RegExp(`${lead}([IVXLC]{1,7}|[A-Z]|([A-Z])\\2)(?:\\.${after}|\\.?\\s?[–—-]${after}|\\.(?=[A-Z][\\p{L}]{2}))`, 'u'),
    read: (written) => [...reading('roman', romans.get(lower(written))), ...(written.length <= 2 ? reading('letter', latinLetters.get(lower(written))) : [])],
  },
  {
    form: new RegExp(`${lead}\\(([a-z]{1,6})\\)(?:${after}|(?=\\S))`, 'u'),
    read: (written) => [...(written.length <= 2 ? reading('parenLetter', latinLetters.get(written)) : []), ...reading('parenRoman', romans.get(written))],
  },
  {
    form: new RegExp(`${lead}([a-z]{1,6})\\)${after}`, 'u'),
    read: (written) => [...(written.length <= 2 ? reading('parenLetter', latinLetters.get(written)) : []), ...reading('parenRoman', romans.get(written))],
  },
  {
    form: new RegExp(`${lead}([a-z]|[ivxl]{2,6})\\.${after}`, 'u'),
    read: (written) => [...reading('smallLetter', latinLetters.get(written)), ...reading('smallRoman', romans.get(written))],
  },
  {
    form: new RegExp(`${lead}\\(?(${digits}{1,3})\\)(?:${after}|${word})`, 'u'),
    read: (written) => reading('parenNumber', whole(written)),
  },
  {
    form: new RegExp(`${lead}['‘’‛"“”](${digits}{1,2})['‘’‛"“”]\\s?[-–]?${after}`, 'u'),
    read: (written) => reading('quotedNumber', whole(written)),
  },
  {
    form: new RegExp(`${lead}\\(\\s?(هـ|[\\u0621-\\u064A]\\u0640?)\\s?\\)(?:${after}|(?=\\S))`, 'u'),
    read: (written) => reading('parenLetter', arabicLetters.get(comparable(written))),
  },
  {
    form: new RegExp(`${lead}(هـ|[\\u0621-\\u064A]\\u0640?)\\s?[-–—.]${after}`, 'u'),
    read: (written) => reading('smallLetter', arabicLetters.get(comparable(written))),
  },
  {
    form: new RegExp(`${lead}([\\u0621-\\u0652]{3,9}(?:\\s[\\u0621-\\u0652]{3,10})?)\\s?[-–—:.](?:${after}|(?=[\\u0621-\\u064A]))`, 'u'),
    read: (written) => {
      const plain = comparable(written);
      return [...reading('roman', adverbs.get(plain)), ...reading('letter', letterNames.get(plain))];
    },
  },
];

/** The label with which a plain text begins, if it begins with one. */
export const labelOf = (text: string): Label | null => {
  // Every label stands within the first few signs; the patterns then never look at a whole paragraph.
  const start = text.slice(0, 48);
  for (const { form, read } of patterns) {
    const found = form.exec(start);
    if (found === null) continue;
    const readings = read(found[1] ?? '');
    if (readings.length > 0) return { written: found[0].trim(), length: found[0].length, readings };
  }
  return null;
};

/** What is numbered with its noun: `Annex II`, `Box 1`, `الجدول 3`. */
export type Noun = 'annex' | 'box' | 'table' | 'figure';

export interface NounLabel {
  readonly noun: Noun;
  /** Null where none is written. */
  readonly n: number | null;
  readonly written: string;
  readonly length: number;
  /** A sign or the end of the line sets the title apart; without one the words may be the beginning of a sentence. */
  readonly apart: boolean;
}

const nouns: readonly (readonly [Noun, string])[] = [
  ['annex', 'annexe?|appendix|appendice|attachment|المرفق|مرفق|الملحق|ملحق|تذييل|التذييل'],
  ['box', 'box|encadré|encadre|الإطار|الاطار|إطار'],
  ['table', 'table|tableau|الجدول|جدول'],
  ['figure', 'figure|fig\\.|chart|graphique|الشكل|شكل'],
];
const nounForms = nouns.map(
  ([noun, words]) =>
    [
      noun,
      new RegExp(`${lead}(?:${words})(?:\\s+(?:No\\.?\\s*|n[o°]\\s*|رقم\\s+)?([IVXLC]{1,6}|[A-H](?=[\\s.:–—-]|$)|${digits}{1,3}|ال\\p{L}+(?:\\s+(?:عشر|وال\\p{L}+))?))?(\\s*[.:–—-](?:\\s+|$)|\\s*$|\\s+)`, 'iu'),
    ] as const,
);

/** The noun and number with which a caption or the heading of an annex begins. */
export const nounLabelOf = (text: string): NounLabel | null => {
  const start = text.slice(0, 64);
  for (const [noun, form] of nounForms) {
    const found = form.exec(start);
    if (found === null) continue;
    const number = found[1];
    const n = number === undefined ? null : /^[A-H]$/.test(number) && romanValue(number) === undefined ? (latinLetters.get(lower(number)) ?? null) : (numberIn(number) ?? null);
    if (number !== undefined && n === null) continue;
    const apart = /[.:–—-]/.test(found[2] ?? '') || found[0].length >= text.trimEnd().length;
    return { noun, n, written: found[0].trim(), length: found[0].length, apart };
  }
  return null;
};
