// The command line as a user types it: what it prints, where, and with which exit code.
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { unzipSync } from 'fflate';
import { createCore } from '../../../main/core.ts';
import { openLibrary } from '../../../main/storage/library.ts';
import { libraryPaths } from '../../../main/storage/folder.ts';
import { commandNames } from '../../../main/cli/command.ts';
import { run } from '../../../main/cli/run.ts';
import { must } from '../storage/temporary-library.ts';
import { terminal } from './terminal.ts';

const meeting = `# Regional meeting on tidal mills

Introduction

1. The meeting was opened by the host[1].

2. It took note of the tables of tides.

[1] See the programme of the meeting.
`;

test('templates are listed; a document is made, listed, outlined, shown and exported', async () => {
  const { type, json, folder } = terminal();
  const templates = (await json('templates')) as { name: string }[];
  expect(templates.map(({ name }) => name)).toContain('outcomeDocument');
  const made = (await json('new', 'outcome-document', '--title', 'Quiet harbours')) as { id: string };
  expect(await json('list')).toMatchObject([{ id: made.id, title: { en: 'Quiet harbours' }, template: 'outcomeDocument' }]);
  expect((await type('list')).out).toMatch(/Quiet harbours\n$/);
  for (const name of [made.id, 'Quiet harbours', 'quiet', 'QUIET  HARB', made.id.slice(0, 8)]) {
    expect(await json('outline', name)).toMatchObject({ id: made.id, title: 'Quiet harbours', template: 'outcomeDocument' });
  }
  expect(await json('show', 'quiet')).toMatchObject({ id: made.id, settings: { draftingLanguage: 'en' } });
  expect((await type('show', 'quiet')).out).toContain('Quiet harbours\n==============\n');
  const exported = await type('export', 'quiet', '--to', 'out.md');
  expect(exported.code).toBe(0);
  // What its reader will miss, one line each; the file is written all the same.
  expect(exported.error.split('\n')).toEqual(expect.arrayContaining(['No symbol on the first page', 'No date on the first page', expect.stringMatching(/^Empty element: Numbered paragraph \u2068?1\u2069?$/)]));
  expect(exported.out).toMatch(/out\.md \(\d+ KB\)\.\n$/);
  expect(readFileSync(join(folder, 'out.md'), 'utf8')).toContain('# Quiet harbours');
  writeFileSync(join(folder, 'out.md'), 'before');
  await type('export', 'quiet', '--to', join(folder, 'out.md'));
  expect(readFileSync(join(folder, 'out.md'), 'utf8')).toContain('# Quiet harbours');
  expect(readdirSync(folder).sort()).toEqual(['library', 'out.md']);
  expect(await type('verify')).toMatchObject({ code: 0, out: expect.stringContaining('The library is sound.') as string });
});

test('a PDF that cannot be made says everything that is in its way, each with its place, and no more', async () => {
  const { type, json, folder } = terminal();
  const untitled = (await json('new', 'outcomeDocument')) as { id: string };
  const refused = await type('export', untitled.id, '--to', 'out.pdf');
  expect(refused.code).toBe(1);
  expect(refused.error.split('\n').slice(0, -1)).toEqual(['No title', expect.stringContaining('needs a title') as string]);
  expect(readdirSync(folder)).toEqual(['library']);
});

test('a PDF for the archive is asked for by name, and wants the date of the document', async () => {
  const { type, write, folder } = terminal();
  await type('import', write('dated.md', 'E/ESCWA/31/7\n\n12 May 2031\n\n# Tidal mills\n\n1. They turn twice a day.\n'));
  expect(await type('export', 'E/ESCWA/31/7', '--to', 'mills.pdf', '--archive')).toMatchObject({ code: 0 });
  expect(readFileSync(join(folder, 'mills.pdf'), 'latin1')).toContain('<pdfaid:part>2</pdfaid:part>');
  await type('new', 'resolution', '--title', 'No day');
  const refused = await type('export', 'No day', '--to', 'day.pdf', '--archive');
  expect(refused.code).toBe(1);
  expect(refused.error).toContain('asks for the date of a document');
  expect(await type('export', 'No day', '--to', 'day.docx', '--archive')).toMatchObject({ code: 2 });
  expect(await type('export', 'No day', '--to', 'day.pdfa')).toMatchObject({ code: 2 });
});

