// Commands are found by what somebody half remembers.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fuzzyMatch } from '../../../renderer/commands/fuzzy.ts';

const titles = ['Export', 'Find and replace', 'Go to paragraph…', 'Insert: Footnote', 'Turn into: Numbered paragraph', 'Show the Arabic text', 'إدراج: حاشية', 'Aller à la bibliothèque'];
const best = (query: string): string | undefined =>
  titles
    .flatMap((title) => {
      const match = fuzzyMatch(query, title);
      return match === null ? [] : [{ title, score: match.score }];
    })
    .sort((a, b) => b.score - a.score)[0]?.title;

describe('what is found', () => {
  test.each([
    ['exp', 'Export'],
    ['repl', 'Find and replace'],
    ['replace find', 'Find and replace'],
    ['footn', 'Insert: Footnote'],
    ['gtp', 'Go to paragraph…'],
    ['numb par', 'Turn into: Numbered paragraph'],
    ['bibliotheque', 'Aller à la bibliothèque'],
    ['حَاشِيَة', 'إدراج: حاشية'],
    ['ادراج', 'إدراج: حاشية'],
  ])('%s finds %s first', (query, title) => expect(best(query)).toBe(title));

  test('letters that are not there in this order find nothing', () => {
    expect(fuzzyMatch('xport e', 'Export')).not.toBeNull();
    expect(fuzzyMatch('trope', 'Export')).toBeNull();
    expect(fuzzyMatch('export now', 'Export')).toBeNull();
  });

  test('a word that begins as typed comes before one that only contains it', () => {
    const begins = fuzzyMatch('par', 'Go to paragraph');
    const contains = fuzzyMatch('par', 'Apparent change');
    expect(begins?.score).toBeGreaterThan(contains?.score ?? Infinity);
  });
});

describe('laws', () => {
  const title = fc.constantFrom(...titles);

  test('every piece of a title finds it, and the marked characters are the piece', () => {
    fc.assert(
      fc.property(title, fc.nat(40), fc.integer({ min: 1, max: 12 }), (text, from, length) => {
        const piece = text.slice(from % text.length, (from % text.length) + length).trim();
        fc.pre(piece !== '');
        const match = fuzzyMatch(piece, text);
        expect(match).not.toBeNull();
        const positions = match?.positions ?? [];
        expect([...positions].sort((a, b) => a - b)).toEqual(positions);
        expect(new Set(positions).size).toBe(positions.length);
        for (const position of positions) expect(text[position]).toBeDefined();
      }),
    );
  });

  test('the order of words makes no difference to whether something is found', () => {
    fc.assert(
      fc.property(title, fc.shuffledSubarray(['go', 'to', 'par', 'text', 'show', 'find']), (text, words) => {
        expect(fuzzyMatch(words.join(' '), text) === null).toBe(fuzzyMatch([...words].reverse().join(' '), text) === null);
      }),
    );
  });

  test('nothing typed finds everything and marks nothing', () => {
    for (const text of titles) expect(fuzzyMatch('  ', text)).toEqual({ score: 0, positions: [] });
  });
});
