// The forms in which Word writes the numbers of its lists (ST_NumberFormat of ECMA-376).
import { arabicLetter, arabicOrdinal, englishOrdinal, latinLetter, romanNumeral } from '../../language/numerals.ts';

/** The letters of the Arabic alphabet in the order of schools, which `arabicAlpha` counts by; `arabicAbjad` counts by the old order of numerals. */
const alphabet = 'أ ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن ه و ي'.split(' ');
const hebrew = 'א ב ג ד ה ו ז ח ט י כ ל מ נ ס ע פ צ ק ר ש ת'.split(' ');
const russian = 'а б в г д е ж з и к л м н о п р с т у ф х ц ч ш щ ы э ю я'.split(' ');
const notes = ['*', '†', '‡', '§'];

const digitsFrom = (first: number) => (n: number): string => String(n).replace(/\d/g, (digit) => String.fromCodePoint(first + Number(digit)));
/** Behind the last letter each is doubled, trebled, and so on. */
const repeated = (letters: readonly string[]) => (n: number): string => (letters[(n - 1) % letters.length] ?? '').repeat(Math.min(20, Math.ceil(n / letters.length)));
const upper = (write: (n: number) => string) => (n: number): string => write(n).toUpperCase();
const roman = (n: number): string => (n < 4000 ? romanNumeral(n) : String(n));
const letter = (n: number): string => repeated([...Array(26).keys()].map((at) => latinLetter(at + 1)))(n);
const suffix = (n: number): string => (n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th'));

const forms: Readonly<Record<string, (n: number) => string>> = {
  decimal: String,
  decimalZero: (n) => String(n).padStart(2, '0'),
  upperRoman: upper(roman),
  lowerRoman: roman,
  upperLetter: upper(letter),
  lowerLetter: letter,
  arabicAlpha: repeated(alphabet),
  arabicAbjad: (n) => (n <= 28 ? arabicLetter(n) : String(n)),
  hindiNumbers: digitsFrom(0x0966),
  hebrew1: repeated(hebrew),
  hebrew2: repeated(hebrew),
  russianLower: repeated(russian),
  russianUpper: upper(repeated(russian)),
  ordinal: (n) => `${n}${suffix(n)}`,
  ordinalText: (n) => englishOrdinal(n) ?? `${n}${suffix(n)}`,
  cardinalText: String,
  chicago: repeated(notes),
  decimalEnclosedParen: (n) => `(${n})`,
  decimalEnclosedFullstop: (n) => `${n}.`,
  decimalEnclosedCircle: (n) => (n <= 20 ? String.fromCodePoint(0x2460 + n - 1) : String(n)),
  numberInDash: (n) => `- ${n} -`,
  hex: (n) => n.toString(16).toUpperCase(),
  decimalFullWidth: digitsFrom(0xff10),
  thaiNumbers: digitsFrom(0x0e50),
};

/** Zero and less, which only a start of its own can give, are written as figures. */
export const writtenNumber = (format: string, n: number): string => {
  if (format === 'none' || format === 'bullet') return '';
  const form = forms[format];
  if (n < 1) return String(n);
  if (form === undefined) return format.startsWith('arabic') ? (arabicOrdinal(n, 'masculine') ?? String(n)) : String(n);
  return form(n);
};