test('an import says what it made, and the text is shown with its numbers and notes', async () => {
  const { type, json, write } = terminal();
  const { code, out } = await type('import', write('meeting.md', meeting));
  expect(code).toBe(0);
  expect(out).toMatch(/^Imported “Regional meeting on tidal mills” \([0-9a-f-]{36}\), with 2 numbered paragraphs\.\n/);
  const shown = (await type('show', 'regional')).out;
  expect(shown).toContain('1. The meeting was opened by the host[1].\n     [1] See the programme of the meeting.\n');
  expect(shown).toContain('2. It took note of the tables of tides.\n');
  for (const line of shown.split('\n')) expect(line.length).toBeLessThanOrEqual(72);
  const outline = await json('outline', 'regional');
  expect(Object.keys(outline as object)).toEqual([
    'id', 'title', 'symbol', 'template', 'languages', 'counts', 'paragraphs', 'headings', 'keyMessages', 'footnotes', 'boxes', 'tables', 'frontMatter', 'unplaced',
  ]);
  expect(outline).toMatchObject({ paragraphs: { first: 1, last: 2, count: 2 }, footnotes: 1 });
  expect(await json('import', 'meeting.md', '--as', 'workshopConceptNote', '--lang', 'fr')).toMatchObject({
    document: { template: 'workshopConceptNote', draftingLanguage: 'fr' },
  });
});

test.each<[string, string, (it: ReturnType<typeof terminal>) => string]>([
  ['an empty file', 'The file empty.md is empty', ({ write }) => write('empty.md', '')],
  ['a binary', 'is not text', ({ write }) => write('photo.txt', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1, 255]))],
  ['a type that is not known', 'Files like sheet.xlsx', ({ write }) => write('sheet.xlsx', 'PK')],
  ['a file that is not there', 'There is no file', () => 'nowhere.md'],
  ['a folder', 'cannot be read', () => '.'],
  ['a file of forty megabytes', 'more than the', ({ write, folder }) => {
    truncateSync(join(folder, write('large.md', 'x')), 40 * 1024 * 1024);
    return 'large.md';
  }],
])('%s is refused in one sentence, and nothing is made', async (_what, sentence, make) => {
  const it = terminal();
  const { code, out, error } = await it.type('import', make(it));
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(error).toContain(sentence);
  expect(error.trimEnd()).not.toContain('\n');
  // Where the library was begun for it, there is nothing in it.
  const listed = await it.type('list', '--json');
  expect(listed.code === 0 ? JSON.parse(listed.out) : []).toEqual([]);
});

test('a library that is not where it was said to be is told, and never made by a command that does not begin one', async () => {
  const { type, folder, write } = terminal();
  write('file', '');
  for (const library of ['nowhere', 'file', 'file/below']) {
    for (const args of [['list'], ['list', '--json'], ['outline', 'x'], ['show', 'x'], ['export', 'x', '--to', 'x.md'], ['verify'], ['new', 'novel']]) {
      const { code, out, error } = await type(...args, '--library', library);
      const wrongTemplate = args[0] === 'new';
      expect({ args, library, code, out }).toEqual({ args, library, code: wrongTemplate ? 2 : 1, out: '' });
      expect(error).toMatch(wrongTemplate ? /^There is no template “novel”[^\n]*\n$/ : new RegExp(`^There is no library in \\S*${library} yet; [^\\n]*\\n$`));
    }
  }
  for (const args of [['new', 'outcomeDocument'], ['import', write('meeting.md', meeting)]]) {
    expect(await type(...args, '--library', 'file')).toMatchObject({ code: 1, out: '', error: expect.stringMatching(/^There is no folder \S*file, so nothing was written[^\n]*\n$/) as string });
  }
  expect(readdirSync(folder).sort()).toEqual(['file', 'meeting.md']);
});

