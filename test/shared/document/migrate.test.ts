// Stored documents of every version are read, newer ones refused, broken ones explained.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { schemaVersion } from '../../../shared/document/document.ts';
import { migrations, readDocument } from '../../../shared/document/migrate.ts';
import { documents } from './generators.ts';

test('what was stored is read back as it was', () => {
  fc.assert(
    fc.property(documents(), (document) => {
      expect(readDocument(JSON.parse(JSON.stringify(document)))).toEqual({ ok: true, value: document });
    }),
    { numRuns: 60 },
  );
});

test('there is a migration for every version before the current one, and none beyond', () => {
  expect(Object.keys(migrations).map(Number)).toEqual(Array.from({ length: schemaVersion - 1 }, (_, index) => index + 1));
});

test('a document of a later version is refused, whatever is in it', () => {
  expect(readDocument({ schemaVersion: schemaVersion + 1, anything: true })).toEqual({ ok: false, error: { code: 'document.tooNew', params: { version: schemaVersion + 1, known: schemaVersion } } });
});

test('a broken document is refused with the place', () => {
  const [document] = fc.sample(documents(), 1);
  const broken = { ...document, blocks: [{ id: 'a', type: 'paragraph', text: {} }, { id: 'b', type: 'heading', text: {}, level: 9, numbered: true }] };
  const result = readDocument(broken);
  expect(result).toMatchObject({ ok: false, error: { code: 'document.invalid', params: { place: 'blocks[1].level (heading)' } } });
});

test('no data of any kind makes it throw', () => {
  fc.assert(fc.property(fc.anything(), (raw) => !readDocument(raw).ok));
  fc.assert(fc.property(fc.record({ schemaVersion: fc.constant(1), id: fc.anything(), settings: fc.anything(), blocks: fc.anything() }), (raw) => !readDocument(raw).ok));
});

test('brackets nested without end are refused, not followed', () => {
  let inline: object = { text: 'x' };
  for (let depth = 0; depth < 50_000; depth++) inline = { type: 'bracket', id: `b${depth}`, state: 'open', children: [inline] };
  const [document] = fc.sample(documents(), 1);
  expect(readDocument({ ...document, blocks: [{ id: 'p', type: 'paragraph', text: { en: [inline] } }] }).ok).toBe(false);
});
