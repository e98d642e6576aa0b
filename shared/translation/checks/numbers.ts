// Numbers by value across digits, separators and words, and percentages.
import type { Language } from '../../language/language.ts';
import { romanNumeral } from '../../language/numerals.ts';
import { findSymbols } from '../../text/symbols-in-text.ts';
import { findNumbers, writeNumber, type FoundNumber } from '../numbers.ts';
import { pairedDates } from './dates.ts';
import { found, type Fix, type LineFinding } from './finding.ts';
import { blanked, placedOf, type Check, type CheckedSide } from './line.ts';

const address = /^(?:https?:|www\.|[\w.-]+\.\w{2,}(?:\/|$)|\S+@)/u;
/** A full hour, of which one language writes the minutes and another does not. */
const fullHour = /(?<=\p{Nd}):(?:00|٠٠)(?!\p{Nd})/gu;
/** One million is `1 million` here and `مليون` there, two are `مليونان`. */
const scale = '(?:million|billion|trillion|thousand|milliard|millier|ملايين|مليون|مليونان|مليونين|مليونا|مليوني|بليون|بليونين|بليوني|مليار|ملياري|مليارين|تريليون|ألف|ألفين|ألفي|ألفا)(?!\\p{L}{2})';
const beforeScale = new RegExp(`^[ \\u00A0]${scale}`, 'u');
const scaleAlone = new RegExp(`(?<!\\p{Nd}[ \\u00A0]?)(?<!\\p{L})[وبل]?${scale}`, 'u');

/** `the 1930s`, `les années 1930`, `ثلاثينات القرن العشرين`. */
const decade = /(?<!\p{Nd})\p{Nd}{3}0s|(?<=années )(?:\p{Nd}{2})?\p{Nd}0|\p{L}+ين(?:ي)?ات(?: القرن \p{L}+(?: وال\p{L}+)?)?/gu;
/** `a third`, `un sixième`, `ثلاثة أضعاف`: fractions and multiples have words of their own, which no other language need say by a number. */
const fraction = /(?<=(?<!\p{L})(?:an?|one|two|three|un|deux|trois) )(?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|quart|tiers|cinquième|sixième|septième|huitième|neuvième|dixième)s?(?= |[,.;])|\S+ أضعاف|عُشر/gu;
/** `five hundred`: words of numbers are known below a hundred. */
const hundreds = /(?<!\p{L})\p{L}+ (?:hundred|thousand|cents|mille|مائة|مئة|آلاف)(?!\p{L})/gu;
/** A goal and its target, `16.6`, which Arabic parts by a hyphen. */
const goalTarget = /(?<=(?:غاية|الغاية|الغايتين|الغايتان|الغايات|المقصد|المؤشر) \p{Nd}{1,2})-(?=\p{Nd})/gu;
const roman = /(?<![\p{L}\p{N}])[IVXLC]{1,6}(?=(?:er?|re)?(?![\p{L}\p{N}]))/gu;

/** Roman figures, which another language has as words or other figures: `chapter III`. */
const romanIn = ({ text }: CheckedSide): string[] => {
  const written = new Set(Array.from(text.matchAll(roman), ([figure]) => figure));
  return written.size === 0 ? [] : Array.from({ length: 99 }, (_, at) => at + 1).filter((n) => written.has(romanNumeral(n).toUpperCase())).map(String);
};

const numbersOf = (side: CheckedSide, dates: readonly { readonly start: number; readonly end: number }[]): FoundNumber[] => {
  const links = placedOf(side.content, 'link').filter(({ start, end }) => address.test(side.text.slice(start, end)));
  const cut = [...findSymbols(side.text), ...links, ...dates];
  const spaced = (match: string): string => ' '.repeat(match.length);
  return findNumbers(blanked(side.text, cut).replace(fullHour, spaced).replace(decade, spaced).replace(fraction, spaced).replace(hundreds, spaced).replace(goalTarget, '.'), side.language);
};

const takeEqual = (one: FoundNumber[], other: FoundNumber[], met: (one: FoundNumber, other: FoundNumber) => void): void => {
  for (const number of [...one]) {
    const at = other.findIndex(({ value }) => value === number.value);
    if (at === -1) continue;
    met(number, other[at] as FoundNumber);
    one.splice(one.indexOf(number), 1);
    other.splice(at, 1);
  }
};