test('before the first document, the usual library has none, and that is no failure', async () => {
  const { folder } = terminal();
  const before = process.env['XDG_DATA_HOME'];
  process.env['XDG_DATA_HOME'] = folder;
  onTestFinished(() => {
    if (before === undefined) delete process.env['XDG_DATA_HOME'];
    else process.env['XDG_DATA_HOME'] = before;
  });
  const said: string[] = [];
  const type = (...args: string[]) =>
    run(args, { out: (text) => said.push(text), error: (text) => said.push(text), columns: 72, folder, version: '', language: 'en', interrupted: new AbortController().signal });
  expect(await type('list')).toBe(0);
  expect(await type('list', '--json')).toBe(0);
  expect(said).toEqual(['There are no documents.\n', '[]\n']);
  expect(await type('templates')).toBe(0);
  expect(await type('verify')).toBe(1);
  expect(readdirSync(folder)).toEqual([]);
});

test('an export that cannot be written says why in one sentence, and leaves everything as it was', async () => {
  const { type, json, folder, write } = terminal();
  await json('new', 'outcomeDocument', '--title', 'Quiet harbours');
  write('file', 'before');
  mkdirSync(join(folder, 'folder.md'));
  const wrong: readonly [string, RegExp][] = [
    ['nowhere/x.md', /^There is no folder \S*nowhere, so nothing was written[^\n]*\n$/],
    ['file/x.md', /^There is no folder \S*file, so nothing was written[^\n]*\n$/],
    ['folder.md', /^\S*folder\.md is a folder, so no file was written under that name[^\n]*\n$/],
  ];
  for (const [to, sentence] of wrong) {
    const { code, out, error } = await type('export', 'quiet', '--to', to);
    expect({ to, code, out }).toEqual({ to, code: 1, out: '' });
    expect(error).toMatch(sentence);
  }
  expect(readdirSync(folder).sort()).toEqual(['file', 'folder.md', 'library']);
  expect(readFileSync(join(folder, 'file'), 'utf8')).toBe('before');
});

test('on a full disk documents can still be listed, read and taken elsewhere, and what writes says that it is full', async (context) => {
  const { type, folder, write } = terminal();
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  if (process.getuid?.() !== 0 || spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]).status !== 0) return context.skip();
  onTestFinished(() => {
    spawnSync('umount', [disk]);
  });
  const there = (...args: string[]) => type(...args, '--library', 'disk/library');
  expect((await there('new', 'outcomeDocument', '--title', 'Quiet harbours')).code).toBe(0);
  const ballast = join(disk, 'ballast');
  for (const size of [1_000_000, 100_000, 10_000, 4_096, 1]) while (grow(ballast, size));
  expect((await there('list')).out).toContain('Quiet harbours');
  expect((await there('show', 'quiet')).code).toBe(0);
  expect((await there('outline', 'quiet', '--json')).code).toBe(0);
  expect((await there('verify')).code).toBe(0);
  expect((await there('export', 'quiet', '--to', 'out.md')).code).toBe(0);
  for (const args of [['new', 'outcomeDocument'], ['import', write('meeting.md', meeting)], ['export', 'quiet', '--to', 'disk/out.md']]) {
    const { code, out, error } = await there(...args);
    expect({ args, code, out }).toEqual({ args, code: 1, out: '' });
    expect(error).toMatch(/^The disk is full [^\n]*\n$/);
  }
  rmSync(ballast);
  expect((await there('new', 'outcomeDocument')).code).toBe(0);
  expect((await there('verify')).code).toBe(0);
});

/** False when the disk has no room for that much more. */
const grow = (path: string, bytes: number): boolean => {
  try {
    appendFileSync(path, Buffer.alloc(bytes));
    return true;
  } catch {
    return false;
  }
};

test('wrong use is exit code 2 and says what is wrong', async () => {
  const { type } = terminal();
  const wrong: readonly [string[], RegExp][] = [
    [['paint'], /There is no command “paint”; see “rapporteur --help”/],
    [['list', '--loud'], /There is no option --loud; see “rapporteur list --help”/],
    [['show'], /<document> is missing/],
    [['import', 'a', 'b'], /“b” is one word too many/],
    [['new', 'novel'], /There is no template “novel”; the templates are outcomeDocument/],
    [['new', 'outcomeDocument', '--lang', 'tlh'], /There is no language “tlh”; the languages are en, ar, fr/],
    [['new', 'outcomeDocument', '--title'], /The option --title is given wrongly/],
    [['list', '--json=yes'], /The option --json is given wrongly/],
    [['export', 'x'], /--to <file> is missing/],
    [['export', 'x', '--to', 'x.odt'], /cannot be exported as “odt”; the formats are docx/],
    [['export', 'x', '--to', 'x'], /cannot be exported as “”/],
    [['show', 'x', '--format', 'poem'], /“poem”; the formats are text, json/],
  ];
  for (const [args, sentence] of wrong) {
    const { code, out, error } = await type(...args);
    expect({ args, code, out }).toEqual({ args, code: 2, out: '' });
    expect(error).toMatch(sentence);
    expect(error).toMatch(/^[^\n]+\n$/);
  }
});

