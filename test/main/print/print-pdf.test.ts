// PDF as it leaves the program: accessible, the same bytes each time, the user's text and nothing else, pages where the contents say.
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import fc from 'fast-check';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { readFonts } from '../../../main/print/fonts.ts';
import { createPdfPrinter, type PdfPrinter, type PrintedPdf } from '../../../main/print/print-pdf.ts';
import type { Block } from '../../../shared/document/blocks/index.ts';
import { looks, schemaVersion, type Document } from '../../../shared/document/document.ts';
import type { Content } from '../../../shared/document/inlines.ts';
import { numberBlocks } from '../../../shared/document/numbering.ts';
import type { Result } from '../../../shared/errors.ts';
import { Characters } from '../../../shared/export/typst/characters.ts';
import { coverageOf } from '../../../shared/export/typst/coverage.ts';
import { typeset } from '../../../shared/export/typst/typeset.ts';
import { languages, type Language } from '../../../shared/language/language.ts';
import { coastalAssets, coastalConference } from '../../fixtures/coastal-conference.ts';
import { checkPdfUa } from '../../pdf/check.ts';
import { documents, untidyDocuments } from '../../shared/document/generators.ts';
import { pdfText } from './pdf-file.ts';

const covers = coverageOf(readFonts());
let printer: PdfPrinter;
beforeAll(async () => {
  printer = await createPdfPrinter('native');
});

const print = (document: Document, language: Language, using = printer): Promise<Result<PrintedPdf>> =>
  using.print({ document, numbering: numberBlocks(document.blocks, language), asset: (hash) => coastalAssets.get(hash) ?? null, progress: () => {} });
const printed = async (document: Document, language: Language, using = printer): Promise<PrintedPdf> => {
  const result = await print(document, language, using);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

const titled = (document: Document): Document => ({
  ...document,
  blocks: [
    { id: 'the-title', type: 'title', text: { en: [{ text: 'A title' }], ar: [{ text: 'عنوان' }], fr: [{ text: 'Un titre' }] } },
    ...document.blocks.filter(({ type }) => type !== 'title'),
  ],
});
const documentOf = (blocks: readonly Block[]): Document => ({
  schemaVersion,
  id: 'document',
  settings: { template: 'outcomeDocument', look: 'escwa-current', draftingLanguage: 'en', languages: ['en'], digits: 'western', unplaced: [] },
  blocks: [...blocks],
});

test('a file for the archive is PDF/A-2a, the same each time, and wants the date of the document', async () => {
  const document = coastalConference('escwa-current');
  const input = (of: Document, language: Language) => ({ document: of, numbering: numberBlocks(of.blocks, language), asset: (hash: string) => coastalAssets.get(hash) ?? null, progress: () => {} });
  for (const language of languages) {
    const first = await printer.print(input(document, language), 'a-2a');
    const second = await printer.print(input(document, language), 'a-2a');
    if (!first.ok || !second.ok) throw new Error('it was refused');
    expect([language, first.value.refusal, first.value.findings]).toEqual([language, null, []]);
    const text = pdfText(first.value.bytes);
    expect(text).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(text).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(text).not.toContain('<pdfuaid:part>');
    expect(text).toContain('/OutputIntents');
    expect(Buffer.compare(first.value.bytes, second.value.bytes)).toBe(0);
  }
  const undated = { ...document, blocks: document.blocks.filter(({ type }) => type !== 'date') };
  expect(await printer.print(input(undated, 'en'), 'a-2a')).toEqual({ ok: false, error: { code: 'export.missingDate', params: {} } });
});

test('an outcome document is PDF/UA-1 in every look and language, with title, language, bookmarks and embedded fonts', async () => {
  for (const look of looks) {
    for (const language of languages) {
      const { bytes, refusal, findings } = await printed(coastalConference(look), language);
      expect([look, language, refusal, findings]).toEqual([look, language, null, []]);
      const text = pdfText(bytes);
      expect(text).toContain('<pdfuaid:part>1</pdfuaid:part>');
      expect(text).toMatch(/\/Lang ?\((en-GB|ar-LB|fr(-FR)?)\)/);
      expect(text).toContain('/Outlines');
      for (const kind of ['H1', 'H2', 'H3', 'H4', 'TOCI', 'Table', 'TH', 'Note', 'LI', 'Figure', 'Caption']) expect(text).toMatch(new RegExp(`/S ?/${kind}\\b`));
      const fonts = [...new Set([...text.matchAll(/\/BaseFont ?\/[A-Z]{6}\+([A-Za-z-]+)/g)].map(([, name]) => name ?? ''))];
      expect(fonts.length).toBeGreaterThan(2);
      for (const font of fonts) expect(font).toMatch(/^(Tinos|Amiri)-/);
      expect(fonts.some((font) => font.startsWith('Amiri'))).toBe(language === 'ar');
    }
  }
});

test('every document prints, well formed or not, and the compiler finds nothing that PDF/UA refuses', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(documents(10), untidyDocuments), fc.constantFrom(...languages), async (document, language) => {
      const result = await print(titled(document), language);
      if (result.ok) expect(result.value.refusal).toBeNull();
      else expect(result.error.code).toBe('export.missingAlternativeText');
    }),
    { numRuns: 60 },
  );
});

