// What Enter, Backspace, Tab and Shift+Tab make of every element of running text, in one table; and that none of them costs a word anywhere.
import { describe, expect, test } from 'vitest';
import { blockTypes, traitsOf, type BlockType } from '../../../shared/document/blocks/index.ts';
import { handleKey, type KeyPress } from '../../../renderer/editor/keys.ts';
import { Editor, Text } from 'slate';
import { stage, type Stage } from './stage.ts';

/** Names of elements as the notation has them, with their level. */
interface Row {
  /** What Enter at its end begins. */
  readonly enter: string;
  /** What Enter makes of it when it is empty. */
  readonly emptied: string;
  /** What Backspace at its start makes of it; null where it joins the text before. */
  readonly backspace: string | null;
  /** What Tab and Shift+Tab make of it; null where they mean nothing. */
  readonly tab: string | null;
  readonly shiftTab: string | null;
}

/** After a numbered paragraph, in an outcome document. */
const rows: Readonly<Record<string, Row>> = {
  heading1: { enter: 'numberedParagraph', emptied: 'paragraph', backspace: 'paragraph', tab: 'heading2', shiftTab: null },
  heading3: { enter: 'numberedParagraph', emptied: 'paragraph', backspace: 'paragraph', tab: 'heading4', shiftTab: 'heading2' },
  heading5: { enter: 'numberedParagraph', emptied: 'paragraph', backspace: 'paragraph', tab: null, shiftTab: 'heading4' },
  numberedParagraph: { enter: 'numberedParagraph', emptied: 'paragraph', backspace: 'paragraph', tab: 'subparagraph1', shiftTab: null },
  paragraph: { enter: 'paragraph', emptied: 'paragraph', backspace: null, tab: 'subparagraph1', shiftTab: null },
  priorityArea: { enter: 'keyMessage', emptied: 'paragraph', backspace: 'paragraph', tab: null, shiftTab: null },
  keyMessage: { enter: 'keyMessage', emptied: 'paragraph', backspace: 'paragraph', tab: null, shiftTab: null },
  subparagraph1: { enter: 'subparagraph1', emptied: 'numberedParagraph', backspace: 'paragraph', tab: 'subparagraph2', shiftTab: 'numberedParagraph' },
  subparagraph4: { enter: 'subparagraph4', emptied: 'subparagraph3', backspace: 'subparagraph3', tab: null, shiftTab: 'subparagraph3' },
  bullet1: { enter: 'bullet1', emptied: 'numberedParagraph', backspace: 'paragraph', tab: 'bullet2', shiftTab: 'numberedParagraph' },
  bullet2: { enter: 'bullet2', emptied: 'bullet1', backspace: 'bullet1', tab: null, shiftTab: 'bullet1' },
  quotation: { enter: 'paragraph', emptied: 'paragraph', backspace: 'paragraph', tab: null, shiftTab: null },
  preambularParagraph: { enter: 'preambularParagraph', emptied: 'operativeParagraph', backspace: 'paragraph', tab: null, shiftTab: null },
  operativeParagraph: { enter: 'operativeParagraph', emptied: 'paragraph', backspace: 'paragraph', tab: null, shiftTab: null },
  annex: { enter: 'paragraph', emptied: 'annex', backspace: 'paragraph', tab: null, shiftTab: null },
  signature: { enter: 'paragraph', emptied: 'signature', backspace: 'paragraph', tab: null, shiftTab: null },
};

const press = (code: string, shiftKey = false): KeyPress => ({ code, key: '', ctrlKey: false, metaKey: false, shiftKey, altKey: false });
const keys: Readonly<Record<string, (set: Stage) => unknown>> = {
  Enter: ({ editor }) => handleKey(editor, press('Enter')),
  'Shift+Enter': ({ editor }) => handleKey(editor, press('Enter', true)),
  Backspace: ({ editor }) => editor.deleteBackward('character'),
  Delete: ({ editor }) => editor.deleteForward('character'),
  Tab: ({ editor }) => handleKey(editor, press('Tab')),
  'Shift+Tab': ({ editor }) => handleKey(editor, press('Tab', true)),
};

