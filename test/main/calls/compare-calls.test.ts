// Two texts compared as the window asks for it, and the files that come of it, with the authors of the history.
import { readdirSync, readFileSync } from 'node:fs';
import { unzipSync, strFromU8 } from 'fflate';
import { expect, test } from 'vitest';
import { createCore } from '../../../main/core.ts';
import type { Block } from '../../../shared/document/blocks/index.ts';
import { plain } from '../../../shared/document/inlines.ts';
import { comparisonFormats } from '../../../shared/ipc/compare.ts';
import { must, temporaryFolder } from '../storage/temporary-library.ts';

const paragraph = (id: string, text: string): Block => ({ id, type: 'numberedParagraph', text: { en: plain(text) } });

/** A document that two people wrote in, one after the other. */
const written = async () => {
  const folder = temporaryFolder();
  let clock = Date.UTC(2031, 4, 6, 9);
  const core = must(createCore({ libraryFolder: folder, version: '1', host: 'portable', services: { reveal: async () => true }, now: () => (clock += 3_600_000), device: 'laptop' }));
  const { id } = must(await core.call('library.create', { template: 'outcomeDocument', language: 'en', title: 'Tides' }));
  const save = async (author: string, blocks: Block[]): Promise<string> => {
    must(await core.call('preferences.set', { author }));
    const { document, revision } = must(await core.call('document.open', { id }));
    return must(await core.call('document.save', { id, base: revision, splices: [{ at: 0, remove: document.blocks.length, insert: blocks }], count: blocks.length })).revision;
  };
  const first = await save('Layla', [paragraph('one', 'Boats shall be counted every year by the port.'), paragraph('two', 'Gulls were fed.')]);
  const second = await save('Omar', [paragraph('one', 'Boats shall be counted every month by the port.'), paragraph('two', 'Gulls were fed.')]);
  await save('Rima', [paragraph('one', 'Ships shall be counted every month by the port.'), paragraph('new', 'A lighthouse was opened.'), paragraph('two', 'Gulls were fed.')]);
  return { core, folder, id, first, second };
};

test('two revisions are compared, with the numbers that changed; what cannot be found is said', async () => {
  const { core, id, first, second } = await written();
  const { comparison, renumberings } = must(await core.call('compare.run', { before: { document: id, revision: first }, after: { document: id, revision: null }, languages: [] }));
  expect(comparison.languages).toEqual(['en']);
  expect(comparison.summary).toMatchObject({ added: 1, removed: 0, edited: 1, words: { inserted: 6, deleted: 2 } });
  expect(renumberings.map(({ language, rows }) => [language, rows.filter(({ changed }) => changed).map(({ before, after }) => [before, after])])).toEqual([['en', [[null, '2'], ['2', '3']]]]);
  const three = must(await core.call('compare.three', { base: { document: id, revision: first }, left: { document: id, revision: second }, right: { document: id, revision: null }, languages: ['en'] }));
  expect(three.comparison.blocks.length).toBe(3);
  const missing = await core.call('compare.run', { before: { document: id, revision: 'A'.repeat(43) }, after: { document: id, revision: null }, languages: [] });
  expect(missing).toMatchObject({ ok: false, error: { code: 'revision.unknown' } });
  const cancelled = core.call('compare.run', { before: { document: id, revision: first }, after: { document: id, revision: null }, languages: [], job: 'job' });
  await core.call('compare.cancel', { job: 'job' });
  expect(await cancelled).toMatchObject({ ok: false, error: { code: 'compare.cancelled' } });
  await core.close();
});

test('a comparison leaves in every format; tracked changes name whoever made each, or one author for all', async () => {
  const { core, folder, id, first } = await written();
  const steps = new Set<string>();
  core.on('export.progress', ({ job, step }) => void steps.add(`${job} ${step}`));
  const order = { before: { document: id, revision: first }, after: { document: id, revision: null }, language: 'en', folder } as const;
  const leave = async (format: (typeof comparisonFormats)[number], name: string, attribution: { by: 'history' } | { by: 'one'; author: string }) => {
    const file = must(await core.call('compare.export', { ...order, job: name, format, attribution, name }));
    const bytes = new Uint8Array(readFileSync(file.path));
    expect(file.bytes).toBe(bytes.length);
    return bytes;
  };
  const changes = (bytes: Uint8Array): string[] =>
    [...strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()).matchAll(/<w:(ins|del) w:id="\d+" w:author="([^"]*)" w:date="([^"]*)"><w:r>(?:<w:rPr>.*?<\/w:rPr>)?<w:(?:t|delText)[^>]*>([^<]*)/g)].map(([, kind, author, at, text]) => `${kind} ${author} ${at?.slice(11, 13)} ${text}`);
  const rima = changes(await leave('docx', 'tracked', { by: 'history' }));
  expect(rima.map((change) => change.replace(/ \d\d /, ' '))).toEqual(['del Rima Boats', 'ins Rima Ships', 'del Omar year', 'ins Omar month', 'ins Rima A lighthouse was opened.']);
  expect(new Set(rima.map((change) => change.split(' ').slice(1, 3).join(' '))).size).toBe(2);
  expect(changes(await leave('docx', 'tracked', { by: 'one', author: 'The secretariat' })).map((change) => change.split(' ').slice(1, 3).join(' '))).toEqual(Array.from({ length: 5 }, () => 'The secretariat'));
  for (const format of comparisonFormats) if (format !== 'docx') await leave(format, `as-${format}`, { by: 'history' });
  expect(readdirSync(folder).filter((name) => /^(?:tracked|as-)/.test(name)).sort()).toEqual(['as-amendments.docx', 'as-html.html', 'as-json.json', 'as-pdf.pdf', 'tracked (2).docx', 'tracked.docx']);
  expect([...steps].filter((step) => step.startsWith('tracked '))).toEqual(['tracked reading', 'tracked numbering', 'tracked setting', 'tracked writing']);
  const relative = await core.call('compare.export', { ...order, job: 'j', format: 'docx', attribution: { by: 'history' }, folder: 'here', name: 'x' });
  expect(relative).toMatchObject({ ok: false, error: { code: 'path.refused' } });
  await core.close();
});
