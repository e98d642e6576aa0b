// The history as a window asks for it: the timeline, named drafts, any revision, and parts that come back.
import { expect, onTestFinished, test } from 'vitest';
import { createCore, type Core, type CoreOptions } from '../../../main/core.ts';
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { Document } from '../../../shared/document/document.ts';
import { plain } from '../../../shared/document/inlines.ts';
import type { CallInput, CallName, CallOutput } from '../../../shared/ipc/contract.ts';
import type { HistoryEntry } from '../../../shared/ipc/history.ts';
import { pause } from '../../../shared/history/bursts.ts';
import { codeOf, must, openHere, paragraph, temporaryFolder } from '../storage/temporary-library.ts';
import { verify } from '../../../main/storage/verify.ts';

interface Desk {
  readonly core: Core;
  readonly folder: string;
  readonly id: string;
  readonly call: <Name extends CallName>(name: Name, input: CallInput<Name>) => Promise<CallOutput<Name>>;
  /** Saves the document with other blocks, `later` milliseconds after the last call. */
  readonly save: (change: (blocks: Block[]) => Block[], later?: number) => Promise<string>;
  readonly now: () => Promise<Document>;
  readonly wait: (milliseconds: number) => void;
}

/** A document of three paragraphs under two headings, and a clock that only moves when it is told to. */
const desk = async (options: Partial<CoreOptions> = {}): Promise<Desk> => {
  const folder = temporaryFolder();
  let clock = Date.UTC(2031, 4, 12, 9);
  const core = must(createCore({ libraryFolder: folder, version: '1', host: 'portable', services: { reveal: async () => true }, now: () => (clock += 10), device: 'laptop', ...options }));
  onTestFinished(() => core.close());
  const call: Desk['call'] = async (name, input) => must(await core.call(name, input));
  const { id } = await call('library.create', { template: 'outcomeDocument', language: 'en', title: 'Quiet harbours' });
  const save: Desk['save'] = async (change, later = 1000) => {
    clock += later;
    const { document, revision } = await call('document.open', { id });
    const blocks = change(structuredClone(document.blocks));
    return (await call('document.save', { id, base: revision, splices: [{ at: 0, remove: document.blocks.length, insert: blocks }], count: blocks.length })).revision;
  };
  const now = async () => (await call('document.open', { id })).document;
  await save(() => [heading('h1', 'Ports'), paragraph('p1', 'The port was opened.'), paragraph('p2', 'It has two quays.'), heading('h2', 'Roads'), paragraph('p3', 'The road is long.')], 2 * pause);
  return { core, folder, id, call, save, now, wait: (milliseconds) => (clock += milliseconds) };
};

/** The whole timeline: a page may be short on a busy computer. */
const timelineOf = async (ask: Desk['call'], input: Omit<CallInput<'history.list'>, 'limit' | 'after'>): Promise<HistoryEntry[]> => {
  const entries: HistoryEntry[] = [];
  for (let after: string | undefined; ; ) {
    const page: CallOutput<'history.list'> = await ask('history.list', { ...input, limit: 3, ...(after === undefined ? {} : { after }) });
    entries.push(...page.entries);
    if (page.next === null) return entries;
    after = page.next;
  }
};

const heading = (id: string, text: string): Block => ({ id, type: 'heading', level: 1, numbered: true, text: { en: plain(text) } });
const writes = (id: string, text: string) => (blocks: Block[]) => blocks.map((block) => (block.id === id ? { ...block, text: { ...block.text, en: plain(text) } } : block));

