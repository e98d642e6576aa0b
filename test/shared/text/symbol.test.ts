// Document symbols in every spelling that offices use.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeSymbol, distributionOf, findSymbols, normaliseSymbol, parseSymbol, symbolDoubt } from '../../../shared/text/symbol.ts';

const digits = (max: number): fc.Arbitrary<string> => fc.integer({ min: 1, max }).map(String);
const years = fc.integer({ min: 1976, max: 2049 }).map(String);
const codes = fc.constantFrom('SDPD', 'STAT', 'EDID', 'OES', 'CL2.GPID', 'CL6.SEP', 'ECRI-PA');
const endings = fc.oneof(
  digits(99),
  fc.tuple(fc.constantFrom('L', 'CRP', 'INF', 'TP', 'WP', 'BP'), digits(30)).map(([nature, n]) => `${nature}.${n}`),
  fc.tuple(fc.constantFrom('Technical Paper', 'Booklet', 'Policy Brief'), digits(20)).map(([name, n]) => `${name}.${n}`),
  fc.constantFrom('Report', 'Summary', 'Outcome document'),
);
const modified = fc.tuple(endings, fc.option(fc.tuple(fc.constantFrom('Rev', 'Add', 'Corr'), digits(9)))).map(([end, modifier]) => (modifier === null ? end : `${end}/${modifier[0]}.${modifier[1]}`));
/** Symbols in their usual form, put together by the grammar and not by the parser. */
const symbols = fc.oneof(
  fc.tuple(digits(40), modified).map(([session, end]) => `E/ESCWA/${session}/${end}`),
  fc.tuple(codes, years, modified).map(([code, year, end]) => `E/ESCWA/${code}/${year}/${end}`),
  fc.tuple(codes, years, digits(9), modified).map(([code, year, group, end]) => `E/ESCWA/${code}/${year}/WG.${group}/${end}`),
  fc.tuple(digits(9), years, digits(30)).map(([n, year, serial]) => `E/ESCWA/EC.${n}/${year}/${serial}`),
  fc.tuple(digits(79), digits(400)).map(([session, n]) => `A/RES/${session}/${n}`),
  fc.tuple(digits(6), digits(79), digits(90)).map(([committee, session, n]) => `A/C.${committee}/${session}/L.${n}/Rev.1`),
  fc.tuple(years, digits(900)).map(([year, n]) => `S/${year}/${n}`),
);

