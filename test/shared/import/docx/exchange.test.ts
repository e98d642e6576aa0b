// A negotiated text that leaves with tracked changes and comes back: every proposal is there again, where it was and by whom it was made.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Document } from '../../../../shared/document/document.ts';
import { countingIds } from '../../../../shared/document/ids.ts';
import { writeTrackedProposals } from '../../../../shared/export/negotiation/tracked.ts';
import { importDocument } from '../../../../shared/import/index.ts';
import type { Language } from '../../../../shared/language/index.ts';
import { inputOf } from '../../export/sample.ts';
import type { SampleName } from '../../samples/samples.ts';
import { negotiated, tellsHalves } from './negotiated-samples.ts';
import { proposedLines } from './proposed.ts';

const soak = process.env['RAPPORTEUR_SOAK'] === '1';

const back = (bytes: Uint8Array): Document => {
  const read = importDocument({ name: 'draft.docx', bytes, newId: countingIds('new'), addImage: () => null });
  if (!read.ok) throw new Error(read.error.code);
  return read.value.document;
};

test('every proposal comes back on its element and its words, in English and Arabic', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom<SampleName>('concept-note', 'outcome-document', 'committee-report', 'resolution'), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 8 }), fc.integer(), fc.constantFrom<Language>('en', 'ar'), async (name, from, edits, seed, language) => {
      const document = negotiated(name, from, edits, seed);
      fc.pre(tellsHalves(document, language));
      const returned = back(await writeTrackedProposals(inputOf(document, language)));
      expect(proposedLines(returned, language)).toEqual(proposedLines(document, language));
    }),
    { numRuns: soak ? 300 : 25 },
  );
}, soak ? 30 * 60_000 : 60_000);
