// The sample documents: well formed, whole in their languages, the same in each of them, numbered as they should be.
import { describe, expect, test } from 'vitest';
import { readFonts } from '../../../main/print/fonts.ts';
import { recogniseImage } from '../../../shared/assets/image.ts';
import type { LanguageText } from '../../../shared/document/block.ts';
import { blockTypes } from '../../../shared/document/blocks/index.ts';
import type { Document } from '../../../shared/document/document.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { contentText, walkInlines, type Inline, type InlineElement, type InlineType } from '../../../shared/document/inlines.ts';
import { normaliseDocument } from '../../../shared/document/normalise.ts';
import { numberBlocks } from '../../../shared/document/numbering.ts';
import { outlineOf } from '../../../shared/document/outline.ts';
import { imagesOf, walkBlocks, walkTexts } from '../../../shared/document/walk.ts';
import { findingsOf } from '../../../shared/export/findings.ts';
import type { Finding } from '../../../shared/export/finding.ts';
import { coverageOf } from '../../../shared/export/typst/coverage.ts';
import { importDocument } from '../../../shared/import/index.ts';
import { exportFormats, type ExportFormat } from '../../../shared/ipc/contract.ts';
import { languages, type Language } from '../../../shared/language/language.ts';
import { parseSymbol } from '../../../shared/text/symbol.ts';
import { readSample, sampleFiles, sampleImages, sampleNames, sampleSource, wholeSamples } from './samples.ts';

/** Inlines of a text, those of its footnotes included. */
function* everyInline(content: readonly Inline[]): Generator<Inline> {
  for (const inline of walkInlines(content)) {
    yield inline;
    if ('type' in inline && inline.type === 'footnote') yield* walkInlines(inline.content);
  }
}
const elementsOf = <Type extends InlineType>(content: readonly Inline[], type: Type): Extract<InlineElement, { type: Type }>[] =>
  [...everyInline(content)].filter((inline): inline is Extract<InlineElement, { type: Type }> => 'type' in inline && inline.type === type);
const textsOf = (document: Document, language: Language): readonly Inline[][] => [...walkTexts(document.blocks)].flatMap(({ text }) => (text[language] === undefined ? [] : [text[language]]));

const covers = coverageOf(readFonts());
const findings = (document: Document, language: Language, format: ExportFormat): readonly Finding[] =>
  findingsOf({ document, language, format, numbering: numberBlocks(document.blocks, language), covers, imageState: (hash) => (sampleImages.has(hash) ? 'whole' : 'lost') });

test('every sample is looked at here', () => {
  expect(sampleFiles().sort()).toEqual(sampleNames.map((name) => `${name}.json`).sort());
});

