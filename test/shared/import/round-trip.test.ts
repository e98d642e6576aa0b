// Export and import agree: what leaves as Markdown comes in again with the same elements and the same words.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blankBlock, type Block } from '../../../shared/document/blocks/index.ts';
import { schemaVersion, type Document } from '../../../shared/document/document.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { contentText, type Content, type Inline } from '../../../shared/document/inlines.ts';
import { normaliseDocument } from '../../../shared/document/normalise.ts';
import { markdownExporter } from '../../../shared/export/markdown.ts';
import { recognise, type Recognised } from '../../../shared/import/recognise.ts';
import type { Language } from '../../../shared/language/index.ts';
import { documents } from '../document/generators.ts';
import { inputOf } from '../export/sample.ts';
import { computedWords, difference, documentWords, sourceWords } from './words.ts';

const written = async (document: Document, language: Language): Promise<string> => new TextDecoder().decode(await markdownExporter.write(inputOf(document, language)));
const back = (markdown: string, language: Language): Recognised => recognise({ name: 'back.md', text: markdown, markdown: true, language, newId: countingIds('new') });

/** Letters and digits, one by one: where two runs touch, words may join. */
const letters = (words: readonly string[]): string[] => [...words.join('')].filter((sign) => /[\p{L}\p{N}]/u.test(sign));

describe('any document at all', () => {
  it('loses and adds no letter on the way out and in', async () => {
    await fc.assert(
      fc.asyncProperty(documents(8), async (generated) => {
        const language = generated.settings.draftingLanguage;
        // A kind and a session that are known print in the wording of the language; a text beside them prints nowhere.
        const document = { ...generated, blocks: generated.blocks.map((block) => ((block.type === 'documentKind' && block.kind !== null) || (block.type === 'session' && block.number !== null) ? { ...block, text: {} } : block)) };
        const markdown = await written(document, language);
        const { document: again, computed } = back(markdown, language);
        const after = letters([...documentWords(again), ...computedWords(computed)]);
        expect(difference(letters(documentWords(document)), after).filter((found) => found.startsWith('-'))).toEqual([]);
        expect(difference(letters(sourceWords(markdown)), after)).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
});

const vocabulary: Readonly<Record<Language, readonly string[]>> = {
  en: 'harbour village lantern winter keeper island market bridge teacher garden river window letter mountain orchard'.split(' '),
  fr: 'maison village lanterne hiver gardien marché pont jardin rivière fenêtre lettre montagne verger moulin bateau'.split(' '),
  ar: 'ميناء قرية مصباح شتاء حارس جزيرة سوق جسر معلم حديقة نهر نافذة رسالة جبل بستان'.split(' '),
};

const seeds = (min: number, max: number): fc.Arbitrary<number[]> => fc.array(fc.nat(999), { minLength: min, maxLength: max });

/** The words of a text, and what stands in it: the model's inlines that Markdown can carry. */
interface Planned {
  readonly words: readonly number[];
  readonly inline: 'nothing' | 'bold' | 'italic' | 'link' | 'symbol' | 'footnote' | 'superscript';
}
const planned = (min: number, max: number): fc.Arbitrary<Planned> =>
  fc.record({ words: seeds(min, max), inline: fc.constantFrom('nothing' as const, 'nothing' as const, 'bold' as const, 'italic' as const, 'link' as const, 'symbol' as const, 'footnote' as const, 'superscript' as const) });

const phrase = (language: Language, words: readonly number[]): string => words.map((seed) => vocabulary[language][seed % 15]).join(' ');
const begun = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const middle = (inline: Planned['inline'], language: Language): Inline[] => {
  const text = phrase(language, [3, 4]);
  switch (inline) {
    case 'nothing':
      return [];
    case 'bold':
      return [{ text, bold: true }];
    case 'italic':
      return [{ text, italic: true }];
    case 'superscript':
      return [{ text: 'e', superscript: true }];
    case 'link':
      return [{ type: 'link', href: 'https://example.org/lamps', children: [{ text }] }];
    case 'symbol':
      return [{ type: 'symbolReference', symbol: 'A/RES/73/195' }];
    case 'footnote':
      return [{ type: 'footnote', id: 'x', content: [{ text: `${begun(phrase(language, [1, 2, 5]))}.` }] }];
  }
};

/** A sentence with something in its middle. */
const sentence = (language: Language, { words, inline }: Planned): Content => {
  const [first, second] = [words.slice(0, words.length / 2), words.slice(words.length / 2)];
  const inside = middle(inline, language);
  const [open, close] = inside.length === 0 ? [' ', ''] : inline === 'footnote' || inline === 'superscript' ? ['', ' '] : [' ', ' '];
  if (inside.length === 0) return [{ text: `${begun(phrase(language, words))}.` }];
  return [{ text: `${begun(phrase(language, first))}${open}` }, ...inside, { text: `${close}${phrase(language, second)}.` }];
};

type Part =
  | { readonly kind: 'heading'; readonly level: number; readonly numbered: boolean; readonly title: readonly number[]; readonly text: Planned }
  | { readonly kind: 'numbered' | 'paragraph' | 'quotation'; readonly text: Planned }
  | { readonly kind: 'letters' | 'bullets'; readonly text: Planned; readonly items: readonly Planned[]; readonly nested: boolean }
  | { readonly kind: 'messages'; readonly title: readonly number[]; readonly items: readonly Planned[] }
  | { readonly kind: 'box'; readonly title: readonly number[]; readonly items: readonly Planned[] }
  | { readonly kind: 'table'; readonly title: readonly number[]; readonly rows: number; readonly head: boolean; readonly text: Planned }
  | { readonly kind: 'figure' | 'annex'; readonly title: readonly number[]; readonly text: Planned };

const title = seeds(2, 6);
const items = fc.array(planned(6, 14), { minLength: 2, maxLength: 4 });
const part: fc.Arbitrary<Part> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('heading' as const), level: fc.integer({ min: 1, max: 5 }), numbered: fc.boolean(), title, text: planned(14, 30) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('numbered' as const, 'numbered' as const, 'paragraph' as const, 'quotation' as const), text: planned(14, 30) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('letters' as const, 'bullets' as const), text: planned(14, 30), items, nested: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('box' as const, 'messages' as const), title, items }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('table' as const), title, rows: fc.integer({ min: 2, max: 4 }), head: fc.boolean(), text: planned(6, 10) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('figure' as const, 'annex' as const), title, text: planned(14, 30) }) },
);

