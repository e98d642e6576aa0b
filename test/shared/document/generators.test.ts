// The generators give documents that the schema accepts, and every type of block in them.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockTypes } from '../../../shared/document/blocks/index.ts';
import { documentSchema } from '../../../shared/document/document.ts';
import { documents, untidyDocuments } from './generators.ts';

test('generated documents are valid by the schema', () => {
  for (const arbitrary of [documents(), untidyDocuments]) {
    fc.assert(
      fc.property(arbitrary, (document) => {
        const parsed = documentSchema.safeParse(document);
        expect(parsed.error?.issues ?? []).toEqual([]);
      }),
      { numRuns: 150 },
    );
  }
});

test('generated documents hold every type of block', () => {
  const seen = new Set(fc.sample(documents(), 200).flatMap((document) => document.blocks.map((block) => block.type)));
  expect(blockTypes.filter((type) => !seen.has(type))).toEqual([]);
});
