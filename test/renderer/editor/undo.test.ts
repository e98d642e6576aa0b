// Undo and redo: by words and actions, in the order in which things were done, back to the very blocks that stood before.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Block } from '../../../shared/document/blocks/index.ts';
import { moveBlock, setBlockFields, setBlockType, setFootnoteContent, toggleFormat } from '../../../renderer/editor/commands.ts';
import { caretAt, settle, stage, type } from './stage.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const textOf = (set: ReturnType<typeof stage>, index = 0, language: 'en' | 'ar' = 'en') => {
  set.session.commitPanes();
  return set.session.blocks[index]?.text[language]?.map((inline) => ('text' in inline ? inline.text : '')).join('') ?? '';
};

describe('typing goes back by words', () => {
  test('one undo takes one word', async () => {
    const set = stage('paragraph a: ^');
    await type(set.editor, 'the sea, calm');
    const seen = [textOf(set)];
    while (set.session.canUndo) {
      set.session.undo();
      seen.push(textOf(set));
    }
    expect(seen).toEqual(['the sea, calm', 'the sea, ', 'the ', '']);
    const again = [];
    while (set.session.canRedo) {
      set.session.redo();
      again.push(textOf(set));
    }
    expect(again).toEqual(['the ', 'the sea, ', 'the sea, calm']);
  });

  test('Arabic words as well', async () => {
    const set = stage('paragraph a: ^', { languages: ['ar'] });
    await type(set.editor, 'البحر هادئ، اليوم');
    set.session.undo();
    expect(textOf(set, 0, 'ar')).toBe('البحر هادئ، ');
    set.session.undo();
    expect(textOf(set, 0, 'ar')).toBe('البحر ');
  });

  test('a pause ends a word', async () => {
    const set = stage('paragraph a: ^');
    await type(set.editor, 'har');
    vi.advanceTimersByTime(1500);
    await type(set.editor, 'bour');
    set.session.undo();
    expect(textOf(set)).toBe('har');
  });

  test('the first letter in another language begins the word that the next ones go on with', async () => {
    const set = stage('paragraph a: sea^', { languages: ['en', 'ar'] });
    const [, arabic] = set.panes;
    if (!arabic) throw new Error('There are two panes.');
    caretAt(arabic, 'a');
    await type(arabic, 'البحر');
    set.session.undo();
    expect(textOf(set, 0, 'ar')).toBe('');
    expect(set.session.canUndo).toBe(false);
  });

  test('moving the caret ends a word, also when it comes back', async () => {
    const set = stage('paragraph a: ^x');
    await type(set.editor, 'har');
    caretAt(set.editor, 'a', 0);
    await settle();
    await type(set.editor, 'B');
    set.session.undo();
    expect(textOf(set)).toBe('harx');
    expect(set.shows()).toBe('paragraph a: ^harx');
  });

  test('another element begins a step', async () => {
    const set = stage('paragraph a: ^\nparagraph b:');
    await type(set.editor, 'one');
    caretAt(set.editor, 'b');
    await settle();
    await type(set.editor, 'two');
    set.session.undo();
    expect(set.shows()).toBe('paragraph a: one\nparagraph b: ^');
  });

  test('what was deleted by letters comes back by words', async () => {
    const set = stage('paragraph a: calm sea^');
    for (let i = 0; i < 8; i++) {
      set.editor.deleteBackward('character');
      await settle();
    }
    expect(textOf(set)).toBe('');
    set.session.undo();
    expect(textOf(set)).toBe('calm ');
    set.session.undo();
    expect(textOf(set)).toBe('calm sea');
  });

  test('typing and deleting are steps apart', async () => {
    const set = stage('paragraph a: ^');
    await type(set.editor, 'sea');
    set.editor.deleteBackward('character');
    await settle();
    set.session.undo();
    expect(textOf(set)).toBe('sea');
    set.session.undo();
    expect(textOf(set)).toBe('');
  });

  test('writing over a selection gives it back in one step', async () => {
    const set = stage('paragraph a: calm [[sea]] today');
    await type(set.editor, 'X');
    await type(set.editor, 'yz');
    expect(textOf(set)).toBe('calm Xyz today');
    while (set.session.canUndo) set.session.undo();
    expect(set.shows()).toBe('paragraph a: calm [[sea]] today');
  });

  test('writing over elements gives them back', async () => {
    const set = stage('heading1 a: On[[e\nparagraph b: T]]wo');
    await type(set.editor, 'X');
    expect(set.shows()).toBe('heading1 a: OnX^wo');
    set.session.undo();
    expect(set.shows()).toBe('heading1 a: On[[e\nparagraph b: T]]wo');
  });

  test('new typing after undo ends redo', async () => {
    const set = stage('paragraph a: ^');
    await type(set.editor, 'one two');
    set.session.undo();
    expect(set.session.canRedo).toBe(true);
    await type(set.editor, 'x');
    expect(set.session.canRedo).toBe(false);
  });
});

