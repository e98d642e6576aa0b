// The pages that the contents show before anybody updates them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankBlock, type Block } from '../../../../shared/document/blocks/index.ts';
import type { Document } from '../../../../shared/document/document.ts';
import { estimatedWidth, PageEstimate } from '../../../../shared/export/docx/page-estimate.ts';
import { WordFile } from '../../../../shared/export/docx/word-file.ts';
import { firstPage } from '../../../../shared/export/first-page.ts';
import { languages, type Language } from '../../../../shared/language/index.ts';
import { documents } from '../../document/generators.ts';
import { inputOf, sampleDocument } from '../sample.ts';

const pagesOf = (document: Document, language: Language = 'en'): number[] => {
  const file = new WordFile(inputOf(document, language));
  const estimate = new PageEstimate(file, firstPage(document, file.language));
  return file.contents.map(({ id }) => estimate.pageOf(id));
};

const chapters = (count: number, paragraphs: number, between: Block[] = []): Document => ({
  ...sampleDocument(),
  blocks: [
    { ...blankBlock('title', 't'), text: { en: [{ text: 'Harbours' }] } },
    blankBlock('contents', 'c'),
    ...Array.from({ length: count }, (_, chapter): Block[] => [
      ...(chapter > 0 ? between.map((block) => ({ ...block, id: `${block.id}-${chapter}` })) : []),
      { ...blankBlock('heading', `h${chapter}`), text: { en: [{ text: 'Chapter' }] } },
      ...Array.from({ length: paragraphs }, (__, n): Block => ({ ...blankBlock('numberedParagraph', `p${chapter}-${n}`), text: { en: [{ text: 'The harbour was deep enough for the ships of the region. '.repeat(8) }] } })),
    ]).flat(),
  ],
});

describe('estimated pages', () => {
  test('never go back, and the text begins after the first page and the contents', () => {
    fc.assert(fc.property(documents(40), fc.constantFrom(...languages), (document, language) => {
      const pages = pagesOf(document, language);
      expect(pages).toEqual([...pages].sort((a, b) => a - b));
      if (pages.length > 0) expect(pages[0]).toBeGreaterThanOrEqual(3);
    }), { numRuns: 60 });
  });

  test('follow the length of the text', () => {
    // A paragraph of 456 letters takes five lines of 11 points at 1.3, and 7 points after: nine to a page of 700 points.
    const [first, second, third] = pagesOf(chapters(3, 18));
    expect([first, second, third]).toEqual([3, 5, 7]);
  });

  test('follow page breaks', () => {
    expect(pagesOf(chapters(4, 1))).toEqual([3, 3, 3, 3]);
    expect(pagesOf(chapters(4, 1, [blankBlock('pageBreak', 'b')]))).toEqual([3, 4, 5, 6]);
  });

  test('count between a paragraph and a heading the larger space, not both', () => {
    // Chapters of a heading (18 + 16.8 + 9 points) and one line (14.3 + 7): 58.1 each with the larger space; with both it would be 65.1, and ten to a page of 700.
    const line: Document = chapters(24, 0);
    const document = { ...line, blocks: line.blocks.flatMap((block): Block[] => (block.type === 'heading' ? [block, { ...blankBlock('numberedParagraph', `p-${block.id}`), text: { en: [{ text: 'Short.' }] } }] : [block])) };
    const pages = pagesOf(document);
    expect(pages.filter((page) => page === 3)).toHaveLength(11);
  });

  test('follow the change to a landscape page and back', () => {
    const wide: Block = { ...blankBlock('table', 'wide'), landscape: true };
    // The heading of the next chapter stands upright again, on the page after the table.
    expect(pagesOf(chapters(2, 1, [wide]))).toEqual([3, 5]);
    const annexes: Block[] = [{ ...blankBlock('annex', 'one'), text: { en: [{ text: 'One' }] } }, wide, { ...blankBlock('annex', 'two'), text: { en: [{ text: 'Two' }] } }];
    const document = chapters(1, 1);
    expect(pagesOf({ ...document, blocks: [...document.blocks, ...annexes] })).toEqual([3, 4, 5]);
  });

  test('come from the widths of letters', () => {
    expect(estimatedWidth('harbour', 10)).toBeCloseTo((500 + 444 + 333 + 500 + 500 + 500 + 333) / 100);
    expect(estimatedWidth('ميناء', 10)).toBe(estimatedWidth('مِيناء', 10));
  });
});
