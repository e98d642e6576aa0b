// Word files that left come home: two delegations, two languages, LibreOffice between, while the text went on.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import Database from 'better-sqlite3';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createCore } from '../../../main/core.ts';
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { Document } from '../../../shared/document/document.ts';
import { contentText } from '../../../shared/document/inlines.ts';
import type { CallInput, CallName, CallOutput } from '../../../shared/ipc/contract.ts';
import type { Language } from '../../../shared/language/index.ts';
import { decideBlocks } from '../../../shared/negotiation/decide.ts';
import { convert, hasLibreOffice } from '../../shared/export/docx/libreoffice.ts';
import { withRealIds } from '../../shared/import/docx/carried.ts';
import { readSample } from '../../shared/samples/samples.ts';
import { codeOf, must, temporaryFolder } from '../storage/temporary-library.ts';

const desk = async () => {
  const folder = temporaryFolder();
  let clock = Date.UTC(2031, 4, 12, 9);
  const core = must(createCore({ libraryFolder: folder, version: '1', host: 'portable', services: { reveal: async () => true }, now: () => (clock += 10), device: 'laptop' }));
  onTestFinished(() => core.close());
  const call = async <Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> => must(await core.call(name, input));
  const json = (document: Document): string => Buffer.from(JSON.stringify(document)).toString('base64');
  const { document } = await call('library.import', { name: 'outcome.json', bytes: json(withRealIds(readSample('outcome-document'))) });
  const out = path.join(folder, 'out');
  mkdirSync(out);
  const now = async (): Promise<Document> => (await call('document.open', { id: document.id })).document;
  let exports = 0;
  return {
    core, folder, out, call, now, id: document.id, json,
    async write(language: Language): Promise<Uint8Array> {
      const { path: file } = await call('document.export', { id: document.id, job: `job-${++exports}`, language, format: 'docx', folder: out, name: `draft-${language}.docx` });
      return new Uint8Array(readFileSync(file));
    },
    async save(change: (blocks: Block[]) => Block[]): Promise<void> {
      const { document: open, revision } = await call('document.open', { id: document.id });
      const blocks = change(structuredClone(open.blocks));
      await call('document.save', { id: document.id, base: revision, splices: [{ at: 0, remove: open.blocks.length, insert: blocks }], count: blocks.length });
    },
  };
};

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** Changes parts of a Word file as its author would. */
const edited = (bytes: Uint8Array, changes: Readonly<Record<string, (xml: string) => string>>): Uint8Array => {
  const files = unzipSync(bytes);
  for (const [name, change] of Object.entries(changes)) {
    const before = strFromU8(files[name] ?? new Uint8Array());
    const after = change(before);
    if (after === before) throw new Error(`nothing changed in ${name}`);
    files[name] = strToU8(after);
  }
  return zipSync(files);
};

const tracked = (author: string, day: number): string => `w:id="9${day}" w:author="${author}" w:date="2031-05-${day}T08:30:00Z"`;

/** Puts words in behind others within one run, tracked. */
const insertTracked = (xml: string, behind: string, words: string, by: string): string =>
  xml.replace(new RegExp(`(<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>)([^<]*${behind})([^<]*</w:t></w:r>)`), (_, open: string, head: string, tail: string) => {
    const again = open.replace(/<w:t[^>]*>$/, '<w:t xml:space="preserve">');
    return `${again}${head}</w:t></w:r><w:ins ${by}>${again}${words}</w:t></w:r></w:ins>${again}${tail}`;
  });

const savedBy = (name: string) => (xml: string): string => xml.replace(/<cp:lastModifiedBy\/>|<cp:lastModifiedBy>[^<]*<\/cp:lastModifiedBy>/, '').replace('</cp:coreProperties>', `<cp:lastModifiedBy>${name}</cp:lastModifiedBy><dcterms:modified xsi:type="dcterms:W3CDTF">2031-05-13T10:00:00Z</dcterms:modified></cp:coreProperties>`);

const paragraphWith = (xml: string, words: string): string => {
  const found = [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p [^>]*>.*?<\/w:p>/gs)].map(([one]) => one).find((one) => one.replace(/<[^>]+>/g, '').includes(words) && !one.slice(4).includes('<w:p>'));
  if (found === undefined) throw new Error(words);
  return found;
};