describe('actions', () => {
  test('each is one step, with its name', () => {
    const set = stage('paragraph a: On^e\nheading1 b: Two');
    setBlockType(set.editor, 'keyMessage');
    expect(set.session.undoLabel).toBe('type');
    moveBlock(set.session, 'a', 1);
    expect(set.session.undoLabel).toBe('move');
    setBlockFields(set.session, 'b', { numbered: false });
    expect(set.session.undoLabel).toBe('fields');
    expect(set.shows()).toBe('heading1u b: Two\nkeyMessage a: On^e');
    set.session.undo();
    expect(set.shows()).toBe('heading1 b: Two\nkeyMessage a: On^e');
    set.session.undo();
    set.session.undo();
    expect(set.shows()).toBe('paragraph a: On^e\nheading1 b: Two');
    expect(set.session.canUndo).toBe(false);
    set.check();
  });

  test('the blocks that come back are the very same objects', () => {
    const set = stage('paragraph a: On^e\nheading1 b: Two');
    const before = [...set.session.blocks];
    set.editor.insertBreak();
    set.editor.deleteBackward('character');
    setBlockType(set.editor, 'quotation');
    while (set.session.canUndo) set.session.undo();
    expect(set.session.blocks.length).toBe(before.length);
    set.session.blocks.forEach((block, index) => expect(block).toBe(before[index]));
  });

  test('a word in progress is a step before the action', async () => {
    const set = stage('paragraph a: ^');
    await type(set.editor, 'sea');
    setBlockType(set.editor, 'heading', { level: 1 });
    await type(set.editor, 's');
    set.session.undo();
    expect(set.shows()).toBe('heading1 a: sea^');
    set.session.undo();
    expect(set.shows()).toBe('paragraph a: sea^');
  });

  test('what did nothing is no step', () => {
    const set = stage('heading1 a: On^e');
    setBlockType(set.editor, 'heading', { level: 1 });
    setBlockFields(set.session, 'a', { numbered: true });
    set.session.updateSettings({ look: 'escwa-current' });
    set.session.update((blocks) => [...blocks]);
    expect(set.session.canUndo).toBe(false);
  });

  test('a value typed into a field is one step, two fields are two', async () => {
    const set = stage('symbol y:\nparagraph a: ^');
    for (const symbol of ['E', 'E/', 'E/X']) setBlockFields(set.session, 'y', { symbol });
    setBlockFields(set.session, 'y', { symbol: 'E/X/1' });
    set.session.undo();
    expect(set.session.blockById('y')).toMatchObject({ symbol: null });
  });

  test('settings go back too', () => {
    const set = stage('paragraph a: ^');
    set.session.updateSettings({ look: 'headquarters' });
    set.session.undo();
    expect(set.session.document.settings.look).toBe('escwa-current');
    set.session.redo();
    expect(set.session.document.settings.look).toBe('headquarters');
  });

  test('a footnote goes back by words', () => {
    const set = stage('paragraph a: One(fn:f)^');
    const write = (text: string) => setFootnoteContent(set.session, 'en', 'f', [{ text }]);
    for (const text of ['note fx', 'note fxy', 'note fxy ', 'note fxy z']) write(text);
    const content = () => {
      const inline = set.session.blocks[0]?.text.en?.[1];
      return inline && 'content' in inline ? inline.content : null;
    };
    set.session.undo();
    expect(content()).toEqual([{ text: 'note fxy ' }]);
    set.session.undo();
    expect(content()).toEqual([{ text: 'note f' }]);
    set.check();
  });
});

