// Where pages end: no end rule and no line alone on a page, no lead-in without its list, no mark without its footnote.
import { expect, test } from 'vitest';
import { blankBlock, type Block } from '../../shared/document/blocks/index.ts';
import { looks, schemaVersion, type Document, type Look } from '../../shared/document/document.ts';
import { numberBlocks } from '../../shared/document/numbering.ts';
import { docxExporter } from '../../shared/export/docx/index.ts';
import { documentIn } from '../../shared/export/negotiation/apply.ts';
import { readParagraphs } from '../shared/export/docx/word-reader.ts';
import { document as negotiated } from '../shared/export/negotiation/negotiated.ts';
import { PdfFile } from './file.ts';
import { printedPdf } from './sample.ts';
import { linesAlone, strayNotes } from './page-ends.ts';
import { artifact, TaggedPdf } from './structure.ts';

const en = (text: string): Block['text'] => ({ en: [{ text }] });
/** Paragraphs of one line each, and after them what is tried. */
const documentOf = (look: Look, lines: number, blocks: readonly Block[]): Document => ({
  schemaVersion,
  id: 'document',
  settings: { template: 'outcomeDocument', look, draftingLanguage: 'en', languages: ['en'], digits: 'western', unplaced: [] },
  blocks: [
    { id: 'title', type: 'title', text: en('Outcome') },
    ...Array.from({ length: lines }, (_, index): Block => ({ id: `p${index}`, type: 'paragraph', text: en('The harbour was rebuilt.') })),
    ...blocks,
  ],
});

/** The text of each page, running heads and page numbers left out. */
const pagesOf = (bytes: Uint8Array): string[] =>
  new TaggedPdf(new PdfFile(bytes)).pages.map(({ content }) =>
    content.painted.filter(({ marks }) => artifact(marks) === null).flatMap(({ glyphs }) => glyphs.map(({ unicode }) => unicode ?? '')).join(''),
  );

/** Of each page, whether it is wider than high. */
const turnedPages = (bytes: Uint8Array): boolean[] => {
  const file = new PdfFile(bytes);
  return new TaggedPdf(file).pages.map(({ dict }) => {
    const [left = 0, bottom = 0, right = 0, top = 0] = file.array(dict.get('MediaBox')).map(Number);
    return right - left > top - bottom;
  });
};

const rule: Block = { id: 'rule', type: 'endRule', text: {} };
const item = (id: string, text: string): Block => ({ id, type: 'bullet', level: 1, text: en(text) });
const endings: readonly (readonly [string, readonly Block[]])[] = [
  ['a paragraph', [{ id: 'last', type: 'paragraph', text: en('The last one.') }, rule]],
  ['a signature', [{ id: 'last', type: 'paragraph', text: en('The last one.') }, { id: 'signature', type: 'signature', text: en('Chair') }, rule]],
  ['a list', [item('a', 'The first.'), item('b', 'The last one.'), rule]],
];

test.each(endings)('the end rule after %s is never alone on a page, wherever the page ends', async (_, blocks) => {
  for (const look of looks) {
    for (let lines = 18; lines < 42; lines++) {
      const pages = pagesOf(await printedPdf(documentOf(look, lines, blocks), 'en'));
      expect([look, lines, pages.at(-1)]).toEqual([look, lines, expect.stringMatching(/The last one\.|Chair/)]);
      if (pages.at(-1)?.includes('Chair') === true) expect(pages.at(-1)).toContain('The last one.');
    }
  }
});

test('the titles of a status table and of a delegation’s view, and a heading right above a landscape table, stand on the page of their table', async () => {
  for (const language of ['en', 'ar'] as const) {
    const table = await printedPdf(documentIn('status', negotiated, language), language);
    expect(turnedPages(table).every((turned) => turned)).toBe(true);
    expect(pagesOf(table)[0]?.length).toBeGreaterThan(200);
    const view = await printedPdf(documentIn('outcome', negotiated, language, { asked: { party: 'JO', groups: true, acts: [] } }), language);
    expect(pagesOf(view)[0]?.length).toBeGreaterThan(200);
  }
  const wide: Block = { ...blankBlock('table', 'wide'), landscape: true, text: en('Ships') };
  const heading: Block = { ...blankBlock('heading', 'heading'), text: en('Fleet') };
  const upright = await printedPdf(documentOf('escwa-current', 3, [heading, wide, { id: 'after', type: 'paragraph', text: en('The end.') }]), 'en');
  expect(turnedPages(upright)).toEqual([false, true, false]);
  expect(pagesOf(upright)[1]).toMatch(/Fleet.*Ships/);
});

