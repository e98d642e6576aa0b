// The exported document is the document, in every language, and can be read in again.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countingIds } from '../../../shared/document/ids.ts';
import { readDocument } from '../../../shared/document/migrate.ts';
import { jsonExporter } from '../../../shared/export/json.ts';
import { importDocument } from '../../../shared/import/index.ts';
import { documents } from '../document/generators.ts';
import { inputOf, sampleDocument } from './sample.ts';

describe('JSON', () => {
  test('is the document itself', async () => {
    await fc.assert(
      fc.asyncProperty(documents(), async (document) => {
        const text = new TextDecoder().decode(await jsonExporter.write(inputOf(document, 'en')));
        const read = readDocument(JSON.parse(text));
        expect(read.ok && read.value).toEqual(document);
      }),
      { numRuns: 40 },
    );
  });

  test('can be brought into a library, with an identity of its own', async () => {
    const bytes = await jsonExporter.write(inputOf(sampleDocument(), 'ar'));
    const result = importDocument({ name: 'sample.json', bytes, newId: countingIds('new') });
    expect(result.ok && result.value.document.id).not.toBe('sample');
    expect(result.ok && result.value.document.blocks.map(({ type }) => type)).toEqual(sampleDocument().blocks.map(({ type }) => type));
  });
});
