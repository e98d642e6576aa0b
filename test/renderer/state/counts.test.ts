// What the foot counts agrees with what stands in the document.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countDocument } from '../../../renderer/state/counts.ts';
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { DocumentSettings } from '../../../shared/document/document.ts';

const settings: DocumentSettings = { template: 'outcomeDocument', look: 'escwa-current', draftingLanguage: 'en', languages: ['en', 'ar'], digits: 'western', unplaced: [] };
const count = (blocks: Block[]) => countDocument({ blocks, settings });
const paragraph = (id: string, en?: string, ar?: string): Block => ({
  id,
  type: 'numberedParagraph',
  text: { ...(en === undefined ? {} : { en: [{ text: en }] }), ...(ar === undefined ? {} : { ar: [{ text: ar }] }) },
});

describe('words', () => {
  test('are those of the text; a footnote counts as a footnote', () => {
    const block: Block = {
      id: 'a',
      type: 'paragraph',
      text: { en: [{ text: 'Four basins' }, { type: 'footnote', id: 'f', content: [{ text: 'Measured in winter.' }] }, { text: ' were measured.' }] },
    };
    expect(count([block])).toMatchObject({ words: { en: 4, ar: 0, fr: 0 }, footnotes: 1 });
  });

  test('a document has the words of its parts', () => {
    fc.assert(
      fc.property(fc.array(fc.lorem({ maxCount: 6 }), { maxLength: 8 }), (texts) => {
        const blocks = texts.map((text, index) => paragraph(`b${index}`, text));
        const sum = blocks.reduce((words, block) => words + count([block]).words.en, 0);
        expect(count(blocks).words.en).toBe(sum);
        expect(sum).toBe(texts.join(' ').split(/\s+/).filter(Boolean).length);
      }),
    );
  });
});

describe('untranslated', () => {
  test('is what has text in another language and none in this one', () => {
    expect(count([paragraph('a', 'One', 'واحد'), paragraph('b', 'Two'), paragraph('c'), paragraph('d', '   ')]).untranslated.ar).toEqual(['b', 'd']);
  });

  test('a text that was emptied on purpose is no gap', () => {
    expect(count([{ id: 'a', type: 'paragraph', text: { en: [{ text: 'One' }], ar: [] } }]).untranslated.ar).toEqual([]);
  });

  test('one cell without translation makes its table count, once', () => {
    const cell = (id: string, en: string) => ({ id, text: { en: [{ text: en }] }, colspan: 1, rowspan: 1 });
    const table: Block = {
      id: 't', type: 'table', text: {}, purpose: 'data', headerRows: 0, rowHeaders: false, landscape: false, columns: [1, 1], notes: {}, source: {},
      rows: [{ id: 'r', kind: 'normal', cells: [cell('c1', 'North'), cell('c2', 'South')] }],
    };
    expect(count([table]).untranslated.ar).toEqual(['t']);
  });
});

test('the paragraphs of a resolution are counted, though nothing numbers them through the document', () => {
  expect(count([{ id: 'p', type: 'preambularParagraph', text: {} }, { id: 'o', type: 'operativeParagraph', text: {} }, paragraph('a', 'x')]).clauses).toBe(2);
});

test('key messages are counted among themselves', () => {
  expect(count([{ id: 'm', type: 'keyMessage', text: {} }, paragraph('a', 'x'), { id: 'n', type: 'keyMessage', text: {} }]).messages).toBe(2);
});
