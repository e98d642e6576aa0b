// The normal form of documents: it settles, keeps every word and every block that is in order, and sets right what is not.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { traitsOf, type Block } from '../../../shared/document/blocks/index.ts';
import type { Table } from '../../../shared/document/blocks/table.ts';
import { documentSchema, type Document } from '../../../shared/document/document.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { normaliseBlock, normaliseDocument } from '../../../shared/document/normalise.ts';
import { withNewIds } from '../../../shared/document/unique-ids.ts';
import { numberBlocks } from '../../../shared/document/numbering.ts';
import { documents, letters, untidyDocuments } from './generators.ts';

const either = fc.oneof(documents(), untidyDocuments);
const normalise = (document: Document): Document => normaliseDocument(document, countingIds('new'));

/** Whether each character occurs at least as often in `after`; both sorted. */
const contains = (after: string, before: string): boolean => {
  let at = 0;
  for (const character of before) {
    at = after.indexOf(character, at);
    if (at === -1) return false;
    at++;
  }
  return true;
};

const tablesIn = (blocks: readonly Block[]): Table[] =>
  blocks.flatMap((block): Table[] => (block.type === 'table' ? [block] : block.type === 'box' ? tablesIn(block.blocks) : []));

/** How often each place of the grid is covered, placing cells as HTML does. */
const coverage = (table: Table): number[][] => {
  const grid = table.rows.map(() => table.columns.map(() => 0));
  for (const [row, { cells }] of table.rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while ((grid[row]?.[column] ?? 0) > 0) column++;
      for (let down = 0; down < cell.rowspan; down++) {
        for (let across = 0; across < cell.colspan; across++) {
          const line = grid[row + down];
          if (line === undefined || column + across >= table.columns.length) throw new Error('a cell reaches out of the table');
          line[column + across] = (line[column + across] ?? 0) + 1;
        }
      }
      column += cell.colspan;
    }
  }
  return grid;
};

const allIds = (blocks: readonly Block[]): { structure: string[]; footnotes: string[] } => {
  const structure: string[] = [];
  const footnotes: string[] = [];
  const visit = (value: unknown, key: string): void => {
    if (Array.isArray(value)) value.forEach((item) => visit(item, key));
    else if (typeof value === 'object' && value !== null) {
      if ('id' in value && typeof value.id === 'string' && key !== 'proposals') {
        if ('type' in value && ['footnote', 'bracket', 'option', 'crossReference'].includes(String(value.type))) footnotes.push(value.id);
        else structure.push(value.id);
      }
      for (const [inner, field] of Object.entries(value)) visit(field, inner);
    }
  };
  visit(blocks, '');
  return { structure, footnotes };
};

