// Footnotes in lists, boxes and tables that break over pages are on the pages of their marks; the soak tries many more documents.
import { expect, test } from 'vitest';
import { blankBlock, type Block } from '../../shared/document/blocks/index.ts';
import { looks, schemaVersion, type Document } from '../../shared/document/document.ts';
import { numberBlocks } from '../../shared/document/numbering.ts';
import { pdfPrinter } from '../../main/print/print-pdf.ts';
import { PdfFile } from './file.ts';
import { proveFootnotes } from './footnotes.ts';
import { strayNotes } from './page-ends.ts';
import { printedPdf } from './sample.ts';
import { TaggedPdf } from './structure.ts';

proveFootnotes(8);

const en = (text: string): Block['text'] => ({ en: [{ text }] });
const sentence = 'The harbour master of the northern port reported that the cost of dredging had fallen by a fifth since the ports had bought a dredger together. ';
const noted = (id: string, text: string): Block['text'] => ({ en: [{ text: text.trim() }, { type: 'footnote', id: `note-${id}`, content: [{ text: sentence.repeat(2).trim() }] }] });
const documentOf = (lines: number, ...blocks: readonly Block[]): Document => ({
  schemaVersion,
  id: 'document',
  settings: { template: 'outcomeDocument', look: 'escwa-current', draftingLanguage: 'en', languages: ['en'], digits: 'western', unplaced: [] },
  blocks: [{ id: 'title', type: 'title', text: en('Outcome') }, ...Array.from({ length: lines }, (_, index): Block => ({ id: `p${index}`, type: 'paragraph', text: en('The harbour was rebuilt.') })), ...blocks],
});
const cells = (id: string, ...texts: readonly Block['text'][]) => ({ id, kind: 'normal' as const, cells: texts.map((text, index) => ({ id: `${id}-${index}`, text, colspan: 1, rowspan: 1 })) });

const elements: readonly (readonly [string, Block])[] = [
  ['a box', { ...blankBlock('box', 'box'), text: en('Tide'), blocks: Array.from({ length: 12 }, (_, index) => ({ id: `b${index}`, type: 'paragraph' as const, text: noted(`b${index}`, sentence.repeat(2)) })) }],
  ['a table', { ...blankBlock('table', 'table'), columns: [1, 2], text: en('Depths'), rows: [cells('head', en('Port'), noted('head', 'Depth')), ...Array.from({ length: 24 }, (_, index) => cells(`r${index}`, en(`Port ${index}`), noted(`r${index}`, 'Twelve')))] }],
];

test.each(elements)('%s that breaks over pages takes each footnote along, wherever the page ends, and is whole over its pages', async (_, element) => {
  for (let lines = 12; lines < 30; lines += 2) {
    const pdf = new TaggedPdf(new PdfFile(await printedPdf(documentOf(lines, element), 'en')));
    expect([lines, strayNotes(pdf)]).toEqual([lines, []]);
    expect(pdf.elements.filter(({ role }) => role === 'Note').length).toBe(element.type === 'box' ? 12 : 25);
  }
});

test('a summary that goes on over pages has its footnotes on the pages of their marks, wherever the page ends', async () => {
  for (const look of looks) {
    for (let first = 1; first < 6; first++) {
      const texts = [sentence.repeat(first), ...Array.from({ length: 8 }, () => sentence.repeat(3))];
      const document = documentOf(2, ...texts.map((text, index): Block => ({ id: `s${index}`, type: 'summary', text: noted(`s${index}`, text) })));
      const pdf = new TaggedPdf(new PdfFile(await printedPdf({ ...document, settings: { ...document.settings, look } }, 'en')));
      expect([look, first, strayNotes(pdf)]).toEqual([look, first, []]);
      expect(pdf.elements.filter(({ role }) => role === 'Note').length).toBe(9);
    }
  }
});

test('the pages to look at begin where the printed ones do', async () => {
  const printer = await pdfPrinter();
  const table = elements[1]?.[1];
  if (table === undefined) throw new Error('no table');
  let moved = 0;
  for (const lines of [16, 19, 22]) {
    const document = documentOf(lines, table, { id: 'last', type: 'paragraph', text: en('The last one.') });
    const input = { document, numbering: numberBlocks(document.blocks, 'en'), asset: () => null };
    const pages = new TaggedPdf(new PdfFile(await printedPdf(document, 'en'))).pages.map(({ content }) => content.painted.flatMap(({ glyphs }) => glyphs.map(({ unicode }) => unicode ?? '')).join(''));
    const { places } = await printer.preview(input);
    expect(places.find(({ block }) => block === 'last')?.page).toBe(pages.findIndex((page) => page.includes('The last one.')) + 1);
    moved += pages.length;
  }
  expect(moved).toBeGreaterThan(6);
});

test('a head of many words, repeated over the pages, brings no harm', async () => {
  const table: Block = { ...blankBlock('table', 'table'), columns: [2, 3, 2], text: en('Depths'), rows: [cells('head', en('Port'), en('Depth'), en(sentence.repeat(6))), cells('a', en(sentence.repeat(8)), en('Twelve'), noted('a', 'In metres.')), cells('b', en('South'), en('Ten'), en('None'))] };
  for (let lines = 0; lines < 30; lines += 2) {
    const pdf = new TaggedPdf(new PdfFile(await printedPdf(documentOf(lines, table, { id: 'p', type: 'numberedParagraph', text: noted('p', sentence.repeat(14)) }), 'en')));
    expect([lines, strayNotes(pdf)]).toEqual([lines, []]);
  }
});

test('a table of a single column with rows for groups and empty rows prints', async () => {
  const table: Block = {
    ...blankBlock('table', 'table'), columns: [3], headerRows: 1,
    rows: [{ ...cells('a'), cells: [] }, { ...cells('b', en('North')), kind: 'group' }, { ...cells('c', noted('c', 'South')), kind: 'group' }, { ...cells('d'), cells: [] }],
  };
  expect(strayNotes(new TaggedPdf(new PdfFile(await printedPdf(documentOf(0, table), 'en'))))).toEqual([]);
});
