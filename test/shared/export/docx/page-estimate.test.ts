// The pages that the contents show before anybody updates them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankBlock, type Block } from '../../../../shared/document/blocks/index.ts';
import type { Document } from '../../../../shared/document/document.ts';
import { docxExporter } from '../../../../shared/export/docx/index.ts';
import { breakLines } from '../../../../shared/export/docx/line-breaks.ts';
import { readWritten, type Written } from '../../../../shared/export/docx/written-text.ts';
import { languages, type Language } from '../../../../shared/language/index.ts';
import { documents } from '../../document/generators.ts';
import { inputOf, sampleDocument } from '../sample.ts';
import { hyphened, descendants, parseXml, partsOf, readParagraphs, textOf } from './word-reader.ts';

const pagesOf = async (document: Document, language: Language = 'en'): Promise<number[]> => {
  const western: Document = { ...document, settings: { ...document.settings, digits: 'western' } };
  const lines = readParagraphs(await docxExporter.write(inputOf(western, language))).filter(({ style }) => style === 'UN-TOC-Number');
  return lines.flatMap(({ node }) => [...descendants(node, 'w:fldSimple')].map((field) => Number(textOf(field))));
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
  test('never go back, and the text begins after the contents', async () => {
    await fc.assert(fc.asyncProperty(documents(40), fc.constantFrom(...languages), async (document, language) => {
      const pages = await pagesOf(document, language);
      expect(pages).toEqual([...pages].sort((a, b) => a - b));
      if (pages.length > 0) expect(pages[0]).toBeGreaterThanOrEqual(2);
    }), { numRuns: 60 });
  });

  test('follow the length of the text', async () => {
    // A paragraph of 456 letters takes five lines of 11 points at 1.3, and 7 points after: nine to a page of 700 points.
    const [first, second, third] = await pagesOf(chapters(3, 18));
    expect([first, second, third]).toEqual([3, 5, 7]);
  });

  test('follow page breaks', async () => {
    expect(await pagesOf(chapters(4, 1))).toEqual([3, 3, 3, 3]);
    expect(await pagesOf(chapters(4, 1, [blankBlock('pageBreak', 'b')]))).toEqual([3, 4, 5, 6]);
  });

  test('count between a paragraph and a heading the larger space, not both', async () => {
    // Chapters of a heading (18 + 16.8 + 9 points) and one line (14.3 + 7): 58.1 each with the larger space, twelve to a page of 700; with both it would be 65.1, and ten.
    const line: Document = chapters(24, 0);
    const document = { ...line, blocks: line.blocks.flatMap((block): Block[] => (block.type === 'heading' ? [block, { ...blankBlock('numberedParagraph', `p-${block.id}`), text: { en: [{ text: 'Short.' }] } }] : [block])) };
    const pages = await pagesOf(document);
    expect(pages.filter((page) => page === 3)).toHaveLength(12);
  });

  test('follow the change to a landscape page and back', async () => {
    const wide: Block = { ...blankBlock('table', 'wide'), landscape: true };
    // The heading of the next chapter stands upright again, on the page after the table.
    expect(await pagesOf(chapters(2, 1, [wide]))).toEqual([3, 5]);
    const annexes: Block[] = [{ ...blankBlock('annex', 'one'), text: { en: [{ text: 'One' }] } }, wide, { ...blankBlock('annex', 'two'), text: { en: [{ text: 'Two' }] } }];
    const document = chapters(1, 1);
    expect(await pagesOf({ ...document, blocks: [...document.blocks, ...annexes] })).toEqual([3, 4, 5]);
  });


  test('are those of the very text that was written: none of it is missed when it is read back', async () => {
    const textIn = (written: readonly Written[]): string =>
      written.map((each) => (each.type === 'table' ? each.rows.map((row) => row.cells.map((cell) => textIn(cell.content)).join('')).join('') : each.pieces.map((piece) => (piece.type === 'text' ? piece.text : piece.type === 'tab' ? '\t' : piece.type === 'lineBreak' || piece.type === 'pageBreak' ? '\n' : '')).join(''))).join('');
    await fc.assert(fc.asyncProperty(documents(20), fc.constantFrom(...languages), async (document, language) => {
      const xml = hyphened(partsOf(await docxExporter.write(inputOf(document, language)))['word/document.xml'] ?? '');
      expect(textIn(readWritten(xml))).toBe(textOf(parseXml(xml)));
    }), { numRuns: 30 });
  });

  test('end a line between two pairs of brackets, and not before a mark', () => {
    const room = { size: 10, rtlSize: 12, bold: false, italic: false, capitals: false, first: 0, left: 0, right: 50, tabs: [] };
    const lines = (...texts: string[]): number => breakLines(texts.map((text) => ({ type: 'text', text, bold: false, italic: false, rtl: false, raised: false })), room).count;
    // Each of these words takes 33 of 50 points.
    expect(lines('[shallow]', '[shallow]')).toBe(2);
    expect(lines('harbour', ' ', 'harbour')).toBe(2);
    expect(lines('ports', '–', 'ports')).toBe(1);
    expect(lines('harbour–', 'harbour')).toBe(2);
    expect(lines('12-13-14')).toBe(1);
  });
});