const words = (document: Document, language: Language): string => document.blocks.map((block) => contentText(block.text[language] ?? [])).join('\n').replaceAll('\u00A0', ' ');

test('two delegations send back their drafts in two languages, one after the other, and today’s text stands untouched beneath', async () => {
  const set = await desk();
  const { call, id } = set;
  const english = edited(await set.write('en'), {
    'word/document.xml': (xml) => {
      const gone = paragraphWith(xml, 'The rate of recharge');
      const moved = paragraphWith(xml, 'To agree on key messages');
      const added = paragraphWith(xml, 'To take stock of the commitments').replace(/<w:bookmark(?:Start|End)[^>]*>/g, '').replace('To take stock of the commitments', 'To hear the fishing communities on the commitments');
      return insertTracked(xml.replace(gone, '').replace(moved, '').replace(paragraphWith(xml, 'To take stock of the commitments'), (own) => `${moved}${own}${added}`).replace('Women accounted for', 'Women and girls accounted for').replace('Request', 'Written request'), 'organized ', 'with great care ', tracked('Rima Haddad', 12));
    },
    'word/footnotes.xml': (xml) => xml.replace('para. 31', 'paras. 31 and 32'),
    'docProps/core.xml': savedBy('Rima Haddad'),
  });
  const arabic = edited(await set.write('ar'), {
    'word/document.xml': (xml) => insertTracked(xml, 'وشارك في المؤتمر ', 'نحو ', tracked('وفد الأردن', 12)).replace('بينهم وزراء', 'وبينهم عمداء'),
    'docProps/core.xml': savedBy('وفد الأردن'),
  });
  // Meanwhile somebody goes on with the text.
  await set.save((blocks) => blocks.map((block) => (contentText(block.text.en ?? []).includes('Women accounted for') ? JSON.parse(JSON.stringify(block).replace('Women accounted for', 'Women made up')) as Block : block)));
  const before = await set.now();

  const look = await call('return.look', { name: 'Rima.docx', bytes: base64(english) });
  expect(look).toMatchObject({ problem: null, document: id, language: 'en', form: 'standing', draft: { known: true }, saved: { by: 'Rima Haddad' }, before: null, people: [{ name: 'Rima Haddad' }] });
  const first = await call('return.take', { name: 'Rima.docx', bytes: base64(english), document: id, people: [{ name: 'Rima Haddad', delegation: 'LB' }], untracked: { name: 'Rima Haddad', delegation: 'LB' } });
  expect({ ...first.brings, proposals: first.proposals.length }).toEqual(look?.brings);
  expect(first.conflicts).toHaveLength(1);
  const middle = await set.now();
  const second = await call('return.take', { name: 'jordan.docx', bytes: base64(arabic), document: id, people: [{ name: 'وفد الأردن', delegation: 'JO' }], untracked: { name: 'وفد الأردن', delegation: 'JO' } });
  expect(second.proposals).toHaveLength(2);
  const after = await set.now();
  const reject = (one: Document, ids: readonly string[]): Block[] => [...decideBlocks(one.blocks, (mark) => (ids.includes(mark.id) ? 'reject' : null))];
  expect(reject(after, second.proposals)).toEqual(middle.blocks);
  expect(reject(middle, first.proposals)).toEqual(before.blocks);

  const accepted = { ...after, blocks: [...decideBlocks(after.blocks, () => 'accept')] };
  expect(words(accepted, 'en')).toContain('organized with great care the third');
  expect(words(accepted, 'en')).toContain('Women and girls made up 47 per cent');
  expect(words(accepted, 'en')).not.toContain('The rate of recharge');
  expect(words(accepted, 'ar')).toContain('وشارك في المؤتمر نحو 212');
  expect(words(accepted, 'ar')).toContain('وبينهم عمداء');
  const aims = accepted.blocks.map((block) => contentText(block.text.en ?? [])).filter((text) => text.startsWith('To '));
  expect(aims.slice(0, 3).map((text) => text.slice(0, 12))).toEqual(['To agree on ', 'To take stoc', 'To hear the ']);
  const marks = JSON.stringify(after.blocks);
  expect(marks).toContain('"author":"Rima Haddad","at":1936341000000,"delegation":"LB"');
  expect(JSON.stringify(accepted.blocks)).toContain('paras. 31 and 32');

  // The history says it, keeps the files, and leads back.
  const { entries } = await call('history.list', { id, limit: 10 });
  expect(entries.slice(0, 2).map(({ kind, returned }) => [kind, returned?.name, returned?.language])).toEqual([['imported', 'jordan.docx', 'ar'], ['imported', 'Rima.docx', 'en']]);
  const saved = await call('return.saveOriginal', { document: id, revision: first.revision, folder: set.out });
  expect(readFileSync(saved.path).equals(Buffer.from(english))).toBe(true);
  expect(await call('return.look', { name: 'Rima.docx', bytes: base64(english) })).toMatchObject({ before: expect.any(Number), brings: { proposals: 0 } });
  expect((await call('return.take', { name: 'Rima.docx', bytes: base64(english), document: id, people: [] })).proposals).toEqual([]);
  await call('history.restore', { id, revision: first.before, part: { part: 'whole' } });
  expect((await set.now()).blocks).toEqual(before.blocks);
  // The samples name images that no library has.
  expect(must(set.core.verify()).problems.filter(({ kind }) => kind !== 'image')).toEqual([]);
});

