// The checks of a line one by one, where the samples have no example; numbers against an oracle; places beside what is only proposed; what is remembered and dismissed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flatText } from '../../../../shared/document/content.ts';
import { blankBlock, type Block } from '../../../../shared/document/blocks/index.ts';
import { countingIds } from '../../../../shared/document/ids.ts';
import { plain, type Bracket, type Content, type Inline } from '../../../../shared/document/inlines.ts';
import { languages, type Language } from '../../../../shared/language/language.ts';
import { translator } from '../../../../shared/language/messages.ts';
import { arabicIndic } from '../../../../shared/language/numerals.ts';
import { isDismissed, dismissalSchema } from '../../../../shared/translation/checks/dismissal.ts';
import { checkElement, checkTranslations, type CheckOptions } from '../../../../shared/translation/checks/document.ts';
import { findingCodes, type Finding } from '../../../../shared/translation/checks/finding.ts';
import { checkText } from '../../../../shared/translation/checks/finding-text.ts';
import { applyFix } from '../../../../shared/translation/checks/fix.ts';
import type { TermEntry } from '../../../../shared/translation/terms.ts';

const options: CheckOptions = { settings: { look: 'escwa-current', digits: 'western' } };
const asContent = (line: string | Content): Content => (typeof line === 'string' ? plain(line) : line);
const pair = (from: Language, source: string | Content, into: Language, target: string | Content, id = 'p'): Block => ({ ...blankBlock('paragraph', id), text: { [from]: asContent(source), [into]: asContent(target) } });
const said = (from: Language, source: string | Content, into: Language, target: string | Content, how = options): readonly Finding[] => {
  const block = pair(from, source, into, target);
  return checkElement(block, [block], from, into, how);
};
const codes = (findings: readonly Finding[]): string[] => findings.map(({ code }) => code);
const bracket = (text: string, state: Bracket['state'] = 'open', options_ = 0): Inline => ({
  type: 'bracket', id: 'b', state, children: options_ === 0 ? plain(text) : Array.from({ length: options_ }, (_, at) => ({ type: 'option' as const, id: `o${at}`, children: plain(text) })),
});
const note = (id: string, text: string): Inline => ({ type: 'footnote', id, content: [{ text }] });
const term = (id: string, en: string, ar: string, bad: string): TermEntry => ({
  id, domain: null, note: null,
  terms: [
    { language: 'en', text: en, usage: 'preferred', status: 'verified' },
    { language: 'ar', text: ar, usage: 'preferred', status: 'verified' },
    { language: 'ar', text: bad, usage: 'forbidden', status: 'verified' },
  ],
});
const withTerms: CheckOptions = { ...options, terms: [term('oasis', 'spring committee', 'لجنة النبع', 'هيئة النبع')] };

