// Errors as translators make them, planted into the sound translation of a sample: each kind with what must be said of it.
import { flatText, mapRange, removeRange, setFormat, setLinkRange } from '../../../../shared/document/content.ts';
import { countingIds } from '../../../../shared/document/ids.ts';
import { footnoteTextSchema, type Content, type Inline } from '../../../../shared/document/inlines.ts';
import { arabicIndic, months } from '../../../../shared/language/numerals.ts';
import type { Language } from '../../../../shared/language/language.ts';
import { applyFix } from '../../../../shared/translation/checks/fix.ts';
import type { FindingCode } from '../../../../shared/translation/checks/finding.ts';
import { placed, placedOf } from '../../../../shared/translation/checks/line.ts';
import { sentencesOf } from '../../../../shared/translation/segments.ts';

export interface Plant {
  readonly name: string;
  /** Any of these must be said of the line. */
  readonly told: readonly FindingCode[];
  readonly from: Language;
  readonly into: Language;
  /** The line with the error, at a place that `random` chooses; null where the line has no place for it. */
  readonly plant: (target: Content, source: Content, random: () => number) => Content | null;
}

const pick = <Item>(items: readonly Item[], random: () => number): Item | null => items[Math.floor(random() * items.length)] ?? null;
const write = (content: Content, start: number, end: number, put: string | Inline): Content => applyFix(content, { kind: 'write', edits: [{ start, end, put }] }, countingIds('planted'));
/** Replaces one of the matches of a pattern. */
const exchange = (pattern: RegExp, put: (match: string, random: () => number) => string | null): Plant['plant'] => (target, _source, random) => {
  const match = pick([...flatText(target).matchAll(pattern)], random);
  const text = match === null ? null : put(match[0], random);
  return match === null || text === null ? null : write(target, match.index, match.index + match[0].length, text);
};
const drop = (type: 'symbolReference' | 'crossReference' | 'footnote' | 'link'): Plant['plant'] => (target, _source, random) => {
  const one = pick(placedOf(target, type), random);
  return one === null ? null : type === 'link' ? setLinkRange(target, one.start, one.end, null) : removeRange(target, one.start, one.end);
};
/** The error in one of the notes of the line. */
const inNote = (plant: Plant['plant']): Plant['plant'] => (target, source, random) => {
  const changed = placedOf(target, 'footnote').flatMap(({ inline, start, end }) => {
    const content = plant(inline.content, source, random);
    return content === null ? [] : [write(target, start, end, { ...inline, content: footnoteTextSchema.parse(content) })];
  });
  return pick(changed, random);
};
const wordsOnly = (content: Content): boolean => (flatText(content).match(/\p{L}{4,}/gu)?.length ?? 0) >= 5;

/** A figure that stands alone: not a date, nor part of a time, a target or a symbol. */
const figure = /(?<![\p{L}\p{N}.,:/–-])\d{2,3}(?![\p{L}\p{N}.,:/–-])(?! (?:تشرين|كانون|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|إلى|الثلاثاء|والثلاثاء))/gu;
const other = (digits: string, random: () => number): string => String(Number(digits) + 1 + Math.floor(random() * 7));

const both = (name: string, told: readonly FindingCode[], plant: Plant['plant']): Plant[] => [
  { name, told, plant, from: 'en', into: 'ar' },
  { name, told, plant, from: 'ar', into: 'en' },
];
const arabic = (name: string, told: readonly FindingCode[], plant: Plant['plant']): Plant[] => [{ name, told, plant, from: 'en', into: 'ar' }];
const english = (name: string, told: readonly FindingCode[], plant: Plant['plant']): Plant[] => [{ name, told, plant, from: 'ar', into: 'en' }];

