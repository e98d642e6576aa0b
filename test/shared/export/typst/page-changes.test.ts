// What is painted anew after a key: the lines that changed, all of a page where that cannot be told, and nothing of the other pages.
import { expect, test } from 'vitest';
import { createPdfPrinter } from '../../../../main/print/print-pdf.ts';
import { changeOf, pageInks } from '../../../../shared/export/typst/page-changes.ts';
import { numberBlocks } from '../../../../shared/document/numbering.ts';
import { pagesOf } from '../../../main/print/pdf-pages.ts';
import { documentOf, paragraph } from '../../../main/storage/temporary-library.ts';

const height = 841.89;
const sentence = 'The quay was swept before the guests arrived, and again after they had left the harbour. ';

test('a key changes the lines from where it was typed, and no other page; a letter that no page had changes the page it stands on', async () => {
  const printer = await createPdfPrinter('native');
  const texts = Array.from({ length: 24 }, (_, index) => sentence.repeat(3 + (index % 3)));
  const set = async (typed: string) => {
    const document = documentOf(texts.map((text, index) => paragraph(`p${index}`, index === 12 ? `${text.slice(0, 150)}${typed}${text.slice(150)}` : text)));
    const { bytes, places } = await printer.preview({ document, numbering: numberBlocks(document.blocks, 'en'), asset: () => null });
    const place = places.find(({ block }) => block === 'p12');
    const { inkOf, partOf } = pageInks(bytes);
    return { bytes, inkOf, partOf, page: place?.page ?? 0, y: place?.y ?? 0 };
  };
  const before = await set('');
  const after = await set('e');
  const otherPage = before.page === 1 ? 2 : 1;
  expect(changeOf(before.inkOf(otherPage), after.inkOf(otherPage))).toBeNull();
  expect(changeOf(before.inkOf(before.page), before.inkOf(before.page))).toBeNull();
  const band = changeOf(before.inkOf(before.page), after.inkOf(after.page));
  if (band === null || band === 'all') throw new Error('the line that was typed in is a part of its page');
  // Below the first line of the paragraph, where nothing was typed, with the room that high letters may take.
  const top = height - band.to;
  expect(top).toBeGreaterThan(before.y - 15);
  expect(top).toBeLessThan(before.y + 30);
  expect(band.to - band.from).toBeLessThan(150);

  // The part holds what stands there and not what does not, and the file is one that others can read.
  const part = after.partOf(after.page, band);
  const [all, some] = await Promise.all([pagesOf(after.bytes), pagesOf(part ?? new Uint8Array())]);
  const [page = '', shown = ''] = [all[after.page - 1], some[after.page - 1]];
  expect(shown.length).toBeGreaterThan(100);
  expect(shown.length).toBeLessThan(page.length / 2);
  expect(page.replace(/\s+/g, '')).toContain(shown.replace(/\s+/g, '').slice(0, 100));

  const foreign = await set('Ж');
  expect(changeOf(before.inkOf(before.page), foreign.inkOf(before.page))).toBe('all');
  expect(changeOf(null, after.inkOf(after.page))).toBe('all');
});

test('a file of another making is painted whole', () => {
  const { inkOf, partOf } = pageInks(new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<< /Kids [3 0 R] >>\nendobj\nstartxref\n9\n%%EOF'));
  expect(inkOf(1)).toBeNull();
  expect(partOf(1, { from: 0, to: 100 })).toBeNull();
  expect(changeOf(inkOf(1), inkOf(1))).toBe('all');
});