test('a lead-in is never on another page than the first item of its list', async () => {
  const blocks = [{ id: 'lead', type: 'paragraph', text: en('It decided:') } as const, item('a', 'To build.'), item('b', 'To light.')];
  for (let lines = 18; lines < 42; lines++) {
    const pages = pagesOf(await printedPdf(documentOf('escwa-current', lines, blocks), 'en'));
    const page = pages.find((text) => text.includes('It decided:'));
    expect([lines, page]).toEqual([lines, expect.stringContaining('To build.')]);
  }
});

test('footnotes are on the page of their marks, and no line of a text with a footnote is alone, wherever the page ends', async () => {
  const sentence = 'The harbour master of the northern port reported that the cost of dredging had fallen by a fifth since the ports had bought a dredger together. ';
  const noted = (id: string, before: string, after = ''): Block['text'] => ({ en: [{ text: before }, { type: 'footnote', id: `note-${id}`, content: [{ text: 'E/ESCWA/30/5, paragraph 12.' }] }, { text: after }] });
  const blocks: readonly Block[] = [
    { id: 'a', type: 'heading', level: 1, numbered: true, text: noted('a', 'Messages') },
    { id: 'b', type: 'heading', level: 2, numbered: true, text: en('Of ports') },
    { id: 'c', type: 'numberedParagraph', text: noted('c', sentence, sentence) },
    { id: 'd', type: 'numberedParagraph', text: noted('d', `${sentence}End`, '.') },
    { id: 'e', type: 'numberedParagraph', text: noted('e', sentence.repeat(3)) },
    { id: 'f', type: 'numberedParagraph', text: en('It decided:') },
    { id: 'g', type: 'subparagraph', level: 1, text: noted('g', sentence) },
    { id: 'h', type: 'subparagraph', level: 1, text: noted('h', sentence.repeat(2)) },
    { id: 'long', type: 'subparagraph', level: 1, text: noted('long', sentence.repeat(6), sentence.repeat(5)) },
    { id: 'i', type: 'heading', level: 1, numbered: true, text: en('Follow-up') },
    { id: 'j', type: 'numberedParagraph', text: noted('j', sentence, sentence) },
    { id: 'k', type: 'box', text: en('Tide'), blocks: [{ id: 'l', type: 'paragraph', text: noted('l', sentence, sentence) }, { id: 'm', type: 'paragraph', text: noted('m', sentence) }] },
  ];
  for (const look of ['escwa-current', 'headquarters'] as const) {
    for (let lines = 0; lines < 42; lines++) {
      const pdf = new TaggedPdf(new PdfFile(await printedPdf(documentOf(look, lines, blocks), 'en')));
      expect([look, lines, strayNotes(pdf), linesAlone(pdf)]).toEqual([look, lines, [], []]);
    }
  }
});

test('a sub-paragraph that leads to others is never on another page than the first of them', async () => {
  const sub = (id: string, level: 1 | 2, text: string): Block => ({ id, type: 'subparagraph', level, text: en(text) });
  const blocks = [sub('a', 1, 'To build.'), sub('b', 1, 'To light, in particular:'), sub('c', 2, 'Entrances;'), sub('d', 2, 'Shoals.')];
  for (let lines = 24; lines < 36; lines++) {
    const pages = pagesOf(await printedPdf(documentOf('escwa-current', lines, blocks), 'en'));
    expect([lines, pages.find((text) => text.includes('in particular:'))]).toEqual([lines, expect.stringContaining('Entrances')]);
  }
});

test('after a list the next paragraph stands as far off as after a paragraph', async () => {
  const numbered = (id: string, text: string): Block => ({ id, type: 'numberedParagraph', text: en(text) });
  for (const look of looks) {
    const { pages } = new TaggedPdf(new PdfFile(await printedPdf(documentOf(look, 0, [numbered('n1', 'Aa'), numbered('n2', 'Bb'), item('a', 'Cc'), numbered('n3', 'Dd')]), 'en')));
    const lineOf = (word: string): number => pages[0]?.content.painted.find(({ glyphs }) => glyphs.map(({ unicode }) => unicode ?? '').join('').includes(word))?.y ?? NaN;
    expect(lineOf('Cc') - lineOf('Dd')).toBeCloseTo(lineOf('Aa') - lineOf('Bb'), 1);
  }
});