const percentSign: Readonly<Record<Language, string>> = { en: ' per cent', ar: ' في المائة', fr: '\u00A0%' };

/** `30 to 40 per cent`: the sign stands behind the last. */
const isShared = (number: FoundNumber, all: readonly FoundNumber[]): boolean => {
  const next = all[all.indexOf(number) + 1];
  return next !== undefined && next.kind === 'percentage' && next.start - number.end <= 8;
};

/**
 * Below ten a text has words, from ten figures, and neither side is held to it: a figure may answer a word. One and two are left out where they are words: many
 * languages say them without a number (the Arabic dual, `once`, `both`, an article).
 */
const counts = ({ value, written }: FoundNumber): boolean => written === 'figures' || Number(value) > 2;

export const numbers: Check = (line) => {
  const { source, target } = line;
  const pairs = pairedDates(line) ?? [];
  const all = { source: numbersOf(source, pairs.map(([date]) => date)), target: numbersOf(target, pairs.map(([, date]) => date)) };
  const as = (list: readonly FoundNumber[], written: FoundNumber['written']): FoundNumber[] => list.filter((one) => one.written === written);
  const from = { figures: as(all.source, 'figures'), words: as(all.source, 'words') };
  const into = { figures: as(all.target, 'figures'), words: as(all.target, 'words') };
  const findings: LineFinding[] = [];
  const met = (wanted: FoundNumber, there: FoundNumber): void => {
    if (wanted.kind !== 'percentage' || there.kind === 'percentage' || isShared(there, all.target)) return;
    const fix: Fix = { kind: 'write', edits: [{ start: there.end, end: there.end, put: percentSign[target.language] }] };
    findings.push(found('percentageMissing', 'error', there, { params: { found: target.text.slice(there.start, there.end) }, source: wanted, fix }));
  };
  takeEqual(from.figures, into.figures, met);
  takeEqual(from.figures, into.words, met);
  takeEqual(from.words, into.figures, met);
  takeEqual(from.words, into.words, met);
  const known = (number: FoundNumber, list: readonly FoundNumber[]): boolean => list.some(({ value }) => value === number.value);
  const left = (figures: readonly FoundNumber[], inWords: readonly FoundNumber[], side: CheckedSide, other: CheckedSide, there: readonly FoundNumber[]): FoundNumber[] => {
    const figuresThere = romanIn(other);
    const isScaled = ({ value, end: stop }: FoundNumber): boolean => Number(value) <= 2 && beforeScale.test(side.text.slice(stop)) && scaleAlone.test(other.text);
    // A word said once instead of twice is a matter of style.
    return [...figures, ...inWords.filter((one) => !known(one, there))].filter((one) => counts(one) && !isScaled(one) && !figuresThere.includes(one.value)).sort((one, two) => one.start - two.start);
  };
  const missing = left(from.figures, from.words, source, target, all.target);
  const extra = left(into.figures, into.words, target, source, all.source);
  const words = (side: CheckedSide, { start, end }: FoundNumber): string => side.text.slice(start, end);
  if (missing.length === extra.length) {
    return [...findings, ...missing.map((wanted, at) => {
      const there = extra[at] as FoundNumber;
      const put = writeNumber(wanted.value, target.language, words(target, there), /\p{Nd}[^\p{Nd}]\p{Nd}{3}(?!\p{Nd})/u.test(words(source, wanted)));
      // An ordinal ending would not fit, nor a number in words the noun behind it.
      const isCertain = there.written === 'figures' && (there.kind !== 'ordinal' || target.language === 'ar') && (wanted.kind === there.kind || wanted.written === 'words');
      const fix: Fix | null = isCertain ? { kind: 'write', edits: [{ start: there.start, end: there.end, put }] } : null;
      return found('numberDiffers', 'error', there, { params: { wanted: words(source, wanted), found: words(target, there) }, source: wanted, fix });
    })];
  }
  const end = { start: target.text.length, end: target.text.length };
  return [
    ...findings,
    // Said once instead of twice, it is still said.
    ...missing.map((wanted) => found('numberMissing', known(wanted, all.target) ? 'hint' : 'error', end, { params: { wanted: words(source, wanted) }, source: wanted })),
    ...extra.map((there) => found('numberExtra', known(there, all.source) ? 'hint' : 'error', there, { params: { found: words(target, there) } })),
  ];
};
