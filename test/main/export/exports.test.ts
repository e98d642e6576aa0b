// Exports in their threads: what a PDF misses, a bug, an end in the middle; each concerns its own order only.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { createOpenDocuments } from '../../../main/calls/open-documents.ts';
import { createExports } from '../../../main/export/exports.ts';
import { findingsBefore } from '../../../main/export/findings.ts';
import { createPreferenceStore } from '../../../main/storage/preferences.ts';
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { Document } from '../../../shared/document/document.ts';
import { coastalAssets, coastalConference, settledConference } from '../../fixtures/coastal-conference.ts';
import { codeOf, create, must, temporaryFolder, temporaryLibrary } from '../storage/temporary-library.ts';

const begin = (document: Document = coastalConference('escwa-current')) => {
  const library = temporaryLibrary();
  const open = create(library, document);
  const documents = createOpenDocuments(library.documents);
  documents.add(open);
  const steps: string[] = [];
  const told: string[] = [];
  const heard = { progress: (_: { readonly job: string; readonly step: string }): void => {} };
  const exports = createExports({
    library,
    documents,
    preferences: createPreferenceStore(library.db, { interfaceLanguage: 'en', theme: 'system', author: '', role: null, office: '', exportFolder: null }),
    now: () => 0,
    progress: (data) => {
      steps.push(data.step);
      heard.progress(data);
    },
    broken: (_, error) => told.push(String(error)),
  });
  onTestFinished(() => exports.close());
  const folder = temporaryFolder();
  const order = { id: document.id, job: 'one', language: 'en', format: 'pdf', folder, name: 'Coast' } as const;
  return { exports, library, documents, open, folder, order, steps, told, heard };
};

test('a PDF is set in the thread, and the next one there has the same bytes', async () => {
  const { exports, folder, order, told } = begin();
  const first = must(await exports.run(order));
  const second = must(await exports.run({ ...order, job: 'two' }));
  expect(first.findings).toEqual([]);
  expect(readdirSync(folder).sort()).toEqual(['Coast (2).pdf', 'Coast.pdf']);
  expect(readFileSync(first.path).subarray(0, 5).toString()).toBe('%PDF-');
  expect(readFileSync(first.path).equals(readFileSync(second.path))).toBe(true);
  expect(told).toEqual([]);
});

test('a PDF that was readied is the same file, whatever else is readied or exported meanwhile', async () => {
  const { exports, folder, order, told } = begin();
  const { id, language, format } = order;
  const plain = must(await exports.run(order));
  exports.prepare({ id, language, format });
  exports.prepare({ id, language: 'ar', format: 'pdfa' });
  exports.prepare({ id, language, format: 'docx' });
  const [pdf, word] = await Promise.all([exports.run({ ...order, job: 'two' }), exports.run({ ...order, job: 'three', format: 'docx' })]);
  expect(readFileSync(must(pdf).path).equals(readFileSync(plain.path))).toBe(true);
  expect(must(word).bytes).toBeGreaterThan(1000);
  expect(readdirSync(folder)).toHaveLength(3);
  // What was readied and never ordered keeps nothing from closing.
  exports.prepare({ id, language, format });
  await exports.close();
  expect(told).toEqual([]);
});

test('an image whose bytes are damaged is named where it stands, and no export is stopped by it', async () => {
  const { exports, library, open, order, told } = begin(settledConference('escwa-current'));
  const figure = open.blocks.find((block) => block.type === 'figure');
  for (const bytes of coastalAssets.values()) must(library.assets.put(bytes));
  expect(findingsBefore(open, 'en', 'pdf', null, library.assets)).toEqual([]);
  library.db.exec(`UPDATE asset SET bytes = x'89504E470D0A1A0A00'`);
  expect(findingsBefore(open, 'en', 'pdf', null, library.assets).map(({ kind, block, which }) => [kind, block, which]))
    .toEqual([['damagedImage', open.blocks.find(({ type }) => type === 'logos')?.id, expect.stringMatching(/\p{L}/u)], ['damagedImage', figure?.id, '']]);
  for (const format of ['pdf', 'docx', 'html', 'md'] as const) must(await exports.run({ ...order, job: format, format }));
  expect(told).toEqual([]);
});

test('a readied export can be cancelled, and the next one works', async () => {
  const { exports, folder, order, steps } = begin();
  exports.prepare({ id: order.id, language: 'en', format: 'pdf' });
  const running = exports.run(order);
  exports.cancel(order.job);
  expect(codeOf(await running)).toBe('export.cancelled');
  expect(readdirSync(folder)).toEqual([]);
  expect(codeOf(await exports.run({ ...order, job: 'two' }))).toBe('done');
  expect(steps).toContain('setting');
});

test('what an accessible PDF misses comes back in plain words, and leaves no file', async () => {
  const document = coastalConference('escwa-current');
  const { exports, folder, order } = begin({ ...document, blocks: document.blocks.filter(({ type }) => type !== 'title') });
  expect(await exports.run(order)).toEqual({ ok: false, error: { code: 'export.missingTitle', params: {} } });
  expect(readdirSync(folder)).toEqual([]);
});

test('a bug in the thread is told, fails its own order only, and the next one works', async () => {
  const { exports, documents, open, folder, order, told } = begin();
  documents.add({ ...open, blocks: [{ type: 'heading', id: 'h', level: 1, numbered: true } as unknown as Block] });
  expect(await exports.run(order)).toEqual({ ok: false, error: { code: 'export.failed', params: { format: 'pdf' } } });
  expect(told.join()).toMatch(/TypeError/);
  expect(readdirSync(folder)).toEqual([]);
  documents.add(open);
  expect(codeOf(await exports.run({ ...order, job: 'two' }))).toBe('done');
});

test('closing ends what is being set, and leaves no file', async () => {
  const { exports, folder, order, steps, told, heard } = begin();
  const set = new Promise<void>((resolve) => {
    heard.progress = ({ step }) => {
      if (step === 'setting') resolve();
    };
  });
  const running = [exports.run(order), exports.run({ ...order, job: 'two', format: 'docx' })];
  await set;
  await exports.close();
  const ends = await Promise.all(running);
  expect(ends.map(codeOf)).toContain('export.cancelled');
  expect(readdirSync(folder)).toHaveLength(ends.filter(({ ok }) => ok).length);
  expect(steps).toContain('reading');
  expect(told).toEqual([]);
});
