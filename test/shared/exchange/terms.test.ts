// Terms go out as TBX or as a table and come back as they were.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '../../../shared/language/language.ts';
import { termsFromTbx, termsToTbx } from '../../../shared/exchange/tbx.ts';
import { termsFromTsv, termsToTsv } from '../../../shared/exchange/terms-tsv.ts';
import type { Result } from '../../../shared/errors.ts';
import { inTermOrder, termEntrySchema, termUsages, type TermEntry } from '../../../shared/translation/terms.ts';

const must = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};
const codeOf = (result: Result<unknown>): string => (result.ok ? 'done' : result.error.code);

const characters = fc.oneof(fc.constantFrom(...'ab |\\\t\n"<>&\'ثُـ٣ﷲé\u00A0\u202F\u200F\u0085\u2028]]>'), fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }));
const lines = (most: number): fc.Arbitrary<string> => fc.array(characters, { minLength: 1, maxLength: most }).map((all) => all.join('').trim());
const entries: fc.Arbitrary<TermEntry> = fc
  .record({
    id: lines(8), domain: fc.option(lines(8), { nil: null }), note: fc.option(lines(12), { nil: null }),
    terms: fc.uniqueArray(fc.record({ language: fc.constantFrom(...languages), text: lines(12), usage: fc.constantFrom(...termUsages), status: fc.constantFrom('verified', 'unverified') }), { minLength: 1, maxLength: 6, selector: ({ language, text }) => language + text }),
  })
  .filter((entry) => termEntrySchema.safeParse(entry).success && entry.domain !== '' && entry.note !== '')
  .map((entry) => inTermOrder(entry as TermEntry));

test('every entry comes back from TBX with every character', () => {
  fc.assert(fc.property(fc.array(entries, { maxLength: 5 }), (all) => {
    expect(must(termsFromTbx(termsToTbx(all, 'Own & other'), 'x.tbx'))).toEqual({ entries: all, leftOut: [] });
  }));
});

test('every entry comes back from a table with every character', () => {
  // A cell that is all in quotation marks is taken for one that a spreadsheet put in them.
  const unquoted = entries.filter((entry) => ![entry.id, entry.domain, entry.note, ...entry.terms.map(({ text }) => text)].some((text) => text?.includes('"') === true));
  fc.assert(fc.property(fc.array(unquoted, { maxLength: 5 }), (all) => {
    expect(must(termsFromTsv(termsToTsv(all), 'x.tsv'))).toEqual({ entries: all, leftOut: [] });
  }));
});

describe('what other programs write', () => {
  test('as TBX of 2008 is read, with its statuses', () => {
    const file = `<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX" xml:lang="en"><martifHeader/><text><body>
      <termEntry id="c1"><descripGrp><descrip type="subjectField">ports</descrip></descripGrp>
        <langSet xml:lang="en-GB"><tig><term>harbour</term></tig><ntig><termGrp><term>haven</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig></langSet>
        <langSet xml:lang="ar-LB"><tig><term>ميناء</term><note>not of the entry</note></tig></langSet><langSet xml:lang="de"><tig><term>Hafen</term></tig></langSet></termEntry>
      <termEntry id="c2"><langSet xml:lang="de"><tig><term>Boot</term></tig></langSet></termEntry></body></text></martif>`;
    expect(must(termsFromTbx(file, 'x.tbx'))).toEqual({
      entries: [{ id: 'c1', domain: 'ports', note: null, terms: [
        { language: 'en', text: 'harbour', usage: 'preferred', status: 'verified' }, { language: 'en', text: 'haven', usage: 'forbidden', status: 'verified' }, { language: 'ar', text: 'ميناء', usage: 'preferred', status: 'verified' },
      ] }],
      leftOut: [2],
    });
  });

  test('as a table with headings of their own is read', () => {
    const file = '\uFEFFEnglish\tArabic\tRemark\n"harbour ""great"""\tميناء | مرفأ\tx\n\n\t\tonly a remark\nship\tسفينة';
    const taken = must(termsFromTsv(file, 'x.tsv'));
    expect(taken.leftOut).toEqual([4]);
    expect(taken.entries.map(({ id, terms }) => [id, ...terms.map(({ text }) => text)])).toEqual([['line-2', 'harbour "great"', 'ميناء', 'مرفأ'], ['line-5', 'ship', 'سفينة']]);
  });
});

describe('refused', () => {
  test.each([
    ['<html/>', 'exchange.notThis'],
    ['no XML', 'exchange.notThis'],
    ['', 'exchange.notThis'],
    ['<tbx><text>', 'exchange.damaged'],
    ['<!DOCTYPE tbx [<!ENTITY a "aaaa">]><tbx>&a;</tbx>', 'exchange.unsafe'],
    ['<!DOCTYPE martif SYSTEM "x.dtd" [<!ENTITY a "aaaa">]><martif/>', 'exchange.unsafe'],
    [`<tbx>${'<x>'.repeat(60)}`, 'exchange.unsafe'],
    [`<tbx a="${'x'.repeat(30_000)}"/>`, 'exchange.unsafe'],
  ])('as TBX: %.40s', (file, code) => expect(codeOf(termsFromTbx(file, 'x.tbx'))).toBe(code));

  test('a table that names fewer than two languages', () => expect(codeOf(termsFromTsv('en\tnote\na\tb', 'x.tsv'))).toBe('exchange.languages'));
});
