// Markdown goes out and comes in again: same elements, same numbers, same words.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankBlock, type Block } from '../../../shared/document/blocks/index.ts';
import type { Content } from '../../../shared/document/inlines.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { numberBlocks } from '../../../shared/document/numbering.ts';
import type { Document } from '../../../shared/document/document.ts';
import { markdownExporter } from '../../../shared/export/markdown.ts';
import { importDocument } from '../../../shared/import/index.ts';
import { definitionOf, languages, type Language } from '../../../shared/language/index.ts';
import { contentText } from '../../../shared/document/inlines.ts';
import { inputOf, sampleDocument } from './sample.ts';

const written = async (document: Document, language: Language = 'en'): Promise<string> => new TextDecoder().decode(await markdownExporter.write(inputOf(document, language)));
const again = async (document: Document, language: Language): Promise<Document> => {
  const bytes = await markdownExporter.write(inputOf(document, language));
  const result = importDocument({ name: 'again.md', bytes, language, newId: countingIds('new') });
  if (!result.ok) throw new Error(result.error.code);
  return result.value.document;
};
const withBlocks = (...blocks: Block[]): Document => ({ ...sampleDocument(), blocks });
const paragraphOf = (content: Content): Document => withBlocks({ ...blankBlock('numberedParagraph', 'p'), text: { en: content } });

/** Elements with their labels, those that bear structure. */
const structure = (document: Document, language: Language): string[] => {
  const numbering = numberBlocks(document.blocks, language);
  return document.blocks.flatMap((block) => {
    switch (block.type) {
      case 'heading':
        // The deepest levels print like sub-paragraphs, and nothing else tells them apart.
        if (block.level > 3) return [];
        break;
      case 'priorityArea':
      case 'numberedParagraph':
      case 'keyMessage':
      case 'operativeParagraph':
      case 'annex':
        break;
      default:
        return [];
    }
    const number = numbering.blocks.get(block.id);
    const label = number === undefined ? '' : definitionOf(language).label(number, document.settings);
    return [`${block.type} ${label} ${contentText(block.text[language] ?? []).slice(0, 6)}`];
  });
};

describe('Markdown', () => {
  test.each(languages)('comes in again with the same chapters, sections, paragraphs, messages and annexes: %s', async (language) => {
    // What has no translation prints a notice, which comes back as a text.
    const document = sampleDocument();
    const whole = { ...document, blocks: document.blocks.filter(({ id }) => id !== 'p11') };
    expect(structure(await again(whole, language), language)).toEqual(structure(whole, language));
  });

  test('brings back the first page', async () => {
    const front = (document: Document): unknown[] =>
      document.blocks.flatMap((block): unknown[] => {
        switch (block.type) {
          case 'symbol':
            return [block.symbol];
          case 'date':
            return [block.date];
          case 'originalLanguage':
            return [block.original];
          case 'distribution':
            return [block.distribution];
          case 'title':
          case 'body':
            return [contentText(block.text.en ?? [])];
          case 'session':
            return [block.number];
          case 'venue':
            return [block.from, block.to];
          default:
            return [];
        }
      });
    expect(front(await again(sampleDocument(), 'en'))).toEqual(front(sampleDocument()));
  });

  test('brings back footnotes with their text, and tables with their cells', async () => {
    const back = await again(sampleDocument(), 'en');
    const notes = back.blocks.flatMap((block) => (block.text.en ?? []).flatMap((inline) => ('type' in inline && inline.type === 'footnote' ? [contentText(inline.content)] : [])));
    expect(notes).toEqual(['See E/ESCWA/CL2.GPID/2031/4(Part II), available at example.org/harbours.']);
    const table = back.blocks.find((block) => block.type === 'table' && block.purpose === 'data');
    expect(table?.type === 'table' && table.rows.map(({ cells }) => cells.map(({ text }) => contentText(text.en ?? [])).join('/')).slice(-2)).toEqual(['Maremma/12.5/14/Dredged in 2029', 'Tel Bahr/9/1,112/']);
  });

  test.each<[string, Content]>([
    ['marks of Markdown stay text', [{ text: '*a* _b_ `c` [d](e) <f> ~g~ ^h^ | # &amp; \\' }]],
    ['a line that looks like a heading or a list', [{ text: '# one\n- two\n3. three\n+ four' }]],
    ['emphasis that touches', [{ text: 'Bold', bold: true }, { text: ', italic', italic: true }, { text: 'plain ' }, { text: 'bold', bold: true }, { text: ' end' }]],
    ['raised and lowered signs', [{ text: 'CO' }, { text: '2', subscript: true }, { text: ' and x' }, { text: 'n', superscript: true }]],
  ])('keeps %s', async (_, content: Content) => {
    const back = await again(paragraphOf(content), 'en');
    expect(back.blocks).toHaveLength(1);
    const [block] = back.blocks;
    expect(block?.text.en).toEqual(content);
  });

  test('writes addresses so that nothing in them ends them', async () => {
    const text = await written(paragraphOf([{ type: 'link', href: 'https://example.org/a_(b)?c=<d>', children: [{ text: 'there' }] }]));
    expect(text).toContain('[there](<https://example.org/a_(b)?c=%3Cd%3E>)');
  });

  test('is one text for one document, ending with one line end, without signs a text file cannot hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        const out = await written(paragraphOf([{ text }]));
        expect(out).toBe(await written(paragraphOf([{ text }])));
        expect(out).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/);
        expect(out.isWellFormed()).toBe(true);
        expect(out.endsWith('\n')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
