// The history on the command line: what happened, names for good, parts that come back, and who wrote each word.
import { expect, test } from 'vitest';
import { shortId } from '../../../main/cli/commands/log.ts';
import { createCore } from '../../../main/core.ts';
import { plain } from '../../../shared/document/inlines.ts';
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { HistoryEntry } from '../../../shared/ipc/history.ts';
import { must, openHere, save } from '../storage/temporary-library.ts';
import { terminal } from './terminal.ts';

const meeting = `# Regional meeting on tidal mills

## Introduction

1. The meeting was opened by the host.

2. It took note of the tables of tides.

## Mills

3. Mills were visited.
`;

/** A document that somebody imported and two people then wrote in. */
const written = async () => {
  const it = terminal();
  await it.json('import', it.write('meeting.md', meeting));
  let clock = Date.now();
  const core = must(createCore({ libraryFolder: it.library, version: '1', host: 'portable', services: { reveal: async () => true }, mode: 'writing', now: () => (clock += 600_000), device: 'laptop' }));
  const [document] = must(await core.call('library.list', { archived: false }));
  const id = document?.id ?? '';
  const save = async (author: string, change: (blocks: Block[]) => Block[]) => {
    must(await core.call('preferences.set', { author, role: 'translator', office: 'Jordan' }));
    const opened = must(await core.call('document.open', { id }));
    const blocks = change(structuredClone(opened.document.blocks));
    must(await core.call('document.save', { id, base: opened.revision, splices: [{ at: 0, remove: opened.document.blocks.length, insert: blocks }], count: blocks.length }));
  };
  const starts = (text: string) => (block: Block) => JSON.stringify(block).includes(text);
  await save('Rima', (blocks) => blocks.map((block) => (starts('opened by the host')(block) ? { ...block, text: { en: plain('The meeting was opened in May by the host.') } } : block)));
  await save('Omar', (blocks) => blocks.filter((block) => !starts('took note')(block)));
  await core.close();
  return { ...it, id };
};

test('log names a file that came home', async () => {
  const { type, library: folder, id } = await written();
  const library = openHere({ folder });
  const document = must(library.documents.open(id));
  save(library, document, [], { by: { kind: 'imported', about: { returned: { name: 'Rima.docx', draft: 'draft', language: 'en', proposals: 2 } } } });
  library.close();
  expect((await type('log', 'regional')).out).toMatch(/Taken in: Rima\.docx +no change of the text\n/);
});

test('log prints who did what and when; name and restore make it longer; history tells of one paragraph', async () => {
  const { type, json } = await written();
  const log = (await type('log', 'regional')).out;
  expect(log.split('\n')[0]).toMatch(/^Revision +Time +By +What +Changes$/);
  expect(log).toMatch(/Omar, Translator, Jordan +Written +removed 1 · .\+0 −8. words\n/);
  expect(log).toMatch(/Rima, Translator, Jordan +Written +edited 1 · .\+2 −0. words\n/);
  expect(log).toMatch(/Imported +added \d+/);
  const entries = (await json('log', 'regional', '--all')) as HistoryEntry[];
  expect(entries.map(({ kind, revisions }) => [kind, revisions])).toEqual([['typed', 1], ['typed', 1], ['imported', 1]]);

  expect((await type('name', 'regional', 'Zero draft', '--symbol', 'E/ESCWA/30/5', '--note', 'For the bureau', '--revision', shortId(entries[1]?.revision ?? ''))).out).toMatch(/^“Zero draft” is kept in the history of “Regional meeting on tidal mills” \(\S{10}\)\.\n$/);
  expect((await type('log', 'regional')).out).toMatch(/Zero draft \(E\/ESCWA\/30\/5; \d{4}-\d\d-\d\d \d\d:\d\d; For the bureau\) +no change of the text\n/);
  const again = await type('name', 'regional', 'zero DRAFT');
  expect(again).toMatchObject({ code: 1, out: '' });
  expect(again.error).toMatch(/^A draft of this document is called “Zero draft” already[^\n]*\n$/);

  expect(await type('name', 'regional', 'Final', '--symbol', 'no symbol')).toMatchObject({ code: 1, out: '', error: expect.stringMatching(/^“no symbol” is not a United Nations document symbol, [^\n]*\n$/) });

  expect((await type('restore', 'regional', 'zero draft', '--paragraph', '2')).out).toBe('Restored in “Regional meeting on tidal mills”: Zero draft.\n');
  expect((await type('show', 'regional')).out).toContain('2. It took note of the tables of tides.\n');
  expect((await type('log', 'regional')).out).toMatch(/Restored from Zero draft +added 1/);
  expect((await type('restore', 'regional', 'Zero draft', '--section', 'introd')).error).toBe('The text stands like that already, so nothing was changed.\n');
  expect((await type('restore', 'regional', shortId(entries[2]?.revision ?? ''), '--section', 'I')).code).toBe(0);
  expect((await type('show', 'regional')).out).toContain('1. The meeting was opened by the host.\n');

  const told = (await type('history', 'regional', '1')).out;
  expect(told).toMatch(/Edited\n {4}The meeting was opened in May by the host\.\n/);
  expect(told).toContain('Who wrote each word\n');
  expect(await json('history', 'regional', '1')).toMatchObject({ versions: [{ events: [{ what: 'edited' }] }, {}, { events: [{ what: 'born' }], kind: 'imported' }] });
  expect((await type('history', 'regional', '2')).out).toMatch(/Came back\n.*\n\n\S+ .*Deleted\n\n\S+ .*Written first\n/s);
  expect((await type('verify')).code).toBe(0);
});

