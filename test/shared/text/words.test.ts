// Words: counted by the rules of the language, and cut so that nothing is lost.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languages } from '../../../shared/language/index.ts';
import { countWords, graphemes, segmentWords } from '../../../shared/text/words.ts';

test.each([
  ['en', 'The Commission’s 3rd report, of 12.5 per cent.', 8],
  ['ar', 'وأوصت اللجنة بتعزيز المياه، في عام 2031.', 7],
  ['fr', 'L’eau est-elle potable ?', 4],
  ['en', '', 0],
] as const)('%s: %s', (language, text, count) => {
  expect(countWords(text, language)).toBe(count);
});

test('joined, the segments are the text, and the words among them are as many as counted', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.constantFrom(...languages), (text, language) => {
      const segments = segmentWords(text, language);
      expect(segments.map((segment) => segment.text).join('')).toBe(text);
      for (const { text: word, start } of segments) expect(text.startsWith(word, start)).toBe(true);
      expect(segments.filter((segment) => segment.isWord).length).toBe(countWords(text, language));
      expect(graphemes(text, language).join('')).toBe(text);
    }),
  );
});
