// The words of a text cut into the stretches of their authors: together they are the text, with every reference where it prints.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contentText, isText, walkInlines } from '../../../shared/document/inlines.ts';
import { walkTexts } from '../../../shared/document/walk.ts';
import { stretchText } from '../../../shared/history/words.ts';
import { languages } from '../../../shared/language/language.ts';
import { documents } from '../document/generators.ts';

test('however a text is shared out, its stretches are the text, and each reference stands in one of them', () => {
  fc.assert(
    fc.property(documents(6), fc.array(fc.nat(40), { maxLength: 6 }), ({ blocks }, cuts) => {
      for (const { text } of walkTexts(blocks)) {
        for (const language of languages) {
          const content = text[language] ?? [];
          const { length } = contentText(content);
          const places = [...new Set([0, ...cuts.filter((cut) => cut < length), length])].sort((a, b) => a - b);
          const stretches = places.slice(1).map((end, index) => stretchText(content, places[index] ?? 0, end, () => '#'));
          const printed = [...walkInlines(content)].map((inline) => (isText(inline) ? inline.text : inline.type === 'symbolReference' ? inline.symbol : inline.type === 'crossReference' ? '#' : '')).join('');
          if (length > 0) expect(stretches.join('')).toBe(printed);
        }
      }
    }),
  );
});
