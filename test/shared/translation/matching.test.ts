// How alike two sentences are said to be, against the plain definition.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contextOf, differenceOf, likeness, longestShared, matchingTexts, matchingTokens, percentageOf, tokenDistance, tokensThatStay } from '../../../shared/translation/matching.ts';

const rows = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 9 });
const texts = fc.array(fc.constantFrom('the ', 'State', 'states, ', '15 ', '١٬٢٠٠', ' 1 200 ', 'A/RES/73/195', 'الدُّوَل ', 'و', '21st ', '.', '“', ' '), { maxLength: 12 }).map((parts) => parts.join(''));

const plainDistance = (one: readonly string[], other: readonly string[]): number => {
  if (one.length === 0 || other.length === 0) return one.length + other.length;
  const [a, ...as] = one;
  const [b, ...bs] = other;
  return a === b ? plainDistance(as, bs) : 1 + Math.min(plainDistance(as, other), plainDistance(one, bs), plainDistance(as, bs));
};
const shortRows = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 });

test('the distance is the least number of words changed, within any limit', () => {
  fc.assert(fc.property(shortRows, shortRows, fc.nat(7), (one, other, limit) => {
    const distance = plainDistance(one, other);
    expect(tokenDistance(one, other)).toBe(distance);
    expect(tokenDistance(one, other, limit)).toBe(Math.min(distance, limit + 1));
  }));
});

test('so many words stay as a percentage asks for', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.nat(40), (percentage, one, other, distance) => {
    fc.pre(distance <= Math.max(one, other));
    expect(percentageOf(distance, one, other) >= percentage).toBe(Math.max(one, other) - distance >= tokensThatStay(percentage, one, other));
  }));
});

test('the longest shared stretch stands in both rows and none is longer', () => {
  fc.assert(fc.property(rows, rows, (one, other) => {
    const found = longestShared(one, other);
    expect(one.slice(found.one, found.one + found.length)).toEqual(other.slice(found.other, found.other + found.length));
    for (let at = 0; at + found.length < one.length; at++) expect(other.join('').includes(one.slice(at, at + found.length + 1).join(''))).toBe(false);
  }));
});

test('words are the same with and without their places, and every place holds its word', () => {
  fc.assert(fc.property(texts, (text) => {
    const tokens = matchingTokens(text);
    expect(tokens.map((token) => token.text)).toEqual(matchingTexts(text));
    for (const { text: token, start, end } of tokens) expect(matchingTexts(text.slice(start, end))).toEqual([token]);
  }));
});

test('figures, groups, ordinals and symbols are placeables', () => {
  expect(matchingTexts('In 2030, 1 200 States (A/RES/73/195) met at the 21st session and/or later')).toEqual(['in', '#', '#', 'states', '§', 'met', 'at', 'the', '#', 'session', 'and', 'or', 'later']);
  expect(matchingTexts('١٥ بلدًا و١٬٢٠٠٫٥')).toEqual(matchingTexts('17 بلدا و 3'));
});

test('the same words in other writing or with other figures are 99, the same writing 100', () => {
  expect(likeness('15 countries met.', '15  countries met.')).toBe(100);
  expect(likeness('15 countries met.', '17 Countries met')).toBe(99);
  expect(likeness('15 countries met.', '15 countries meet.')).toBe(66);
  expect(likeness('…', '!')).toBe(0);
});

test('the pieces of a difference are both sentences', () => {
  fc.assert(fc.property(texts, texts, (source, query) => {
    fc.pre(matchingTexts(source).length > 0 && matchingTexts(query).length > 0);
    const pieces = differenceOf(source, query);
    const joined = (kind: 'gone' | 'added'): string => pieces.filter((piece) => piece.kind === 'same' || piece.kind === kind).map(({ text }) => text).join('');
    expect(joined('gone')).toBe(source);
    expect(joined('added')).toBe(query);
  }));
});

test('neighbours are remembered by their folded words', () => {
  expect(contextOf('The Dُoُg')).toBe(contextOf('the dog '));
  fc.assert(fc.property(rows, rows, (one, other) => (contextOf(one.join(' ')) === contextOf(other.join(' '))) === (one.join(' ') === other.join(' '))));
});
