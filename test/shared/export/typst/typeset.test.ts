// What the template gets: numbers, levels, anchors, lists and tables as they must print, and plain words where a PDF cannot be accessible.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFonts } from '../../../../main/print/fonts.ts';
import type { Block } from '../../../../shared/document/blocks/index.ts';
import { schemaVersion, type Document } from '../../../../shared/document/document.ts';
import { numberBlocks } from '../../../../shared/document/numbering.ts';
import { coverageOf } from '../../../../shared/export/typst/coverage.ts';
import type { PrintedDocument, PrintedElement, Run, TableElement } from '../../../../shared/export/typst/printed.ts';
import { typeset } from '../../../../shared/export/typst/typeset.ts';
import { languages, type Language } from '../../../../shared/language/language.ts';
import { coastalConference } from '../../../fixtures/coastal-conference.ts';
import { documents, untidyDocuments } from '../../document/generators.ts';

const covers = coverageOf(readFonts());
const title: Block = { id: 'the-title', type: 'title', text: { en: [{ text: 'A title' }], ar: [{ text: 'عنوان' }], fr: [{ text: 'Un titre' }] } };
const documentOf = (blocks: readonly Block[], settings: Partial<Document['settings']> = {}): Document => ({
  schemaVersion,
  id: 'document',
  settings: { template: 'outcomeDocument', look: 'escwa-current', draftingLanguage: 'en', languages: ['en'], digits: 'western', unplaced: [], ...settings },
  blocks: [title, ...blocks.filter(({ type }) => type !== 'title')],
});
const written = (document: Document, language: Language) => typeset({ document, numbering: numberBlocks(document.blocks, language), covers, hasImage: () => true });
const printed = (document: Document, language: Language): PrintedDocument => {
  const result = written(document, language);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return JSON.parse(result.value.data['document.json'] ?? '') as PrintedDocument;
};
const heading = (id: string, level: number, text = id): Block => ({ id, type: 'heading', level, numbered: true, text: { en: [{ text }] } });
const texts = (runs: readonly Run[]): string =>
  runs.map((run) => (typeof run === 'string' ? run : 't' in run ? run.t : 'c' in run ? texts(run.c) : '\n')).join('');

test('no heading level is skipped in the structure of the file, whatever the document does', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 20 }), (levels) => {
      const elements = printed(documentOf(levels.map((level, index) => heading(`h${index}`, level))), 'en').body;
      let before = 0;
      for (const [index, element] of elements.entries()) {
        if (element.k !== 'heading') throw new Error('only headings were given');
        expect(element.level).toBeLessThanOrEqual(before + 1);
        // A heading that is deeper in the document is never shallower in the file than the one it stands under.
        if (index > 0 && (levels[index] ?? 0) > (levels[index - 1] ?? 0)) expect(element.level).toBe(before + 1);
        before = element.level;
      }
    }),
  );
});

test('references lead only to anchors that are in the text, and each anchor is there once', () => {
  fc.assert(
    fc.property(fc.oneof(documents(), untidyDocuments), fc.constantFrom(...languages), (document, language) => {
      const result = written(documentOf(document.blocks, document.settings), language);
      if (!result.ok) {
        expect(result.error.code).toBe('export.missingAlternativeText');
        return;
      }
      const anchors: string[] = [];
      const goals: string[] = [];
      const visit = (value: unknown): void => {
        if (Array.isArray(value)) value.forEach(visit);
        else if (typeof value === 'object' && value !== null) {
          for (const [key, field] of Object.entries(value)) {
            if (key === 'anchor' && typeof field === 'string') anchors.push(field);
            else if (key === 'to' && typeof field === 'string') goals.push(field);
            else visit(field);
          }
        }
      };
      visit(JSON.parse(result.value.data['document.json'] ?? ''));
      expect(new Set(anchors).size).toBe(anchors.length);
      for (const goal of goals) expect(anchors).toContain(goal);
    }),
    { numRuns: 150 },
  );
});

test('sub-paragraphs and bullets stand inside the item above them, and come out again', () => {
  const item = (id: string, type: 'keyMessage' | 'subparagraph' | 'bullet', level: number): Block =>
    ({ id, type, ...(type === 'keyMessage' ? {} : { level }), text: { en: [{ text: id }] } }) as Block;
  const [list, ...rest] = printed(
    documentOf([item('m1', 'keyMessage', 0), item('a', 'subparagraph', 1), item('i', 'subparagraph', 2), item('ii', 'subparagraph', 2), item('b', 'bullet', 1), item('m2', 'keyMessage', 0)]),
    'en',
  ).body;
  expect(rest).toEqual([]);
  const outline = (element: PrintedElement | undefined): unknown =>
    element?.k === 'list' ? element.items.map((each) => [each.label, texts(each.c), ...each.list.map(outline)]) : null;
  expect(outline(list)).toEqual([
    ['1.', 'm1', [['(a)', 'a', [['(i)', 'i'], ['(ii)', 'ii']]]], [['•', 'b']]],
    ['2.', 'm2'],
  ]);
});

