// Templates of the user's own in the library: made of a document, listed, begun with, replaced, removed, and still there after the program was closed.
import { expect, onTestFinished, test } from 'vitest';
import { createCore } from '../../main/core.ts';
import { contentText, plain } from '../../shared/document/inlines.ts';
import type { CallInput, CallName, CallOutput } from '../../shared/ipc/contract.ts';
import { codeOf, must, paragraph, temporaryFolder } from './storage/temporary-library.ts';

const begin = (folder = temporaryFolder()) => {
  const core = must(createCore({ libraryFolder: folder, version: '1', host: 'portable', services: { reveal: async () => true } }));
  onTestFinished(() => core.close());
  return { core, folder, call: async <Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> => must(await core.call(name, input)) };
};

const withText = async ({ call }: ReturnType<typeof begin>) => {
  const { id } = await call('library.create', { template: 'committeeReport', language: 'en', title: 'Lighthouses in winter' });
  const { document, revision } = await call('document.open', { id });
  const at = document.blocks.length;
  const heading = { id: 'own', type: 'heading', level: 2, numbered: true, text: { en: plain('Lamps') } } as const;
  await call('document.save', { id, base: revision, splices: [{ at, remove: 0, insert: [heading, paragraph('text', 'Every lamp was lit.')] }], count: at + 2 });
  return id;
};

test('a document becomes a template, and others begin with it', async () => {
  const program = begin();
  const id = await withText(program);
  const made = await program.call('template.save', { document: id, name: ' Winter reports ', text: 'headings' });
  expect(made).toMatchObject({ name: 'Winter reports', template: 'committeeReport' });
  expect(await program.call('template.list', {})).toEqual([made]);
  const next = await program.call('library.create', { template: { own: made.id }, language: 'fr', title: 'Phares' });
  const { document } = await program.call('document.open', { id: next.id });
  expect(document.settings).toMatchObject({ template: 'committeeReport', draftingLanguage: 'fr' });
  const texts = document.blocks.map(({ text }) => contentText(text.en ?? []));
  expect(texts).toContain('Lamps');
  expect(texts).not.toContain('Every lamp was lit.');
  expect(document.blocks.some((block) => block.id === 'own')).toBe(false);
  // Its languages are those of its template, unless others are chosen.
  expect(document.settings.languages).toEqual(['fr', 'en', 'ar']);
  expect((await program.call('library.create', { template: { own: made.id }, language: 'ar', languages: ['en'] })).languages).toEqual(['ar', 'en']);
  // The document it was made of is as it was.
  expect((await program.call('document.open', { id })).document.blocks.at(-1)).toMatchObject({ text: { en: plain('Every lamp was lit.') } });
});

test('a template of the same name takes the place of the older one; removing it leaves what was made of it', async () => {
  const program = begin();
  const id = await withText(program);
  await program.call('template.save', { document: id, name: 'Winter', text: 'headings' });
  const second = await program.call('template.save', { document: id, name: 'Winter', text: 'all' });
  expect(await program.call('template.list', {})).toEqual([second]);
  const made = await program.call('library.create', { template: { own: second.id }, language: 'en' });
  await program.call('template.remove', { id: second.id });
  expect(await program.call('template.list', {})).toEqual([]);
  expect(codeOf(await program.core.call('library.create', { template: { own: second.id }, language: 'en' }))).toBe('template.missing');
  expect(codeOf(await program.core.call('template.remove', { id: second.id }))).toBe('template.missing');
  const { document } = await program.call('document.open', { id: made.id });
  expect(document.blocks.map(({ text }) => contentText(text.en ?? []))).toContain('Every lamp was lit.');
});

test('templates are there again when the library is opened again', async () => {
  const first = begin();
  await first.call('template.save', { document: await withText(first), name: 'قالب التقارير', text: 'all' });
  await first.core.close();
  expect((await begin(first.folder).call('template.list', {})).map(({ name }) => name)).toEqual(['قالب التقارير']);
});

test('a document that is not there, and a name that says nothing, are refused', async () => {
  const { core } = begin();
  expect(codeOf(await core.call('template.save', { document: 'nothing', name: 'A', text: 'all' }))).toBe('document.unknown');
  expect(codeOf(await core.call('template.save', { document: 'nothing', name: '   ', text: 'all' }))).toBe('input.invalid');
});
