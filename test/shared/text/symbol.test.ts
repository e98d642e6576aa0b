// Document symbols in every spelling that offices use.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distributionOf, normaliseSymbol, parseSymbol, symbolDoubt } from '../../../shared/text/symbol.ts';
import { describeSymbol, explainSymbol } from '../../../shared/text/symbol-words.ts';
import { languages } from '../../../shared/language/language.ts';
import { realSymbols, symbols } from './symbols.ts';

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

  test('in its usual form is read and written without change, and gives all its parts back', () => {
    const symbolOrReal = fc.oneof(symbols, fc.constantFrom(...realSymbols), fc.tuple(symbols, fc.constantFrom('*', '**', ' (Part II)', ' (Part II)*')).map((pair) => pair.join('')));
    fc.assert(
      fc.property(symbolOrReal, (symbol) => {
        const read = parseSymbol(symbol);
        expect(read?.symbol).toBe(symbol);
        const written = read?.parts.map(({ kind, text }, index) => (index === 0 ? text : kind === 'portion' ? ` ${text}` : `/${text}`)).join('');
        expect(`${written}${'*'.repeat(read?.reissued ?? 0)}`).toBe(symbol);
        expect(symbolDoubt(symbol)).toBeNull();
      }),
    );
  });

  test.each(realSymbols)('%s is one', (symbol) => {
    expect(symbolDoubt(symbol)).toBeNull();
    expect(parseSymbol(symbol)?.symbol).toBe(symbol);
  });

  test.each([
    ['FOO/ESCWA/30/5', { kind: 'organ', text: 'FOO' }],
    ['our paper', { kind: 'organ', text: 'our paper' }],
    ['', { kind: 'organ', text: '' }],
    ['E (Part I)/30/5', { kind: 'organ', text: 'E' }],
    ['E/ESCWA/30/what is this', { kind: 'part', text: 'what is this' }],
    ['E/ESCWA/30/Outcome', { kind: 'part', text: 'Outcome' }],
    ['E/ESCWA/30/L1x', { kind: 'part', text: 'L1x' }],
    ['E/ESCWA/30/5 (draft)', { kind: 'part', text: '(draft)' }],
    ['E/ESCWA/30/L', { kind: 'number', text: 'L' }],
    ['E/ESCWA/30/5/Rev', { kind: 'number', text: 'Rev' }],
    ['E/ESCWA/CL2.GPID/2024/Rev.1', { kind: 'base', text: 'Rev.1' }],
    ['E/ESCWA/30//5', { kind: 'gap' }],
    ['E/ESCWA//3', { kind: 'gap' }],
    ['E/ESCWA/30/', { kind: 'gap' }],
    ['E/ESCWA', { kind: 'unfinished' }],
    ['E/ESCWA/30', { kind: 'unfinished' }],
    ['E/ESCWA/SDPD', { kind: 'unfinished' }],
    ['A', { kind: 'unfinished' }],
  ])('%s is none, and one is told why', (text, doubt) => {
    expect(symbolDoubt(text)).toEqual(doubt);
    expect(parseSymbol(text)).toBeNull();
    expect(describeSymbol(text)).toBeNull();
  });

  test.each([
    ['E/ESCWA/2017/EC.4/3(PARTII)', 'E/ESCWA/2017/EC.4/3 (Part II)'],
    ['E/ESCWA/2017/EC.4/3/(PART II)', 'E/ESCWA/2017/EC.4/3 (Part II)'],
    ['E/ESCWA/C.1/21/4( Part I)', 'E/ESCWA/C.1/21/4 (Part I)'],
    ['E/ESCWA/C.1/21/4(part i)/rev.1', 'E/ESCWA/C.1/21/4 (Part I)/Rev.1'],
    ['E/ESCWA/26/9/REPORT', 'E/ESCWA/26/9/Report'],
    ['E/ESCWA/SDD/2013/Technical paper 2', 'E/ESCWA/SDD/2013/Technical Paper.2'],
    ['e/escwa/cl2.gpid/2024/wg.7/OUTCOME  DOCUMENT', 'E/ESCWA/CL2.GPID/2024/WG.7/Outcome document'],
    ['A/74/6 (sect 29)', 'A/74/6 (Sect. 29)'],
    ['A/CONF.231/3 *', 'A/CONF.231/3*'],
  ])('%s is written %s', (written, usual) => {
    expect(parseSymbol(written)?.symbol).toBe(usual);
  });

  test.each(['and/or', 'Report', 'X/30/L.1', 'https://undocs.org/A/72/1'])('%j is none, and comes back as it is', (text) => {
    expect(parseSymbol(text)).toBeNull();
    expect(normaliseSymbol(text)).toBe(text);
  });

  test.each([
    ['E/ESCWA/30/L.1', ['session 30']],
    ['E/ESCWA/30/17/CRP.1', ['session 30', 'serial 17']],
    ['E/ESCWA/C.1/21/4', ['session 21', 'serial 4']],
    ['A/CONF.231/3/Add.1', ['serial 3']],
    ['E/ESCWA/30/5/Rev.1/Add.2', ['session 30', 'serial 5']],
    ['E/ESCWA/S-4/5', ['session S-4', 'serial 5']],
    ['E/ESCWA/EC.5/2018/9', ['year 2018', 'serial 9']],
    ['E/ESCWA/DOC/36/Add.1', ['serial 36']],
  ])('%s tells its session or year from its own number', (symbol, expected) => {
    const parts = parseSymbol(symbol)?.parts.filter(({ kind }) => kind === 'session' || kind === 'year' || kind === 'serial');
    expect(parts?.map(({ kind, text }) => `${kind} ${text}`)).toEqual(expected);
  });

  test('says its distribution by its nature', () => {
    const distribution = (symbol: string) => distributionOf(parseSymbol(symbol) ?? never());
    expect(distribution('E/ESCWA/30/L.1/Rev.2')).toBe('limited');
    expect(distribution('E/CN.4/R.7')).toBe('restricted');
    expect(distribution('A/RES/73/195')).toBeNull();
  });

  test('is explained in words in three languages', () => {
    expect(describeSymbol('E/ESCWA/CL2.GPID/2024/WG.7/Outcome document')).toBe(
      'Economic and Social Council; Economic and Social Commission for Western Asia; cluster 2 (Gender Justice, Population and Inclusive Development); year 2024; working group 7; outcome document',
    );
    expect(describeSymbol('A/RES/73/195', 'ar')).toBe('الجمعية العامة؛ قرار؛ الدورة 73؛ رقم 195');
    expect(describeSymbol('A/C.2/79/L.4 (Part II)*', 'fr')).toBe(
      ['Assemblée générale', 'commission 2', 'session 79', 'distribution limitée, nº 4', 'partie II', 'nouveau tirage pour raisons techniques'].join('\u202F; '),
    );
  });

  test('every part of it is explained, in every language', () => {
    fc.assert(
      fc.property(fc.oneof(symbols, fc.constantFrom(...realSymbols)), fc.constantFrom(...languages), (symbol, language) => {
        const read = parseSymbol(symbol) ?? never();
        const explained = explainSymbol(read, language);
        expect(explained.map(({ written }) => written)).toEqual([...read.parts.map(({ text }) => text), ...(read.reissued > 0 ? ['*'.repeat(read.reissued)] : [])]);
        for (const { words } of explained) expect(words).toMatch(/\S/);
        expect(explained.map(({ words }) => words).join()).not.toMatch(/undefined|null/);
      }),
    );
  });
});

const never = (): never => {
  throw new Error('not a symbol');
};