test('every place of a table is covered once, however broken the table is', () => {
  const tablesOf = (elements: readonly PrintedElement[]): TableElement[] =>
    elements.flatMap((element) => (element.k === 'table' ? [element] : element.k === 'box' ? tablesOf(element.body) : []));
  fc.assert(
    fc.property(fc.oneof(documents(), untidyDocuments), (document) => {
      const result = written(documentOf(document.blocks.filter(({ type }) => type === 'table' || type === 'box')), 'en');
      if (!result.ok) return;
      for (const table of tablesOf((JSON.parse(result.value.data['document.json'] ?? '') as PrintedDocument).body)) {
        const covered = new Set<string>();
        for (const cell of [...table.header, ...table.cells]) {
          for (let y = cell.y; y < cell.y + cell.rowspan; y++) {
            for (let x = cell.x; x < cell.x + cell.colspan; x++) {
              expect(covered.has(`${x} ${y}`)).toBe(false);
              covered.add(`${x} ${y}`);
            }
          }
          if (cell.y < table.headerRows) expect(cell.y + cell.rowspan).toBeLessThanOrEqual(table.headerRows);
        }
        expect(covered.size).toBe(table.columns.length * table.rows);
      }
    }),
    { numRuns: 200 },
  );
});

test('no word of the document is in the template', () => {
  const document = coastalConference('escwa-current');
  const result = written(document, 'en');
  if (!result.ok) throw new Error(result.error.code);
  for (const source of Object.values(result.value.template)) expect(source).not.toMatch(/harbour|coast|Beirut|E\/ESCWA/i);
  expect(written(documentOf([]), 'ar').ok && (written(documentOf([]), 'ar') as { value: { template: unknown } }).value.template).toEqual(result.value.template);
});

test('the same document is the same source', () => {
  for (const language of languages) expect(written(coastalConference('headquarters'), language)).toEqual(written(coastalConference('headquarters'), language));
});

test('the contents have a line for every chapter, section, area and annex, with its paragraphs', () => {
  const { contents } = printed(coastalConference('escwa-current'), 'en');
  expect(Object.values(contents ?? {}).map((line) => [line.label, texts(line.c), line.paragraphs])).toEqual([
    ['', 'Introduction', '1–3'],
    ['I.', 'Key messages of the Conference', ''],
    ['A.', 'Safe harbours for small boats', ''],
    ['B.', 'Clean water and shared data', ''],
    ['II.', 'Sessions of the Conference', '4–9'],
    ['A.', 'Opening session', '4–5'],
    ['B.', 'Panel 1: Harbours that several States share, and who pays for the light at their entrance', '6–7'],
    ['C.', 'Closing session', '8–9'],
    ['Annex I', 'Programme of the Conference', ''],
    ['Annex II', 'Harbours surveyed', ''],
  ]);
});

test('a footnote in a heading prints with the heading, and neither in the contents nor in bookmarks', () => {
  const { contents, body } = printed(coastalConference('escwa-classic'), 'en');
  const chapter = body.find((element) => element.k === 'heading' && element.label === 'I.');
  if (chapter?.k !== 'heading') throw new Error('no chapter');
  expect(chapter.plain).toBe('I. Key messages of the Conference');
  expect(texts(chapter.c)).toBe('KEY MESSAGES OF THE CONFERENCEAdopted by consensus at the closing session.');
  expect(JSON.stringify(contents)).not.toContain('consensus');
});

