// The written forms of the three languages, against a second way of writing them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NumberKind } from '../../../shared/document/numbering.ts';
import { definitionOf, languageDefinitions, languages, wordingKeys, type Profile } from '../../../shared/language/index.ts';
import { arabicAdverb, arabicIndic, latinLetter, romanNumeral, westernDigits } from '../../../shared/language/numerals.ts';
import { days } from '../document/generators.ts';

const current: Profile = { look: 'escwa-current', digits: 'western' };
const classic: Profile = { look: 'escwa-classic', digits: 'western' };
const headquarters: Profile = { look: 'headquarters', digits: 'western' };
const indic: Profile = { look: 'escwa-current', digits: 'arabicIndic' };
const { en, ar, fr } = languageDefinitions;
const number = (kind: NumberKind, n: number) => ({ kind, n, printed: true });
const kinds: NumberKind[] = ['chapter', 'section', 'subsection', 'heading4', 'heading5', 'paragraph', 'keyMessage', 'subparagraph1', 'subparagraph2', 'subparagraph3', 'subparagraph4', 'operative', 'box', 'table', 'figure', 'annex'];

/** Reads a roman numeral by adding and taking away, sign by sign. */
const readRoman = (text: string): number => {
  const values: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 };
  return [...text].reduce((sum, sign, index) => {
    const value = values[sign] ?? NaN;
    return sum + (value < (values[text[index + 1] ?? ''] ?? 0) ? -value : value);
  }, 0);
};

describe('numbers', () => {
  test('in roman numerals read back as themselves, and never repeat a sign four times', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3999 }), (n) => {
        expect(readRoman(romanNumeral(n))).toBe(n);
        expect(romanNumeral(n)).not.toMatch(/(.)\1{3}/);
      }),
    );
  });

  test('as letters go on after z by doubling', () => {
    expect([1, 26, 27, 28, 52, 53].map(latinLetter)).toEqual(['a', 'z', 'aa', 'bb', 'zz', 'aaa']);
  });

  test('have a label of their own in every language and look, far beyond what a document needs', () => {
    for (const language of languages) {
      for (const profile of [current, classic, headquarters, indic]) {
        for (const kind of kinds) {
          const labels = Array.from({ length: 200 }, (_, index) => definitionOf(language).label(number(kind, index + 1), profile));
          expect(new Set(labels).size, `${language} ${kind}`).toBe(200);
          expect(labels.every((label) => label.trim() === label && !label.includes('undefined') && label !== '')).toBe(true);
        }
      }
    }
  });

  test('of Arabic chapters take the tanwin of ESCWA and leave it at Headquarters', () => {
    expect([1, 11, 20, 21, 30, 42].map((n) => ar.label(number('chapter', n), current))).toEqual(['أولاً -', 'حادي عشر -', 'عشرون -', 'حادي وعشرون -', 'ثلاثون -', 'ثاني وأربعون -']);
    expect(ar.label(number('chapter', 1), headquarters)).toBe('أولا -');
    fc.assert(fc.property(fc.integer({ min: 1, max: 300 }), (n) => !arabicAdverb(n, false).includes('\u064B')));
  });

  test('of Arabic text follow the digits of the profile', () => {
    expect(ar.label(number('paragraph', 12), indic)).toBe('١٢-');
    expect(ar.label(number('paragraph', 12), headquarters)).toBe('12 -');
    expect(en.label(number('paragraph', 12), indic)).toBe('12.');
    fc.assert(fc.property(fc.nat(), (n) => westernDigits(arabicIndic(String(n))) === String(n)));
  });

  test('of elements print the nouns', () => {
    expect([en, ar, fr].map((definition) => definition.label(number('box', 2), current))).toEqual(['Box 2', 'الإطار 2', 'Encadré 2']);
    expect([en, ar, fr].map((definition) => definition.label(number('figure', 2), headquarters))).toEqual(['Figure II', 'الشكل الثاني', 'Figure II']);
    expect([en, ar, fr].map((definition) => definition.label(number('annex', 3), current))).toEqual(['Annex III', 'المرفق الثالث', 'Annexe III']);
    expect([en, ar, fr].map((definition) => definition.label({ kind: 'annex', n: 1, printed: false }, current))).toEqual(['Annex', 'المرفق', 'Annexe']);
    expect([en, ar, fr].map((definition) => definition.label(number('subparagraph1', 5), current))).toEqual(['(e)', '(هـ)', 'e)']);
    expect([en, ar, fr].map((definition) => definition.label(number('subparagraph2', 4), current))).toEqual(['(iv)', "'4'", 'iv)']);
  });
});