test('bursts of typing are single entries that say who, when and how much', async () => {
  const { call, id, save, wait } = await desk();
  await call('preferences.set', { author: 'Rima', role: 'editor', office: 'Conference Services' });
  wait(2 * pause);
  await save(writes('p1', 'The port was opened late.'));
  await save(writes('p1', 'The old port was opened very late.'));
  await call('preferences.set', { author: 'Omar', role: 'translator', office: '' });
  await save((blocks) => blocks.map((block) => (block.id === 'p3' ? { ...block, text: { ...block.text, ar: plain('الطريق طويل.') } } : block)));
  await save((blocks) => [...blocks.slice(3), ...blocks.slice(0, 1), ...blocks.slice(2, 3)], 2 * pause);
  const entries = await timelineOf(call, { id });
  expect(entries.map(({ kind, revisions, author }) => [kind, revisions, author.name])).toEqual([['typed', 1, 'Omar'], ['typed', 1, 'Omar'], ['typed', 2, 'Rima'], ['typed', 1, expect.any(String)], ['created', 1, expect.any(String)]]);
  expect(entries[2]).toMatchObject({
    author: { name: 'Rima', role: 'editor', office: 'Conference Services', device: 'laptop' },
    changes: { added: 0, removed: 0, moved: 0, edited: 1, settings: false, wordsIn: 3, wordsOut: 0, languages: ['en'] },
  });
  expect((entries[2]?.to ?? 0) - (entries[2]?.from ?? 0)).toBeGreaterThan(900);
  expect(entries[1]?.changes).toMatchObject({ edited: 1, wordsIn: 2, languages: ['ar'] });
  expect(entries[0]?.changes).toEqual({ added: 0, removed: 1, moved: 2, edited: 0, settings: false, wordsIn: 0, wordsOut: 7, languages: ['en'] });
  expect(entries[2]?.before).toBe(entries[3]?.revision);
  const of = async (filter: NonNullable<CallInput<'history.list'>['filter']>) => (await timelineOf(call, { id, filter })).map(({ revision }) => entries.findIndex((entry) => entry.revision === revision));
  expect(await of({ author: 'Omar' })).toEqual([0, 1]);
  // The template brought Arabic text, and it was taken out with the rest.
  expect(await of({ language: 'ar' })).toEqual([1, 3, 4]);
  expect(await of({ kinds: ['created'] })).toEqual([4]);
  expect(await of({ section: 'h2' })).toEqual([0, 1, 3]);
  expect(await of({ section: 'h1', author: 'Rima' })).toEqual([2]);
  expect(await call('history.authors', { id })).toMatchObject({ authors: [{ name: 'Omar' }, { name: 'Rima' }, {}], revisions: 6 });
  expect((await timelineOf(call, { id, single: true })).map(({ revisions }) => revisions)).toEqual([1, 1, 1, 1, 1, 1]);
});

test('a draft is named once and for all, now or afterwards, and stays when the text goes on', async () => {
  const { core, call, id, save, now, folder } = await desk();
  const heard: string[] = [];
  core.on('document.changed', ({ revision }) => heard.push(revision));
  const first = await now();
  const zero = await call('history.name', { id, name: 'Zero draft', note: 'For the bureau', symbol: 'E/ESCWA/30/5' });
  expect(heard).toEqual([zero.revision]);
  const later = await save(writes('p1', 'The port was closed.'));
  await save(writes('p1', 'The port was closed again.'));
  await call('history.name', { id, name: 'Advance, unedited', revision: later });
  expect(codeOf(await core.call('history.name', { id, name: ' ZERO  draft' }))).toBe('draft.exists');
  expect(codeOf(await core.call('history.name', { id, name: 'x', base: zero.revision }))).toBe('document.conflict');
  for (const symbol of ['nonsense', 'E/ESCWA', 'E/ESCWA/30/', 'the 5th', 'A//1']) expect(codeOf(await core.call('history.name', { id, name: 'Final', symbol }))).toBe('draft.symbol');
  const drafts = await call('history.drafts', { id });
  expect(drafts).toMatchObject([{ name: 'Advance, unedited', note: null, symbol: null, revision: later }, { name: 'Zero draft', note: 'For the bureau', symbol: 'E/ESCWA/30/5', revision: zero.revision }]);
  expect((await call('history.open', { id, revision: zero.revision })).document).toEqual(first);
  expect(await timelineOf(call, { id, filter: { kinds: ['named'] } })).toMatchObject([{ name: 'Advance, unedited', named: { revision: later }, changes: { edited: 0 } }, { name: 'Zero draft', named: null }]);
  await core.close();
  const library = openHere({ folder });
  expect(verify(library).problems).toEqual([]);
  for (const sql of [`UPDATE revision SET name = 'Final' WHERE name = 'Zero draft'`, `UPDATE revision SET kind = 0`, `DELETE FROM revision WHERE kind = 1`]) expect(() => library.db.exec(sql)).toThrow(/named draft/);
});

