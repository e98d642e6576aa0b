// A memory goes out as TMX and comes back as it was, however the file is cut into pieces.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languages } from '../../../shared/language/language.ts';
import { readTmx, tmxBegin, tmxEnd, tmxUnit, type TmxReport } from '../../../shared/exchange/tmx.ts';
import { contextOf } from '../../../shared/translation/matching.ts';
import { isStorable, memoryUnitSchema, noOrigin, type MemoryUnit } from '../../../shared/translation/memory-unit.ts';

const now = Date.UTC(2031, 4, 14);
interface Read { readonly units: MemoryUnit[]; readonly failure: string | null; readonly report: TmxReport }
const read = (file: string, step = file.length + 1): Read => {
  const units: MemoryUnit[] = [];
  const reader = readTmx({ name: 'x.tmx', now, take: (unit) => units.push(unit) });
  let failure: string | null = null;
  for (let at = 0; at < file.length && failure === null; at += step) failure = reader.write(file.slice(at, at + step))?.code ?? null;
  return { units, failure: failure ?? reader.end()?.code ?? null, report: reader.report() };
};
const written = (units: readonly MemoryUnit[]): string => tmxBegin('en', '1') + units.map(tmxUnit).join('') + tmxEnd;

const texts = fc.array(fc.oneof(fc.constantFrom(...'ab &<>"\'\t\n]ثُـ٣é\u00A0\u200F\u0085\u2028\u{1F600}', ']]>', '&amp;'), fc.string({ unit: 'binary', minLength: 1, maxLength: 3 })), { minLength: 1, maxLength: 20 })
  .map((all) => all.join('')).filter((text) => isStorable(text) && text.trim() !== '');
const optional = fc.option(texts, { nil: null });
const units: fc.Arbitrary<MemoryUnit> = fc
  .record({
    source: fc.constantFrom(...languages), target: fc.constantFrom(...languages), sourceText: texts, targetText: texts, before: fc.option(texts.map(contextOf), { nil: null }), after: fc.option(texts.map(contextOf), { nil: null }),
    origin: fc.record({ document: optional, symbol: optional, title: optional, paragraph: optional }), by: fc.oneof(fc.constant(''), texts), at: fc.nat(2 ** 31 - 1).map((seconds) => seconds * 1000),
  })
  .filter((unit) => memoryUnitSchema.safeParse(unit).success);

test('every unit comes back with every character, however the file is cut', () => {
  fc.assert(fc.property(fc.array(units, { maxLength: 6 }), fc.integer({ min: 1, max: 50 }), (all, step) => {
    const file = written(all);
    expect(read(file, step)).toEqual({ units: all, failure: null, report: { units: all.length, leftOut: 0 } });
  }));
});

test('control characters and halves of characters are refused before anything is written', () => {
  fc.assert(fc.property(fc.constantFrom('\u0000', '\u0008', '\u000B', '\u001F', '\r', '\uFFFE', '\uD800', '\uDC00'), (sign) => !isStorable(`a${sign}b`)));
});

describe('what other programs write', () => {
  const body = (inside: string, source = 'en'): string => `<?xml version="1.0"?><!DOCTYPE tmx PUBLIC "-//LISA OSCAR:1998//DTD for Translation Memory eXchange//EN" "tmx14.dtd"><tmx version="1.4"><header srclang="${source}"/><body>${inside}</body></tmx>`;

  test('is read without its codes, from the language it says, into every other', () => {
    const { units: taken, report } = read(body(`<tu changedate="20310512T081500Z" creationid="Karam"><prop type="x-context-pre">The one before.</prop>
      <tuv xml:lang="EN-US"><seg>The <bpt i="1">&lt;b&gt;</bpt>port<ept i="1"/> is <hi>open</hi><ph><sub>no</sub></ph>.</seg></tuv><tuv xml:lang="ar"><seg>الميناء مفتوح.</seg></tuv><tuv xml:lang="de"><seg>Der Hafen</seg></tuv><tuv lang="fr-FR"><seg>Le port.</seg></tuv></tu>`));
    expect(report).toEqual({ units: 2, leftOut: 1 });
    expect(taken[0]).toEqual({ source: 'en', target: 'ar', sourceText: 'The port is open.', targetText: 'الميناء مفتوح.', before: contextOf('The one before.'), after: null, origin: noOrigin, by: 'Karam', at: Date.UTC(2031, 4, 12, 8, 15) });
    expect(taken[1]?.targetText).toBe('Le port.');
  });

  test('starts from Arabic where the file says so, from English where it says *all*', () => {
    const tu = '<tu><tuv xml:lang="ar"><seg>ميناء</seg></tuv><tuv xml:lang="en"><seg>port</seg></tuv></tu>';
    expect(read(body(tu, 'ar-LB')).units).toMatchObject([{ source: 'ar', target: 'en', at: now }]);
    expect(read(body(tu, '*all*')).units).toMatchObject([{ source: 'en', target: 'ar' }]);
  });

  test('leaves out what is empty or too long, and says how much', () => {
    const { units: taken, report } = read(body(`<tu><tuv xml:lang="en"><seg>x</seg></tuv><tuv xml:lang="ar"><seg> </seg></tuv></tu><tu><tuv xml:lang="en"><seg>${'x'.repeat(10_001)}</seg></tuv><tuv xml:lang="ar"><seg>ي</seg></tuv></tu>`));
    expect([taken, report]).toEqual([[], { units: 0, leftOut: 2 }]);
  });

  test.each([
    [body('<tu><tuv xml:lang="de"><seg>x</seg></tuv><tuv xml:lang="es"><seg>y</seg></tuv></tu>'), 'exchange.languages'],
    [body('').slice(0, -5), 'exchange.damaged'],
    [body('&unknown;'), 'exchange.damaged'],
    ['<tbx/>', 'exchange.notThis'],
    ['<!DOCTYPE tmx [<!ENTITY a "b">]><tmx/>', 'exchange.unsafe'],
    [body('<x>'.repeat(60)), 'exchange.unsafe'],
    [body(''), null],
  ])('%#: ends as it should', (file, code) => expect(read(file).failure).toBe(code));
});

test('a file larger than the limit is read no further', () => {
  const reader = readTmx({ name: 'x.tmx', now, take: () => {}, limits: { longestFile: 50, deepest: 10, longestAttribute: 100 } });
  expect(reader.write('<tmx>'.padEnd(40))).toBe(null);
  expect(reader.write(''.padEnd(40))?.code).toBe('exchange.tooLarge');
  expect(reader.end()?.code).toBe('exchange.tooLarge');
});