describe.each(sampleNames)('the sample %s', (name) => {
  const document = readSample(name);

  test('comes in as it is, with nothing to tidy and nothing left to place', () => {
    const imported = importDocument({ name: `${name}.json`, bytes: new TextEncoder().encode(sampleSource(name)), newId: countingIds('new') });
    expect(imported).toEqual({ ok: true, value: { document: { ...document, id: 'new-1' }, unplaced: [] } });
    expect(normaliseDocument(document, countingIds('new'))).toBe(document);
  });

  test('is written as the program writes it', () => {
    const source = sampleSource(name);
    expect(source).toBe(`${JSON.stringify(JSON.parse(source), null, 2)}\n`);
    expect(Buffer.byteLength(source)).toBeLessThan(600_000);
  });

  test('has its images beside it, and they are what it says of them', () => {
    for (const { hash, ...facts } of imagesOf(document.blocks)) expect(recogniseImage(sampleImages.get(hash) ?? new Uint8Array())).toEqual({ ok: true, value: facts });
  });

  test('writes every document symbol by the grammar', () => {
    const written = languages.flatMap((language) => textsOf(document, language).flatMap((content) => elementsOf(content, 'symbolReference').map(({ symbol }) => symbol)));
    const own = document.blocks.flatMap((block) => (block.type === 'symbol' && block.symbol !== null ? [block.symbol] : []));
    expect(written.length).toBeGreaterThan(0);
    expect([...own, ...written].filter((symbol) => parseSymbol(symbol)?.symbol !== symbol)).toEqual([]);
  });

  test('parts no French number from the word that it numbers', () => {
    const parted = /\b(?:cibles?|séances?|plénière|sessions?|résolutions?|par\.|paragraphes?|chap\.|chapitres?|sections?|articles?|points?|tableaux?|figures?|annexes?|encadrés?|objectifs?) \d/giu;
    expect(textsOf(document, 'fr').flatMap((content) => [...everyInline(content)].flatMap((inline) => ('type' in inline ? [] : inline.text.match(parted) ?? [])))).toEqual([]);
  });

  test('says the same in each of its languages: the same notes, symbols, references and addresses in every text', () => {
    const skeleton = (text: LanguageText, language: Language): unknown => {
      const content = text[language] ?? [];
      return {
        notes: elementsOf(content, 'footnote').map(({ id }) => id.replace(/-(en|ar|fr)$/, '')),
        symbols: elementsOf(content, 'symbolReference').map(({ symbol }) => symbol),
        references: elementsOf(content, 'crossReference').map(({ target, form }) => `${target.replace(/-(en|ar|fr)$/, '')} ${form}`).sort(),
        addresses: elementsOf(content, 'link').map(({ href }) => href),
      };
    };
    for (const { block, text } of walkTexts(document.blocks)) {
      const [first, ...others] = languages.filter((language) => text[language] !== undefined);
      for (const language of others) expect([block.id, language, skeleton(text, language)]).toEqual([block.id, language, skeleton(text, first ?? 'en')]);
    }
  });

  test('gives every footnote a text', () => {
    for (const language of languages) for (const content of textsOf(document, language)) for (const note of elementsOf(content, 'footnote')) expect(contentText(note.content).trim(), note.id).not.toBe('');
  });
});

test('no image stands beside the samples that none of them shows', () => {
  const shown = new Set(sampleNames.flatMap((name) => imagesOf(readSample(name).blocks).map(({ hash }) => hash)));
  expect([...sampleImages.keys()].sort()).toEqual([...shown].sort());
});

test.each(wholeSamples)('%s in %s can be exported without anything to mend: no gap, no lost reference, no image without description', (name, language) => {
  const document = readSample(name);
  expect(document.settings.languages).toContain(language);
  // A concept note bears no date, which only an archive asks for.
  const dated = document.blocks.some((block) => block.type === 'date' && block.date !== null);
  for (const format of exportFormats) if (format !== 'pdfa' || dated) expect(findings(document, language, format)).toEqual([]);
});

test('the outcome document is in French up to its second chapter, and its headings are all through', () => {
  const document = readSample('outcome-document');
  const missing = findings(document, 'fr', 'docx');
  expect(new Set(missing.map(({ kind }) => kind))).toEqual(new Set(['untranslated']));
  const second = document.blocks.findIndex(({ id }) => id === 'chapter-sessions');
  const translated = document.blocks.slice(0, second).map(({ id }) => id);
  expect(missing.filter(({ block, type }) => type === 'heading' || type === 'annex' || translated.includes(block ?? ''))).toEqual([]);
  expect(missing.length).toBeGreaterThan(100);
});

test('between them the samples hold every element that a text of the United Nations is made of', () => {
  const types = new Set<string>(sampleNames.flatMap((name) => [...walkBlocks(readSample(name).blocks)].map(({ block }) => block.type)));
  expect([...blockTypes].filter((type) => !types.has(type))).toEqual([]);
  const outcome = readSample('outcome-document').blocks;
  expect(outcome.flatMap((block) => (block.type === 'table' ? [[block.purpose, block.rows.some(({ kind }) => kind === 'day'), block.rows.some(({ cells }) => cells.some(({ colspan, rowspan }) => colspan > 1 || rowspan > 1))]] : []))).toEqual([
    ['programme', true, true],
    ['data', false, true],
    ['data', false, false],
  ]);
  const noted = new Set([...walkTexts(outcome)].filter(({ text }) => elementsOf(text.en ?? [], 'footnote').length > 0).map(({ block, box, role }) => (box === null ? `${block.type} ${role}` : 'in a box')));
  expect([...noted].sort()).toEqual(['heading text', 'in a box', 'numberedParagraph text', 'table cell']);
});