interface Example {
  readonly name: string;
  readonly line: readonly [from: Language, source: string | Content, into: Language, target: string | Content];
  readonly told: readonly string[];
  /** The target after the fix. */
  readonly mended?: string;
  readonly how?: CheckOptions;
}
const examples: readonly Example[] = [
  { name: 'a number in words that answers figures', line: ['en', 'The six wells and 12 springs', 'ar', 'الآبار 6 والينابيع الاثنا عشر'], told: [] },
  { name: 'a dual that has no number', line: ['en', 'for two years', 'ar', 'لمدة سنتين'], told: [] },
  { name: 'a million that has no one', line: ['en', 'over 1 million palms', 'ar', 'أكثر من مليون نخلة'], told: [] },
  { name: 'the figures of a chapter', line: ['en', 'in chapter V', 'ar', 'في الفصل الخامس'], told: [] },
  { name: 'two millions in the dual', line: ['ar', 'بمبلغ مليوني دولار', 'en', 'of $2 million'], told: [] },
  { name: 'two millions for one', line: ['en', 'of $1 million', 'ar', 'بمبلغ 2 مليون دولار'], told: ['numberDiffers'], mended: 'بمبلغ 1 مليون دولار' },
  { name: 'a century and a decade', line: ['fr', 'au XXIe siècle ; les années 1990', 'en', 'in the twenty-first century; the 1990s'], told: [] },
  { name: 'a decade with its century', line: ['en', 'the 1990s to 2030', 'ar', 'من تسعينات القرن العشرين–2030'], told: [] },
  { name: 'hundreds in words', line: ['en', 'the five hundred wells', 'ar', 'الآبار الخمسمائة'], told: [] },
  { name: 'a number with other separators', line: ['en', 'some 11,500.5 tons', 'fr', 'quelque 11\u202F500,5 tonnes'], told: [] },
  { name: 'another number, in the digits that stand there', line: ['en', 'of 1,200 wells', 'ar', 'من ١٬٣٠٠ بئر'], told: ['numberDiffers'], mended: 'من ١٬٢٠٠ بئر' },
  { name: 'another day', line: ['en', 'held on 3 May 2030', 'ar', 'المعقودة في عمّان، 4 أيار/مايو 2030'], told: ['dateDiffers'], mended: 'المعقودة في عمّان، 3 أيار/مايو 2030' },
  { name: 'the letters of a list', line: ['en', 'for: (a) wells; (b) springs', 'ar', 'لما يلي: (أ) الآبار؛ (ج) الينابيع'], told: ['letterDiffers'], mended: 'لما يلي: (أ) الآبار؛ (ب) الينابيع' },
  { name: 'a letter less', line: ['en', 'for: (a) wells; (b) springs', 'fr', 'pour : a) les puits ; les sources'], told: ['letterMissing'] },
  { name: 'another country', line: ['en', 'The springs of Jordan', 'ar', 'ينابيع لبنان'], told: ['countryDiffers'], mended: 'ينابيع الأردن' },
  { name: 'a country less', line: ['en', 'Jordan and Lebanon spoke', 'ar', 'تكلم لبنان'], told: ['countryMissing'] },
  { name: 'countries with what is written together with them', line: ['en', 'Jordan and Lebanon spoke', 'ar', 'تكلم الأردن ولبنان'], told: [] },
  { name: 'the short form of a long name', line: ['en', 'the Islamic Republic of Iran', 'fr', 'la République islamique d’Iran'], told: [] },
  { name: 'a bracket that is agreed on one side', line: ['en', [{ text: 'Wells ' }, bracket('and springs')], 'ar', [{ text: 'الآبار ' }, bracket('والينابيع', 'agreed')]], told: ['bracketState'] },
  { name: 'an option less', line: ['en', [bracket('all wells', 'open', 2)], 'ar', [bracket('كل الآبار', 'open', 1)]], told: ['optionMissing'] },
  { name: 'a bracket less', line: ['en', [{ text: 'Wells ' }, bracket('and springs')], 'ar', 'الآبار والينابيع'], told: ['bracketMissing'] },
  { name: 'notes in another order', line: ['en', [{ text: 'wells' }, note('1', 'one'), { text: ' springs' }, note('2', 'two')], 'ar', [{ text: 'ينابيع' }, note('2', 'اثنان'), { text: ' آبار' }, note('1', 'واحد')]], told: ['footnoteOrder'] },
  { name: 'a note more', line: ['en', 'wells', 'ar', [{ text: 'آبار' }, note('1', 'حاشية')]], told: ['footnoteExtra'] },
  { name: 'a symbol that is typed', line: ['en', 'in A/RES/70/1', 'ar', 'في A/RES/70/2'], told: ['symbolDiffers'], mended: 'في A/RES/70/1' },
  { name: 'a page in another language', line: ['en', [{ type: 'link', href: 'https://example.org/en/wells', children: [{ text: 'the wells' }] }], 'ar', [{ type: 'link', href: 'https://example.org/ar/wells', children: [{ text: 'الآبار' }] }]], told: [] },
  { name: 'abbreviations, units, symbols and addresses in Arabic', line: ['en', 'COP28, within 5 km, A/RES/70/1, www.example.org', 'ar', 'COP28، في حدود 5 km، A/RES/70/1، www.example.org'], told: [] },
  { name: 'French quotation marks of another language', line: ['en', 'called “the spring”', 'fr', 'appelée "la source"'], told: ['quotesForeign'], mended: 'appelée «\u00A0la source\u00A0»' },
  { name: 'Arabic quotation marks the wrong way round', line: ['en', 'called “the spring”', 'ar', 'يسمى “النبع”'], told: ['quotesForeign'], mended: 'يسمى ”النبع“' },
  { name: 'a term that is not used', line: ['en', 'the spring committee met', 'ar', 'اجتمعت الجهة المعنية'], told: ['termMissing'], how: withTerms },
  { name: 'a term that is used', line: ['en', 'the spring committee met', 'ar', 'اجتمعت لجنة النبع'], told: [], how: withTerms },
  { name: 'a term in a plural of its own', line: ['en', 'the spring committee met', 'ar', 'اجتمعت لجان الينابيع'], told: [], how: withTerms },
  { name: 'a link to another page', line: ['en', [{ text: 'See ' }, { type: 'link', href: 'https://example.org/wells', children: [{ text: 'wells' }] }], 'ar', [{ text: 'انظر ' }, { type: 'link', href: 'https://example.org/x', children: [{ text: 'الآبار' }] }]], told: ['linkDiffers'], mended: 'انظر الآبار' },
  { name: 'a line all in italics', line: ['en', [{ text: 'Recalling its aims', italic: true }], 'fr', 'Rappelant ses buts'], told: ['italicMissing'], mended: 'Rappelant ses buts' },
  { name: 'italics that Arabic has in bold', line: ['en', [{ text: 'Recalling', italic: true }, { text: ' its aims' }], 'ar', [{ text: 'إذ يستذكر', bold: true }, { text: ' أهدافه' }]], told: [] },
  { name: 'a text within two kinds of French marks', line: ['en', 'He said: “the ‘spring’ is dry”', 'fr', 'Il a dit : « la “source” est à sec »'], told: [] },
  { name: 'a forbidden term', line: ['en', 'they met', 'ar', 'اجتمعت هيئة النبع'], told: ['termForbidden'], mended: 'اجتمعت لجنة النبع', how: withTerms },
  { name: 'a name that is the same in two languages', line: ['en', 'Introduction', 'fr', 'Introduction'], told: [] },
];

