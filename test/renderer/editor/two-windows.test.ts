// Two windows over one document: somebody types in one while the other brings an earlier text back.
import { expect, test } from 'vitest';
import { DocumentSession } from '../../../renderer/editor/session.ts';
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { Document } from '../../../shared/document/document.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { contentText } from '../../../shared/document/inlines.ts';
import { restored } from '../../../shared/history/restore.ts';
import { caretAt, stage, type, type Stage } from './stage.ts';

const texts = (blocks: readonly Block[]): string[] => blocks.map(({ text }) => contentText(text.en ?? []));

/** Another window over the library of a stage. */
const window = ({ library }: Stage): DocumentSession =>
  new DocumentSession({ document: structuredClone(library.document), revision: library.revision, savedAt: 0, bridge: library.bridge, newId: countingIds('other') });

/** Brings the element as it was in `past` back, as the core does: over the newest text, as a revision of its own. */
const restore = ({ library }: Stage, past: Document, block: string): void => {
  library.write(restored(library.document, past, { part: 'element', block }, countingIds('back'))?.document.blocks ?? []);
};

const same = async (set: Stage, other: DocumentSession): Promise<string[]> => {
  await set.session.flush();
  // Every window hears of what was saved.
  set.library.write(set.library.document.blocks);
  await Promise.all([set.session.flush(), other.flush()]);
  expect(other.blocks).toEqual(set.session.blocks);
  expect(set.library.document.blocks).toEqual(set.session.blocks);
  await other.dispose();
  await set.session.dispose();
  return texts(set.library.document.blocks);
};

test.each<[string, string, string, string, string[]]>([
  ['at the end of a paragraph whose beginning comes back', 'The quay is long.', 'The new quay is very long.', ' It leaks.', ['The quay is long. It leaks.']],
  ['on, where words go that were typed a moment ago', 'The quay is long.', 'The quay is long. It is old', ' and it leaks.', ['The quay is long. and it leaks.']],
  ['on in a word that goes', 'The quay is long.', 'The quay is long. It leak', 's much.', ['The quay is long. It leaks much.']],
  ['something else where other words come back: both stay, one after the other', 'The quay is long and of stone.', 'The quay is', ' wet.', ['The quay is wet.', 'The quay is long and of stone.']],
])('what is typed %s', async (_, then, now, typed, expected) => {
  const set = stage(`paragraph a: ${then}^`);
  const past = structuredClone(set.library.document);
  set.session.update((blocks) => blocks.map((block) => ({ ...block, text: { en: [{ text: now }] } }) as Block));
  await set.session.flush();
  const other = window(set);
  caretAt(set.editor, 'a', now.length);
  await type(set.editor, typed);
  // Not saved yet when the other window restores.
  restore(set, past, 'a');
  expect(await same(set, other)).toEqual(expected);
});

test('a restore in the middle of typing, of what was typed before it, leaves one paragraph', async () => {
  const set = stage('paragraph a: One.^');
  const past = structuredClone(set.library.document);
  const other = window(set);
  await type(set.editor, ' Two.');
  await set.session.flush();
  await type(set.editor, ' Thr');
  restore(set, past, 'a');
  await type(set.editor, 'ee.');
  expect(await same(set, other)).toEqual(['One. Three.']);
});

test('a split paragraph that comes back whole while somebody types in its second half', async () => {
  const set = stage('paragraph a: One. ^Two.');
  const past = structuredClone(set.library.document);
  const other = window(set);
  await type(set.editor, '\n');
  await set.session.flush();
  await type(set.editor, 'And ');
  restore(set, past, 'a');
  expect(await same(set, other)).toEqual(['One. Two.', 'And Two.']);
});