describe('dates', () => {
  test('print in the form of the language and the look', () => {
    expect([en, ar, fr].map((definition) => definition.date('2024-06-01', current).replaceAll('\u00A0', ' '))).toEqual(['1 June 2024', '1 حزيران/يونيو 2024', '1er juin 2024']);
    expect(ar.date('2024-07-03', headquarters)).toBe('3 تموز/يوليه 2024');
    expect(ar.mastheadDate('2024-07-03', headquarters)).toBe('3 July 2024');
    expect(ar.mastheadDate('2024-07-03', current)).toBe('3 تموز/يوليو 2024');
    expect(ar.date('2024-07-03', indic)).toBe('٣ تموز/يوليو ٢٠٢٤');
  });

  test('of several days say month and year once where they can', () => {
    expect(en.dateRange('2024-07-03', '2024-07-04', current)).toBe('3–4 July 2024');
    expect(en.dateRange('2024-07-03', '2024-07-04', classic)).toBe('3-4 July 2024');
    expect(en.dateRange('2024-06-30', '2024-07-02', current)).toBe('30 June–2 July 2024');
    expect(en.dateRange('2024-12-30', '2025-01-02', current)).toBe('30 December 2024–2 January 2025');
    expect(fr.dateRange('2024-07-01', '2024-07-03', current).replaceAll('\u00A0', ' ')).toBe('1er–3 juillet 2024');
    expect(ar.dateRange('2024-07-03', '2024-07-04', current)).toBe('3–4 تموز/يوليو 2024');
    expect(ar.dateRange('2024-07-03', '2024-07-04', headquarters)).toBe('3 - 4 تموز/يوليه 2024');
  });

  test('agree with the calendar of the platform in English and French', () => {
    fc.assert(
      fc.property(days, (day) => {
        const at = new Date(`${day}T00:00:00Z`);
        const platform = (tag: string): string => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at);
        expect(en.date(day, current)).toBe(platform('en-GB'));
        expect(fr.date(day, current).replaceAll('\u00A0', ' ').replace('1er ', '1 ')).toBe(platform('fr-FR').replace('1er ', '1 '));
      }),
    );
  });

  test('of one day are no range', () => {
    fc.assert(
      fc.property(days, fc.constantFrom(...languages), (day, language) => {
        const definition = definitionOf(language);
        expect(definition.dateRange(day, day, current)).toBe(definition.date(day, current));
      }),
    );
  });
});

describe('the masthead', () => {
  test('is in capitals at ESCWA and not at Headquarters', () => {
    expect([en.distribution('limited', current), en.version(current), en.original('ar', current)]).toEqual(['LIMITED', 'ENGLISH', 'ORIGINAL: ARABIC']);
    expect([en.distribution('limited', headquarters), en.version(headquarters), en.original('ar', headquarters)]).toEqual(['Limited', 'English', 'Original: Arabic']);
    expect([ar.distribution('limited', current), ar.version(current), ar.original('en', current)]).toEqual(['LIMITED', 'ARABIC', 'ORIGINAL: ENGLISH']);
    expect([fr.distribution('limited', headquarters), fr.version(current), fr.original('ar', headquarters)]).toEqual(['limitée', 'FRANÇAIS', 'Original\u00A0: arabe']);
  });

  test('names agenda items in the singular, the dual and the plural', () => {
    expect(en.agendaItem(['11'], false)).toBe('Item 11 of the provisional agenda');
    expect(en.agendaItem(['3 (b)', '4'], true)).toBe('Agenda items 3 (b) and 4');
    expect(fr.agendaItem(['10'], false)).toBe('Point 10 de l’ordre du jour provisoire');
    expect(fr.agendaItem(['3 (b)', '4', '5'], true).replaceAll('\u00A0', ' ')).toBe('Points 3 b), 4 et 5 de l’ordre du jour');
    const arabic = [['3'], ['3', '4'], ['3', '4', '5']].map((items) => ar.agendaItem(items, false).replaceAll('\u00A0', ' '));
    expect(arabic).toEqual(['البند 3 من جدول الأعمال المؤقت', 'البندان 3 و 4 من جدول الأعمال المؤقت', 'البنود 3 و 4 و 5 من جدول الأعمال المؤقت']);
    for (const language of languages) expect(definitionOf(language).agendaItem([], false)).toBe('');
  });

  test('names sessions and meetings in words', () => {
    expect([en.session(30, 'session'), ar.session(30, 'session'), fr.session(30, 'session')]).toEqual(['Thirtieth session', 'الدورة الثلاثون', 'Trentième session']);
    expect([en.session(5, 'meeting'), ar.session(5, 'meeting'), fr.session(1, 'meeting')]).toEqual(['Fifth meeting', 'الاجتماع الخامس', 'Première réunion']);
  });
});

test('every fixed wording is there in every language', () => {
  for (const language of languages) for (const key of wordingKeys) expect(definitionOf(language).wording(key), `${language} ${key}`).toMatch(/\S/);
});

test('French sets a non-breaking space before a colon', () => {
  for (const key of wordingKeys) expect(fr.wording(key)).not.toMatch(/[^\u00A0]:/);
});