test('the whole, a section or one paragraph of a revision comes back, and what was there stays in the history', async () => {
  const { core, call, id, save, now } = await desk();
  const first = await now();
  const before = (await call('document.open', { id })).revision;
  await save((blocks) => [...blocks.filter(({ id }) => id !== 'p2').slice(0, 3), paragraph('p4', 'New.'), ...writes('p3', 'The road is short.')(blocks).slice(4)]);
  const texts = (document: Document) => document.blocks.map(({ id, text }) => `${id} ${(text.en ?? []).map((inline) => ('text' in inline ? inline.text : '')).join('')}`);
  await call('history.restore', { id, revision: before, part: { part: 'element', block: 'p2' } });
  expect(texts(await now())).toEqual(['h1 Ports', 'p1 The port was opened.', 'p2 It has two quays.', 'h2 Roads', 'p4 New.', 'p3 The road is short.']);
  const entry = (await call('history.list', { id, limit: 1 })).entries[0];
  expect(entry).toMatchObject({ kind: 'restored', restored: { revision: before, part: { part: 'element', block: 'p2' } }, changes: { added: 1 } });
  await call('history.restore', { id, revision: before, part: { part: 'section', heading: 'h2' } });
  expect(await now()).toEqual(first);
  expect(codeOf(await core.call('history.restore', { id, revision: before, part: { part: 'whole' } }))).toBe('restore.same');
  expect(codeOf(await core.call('history.restore', { id, revision: before, part: { part: 'element', block: 'p9' } }))).toBe('element.unknown');
  await call('history.restore', { id, revision: entry?.revision ?? '', part: { part: 'whole' } });
  expect(texts(await now())).toContain('p3 The road is short.');
});

test('a paragraph that was split comes back whole; a section that moved goes back; each says what else it did', async () => {
  const { call, id, save, now } = await desk();
  const first = await now();
  const before = (await call('document.open', { id })).revision;
  const only = async (block: string) => (await now()).blocks.filter((one) => one.id === block).length;
  await save((blocks) => blocks.flatMap((block) => (block.id === 'p1' ? [paragraph('p1', 'The port'), paragraph('n1', 'was opened.')] : [block])));
  expect((await call('history.restore', { id, revision: before, part: { part: 'element', block: 'p1' } })).also).toEqual([{ element: 'n1', what: 'removed', text: 'was opened.' }]);
  expect(await now()).toEqual(first);
  await save((blocks) => blocks.flatMap((block) => (block.id === 'p1' ? [paragraph('p1', 'The port'), paragraph('n2', 'was opened in May.')] : [block])));
  expect((await call('history.restore', { id, revision: before, part: { part: 'element', block: 'p1' } })).also).toMatchObject([{ element: 'n2', what: 'stands' }]);
  expect(await only('n2')).toBe(1);
  await save((blocks) => [...blocks.filter(({ id }) => id === 'h2' || id === 'p3'), ...blocks.filter(({ id }) => ['h1', 'p1', 'p2'].includes(id))]);
  expect((await call('history.restore', { id, revision: before, part: { part: 'section', heading: 'h2' } })).also).toEqual([]);
  expect(await now()).toEqual(first);
  const told = await call('history.paragraph', { id, block: 'p1' });
  expect(told.versions.flatMap(({ events }) => events)).toContainEqual({ what: 'split', other: 'n2' });
});

test('a revision of another document, or of none, is unknown', async () => {
  const { core, call, id } = await desk();
  const other = await call('library.create', { template: 'resolution', language: 'en' });
  const { revision } = await call('document.open', { id: other.id });
  for (const unknown of [revision, 'abc', 'A'.repeat(43)]) {
    expect(codeOf(await core.call('history.open', { id, revision: unknown }))).toBe('revision.unknown');
    expect(codeOf(await core.call('history.name', { id, revision: unknown, name: 'x' }))).toBe('revision.unknown');
    expect(codeOf(await core.call('history.restore', { id, revision: unknown, part: { part: 'whole' } }))).toBe('revision.unknown');
    expect(codeOf(await core.call('history.list', { id, limit: 5, after: unknown }))).toBe('revision.unknown');
  }
  expect(codeOf(await core.call('history.list', { id: 'nobody', limit: 5 }))).toBe('document.unknown');
});