describe('a symbol', () => {
  test('is read whatever its capitals, spaces, digits and dashes, and written in one form', () => {
    fc.assert(
      fc.property(symbols, fc.constantFrom('upper', 'lower', 'spaced', 'arabic', 'slash', 'marked'), (symbol, fault) => {
        const written = {
          upper: symbol.toUpperCase(),
          lower: symbol.toLowerCase(),
          spaced: `  ${symbol.replaceAll('/', ' / ')} `,
          arabic: symbol.replace(/[0-9]/g, (digit) => String.fromCharCode(0x660 + Number(digit))),
          slash: symbol.replaceAll('/', '\u2215').replaceAll('-', '\u2011'),
          marked: `\u200E${symbol}\u200F`,
        }[fault];
        expect(parseSymbol(written)?.symbol).toBe(symbol);
        expect(normaliseSymbol(normaliseSymbol(written))).toBe(symbol);
      }),
    );
  });

  test.each([
    ['FOO/ESCWA/30/5', { kind: 'organ', text: 'FOO' }],
    ['our paper', { kind: 'organ', text: 'our paper' }],
    ['E/ESCWA/30/what is this', { kind: 'part', text: 'what is this' }],
    ['E/ESCWA/30//5', { kind: 'gap' }],
    ['E/ESCWA/30/', { kind: 'gap' }],
    ['E/ESCWA', { kind: 'unfinished' }],
    ['E/ESCWA/SDPD', { kind: 'unfinished' }],
    ['A', { kind: 'unfinished' }],
  ])('%s is none, and one is told why', (text, doubt) => {
    expect(symbolDoubt(text)).toEqual(doubt);
    expect(parseSymbol(text)).toBeNull();
  });

  test('is never doubted in its usual form', () => {
    fc.assert(fc.property(symbols, (symbol) => symbolDoubt(symbol) === null));
  });

  test('gives all its parts back', () => {
    fc.assert(fc.property(symbols, (symbol) => parseSymbol(symbol)?.parts.map((part) => part.text).join('/') === symbol));
  });

  test.each([
    ['E/ESCWA/2017/EC.4/3(PARTII)', 'E/ESCWA/2017/EC.4/3 (Part II)'],
    ['E/ESCWA/C.1/21/4( Part I)', 'E/ESCWA/C.1/21/4 (Part I)'],
    ['E/ESCWA/26/9/REPORT', 'E/ESCWA/26/9/Report'],
    ['E/ESCWA/SDD/2013/Technical paper 2', 'E/ESCWA/SDD/2013/Technical Paper.2'],
    ['E/ESCWA/S-4/5', 'E/ESCWA/S-4/5'],
    ['A/CONF.231/3*', 'A/CONF.231/3*'],
    ['S/RES/1325 (2000)', 'S/RES/1325 (2000)'],
    ['ST/SGB/2017/1', 'ST/SGB/2017/1'],
    ['A/HRC/RES/45/1', 'A/HRC/RES/45/1'],
  ])('%s is written %s', (written, usual) => {
    expect(parseSymbol(written)?.symbol).toBe(usual);
  });

  test.each(['', 'E/ESCWA', 'E/ESCWA//3', 'E/ESCWA/30/', 'E/ESCWA/30/L1x', 'A/B', 'and/or', 'Report', 'X/30/L.1', 'https://undocs.org/A/72/1'])('%j is none, and comes back as it is', (text) => {
    expect(parseSymbol(text)).toBeNull();
    expect(normaliseSymbol(text)).toBe(text);
    expect(describeSymbol(text)).toBeNull();
  });

  test('says its distribution by its nature', () => {
    expect(distributionOf(parseSymbol('E/ESCWA/30/L.1/Rev.2') ?? never())).toBe('limited');
    expect(distributionOf(parseSymbol('A/RES/73/195') ?? never())).toBeNull();
  });

  test('is explained in words in three languages', () => {
    expect(describeSymbol('E/ESCWA/CL2.GPID/2024/WG.7/Outcome document')).toBe('Economic and Social Council, ESCWA, cluster 2 (GPID), 2024, working group 7, outcome document');
    expect(describeSymbol('A/RES/73/195', 'ar')).toBe('الجمعية العامة، قرار، الدورة 73، رقم 195');
    expect(describeSymbol('E/ESCWA/30/L.1', 'fr')).toBe('Conseil économique et social, CESAO, session 30, distribution limitée 1');
  });
});

const never = (): never => {
  throw new Error('not a symbol');
};

describe('in running text', () => {
  const between = fc.constantFrom(' ', ' (', ', see ', ' وفي الوثيقة ', '. ', '; ');
  const after = fc.constantFrom('.', ')', ', para. 3', ' and', '؛', '');

  test('symbols are found where they stand, and nothing else is', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(between, symbols, after), { minLength: 1, maxLength: 4 }), (pieces) => {
        let text = 'In 2031 the port and/or harbour';
        const expected: [number, string][] = [];
        for (const [before, symbol, end] of pieces) {
          text += before;
          expected.push([text.length, symbol]);
          text += `${symbol}${end}`;
        }
        const found = findSymbols(text);
        expect(found.map(({ start, symbol }) => [start, symbol.symbol])).toEqual(expected);
        for (const { start, end, symbol } of found) expect(text.slice(start, end)).toBe(symbol.symbol);
      }),
    );
  });

  test('addresses, fractions and abbreviations are left alone', () => {
    expect(findSymbols('https://undocs.org/A/RES/73/195 A/B testing, E/mail, S/he, 3/4, km/h, file:///A/30/1')).toEqual([]);
  });
});