test('a document without a title, a figure without description and a character without glyph are each said in plain words', () => {
  const untitled: Document = { ...documentOf([]), blocks: [] };
  expect(written(untitled, 'en')).toEqual({ ok: false, error: { code: 'export.missingTitle', params: {} } });

  const figure: Block = {
    id: 'f', type: 'figure', width: 50, source: {}, alt: { en: 'A chart', ar: '  ' }, text: { en: [{ text: 'Catches' }], ar: [{ text: 'المصيد' }] },
    image: { hash: '0'.repeat(64), mediaType: 'image/png', width: 10, height: 10 },
  };
  expect(written(documentOf([figure]), 'en').ok).toBe(true);
  expect(written(documentOf([figure]), 'ar')).toEqual({ ok: false, error: { code: 'export.missingAlternativeText', params: { figure: 'الشكل 1: المصيد' } } });

  const foreign: Block = { id: 'p', type: 'paragraph', text: { en: [{ text: 'The name 木村 cannot be shown.' }] } };
  expect(written(documentOf([foreign]), 'en')).toEqual({
    ok: false,
    error: { code: 'export.missingGlyph', params: { characters: '木 村', codes: 'U+6728, U+6751', count: 2, excerpt: 'The name 木村 cannot be shown.' } },
  });
  const logos: Block = { id: 'l', type: 'logos', text: {}, logos: [{ id: 'l1', image: { hash: '0'.repeat(64), mediaType: 'image/png', width: 10, height: 10 }, alt: { fr: 'Partenariat' } }] };
  expect(written(documentOf([logos]), 'en')).toEqual({ ok: false, error: { code: 'export.missingAlternativeText', params: { figure: 'Partenariat' } } });
  // Other languages of the document do not stand in the way.
  expect(written(documentOf([foreign]), 'fr').ok).toBe(true);
});

test('in Arabic, Latin names and symbols are left-to-right runs, and figures with a space inside stay whole', () => {
  const { body, first } = printed(
    { ...documentOf([{ id: 'p', type: 'paragraph', text: { ar: [{ text: 'شكرت اللجنة الشبكة (PORTNET 2030) على 1 204 قراءات.' }] } }]) },
    'ar',
  );
  expect(first.masthead).toBeNull();
  const [paragraph] = body;
  if (paragraph?.k !== 'paragraph') throw new Error('no paragraph');
  expect(paragraph.c).toContainEqual({ k: 't', t: 'PORTNET 2030', f: 'l' });
  expect(texts(paragraph.c)).toBe('شكرت اللجنة الشبكة (PORTNET 2030) على 1\u00a0204 قراءات.');
});

test('a column of figures in which a dash or points stand for none is still one, and a head over several columns stands in their middle', () => {
  const cell = (id: string, text: string, colspan = 1) => ({ id, text: { en: [{ text }] }, colspan, rowspan: 1 });
  const table: Block = {
    id: 't', type: 'table', purpose: 'data', headerRows: 1, rowHeaders: false, landscape: false, columns: [2, 1, 1], text: {}, notes: {}, source: {},
    rows: [
      { id: 'r1', kind: 'normal', cells: [cell('c1', 'Port'), cell('c2', 'Boats', 2)] },
      { id: 'r2', kind: 'normal', cells: [cell('c3', 'North'), cell('c4', '12'), cell('c5', '–')] },
      { id: 'r3', kind: 'normal', cells: [cell('c6', 'South'), cell('c7', '..'), cell('c8', '–')] },
    ],
  };
  const [element] = printed(documentOf([table]), 'en').body;
  if (element?.k !== 'table') throw new Error('no table');
  expect(element.header.map(({ spans }) => spans)).toEqual([false, true]);
  // A column of dashes alone holds no figures.
  expect(element.cells.map(({ figures }) => figures)).toEqual([false, true, false, false, true, false]);
});

test('what is not translated is marked as a notice, in the text and in the cells of tables', () => {
  const cell = (id: string) => ({ id, text: { en: [{ text: 'Tide' }] }, colspan: 1, rowspan: 1 });
  const table: Block = { id: 't', type: 'table', purpose: 'data', text: {}, headerRows: 0, rowHeaders: false, landscape: false, columns: [1, 1], notes: {}, source: {}, rows: [{ id: 'r', kind: 'normal', cells: [cell('a'), cell('b')] }] };
  const [paragraph, tabled] = printed(documentOf([{ id: 'p', type: 'paragraph', text: { en: [{ text: 'Tide' }] } }, table], { languages: ['en', 'fr'] }), 'fr').body;
  const notice = [{ k: 't', t: '[Pas encore traduit]', f: 'in' }];
  expect(paragraph).toMatchObject({ c: notice });
  expect(tabled?.k === 'table' ? tabled.cells.map(({ c }) => c) : []).toEqual([notice, notice]);
  const [chapter] = printed(documentOf([heading('h', 1)], { languages: ['en', 'fr'], look: 'escwa-classic' }), 'fr').body;
  expect(chapter).toMatchObject({ c: [{ t: '[PAS ENCORE TRADUIT]', f: 'in' }] });
});