test('a document that is unknown or not the only one is exit code 1', async () => {
  const { type, json, write } = terminal();
  expect(await type('show', 'tides')).toMatchObject({ code: 1, error: expect.stringContaining('There is no library') as string });
  await json('import', write('meeting.md', meeting));
  await json('new', 'outcomeDocument', '--title', 'Regional meeting on ports');
  expect(await type('show', 'tides')).toMatchObject({ code: 1, error: expect.stringContaining('no document “tides”') as string });
  const several = await type('outline', 'regional meeting');
  expect(several).toMatchObject({ code: 1, out: '' });
  expect(several.error).toMatch(/^“regional meeting” can mean more than one document: .*tidal mills.*\n$/);
  expect((await type('outline', 'regional meeting on t')).code).toBe(0);
});

test('documents of one symbol are named with their titles and ids, one of which is then enough', async () => {
  const { type, json, write } = terminal();
  const first = (await json('import', write('one.md', 'E/ESCWA/31/7\n\n# On tides\n\n1. They come.\n'))) as { document: { id: string } };
  const second = (await json('import', write('two.md', 'E/ESCWA/31/7\n\n# On ebbs\n\n1. They go.\n'))) as { document: { id: string } };
  const { code, out, error } = await type('outline', 'e/escwa/31/7', '--json');
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(error).toMatch(/^[^\n]+\n$/);
  expect(error).toContain(`E/ESCWA/31/7, On tides (${first.document.id})`);
  expect(error).toContain(`E/ESCWA/31/7, On ebbs (${second.document.id})`);
  expect(error).not.toMatch(/give the symbol/i);
  expect(await json('outline', first.document.id)).toMatchObject({ title: 'On tides' });
});

test('a symbol is exact: its beginning could name the wrong document, and is refused in one sentence', async () => {
  const { type, write } = terminal();
  await type('import', write('one.md', 'E/ESCWA/31/70\n\n# On tides\n\n1. They come.\n'));
  for (const query of ['E/ESCWA/31', 'E/ESCWA/31/7', '']) {
    for (const command of ['outline', 'show']) {
      const { code, out, error } = await type(command, query, '--json');
      expect({ code, out }).toEqual({ code: 1, out: '' });
      expect(error).toMatch(/^There is no document “[^\n]+\n$/);
    }
  }
});

test('a file that cannot be taken in begins no library, and leaves one that is there as it is', async () => {
  const { type, json, write, folder } = terminal();
  const bad = write('picture.txt', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0xff, 0xfe));
  for (const name of [bad, write('nothing.md', ''), write('old.doc', 'x'), 'missing.md']) {
    const { code, out, error } = await type('import', name);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(error).toMatch(/^[^\n]+\n$/);
    expect(readdirSync(folder)).not.toContain('library');
  }
  await json('import', write('meeting.md', meeting));
  expect((await type('import', bad)).code).toBe(1);
  expect(await json('list')).toHaveLength(1);
});

test('a title in Arabic is found without its vowel marks, and a symbol in any case', async () => {
  const { json } = terminal();
  const made = (await json('new', 'outcomeDocument', '--lang', 'ar', '--title', 'اجتماع الإسكندريّة')) as { id: string };
  expect(await json('outline', 'اجتماع الاسكندرية')).toMatchObject({ id: made.id });
});

