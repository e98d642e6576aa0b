// What the panel says about an element covers the whole element.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countElement, footnotesOf } from '../../../renderer/editor/element-counts.ts';
import { countDocument } from '../../../renderer/state/counts.ts';
import { blankBlock, type Block, type BlockOf } from '../../../shared/document/blocks/index.ts';
import type { Content } from '../../../shared/document/inlines.ts';
import { documents } from '../../shared/document/generators.ts';

const text = (written: string): Content => [{ text: written }];
const table = (): BlockOf<'table'> => ({
  ...blankBlock('table', 't'),
  text: { en: text('Harbours of the coast'), ar: text('موانئ الساحل') },
  columns: [1, 1],
  rows: [
    {
      id: 'r',
      kind: 'normal',
      cells: [
        { id: 'c1', colspan: 1, rowspan: 1, text: { en: [{ text: 'Northern harbour' }, { type: 'footnote', id: 'f', content: [{ text: 'Measured in winter.' }] }] } },
        { id: 'c2', colspan: 1, rowspan: 1, text: { en: text('Twelve berths'), ar: text('اثنا عشر مرسى') } },
      ],
    },
  ],
});

describe('a table', () => {
  test('has the words of its title, its cells and their footnotes', () => {
    expect(countElement(table(), 'en', 'en')).toEqual({ words: 11, footnoteWords: 3, texts: 3, missing: 0 });
    expect(footnotesOf(table(), 'en').map(({ id }) => id)).toEqual(['f']);
  });

  test('is translated when every cell is', () => {
    expect(countElement(table(), 'ar', 'en')).toMatchObject({ texts: 3, missing: 1 });
    expect(countElement(table(), 'fr', 'en')).toEqual({ words: 0, footnoteWords: 0, texts: 3, missing: 3 });
  });
});

test('a box has the words of what stands in it', () => {
  const box: Block = {
    ...blankBlock('box', 'b'),
    text: { en: text('A story') },
    blocks: [{ ...blankBlock('paragraph', 'p'), text: { en: text('The lamp was lit again.') } }],
  };
  expect(countElement(box, 'en', 'en')?.words).toBe(7);
  expect(countElement(box, 'ar', 'en')).toMatchObject({ words: 0, missing: 2, texts: 2 });
});

test('an element that takes no text is not counted', () => {
  expect(countElement(blankBlock('pageBreak', 'x'), 'en', 'en')).toBeNull();
});

test('elements without their footnotes have the words of the document', () => {
  fc.assert(
    fc.property(documents(), (document) => {
      const counts = document.blocks.flatMap((block) => countElement(block, 'en', 'en') ?? []);
      const words = counts.reduce((sum, count) => sum + count.words - count.footnoteWords, 0);
      expect(words).toBe(countDocument(document).words.en);
    }),
  );
});
