// The pages in the contents of a Word file are those on which LibreOffice sets the headings.
import { beforeAll, describe, expect, test } from 'vitest';
import { looks, type Document, type Look } from '../../../../shared/document/document.ts';
import { contentsLines } from '../../../../shared/export/contents-lines.ts';
import { docxExporter } from '../../../../shared/export/docx/index.ts';
import { definitionOf, languages, type Language } from '../../../../shared/language/index.ts';
import { coastalAssets, coastalConference } from '../../../fixtures/coastal-conference.ts';
import { exportInput, readSample, sampleImages, sampleNames, type SampleName } from '../../samples/samples.ts';
import { convert, hasLibreOffice, outlinePages } from './libreoffice.ts';
import { readParagraphs } from './word-reader.ts';

interface Case {
  readonly name: string;
  readonly sample: SampleName | 'coastal';
  readonly look: Look;
  readonly language: Language;
}

const documentOf = ({ sample, look }: Case): Document => {
  if (sample === 'coastal') return coastalConference(look);
  const document = readSample(sample);
  return { ...document, settings: { ...document.settings, look } };
};

/** All samples that have contents, in all looks and languages. */
export const cases: readonly Case[] = [...sampleNames, 'coastal' as const].flatMap((sample) =>
  looks.flatMap((look) => languages.map((language) => ({ name: `${sample}-${look}-${language}`, sample, look, language })))
    .filter((each) => documentOf(each).blocks.some(({ type }) => type === 'contents')));

interface Compared {
  readonly printed: number;
  readonly set: number;
}

/** For each line of the contents the page it prints, and the page of its heading as LibreOffice sets it. */
const comparedPages = async (chosen: readonly Case[]): Promise<ReadonlyMap<string, readonly Compared[]>> => {
  const made = await Promise.all(chosen.map(async (each) => {
    const document = documentOf(each);
    const input = { ...exportInput(document, each.language), asset: (hash: string) => sampleImages.get(hash) ?? coastalAssets.get(hash) ?? null };
    return { name: each.name, document, input, bytes: await docxExporter.write(input) };
  }));
  const pdfs = convert(made, 'pdf');
  const compared = new Map<string, readonly Compared[]>();
  for (const { name, document, input, bytes } of made) {
    const headings = document.blocks.filter(({ type }) => type === 'heading' || type === 'priorityArea' || type === 'annex').map(({ id }) => id);
    const pages = await outlinePages(pdfs.get(name) ?? new Uint8Array());
    expect(pages, name).toHaveLength(headings.length);
    // Each line of the contents has three cells, and its page is in the last.
    const numbers = readParagraphs(bytes).filter(({ style }) => style === 'UN-TOC-Number').map(({ text }) => Number(text)).filter((_, index) => index % 2 === 1);
    const lines = contentsLines(document, definitionOf(input.language), input.numbering);
    expect(numbers, name).toHaveLength(lines.length);
    compared.set(name, lines.map(({ id }, index) => ({ printed: numbers[index] ?? 0, set: pages[headings.indexOf(id)] ?? 0 })));
  }
  return compared;
};

/** `share`: how many of all lines print the very page; none is off by more than one. */
export const provePages = (chosen: readonly Case[], share: number): void => {
  describe.skipIf(!hasLibreOffice)('pages in the contents of a Word file', () => {
    let compared: ReadonlyMap<string, readonly Compared[]> = new Map();
    beforeAll(async () => {
      compared = await comparedPages(chosen);
    }, 600_000);

    test.each(chosen)('are right, or the one beside it ($name)', ({ name }) => {
      const pages = compared.get(name) ?? [];
      expect(pages.length).toBeGreaterThan(0);
      for (const { printed, set } of pages) expect(Math.abs(printed - set)).toBeLessThanOrEqual(1);
    });

    test(`are right in ${share * 100} of 100 lines`, () => {
      const all = [...compared.values()].flat();
      expect(all.filter(({ printed, set }) => printed === set).length / all.length).toBeGreaterThanOrEqual(share);
    });
  });
};
