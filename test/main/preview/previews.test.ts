// Pages for looking at: those of the exported file, set from what stands in the window, and where every element is on them.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { createPreviews } from '../../../main/preview/previews.ts';
import { createPdfPrinter } from '../../../main/print/print-pdf.ts';
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { Document } from '../../../shared/document/document.ts';
import { plain } from '../../../shared/document/inlines.ts';
import { numberBlocks } from '../../../shared/document/numbering.ts';
import type { Change, CallOutput } from '../../../shared/ipc/contract.ts';
import { languages } from '../../../shared/language/language.ts';
import { coastalAssets, coastalConference } from '../../fixtures/coastal-conference.ts';
import { codeOf, must, paragraph, temporaryLibrary } from '../storage/temporary-library.ts';
import { canPaint, picturesOf } from '../print/page-pictures.ts';
import { pagesOf } from '../print/pdf-pages.ts';

const begin = () => {
  const library = temporaryLibrary();
  for (const bytes of coastalAssets.values()) must(library.assets.put(bytes));
  const told: string[] = [];
  const previews = createPreviews({ assets: library.assets, broken: (_, error) => told.push(String(error)) });
  onTestFinished(() => previews.close());
  return { previews, told };
};

/** The text of each page, without white space, whose width the two kinds of file do not share. */
const words = (pdf: Uint8Array): Promise<string[]> => pagesOf(pdf).then((pages) => pages.map((page) => page.replace(/\s+/g, '')));
const bytesOf = ({ pdf }: CallOutput<'preview.set'>): Uint8Array => new Uint8Array(Buffer.from(pdf, 'base64'));

test.skipIf(!canPaint).each(languages)('the pages in %s are those of the exported PDF, and every element that prints has its place there', async (language) => {
  const { previews } = begin();
  const document = coastalConference('escwa-current');
  const shown = must(await previews.set({ preview: 'pane', number: 0, language, pages: null, text: { document } }));
  const printer = await createPdfPrinter();
  const printed = must(
    await printer.print({ document, numbering: numberBlocks(document.blocks, language), asset: (hash) => coastalAssets.get(hash) ?? null, progress: () => {} }),
  );
  const pages = picturesOf(bytesOf(shown), 40);
  expect(pages.length).toBeGreaterThan(3);
  for (const [index, page] of picturesOf(printed.bytes, 40).entries()) expect(pages[index]?.equals(page), `page ${index + 1}`).toBe(true);
  const order = new Map(document.blocks.map(({ id }, index) => [id, index]));
  const places = shown.places.filter(({ block }) => order.has(block));
  for (const type of ['title', 'numberedParagraph', 'keyMessage', 'heading', 'box', 'table', 'figure', 'annex', 'bullet'] as const) {
    for (const { id } of document.blocks.filter((block) => block.type === type)) expect(places.map(({ block }) => block)).toContain(id);
  }
  for (const { page, x, y } of places) {
    expect(page).toBeGreaterThanOrEqual(1);
    expect(page).toBeLessThanOrEqual(pages.length);
    expect(x).toBeGreaterThan(0);
    expect(y).toBeGreaterThan(0);
  }
  // Down the pages, the places follow the order of the text.
  const numbered = places.filter(({ block }) => document.blocks[order.get(block) ?? -1]?.type === 'numberedParagraph');
  expect(numbered.toSorted((a, b) => a.page - b.page || a.y - b.y)).toEqual(numbered.toSorted((a, b) => (order.get(a.block) ?? 0) - (order.get(b.block) ?? 0)));
});

test('what changed is enough, and gives the pages that the whole text gives', async () => {
  const { previews } = begin();
  const document = coastalConference('escwa-current');
  const at = document.blocks.findIndex(({ type }) => type === 'numberedParagraph') + 1;
  const changed: Document = { ...document, blocks: document.blocks.toSpliced(at, 0, paragraph('new', 'The quay was swept before the guests arrived.')) };
  const change: Change = { splices: [{ at, remove: 0, insert: [paragraph('new', 'The quay was swept before the guests arrived.')] }], count: changed.blocks.length };
  must(await previews.set({ preview: 'pane', number: 4, language: 'en', pages: null, text: { document } }));
  const stepped = must(await previews.set({ preview: 'pane', number: 5, language: 'en', pages: null, text: { since: 4, change } }));
  const whole = must(await previews.set({ preview: 'other', number: 0, language: 'en', pages: null, text: { document: changed } }));
  expect((await words(bytesOf(stepped))).join()).toContain('Thequaywassweptbeforetheguestsarrived.');
  expect(await words(bytesOf(stepped))).toEqual(await words(bytesOf(whole)));
  expect(stepped.places).toEqual(whole.places);
});

test('what is proposed of a whole element is told beside it, as in the exported file', async () => {
  const { previews } = begin();
  const document = coastalConference('escwa-current');
  const [first, second] = document.blocks.filter(({ type }) => type === 'numberedParagraph');
  const blocks = document.blocks.map((block): Block => (block.id === second?.id ? { ...block, proposals: [{ id: 'mark', kind: 'split', author: 'Rima Haddad', at: 0, of: first?.id }] } : block));
  const shown = must(await previews.set({ preview: 'pane', number: 0, language: 'en', pages: null, text: { document: { ...document, blocks } } }));
  expect((await words(bytesOf(shown))).join('')).toContain('(RimaHaddad:');
});

