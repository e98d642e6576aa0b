// What a key press costs in a long document: counted, not timed, so that it holds on any machine. Times are in the benches.
import type { Operation } from 'slate';
import { expect, test, vi } from 'vitest';
import { splicesBetween } from '../../../renderer/editor/splices.ts';
import type { Block } from '../../../shared/document/blocks/index.ts';
import { plain } from '../../../shared/document/inlines.ts';
import type { PaneEditor } from '../../../renderer/editor/pane.ts';
import { caretAt, setStage, settingsFor, settle } from './stage.ts';

const blocks = Array.from({ length: 3_000 }, (_, index): Block =>
  index % 25 === 0
    ? { id: `b${index}`, type: 'heading', level: 2, numbered: true, text: { en: plain(`Section ${index}`), ar: plain('قسم') } }
    : { id: `b${index}`, type: 'numberedParagraph', text: { en: [{ text: `Paragraph ${index} on harbours.` }, { type: 'footnote', id: `f${index}`, content: [{ text: 'note' }] }], ar: plain('فقرة عن الموانئ') } },
);
const long = () => setStage({ schemaVersion: 1, id: 'document', settings: settingsFor(), blocks }, ['en', 'ar']);

/** The operations that an editor applies while something is done. */
const operationsOf = (editor: PaneEditor, act: () => void): Operation[] => {
  const applied: Operation[] = [];
  const { apply } = editor;
  editor.apply = (operation) => {
    applied.push(operation);
    apply(operation);
  };
  act();
  editor.apply = apply;
  return applied;
};

const changed = (before: readonly unknown[], after: readonly unknown[]) => after.filter((item, index) => item !== before[index]).length;

test('a key press changes one element of one pane, and one block', async () => {
  const set = long();
  const [en, ar] = set.panes as [PaneEditor, PaneEditor];
  caretAt(en, 'b1501', 5);
  await settle();
  const numbers = set.session.numbering('en');
  const [tree, other, held] = [en.children, ar.children, set.session.blocks];
  const numbersChanged = vi.fn();
  set.session.subscribe(numbersChanged, ['numbers']);
  const inOther = operationsOf(ar, () => {
    const own = operationsOf(en, () => {
      en.insertText('x');
      set.session.commitPanes();
    });
    expect(own.map(({ type }) => type)).toEqual(['insert_text']);
  });
  expect(inOther).toEqual([]);
  expect(ar.children).toBe(other);
  expect(changed(tree, en.children)).toBe(1);
  expect(changed(held, set.session.blocks)).toBe(1);
  expect(set.session.numbering('en')).toBe(numbers);
  expect(numbersChanged).not.toHaveBeenCalled();
  expect(splicesBetween(held, set.session.blocks)).toHaveLength(1);
});

test('Enter is a few operations in its pane and one in the other, and the numbers that changed are told once', async () => {
  const set = long();
  const [en, ar] = set.panes as [PaneEditor, PaneEditor];
  caretAt(en, 'b1501', 5);
  await settle();
  set.session.numbering('en');
  set.session.numbering('ar');
  const heard = vi.fn();
  set.session.subscribe(heard);
  const [tree, other] = [en.children, ar.children];
  const inOther = operationsOf(ar, () => {
    const own = operationsOf(en, () => en.insertBreak());
    expect(own.map(({ type }) => type)).toEqual(['insert_node', 'remove_node', 'remove_node', 'remove_text', 'set_selection']);
  });
  expect(inOther.map(({ type }) => type)).toEqual(['insert_node']);
  expect(tree.filter((element) => !en.children.includes(element))).toHaveLength(1);
  expect(other.filter((element) => !ar.children.includes(element))).toHaveLength(0);
  expect(heard).toHaveBeenCalledTimes(1);
});

test('numbers of all languages are those that a fresh count gives', async () => {
  const set = long();
  set.session.numbering('en');
  caretAt(set.editor, 'b1501', 5);
  await settle();
  set.editor.insertBreak();
  set.check();
});
