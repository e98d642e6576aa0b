// A translator asks the memory: the sentence itself, what is like it, its stretches, its words.
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openTranslationMemory, type MemoryQuery, type TranslationMemory } from '../../../../main/storage/memory/memory.ts';
import { memoryApplicationId } from '../../../../main/storage/memory/open.ts';
import { applicationId } from '../../../../main/storage/migrate.ts';
import { concordancePlaces } from '../../../../main/storage/memory/concordance.ts';
import { readTmx, tmxBegin, tmxEnd, tmxUnit } from '../../../../shared/exchange/tmx.ts';
import type { MemoryUnit } from '../../../../shared/translation/memory-unit.ts';
import { likeness, longestShared, matchingTexts } from '../../../../shared/translation/matching.ts';
import { codeOf, must, temporaryFolder } from '../temporary-library.ts';
import { arabicSentences, between, englishSentences, kindred, unitOf } from './invented.ts';

const memoryIn = (folder: string): TranslationMemory => {
  const memory = must(openTranslationMemory(folder));
  onTestFinished(() => memory.close());
  return memory;
};
const emptyMemory = (): TranslationMemory => memoryIn(temporaryFolder());
/** One memory for many cases of a law: emptied before each. */
const emptied = (memory: TranslationMemory): TranslationMemory => {
  must(memory.remove(must(memory.page(0, 1000)).map(({ key }) => key)));
  return memory;
};
const query = (text: string, more: Partial<MemoryQuery> = {}): MemoryQuery => ({ source: 'en', target: 'ar', text, before: null, after: null, ...more });
const targets = (memory: TranslationMemory, asked: MemoryQuery): [number, string][] => must(memory.matches(asked)).map(({ percentage, unit }) => [percentage, unit.targetText]);

describe('the sentence itself', () => {
  test('is found between its neighbours first, then elsewhere, then with other figures or capitals', () => {
    const memory = emptyMemory();
    must(memory.add([
      unitOf('Twelve ports reported on 15 May.', 'elsewhere', between('x', 'y')),
      unitOf('Twelve ports reported on 15 May.', 'here', between('One.', 'Three.')),
      unitOf('Twelve Ports reported on 16 May', 'nearly'),
    ]));
    expect(targets(memory, query('Twelve ports  reported on 15 May.', between('One.', 'Three.')))).toEqual([[101, 'here'], [100, 'elsewhere'], [99, 'nearly']]);
  });

  test('confirmed again in the same place, takes the place of what was there', () => {
    const memory = emptyMemory();
    expect(must(memory.add([unitOf('The port is open.', 'first', between('a', 'b'))]))).toEqual({ added: 1, replaced: 0 });
    expect(must(memory.add([unitOf('The port is open.', 'second', between('a', 'b')), unitOf('The port is open.', 'third', between('a', 'c'))]))).toEqual({ added: 1, replaced: 1 });
    expect(targets(memory, query('The port is open.', between('a', 'b')))).toEqual([[101, 'second'], [100, 'third']]);
  });

  test('keeps different translations of which no place is known', () => {
    const memory = emptyMemory();
    must(memory.add([unitOf('Open', 'one'), unitOf('Open', 'other'), unitOf('Open', 'one')]));
    expect(memory.count()).toBe(2);
  });

  test('is there after the program was closed, and gone once removed', () => {
    const folder = temporaryFolder();
    const first = must(openTranslationMemory(folder));
    must(first.add([unitOf('The port is open.')]));
    first.close();
    const again = memoryIn(folder);
    const [found] = must(again.matches(query('The port is open.')));
    expect(found?.percentage).toBe(100);
    expect(must(again.remove([found?.key ?? 0]))).toBe(1);
    expect(must(again.matches(query('The port is open.')))).toEqual([]);
    expect(must(again.concordance({ text: 'port', language: 'en', mode: 'words', limit: 5 }))).toEqual([]);
  });

  test('with a control character or without a text is refused, and nothing of the step is put in', () => {
    const memory = emptyMemory();
    for (const text of ['a\u0000b', ' ', '\uD800', 'x'.repeat(10_001)]) expect(codeOf(memory.add([unitOf('Sound.'), unitOf(text)]))).toBe('memory.unit');
    expect(memory.count()).toBe(0);
  });
});