test.skipIf(!canPaint).each(languages)('pages that are looked at while the text before them changes are in %s those of the whole text', async (language) => {
  const { previews, told } = begin();
  const long = 'The quay was swept before the guests arrived, and again after they had left. '.repeat(9);
  const sweeping = (id: string): Block => ({ id, type: 'numberedParagraph', text: { ar: plain(long), en: plain(long), fr: plain(long) } });
  let document = coastalConference('escwa-current');
  let number = 0;
  must(await previews.set({ preview: 'pane', number, language, pages: { first: 4, last: 5 }, text: { document } }));
  const at = document.blocks.findIndex(({ type }) => type === 'numberedParagraph') + 1;
  // Half a page comes in before the pages that are looked at, then more of it, then all of that goes.
  const changes = [
    { at, remove: 0, insert: ['one', 'two', 'three'].map(sweeping) },
    { at, remove: 1, insert: ['four', 'five', 'six', 'seven'].map(sweeping) },
    { at, remove: 6, insert: [] },
  ];
  for (const splice of changes) {
    document = { ...document, blocks: document.blocks.toSpliced(splice.at, splice.remove, ...splice.insert) };
    const change: Change = { splices: [splice], count: document.blocks.length };
    const pages = { first: 4, last: 5 };
    const seen = must(await previews.set({ preview: 'pane', number: ++number, language, pages, text: { since: number - 1, change } }));
    const whole = must(await previews.set({ preview: 'other', number: 0, language, pages: null, text: { document } }));
    const [some, all] = [picturesOf(bytesOf(seen), 40), picturesOf(bytesOf(whole), 40)];
    expect(some.length).toBe(all.length);
    for (const page of [4, 5]) expect(some[page - 1]?.equals(all[page - 1] as Buffer), `page ${page}`).toBe(true);
    expect(some.some((page, index) => !page.equals(all[index] as Buffer))).toBe(true);
    const there = ({ page }: { readonly page: number }) => page >= 4 && page <= 5;
    expect(seen.places.filter(there)).toEqual(whole.places.filter(there));
  }
  expect(told).toEqual([]);
});

test('a change to a text that is not at hand is answered so, and the whole text mends it', async () => {
  const { previews, told } = begin();
  const document = coastalConference('escwa-current');
  const change: Change = { splices: [], count: document.blocks.length };
  expect(codeOf(await previews.set({ preview: 'pane', number: 1, language: 'en', pages: null, text: { since: 0, change } }))).toBe('preview.lost');
  must(await previews.set({ preview: 'pane', number: 2, language: 'en', pages: null, text: { document } }));
  expect(codeOf(await previews.set({ preview: 'pane', number: 3, language: 'en', pages: null, text: { since: 1, change } }))).toBe('preview.lost');
  must(await previews.set({ preview: 'pane', number: 4, language: 'en', pages: null, text: { document } }));
  expect(codeOf(await previews.set({ preview: 'pane', number: 5, language: 'en', pages: null, text: { since: 4, change: { ...change, count: 1 } } }))).toBe('preview.lost');
  expect(told).toEqual([]);
});

test('an unfinished text is shown as it stands: without a title, a description, a glyph', async () => {
  const { previews, told } = begin();
  const { blocks, ...rest } = coastalConference('escwa-current');
  const unfinished: Document = {
    ...rest,
    blocks: [...blocks.filter(({ type }) => type !== 'title').map((block) => (block.type === 'figure' ? { ...block, alt: {} } : block)), paragraph('rare', 'A sign \u{13080} no font has.')],
  };
  const shown = must(await previews.set({ preview: 'pane', number: 0, language: 'fr', pages: null, text: { document: unfinished } }));
  expect((await words(bytesOf(shown))).length).toBeGreaterThan(2);
  const empty = must(await previews.set({ preview: 'empty', number: 0, language: 'ar', pages: null, text: { document: { ...rest, blocks: [] } } }));
  expect(empty.places).toEqual([]);
  expect(told).toEqual([]);
});

test('a pane that was closed has to bring its text again', async () => {
  const { previews } = begin();
  const document = coastalConference('escwa-current');
  must(await previews.set({ preview: 'pane', number: 0, language: 'en', pages: null, text: { document } }));
  previews.closePreview('pane');
  expect(codeOf(await previews.set({ preview: 'pane', number: 1, language: 'en', pages: null, text: { since: 0, change: { splices: [], count: document.blocks.length } } }))).toBe('preview.lost');
});

/** The process that prints, which is a child of this one. */
const printingProcess = (): number => {
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const parent = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ')[1]?.split(' ')[1];
      if (parent === String(process.pid) && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes('apart-process')) return Number(name);
    } catch {
      // It has ended meanwhile.
    }
  }
  throw new Error('nothing prints');
};

test.skipIf(process.platform !== 'linux')('a compiler that comes to an end takes its pages with it and nothing else: that is said, and the next pages are set', async () => {
  const { previews, told } = begin();
  const document = coastalConference('escwa-current');
  const order = { preview: 'pane', language: 'ar', pages: null, text: { document } } as const;
  must(await previews.set({ ...order, number: 0 }));
  const waiting = previews.set({ ...order, number: 1 });
  process.kill(printingProcess(), 'SIGABRT');
  expect(codeOf(await waiting)).toBe('preview.failed');
  expect(told).toHaveLength(1);
  expect(must(await previews.set({ ...order, number: 2 })).places.length).toBeGreaterThan(50);
});