test.each(examples)('$name', ({ line, told, mended, how }) => {
  const findings = said(...line, how);
  expect(codes(findings)).toEqual(told);
  for (const { fix, target } of findings) {
    expect(target.start <= target.end && target.end <= flatText(asContent(line[3])).length).toBe(true);
    if (fix === null) continue;
    const after = applyFix(asContent(line[3]), fix, countingIds('mended'));
    if (mended !== undefined) expect(flatText(after)).toBe(mended);
    expect(codes(said(line[0], line[1], line[2], after, how))).toEqual([]);
  }
  if (mended !== undefined) expect(findings.some(({ fix }) => fix !== null)).toBe(true);
});

test('numbers agree exactly where their values do, in both systems of digits', () => {
  const list = fc.array(fc.integer({ min: 3, max: 99_999 }), { minLength: 1, maxLength: 4 });
  const values = (numbers: readonly number[]): string => [...new Set(numbers)].sort((a, b) => a - b).join();
  fc.assert(
    fc.property(list, list, fc.boolean(), fc.boolean(), fc.boolean(), (wanted, changed, isSame, inArabic, isGrouped) => {
      const there = isSame ? [...wanted].reverse() : changed;
      const write = (n: number, language: Language): string => (isGrouped && language === 'en' ? n.toLocaleString('en') : inArabic && language === 'ar' ? arabicIndic(String(n)) : String(n));
      const findings = said('en', wanted.map((n) => `wells: ${write(n, 'en')}`).join('; '), 'ar', there.map((n) => `الآبار: ${write(n, 'ar')}`).join('؛ '));
      const grave = findings.filter(({ severity }) => severity === 'error');
      expect(grave.length === 0).toBe(values(wanted) === values(there));
    }),
  );
});

test('what is only proposed is not looked at, and what is beside it is mended at its place', () => {
  const proposed: Inline = { text: 'نحو 99 ', proposals: [{ id: 'x', kind: 'insertion', author: 'a', at: 0 } as never] };
  const target: Content = [{ text: 'من ' }, proposed, { text: '13 بئراً' }];
  const [finding, ...rest] = said('en', 'of 12 wells', 'ar', target);
  expect([finding?.code, rest]).toEqual(['numberDiffers', []]);
  expect(flatText(target).slice(finding?.target.start, finding?.target.end)).toBe('13');
  const mended = applyFix(target, finding?.fix as NonNullable<Finding['fix']>, countingIds('m'));
  expect(mended).toEqual([{ text: 'من ' }, proposed, { text: '12 بئراً' }]);
});

describe('in a document', () => {
  const one = pair('en', 'The committee of the springs met.', 'ar', 'اجتمعت لجنة الينابيع.', 'one');
  const two = pair('en', 'The committee of the springs met.', 'ar', 'التأمت هيئة الينابيع.', 'two');
  const three = pair('en', 'The springs had a committee.', 'ar', 'اجتمعت لجنة الينابيع.', 'three');
  const told = (...blocks: Block[]): [string, string][] => checkTranslations(blocks, 'en', 'ar', options).map(({ block, code }) => [block, code]);

  test('one source in two ways, and two sources in one, are told of the later place', () => {
    expect(told(one, two)).toEqual([['two', 'translatedTwoWays']]);
    expect(told(one, three)).toEqual([['three', 'sameForTwo']]);
    expect(told(one, { ...one, id: 'again' })).toEqual([]);
  });

  test('an element is checked once while it is the same', () => {
    const block = pair('en', 'of 12 wells', 'ar', 'من 13 بئراً');
    expect(checkElement(block, [block], 'en', 'ar', options)).toBe(checkElement(block, [one, block], 'en', 'ar', { ...options }));
  });

  test('what is not translated is no error', () => expect(told(pair('en', 'of 12 wells', 'ar', []))).toEqual([]));

  test('a finding stays dismissed until it says something else', () => {
    const dismissal = (finding: Finding) => dismissalSchema.parse({ code: finding.code, block: finding.block, target: 'ar', params: finding.params, reason: 'The host counts otherwise.', by: 'A. Translator', at: 0 });
    const [before] = said('en', 'of 12 wells', 'ar', 'من 13 بئراً') as [Finding];
    const [moved] = said('en', 'of 12 wells', 'ar', 'أخيراً من 13 بئراً') as [Finding];
    const [changed] = said('en', 'of 12 wells', 'ar', 'من 14 بئراً') as [Finding];
    expect([before, moved, changed].map((finding) => isDismissed(finding, 'ar', [dismissal(before)]))).toEqual([true, true, false]);
    expect(dismissalSchema.safeParse({ ...dismissal(before), reason: '  ' }).success).toBe(false);
  });
});

test.each(languages)('every finding is said in %s', (language) => {
  for (const code of findingCodes) expect(checkText({ code, params: { wanted: 'w', found: 'f', note: 'n', sign: 's', term: 't', there: 'x', here: 'y' } }, translator(language))).not.toMatch(/\{\{|checks:|^finding/u);
});