test('a file of another text, of a draft that nobody knows, or of no draft at all says so and changes nothing', async () => {
  const set = await desk();
  const { call, core, id } = set;
  const bytes = await set.write('en');
  const properties = (change: (xml: string) => string): Uint8Array => edited(bytes, { 'docProps/custom.xml': change });
  const revision = (xml: string): string => xml.replace(/(name="Rapporteur revision".*?<vt:lpwstr>)[^<]*/, '$1never-seen');
  // The draft it names is not there: the one that it is most like is.
  expect(await call('return.look', { name: 'a.docx', bytes: base64(properties(revision)) })).toMatchObject({ problem: null, draft: { known: false }, brings: { proposals: 0 } });
  const elsewhere = properties((xml) => xml.replace(id, '11111111-2222-4333-8444-555555555555'));
  expect(await call('return.look', { name: 'b.docx', bytes: base64(elsewhere) })).toMatchObject({ problem: 'elsewhere', document: null });
  // The user knows better.
  expect(await call('return.look', { name: 'b.docx', bytes: base64(elsewhere), document: id })).toMatchObject({ problem: null, document: id });
  const { document: other } = await call('library.import', { name: 'resolution.json', bytes: set.json(readSample('resolution')) });
  expect(codeOf(await core.call('return.take', { name: 'b.docx', bytes: base64(bytes), document: other.id, people: [] }))).toBe('return.unsuited');
  for (const form of ['status', 'log', 'outcome']) {
    expect(await call('return.look', { name: 'c.docx', bytes: base64(properties((xml) => xml.replace(/(name="Rapporteur form".*?<vt:lpwstr>)[^<]*/, `$1${form}`))) }), form).toMatchObject({ problem: 'status' });
  }
  // Every mark stands twice, and each is that of its neighbour.
  const names = [...strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()).matchAll(/w:name="(_R[^"]+)"/g)].map(([, name]) => name ?? '');
  const shifted = edited(bytes, { 'word/document.xml': (xml) => xml.replace(/w:name="(_R[^"]+)"/g, (_, name: string) => `w:name="${names[(names.indexOf(name) & ~1) % names.length] ?? name}"`) });
  const before = await set.now();
  const taken = await call('return.take', { name: 'd.docx', bytes: base64(shifted), document: id, people: [] });
  const after = await set.now();
  expect([...decideBlocks(after.blocks, (mark) => (taken.proposals.includes(mark.id) ? 'reject' : null))]).toEqual(before.blocks);
  expect(await call('return.look', { name: 'e.docx', bytes: base64(strToU8('no file')) })).toBe(null);
  expect(codeOf(await core.call('return.saveOriginal', { document: id, revision: 'never', folder: set.out }))).toBe('original.none');
});

