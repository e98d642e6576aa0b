// What the translation memory and the terms tell a window through the core, and what is confirmed goes into it by itself.
import Database from 'better-sqlite3';
import { writeFileSync } from 'node:fs';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { createCore, type Core } from '../../../main/core.ts';
import { memoryPath } from '../../../main/storage/memory/open.ts';
import type { TermEntry } from '../../../shared/translation/terms.ts';
import { codeOf, must, temporaryFolder } from '../storage/temporary-library.ts';
import { between, unitOf } from '../storage/memory/invented.ts';

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});

const start = (): Core => {
  const core = must(createCore({ libraryFolder: folder, version: '1.2.3', host: 'portable', services: { reveal: async () => true }, device: 'laptop' }));
  onTestFinished(() => core.close());
  return core;
};

const entry = (id: string, en: string, ar: string, more: Partial<TermEntry['terms'][number]> = {}): TermEntry => ({
  id, domain: null, note: null, terms: [{ language: 'en', text: en, usage: 'preferred', status: 'verified', ...more }, { language: 'ar', text: ar, usage: 'preferred', status: 'verified' }],
});

test('a sentence like one of the memory is offered with what differs, the figures of today, and where it comes from', async () => {
  const core = start();
  const origin = { document: null, symbol: 'E/ESCWA/30/5', title: null, paragraph: '4' };
  must(must(core.translationMemory()).add([unitOf('Twelve ports reported in 2024.', 'أبلغ اثنا عشر ميناء في عام 2024.', { ...between('One.', 'Three.'), origin })]));
  const ask = async (text: string, before: string | null = null, after: string | null = null) => must(await core.call('memory.matches', { source: 'en', target: 'ar', text, before, after }));
  expect(await ask('Twelve ports reported in 2024.', 'One.', 'Three.')).toMatchObject([{ percentage: 101, origin, pieces: [{ kind: 'same' }] }]);
  expect(await ask('Twelve ports reported in 2026.')).toMatchObject([{ percentage: 99, text: 'أبلغ اثنا عشر ميناء في عام 2026.', open: [] }]);
  expect(await ask('Twelve harbours reported in 2024.')).toMatchObject([{ percentage: 80, pieces: [{ kind: 'same' }, { kind: 'gone', text: 'ports ' }, { kind: 'added', text: 'harbours ' }, { kind: 'same' }] }]);
  expect(await ask('A wholly different thought stands here.')).toEqual([]);
  const hits = must(await core.call('memory.concordance', { text: 'ميناء', language: 'ar', mode: 'words', limit: 5 }));
  expect(hits.flatMap(({ targetText, places }) => places.map(([from, end]) => targetText.slice(from, end)))).toEqual(['ميناء']);
});

test('terms are found in a text with their translations; an own entry takes the place of the one that came with the program', async () => {
  const core = start();
  const ask = async (text: string) => must(await core.call('memory.terms', { text, source: 'en', target: 'ar' })).map(({ start: from, end, entries }) => [text.slice(from, end), ...entries.map(({ translations }) => translations[0]?.text)]);
  const text = 'The Global Compact for Safe, Orderly and Regular Migration speaks of quiet harbours.';
  expect(await ask(text)).toEqual([['Global Compact for Safe, Orderly and Regular Migration', 'الاتفاق العالمي من أجل الهجرة الآمنة والمنظمة والنظامية']]);
  const memory = must(core.translationMemory());
  expect(must(memory.addTerms([entry('T001', 'Global Compact for Safe, Orderly and Regular Migration', 'الاتفاق'), entry('line-2', 'quiet harbour', 'مرفأ هادئ')]))).toEqual({ added: 2, replaced: 0 });
  expect(await ask(text)).toEqual([['Global Compact for Safe, Orderly and Regular Migration', 'الاتفاق'], ['quiet harbours', 'مرفأ هادئ']]);
  // The ids of another file are counted from 1 too: its terms stand beside those that were there, and taken in again take their own place.
  const other = [entry('line-2', 'lantern', 'فانوس')];
  expect(must(memory.addTerms(other))).toEqual({ added: 1, replaced: 0 });
  expect(must(memory.addTerms(other))).toEqual({ added: 0, replaced: 1 });
  expect(must(memory.terms()).entries.map(({ id }) => id)).toEqual(['T001', 'line-2', 'line-2-2']);
});

test('a memory that cannot be used is told, and terms are found all the same', async () => {
  const core = start();
  writeFileSync(memoryPath(folder), 'no database '.repeat(1000));
  const matches = () => core.call('memory.matches', { source: 'en', target: 'ar', text: 'The port is open.', before: null, after: null });
  expect(codeOf(await matches())).toBe('memory.damaged');
  expect(must(await core.call('memory.terms', { text: 'the Global Compact for Migration', source: 'en', target: 'ar' })).length).toBe(1);
  writeFileSync(memoryPath(folder), '');
  expect(must(await matches())).toEqual([]);
});

test('a memory of a newer version is left untouched', async () => {
  const first = start();
  must(first.translationMemory());
  await first.close();
  const db = new Database(memoryPath(folder));
  db.pragma('user_version = 99');
  db.close();
  const core = start();
  expect(codeOf(await core.call('memory.concordance', { text: 'port', language: 'en', mode: 'words', limit: 5 }))).toBe('memory.tooNew');
});
