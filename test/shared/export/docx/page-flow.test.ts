// What stands together on the estimated pages of a Word file.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PageFlow, type FlowItem } from '../../../../shared/export/docx/page-flow.ts';

const item = (more: Partial<FlowItem>): FlowItem => ({
  before: 0, after: 0, opens: false, lineHeight: 10, lines: 1, besides: 0, keepNext: false, keepLines: false, beginsPage: false, endsPage: false, notes: [], repeats: 0, marks: [], pageHeight: null, ...more,
});
const pagesOf = (height: number, items: readonly FlowItem[]): number[] => {
  const marked = items.map((each, index) => ({ ...each, marks: [`${index}`] }));
  const { pages } = new PageFlow(height, marked);
  return marked.map((_, index) => pages.get(`${index}`) ?? 0);
};

const anyItem = fc.record({ lines: fc.integer({ min: 1, max: 12 }), before: fc.integer({ min: 0, max: 20 }), after: fc.integer({ min: 0, max: 20 }), keepNext: fc.boolean(), keepLines: fc.boolean() }).map(item);

describe('pages of a flow of paragraphs', () => {
  test('follow each other, and hold every paragraph', () => {
    fc.assert(fc.property(fc.array(anyItem, { maxLength: 40 }), (items) => {
      const pages = pagesOf(300, items);
      for (const [index, page] of pages.entries()) {
        expect(page).toBeGreaterThanOrEqual(pages[index - 1] ?? 1);
        // Of at most 12 lines, each begins on the page where the one before ends, or on the next.
        expect(page - (pages[index - 1] ?? 1)).toBeLessThanOrEqual(2);
      }
    }));
  });

  test('keep a heading with the paragraph after it', () => {
    fc.assert(fc.property(fc.array(fc.tuple(anyItem, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 12 })), { maxLength: 20 }), (given) => {
      const items = given.flatMap(([between, lines, following]) => [{ ...between, keepNext: false }, item({ lines, before: 15, after: 6, keepNext: true, keepLines: true }), item({ lines: following })]);
      const pages = pagesOf(300, items);
      for (const [index, { keepNext }] of items.entries()) if (keepNext) expect(pages[index + 1]).toBe(pages[index]);
    }));
  });

  test('leave no line of a paragraph alone', () => {
    // Nine lines leave room for one more on a page of ten, which takes none of two or three lines, and two of four where it has room for two.
    expect(pagesOf(100, [item({ lines: 9 }), item({ lines: 2 })])).toEqual([1, 2]);
    expect(pagesOf(100, [item({ lines: 8 }), item({ lines: 3 })])).toEqual([1, 2]);
    expect(pagesOf(100, [item({ lines: 8 }), item({ lines: 4 })])).toEqual([1, 1]);
  });

  test('give notes room on the page of the line that refers to them', () => {
    const noted = item({ lines: 2, notes: [{ line: 0, height: 30 }] });
    expect(pagesOf(100, [noted, item({ lines: 4 }), item({})])).toEqual([1, 1, 2]);
    // A note on the second page of its paragraph leaves the first one whole.
    expect(pagesOf(100, [item({ lines: 6 }), item({ lines: 6, notes: [{ line: 5, height: 30 }] }), item({ lines: 4 }), item({})])).toEqual([1, 1, 2, 3]);
  });

  test('repeat the head of a table', () => {
    const row = item({ repeats: 20 });
    const rows = Array.from({ length: 20 }, () => row);
    // Ten rows on the first page, and eight on those that begin with the head.
    expect(pagesOf(100, rows)).toEqual([...Array.from({ length: 10 }, () => 1), ...Array.from({ length: 8 }, () => 2), 3, 3]);
  });

  test('have the height of their section', () => {
    expect(pagesOf(100, [item({ lines: 2 }), item({ lines: 2, pageHeight: 50 }), item({ lines: 2 }), item({ lines: 2 })])).toEqual([1, 2, 2, 3]);
  });
});