describe('normalising', () => {
  test('returns a document in order as the very same object', () => {
    fc.assert(
      fc.property(documents(), (document) => {
        expect(normalise(document)).toBe(document);
      }),
      { numRuns: 150 },
    );
  });

  test('settles at once, and keeps to the schema', () => {
    fc.assert(
      fc.property(either, (document) => {
        const once = normalise(document);
        expect(normalise(once)).toBe(once);
        expect(documentSchema.safeParse(once).error?.issues ?? []).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('loses no character', () => {
    fc.assert(fc.property(either, (document) => contains(letters(normalise(document).blocks), letters(document.blocks))), { numRuns: 400 });
  });

  test('leaves the blocks that were in order untouched', () => {
    fc.assert(
      fc.property(documents(), (document) => {
        const repeated: Document = { ...document, blocks: [...document.blocks, { id: 'x', type: 'paragraph', text: { en: [{ text: 'a' }, { text: 'b' }] } }] };
        const after = normalise(repeated);
        for (const [index, block] of document.blocks.entries()) expect(after.blocks[index]).toBe(block);
        expect(after.blocks.at(-1)).toEqual({ id: 'x', type: 'paragraph', text: { en: [{ text: 'ab' }] } });
      }),
      { numRuns: 60 },
    );
  });

  test('leaves no id twice', () => {
    fc.assert(
      fc.property(either, (document) => {
        const { structure, footnotes } = allIds(normalise(document).blocks);
        expect(new Set(structure).size).toBe(structure.length);
        expect(footnotes.filter((id) => structure.includes(id))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('covers every place of a table once', () => {
    fc.assert(
      fc.property(either, (document) => {
        for (const table of tablesIn(normalise(document).blocks)) {
          expect(new Set(coverage(table).flat())).toEqual(new Set([1]));
          expect(table.headerRows).toBeLessThanOrEqual(table.rows.length);
          for (const [row, { cells }] of table.rows.entries()) if (row < table.headerRows) for (const cell of cells) expect(row + cell.rowspan).toBeLessThanOrEqual(table.headerRows);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('puts the first page first, each element at most once, in order', () => {
    fc.assert(
      fc.property(either, (document) => {
        const types = normalise(document).blocks.map((block) => block.type);
        const front = types.filter((type) => traitsOf(type).place === 'front');
        expect(types.slice(0, front.length)).toEqual(front);
        const order: readonly string[] = ['logos', 'organ', 'distribution', 'symbol', 'date', 'language', 'originalLanguage', 'jobNumber', 'lines', 'summary', 'contents'];
        const groups = front.map((type) => Math.max(order.indexOf(type), 0) || (type === 'logos' ? 0 : order.indexOf('lines')));
        expect(groups).toEqual(groups.toSorted((one, other) => one - other));
        const singles = front.filter((type) => traitsOf(type).single);
        expect(new Set(singles).size).toBe(singles.length);
      }),
      { numRuns: 150 },
    );
  });

  test('keeps the first of two equal ids and leads references there', () => {
    const paragraph = (text: string): Block => ({ id: 'twice', type: 'numberedParagraph', text: { en: [{ text }] } });
    const document: Document = {
      schemaVersion: 1,
      id: 'document',
      settings: { template: 'outcomeDocument', look: 'escwa-current', draftingLanguage: 'en', languages: ['en'], digits: 'western', unplaced: [] },
      blocks: [paragraph('one'), paragraph('two')],
    };
    expect(normalise(document).blocks.map((block) => block.id)).toEqual(['twice', 'new-1']);
  });

  test('keeps the id that a translation shares with the footnote it translates', () => {
    const block: Block = { id: 'p', type: 'paragraph', text: { en: [{ type: 'footnote', id: 'f', content: [] }], ar: [{ type: 'footnote', id: 'f', content: [] }] } };
    const document: Document = {
      schemaVersion: 1,
      id: 'document',
      settings: { template: 'outcomeDocument', look: 'escwa-current', draftingLanguage: 'en', languages: ['en', 'ar'], digits: 'western', unplaced: [] },
      blocks: [block],
    };
    expect(normalise(document)).toBe(document);
  });

  test('tells a footnote apart from the block whose id it carries, so that a reference has one target', () => {
    const blocks: Block[] = [
      { id: 'one', type: 'paragraph', text: { fr: [{ type: 'footnote', id: 'two', content: [] }] } },
      { id: 'two', type: 'paragraph', text: {} },
    ];
    const document: Document = { schemaVersion: 1, id: 'document', settings: { template: 'outcomeDocument', look: 'escwa-current', draftingLanguage: 'fr', languages: ['fr'], digits: 'western', unplaced: [] }, blocks };
    const after = normalise(document).blocks;
    expect(after.map((block) => block.id)).toEqual(['one', 'two']);
    expect(allIds(after).footnotes).toEqual(['new-1']);
  });

  test('gives an emptied box a paragraph to write in', () => {
    const box: Block = { id: 'box', type: 'box', text: {}, blocks: [] };
    expect(normaliseBlock(box, countingIds('new'))).toEqual({ ...box, blocks: [{ id: 'new-1', type: 'paragraph', text: {} }] });
  });
});

test('a copy has new ids throughout, the same words and the same numbers', () => {
  fc.assert(
    fc.property(documents(), ({ blocks }) => {
      const copy = withNewIds(blocks, countingIds('copy'));
      expect(letters(copy)).toBe(letters(blocks));
      const before = allIds(blocks);
      const after = allIds(copy);
      expect([...after.structure, ...after.footnotes].filter((id) => !id.startsWith('copy-'))).toEqual([]);
      expect(after.structure.length).toBe(before.structure.length);
      expect([...numberBlocks(copy, 'en').blocks.values()]).toEqual([...numberBlocks(blocks, 'en').blocks.values()]);
    }),
    { numRuns: 80 },
  );
});
