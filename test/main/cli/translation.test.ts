// Translation on the command line: how far a document has come, the translation memory and the terms from and for other programs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createCore } from '../../../main/core.ts';
import type { Block } from '../../../shared/document/blocks/index.ts';
import { tmxBegin, tmxEnd, tmxUnit } from '../../../shared/exchange/tmx.ts';
import { confirmed } from '../../../shared/translation/state.ts';
import { unitOf } from '../storage/memory/invented.ts';
import { must } from '../storage/temporary-library.ts';
import { terminal } from './terminal.ts';

const units = [unitOf('Twelve ports reported.', 'أبلغ اثنا عشر ميناء.'), unitOf('The tide was low.', 'كان المد منخفضاً.', { origin: { document: null, symbol: 'E/ESCWA/30/5', title: null, paragraph: '4' } })];
const file = (): string => tmxBegin('en', '1') + units.map(tmxUnit).join('') + tmxEnd;

test('a TMX file goes into the memory, is found there, and comes out as it was; taken in again it changes nothing', async () => {
  const { type, json, write, folder } = terminal();
  write('wide.tmx', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(file(), 'utf16le')]));
  expect(await json('tm', 'import', 'wide.tmx')).toEqual({ units: 2, added: 2, replaced: 0, leftOut: 0 });
  expect((await type('tm', 'import', write('ports.tmx', file()))).out).toContain('Took 2 sentences into the translation memory (0 new, 2 replaced)');
  const { out } = await type('tm', 'search', 'المد', '--from', 'ar', '--to', 'en');
  expect(out).toBe('en  The tide was low.\nar  كان المد منخفضاً.\n    E/ESCWA/30/5, 4\n\n');
  expect(await json('tm', 'search', 'ports', '--to', 'fr')).toEqual([]);
  expect((await type('tm', 'search', 'lantern')).out).toBe('No sentence of the translation memory has these words.\n');
  expect(await json('tm', 'export', 'out.tmx')).toEqual({ path: join(folder, 'out.tmx'), count: 2 });
  expect(readFileSync(join(folder, 'out.tmx'), 'utf8').match(/<tu .*<\/tu>/g)).toEqual(file().match(/<tu .*<\/tu>/g));
});

test('a file that is none is refused with its line, and wrong words end with 2', async () => {
  const { type, write } = terminal();
  await type('new', 'outcomeDocument', '--title', 'Quiet harbours');
  const codes = async (...args: string[]) => {
    const { code, error } = await type(...args);
    return [code, error.split(';')[0]?.trim()];
  };
  expect(await codes('tm', 'import', write('cut.tmx', file().slice(0, -40)))).toEqual([1, expect.stringMatching(/cut\.tmx is damaged or incomplete \(line \d+\)/) as string]);
  expect(await codes('tm', 'import', write('bytes.tmx', Buffer.from([0x3c, 0xff, 0xff, 0x3e])))).toEqual([1, expect.stringContaining('bytes.tmx') as string]);
  expect(await codes('tm', 'import', 'nowhere.tmx')).toEqual([1, expect.stringContaining('nowhere.tmx') as string]);
  expect(await codes('tm', 'export', 'out.docx')).toEqual([2, 'The ending of out.docx says no format']);
  expect(await codes('tm', 'forget', 'all')).toEqual([2, 'There is no “forget” here']);
  expect(await codes('tm', 'search', 'port', '--from', 'xx')).toEqual([2, expect.stringContaining('xx') as string]);
  expect(await codes('terms', 'import', write('terms.csv', 'en,ar'))).toEqual([2, 'The ending of terms.csv says no format']);
});

test('terms go in as a table and come out as TBX and as a table again, on their own or with those of the program', async () => {
  const { json, write, folder } = terminal();
  expect(await json('terms', 'import', write('terms.tsv', 'English\tArabic\nquiet harbour\tمرفأ هادئ\nlantern\t\nبلا\t\n'))).toMatchObject({ added: 3, replaced: 0 });
  expect(await json('terms', 'export', 'own.tbx')).toMatchObject({ count: 3 });
  expect(await json('terms', 'import', 'own.tbx')).toMatchObject({ added: 0, replaced: 3 });
  await json('terms', 'export', 'own.tsv');
  expect(readFileSync(join(folder, 'own.tsv'), 'utf8')).toContain('quiet harbour\t\t\t\tمرفأ هادئ');
  const { count } = (await json('terms', 'export', 'all.tsv', '--starter')) as { count: number };
  expect(count).toBeGreaterThan(200);
});

test('the state of a translation is told for each language, as a whole and by section', async () => {
  const { type, json, write, library } = terminal();
  await json('import', write('meeting.md', '# Regional meeting on tidal mills\n\n## Introduction\n\n1. The meeting was opened.\n\n## Mills\n\n2. Mills were visited.\n'), '--lang', 'en');
  expect((await type('translate', 'status', 'Regional')).out).toBe('The document has no other language to translate into.\n');
  const core = must(createCore({ libraryFolder: library, version: '1', host: 'portable', services: { reveal: async () => true }, device: 'laptop' }));
  const id = must(await core.call('library.list', { archived: false }))[0]?.id ?? '';
  const { document, revision } = must(await core.call('document.open', { id }));
  const insert = document.blocks.map((block): Block => {
    if (block.type !== 'numberedParagraph' || !JSON.stringify(block).includes('visited')) return block;
    return confirmed({ ...block, text: { ...block.text, ar: [{ text: 'جرت زيارة الطواحين.' }] } }, { state: 'translated', source: 'en', target: 'ar', by: 'Rima', at: 1 });
  });
  must(await core.call('document.save', { id, base: revision, splices: [{ at: 0, remove: insert.length, insert }], settings: { ...document.settings, languages: ['en', 'ar'] }, count: insert.length }));
  await core.close();
  expect(await json('translate', 'status', 'Regional')).toMatchObject({ source: 'en', languages: [{ language: 'ar', words: 14, wordsLeft: 11, percent: 21, sections: [{}, { text: 'Introduction', percent: 0 }, { text: 'Mills', percent: 75, stale: 0 }] }] });
  const { code, out } = await type('translate', 'status', 'Regional');
  expect(code).toBe(0);
  expect(out).toMatch(/^Done +Words +Left +Behind +Part\n21 % +14 +11 +0 +Arabic\n/);
  expect((await type('translate', 'statu', 'Regional')).code).toBe(2);
});
