// Where there is no native compiler, the one in WebAssembly prints the same pages and says that it claims no standard.
import { expect, test } from 'vitest';
import { createPdfPrinter } from '../../../main/print/print-pdf.ts';
import { numberBlocks } from '../../../shared/document/numbering.ts';
import { coastalAssets, coastalConference } from '../../fixtures/coastal-conference.ts';
import { pageCount, pdfText } from './pdf-file.ts';

test('the same pages, tagged, with the finding that the file is not certified', async () => {
  const document = coastalConference('escwa-current');
  const input = { document, numbering: numberBlocks(document.blocks, 'ar'), asset: (hash: string) => coastalAssets.get(hash) ?? null, progress: () => {} };
  const [web, native] = [await createPdfPrinter('web'), await createPdfPrinter('native')];
  expect([web.engine, native.engine]).toEqual(['web', 'native']);
  const [first, again, reference] = [await web.print(input), await web.print(input), await native.print(input)];
  if (!first.ok || !again.ok || !reference.ok) throw new Error('no document');
  expect(first.value.findings).toMatchObject([{ kind: 'uncertified', severity: 'notable' }]);
  expect(first.value.refusal).not.toBeNull();
  const text = pdfText(first.value.bytes);
  expect(text).toContain('/StructTreeRoot');
  expect(text).not.toContain('pdfuaid');
  expect(pageCount(first.value.bytes)).toBe(pageCount(reference.value.bytes));
  expect(Buffer.compare(first.value.bytes, again.value.bytes)).toBe(0);
  const [webPages, nativePages] = [await web.preview(input), await native.preview(input)];
  expect(webPages.places).toEqual(nativePages.places);
  expect(pageCount(webPages.bytes)).toBe(pageCount(nativePages.bytes));
});
