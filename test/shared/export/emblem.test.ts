// The emblem of the library: on the first page of every look and language, with its text, and nothing of it where none is set.
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { createPdfPrinter } from '../../../main/print/print-pdf.ts';
import { looks, type Document } from '../../../shared/document/document.ts';
import { docxExporter } from '../../../shared/export/docx/index.ts';
import { emblemMm, emblemText, type Emblem } from '../../../shared/export/emblem.ts';
import type { ExportInput } from '../../../shared/export/exporter.ts';
import { findingsOf } from '../../../shared/export/findings.ts';
import { firstPage } from '../../../shared/export/first-page.ts';
import { htmlExporter } from '../../../shared/export/html.ts';
import { definitionOf, languages, type Language } from '../../../shared/language/index.ts';
import { coastalAssets, coastalConference } from '../../fixtures/coastal-conference.ts';
import { checkPdfUa } from '../../pdf/check.ts';
import { structureOf, type StructureNode } from '../../pdf/reading.ts';
import { inputOf, pixel } from './sample.ts';
import { child, descendants, parseXml, partsOf, type Node } from './docx/word-reader.ts';

const tall: Emblem['image'] = { hash: 'ee'.repeat(32), mediaType: 'image/png', width: 300, height: 900 };
const wide: Emblem['image'] = { ...tall, width: 900, height: 600 };
const emblem: Emblem = { image: wide, alt: { ar: ' شعار\n المنظمة ', fr: '' } };
const texts: Readonly<Record<Language, string>> = { en: 'Emblem of the United Nations', ar: 'شعار المنظمة', fr: 'Emblème de l’Organisation des Nations Unies' };

const asset = (hash: string): Uint8Array | null => (hash === wide.hash ? pixel : (coastalAssets.get(hash) ?? null));
const input = (document: Document, language: Language, more: Partial<ExportInput> = {}): ExportInput => ({ ...inputOf(document, language, asset), ...more });
const cases = looks.flatMap((look) => languages.map((language) => ({ look, language })));

test('the text of the emblem is its own in a language, and the usual one where it has none', () => {
  for (const language of languages) expect(emblemText(emblem, definitionOf(language))).toBe(texts[language]);
});

test('a document without a masthead has no emblem', () => {
  const blocks = coastalConference('headquarters').blocks.filter(({ type }) => !['organ', 'distribution', 'symbol'].includes(type));
  expect(firstPage({ ...coastalConference('headquarters'), blocks }, definitionOf('en'), emblem).masthead).toBeNull();
});

describe.each(cases)('in the look $look in $language', ({ look, language }) => {
  const document = coastalConference(look);

  test('a Word file has it in the column at the start of the masthead, within its size, with its text', async () => {
    for (const image of [wide, tall]) {
      const parts = partsOf(await docxExporter.write(input(document, language, { emblem: { ...emblem, image } })));
      const [table] = descendants(parseXml(parts['word/document.xml'] ?? ''), 'w:tbl');
      const [, row] = descendants(table as Node, 'w:tr');
      const [cell] = descendants(row as Node, 'w:tc');
      const [properties] = descendants(cell as Node, 'wp:docPr');
      expect(properties?.attributes['descr']).toBe(texts[language]);
      const [extent] = descendants(cell as Node, 'wp:extent');
      const [width, height] = ['cx', 'cy'].map((name) => Number(extent?.attributes[name]) / 36_000);
      expect(width).toBeLessThanOrEqual(emblemMm.width + 0.05);
      expect(height).toBeLessThanOrEqual(emblemMm.highest + 0.05);
      expect(width! / height!).toBeCloseTo(image.width / image.height, 1);
      // Every row fills the columns of the table.
      const columns = [...descendants(table as Node, 'w:gridCol')].length;
      for (const each of descendants(table as Node, 'w:tr')) {
        const spans = [...descendants(each, 'w:tc')].map((one) => Number(child(child(one, 'w:tcPr'), 'w:gridSpan')?.attributes['w:val'] ?? 1));
        expect(spans.reduce((sum, span) => sum + span, 0)).toBe(columns);
      }
    }
  });

  test('a web page has it, and none of it where none is set or its image is lost', async () => {
    const html = async (more: Partial<ExportInput>): Promise<string> => Buffer.from(await htmlExporter.write(input(document, language, more))).toString();
    const set = await html({ emblem });
    expect(set).toContain(`alt="${texts[language]}"`);
    expect(set.indexOf(`alt="${texts[language]}"`)).toBeLessThan(set.indexOf('class="organ"'));
    const none = await html({});
    expect(none).not.toContain(texts[language]);
    expect(await html({ emblem: null })).toBe(none);
    expect(await html({ emblem, asset: (hash) => (hash === wide.hash ? null : asset(hash)) })).toBe(none);
  });
});

/** Descriptions of figures in reading order. */
const described = (nodes: readonly StructureNode[]): string[] => nodes.flatMap(({ role, alt, children }) => [...(role === 'Figure' && alt !== null ? [alt] : []), ...described(children)]);

// Each look once and each language once: what differs between them is proved above.
test.each(looks.map((look, index) => ({ look, language: languages[index] ?? 'en' })))('a PDF in the look $look in $language has it among its figures, and is as accessible as without', async ({ look, language }) => {
  const printer = await createPdfPrinter('native');
  const print = async (more: Partial<ExportInput>): Promise<Uint8Array> => {
    const result = await printer.print(input(coastalConference(look), language, more));
    if (!result.ok) throw new Error(result.error.code);
    expect(result.value.refusal).toBeNull();
    return result.value.bytes;
  };
  const [set, again, none] = [await print({ emblem }), await print({ emblem }), await print({})];
  expect(set).toEqual(again);
  expect(set).not.toEqual(none);
  expect(checkPdfUa(set)).toEqual(checkPdfUa(none));
  expect(described([structureOf(set)])).toContain(texts[language]);
  expect(described([structureOf(none)])).not.toContain(texts[language]);
});

test('an emblem that is not set is nothing amiss, and one that is lost is told of', () => {
  const document = coastalConference('headquarters');
  const { numbering } = inputOf(document, 'en');
  const lost = (set: Emblem | null, has: boolean): number =>
    findingsOf({ document, language: 'en', format: 'pdf', numbering, covers: () => true, emblem: set, imageState: (hash) => (has || hash !== wide.hash ? 'whole' : 'lost') }).filter(({ kind }) => kind === 'lostEmblem').length;
  expect(lost(null, false)).toBe(0);
  expect(lost(emblem, true)).toBe(0);
  expect(lost(emblem, false)).toBe(1);
});

test('the images of a Word file are the same files with and without the emblem, but for the emblem', async () => {
  const media = async (more: Partial<ExportInput>): Promise<string[]> =>
    Object.keys(unzipSync(await docxExporter.write(input(coastalConference('escwa-classic'), 'ar', more)))).filter((name) => name.startsWith('word/media/'));
  const [none, set] = [await media({}), await media({ emblem })];
  expect(set.filter((name) => !none.includes(name))).toEqual([expect.stringContaining('eeee')]);
});
