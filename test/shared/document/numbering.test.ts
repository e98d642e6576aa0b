// Numbers and contents, held against a naive second opinion that looks back from each block on its own.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankBlock, type Block, type BlockType } from '../../../shared/document/blocks/index.ts';
import type { LanguageText } from '../../../shared/document/block.ts';
import { numberBlocks, type NumberKind } from '../../../shared/document/numbering.ts';
import { definitionOf, languages, type Language } from '../../../shared/language/index.ts';
import { documentBlocks } from './generators.ts';

type Expected = { kind: NumberKind; n: number; printed: boolean; bis?: number };

const headingLevel = (block: Block): number | null =>
  block.type === 'heading' ? block.level : block.type === 'priorityArea' ? 2 : block.type === 'annex' ? 1 : null;

/** Counts back from `at` the blocks that match, up to the first block that ends the scope. */
const countBack = (blocks: readonly Block[], at: number, matches: (block: Block) => boolean, ends: (block: Block) => boolean): number => {
  let n = 0;
  for (let index = at; index >= 0; index--) {
    const block = blocks[index];
    if (block === undefined) break;
    if (index < at && ends(block)) break;
    if (matches(block)) n++;
  }
  return n;
};

const never = (): boolean => false;
const headingKinds: NumberKind[] = ['chapter', 'section', 'subsection', 'heading4', 'heading5'];
const isNumberedHeading = (level: number) => (block: Block): boolean =>
  (block.type === 'heading' && block.level === level && block.numbered) || (level === 2 && block.type === 'priorityArea');
const isHeadingAbove = (level: number) => (block: Block): boolean => (headingLevel(block) ?? 9) < level;

const listNumber = (siblings: readonly Block[], at: number, level: number): number =>
  countBack(
    siblings,
    at,
    (block) => block.type === 'subparagraph' && block.level === level,
    (block) => (block.type === 'subparagraph' ? block.level < level : !['quotation', 'table', 'figure', 'pageBreak'].includes(block.type)),
  );

/** All blocks in reading order with those in boxes, so that boxes, tables and figures can be counted plainly. */
const flat = (blocks: readonly Block[]): Block[] => blocks.flatMap((block): Block[] => (block.type === 'box' ? [block, ...block.blocks] : [block]));

const expectedNumber = (blocks: readonly Block[], siblings: readonly Block[], at: number): Expected | null => {
  const block = siblings[at];
  if (block === undefined) return null;
  const of = (kind: NumberKind, n: number, printed = true): Expected => ({ kind, n, printed });
  const everything = flat(blocks);
  const among = (matches: (other: Block) => boolean): number => countBack(everything, everything.indexOf(block), matches, never);
  switch (block.type) {
    case 'heading':
      if (!block.numbered) return null;
      return of(
        headingKinds[block.level - 1] ?? 'chapter',
        countBack(blocks, at, isNumberedHeading(block.level), block.level === 1 ? never : isHeadingAbove(block.level)),
      );
    case 'priorityArea':
      return of('section', countBack(blocks, at, isNumberedHeading(2), isHeadingAbove(2)));
    case 'numberedParagraph':
      return of('paragraph', among((other) => other.type === 'numberedParagraph'));
    case 'keyMessage':
      return of('keyMessage', countBack(blocks, at, (other) => other.type === 'keyMessage', isHeadingAbove(3)));
    case 'operativeParagraph':
      return of('operative', countBack(blocks, at, (other) => other.type === 'operativeParagraph', (other) => other.type === 'preambularParagraph' || headingLevel(other) !== null));
    case 'subparagraph':
      return of(`subparagraph${block.level}` as NumberKind, listNumber(siblings, at, block.level));
    case 'box':
      return of('box', among((other) => other.type === 'box'));
    case 'figure':
      return of('figure', among((other) => other.type === 'figure'));
    case 'table':
      return block.purpose !== 'data' ? null : of('table', among((other) => other.type === 'table' && other.purpose === 'data'));
    case 'annex':
      return of('annex', among((other) => other.type === 'annex'), blocks.filter((other) => other.type === 'annex').length > 1);
    default:
      return null;
  }
};

