// What the program prints passes the checker, in every look and language, and reads in the order of the document.
import { expect, test } from 'vitest';
import { createPdfPrinter } from '../../main/print/print-pdf.ts';
import { looks } from '../../shared/document/document.ts';
import { isText, type Inline } from '../../shared/document/inlines.ts';
import { numberBlocks } from '../../shared/document/numbering.ts';
import { walkTexts } from '../../shared/document/walk.ts';
import { languages, type Language } from '../../shared/language/language.ts';
import { coastalAssets, coastalConference } from '../fixtures/coastal-conference.ts';
import { checkPdfUa } from './check.ts';
import { structureOf, type StructureNode } from './reading.ts';
import { coastalPdf } from './sample.ts';

test.each(looks.flatMap((look) => languages.map((language) => [look, language] as const)))('a document in the look %s in %s breaks no condition', async (look, language) => {
  // The protocol leaves the order and nesting of texts, 09-001 and 09-002, to people.
  const found = checkPdfUa(await coastalPdf(look, language)).filter(({ checkpoint }) => !/^09-00[12]$/.test(checkpoint));
  expect(found.map(({ checkpoint, condition, place }) => `${checkpoint} ${condition}: ${place}`)).toEqual([]);
});

test('a file that the compiler in WebAssembly wrote lacks what comes with the claim of PDF/UA', async () => {
  const document = coastalConference('escwa-current');
  const printer = await createPdfPrinter('web');
  const result = await printer.print({ document, numbering: numberBlocks(document.blocks, 'fr'), asset: (hash) => coastalAssets.get(hash) ?? null, progress: () => {} });
  if (!result.ok) throw new Error(result.error.code);
  expect([...new Set(checkPdfUa(result.value.bytes).map(({ checkpoint }) => checkpoint))].toSorted()).toEqual(['06-002', '07-001', 'PDF 14.8.5.4.3']);
});

/** The letters of a text, without what may differ in print: space, vowel signs, and the letter that carries one. */
const letters = (text: string): string => text.normalize('NFKC').replace(/[\p{Mn}\p{Cf}\s]+/gu, '');

/** The texts of a content that print one after the other; where a number or a mark comes between, another begins. */
const textsOf = (content: readonly Inline[]): string[] => {
  const found: string[] = [];
  let open = '';
  for (const inline of content) {
    if (isText(inline)) {
      open += inline.text;
      continue;
    }
    found.push(open);
    open = '';
    if (inline.type === 'footnote') found.push(...textsOf(inline.content));
    else if (inline.type === 'symbolReference') found.push(inline.symbol);
    else if ('children' in inline) found.push(...textsOf(inline.children));
  }
  return [...found, open].map(letters).filter((text) => text !== '');
};

/** The texts of the document from its contents on, in its own order. */
const modelTexts = (language: Language): string[] => {
  const { blocks } = coastalConference('escwa-current');
  const body = blocks.slice(blocks.findIndex(({ type }) => type === 'contents') + 1);
  return [...walkTexts(body)].flatMap(({ text }) => textsOf(text[language] ?? []));
};

const nodesOf = (node: StructureNode): StructureNode[] => [node, ...node.children.flatMap(nodesOf)];
const types = (tree: StructureNode): string[] => nodesOf(tree).map(({ role }) => role);

test.each(['en', 'fr'] as const)('every text of the document is read in its order in %s', async (language) => {
  const tree = structureOf(await coastalPdf('escwa-current', language));
  const lastEntry = nodesOf(tree).findLast(({ role }) => role === 'TOCI');
  const read = letters(tree.text);
  let position = read.indexOf(letters(lastEntry?.text ?? ''));
  expect(position).toBeGreaterThan(0);
  const expected = modelTexts(language);
  expect(expected.length).toBeGreaterThan(300);
  for (const text of expected) {
    const found = read.indexOf(text, position);
    expect([text, found === -1 ? 'is not read after what stands before it' : 'is read']).toEqual([text, 'is read']);
    position = found + text.length;
  }
});

test.each(languages)('the pieces of every line are in their order in %s', async (language) => {
  for (const look of looks) expect(checkPdfUa(await coastalPdf(look, language)).filter(({ checkpoint }) => checkpoint === '09-001')).toEqual([]);
});

test('every text of the document is read in Arabic, letters in the order in which they are read', async () => {
  const tree = structureOf(await coastalPdf('escwa-current', 'ar'));
  const read = letters(tree.text);
  // Signs alone have no direction of their own.
  const expected = modelTexts('ar').filter((text) => /[\p{L}\p{N}]/u.test(text));
  expect(expected.filter((text) => !read.includes(text))).toEqual([]);
});

test('structure tells types, languages and descriptions', async () => {
  const tree = structureOf(await coastalPdf('escwa-current', 'fr'));
  expect([...new Set(types(tree))].toSorted()).toEqual(
    expect.arrayContaining(['Caption', 'Document', 'Figure', 'H1', 'H2', 'H3', 'H4', 'L', 'LBody', 'LI', 'Lbl', 'Link', 'Note', 'P', 'TBody', 'TD', 'TH', 'THead', 'TOC', 'TOCI', 'TR', 'Table', 'Title']),
  );
  expect(nodesOf(tree).filter(({ role }) => role === 'Figure').map(({ alt }) => alt?.slice(0, 20))).toEqual(['Partenariat côtier', expect.stringMatching(/\S/)]);
  expect(new Set(nodesOf(tree).map(({ lang }) => lang))).toEqual(new Set(['fr-FR']));
  const note = nodesOf(tree).find(({ role }) => role === 'Note');
  expect(note?.text).toMatch(/^1 Les documents de la Conférence/);
});
