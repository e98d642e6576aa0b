// Numbers mean the same in every script and language, and a match from the memory takes those of the new sentence.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages, type Language } from '../../../shared/language/language.ts';
import { arabicIndic } from '../../../shared/language/numerals.ts';
import { findNumbers, writeNumber } from '../../../shared/translation/numbers.ts';
import { numberInWords, numberPhrases } from '../../../shared/translation/numbers-words.ts';
import { adaptMatch, placeablesOf } from '../../../shared/translation/placeables.ts';

const values = (text: string, language: Language): string[] => findNumbers(text, language).map(({ value, kind }) => (kind === 'percentage' ? `${value}%` : kind === 'ordinal' ? `${value}.` : value));

describe('the value of a number', () => {
  test.each<[string, Language, string[]]>([
    ['15 of 1,200 ports, 1 200 ships and 3.50 days', 'en', ['15', '1200', '1200', '3.5']],
    ['١٥ من ١٬٢٠٠ ميناء و١٢٫٥ يوما و1,200 و1,5', 'ar', ['15', '1200', '12.5', '1200', '1.5']],
    ['15 ports sur 1 200, 1 200 et 12,5', 'fr', ['15', '1200', '1200', '12.5']],
    ['15 per cent, 15%, 15 %', 'en', ['15%', '15%', '15%']],
    ['١٥ في المائة، ١٥٪، خمسة عشر في المائة', 'ar', ['15%', '15%', '15%']],
    ['15 pour cent, 15 %', 'fr', ['15%', '15%']],
    ['the 21st session, the twenty-first', 'en', ['21.', '21.']],
    ['la 21e session, le 1er mai, la vingt et unième', 'fr', ['21.', '1.', '21.']],
    ['الدورة الحادية والعشرون، الدورة الأولى، للدورة الثلاثين', 'ar', ['21.', '1.', '30']],
    ['fifteen ports, ninety-nine, forty two', 'en', ['15', '99', '42']],
    ['خمسة عشر بلدًا وخمس عشرة دولة وأربعة وعشرين وبإحدى عشرة', 'ar', ['15', '15', '24', '11']],
    ['quinze, soixante et onze, quatre-vingts, quatre-vingt-dix-neuf', 'fr', ['15', '71', '80', '99']],
    ['2030-2035, 10.7.1 and 2030', 'en', ['2030', '2035', '10', '7', '1', '2030']],
    ['twenty, one', 'en', ['20', '1']],
    ['weight, bone, tend', 'en', []],
  ])('in “%s” (%s)', (text, language, expected) => expect(values(text, language)).toEqual(expected));

  const numbers = fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.option(fc.integer({ min: 1, max: 999 }), { nil: null }));
  const oracle = (whole: bigint, fraction: number | null): string => (fraction === null ? String(whole) : `${whole}.${String(fraction).replace(/0+$/u, '')}`);

  test('is the same in both systems of digits and with every separator of the language', () => {
    fc.assert(fc.property(numbers, fc.constantFrom(...languages), fc.boolean(), fc.boolean(), ([whole, fraction], language, arabic, grouped) => {
      const value = oracle(whole, fraction);
      const like = arabic ? '١' : '1';
      const written = writeNumber(value, language, like, grouped);
      expect(values(`x ${written}؛`, language)).toEqual([value]);
      expect(values(arabicIndic(written).replaceAll(',', language === 'fr' ? '٫' : '٬').replaceAll('.', '٫'), language)).toEqual([value]);
    }));
  });

  test('in words is that of the figures, from one to ninety-nine', () => {
    for (const language of languages) {
      for (let n = 1; n <= 99; n++) expect([n, ...values(numberInWords(n, language) ?? '', language)]).toEqual([n, String(n)]);
      // No phrase has two values.
      const all = [...numberPhrases(language).values()].flat();
      expect(new Set(all.map(({ words }) => words.join(' '))).size).toBe(all.length);
    }
  });
});

describe('a match with other figures', () => {
  const adapt = (query: string, source: string, target: string, from: Language = 'en', to: Language = 'ar') => adaptMatch({ query, source, target, languages: { source: from, target: to } });

  test('takes the figures of the sentence, in the digits of the translation', () => {
    const { text, places, open } = adapt('17 ports and 1,300 ships', '15 ports and 1,200 ships', 'الموانئ وعددها ١٥ والسفن وعددها ١٬٢٠٠');
    expect([text, open]).toEqual(['الموانئ وعددها ١٧ والسفن وعددها ١٬٣٠٠', []]);
    expect(places.map(([start, end]) => text.slice(start, end))).toEqual(['١٧', '١٬٣٠٠']);
    expect(adapt('في 17 ميناء', 'في ١٥ ميناء', 'in 15 ports', 'ar', 'en').text).toBe('in 17 ports');
  });

  test('takes the symbols, and their figures are none of the text', () => {
    expect(placeablesOf('see A/RES/73/195, 4', 'en').map(({ value }) => value)).toEqual(['A/RES/73/195', '4']);
    expect(adapt('see A/RES/74/148, 4', 'see A/RES/73/195, 4', 'انظر A/RES/73/195، 4').text).toBe('انظر A/RES/74/148، 4');
  });

  test('says what it cannot place', () => {
    expect(adapt('17 and 18', '15 and 15', '١٥ و ١٥')).toMatchObject({ text: '١٥ و ١٥', open: ['17', '18'] });
    expect(adapt('17 ports', '15 ports', 'خمسة عشر ميناء')).toMatchObject({ text: 'خمسة عشر ميناء', open: ['17'] });
    expect(adapt('17 ports, 3 days', '15 ports', '١٥ ميناء')).toMatchObject({ text: '١٥ ميناء', open: ['17', '3'] });
    expect(adapt('في الدورة 22', 'في الدورة 21', 'at the 21st session', 'ar', 'en')).toMatchObject({ text: 'at the 21st session', open: ['22'] });
  });

  test('exchanges two figures for each other at once', () => expect(adapt('15 of 12', '12 of 15', '١٢ من ١٥').text).toBe('١٥ من ١٢'));
});
