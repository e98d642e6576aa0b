// What lets a Word file find its way back: the document, the language and every element can be known again from it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { traitsOf, type Block } from '../../../../shared/document/blocks/index.ts';
import { walkBlocks } from '../../../../shared/document/walk.ts';
import type { Document } from '../../../../shared/document/document.ts';
import { docxExporter } from '../../../../shared/export/docx/index.ts';
import { languages, type Language } from '../../../../shared/language/index.ts';
import { documents } from '../../document/generators.ts';
import { inputOf, sampleDocument } from '../sample.ts';
import { children, descendants, parseXml, partsOf, textOf, type Node } from './word-reader.ts';

/** The same document with ids as the program makes them. */
const withRealIds = (document: Document): Document => {
  const made = new Map<string, string>();
  const real = (id: string): string => {
    const known = made.get(id) ?? `${(made.size + 1).toString(16).padStart(8, '0')}-0000-4000-8000-00000000000a`;
    made.set(id, known);
    return known;
  };
  return JSON.parse(JSON.stringify(document), (key, value: unknown) => ((key === 'id' || key === 'target') && typeof value === 'string' ? real(value) : value)) as Document;
};
const idOf = (bookmark: Node): string => (bookmark.attributes['w:name'] ?? '').replace(/^_R/, '').replaceAll('_', '-');
const inBody = (document: Document): Block[] => [...walkBlocks(document.blocks)].map(({ block }) => block).filter(({ type }) => traitsOf(type).place === 'body');
/** Those of the first page that have text of their own, and print it. */
const onFirstPage = ({ blocks }: Document, language: Language): string[] =>
  blocks.flatMap((block) => ((block.type === 'title' || block.type === 'summary') && (block.text[language] ?? []).length > 0 ? block.id : []));

test('every element of the body, the title and the summary are marked with their ids, once, in reading order', async () => {
  await fc.assert(
    fc.asyncProperty(documents(25), fc.constantFrom(...languages), async (drawn, language) => {
      const document = withRealIds(drawn);
      const body = parseXml(partsOf(await docxExporter.write(inputOf(document, language)))['word/document.xml'] ?? '');
      const marks = [...descendants(body, 'w:bookmarkStart')];
      expect(new Set(marks.map((mark) => mark.attributes['w:name'])).size).toBe(marks.length);
      expect(new Set(marks.map((mark) => mark.attributes['w:id'])).size).toBe(marks.length);
      const wanted = inBody(document).map(({ id }) => id);
      const known = new Set(wanted);
      expect(marks.map(idOf).filter((id) => known.has(id))).toEqual(wanted);
      expect(marks.map(idOf)).toEqual(expect.arrayContaining(onFirstPage(document, language)));
      const ends = [...descendants(body, 'w:bookmarkEnd')].map((end) => end.attributes['w:id']);
      expect(ends.sort()).toEqual(marks.map((mark) => mark.attributes['w:id']).sort());
    }),
    { numRuns: 40 },
  );
});

test('the mark of an element stands in its own text', async () => {
  const document = withRealIds(sampleDocument());
  const body = parseXml(partsOf(await docxExporter.write(inputOf(document, 'en')))['word/document.xml'] ?? '');
  const places = new Map<string, string>();
  for (const paragraph of descendants(body, 'w:p')) for (const mark of descendants(paragraph, 'w:bookmarkStart')) places.set(idOf(mark), textOf(paragraph));
  for (const block of inBody(document)) {
    const [first] = block.text.en ?? [];
    if (first !== undefined && 'text' in first) expect(places.get(block.id)).toContain(first.text.split('\n')[0]);
  }
});

test('the file names its document and its language', async () => {
  for (const language of languages) {
    const parts = partsOf(await docxExporter.write(inputOf(sampleDocument(), language)));
    const properties = new Map(children(parseXml(parts['docProps/custom.xml'] ?? ''), 'property').map((property) => [property.attributes['name'], textOf(property) || [...descendants(property)].flatMap((node) => node.children).join('')]));
    expect(properties.get('Rapporteur document')).toBe('sample');
    expect(properties.get('Rapporteur language')).toBe(language);
  }
});
