// What Word counts in an exported file is what the model counts.
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../../../shared/document/blocks/index.ts';
import { docxExporter } from '../../../../shared/export/docx/index.ts';
import { looks, type Document } from '../../../../shared/document/document.ts';
import { footnoteIds } from '../../../../shared/document/numbering.ts';
import { walkBlocks } from '../../../../shared/document/walk.ts';
import { definitionOf, languages, type Language } from '../../../../shared/language/index.ts';
import { documents } from '../../document/generators.ts';
import { inputOf, sampleDocument } from '../sample.ts';
import { descendants, readFootnoteMarks, readParagraphs, val, type WordParagraph } from './word-reader.ts';

/** Styles of elements that bear the number of a list. */
const numbered = /^UN-(?:H\d|Priority-Area|Para|Key-Message|(?:Box-)?Subpara-.+|Operative|Annex)$/;
const captions = /^UN-(?:Box-Title|Table-Caption|Figure-Caption)$/;
/** Word writes the fifth letter without the stroke that United Nations documents add to it. */
const letters = (label: string): string => label.replaceAll('\u0640', '');

const labelRun = (paragraph: WordParagraph): string =>
  [...descendants(paragraph.node, 'w:r')].filter((run) => val([...descendants(run, 'w:rStyle')][0]) === 'UN-Label').map((run) => [...descendants(run, 'w:t')].flatMap((text) => text.children).join('')).join('');

const printedLabels = (bytes: Uint8Array): string[] =>
  readParagraphs(bytes).filter(({ style }) => numbered.test(style)).map((paragraph) => letters(paragraph.label ?? labelRun(paragraph)));

const modelLabels = (document: Document, language: Language): string[] => {
  const { numbering } = inputOf(document, language);
  return [...walkBlocks(document.blocks)].flatMap(({ block }) => {
    const number = numbering.blocks.get(block.id);
    switch (block.type) {
      case 'heading':
      case 'priorityArea':
      case 'numberedParagraph':
      case 'keyMessage':
      case 'subparagraph':
      case 'operativeParagraph':
      case 'annex':
        return [number === undefined ? '' : letters(definitionOf(language).label(number, document.settings))];
      default:
        return [];
    }
  });
};

const captionLabels = (document: Document, language: Language): string[] => {
  const { numbering } = inputOf(document, language);
  return [...walkBlocks(document.blocks)].flatMap(({ block }) => {
    const number = numbering.blocks.get(block.id);
    return number !== undefined && (block.type === 'box' || block.type === 'table' || block.type === 'figure') ? [definitionOf(language).label(number, document.settings)] : [];
  });
};

const sameNumbers = async (document: Document, language: Language): Promise<void> => {
  const input = inputOf(document, language, () => null);
  const bytes = await docxExporter.write(input);
  expect(printedLabels(bytes)).toEqual(modelLabels(document, language));
  const printed = readParagraphs(bytes).filter(({ style }) => captions.test(style)).map(({ text }) => text);
  for (const label of captionLabels(document, language)) {
    const found = printed.findIndex((text) => text.startsWith(label));
    expect(found, `${label} in ${JSON.stringify(printed)}`).toBeGreaterThanOrEqual(0);
    printed.splice(0, found + 1);
  }
  const definition = definitionOf(language);
  // A session that has a number, and a known kind of document, print from their data: what their text holds does not.
  const silent = document.blocks.filter((block) => (block.type === 'session' && block.number !== null) || (block.type === 'documentKind' && block.kind !== null));
  const unprinted = new Set(silent.flatMap((block) => footnoteIds(block, language)));
  const marks = [...input.numbering.footnotes].filter(([id]) => !unprinted.has(id)).map(([, n]) => definition.digits(n, document.settings));
  // The first page has an order of its own, so the marks are compared without regard to order.
  expect(readFootnoteMarks(bytes).sort()).toEqual(marks.sort());
};