test('a table with footnotes under a head of two rows is PDF/UA-1 over several pages too', async () => {
  const text = (n: number): Content => [{ text: 'harbour '.repeat(10 + ((n * 37) % 50)) }, ...(n % 3 === 0 ? [{ type: 'footnote' as const, id: `note-${n}`, content: [{ text: 'quay '.repeat(1 + ((n * 7) % 30)) }] }] : [])];
  const rows = Array.from({ length: 10 }, (_, y) => ({ id: `row-${y}`, kind: 'normal' as const, cells: Array.from({ length: 4 }, (_each, x) => ({ id: `cell-${y}-${x}`, text: { en: text(y * 4 + x) }, colspan: 1, rowspan: 1 })) }));
  const table: Block = { id: 'table', type: 'table', text: {}, columns: [1, 2, 3, 2], headerRows: 2, rowHeaders: false, purpose: 'data', landscape: false, rows, notes: {}, source: {} };
  const { bytes, refusal } = await printed(titled(documentOf([table])), 'en');
  expect(refusal).toBeNull();
  // The protocol leaves the order and nesting of texts, 09-001 and 09-002, to people.
  expect(checkPdfUa(bytes).filter(({ checkpoint }) => !/^09-00[12]$/.test(checkpoint))).toEqual([]);
});

test('the same document gives the same bytes, in another compiler and after other documents', async () => {
  const document = coastalConference('escwa-current');
  for (const language of ['en', 'ar'] as const) {
    const first = (await printed(document, language)).bytes;
    await printed(coastalConference('headquarters'), 'fr');
    const again = (await printed(document, language)).bytes;
    const elsewhere = (await printed(document, language, await createPdfPrinter('native'))).bytes;
    expect(Buffer.compare(first, again)).toBe(0);
    expect(Buffer.compare(first, elsewhere)).toBe(0);
  }
});

test('the date in the file is that of the document, and there is none where the document has none', async () => {
  const document = coastalConference('escwa-current');
  expect(pdfText((await printed(document, 'en')).bytes)).toContain('(D:20310614');
  const undated = { ...document, blocks: document.blocks.filter(({ type }) => type !== 'date') };
  expect(pdfText((await printed(undated, 'en')).bytes)).not.toMatch(/\/CreationDate|\(D:/);
});

test('an image that cannot be read, or that the library has lost, leaves its description', async () => {
  const document = coastalConference('escwa-current');
  const without = async (asset: (hash: string) => Uint8Array | null): Promise<Buffer> => {
    const result = await (await createPdfPrinter('native')).print({ document, numbering: numberBlocks(document.blocks, 'en'), asset, progress: () => {} });
    if (!result.ok) throw new Error(result.error.code);
    expect(result.value.refusal).toBeNull();
    return Buffer.from(result.value.bytes);
  };
  const lost = await without(() => null);
  expect(Buffer.compare(lost, await without(() => new TextEncoder().encode('no image at all')))).toBe(0);
  const whole = (await printed(document, 'en')).bytes;
  expect(Buffer.compare(lost, whole)).not.toBe(0);
  // The figure keeps its place and its description; the logo, which says nothing by itself, goes.
  expect([pdfText(whole), pdfText(lost)].map((text) => text.includes('Bar chart: commitments met per year'))).toEqual([true, true]);
  expect([pdfText(whole), pdfText(lost)].map((text) => text.includes('Coastal Partnership'))).toEqual([true, false]);
});

test('progress goes forward from the first step to the end', async () => {
  const steps: number[] = [];
  const document = coastalConference('escwa-current');
  await printer.print({ document, numbering: numberBlocks(document.blocks, 'en'), asset: () => null, progress: (done) => steps.push(done) });
  expect(steps.length).toBeGreaterThan(2);
  expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  expect(steps.at(-1)).toBe(1);
});

// What the compiler understood, asked of the compiler itself.
const workspace = path.resolve('/rapporteur-test');
const compiled = (document: Document, language: Language, more = '') => {
  const result = typeset({ document, numbering: numberBlocks(document.blocks, language), covers, hasImage: () => false });
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs: readFonts().flat() }] });
  for (const [name, text] of Object.entries({ ...result.value.template, ...result.value.data })) compiler.mapShadow(path.join(workspace, name), Buffer.from(text));
  compiler.addSource(path.join(workspace, 'test.typ'), `#include "${result.value.main}"\n${more}`);
  const made = compiler.compile({ mainFilePath: path.join(workspace, 'test.typ') });
  if (made.result === null) throw new Error(JSON.stringify(compiler.fetchDiagnostics(made.takeDiagnostics() ?? made.takeError() ?? (null as never))));
  const paper = made.result;
  return { pages: paper.numOfPages, query: (selector: string): unknown => compiler.query(paper, { selector }) };
};
/** Every string of text in what a query returns, one after the other. */
const strings = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(strings).join('');
  if (typeof value !== 'object' || value === null) return '';
  if ('func' in value && value.func === 'linebreak') return '\n';
  if ('func' in value && value.func === 'text' && 'text' in value) return String(value.text);
  return Object.values(value).map(strings).join('');
};

