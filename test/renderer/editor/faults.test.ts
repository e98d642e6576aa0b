// Faults of the program: a tree that cannot be read costs no word, and nothing says "saved" while something typed is on the page only.
import type { Descendant } from 'slate';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { saveDelay } from '../../../renderer/editor/saving.ts';
import type { SlateBlock } from '../../../renderer/editor/slate.ts';
import { complaints, settle, stage, type, type Stage } from './stage.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Puts a node into the text at the caret that no text can hold. */
const damage = ({ editor }: Stage, index: number, node: unknown): void => {
  const children = [...editor.children];
  const element = children[index] as SlateBlock;
  children[index] = { ...element, children: [...element.children, node as Descendant] } as SlateBlock;
  editor.children = children;
  editor.onChange();
};

const words = ({ session }: Stage): string => JSON.stringify(session.blocks.map(({ text }) => (text.en ?? []).map((inline) => ('text' in inline ? inline.text : `<${inline.type}>`)).join('')));

test.each([
  ['a node that is nothing', {}],
  ['an element without children', { type: 'bracket', id: 'x' }],
  ['a text that is no text', { text: null }],
])('%s among the words: the words are kept, with what stood beside them, and are saved', async (_, node) => {
  const set = stage('paragraph a: One\nparagraph b: Two(fn:n) and^\nparagraph c: Three');
  await type(set.editor, ' more');
  damage(set, 1, node);
  expect(words(set)).toBe('["One","Two<footnote> and more","Three"]');
  expect(complaints.splice(0)).toHaveLength(1);
  set.check();
  await vi.advanceTimersByTimeAsync(saveDelay);
  expect(set.session.saveState.state).toBe('saved');
  expect(set.library.document.blocks).toEqual(set.session.blocks);
  // What is typed next goes on as ever.
  set.editor.pane.place({ anchor: { slot: 'b', offset: 0 }, focus: { slot: 'b', offset: 0 } });
  await type(set.editor, 'x');
  expect(words(set)).toBe('["One","xTwo<footnote> and more","Three"]');
  set.check();
});

test('words beside a damaged element of no block become a paragraph', async () => {
  const set = stage('paragraph a: One^\nparagraph b: Two');
  const children = [...set.editor.children];
  children.splice(1, 0, { type: 'paragraph', id: 'foreign', children: [{ text: 'Between' }, { nothing: 1 }] } as never);
  set.editor.children = children;
  set.editor.onChange();
  expect(words(set)).toBe('["One","Between","Two"]');
  expect(complaints.splice(0)).toHaveLength(1);
  set.check();
});

test('where not even the words can be read, the state says so until they are', async () => {
  const set = stage('paragraph a: One^');
  const read = vi.spyOn(set.editor.pane.projection, 'build').mockImplementation(() => {
    throw new Error('a fault');
  });
  set.editor.insertText('x');
  await settle();
  expect(complaints.splice(0).length).toBeGreaterThan(0);
  expect(set.session.saveState).toEqual({ state: 'failed', error: { code: 'document.unread', params: {} } });
  await set.session.flush();
  complaints.splice(0);
  expect(set.session.saveState.state).toBe('failed');
  read.mockRestore();
  await set.session.flush();
  expect(words(set)).toBe('["Onex"]');
  expect(set.session.saveState.state).toBe('saved');
  expect(set.library.document.blocks).toEqual(set.session.blocks);
  set.check();
});

test('words that were painted over before they could be read are not called saved afterwards', async () => {
  const set = stage('paragraph a: One^\nparagraph b: Two');
  const read = vi.spyOn(set.editor.pane.projection, 'build').mockImplementation(() => {
    throw new Error('a fault');
  });
  set.editor.insertText('x');
  await settle();
  read.mockRestore();
  set.library.write([{ ...set.session.blocks[0]!, text: { en: [{ text: 'Other' }] } }]);
  await vi.advanceTimersByTimeAsync(saveDelay);
  complaints.splice(0);
  await set.session.flush();
  // Either the letter is in the document, or the state says that it is not.
  if (!words(set).includes('x')) expect(set.session.saveState.state).toBe('failed');
});
