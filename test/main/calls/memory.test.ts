// What the translation memory and the terms tell a window through the core, and what is confirmed goes into it by itself.
import Database from 'better-sqlite3';
import { writeFileSync } from 'node:fs';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { createCore, type Core } from '../../../main/core.ts';
import { memoryPath } from '../../../main/storage/memory/open.ts';
import { confirmed } from '../../../shared/translation/state.ts';
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { TermEntry } from '../../../shared/translation/terms.ts';
import { codeOf, must, paragraph, temporaryFolder } from '../storage/temporary-library.ts';
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

/** Writes the second paragraph anew, as a window does after each burst of typing. */
const saveSecond = async (core: Core, id: string, change: (block: Block) => Block): Promise<void> => {
  const { document, revision } = must(await core.call('document.open', { id }));
  const at = document.blocks.findIndex((block) => block.id === 'second');
  must(await core.call('document.save', { id, base: revision, splices: [{ at, remove: 1, insert: [change(document.blocks[at] as Block)] }], count: document.blocks.length }));
};
const said = { state: 'translated', source: 'en', target: 'ar', by: 'Translator', at: 1_900_000_000_000 } as const;
const textIn = (text: string, arabic?: string): Pick<Block, 'text'> => ({ text: { en: [{ text }], ...(arabic === undefined ? {} : { ar: [{ text: arabic }] }) } });

test('what is confirmed is in the memory by itself, sentence by sentence, with its neighbours and where it stands', async () => {
  const core = start();
  const { id } = must(await core.call('library.create', { template: 'outcomeDocument', language: 'en', title: 'Quiet harbours' }));
  const { document, revision } = must(await core.call('document.open', { id }));
  const insert = [{ ...paragraph('first', ''), ...textIn('The tide was low.') }, { ...paragraph('second', ''), ...textIn('The boats came in. Twelve of them were counted.', 'عادت القوارب. وأُحصي منها اثنا عشر.') }, { ...paragraph('third', ''), ...textIn('The night was calm.') }];
  must(await core.call('document.save', { id, base: revision, splices: [{ at: document.blocks.length, remove: 0, insert }], count: document.blocks.length + 3 }));
  const units = () => must(must(core.translationMemory()).page(0, 100)).map(({ unit }) => unit);
  expect(units()).toEqual([]);
  await saveSecond(core, id, (block) => confirmed(block, said));
  const origin = { document: id, symbol: null, title: 'Quiet harbours', paragraph: expect.stringMatching(/^\d+$/) as string };
  expect(units()).toEqual([
    { source: 'en', target: 'ar', sourceText: 'The boats came in.', targetText: 'عادت القوارب.', ...between('The tide was low.', 'Twelve of them were counted.'), origin, by: 'Translator', at: said.at },
    { source: 'en', target: 'ar', sourceText: 'Twelve of them were counted.', targetText: 'وأُحصي منها اثنا عشر.', ...between('The boats came in.', 'The night was calm.'), origin, by: 'Translator', at: said.at },
  ]);
  const asked = must(await core.call('memory.matches', { source: 'en', target: 'ar', text: 'The boats came in.', before: 'The tide was low.', after: 'Twelve of them were counted.' }));
  expect(asked).toMatchObject([{ percentage: 101, text: 'عادت القوارب.' }]);
});

test('a draft, a translation that is behind its source, and one whose confirmation was undone are not in the memory', async () => {
  const core = start();
  const { id } = must(await core.call('library.create', { template: 'outcomeDocument', language: 'en' }));
  const { document, revision } = must(await core.call('document.open', { id }));
  const block: Block = { ...paragraph('second', ''), ...textIn('The boats came in.', 'عادت القوارب.') };
  must(await core.call('document.save', { id, base: revision, splices: [{ at: document.blocks.length, remove: 0, insert: [block] }], count: document.blocks.length + 1 }));
  const sources = () => must(must(core.translationMemory()).page(0, 100)).map(({ unit }) => unit.sourceText);
  const right = confirmed(block, said);
  for (const state of ['translated', 'reviewed', 'final'] as const) {
    await saveSecond(core, id, () => confirmed(right, { ...said, state, at: said.at + 1 }));
    expect(sources()).toEqual(['The boats came in.']);
    await saveSecond(core, id, () => block);
    expect(sources()).toEqual([]);
  }
  await saveSecond(core, id, () => confirmed(block, { ...said, state: 'draft' }));
  await saveSecond(core, id, () => ({ ...right, ...textIn('The boats came in late.', 'عادت القوارب.') }));
  await saveSecond(core, id, () => ({ ...right, ...textIn('The boats came in.', 'عادت') }));
  expect(sources()).toEqual([]);
  await saveSecond(core, id, () => right);
  expect(sources()).toEqual(['The boats came in.']);
  // What was confirmed stays where it is edited afterwards: it was the translation of that sentence.
  await saveSecond(core, id, (now) => ({ ...now, ...textIn('The boats came in late.', 'عادت القوارب.') }));
  expect(sources()).toEqual(['The boats came in.']);
});

test('a text is saved whatever is the matter with the memory', async () => {
  const core = start();
  const { id } = must(await core.call('library.create', { template: 'outcomeDocument', language: 'en' }));
  writeFileSync(memoryPath(folder), 'no database '.repeat(1000));
  const { document, revision } = must(await core.call('document.open', { id }));
  const block = confirmed<Block>({ ...paragraph('second', ''), ...textIn('The boats came in.', 'عادت القوارب.') }, said);
  must(await core.call('document.save', { id, base: revision, splices: [{ at: document.blocks.length, remove: 0, insert: [block] }], count: document.blocks.length + 1 }));
  expect(core.unsaved()).toEqual([]);
});