/**
 * Elements in an order that people write: a heading is no deeper than one below the last, and the text of an annex has no numbers.
 *
 * What Markdown cannot carry, and is therefore not in here: ids; the other languages; images, their width, and the widths of columns; merged
 * cells, row headers, landscape pages, and a second header row; cross-references, brackets, options, proposals and comments, which print as
 * text; an underlined or raised run within a run of another format; signatures and the rule of an annex's original language where it is the
 * document's own; page breaks; elements without text. Paragraphs of a few words can be read as headings.
 */
const elements = (parts: readonly Part[], language: Language): Block[] => {
  const blocks: Block[] = [];
  const newId = countingIds('b');
  const text = (content: Content) => ({ [language]: content });
  const plain = (words: readonly number[]): Content => [{ text: begun(phrase(language, words)) }];
  let depth = 0;
  const simple = (type: 'numberedParagraph' | 'paragraph' | 'quotation', one: Planned): void => void blocks.push({ ...blankBlock(type, newId()), text: text(sentence(language, one)) });
  const cell = (content: Content) => ({ id: newId(), text: text(content), colspan: 1, rowspan: 1 });
  for (const one of parts) {
    switch (one.kind) {
      case 'heading': {
        const level = Math.min(one.level, depth + 1);
        depth = level;
        blocks.push({ ...blankBlock('heading', newId()), level, numbered: one.numbered, text: text(plain(one.title)) });
        simple('numberedParagraph', one.text);
        break;
      }
      case 'numbered':
        simple('numberedParagraph', one.text);
        break;
      case 'paragraph':
      case 'quotation':
        simple(one.kind, one.text);
        break;
      case 'letters':
      case 'bullets':
        simple('numberedParagraph', one.text);
        for (const [index, item] of one.items.entries()) {
          const type = one.kind === 'letters' ? 'subparagraph' : 'bullet';
          blocks.push({ ...blankBlock(type, newId()), level: one.nested && index > 0 ? 2 : 1, text: text(sentence(language, item)) });
        }
        break;
      case 'box':
        blocks.push({ ...blankBlock('box', newId()), text: text(plain(one.title)), blocks: one.items.map((item) => ({ ...blankBlock('paragraph', newId()), text: text(sentence(language, item)) })) });
        simple('numberedParagraph', one.items[0] ?? { words: [1], inline: 'nothing' });
        break;
      case 'table':
        blocks.push({
          ...blankBlock('table', newId()),
          text: text(plain(one.title)),
          headerRows: one.head ? 1 : 0,
          columns: [1, 1],
          rows: Array.from({ length: one.rows }, (_, row) => ({ id: newId(), kind: 'normal' as const, cells: [cell(plain([row, row + 1])), cell(sentence(language, one.text))] })),
          source: text(sentence(language, { words: [2, 4, 6], inline: 'nothing' })),
        });
        break;
      case 'figure':
        blocks.push({ ...blankBlock('figure', newId()), text: text(plain(one.title)), alt: { [language]: phrase(language, [1, 5, 2]) }, source: text(sentence(language, { words: [3, 1, 2], inline: 'nothing' })) });
        break;
      case 'annex':
        depth = 0;
        blocks.push({ ...blankBlock('annex', newId()), text: text(plain(one.title)) });
        simple('paragraph', one.text);
        break;
      case 'messages':
        depth = 2;
        blocks.push({ ...blankBlock('priorityArea', newId()), text: text(plain(one.title)) });
        for (const { words } of one.items) {
          blocks.push({ ...blankBlock('keyMessage', newId()), text: text([{ text: `${begun(phrase(language, words.slice(0, 3)))}:`, bold: true }, { text: ` ${phrase(language, words)}.` }]) });
        }
        break;
    }
  }
  return blocks;
};