test('headings of one level begin in one column', async () => {
  const chapters = Array.from({ length: 8 }, (_, index): Block => ({ id: `h${index}`, type: 'heading', level: 1, numbered: true, text: en(`Heading${index}`) }));
  for (const look of ['escwa-current', 'headquarters'] as const) {
    const { pages } = new TaggedPdf(new PdfFile(await printedPdf(documentOf(look, 0, chapters), 'en')));
    const begins = pages.flatMap(({ content }) => content.painted.filter(({ glyphs }) => glyphs.map(({ unicode }) => unicode ?? '').join('').startsWith('Heading')).map(({ x }) => Math.round(x)));
    expect(begins.length).toBe(8);
    expect(new Set(begins).size).toBe(1);
  }
});

test('an Arabic label and its heading stand on one line with a gap between them, down to the last chapter and section', async () => {
  const word = 'عنوان';
  for (const look of ['escwa-current', 'headquarters'] as const) {
    for (const [level, count] of [[1, 30], [2, 28]] as const) {
      const headings = Array.from({ length: count }, (_, index): Block => ({ id: `h${index}`, type: 'heading', level, numbered: true, text: { ar: [{ text: word }] } }));
      const { pages } = new TaggedPdf(new PdfFile(await printedPdf(documentOf(look, 0, headings), 'ar')));
      const gaps = pages.flatMap(({ content }) => {
        const pieces = content.painted.filter(({ kind }) => kind === 'text').map(({ x, y, size, font, glyphs }) => ({
          x, y, end: x + glyphs.reduce((sum, { code }) => sum + ((font?.width(code) ?? 0) * size) / 1000, 0), text: glyphs.map(({ unicode }) => unicode ?? '').toReversed().join(''),
        }));
        return pieces.filter(({ text }) => text === word).map(({ end, y }) => Math.min(...pieces.filter((piece) => Math.abs(piece.y - y) < 0.1 && piece.x >= end).map(({ x }) => x - end)));
      });
      expect(gaps.length).toBe(count);
      expect(gaps.filter((gap) => !(gap > 2 && gap < 100)), `${look} ${level}`).toEqual([]);
    }
  }
});

test('a document symbol is never broken, but before the words it ends with, and a long one in Latin text behind a slash, wherever its line ends', async () => {
  const cited: readonly (readonly [symbol: string, parts: Readonly<Record<'en' | 'ar', readonly string[]>>])[] = [
    ['E/ESCWA/CL1.CCS/2030/WG.3', { en: ['E/ESCWA/CL1.CCS/2030/WG.3'], ar: ['E/ESCWA/CL1.CCS/2030/WG.3'] }],
    ['E/ESCWA/CL1.CCS/2030/WG.3/INF.2', { en: [], ar: ['E/ESCWA/CL1.CCS/2030/WG.3/INF.2'] }],
    ['E/ESCWA/CL2.GPID/2031/WG.7/Outcome document', { en: ['Outcome document'], ar: ['E/ESCWA/CL2.GPID/2031/WG.7/Outcome document'] }],
  ];
  for (const language of ['en', 'ar'] as const) {
    for (const [symbol, parts] of cited) {
      // The symbol is pushed over the end of its line a little further each time.
      const texts = Array.from({ length: 24 }, (_, words): Block => ({
        id: `s${words}`, type: 'paragraph', text: { [language]: [{ text: `${(language === 'en' ? 'water ' : 'ماء ').repeat(words + 4)}` }, { type: 'symbolReference', symbol }, { text: language === 'en' ? ' was read.' : ' قُرئت.' }] },
      }));
      const { pages } = new TaggedPdf(new PdfFile(await printedPdf(documentOf('headquarters', 0, texts), language)));
      const lines = pages.flatMap(({ content }) => {
        const byHeight = new Map<number, { readonly x: number; readonly text: string }[]>();
        for (const { kind, x, y, glyphs } of content.painted) if (kind === 'text') byHeight.set(Math.round(y), [...(byHeight.get(Math.round(y)) ?? []), { x, text: glyphs.map(({ unicode }) => unicode ?? '').join('') }]);
        return [...byHeight.values()].map((pieces) => pieces.toSorted((a, b) => a.x - b.x).map(({ text }) => text).join(''));
      });
      for (const part of parts[language]) expect(lines.filter((line) => line.includes(part)).length, part).toBe(texts.length);
      if (language === 'ar') continue;
      const begun = lines.flatMap((line) => line.match(/E\/\S*$/u)?.[0] ?? []).filter((piece) => piece !== symbol);
      for (const piece of begun) expect(symbol.startsWith(piece) && piece.endsWith('/'), piece).toBe(true);
      expect(lines.join(' ').replace(/\/ /g, '/').split(symbol).length - 1, symbol).toBe(texts.length);
    }
  }
});

