// Arabic text in pieces: nothing is lost, no two letters that join are parted, and what the compiler would paint out of order is apart.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { apartPieces, asWritten } from '../../../../shared/export/typst/arabic-pieces.ts';

const apart = (text: string): string[] => apartPieces(text).filter((piece) => piece.apart).map((piece) => piece.text);
const printed = (text: string): string => apartPieces(text).map((piece) => piece.text).join('');

const letters = fc.constantFrom(...'ءآأؤإئابةتجدرسعفلمنوىيـ', '\u064B', '\u064C', '\u064E', '\u064F', '\u0650', '\u0651', '\u0652', '\u0670', ' ', '،', '7', 'a');
const words = fc.array(letters, { maxLength: 20 }).map((signs) => signs.join(''));

test('pieces put together are the text as it was written', () => {
  fc.assert(fc.property(words, (text) => {
    expect(asWritten(printed(text))).toBe(text);
  }));
});

test('the sign for alef and tanwin is equal to the two, and stands only where the alef joins with nothing', () => {
  fc.assert(fc.property(words, (text) => {
    expect(printed(text).normalize('NFKC')).toBe(text.normalize('NFKC'));
  }));
  expect(printed('مجدداً')).toBe('مجدد\uFD3D');
  expect(printed('علماً وتقريراً ومسجّلاً')).toBe('علماً وتقرير\uFD3D ومسجّلاً');
});

test('a piece apart begins and ends where letters do not join', () => {
  const joinsOn = /[بتجسعفلمنىيئـ][\u064B-\u0652\u0670]*$/u;
  const joinsBack = /^[آأؤإئابةتجدرسعفلمنوىيـ]/u;
  fc.assert(
    fc.property(words, (text) => {
      const pieces = apartPieces(text);
      for (const [index, piece] of pieces.entries()) {
        const before = pieces[index - 1];
        if (before !== undefined && joinsOn.test(before.text)) expect(piece.text).not.toMatch(joinsBack);
      }
    }),
  );
});

test('a hamza with a vowel and letters with two marks are apart, and ordinary words are not', () => {
  expect(apart('قد أُغلقت بناءً على')).toEqual(['أُ', 'ءً']);
  expect(apart('الرسائل الموجَّهة')).toEqual(['لموجَّهة'.slice(3)]);
  expect(apart('أحيط علماً بالتقرير، وقرّر المؤتمر عقد اجتماع')).toEqual([]);
});