test('help is there for everything, in three languages, on standard output', async () => {
  for (const language of ['en', 'ar', 'fr'] as const) {
    const { type } = terminal(language);
    const all = await run(['--help'], { out: () => {}, error: () => {}, columns: 72, folder: '/', version: '', language, interrupted: new AbortController().signal });
    expect(all).toBe(0);
    for (const command of commandNames) {
      const { code, out, error } = await type(command, '--help');
      expect({ code, error }).toEqual({ code: 0, error: '' });
      expect(out).toContain(`rapporteur ${command}`);
      expect(out).toContain('--library <folder>');
      expect(out).not.toMatch(/cli:|option\.|\{\{/);
    }
  }
});

test('without a command the help goes to standard error', async () => {
  let error = '';
  const code = await run([], { out: () => {}, error: (text) => (error += text), columns: 72, folder: '/', version: '', language: 'en', interrupted: new AbortController().signal });
  expect(code).toBe(2);
  for (const command of commandNames) expect(error).toContain(`  ${command}`);
});

test('beside a program that has the library open, reading and exporting work and writing is refused', async () => {
  const { type, json, folder, library } = terminal();
  await json('new', 'outcomeDocument', '--title', 'Quiet harbours');
  const window = must(openLibrary({ folder: library, mode: 'writing' }));
  onTestFinished(() => window.close());
  expect(await json('list')).toHaveLength(1);
  expect((await type('show', 'quiet')).code).toBe(0);
  expect((await type('verify')).code).toBe(0);
  expect((await type('export', 'quiet', '--to', 'out.md')).code).toBe(0);
  expect(readdirSync(folder)).toContain('out.md');
  expect(await type('new', 'outcomeDocument')).toMatchObject({ code: 1, error: expect.stringMatching(/^Another Rapporteur has the library .*\n$/) as string });
});

test('a damaged library is told by verify, with exit code 1', async () => {
  const { type, json, library } = terminal();
  await json('new', 'outcomeDocument', '--title', 'Quiet harbours');
  const open = must(openLibrary({ folder: library, mode: 'writing' }));
  open.db.exec(`UPDATE revision SET at = at + 1`);
  open.close();
  const { code, out, error } = await type('verify');
  expect(code).toBe(1);
  expect(out).toMatch(/A revision is damaged: Quiet harbours: .*\(revision 1: it is not what its hash says\)\n.*\nQuiet harbours: none of its revisions is as it was written\.\n/);
  expect(error).toMatch(/^The library .* is damaged/);
  const machine = await type('verify', '--json');
  expect(machine.code).toBe(1);
  expect(JSON.parse(machine.out)).toMatchObject({ sound: false, revisions: 1 });
  truncateSync(libraryPaths(library).file, 5000);
  expect((await type('verify')).code).toBe(1);
});

test('a document from elsewhere cannot send commands to the terminal', async () => {
  const { type, write } = terminal();
  await type('import', write('evil.md', `# Title \u001b]0;owned\u0007\n\n1. Some \u001b[2Jtext \u009b31m here.\n`));
  for (const { out } of [await type('list'), await type('show', 'title'), await type('outline', 'title')]) {
    expect(out.replace(/\n/g, '')).not.toMatch(/\p{Cc}/u);
  }
});

test('what is exported has the emblem that was set in the window, in Word in pixels too', async () => {
  const { type, json, folder, library } = terminal();
  const made = (await json('new', 'outcome-document', '--title', 'Quiet harbours')) as { id: string };
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="100"><rect width="120" height="100" fill="#00689d"/></svg>';
  const core = must(createCore({ libraryFolder: library, version: '1.2.3', host: 'portable', services: { reveal: async () => true } }));
  const image = must(await core.call('asset.put', { bytes: Buffer.from(drawing).toString('base64') }));
  must(await core.call('preferences.set', { emblem: { image, alt: { en: 'A wreath' } } }));
  await core.close();
  for (const name of ['a.html', 'a.docx']) expect(await type('export', made.id, '--to', name)).toMatchObject({ code: 0 });
  expect(readFileSync(join(folder, 'a.html'), 'utf8')).toContain(`${Buffer.from(drawing).toString('base64')}" alt="A wreath"`);
  const word = readFileSync(join(folder, 'a.docx'));
  const pixels = Object.entries(unzipSync(word)).find(([name]) => name.startsWith('word/media/') && name.endsWith('.png'))?.[1];
  // 19.5 mm at 300 dots per inch.
  expect(Buffer.from(pixels ?? []).readUInt32BE(16)).toBe(230);
});