test('a file is taken in with its original or not at all: where the one cannot be kept, the other does not stand', async () => {
  const set = await desk();
  const { call, core, id, folder, now } = set;
  const bytes = base64(edited(await set.write('en'), { 'word/document.xml': (xml) => xml.replace('Women accounted for', 'Women and girls accounted for') }));
  const [file] = readdirSync(folder).filter((name) => name.endsWith('.sqlite'));
  const disk = new Database(path.join(folder, file ?? ''));
  disk.exec(`CREATE TRIGGER full BEFORE INSERT ON returned BEGIN SELECT RAISE(ABORT, 'no room'); END`);
  const before = await now();
  const { entries } = await call('history.list', { id, limit: 10 });
  expect((await core.call('return.take', { name: 'a.docx', bytes, document: id, people: [] })).ok).toBe(false);
  expect(await now()).toEqual(before);
  expect((await call('history.list', { id, limit: 10 })).entries).toEqual(entries);
  disk.exec('DROP TRIGGER full');
  disk.close();
  // What is written next stands on what is there.
  const taken = await call('return.take', { name: 'a.docx', bytes, document: id, people: [] });
  expect(taken.proposals).toHaveLength(1);
  expect((await call('return.saveOriginal', { document: id, revision: taken.revision, folder: set.out })).path).toContain('a');
}, 90_000);

test('a file is laid over what another window saves meanwhile, and given up with a word about it where that window never rests', async () => {
  const set = await desk();
  const { call, core, id, now } = set;
  const bytes = base64(edited(await set.write('en'), { 'word/document.xml': (xml) => xml.replace('Women accounted for', 'Women and girls accounted for') }));
  let [left, saves, last] = [1, 0, 0];
  let saved = Promise.resolve();
  core.on('import.progress', ({ done }) => {
    // Once whenever it is laid over the text.
    const begins = done > 0.3 && (last <= 0.3 || done < last);
    last = done;
    if (!begins || left === 0) return;
    left -= 1;
    saves += 1;
    saved = saved.then(() => set.save((blocks) => blocks.map((block) => (block.type === 'title' ? { ...block, text: { ...block.text, en: [{ text: `Title ${saves}` }] } } : block))));
  });
  const taken = await call('return.take', { job: 'once', name: 'a.docx', bytes, document: id, people: [] });
  expect([saves, taken.proposals.length]).toEqual([1, 1]);
  expect(words(await now(), 'en')).toContain('Title 1');
  await call('history.restore', { id, revision: taken.before, part: { part: 'whole' } });
  left = Number.POSITIVE_INFINITY;
  expect(codeOf(await core.call('return.take', { job: 'ever', name: 'a.docx', bytes, document: id, people: [] }))).toBe('return.busy');
  await saved;
  expect(JSON.stringify((await now()).blocks)).not.toContain('girls');
  expect(words(await now(), 'en')).toContain(`Title ${saves}`);
}, 90_000);

test('a file that somebody called constructor saved comes home as any other', async () => {
  const name = 'constructor';
  const { call, write } = await desk();
  const bytes = base64(edited(await write('en'), { 'word/document.xml': (xml) => xml.replace('Women accounted for', 'Women and girls accounted for'), 'docProps/core.xml': savedBy(name) }));
  expect(await call('return.look', { name: 'a.docx', bytes })).toMatchObject({ problem: null, people: [{ name, proposals: 1 }] });
});

test.skipIf(!hasLibreOffice)('LibreOffice opens and saves a draft: every element is found again, and nothing but what was changed comes home', async () => {
  const set = await desk();
  const drafts = await Promise.all((['en', 'ar'] as const).map(async (language) => ({ name: language, bytes: await set.write(language) })));
  const changed = drafts.map(({ name, bytes }) => ({ name: `changed-${name}`, bytes: edited(bytes, { 'word/document.xml': (xml) => (name === 'en' ? insertTracked(xml, 'organized ', 'with care ', tracked('Rima', 12)) : insertTracked(xml, 'وشارك في المؤتمر ', 'نحو ', tracked('Rima', 12))) }) }));
  const saved = convert([...drafts, ...changed], 'docx');
  for (const { name } of drafts) {
    expect(await set.call('return.look', { name: `${name}.docx`, bytes: base64(saved.get(name) ?? new Uint8Array()) }), name).toMatchObject({ problem: null, language: name, draft: { known: true }, brings: { proposals: 0, elements: 0 } });
    expect(await set.call('return.look', { name: `${name}.docx`, bytes: base64(saved.get(`changed-${name}`) ?? new Uint8Array()) }), name).toMatchObject({ brings: { proposals: 1, elements: 1 }, people: [{ name: 'Rima' }] });
  }
}, 90_000);