const footnotesIn = (value: unknown, found: string[]): void => {
  if (Array.isArray(value)) for (const item of value) footnotesIn(item, found);
  else if (typeof value === 'object' && value !== null) {
    if ('type' in value && value.type === 'footnote' && 'id' in value) found.push(String(value.id));
    else if ('children' in value) footnotesIn(value.children, found);
  }
};

/** The places of a block in reading order, written out by hand. */
const textsOf = (block: Block): LanguageText[] => {
  switch (block.type) {
    case 'table':
      return [block.text, ...block.rows.flatMap((row) => row.cells.map((cell) => cell.text)), block.notes, block.source];
    case 'figure':
      return [block.text, block.source];
    case 'box':
      return [block.text, ...block.blocks.flatMap(textsOf)];
    default:
      return [block.text];
  }
};

/** What is counted when only what is not proposed counts: the numbers of the others must be the same as if it were not there. */
const proposable = new Set<BlockType>(['numberedParagraph', 'keyMessage', 'operativeParagraph', 'subparagraph']);
const insertion = { id: 'proposal', author: 'Nadia', at: 0, kind: 'insertion' as const };

describe('what is only proposed', () => {
  test('is numbered after what stands before it, and shifts no number', () => {
    fc.assert(
      fc.property(documentBlocks(30), fc.array(fc.nat(30), { maxLength: 6 }), (base, places) => {
        // Neighbours that are counted alike, so that there is a number to go on from; nothing is led by what is only proposed.
        const blocks = base.flatMap((block, at): Block[] => {
          const times = proposable.has(block.type) && block.type !== 'subparagraph' ? places.filter((place) => place === at).length : 0;
          return [block, ...Array.from({ length: times }, (_, index): Block => ({ ...blankBlock(block.type, `${block.id}-${index}`), proposals: [insertion] }) as Block)];
        });
        const [without, numbers] = [numberBlocks(base, 'en'), numberBlocks(blocks, 'en')];
        const lists = new Set(['subparagraph1', 'subparagraph2', 'subparagraph3', 'subparagraph4']);
        for (const [id, number] of without.blocks) if (!lists.has(number.kind)) expect(numbers.blocks.get(id)).toEqual(number);
        for (const block of base) {
          const number = without.blocks.get(block.id);
          for (let index = 0; numbers.blocks.has(`${block.id}-${index}`); index++) expect(numbers.blocks.get(`${block.id}-${index}`)).toEqual({ ...number, bis: index + 1 });
        }
        expect(numbers.contents.map(({ paragraphs }) => paragraphs)).toEqual(without.contents.map(({ paragraphs }) => paragraphs));
      }),
      { numRuns: 100 },
    );
  });

  test('prints as 5 bis, ter and quater, in each language', () => {
    const of = (id: string, proposed: boolean): Block => ({ id, type: 'numberedParagraph', text: {}, ...(proposed ? { proposals: [insertion] } : {}) }) as Block;
    const blocks = [of('a', false), of('b', true), of('c', true), of('d', true), of('e', false)];
    const labels = (language: Language) => {
      const { blocks: numbers } = numberBlocks(blocks, language);
      return blocks.map(({ id }) => definitionOf(language).label(numbers.get(id) ?? { kind: 'paragraph', n: 0, printed: true }, { look: 'escwa-current', digits: 'western' }).replaceAll('\u00A0', ' '));
    };
    expect(labels('en')).toEqual(['1.', '1 bis.', '1 ter.', '1 quater.', '2.']);
    expect(labels('fr')).toEqual(['1.', '1 bis.', '1 ter.', '1 quater.', '2.']);
    expect(labels('ar')).toEqual(['1-', '1 مكرراً-', '1 مكرراً ثانياً-', '1 مكرراً ثالثاً-', '2-']);
  });

  test('is another wording where the same proposal takes out the paragraph before it: 5 alt., 5 alt. 2', () => {
    const of = (id: string, ...marks: (readonly ['insertion' | 'deletion', string])[]): Block => ({ id, type: 'numberedParagraph', text: {}, ...(marks.length > 0 ? { proposals: marks.map(([kind, mark]) => ({ ...insertion, kind, id: mark })) } : {}) }) as Block;
    const blocks = [of('a', ['deletion', 'x'], ['deletion', 'y']), of('b', ['insertion', 'x']), of('c', ['insertion', 'x']), of('d', ['insertion', 'y']), of('e', ['insertion', 'z']), of('f'), of('g', ['insertion', 'x'])];
    const labels = (language: Language) => {
      const { blocks: numbers } = numberBlocks(blocks, language);
      return blocks.map(({ id }) => definitionOf(language).label(numbers.get(id) ?? { kind: 'paragraph', n: 0, printed: true }, { look: 'escwa-current', digits: 'western' }).replaceAll('\u00A0', ' '));
    };
    expect(labels('en')).toEqual(['1.', '1 alt.', '1 bis.', '1 alt. 2.', '1 ter.', '2.', '2 bis.']);
    expect(labels('fr')).toEqual(['1.', '1 alt.', '1 bis.', '1 alt. 2.', '1 ter.', '2.', '2 bis.']);
    expect(labels('ar')).toEqual(['1-', '1 بديلة-', '1 مكرراً-', '1 بديلة 2-', '1 مكرراً ثانياً-', '2-', '2 مكرراً-']);
  });

  test('counts as any other where nothing stands before it, and within its list of sub-paragraphs', () => {
    const item = (id: string, proposed: boolean): Block => ({ id, type: 'subparagraph', level: 1, text: {}, ...(proposed ? { proposals: [insertion] } : {}) }) as Block;
    const numbers = numberBlocks([item('a', true), item('b', false), item('c', true), item('d', false)], 'en').blocks;
    expect(['a', 'b', 'c', 'd'].map((id) => [numbers.get(id)?.n, numbers.get(id)?.bis])).toEqual([[1, undefined], [2, undefined], [2, 1], [3, undefined]]);
  });
});