const hostile = fc.oneof(
  fc.constantFrom(
    '#eval("1 + 1")', '#panic("x")', '#set page(width: 1cm)', '#include "look.json"', ']#[', '}', '$x^2$', '\\', '\\u{41}', '*b* _i_', '@ref', '<label>', '// c', '/* c */',
    '= heading', '- list', '+ enum', '/ term: x', '`raw`', '```', "'single' \"double\"", '--- ... ~', 'https://example.org', '{{"k": "t"}}', '\\n', '&amp;<b>', '\u202eabc', '\u2067abc\u2069', '\u2069\u202c', 'a\u0000b', '\ud800', '\u0301',
  ),
  fc.string({ unit: 'grapheme-ascii', maxLength: 30 }),
  fc.string({ unit: 'binary-ascii', maxLength: 30 }),
);

test('hostile text comes out as itself, wherever it stands', () => {
  const characters = new Characters(covers);
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' ')), (text) => {
      const marked = `«${text}»`;
      const shown = characters.printable(marked);
      const content: Content = [{ text: marked }];
      const en = { en: content };
      const { query } = compiled(
        documentOf([
          { id: 'symbol', type: 'symbol', text: {}, symbol: marked.slice(0, 200) },
          { id: 'title', type: 'title', text: en },
          { id: 'summary', type: 'summary', text: en },
          { id: 'contents', type: 'contents', text: {} },
          { id: 'heading', type: 'heading', level: 1, numbered: true, text: en },
          { id: 'numbered', type: 'numberedParagraph', text: { en: [{ text: marked, bold: true }, { type: 'link', href: 'https://example.org/?a=#b', children: [{ text: marked }] }, { type: 'footnote', id: 'note', content: [{ text: marked }] }] } },
          { id: 'message', type: 'keyMessage', text: en },
          { id: 'box', type: 'box', text: en, blocks: [{ id: 'boxed', type: 'paragraph', text: en }] },
          { id: 'table', type: 'table', purpose: 'data', headerRows: 0, rowHeaders: false, landscape: false, columns: [1], text: en, notes: en, source: en, rows: [{ id: 'row', kind: 'normal', cells: [{ id: 'cell', text: en, colspan: 1, rowspan: 1 }] }] },
        ]),
        'en',
      );
      const times = (selector: string): number => strings(query(selector)).split(shown).length - 1;
      // Summary, the numbered paragraph with its link and note, box title and text, notes and source; contents lines come on top.
      expect(times('par')).toBeGreaterThanOrEqual(8);
      expect(times('footnote')).toBe(1);
      expect(times('terms')).toBe(1);
      expect(times('table')).toBe(1);
      // As it shows and as one plain line, where white space is single.
      expect(times('heading')).toBeGreaterThanOrEqual(1);
      expect(strings(query('heading'))).toContain(`I. ${shown.replace(/\s+/gu, ' ').trim()}`);
      expect(times('title')).toBe(1);
    }),
    { numRuns: 25 },
  );
});

test('the page numbers of the contents are the pages on which the headings stand', () => {
  const many: Block[] = Array.from({ length: 120 }, (_, index): Block[] => [
    ...(index % 10 === 0 ? [{ id: `h${index}`, type: 'heading' as const, level: index % 30 === 0 ? 1 : 2, numbered: true, text: { en: [{ text: `Heading ${index}` }] } }] : []),
    { id: `p${index}`, type: 'numberedParagraph', text: { en: [{ text: 'The harbour was rebuilt after the storm, and the light at its entrance burns again. '.repeat(1 + (index % 7)) }] } },
  ]).flat();
  const { query, pages } = compiled(
    documentOf([{ id: 'title', type: 'title', text: { en: [{ text: 'A title' }] } }, { id: 'contents', type: 'contents', text: {} }, ...many]),
    'en',
    '#context [#metadata(query(heading.where(outlined: true)).map(each => str(each.location().page()))) <places>]',
  );
  expect(pages).toBeGreaterThan(8);
  const [places] = query('<places>') as { value: string[] }[];
  // The page is the last cell of a line of the contents, and the whole line is a link.
  const lastCell = (value: unknown): string | null => {
    if (typeof value !== 'object' || value === null) return null;
    if ('func' in value && value.func === 'grid' && 'children' in value && Array.isArray(value.children)) return strings(value.children.at(-1));
    for (const field of Object.values(value)) {
      const found = lastCell(field);
      if (found !== null) return found;
    }
    return null;
  };
  const lines = (query('link') as unknown[]).map(lastCell).filter((page) => page !== null);
  expect(lines.length).toBe(12);
  expect(new Set(lines).size).toBeGreaterThan(6);
  expect(lines).toEqual(places?.value);
});