describe('two panes', () => {
  test('one order of undo for both, each in its own pane', async () => {
    const set = stage('paragraph a: One^ {ar: واحد}', { languages: ['en', 'ar'] });
    const [en, ar] = set.panes as [typeof set.editor, typeof set.editor];
    await type(en, 'x');
    caretAt(ar, 'a', 4);
    await settle();
    await type(ar, 'ن');
    await type(en, 'y');
    set.check();
    expect(set.shows(en)).toBe('paragraph a: Onexy^ {ar: واحدن}');
    set.session.undo();
    expect(set.session.blocks[0]?.text).toEqual({ en: [{ text: 'Onex' }], ar: [{ text: 'واحدن' }] });
    set.session.undo();
    expect(set.session.blocks[0]?.text).toEqual({ en: [{ text: 'Onex' }], ar: [{ text: 'واحد' }] });
    set.session.undo();
    expect(set.session.blocks[0]?.text).toEqual({ en: [{ text: 'One' }], ar: [{ text: 'واحد' }] });
    set.check();
  });

  test('structure of the drafting language shows in the other at once, and its caret stays where it was', async () => {
    const set = stage('paragraph a: One^\nparagraph b: Two {ar: اثنان}', { languages: ['en', 'ar'] });
    const [en, ar] = set.panes as [typeof set.editor, typeof set.editor];
    caretAt(ar, 'b', 2);
    await settle();
    en.insertBreak();
    expect(ar.children.length).toBe(3);
    expect(ar.children[1]).toMatchObject({ untranslated: true, type: 'paragraph' });
    expect(ar.pane.selection()?.focus).toMatchObject({ slot: 'b', offset: 2 });
    set.check();
  });

  test('the caret of a pane stays with its words when another pane or the panel changes the text', () => {
    const set = stage('paragraph a: One two^ three', { languages: ['en', 'ar'] });
    set.session.update((blocks) => blocks.map((block) => ({ ...block, text: { en: [{ text: 'Zero ' }, { text: 'One', bold: true as const }, { text: ' two three' }] } })));
    expect(set.shows()).toBe('paragraph a: Zero <b>One</b> two^ three');
    set.check();
  });

  test('a pane that breaks while it shows a change is built anew: no text, no step of undo and no other pane suffers', async () => {
    const set = stage('paragraph a: One^ {ar: واحد}\nparagraph b: Two {ar: اثنان}', { languages: ['en', 'ar'] });
    const [en, ar] = set.panes as [typeof set.editor, typeof set.editor];
    const said = vi.spyOn(console, 'error').mockReturnValue();
    caretAt(ar, 'b', 2);
    await settle();
    const { apply } = ar;
    let left = 1;
    ar.apply = (operation) => {
      if (left-- === 0) throw new Error('no such path');
      apply(operation);
    };
    set.session.update(([a, b]) => [{ id: 'n', type: 'paragraph', text: {} }, { ...(b as Block), text: { ar: [{ text: 'اثنان!' }] } }, a as Block]);
    expect(said).toHaveBeenCalledOnce();
    said.mockRestore();
    ar.apply = apply;
    set.check();
    expect(ar.pane.selection()?.focus).toMatchObject({ slot: 'b', offset: 2 });
    await type(ar, 'ن');
    await type(en, 'x');
    const written = JSON.stringify(set.session.blocks);
    for (const words of ['Onex', 'اثننان!']) expect(written).toContain(words);
    while (set.session.canUndo) set.session.undo();
    expect(set.session.blocks).toMatchObject([{ id: 'a', text: { en: [{ text: 'One' }] } }, { id: 'b', text: { en: [{ text: 'Two' }], ar: [{ text: 'اثنان' }] } }]);
    set.check();
  });

  test('formats of typing stay with the caret', async () => {
    const set = stage('paragraph a: One ^');
    toggleFormat(set.editor, 'bold');
    await type(set.editor, 'two');
    toggleFormat(set.editor, 'bold');
    await type(set.editor, ' x');
    expect(set.shows()).toBe('paragraph a: One <b>two</b> x^');
  });
});