describe('numbering', () => {
  test('gives every block the number that counting back from it gives', () => {
    fc.assert(
      fc.property(documentBlocks(40), (blocks) => {
        const numbering = numberBlocks(blocks, 'en');
        const check = (siblings: readonly Block[]): void => {
          for (const [at, block] of siblings.entries()) {
            const { kind, n, printed } = numbering.blocks.get(block.id) ?? { kind: null, n: 0, printed: false };
            expect(kind === null ? null : { kind, n, printed }, `${block.type} at ${at}`).toEqual(expectedNumber(blocks, siblings, at));
            if (block.type === 'box') check(block.blocks);
          }
        };
        check(blocks);
      }),
      { numRuns: 150 },
    );
  });

  test('goes on with a list over quotations, tables, figures and page breaks, and begins afresh after anything else', () => {
    const light = fc
      .array(fc.constantFrom('subparagraph1', 'subparagraph1', 'subparagraph2', 'subparagraph3', 'quotation', 'pageBreak', 'table', 'figure', 'paragraph', 'bullet', 'numberedParagraph', 'endRule'), { maxLength: 25 })
      .map((types) =>
        types.map((type, index): Block => {
          const id = `b${index}`;
          if (type.startsWith('subparagraph')) return { id, type: 'subparagraph', text: {}, level: Number(type.at(-1)) };
          return blankBlock(type as BlockType, id);
        }),
      );
    fc.assert(
      fc.property(light, (blocks) => {
        const { blocks: numbers, parents } = numberBlocks(blocks, 'en');
        for (const [at, block] of blocks.entries()) {
          if (block.type !== 'subparagraph') continue;
          expect(numbers.get(block.id)).toEqual({ kind: `subparagraph${block.level}`, n: listNumber(blocks, at, block.level), printed: true });
          // What it stands under: going back, the first higher sub-paragraph, or the numbered paragraph that leads the list.
          const above = blocks.slice(0, at).toReversed().find((other) => (other.type === 'subparagraph' ? other.level < block.level : !['quotation', 'table', 'figure', 'pageBreak'].includes(other.type)));
          expect(parents.get(block.id)).toBe(above?.type === 'subparagraph' || above?.type === 'numberedParagraph' ? above.id : undefined);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('counts footnotes in reading order, wherever they stand, in each language by itself', () => {
    fc.assert(
      fc.property(documentBlocks(), fc.constantFrom<Language>(...languages), (blocks, language) => {
        const found: string[] = [];
        for (const text of blocks.flatMap(textsOf)) footnotesIn(text[language], found);
        expect([...numberBlocks(blocks, language).footnotes]).toEqual(found.map((id, index) => [id, index + 1]));
      }),
      { numRuns: 100 },
    );
  });

  test('lists headings, priority areas and annexes with the paragraphs up to the next of the same or a higher level', () => {
    fc.assert(
      fc.property(documentBlocks(40), (blocks) => {
        const { contents, paragraphs } = numberBlocks(blocks, 'en');
        const total = blocks.filter((block) => block.type === 'numberedParagraph').length;
        expect(paragraphs).toEqual(total === 0 ? null : { first: 1, last: total, count: total });
        const entries = blocks.flatMap((block, at) => {
          const level = headingLevel(block);
          if (level === null) return [];
          const end = blocks.findIndex((other, index) => index > at && (headingLevel(other) ?? 9) <= level);
          const under = blocks.slice(at, end === -1 ? undefined : end).filter((other) => other.type === 'numberedParagraph').length;
          const before = blocks.slice(0, at).filter((other) => other.type === 'numberedParagraph').length;
          return [{ id: block.id, level, paragraphs: under === 0 ? null : [before + 1, before + under] }];
        });
        expect(contents.map(({ id, level, paragraphs: range }) => ({ id, level, paragraphs: range }))).toEqual(entries);
      }),
      { numRuns: 150 },
    );
  });

  test('gives the same numbers whatever the language', () => {
    fc.assert(
      fc.property(documentBlocks(), (blocks) => {
        expect([...numberBlocks(blocks, 'ar').blocks]).toEqual([...numberBlocks(blocks, 'fr').blocks]);
      }),
      { numRuns: 40 },
    );
  });

  test('keeps the number object of a block whose number did not change, so that views can compare by identity', () => {
    fc.assert(
      fc.property(documentBlocks(), (blocks) => {
        const first = numberBlocks(blocks, 'en').blocks;
        const second = numberBlocks([...blocks, { id: 'more', type: 'numberedParagraph', text: {} }], 'en').blocks;
        for (const [id, number] of first) expect(second.get(id)).toBe(number);
      }),
      { numRuns: 40 },
    );
  });
});

test('numbering looks at each block a few times, however long the document is', () => {
  /** How often a field of a block is read in one count. Counted, not timed, so that it holds on any machine. */
  const readsFor = (paragraphs: number): number => {
    let reads = 0;
    const blocks = Array.from({ length: paragraphs }, (_, index): Block =>
      new Proxy<Block>(
        index % 30 === 0
          ? { id: `h${index}`, type: 'heading', level: index % 90 === 0 ? 1 : 2, numbered: true, text: { en: [{ text: 'Harbours' }] } }
          : { id: `p${index}`, type: 'numberedParagraph', text: { en: [{ text: 'Text' }, { type: 'footnote', id: `f${index}`, content: [{ text: 'Note' }] }] } },
        {
          get(block, field) {
            reads++;
            return Reflect.get(block, field) as unknown;
          },
        },
      ),
    );
    expect(numberBlocks(blocks, 'en').footnotes.size).toBe(paragraphs - paragraphs / 30);
    return reads;
  };
  const [short, long] = [readsFor(300), readsFor(3000)];
  expect(long).toBe(10 * short);
  expect(long / 3000).toBeLessThan(25);
});