describe('numbers', () => {
  const labels = (document: Document, language: Language): string[] => outlineOf(document, language).headings.map(({ label, paragraphs }) => [label ?? '·', ...(paragraphs === null ? [] : [paragraphs.join('–')])].join(' '));

  test('of the outcome document: 96 paragraphs in three chapters, 27 messages in six areas, two annexes', () => {
    const document = readSample('outcome-document');
    const outline = outlineOf(document, 'en');
    expect(outline.paragraphs).toEqual({ first: 1, last: 96, count: 96 });
    expect(outline.keyMessages.map(({ label, count }) => [label, count])).toEqual([['A.', 4], ['B.', 5], ['C.', 4], ['D.', 5], ['E.', 4], ['F.', 5]]);
    expect([outline.boxes, outline.tables, outline.footnotes]).toEqual([2, 3, 10]);
    expect(labels(document, 'en')).toEqual([
      '· 1–7',
      'I.', 'A.', 'B.', 'C.', 'D.', 'E.', 'F.',
      'II. 8–91', 'A. 8–14', 'B. 15–19', 'C. 20–29', '1. 21–24', '2. 25–29', 'D. 30–38', 'E. 39–47', 'F. 48–57',
      'G. 58–67', '1. 59–62', '(a) 59–60', '(b) 61–62', '2. 63–67', 'H. 68–76', 'I. 77–82', 'J. 83–87', 'K. 88–91',
      'III. 92–96',
      'Annex I', 'A.', 'B.', 'C.', 'Annex II',
    ]);
    expect(labels(document, 'ar').filter((label) => !/[\d]/.test(label) || label.startsWith('ثا'))).toEqual([
      'أولاً -', 'ألف -', 'باء -', 'جيم -', 'دال -', 'هاء -', 'واو -', 'ثانياً - 8–91', 'ثالثاً - 92–96', 'المرفق الأول', 'ألف -', 'باء -', 'جيم -', 'المرفق الثاني',
    ]);
  });

  test('of the committee report: 40 paragraphs in five chapters', () => {
    const document = readSample('committee-report');
    expect(outlineOf(document, 'en').paragraphs).toEqual({ first: 1, last: 40, count: 40 });
    expect(labels(document, 'en')).toEqual([
      '· 1–4',
      'I. 5–10', 'A. 5–7', 'B. 8–10',
      'II. 11–25', 'A. 11–15', '1. 12–13', '2. 14–15', 'B. 16–18', 'C. 19–22', 'D. 23–25',
      'III. 26–31', 'A. 27–28', 'B. 29–30', 'C. 31',
      'IV. 32–36',
      'V. 37–40',
    ].map((label) => label.replace(/^(C\. 31)$/, '$1–31')));
  });

  test('of the concept note: chapters and sections, and no numbered paragraph', () => {
    const document = readSample('concept-note');
    expect(outlineOf(document, 'en').paragraphs.count).toBe(0);
    expect(labels(document, 'fr')).toEqual(['I.', 'II.', 'A.', 'B.', 'C.', 'D.', 'E.', 'F.', 'G.', 'H.']);
  });

  test('of the resolution: twelve paragraphs of preamble, then sixteen that are numbered', () => {
    const { blocks } = readSample('resolution');
    const numbering = numberBlocks(blocks, 'ar');
    expect(blocks.filter(({ type }) => type === 'preambularParagraph')).toHaveLength(12);
    expect([...numbering.blocks.values()].filter(({ kind }) => kind === 'operative').map(({ n }) => n)).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
  });

  test('of every kind are referred to somewhere', () => {
    const kinds = new Set<string>();
    for (const name of sampleNames) {
      const document = readSample(name);
      const numbering = numberBlocks(document.blocks, 'en');
      for (const content of textsOf(document, 'en')) {
        for (const { target } of elementsOf(content, 'crossReference')) kinds.add(numbering.blocks.get(target)?.kind ?? (numbering.footnotes.has(target) ? 'footnote' : 'lost'));
      }
    }
    expect([...kinds].sort()).toEqual(
      ['annex', 'box', 'chapter', 'figure', 'footnote', 'heading4', 'keyMessage', 'operative', 'paragraph', 'section', 'subparagraph1', 'subparagraph2', 'subsection', 'table'].sort(),
    );
  });
});
