// Folding for search: what a reader takes for the same word is found, and found where it stands.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold, foldWithOffsets, originalRange } from '../../../shared/text/arabic.ts';

const alphabet = [...'اأإآٱبتةىيئؤءوهكلم\u064B\u064E\u0651\u0640\u0670 aéÉßİ٣3۴,.’“\u200F\u00A0ﻻﷲ😀'];
const texts = fc.array(fc.constantFrom(...alphabet), { maxLength: 30 }).map((letters) => letters.join(''));

describe('folding', () => {
  test.each([
    ['الدُّوَل', 'الدول'],
    ['الـدول', 'الدول'],
    ['إعلان أنواع آخر', 'اعلان انواع اخر'],
    ['مستشفى', 'مستشفي'],
    ['لجنة', 'لجنه'],
    ['مسؤول', 'مسوول'],
    ['٢٠٣١', '2031'],
    ['Économie', 'economie'],
    ['l’État', "l'etat"],
    ['ﻻ', 'لا'],
    ['﴾ﻻ﴿', '﴾لا﴿'],
    ['E/ESCWA\u200F', 'e/escwa'],
  ])('%s and %s are found as one', (one, other) => {
    expect(fold(one)).toBe(fold(other));
  });

  test('changes nothing the second time', () => {
    fc.assert(fc.property(texts, (text) => fold(fold(text)) === fold(text)));
  });

  test('gives the same text with and without places', () => {
    fc.assert(fc.property(texts, fc.record({ letterCase: fc.boolean(), accents: fc.boolean(), arabic: fc.boolean(), tehMarbuta: fc.boolean() }), (text, options) => {
      expect(foldWithOffsets(text, options).text).toBe(fold(text, options));
      expect(foldWithOffsets(text).text).toBe(fold(text));
    }));
  });

  test('leads every place back: the original of a hit folds to the hit', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (text, one, other) => {
        const folded = foldWithOffsets(text);
        expect(folded.offsets.length).toBe(folded.text.length + 1);
        const cuts = [one % (folded.text.length + 1), other % (folded.text.length + 1)].sort((a, b) => a - b);
        const [start = 0, end = 0] = cuts;
        const [from, to] = originalRange(folded, start, end);
        expect(from <= to).toBe(true);
        // A letter that folds to two is found whole.
        expect(fold(text.slice(from, to)).length <= end - start + 3).toBe(true);
        if (fold(text.slice(0, from)).length === start && fold(text.slice(0, to)).length === end) expect(fold(text.slice(from, to))).toBe(folded.text.slice(start, end));
      }),
    );
  });

  test('takes the vowel marks of the last letter with a hit', () => {
    const folded = foldWithOffsets('كتابٌ جديد');
    const at = folded.text.indexOf('كتاب');
    expect('كتابٌ جديد'.slice(...originalRange(folded, at, at + 4))).toBe('كتابٌ');
  });

  test('does less when told so', () => {
    expect(fold('Année لجنة', { letterCase: false })).toBe('Annee لجنه');
    expect(fold('Année لجنة', { accents: false, tehMarbuta: false })).toBe('année لجنة');
    expect(fold('إِلى', { arabic: false })).toBe('إِلى');
  });
});