describe('what is like a sentence', () => {
  test('is what comparing with every unit would give, nearest first', () => {
    const memory = emptyMemory();
    fc.assert(
      fc.property(
        kindred, fc.array(fc.oneof(englishSentences, arabicSentences), { maxLength: 10 }), fc.integer({ min: 30, max: 95 }), fc.integer({ min: 1, max: 6 }),
        ({ asked, sources: near }, strange, least, limit) => {
          const sources = [...near, ...strange];
          emptied(memory);
          must(memory.add(sources.map((source, at) => unitOf(source, `t${at}`))));
          const all = must(memory.page(0, 1000))
            .map(({ key, unit }) => ({ key, percentage: likeness(asked, unit.sourceText), at: unit.at }))
            .filter(({ percentage }) => percentage >= least)
            .sort((one, other) => other.percentage - one.percentage || other.key - one.key)
            .slice(0, limit);
          expect(must(memory.matches(query(asked, { least, limit }))).map(({ key, percentage }) => ({ key, percentage }))).toEqual(all.map(({ key, percentage }) => ({ key, percentage })));
        },
      ),
      { numRuns: 100 },
    );
  });

  test('is found among units added together in thousands as among those added one by one', () => {
    const memory = emptyMemory();
    const word = (n: number): string => `w${String.fromCharCode(97 + (n % 26))}${String.fromCharCode(97 + (Math.floor(n / 26) % 26))}x`;
    // Two words stand everywhere, as small words do, and are not worth reading a list for.
    const sentence = (n: number): string => ['the', ...[n, n * 7, n * 13, n * 31, n * 57].map(word), 'of'].join(' ');
    must(memory.add(Array.from({ length: 2500 }, (_, n) => unitOf(sentence(n), `t${n}`))));
    for (let n = 2500; n < 2600; n++) must(memory.add([unitOf(sentence(n), `t${n}`)]));
    for (const n of [0, 1234, 2499, 2500, 2599]) {
      const asked = sentence(n).replace(/^the \S+ \S+/u, 'the other two');
      const all = must(memory.page(0, 5000)).map(({ key, unit }) => ({ key, percentage: likeness(asked, unit.sourceText) })).filter(({ percentage }) => percentage >= 60)
        .sort((one, other) => other.percentage - one.percentage || other.key - one.key).slice(0, 10);
      expect(all.length).toBeGreaterThan(0);
      expect(must(memory.matches(query(asked))).map(({ key, percentage }) => ({ key, percentage }))).toEqual(all);
    }
  });

  test('of two that are as near, the one added last goes first, though the other shares more words in another order', () => {
    const memory = emptyMemory();
    must(memory.add([unitOf('Ports lend each other boats', 'first'), unitOf('Ports lend each year lights', 'second')]));
    expect(targets(memory, query('Ports lend each boats other', { limit: 1 }))).toEqual([[60, 'second']]);
  });

  test('is asked for in one pair of languages', () => {
    const memory = emptyMemory();
    must(memory.add([unitOf('The port is open', 'à', { target: 'fr' }), unitOf('The port is open', 'ar')]));
    expect(targets(memory, query('The port is open today'))).toEqual([[80, 'ar']]);
  });
});

describe('stretches', () => {
  test('are the longest that any unit shares, each once', () => {
    const memory = emptyMemory();
    must(memory.add([
      unitOf('They welcome the harbour fund of the region with many further words that nobody asked for'),
      unitOf('Completely different beginning but the harbour fund of the region'),
      unitOf('Unlike the harbour fund'),
    ]));
    const asked = 'Small ports use the harbour fund of the region, often';
    const [found, ...others] = must(memory.stretches(query(asked)));
    expect(others).toEqual([]);
    expect(asked.slice(...(found?.place ?? [0, 0]))).toBe('the harbour fund of the region');
    expect(found?.unit.sourceText.slice(...(found.unitPlace))).toBe('the harbour fund of the region');
    expect(found?.unit.sourceText).toMatch(/^Completely/);
  });

  test('miss none that comparing with every unit finds', () => {
    const memory = emptyMemory();
    fc.assert(
      fc.property(fc.array(englishSentences, { maxLength: 25 }), englishSentences, (sources, asked) => {
        emptied(memory);
        must(memory.add(sources.map((source, at) => unitOf(source, `t${at}`))));
        const lengths = sources.map((source) => longestShared(matchingTexts(asked), matchingTexts(source)).length).filter((length) => length >= 3);
        const [found] = must(memory.stretches(query(asked)));
        expect(found?.words ?? 0).toBe(Math.max(0, ...lengths));
      }),
      { numRuns: 60 },
    );
  });
});

