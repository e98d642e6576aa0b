// A Word file that left the program comes back as the document it was, element by element, also after another program saved it.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Document } from '../../../../shared/document/document.ts';
import { countingIds } from '../../../../shared/document/ids.ts';
import { documentSchema } from '../../../../shared/document/document.ts';
import { normaliseDocument } from '../../../../shared/document/normalise.ts';
import { walkBlocks } from '../../../../shared/document/walk.ts';
import { blankBlock, traitsOf, type Block } from '../../../../shared/document/blocks/index.ts';
import { contentText, type CrossReference, type Inline } from '../../../../shared/document/inlines.ts';
import { docxExporter } from '../../../../shared/export/docx/index.ts';
import { importDocument } from '../../../../shared/import/index.ts';
import { languages, type Language } from '../../../../shared/language/index.ts';
import { documents } from '../../document/generators.ts';
import { convert, hasLibreOffice } from '../../export/docx/libreoffice.ts';
import { inputOf } from '../../export/sample.ts';
import { readSample, sampleNames } from '../../samples/samples.ts';
import { carriedBlock, withRealIds } from './carried.ts';

/** Each case writes a whole file; the long run tries many more. */
const runs = Math.ceil((fc.readConfigureGlobal().numRuns ?? 100) * 0.15);
const image = { hash: 'a'.repeat(64), mediaType: 'image/png', width: 10, height: 10 } as const;
const back = (bytes: Uint8Array): Document => {
  const read = importDocument({ name: 'draft.docx', bytes, newId: countingIds('new'), addImage: () => image });
  if (!read.ok) throw new Error(read.error.code);
  return read.value.document;
};
const written = (document: Document, language: Language): Promise<Uint8Array> => docxExporter.write(inputOf(document, language));
const carried = (document: Document, language: Language): unknown[] => document.blocks.map((block) => carriedBlock(block, document, language));

describe.each(sampleNames)('the sample %s', (name) => {
  const document = withRealIds(readSample(name));
  test.each([...document.settings.languages])('comes back from Word in %s with every element, its id, its number and its words', async (language) => {
    const returned = back(await written(document, language));
    expect(carried(returned, language)).toEqual(carried(document, language));
    expect(returned.settings.look).toBe(document.settings.look);
    expect(returned.settings.draftingLanguage).toBe(language);
    expect(documentSchema.safeParse(returned).error).toBeUndefined();
    expect(normaliseDocument(returned, countingIds('x'))).toBe(returned);
  });
});

/** Blocks that print nothing in a language leave nothing in its file but their mark. */
const bodyOf = (document: Document): Block[] => document.blocks.filter(({ type }) => traitsOf(type).place === 'body');

test('whatever a document holds, every element of its body is found again by its id, in its order and as what it was', async () => {
  await fc.assert(
    fc.asyncProperty(documents(20), fc.constantFrom(...languages), async (drawn, language) => {
      const document = withRealIds(drawn);
      const returned = back(await written(document, language));
      const known = new Map(bodyOf(document).map((block) => [block.id, block.type] as const));
      expect(bodyOf(returned).filter(({ id }) => known.has(id)).map(({ id, type }) => [id, type])).toEqual([...known]);
    }),
    { numRuns: runs },
  );
});

test.skipIf(!hasLibreOffice)('after LibreOffice opened and saved it, all is as it was; only the marks of empty lines are lost', async () => {
  const files = [{ name: 'outcome-document', language: 'ar' }, { name: 'committee-report', language: 'en' }, { name: 'resolution', language: 'fr' }] as const;
  const written_ = await Promise.all(files.map(async ({ name, language }) => ({ name: `${name}-${language}`, bytes: await written(withRealIds(readSample(name)), language) })));
  const saved = convert(written_, 'docx');
  for (const { name, language } of files) {
    const document = withRealIds(readSample(name));
    const returned = back(saved.get(`${name}-${language}`) ?? new Uint8Array());
    const withoutEmpty = (blocks: readonly unknown[]): unknown[] => blocks.map((block) => ((block as { type: string }).type === 'endRule' ? { type: 'endRule' } : block));
    expect(withoutEmpty(carried(returned, language))).toEqual(withoutEmpty(carried(document, language)));
  }
}, 60_000);

/** Without what no file says of itself: proposals and comments are written as text. A table has a row that is no head. */
const plainly = (document: Document): Document => {
  const plain = JSON.parse(JSON.stringify(document), (key, value: unknown) => (key === 'proposals' || key === 'comments' ? undefined : value)) as Document;
  for (const { block } of walkBlocks(plain.blocks)) if (block.type === 'table' && block.headerRows >= block.rows.length) block.headerRows = 0;
  return plain;
};

test('whatever a document holds, the words, notes, references, cells and levels of its elements come back', async () => {
  await fc.assert(
    fc.asyncProperty(documents(8), fc.constantFrom(...languages), async (drawn, language) => {
      const document = plainly(withRealIds(drawn));
      const says = (one: Document): unknown[] => bodyOf(one).map((block) => carriedBlock(block, one, language)).map((block) => JSON.parse(JSON.stringify(block, (key, value: unknown) => (['numbered', 'landscape', 'columns', 'headerRows'].includes(key) ? undefined : value))));
      expect(says(back(await written(document, language)))).toEqual(says(document));
    }),
    { numRuns: runs },
  );
});

test('references beside each other stay apart, and a caption may begin with a dash', async () => {
  const reference = (target: string, form: CrossReference['form']): CrossReference => ({ type: 'crossReference', id: `${target} ${form}`, target, form });
  const line = (...content: Inline[]): Block => ({ ...blankBlock('paragraph', 'line'), text: { en: content } });
  const [number, label, sub] = [reference('one', 'number'), reference('one', 'label'), reference('sub', 'label')];
  for (const content of [[number, label], [label, number], [number, number], [number, sub], [label, label, sub, number]]) {
    const blocks: Block[] = [{ ...blankBlock('numberedParagraph', 'one'), text: { en: [{ text: 'Ferries' }] } }, { ...blankBlock('subparagraph', 'sub'), text: { en: [{ text: 'Quays' }] } }, line(...content), { ...blankBlock('figure', 'figure'), text: { en: [{ text: '- b the' }] } }];
    const document = withRealIds({ ...readSample('outcome-document'), blocks });
    const returned = back(await written(document, 'en'));
    const targets = new Map(document.blocks.map(({ id }, at) => [id, blocks[at]?.id]));
    const found = returned.blocks.find(({ type }) => type === 'paragraph')?.text.en ?? [];
    expect(found.map((inline) => ('type' in inline && inline.type === 'crossReference' ? `${targets.get(inline.target)} ${inline.form}` : inline))).toEqual(content.map(({ id }) => id));
    expect(contentText(returned.blocks.find(({ type }) => type === 'figure')?.text.en ?? [])).toBe('- b the');
  }
});