test('what there is not is said in one sentence, and wrong use is told apart', async () => {
  const { type } = await written();
  const failing: readonly [number, RegExp, string[]][] = [
    [1, /^There is no document “nobody”/, ['log', 'nobody']],
    [1, /^“Regional meeting on tidal mills” has no revision “First draft”/, ['restore', 'regional', 'First draft']],
    [1, /^“Regional meeting on tidal mills” has no revision “First draft”/, ['name', 'regional', 'x', '--revision', 'First draft']],
    [1, /^There is no element “99” in that revision/, ['history', 'regional', '99']],
    [2, /^<paragraph> is missing/, ['history', 'regional']],
    [2, /^<name> is missing/, ['name', 'regional']],
    [2, /^<name> is missing/, ['name', 'regional', ' ']],
    [2, /^--section and --paragraph exclude each other; see “rapporteur restore --help”/, ['restore', 'regional', 'x', '--section', 'I', '--paragraph', '2']],
    [2, /^There is no language “xx”/, ['history', 'regional', '1', '--lang', 'xx']],
  ];
  for (const [code, error, args] of failing) {
    const said = await type(...args);
    expect({ args, code: said.code, out: said.out }).toEqual({ args, code, out: '' });
    expect(said.error).toMatch(error);
    expect(said.error.trimEnd()).not.toContain('\n');
  }
});

test('a broken chain is told with its document, its revision and what can still be read', async () => {
  const { type, library } = await written();
  const here = openHere({ folder: library });
  here.db.exec(`UPDATE revision SET at = at + 1 WHERE key = 2`);
  here.close();
  const { code, out } = await type('verify');
  expect(code).toBe(1);
  expect(out).toMatch(/^A revision is damaged: Regional meeting on tidal mills: \d{4}-\d\d-\d\d \d\d:\d\d, Rima, changed after it was written \(revision 2: it is not what its hash says\)$/m);
  expect(out).toMatch(/^Regional meeting on tidal mills: 2 of 3 revisions are as they were written, the text as it stands among them\.$/m);
});

test('name refuses to call a draft clean while something is open, in one sentence; with --anyway it takes a reason, which log tells', async () => {
  const { type, write } = terminal();
  await type('import', write('open.md', '# Meeting on open brackets\n\n1. States [shall] meet.\n'), '--brackets');
  const refused = await type('name', 'meeting', 'Clean text');
  expect(refused).toMatchObject({ code: 1, out: '' });
  expect(refused.error).toMatch(/^“Clean text” says that nothing is left to settle[^\n]*EN 1[^\n]*\n$/);
  expect(await type('name', 'meeting', 'Clean text', '--anyway')).toMatchObject({ code: 2, out: '' });
  expect((await type('name', 'meeting', 'Clean text', '--anyway', '--reason', 'The printer waits')).code).toBe(0);
  expect((await type('log', 'meeting')).out).toMatch(/Clean text \(named although 1 open \(.EN 1.\): .The printer waits.\)/);
});