/** The types of the elements after a key, in their order, with the level and without the caret. */
const typesAfter = (source: string, key: string): string[] => {
  const set = stage(source);
  keys[key]?.(set);
  set.check();
  return set.session.blocks.map((block) => ('level' in block ? `${block.type}${block.level}` : block.type));
};

const before = 'numberedParagraph x: X';

describe.each(Object.entries(rows))('%s', (type, row) => {
  test('Enter at its end', () => expect(typesAfter(`${before}\n${type} a: One^`, 'Enter')).toEqual(['numberedParagraph', type, row.enter]));
  test('Enter where it is empty', () => expect(typesAfter(`${before}\n${type} a: ^`, 'Enter').slice(1, 2)).toEqual([row.emptied]));
  test('Backspace at its start', () => expect(typesAfter(`${before}\n${type} a: ^One`, 'Backspace')).toEqual(['numberedParagraph', ...(row.backspace === null ? [] : [row.backspace])]));
  test('Tab', () => expect(typesAfter(`${before}\n${type} a: On^e`, 'Tab')).toEqual(['numberedParagraph', row.tab ?? type]));
  test('Shift+Tab', () => expect(typesAfter(`${before}\n${type} a: On^e`, 'Shift+Tab')).toEqual(['numberedParagraph', row.shiftTab ?? type]));
});

test('the table names every element of running text', () => {
  const running = blockTypes.filter((type: BlockType) => traitsOf(type).place === 'body' && traitsOf(type).text && !['box', 'table', 'figure'].includes(type));
  expect(new Set(Object.keys(rows).map((name) => name.replace(/\d$/, '')))).toEqual(new Set(running));
});

/** A document with a place of every kind. */
const whole = [
  'title t: Ports', 'subtitle s: Coast', 'summary u: Short', 'contents c:', 'heading1 h: Scope', 'numberedParagraph n: Water <b>matters</b> (fn:f) much',
  'subparagraph2 p: Sub', 'bullet1 b: Point', 'priorityArea r: Area', 'keyMessage m: Message', 'quotation q: Said', 'box x: Boxed', '  paragraph y: Inside', '  bullet1 z: Point',
  'table a: Caption', '  row v: d=One / e=Two', '  notes w: Notes', '  source o: Source', 'figure g: Figure', 'pageBreak k:', 'preambularParagraph i: Recalling', 'operativeParagraph j: Decides',
  'annex l: Terms', 'paragraph ab: Last', 'signature ac: A. Person', 'endRule ad:',
].join('\n');

const words = ({ editor }: Stage): string => [...Editor.nodes(editor, { at: [], match: (node) => Text.isText(node), voids: true })].map(([node]) => (Text.isText(node) ? node.text : '')).join('').replace(/\s/g, '');

describe.each(Object.keys(keys))('%s', (key) => {
  test('at the start and the end of every text changes no word, and undo gives back what was', () => {
    const places = (() => {
      const { editor } = stage(whole);
      return [...Editor.nodes(editor, { at: [], match: (node) => Text.isText(node), voids: true })].flatMap(([, path]) => [Editor.start(editor, path), Editor.end(editor, path)]);
    })();
    for (const point of places) {
      const set = stage(whole);
      const { editor, session } = set;
      editor.select(point);
      const text = words(set);
      const blocks = session.blocks;
      keys[key]?.(set);
      session.commitPanes();
      const inText = (key === 'Backspace' || key === 'Delete') && words(set).length < text.length;
      // Within a text these two take one character, and a paragraph break none.
      if (inText) expect(text.length - words(set).length, JSON.stringify(point)).toBe(1);
      else expect(words(set), JSON.stringify(point)).toBe(text);
      set.check();
      if (session.blocks === blocks) continue;
      session.undo();
      expect(session.blocks, JSON.stringify(point)).toEqual(blocks);
    }
  });
});
