// Every label, ordinal and month that a document can need, as it is written out beside this test, and forms of numbers and dates by example.
import { describe, expect, test } from 'vitest';
import type { DocumentSettings } from '../../../shared/document/document.ts';
import type { NumberKind } from '../../../shared/document/numbering.ts';
import { definitionOf, languageDefinitions, languages, type Language, type Profile } from '../../../shared/language/index.ts';
import { arabicOrdinal } from '../../../shared/language/numerals.ts';
import formats from './number-formats.json' with { type: 'json' };
import data from './numbers-and-labels.json' with { type: 'json' };

const current: Profile = { look: 'escwa-current', digits: 'western' };
const headquarters: Profile = { look: 'headquarters', digits: 'western' };
const { en, ar, fr } = languageDefinitions;
const number = (kind: NumberKind, n: number) => ({ kind, n, printed: true });
/** Spaces at which no line breaks are spaces here. */
const spaced = (text: string): string => text.replace(/[\u00A0\u202F]/g, ' ');

describe('written out', () => {
  test.each(data.chapters)('chapter $n', (row) => {
    expect([en, fr].map((definition) => definition.label(number('chapter', row.n), current))).toEqual([row.en, row.fr]);
    expect([current, headquarters].map((profile) => ar.label(number('chapter', row.n), profile))).toEqual([row.ar_escwa, row.ar_hq]);
  });

  test.each([
    ['sections', 'section', data.sections, 28],
    ['sub-paragraphs', 'subparagraph1', data.subpara1, 28],
    ['sub-paragraphs of the second level', 'subparagraph2', data.subpara2, 30],
    ['sub-paragraphs of the third level', 'subparagraph3', data.subpara3, 28],
    ['annexes', 'annex', data.annexes, 30],
  ] as const)('%s', (_, kind, rows, count) => {
    expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: count }, (__, index) => index + 1));
    for (const row of rows) expect([en, fr, ar].map((definition) => definition.label(number(kind, row.n), current))).toEqual([row.en, row.fr, row.ar]);
  });

  test('sub-paragraphs of the fourth level', () => {
    for (const row of data.subpara4) expect([en, fr].map((definition) => definition.label(number('subparagraph4', row.n), current))).toEqual([row.en, row.fr]);
  });

  test('ordinals from 1 to 99, in both genders in Arabic', () => {
    expect(data.ordinals.map(({ n }) => n)).toEqual(Array.from({ length: 99 }, (_, index) => index + 1));
    for (const row of data.ordinals) {
      expect([arabicOrdinal(row.n, 'feminine'), arabicOrdinal(row.n, 'masculine')]).toEqual([row.ar_f, row.ar_m]);
      expect([ar.session(row.n, 'session'), ar.session(row.n, 'meeting')]).toEqual([`الدورة ${row.ar_f}`, `الاجتماع ${row.ar_m}`]);
      expect([en.session(row.n, 'session').toLowerCase(), fr.session(row.n, 'session').toLowerCase()]).toEqual([`${row.en} session`, `${row.fr_f} session`]);
    }
  });

  test('months', () => {
    for (const row of data.months) {
      const day = `2024-${String(row.n).padStart(2, '0')}-15`;
      expect([en.date(day, current), ar.date(day, current), ar.date(day, headquarters), fr.date(day, current)].map(spaced)).toEqual(
        [row.en, row.ar_escwa, row.ar_hq, row.fr].map((month) => `15 ${month} 2024`),
      );
    }
  });
});

type Case = readonly string[];

/** What an example says: the form, what goes into it, and a look or digits other than the usual ones. */
const written = (language: Language, [form = '', a = '', b = '', setting = '']: Case): string => {
  const definition = definitionOf(language);
  const profile: Pick<DocumentSettings, 'look' | 'digits'> = {
    look: setting === 'escwa-classic' || setting === 'headquarters' ? setting : 'escwa-current',
    digits: setting === 'arabicIndic' ? setting : 'western',
  };
  switch (form) {
    case 'date':
      return definition.date(a, profile);
    case 'dates':
      return definition.dateRange(a, b, profile);
    case 'range':
      return definition.range(Number(a), Number(b), profile);
    case 'item':
      return definition.agendaItem(a.split(','), b === 'adopted');
    case 'footnote':
      return definition.footnoteReference(Number(a), profile);
    case 'label':
      return definition.label(number(a as NumberKind, Number(b)), profile);
    case 'reference':
      return definition.reference(number(a as NumberKind, Number(b)), profile);
    default:
      throw new Error(`There is no form ${form}.`);
  }
};

describe.each(languages)('numbers and dates in %s', (language) => {
  const examples = formats[language];
  test('are forty examples, none twice', () => {
    expect(new Set(examples.map((example) => example.slice(0, 4).join('|'))).size).toBeGreaterThanOrEqual(40);
  });
  test.each(examples.map((example) => [example[4] ?? '', example] as const))('%s', (expected, example) => expect(spaced(written(language, example))).toBe(expected));
});
