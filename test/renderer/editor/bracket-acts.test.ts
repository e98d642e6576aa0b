// Brackets over several paragraphs: put in at one key, and settled at one key, each one step of undo.
import { expect, test } from 'vitest';
import { agreeOnSelected, bracketSelection, optionFor } from '../../../renderer/editor/bracket-acts.ts';
import { bracketedText, bracketsOf } from '../../../shared/negotiation/brackets.ts';
import { selectAll, stage } from './stage.ts';

const open = () => {
  const set = stage('numberedParagraph a: States ^act\nnumberedParagraph b: They report\nnumberedParagraph c: All meet');
  const select = (from: number, to: number) => set.editor.pane.place({ anchor: { slot: 'a', offset: from }, focus: { slot: 'c', offset: to } });
  const reads = () => set.session.blocks.map(({ text }) => bracketedText(text.en ?? []));
  return { ...set, select, reads };
};

test('what is selected over several paragraphs is put in brackets in each of them, and made clean together', () => {
  const { session, editor, select, reads, check } = open();
  select(7, 3);
  expect(bracketSelection(editor)).toBe(true);
  expect(reads()).toEqual(['States [act]', '[They report]', '[All] meet']);
  check();
  select(8, 1);
  expect(agreeOnSelected(editor)).toEqual({ agreed: 3, left: 0 });
  expect(reads()).toEqual(['States act', 'They report', 'All meet']);
  check();
  session.undo();
  expect(reads(), 'one step').toEqual(['States [act]', '[They report]', '[All] meet']);
  session.undo();
  expect(reads()).toEqual(['States act', 'They report', 'All meet']);
});

test('a bracket that leaves a choice stays; within one paragraph the bracket at the caret is meant', () => {
  const { session, editor, select, reads } = open();
  select(7, 3);
  bracketSelection(editor);
  const [placed] = bracketsOf(session.blockById('b')?.text.en ?? []);
  optionFor(session, 'b', placed?.bracket.id ?? '', 'They do not');
  selectAll(editor);
  expect(agreeOnSelected(editor)).toEqual({ agreed: 2, left: 1 });
  expect(reads()).toEqual(['States act', '[They report/They do not]', 'All meet']);
  editor.pane.place({ anchor: { slot: 'b', offset: 1 }, focus: { slot: 'b', offset: 4 } });
  expect(agreeOnSelected(editor)).toBeNull();
});