/** An element without what is made anew (ids) and what Markdown does not say (widths, images, the width of a figure). */
const bare = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(bare);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'id' && key !== 'columns' && key !== 'width').map(([key, field]) => [key, bare(field)]));
};

describe('the place of a meeting', () => {
  it.each<{ place: Content }>([{ place: [{ text: '&amp; *', bold: true, italic: true }] }, { place: [{ text: 'Old ' }, { text: 'Harbour', italic: true }, { text: ' (Hall 2)' }] }])('keeps its signs and formats beside the dates: $place.0.text', async ({ place }) => {
    const blocks: Block[] = [
      { ...blankBlock('title', 'title'), text: { en: [{ text: 'Lanterns of the islands' }] } },
      { ...blankBlock('venue', 'venue'), from: '2031-05-06', to: '2031-05-07', text: { en: place } },
    ];
    const document = normaliseDocument({ schemaVersion, id: 'd', settings: { template: 'committeeReport', look: 'escwa-current', draftingLanguage: 'en', languages: ['en'], digits: 'western', unplaced: [] }, blocks }, countingIds('n'));
    const again = back(await written(document, 'en'), 'en').document.blocks.find(({ type }) => type === 'venue');
    expect(again).toMatchObject({ text: { en: place }, from: '2031-05-06', to: '2031-05-07' });
  });
});

describe('a document as people write them', () => {
  it('comes back element by element, with its formats, links, references and footnotes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 10 }), fc.constantFrom('en' as const, 'ar' as const, 'fr' as const), async (parts, language) => {
        const opening: Block[] = [
          { ...blankBlock('title', 'title'), text: { [language]: [{ text: begun(phrase(language, [1, 2, 3, 4, 5])) }] } },
          { ...blankBlock('heading', 'first'), level: 1, numbered: true, text: { [language]: [{ text: begun(phrase(language, [7, 8])) }] } },
          { ...blankBlock('numberedParagraph', 'opening'), text: { [language]: sentence(language, { words: [9, 8, 7, 6, 5, 4, 3, 2, 1, 9, 8, 7, 6, 5], inline: 'nothing' }) } },
        ];
        const document = normaliseDocument(
          {
            schemaVersion,
            id: 'd',
            settings: { template: 'committeeReport', look: 'escwa-current', draftingLanguage: language, languages: [language], digits: 'western', unplaced: [] },
            blocks: [...opening, ...elements(parts, language)],
          },
          countingIds('n'),
        );
        const { document: again, unplaced } = back(await written(document, language), language);
        expect(bare(again.blocks)).toEqual(bare(document.blocks));
        expect(unplaced).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
});

it('reads a numbered subsection in Markdown as a heading also below a heading without number', () => {
  const text = '## I. Lanterns\n\n1. The islands keep their lanterns lit.\n\n## Harbours\n\n### Market\n\n2. The market opens at dawn.\n\n#### 1. Bridges\n\n3. Two bridges lead to it.\n\n### Gardens\n\n#### 1. Orchards\n\n4. The orchards stand above.\n';
  const { document } = back(`# The islands\n\n${text}`, 'en');
  expect(document.blocks.flatMap((block) => (block.type === 'heading' ? [contentText(block.text.en ?? [])] : []))).toEqual(['Lanterns', 'Harbours', 'Market', 'Bridges', 'Gardens', 'Orchards']);
});