test('of a history that is damaged in one place, the rest is read, and what is broken is named', async () => {
  const { core, call, id, save, folder } = await desk();
  const { revision: first } = await call('document.open', { id });
  const broken = await save(writes('p1', 'A text that nobody will read again, since it is lost.'), 2 * pause);
  const last = await save(writes('p1', 'The port is there.'), 2 * pause);
  await core.close();
  const library = openHere({ folder });
  library.db.exec(`UPDATE block SET data = x'07' WHERE instr(data, 'nobody will read') > 0`);
  library.close();

  const again = must(createCore({ libraryFolder: folder, version: '1', host: 'portable', services: { reveal: async () => true }, device: 'laptop' }));
  onTestFinished(() => again.close());
  const ask = async <Name extends CallName>(name: Name, input: CallInput<Name>) => must(await again.call(name, input));
  const refused = await again.call('history.open', { id, revision: broken });
  expect(refused).toMatchObject({ ok: false, error: { code: 'revision.damaged', params: { document: id, time: expect.stringMatching(/^2031-05-12 \d\d:\d\d$/) } } });
  expect(codeOf(await again.call('history.restore', { id, revision: broken, part: { part: 'whole' } }))).toBe('revision.damaged');
  expect((await ask('history.open', { id, revision: first })).document.blocks).toHaveLength(5);
  expect((await ask('history.open', { id, revision: last })).document.blocks).toEqual((await ask('document.open', { id })).document.blocks);
  const entries = await timelineOf(ask, { id });
  expect(entries.map(({ revision, changes }) => [revision, changes === null])).toEqual([[last, true], [broken, true], [first, false], [expect.any(String), false]]);
  expect((await ask('history.verify', { id })).broken).toMatchObject([{ revision: broken, how: 'unreadable' }]);
  expect((await ask('history.paragraph', { id, block: 'p2' })).versions).toHaveLength(1);
  expect((await ask('history.paragraph', { id, block: 'p1' })).versions.length).toBeGreaterThan(0);
});

test('what cannot be an author, a name or a part of a text is refused', async () => {
  const { core, id } = await desk();
  const wrong: readonly [CallName, unknown][] = [
    ['preferences.set', { role: 'minister' }],
    ['preferences.set', { office: 'x'.repeat(201) }],
    ['history.name', { id, name: ' ' }],
    ['history.name', { id, name: 'x'.repeat(201) }],
    ['history.restore', { id, revision: 'abc', part: { part: 'everything' } }],
    ['history.list', { id, limit: 0 }],
  ];
  for (const [name, input] of wrong) expect(codeOf(await core.call(name, input))).toBe('input.invalid');
});

test('a draft is not called final while anything is open in any language, unless somebody insists, which the timeline tells', async () => {
  const { core, call, id, save } = await desk();
  await call('preferences.set', { author: 'Rima', role: 'rapporteur', office: '' });
  const open = await save((blocks) => blocks.map((block) => (block.id === 'p2' ? ({ ...block, text: { ...block.text, ar: [{ type: 'bracket', id: 'b1', state: 'open', children: plain('رصيفان') }] } } as Block) : block)));
  const settled = await save(writes('p3', 'The road is short.'));
  const clean = await save((blocks) => blocks.map((block) => (block.id === 'p2' ? ({ ...block, text: { ...block.text, ar: plain('فيه رصيفان') } } as Block) : block)));
  expect(settled).not.toBe(clean);
  await call('history.name', { id, name: 'Final' });
  expect(await core.call('history.name', { id, name: 'Version finale', revision: open })).toMatchObject({ ok: false, error: { code: 'draft.open', params: { name: 'Version finale', count: 1, list: 'AR 1' } } });
  expect((await core.call('history.name', { id, name: 'Version finale', revision: open, anyway: { reason: ' ' } })).ok).toBe(false);
  await call('history.name', { id, name: 'Rev.1', revision: open });
  await call('history.name', { id, name: 'Clean', revision: open, anyway: { reason: 'The bureau asked for it', meeting: 'Third meeting' } });
  // A reason that was not needed is not held against anybody.
  await call('history.name', { id, name: 'As adopted', anyway: { reason: 'To be safe' } });
  const named = (await timelineOf(call, { id, filter: { kinds: ['named'] } })).map(({ name, author, acts }) => [name, author.name, acts?.map(({ at: _, ...act }) => act)]);
  expect(named).toEqual([
    ['As adopted', 'Rima', undefined],
    ['Clean', 'Rima', [{ kind: 'nameAnyway', note: 'The bureau asked for it', open: { count: 1, languages: 'AR 1' }, meeting: 'Third meeting' }]],
    ['Rev.1', 'Rima', undefined],
    ['Final', 'Rima', undefined],
  ]);
});
