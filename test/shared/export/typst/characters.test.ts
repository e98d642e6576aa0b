// Any text becomes printable, and what no font can show is named.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Characters } from '../../../../shared/export/typst/characters.ts';
import { coverageOf, fontCodePoints } from '../../../../shared/export/typst/coverage.ts';
import { readFonts } from '../../../../main/print/fonts.ts';

const fonts = readFonts();
const covers = coverageOf(fonts);
const printable = (text: string) => {
  const characters = new Characters(covers);
  return { text: characters.printable(text), missing: characters.missing };
};

/** Any UTF-16 at all: halves of surrogate pairs, controls, direction signs, scripts that no font here has. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => String.fromCharCode(...units)),
  fc.array(fc.constantFrom('a', 'ب', '\u0000', '\u0007', '\ud800', '\udc00', '\u202e', '\u2066', '\u2069', '\ufeff', '\ufffe', '\t', '\r\n', '\u2028', '\ufe0f', '😀', '你', '✓'), { maxLength: 20 }).map((parts) => parts.join('')),
);

test('printable text is well formed, holds no controls, and nothing that the fonts lack goes unnamed', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const shown = printable(text);
      expect(shown.text.isWellFormed()).toBe(true);
      expect(shown.text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F\uFEFF\uFFFE\uFFFF]/);
      const named = new Set(shown.missing.map(({ character }) => character));
      for (const character of shown.text) expect(character === '\n' || covers(character.codePointAt(0) ?? 0) || named.has(character)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('text that can be printed stays as it is, to the character', () => {
  const kept = fc.array(fc.integer({ min: 0x20, max: 0x2fff }).filter((point) => covers(point)), { maxLength: 60 }).map((points) => String.fromCodePoint(...points));
  fc.assert(
    fc.property(kept, (text) => {
      // Shapeless signs go even where a font has a glyph for them.
      const expected = text.replace(/[\u007F-\u009F\u180B-\u180F]/g, '').replace(/[\u2028\u2029]/g, '\n');
      expect(printable(text)).toEqual({ text: expected, missing: [] });
    }),
    { numRuns: 500 },
  );
});

test('making text printable twice changes nothing', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = printable(text).text;
      expect(printable(once).text).toBe(once);
    }),
  );
});

test('line breaks of every kind are one kind, and half a surrogate pair shows as the sign for an unknown character', () => {
  expect(printable('a\r\nb\rc\u2028d\u0085e\vf').text).toBe('a\nb\nc\nd\ne\nf');
  expect(printable('x\ud83dy').text).toBe('x\ufffdy');
});

test('bullets and ticks that Word inserts from symbol fonts have a printed equal', () => {
  expect(printable('\uf0b7 one ➢ two ✓ three').text).toBe('• one ▪ two √ three');
  expect(printable('\uf0b7 ➢ ✓').missing).toEqual([]);
});

test('a character that no font has is named with the words around it', () => {
  expect(printable('The delegation of 你好 spoke.').missing).toEqual([
    { character: '你', excerpt: 'The delegation of 你好 spoke.' },
    { character: '好', excerpt: 'The delegation of 你好 spoke.' },
  ]);
});

test('the fonts have the letters, figures and marks of the three languages in every style', () => {
  const needed = 'AZaz09éèàçœŒÉÀ“”‘’«»–—…•§©°½²ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهويىًٌٍَُِّْـ٠٩،؛؟٪\u00a0\u202f\u200e\u200f\u2066\u2069\ufffd';
  for (const character of needed) expect([character, covers(character.codePointAt(0) ?? 0)]).toEqual([character, true]);
  for (const character of '你한😀अ') expect([character, covers(character.codePointAt(0) ?? 0)]).toEqual([character, false]);
});

test('what is no font is refused', () => {
  expect(() => fontCodePoints(new Uint8Array(64))).toThrow();
  for (const family of fonts) for (const font of family) expect(fontCodePoints(font).size).toBeGreaterThan(1500);
});