describe('concordance', () => {
  const memoryOfPorts = (): TranslationMemory => {
    const memory = emptyMemory();
    must(memory.add([unitOf('The ports of the region', 'وبِالموانئ في المنطقة'), unitOf('Regional fund', 'صندوق المنطقة للموانئ'), unitOf('The fund of ports', 'صندوق إقليمي')]));
    return memory;
  };
  const marked = (memory: TranslationMemory, text: string, language: 'en' | 'ar', mode: 'words' | 'phrase' = 'words'): string[][] =>
    must(memory.concordance({ text, language, mode, limit: 10 })).map(({ unit, places }) => places.map(([start, end]) => (language === 'en' ? unit.sourceText : unit.targetText).slice(start, end)));

  test('finds words and their beginnings in either language, behind clitics and whatever the vowel marks', () => {
    const memory = memoryOfPorts();
    expect(marked(memory, 'port region', 'en')).toEqual([['ports', 'region']]);
    expect(marked(memory, 'الموانئ', 'ar')).toEqual([['للموانئ'], ['وبِالموانئ']]);
    expect(marked(memory, 'مُوانئ', 'ar')).toEqual([['للموانئ'], ['وبِالموانئ']]);
    expect(marked(memory, 'harbour', 'en')).toEqual([]);
  });

  test('finds a phrase only where its words follow each other', () => {
    expect(marked(memoryOfPorts(), 'fund of port', 'en', 'phrase')).toEqual([['fund of ports']]);
    expect(marked(memoryOfPorts(), 'ports fund', 'en', 'phrase')).toEqual([]);
  });

  test('misses no unit that holds what is looked for', () => {
    const memory = emptyMemory();
    fc.assert(
      fc.property(fc.array(arabicSentences, { maxLength: 15 }), fc.array(fc.constantFrom('الدول', 'دول', 'ودول', 'مياه', 'صن', '15', 'في'), { minLength: 1, maxLength: 2 }), fc.constantFrom('words', 'phrase'), (texts, words, mode) => {
        emptied(memory);
        must(memory.add(texts.map((text, at) => unitOf(`s${at}`, text))));
        const asked = { text: words.join(' '), language: 'ar', mode, limit: 100 } as const;
        const expected = must(memory.page(0, 1000)).flatMap(({ key, unit }) => {
          const places = concordancePlaces(unit.targetText, asked);
          return places === null ? [] : [{ key, places }];
        });
        expect(must(memory.concordance(asked)).map(({ key, places }) => ({ key, places }))).toEqual(expected.reverse());
      }),
      { numRuns: 40 },
    );
  });
});

test('what goes out as TMX comes back into an empty memory as it was', () => {
  const memory = emptyMemory();
  fc.assert(
    fc.property(fc.array(fc.tuple(englishSentences, arabicSentences, fc.boolean()), { maxLength: 12 }), (pairs) => {
      emptied(memory);
      must(memory.add(pairs.map(([source, target, isPlaced]) => unitOf(source, target, isPlaced ? between('a', 'b') : { origin: { document: 'd', symbol: 'E/ESCWA/2031/1', title: 'T', paragraph: '4' } }))));
      const units = must(memory.page(0, 100)).map(({ unit }) => unit);
      const back: MemoryUnit[] = [];
      const reader = readTmx({ name: 'x.tmx', now: 0, take: (unit) => back.push(unit) });
      expect(reader.write(tmxBegin('en', '1') + units.map(tmxUnit).join('') + tmxEnd) ?? reader.end()).toBe(null);
      emptied(memory);
      must(memory.add(back));
      expect(must(memory.page(0, 100)).map(({ unit }) => unit)).toEqual(units);
    }),
    { numRuns: 20 },
  );
});

describe('the file', () => {
  const refused = (write: (path: string) => void, code: string): void => {
    const folder = temporaryFolder();
    const path = join(folder, 'memory.sqlite');
    write(path);
    const before = readFileSync(path);
    expect(codeOf(openTranslationMemory(folder))).toBe(code);
    expect(readFileSync(path).equals(before)).toBe(true);
  };
  const database = (path: string, kind: number, version: number): void => {
    const db = new Database(path);
    db.exec('CREATE TABLE something (a)');
    db.pragma(`application_id = ${kind}`);
    db.pragma(`user_version = ${version}`);
    db.close();
  };

  test('that is none, is a library, or belongs to a later version is refused and left as it is', () => {
    refused((path) => writeFileSync(path, 'no database at all, but long enough to be looked at as one '.repeat(20)), 'memory.damaged');
    refused((path) => database(path, applicationId, 1), 'memory.damaged');
    refused((path) => database(path, memoryApplicationId, 99), 'memory.tooNew');
  });
});
