// Whatever is written into a document, what prints breaks no condition.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Document } from '../../shared/document/document.ts';
import { languages } from '../../shared/language/language.ts';
import { documents, untidyDocuments } from '../shared/document/generators.ts';
import { checkPdfUa } from './check.ts';
import { printedPdf } from './sample.ts';

/** Without figures, which need descriptions, and with a title, which every file needs. */
const printable = (document: Document): Document => ({
  ...document,
  blocks: [
    { id: 'the-title', type: 'title', text: { en: [{ text: 'A title' }], ar: [{ text: 'عنوان' }], fr: [{ text: 'Un titre' }] } },
    ...document.blocks.filter(({ type }) => !['title', 'figure', 'logos'].includes(type)),
  ],
});

test('any document without figures prints as PDF/UA', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(documents(12), untidyDocuments).map(printable), fc.constantFrom(...languages), async (document, language) => {
      // The protocol leaves the order and nesting of texts, 09-001 and 09-002, to people.
      const found = checkPdfUa(await printedPdf(document, language)).filter(({ checkpoint }) => !/^09-00[12]$/.test(checkpoint));
      expect(found.map(({ checkpoint, condition, place }) => `${checkpoint} ${condition}: ${place}`)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
