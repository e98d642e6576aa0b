// What is stored once for all is proved before new text is tied to it, and mended where the good content is at hand.
import { expect, test } from 'vitest';
import type { Library } from '../../../main/storage/library.ts';
import { verify } from '../../../main/storage/verify.ts';
import { pngBytes } from '../../shared/assets/images.ts';
import { create, documentOf, must, openHere, paragraph, replace, save, stored, temporaryLibrary } from './temporary-library.ts';

const first = paragraph('p1', 'The meeting was opened by the host of the port.');
const second = paragraph('p1', 'The meeting was opened by the host of the port, and by nobody else.');

/** A paragraph as it is, as it was, and as it is again, with a third version in between that needs the second. */
const begun = (): Library => {
  const library = temporaryLibrary();
  const document = create(library, documentOf([first]));
  for (const block of [second, paragraph('p1', 'The meeting was opened by the host of the port, and by nobody else at all.')]) save(library, document, [replace(0, block)]);
  return library;
};

test.each([
  ['a whole version', 'SELECT key FROM block WHERE base IS NULL AND instr(data, \'opened by the host\') > 0', first],
  ['a version kept as a change', 'SELECT min(key) FROM block WHERE base IS NOT NULL', second],
])('text that comes back to %s which is damaged is kept all the same, and what was made from that version is whole again', (_what, select, block) => {
  const library = begun();
  const key = Number(library.db.prepare(select).pluck().get());
  library.db.prepare(`UPDATE block SET data = x'07' WHERE key = ?`).run(key);
  expect(verify(library).problems.map(({ kind }) => kind)).toContain('block');
  const document = must(library.documents.open('document-1'));
  save(library, document, [replace(0, block)]);
  const reader = openHere({ folder: library.paths.folder, mode: 'reading' });
  expect(stored(must(reader.documents.open('document-1'))).blocks).toEqual([block]);
  const broken = verify(library).problems.filter(({ kind }) => kind === 'block');
  expect(broken.map(({ detail }) => detail).filter((detail) => detail.startsWith(`block ${key}:`))).toEqual([]);
});

test('text that is tied to a version whose own base is damaged stands alone', () => {
  const library = begun();
  library.db.exec(`UPDATE block SET data = x'07' WHERE base IS NULL AND instr(data, 'opened by the host') > 0`);
  save(library, must(library.documents.open('document-1')), [replace(0, second)]);
  library.db.exec('DELETE FROM current_content');
  const reader = openHere({ folder: library.paths.folder, mode: 'reading' });
  expect(stored(must(reader.documents.open('document-1'))).blocks).toEqual([second]);
});

test('settings that come back to damaged ones are kept', () => {
  const library = temporaryLibrary();
  const { settings } = documentOf([]);
  const document = create(library, documentOf([first]));
  save(library, document, [], { settings: { ...settings, languages: ['en'] } });
  library.db.prepare(`UPDATE block SET data = x'07' WHERE instr(data, '"languages":["en","ar","fr"]') > 0`).run();
  save(library, document, [], { settings });
  const reader = openHere({ folder: library.paths.folder, mode: 'reading' });
  expect(must(reader.documents.open('document-1')).settings).toEqual(settings);
});

test('an image that is damaged is mended when it is put in again', () => {
  const library = temporaryLibrary();
  const bytes = pngBytes(3, 2);
  const { hash } = must(library.assets.put(bytes));
  library.db.exec(`UPDATE asset SET bytes = x'00', media_type = 'image/jpeg'`);
  expect(library.assets.get(hash)).toMatchObject({ ok: false, error: { code: 'asset.damaged' } });
  must(library.assets.put(bytes));
  expect(must(library.assets.get(hash))).toMatchObject({ mediaType: 'image/png', bytes: Buffer.from(bytes) });
  expect(verify(library).problems).toEqual([]);
});