describe('numbers in Word', () => {
  test.each(looks.flatMap((look) => languages.map((language) => [look, language] as const)))('are those of the document: %s, %s', async (look, language) => {
    await sameNumbers(sampleDocument(look), language);
  });

  test('are those of any document', async () => {
    await fc.assert(
      fc.asyncProperty(documents(30), fc.constantFrom(...languages), async (document, language) => {
        await sameNumbers(document, language);
      }),
      { numRuns: 30 },
    );
  });

  test('are automatic where Word has the form, and text where it has none', async () => {
    const automatic = async (language: Language): Promise<Set<string>> => {
      const bytes = await docxExporter.write(inputOf(sampleDocument(), language));
      return new Set(readParagraphs(bytes).filter(({ style, label }) => numbered.test(style) && label !== null).map(({ style }) => style));
    };
    const all = ['UN-H1', 'UN-H2', 'UN-H3', 'UN-H4', 'UN-H5', 'UN-Priority-Area', 'UN-Para', 'UN-Key-Message', 'UN-Subpara-a', 'UN-Subpara-i', 'UN-Subpara-3', 'UN-Subpara-4', 'UN-Box-Subpara-a', 'UN-Operative', 'UN-Annex'];
    expect(await automatic('en')).toEqual(new Set(all));
    expect(await automatic('fr')).toEqual(new Set(all));
    // Ordinals and names of letters are text in Arabic; all the rest counts by itself.
    expect(await automatic('ar')).toEqual(new Set(all.filter((style) => !['UN-H1', 'UN-H2', 'UN-Priority-Area', 'UN-Annex'].includes(style))));
  });

  test('of key messages begin again in each area in a list of their own', async () => {
    const bytes = await docxExporter.write(inputOf(sampleDocument(), 'en'));
    const labels = readParagraphs(bytes).filter(({ style }) => style === 'UN-Key-Message').map(({ label }) => label);
    expect(labels).toEqual(['1.', '2.', '1.', '2.', '3.', '1.', '2.', '3.', '4.']);
  });

  test('go on by themselves when a typist puts one more paragraph after another, just as in the editor', async () => {
    const bookmarks = /<w:bookmark(?:Start|End)[^>]*\/>/g;
    /** The file with the paragraph that bears the mark of an element standing twice. */
    const typedInWord = (bytes: Uint8Array, id: string): Uint8Array => {
      const files = unzipSync(bytes);
      const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array());
      const mark = xml.indexOf(`w:name="_R${id.replaceAll('-', '_')}"`);
      const [from, to] = [xml.lastIndexOf('<w:p>', mark), xml.indexOf('</w:p>', mark) + '</w:p>'.length];
      if (mark < 0) throw new Error(`no mark of ${id}`);
      const paragraph = xml.slice(from, to);
      return zipSync({ ...files, 'word/document.xml': strToU8(xml.slice(0, to) + paragraph.replace(bookmarks, '') + xml.slice(to)) });
    };
    const countable = new Set(['numberedParagraph', 'keyMessage', 'operativeParagraph', 'subparagraph']);
    await fc.assert(
      fc.asyncProperty(documents(25), fc.constantFrom(...languages), fc.nat(), async (drawn, language, nth) => {
        // Word has no list format of Arabic-Indic digits: those numbers are text.
        const document: Document = { ...drawn, settings: { ...drawn.settings, digits: 'western' } };
        const places = document.blocks.flatMap((block, index) => (countable.has(block.type) ? index : []));
        const index = places[nth % Math.max(1, places.length)];
        const block = index === undefined ? undefined : document.blocks[index];
        if (index === undefined || block === undefined) return;
        // Key messages that go on below a subsection begin a list anew, with their number: LibreOffice would count from 1 there. So they keep it.
        const below = document.blocks.slice(index + 1);
        const subsection = below.findIndex((one) => one.type === 'heading' && one.level >= 3);
        if (block.type === 'keyMessage' && subsection >= 0 && below.slice(subsection).some(({ type }) => type === 'keyMessage')) return;
        const longer: Document = { ...document, blocks: document.blocks.toSpliced(index + 1, 0, { ...block, id: 'one-more', text: {} } as Block) };
        const word = typedInWord(await docxExporter.write(inputOf(document, language, () => null)), block.id);
        expect(printedLabels(word)).toEqual(modelLabels(longer, language));
      }),
      { numRuns: 30 },
    );
  });
});