test('a page without a symbol in its head has no rule there either', async () => {
  const headsOf = async (blocks: readonly Block[]): Promise<number[]> => {
    const { pages } = new TaggedPdf(new PdfFile(await printedPdf(documentOf('headquarters', 60, blocks), 'en')));
    return pages.slice(1).map(({ content }) => content.painted.filter(({ y }) => y > 760).length);
  };
  expect(await headsOf([])).toEqual([0]);
  expect(await headsOf([{ id: 'symbol', type: 'symbol', text: {}, symbol: 'E/ESCWA/30/5' }])).not.toContain(0);
});

test('the titles of annexes begin in one column of the contents, in print and in Word', async () => {
  const annexes = ['Programme', 'Lists', 'Charts'].map((title, index): Block => ({ id: `annex-${index}`, type: 'annex', text: en(title), original: null }));
  const document = documentOf('escwa-current', 0, [{ id: 'contents', type: 'contents', text: {} }, { id: 'h', type: 'heading', level: 1, numbered: true, text: en('Harbours') }, ...annexes, { id: 'last', type: 'annex', text: { en: [] }, original: null }]);
  const lines = new TaggedPdf(new PdfFile(await printedPdf(document, 'en'))).pages[1]?.content.painted.map(({ x, glyphs }) => ({ x, text: glyphs.map(({ unicode }) => unicode ?? '').join('') })) ?? [];
  const begins = ['Programme', 'Lists', 'Charts'].map((title) => lines.find(({ text }) => text.startsWith(title))?.x);
  expect(begins[0]).toBeGreaterThan((lines.find(({ text }) => text.startsWith('Annex III'))?.x ?? 0) + 40);
  expect(new Set(begins).size).toBe(1);
  const word = readParagraphs(await docxExporter.write({ document, language: 'en', numbering: numberBlocks(document.blocks, 'en'), asset: () => null, progress: () => {} }));
  expect(word.filter(({ style, text }) => style.startsWith('UN-TOC') && text.startsWith('Annex')).map(({ style, text }) => [style, text]))
    .toEqual([['UN-TOC-Annex', 'Annex I\tProgramme\t'], ['UN-TOC-Annex', 'Annex II\tLists\t'], ['UN-TOC-Annex', 'Annex III\tCharts\t'], ['UN-TOC-0', 'Annex IV\t']]);
});

test('a head with a footnote is repeated over the pages of its table with the mark alone, and the file stays accessible', async () => {
  const cell = (id: string, text: Block['text']) => ({ id, text, colspan: 1, rowspan: 1 });
  const row = (id: string, kind: 'normal' | 'day', ...texts: readonly Block['text'][]) => ({ id, kind, cells: texts.map((text, index) => cell(`${id}-${index}`, text)) });
  const noted = (before: string, id: string): Block['text'] => ({ en: [{ text: before }, { type: 'footnote', id, content: [{ text: 'In metres.' }] }, { type: 'symbolReference', symbol: 'A/RES/73/195' }] });
  const table: Block = {
    ...blankBlock('table', 'table'), columns: [1, 2], text: en('Depths'),
    rows: [row('head', 'normal', en('Port'), noted('Depth', 'head-note')), ...Array.from({ length: 60 }, (_, index) => row(`r${index}`, 'normal', en(`Port ${index}`), en('Twelve')))],
  };
  const pdf = new TaggedPdf(new PdfFile(await printedPdf(documentOf('escwa-current', 0, [table]), 'en')));
  const painted = pdf.pages.map(({ content }) => content.painted.flatMap(({ glyphs }) => glyphs.map(({ unicode }) => unicode ?? '')).join(''));
  expect([painted.length, painted.filter((text) => text.includes('Depth1A/RES/73/195')).length]).toEqual([2, 2]);
  expect(pdf.elements.filter(({ role }) => role === 'Note').length).toBe(1);
});