export const plants: readonly Plant[] = [
  ...both('another number', ['numberDiffers', 'numberExtra', 'dateDiffers'], exchange(figure, other)),
  ...arabic('another number in Arabic digits', ['numberDiffers', 'numberExtra', 'dateDiffers'], exchange(figure, (digits, random) => arabicIndic(other(digits, random)))),
  ...english('another number in words', ['numberDiffers', 'numberExtra', 'numberMissing'], exchange(/\b(?:three|four|five|six|seven|eight)\b/gu, (word) => (word === 'four' ? 'nine' : 'four'))),
  ...arabic('another number in words', ['numberDiffers', 'numberExtra', 'numberMissing'], exchange(/(?<!\p{L})(?:ثلاث|أربع|خمس|ست|سبع)ة?(?= \p{L})(?! (?:عشر|أضعاف))/gu, (word) => (word.startsWith('سبع') ? 'ثماني' : 'سبعة'))),
  ...both('a number less', ['numberMissing', 'numberDiffers'], exchange(figure, () => '')),
  ...arabic('a percentage made a number', ['percentageMissing'], exchange(/(?<=\d)[ \u00A0]في المائة/gu, () => '')),
  ...english('a percentage made a number', ['percentageMissing'], exchange(/(?<=\d)[ \u00A0]per cent/gu, () => '')),
  ...english('another month', ['dateDiffers'], exchange(new RegExp(`(?<=\\d[ \u00A0])(?:${months.en.join('|')})(?=[ \u00A0]\\d{4})`, 'gu'), (month) => (month === 'May' ? 'June' : 'May'))),
  ...arabic('another month', ['dateDiffers'], exchange(new RegExp(`(?<=\\d[ \u00A0])(?:${months.ar.join('|')})(?=[ \u00A0]\\d{4})`, 'gu'), (month) => (month === months.ar[4] ? (months.ar[5] ?? null) : (months.ar[4] ?? null)))),
  ...both('another symbol', ['symbolDiffers'], (target, _source, random) => {
    const one = pick(placedOf(target, 'symbolReference'), random);
    return one === null ? null : write(target, one.start, one.end, { ...one.inline, symbol: 'A/RES/70/99' });
  }),
  ...both('a symbol less', ['symbolMissing'], drop('symbolReference')),
  ...both('a reference to another element', ['referenceDiffers'], (target, _source, random) => {
    const one = pick(placedOf(target, 'crossReference'), random);
    return one === null ? null : write(target, one.start, one.end, { ...one.inline, target: 'elsewhere' });
  }),
  ...both('a reference less', ['referenceMissing'], drop('crossReference')),
  ...both('a footnote less', ['footnoteMissing'], drop('footnote')),
  ...both('a footnote without text', ['footnoteEmpty'], (target, _source, random) => {
    const one = pick(placedOf(target, 'footnote'), random);
    return one === null ? null : write(target, one.start, one.end, { ...one.inline, content: [] });
  }),
  ...both('a link to another page', ['linkDiffers'], inNote((note, _source, random) => {
    const one = pick(placedOf(note, 'link'), random);
    return one === null ? null : setLinkRange(note, one.start, one.end, 'https://elsewhere.example/');
  })),
  ...both('a link less', ['linkMissing'], inNote(drop('link'))),
  ...both('text put into a bracket', ['bracketExtra'], (target) => (wordsOnly(target) ? [{ type: 'bracket', id: 'planted', state: 'open', children: target }] : null)),
  ...both('bold type lost', ['boldMissing'], (target) => (placed(target).some(({ inline }) => 'text' in inline && inline.bold === true && /\p{L}/u.test(inline.text)) ? setFormat(target, 0, flatText(target).length, 'bold', false) : null)),
  ...english('words in italics', ['italicExtra'], (target) => (wordsOnly(target) && !placed(target).some(({ inline }) => 'italic' in inline) ? setFormat(target, 0, 12, 'italic', true) : null)),
  ...both('a quotation mark less', ['quotesUnbalanced'], exchange(/[“”]/gu, () => '')),
  ...both('straight quotation marks', ['quotesForeign'], (target) => (/[“”]/u.test(flatText(target)) ? mapRange(target, 0, flatText(target).length, (inline) => ('text' in inline ? { ...inline, text: inline.text.replace(/[“”]/gu, '"') } : inline)) : null)),
  ...both('two spaces', ['spaceDouble'], exchange(/(?<=\p{L}) (?=\p{L})/gu, () => '  ')),
  ...both('a space before a full point', ['spaceBefore'], exchange(/(?<=\p{L})[.](?= |$)/gu, () => ' .')),
  ...both('a space at the end', ['spaceAtEdge'], (target) => (wordsOnly(target) ? [...target, { text: ' ' }] : null)),
  ...arabic('a Latin comma', ['punctuationForeign'], exchange(/(?<=\p{L})،/gu, () => ',')),
  ...english('an Arabic comma', ['punctuationForeign'], exchange(/(?<=[a-z]),/gu, () => '،')),
  ...both('a sign of direction without end', ['directionUnpaired', 'directionNeedless'], exchange(/(?<=\p{L}) (?=\p{L})/gu, () => ' \u2067')),
  ...arabic('words left in English', ['latinLeft'], exchange(/(?<=\p{L}) (?=\p{L})/gu, () => ' groundwater resources ')),
  ...english('words left in Arabic', ['arabicLeft'], exchange(/(?<=\p{L}) (?=\p{L})/gu, () => ' المياه الجوفية ')),
  ...both('the source in its place', ['identical'], (_target, source) => (wordsOnly(source) ? source : null)),
  ...both('the end cut off', ['sentencesFewer', 'numberMissing', 'footnoteMissing', 'referenceMissing', 'symbolMissing'], (target, source) => {
    const text = flatText(target);
    const last = sentencesOf(text, /\p{Script=Arabic}/u.test(text) ? 'ar' : 'en').at(-1);
    return last === undefined || last.start < text.length * 0.2 || last.start > text.length * 0.5 || wordsOnly(source) === false ? null : removeRange(target, last.start - 1, text.length);
  }),
];
