// What menus, keys and the palette do with elements: types, levels, putting in, moving, deleting.
import { describe, expect, test } from 'vitest';
import { blockTypes, traitsOf } from '../../../shared/document/blocks/index.ts';
import { clipboardData } from '../../../renderer/editor/clipboard.ts';
import * as commands from '../../../renderer/editor/commands.ts';
import { editorTools } from '../../../renderer/editor/editor-tools.ts';
import { editorShortcuts, handleKey, type KeyPress } from '../../../renderer/editor/keys.ts';
import type { PaneEditor } from '../../../renderer/editor/pane.ts';
import { caretAt, expectAct, settle, stage, type } from './stage.ts';

type Case = readonly [name: string, act: (editor: PaneEditor) => void, before: string, after: string];
const run = (cases: readonly Case[]) => test.each(cases)('%s', (_, act, before, after) => expectAct(stage(before), act, after));

const press = (code: string, more: Partial<KeyPress> = {}): KeyPress => ({ code, key: '', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...more });
const key = (code: string, more: Partial<KeyPress> = {}) => (editor: PaneEditor) => void handleKey(editor, press(code, more));

describe('type', () => {
  run([
    ['text, id and translations stay', (e) => commands.setBlockType(e, 'heading', { level: 2 }), 'paragraph a: On^e {ar: واحد}', 'heading2 a: On^e {ar: واحد}'],
    ['a level as a number', (e) => commands.setBlockType(e, 'subparagraph', 2), 'paragraph a: On^e', 'subparagraph2 a: On^e'],
    ['levels that a type does not have are taken back', (e) => commands.setBlockType(e, 'bullet', 5), 'paragraph a: On^e', 'bullet2 a: On^e'],
    ['a heading without number', (e) => commands.setBlockType(e, 'heading', { level: 1, numbered: false }), 'paragraph a: On^e', 'heading1u a: On^e'],
    ['all that is selected', (e) => commands.setBlockType(e, 'bullet'), 'paragraph a: [[One\nnumberedParagraph b: Two\nparagraph c: Thr]]ee', 'bullet1 a: [[One\nbullet1 b: Two\nbullet1 c: Thr]]ee'],
    ['the first page stays what it is', (e) => commands.setBlockType(e, 'paragraph'), 'title t: Po^rts\nparagraph a:', 'title t: Po^rts\nparagraph a:'],
    ['in a box only what a box may hold', (e) => commands.setBlockType(e, 'heading', 1), 'box b: B\n  paragraph c: On^e', 'box b: B\n  paragraph c: On^e'],
    ['in a box a bullet', (e) => commands.setBlockType(e, 'bullet'), 'box b: B\n  paragraph c: On^e', 'box b: B\n  bullet1 c: On^e'],
    ['elements go into a box with their ids', (e) => commands.setBlockType(e, 'box'), 'paragraph a: O[[ne\nkeyMessage b: Tw]]o', 'box #: ^\n  paragraph a: One\n  paragraph b: Two'],
  ]);
});

describe('level', () => {
  run([
    ['Tab takes a heading down', key('Tab'), 'heading1 a: On^e', 'heading2 a: On^e'],
    ['Shift+Tab takes it up', key('Tab', { shiftKey: true }), 'heading2 a: On^e', 'heading1 a: On^e'],
    ['a paragraph becomes a sub-paragraph', key('Tab'), 'numberedParagraph x: X\nparagraph a: On^e', 'numberedParagraph x: X\nsubparagraph1 a: On^e'],
    ['and back', key('Tab', { shiftKey: true }), 'subparagraph1 a: On^e', 'paragraph a: On^e'],
    ['and back to its number, where the text above has one', key('Tab', { shiftKey: true }), 'numberedParagraph x: X\nsubparagraph1 y: Y\nsubparagraph1 a: On^e', 'numberedParagraph x: X\nsubparagraph1 y: Y\nnumberedParagraph a: On^e'],
    ['in a box never to a number', key('Tab', { shiftKey: true }), 'numberedParagraph x: X\nbox b: B\n  bullet1 a: On^e', 'numberedParagraph x: X\nbox b: B\n  paragraph a: On^e'],
    ['sub-paragraphs have four levels', key('Tab'), 'subparagraph4 a: On^e', 'subparagraph4 a: On^e'],
    ['several at once', key('Tab'), 'bullet1 a: O[[ne\nbullet2 b: Two\nbullet1 c: T]]hree', 'bullet2 a: O[[ne\nbullet2 b: Two\nbullet2 c: T]]hree'],
  ]);
  test('Tab that means nothing is left to the window', () => {
    const set = stage('keyMessage a: On^e');
    expect(handleKey(set.editor, press('Tab'))).toBe(false);
    expect(handleKey(set.editor, press('Tab', { shiftKey: true }))).toBe(false);
  });
});

describe('putting in', () => {
  run([
    ['after the element at the caret', (e) => commands.insertBlock(e, 'heading', { level: 2 }), 'paragraph a: On^e\nparagraph b: Two', 'paragraph a: One\nheading2 #: ^\nparagraph b: Two'],
    ['instead of an empty paragraph', (e) => commands.insertBlock(e, 'quotation'), 'paragraph a: One\nparagraph b: ^', 'paragraph a: One\nquotation #: ^'],
    ['an empty paragraph with a translation stays', (e) => commands.insertBlock(e, 'quotation'), 'paragraph b: ^ {ar: واحد}', 'paragraph b: {ar: واحد}\nquotation #: ^'],
    ['into the body when the caret is on the first page', (e) => commands.insertBlock(e, 'heading', { level: 1 }), 'title t: P^\nheading1 a: One', 'title t: P\nheading1 #: ^\nheading1 a: One'],
    ['on the first page in its order', (e) => commands.insertBlock(e, 'subtitle'), 'title t: P\ncontents c:\nparagraph a: On^e', 'title t: P\nsubtitle #: ^\ncontents c:\nparagraph a: One'],
    ['what is there once already gets the caret', (e) => commands.insertBlock(e, 'title'), 'title t: P\nparagraph a: On^e', 'title t: ^P\nparagraph a: One'],
    ['another paragraph of the summary', (e) => commands.insertBlock(e, 'summary'), 'summary s: S\ncontents c:\nparagraph a: On^e', 'summary s: S\nsummary #: ^\ncontents c:\nparagraph a: One'],
    ['a page break, and the caret goes on', (e) => commands.insertBlock(e, 'pageBreak'), 'paragraph a: On^e\nparagraph b: Two', 'paragraph a: One\npageBreak #:\nparagraph b: ^Two'],
    ['a page break at the end, and a paragraph after it', (e) => commands.insertBlock(e, 'pageBreak'), 'paragraph a: On^e', 'paragraph a: One\npageBreak #:\nparagraph #: ^'],
    ['before the rule that ends the document', (e) => commands.insertBlock(e, 'quotation'), 'paragraph a: One\nendRule e: ^', 'paragraph a: One\nquotation #: ^\nendRule e:'],
    ['a box with a paragraph', (e) => commands.insertBlock(e, 'box'), 'paragraph a: On^e', 'paragraph a: One\nbox #: ^\n  paragraph #:'],
    ['in a box what it may hold', (e) => commands.insertBlock(e, 'bullet'), 'box b: B\n  paragraph c: On^e', 'box b: B\n  paragraph c: One\n  bullet1 #: ^'],
    ['after a box what it may not hold', (e) => commands.insertBlock(e, 'heading', { level: 1 }), 'box b: B\n  paragraph c: On^e', 'box b: B\n  paragraph c: One\nheading1 #: ^'],
    ['a table', (e) => commands.insertTable(e, 2, 2, { headerRows: 1 }), 'paragraph a: On^e', 'paragraph a: One\ntable #:\n  row #: #=^ / #=\n  row #: #= / #='],
    ['a table instead of an empty numbered paragraph', (e) => commands.insertTable(e, 1, 2), 'numberedParagraph a: One\nnumberedParagraph b: ^\nheading1 h: H', 'numberedParagraph a: One\ntable #:\n  row #: #=^ / #=\nheading1 h: H'],
    ['a box instead of an empty bullet', (e) => commands.insertBlock(e, 'box'), 'bullet1 a: One\nbullet1 b: ^', 'bullet1 a: One\nbox #: ^\n  paragraph #:'],
    ['a page break instead of an empty numbered paragraph', (e) => commands.insertBlock(e, 'pageBreak'), 'numberedParagraph a: One\nnumberedParagraph b: ^\nheading1 h: H', 'numberedParagraph a: One\npageBreak #:\nheading1 h: ^H'],
    ['an empty heading stays above what is put in', (e) => commands.insertTable(e, 1, 1), 'heading1 a: ^', 'heading1 a:\ntable #:\n  row #: #=^'],
    ['a programme', (e) => commands.insertProgramme(e), 'paragraph a: ^', 'table #:\n  row #: #*2=^\n  row #: #= / #=\n  row #: #= / #=\n  row #: #= / #='],
    ['a list of documents', (e) => commands.insertDocumentList(e), 'paragraph a: ^', `table #:
  row #: #=Symbol {ar: الرمز} {fr: Cote} / #=Agenda item {ar: بند جدول الأعمال} {fr: Point de l’ordre du jour} / #=Title {ar: العنوان} {fr: Titre}
  row #: #=^ / #= / #=
  row #: #= / #= / #=
  row #: #= / #= / #=
  row #: #= / #= / #=`],
    ['a list of participants', (e) => commands.insertParticipantList(e), 'paragraph a: ^', `table #:
  row #: #*2=States members {ar: الدول الأعضاء} {fr: États membres}
  row #: #=^ / #=
  row #: #= / #=
  row #: #*2=Observers {ar: المراقبون} {fr: Observateurs}
  row #: #= / #=
  row #: #= / #=
  row #: #*2=United Nations entities {ar: كيانات الأمم المتحدة} {fr: Entités des Nations Unies}
  row #: #= / #=
  row #: #= / #=
  row #: #*2=Intergovernmental and non-governmental organizations {ar: المنظمات الحكومية الدولية والمنظمات غير الحكومية} {fr: Organisations intergouvernementales et non gouvernementales}
  row #: #= / #=
  row #: #= / #=`],
  ]);

  test('every type can be put in, and the document stays whole', () => {
    for (const inserted of blockTypes) {
      const set = stage('title t: P\nheading1 h: H\nparagraph a: On^e');
      commands.insertBlock(set.editor, inserted);
      expect(set.session.blocks.some((block) => block.type === inserted), inserted).toBe(true);
      set.check();
      const locked = stage('paragraph a: ن^ {en: One}', { languages: ['ar'] });
      expect(commands.insertBlock(locked.editor, inserted), inserted).toBe(false);
    }
  });
});

describe('the ends of the document', () => {
  const whole = 'symbol y:\ntitle t: Ports\nheading1 h: One\nparagraph a: Tw^o\nendRule e:';
  run([
    ['Ctrl+Home goes to the first text', key('Home', { ctrlKey: true }), whole, 'symbol y:\ntitle t: ^Ports\nheading1 h: One\nparagraph a: Two\nendRule e:'],
    ['Ctrl+End goes behind the last text', key('End', { ctrlKey: true }), whole, 'symbol y:\ntitle t: Ports\nheading1 h: One\nparagraph a: Two^\nendRule e:'],
    ['with Shift up to there is selected', key('Home', { ctrlKey: true, shiftKey: true }), whole, 'symbol y:\ntitle t: ]]Ports\nheading1 h: One\nparagraph a: Tw[[o\nendRule e:'],
  ]);
});

describe('writing where an element takes no text', () => {
  run([
    ['after a page break', (e) => e.insertText('New'), 'paragraph a: One\npageBreak p: ^\nparagraph b: Two', 'paragraph a: One\npageBreak p:\nparagraph #: New^\nparagraph b: Two'],
    ['before the rule that ends the document', (e) => e.insertText('New'), 'paragraph a: One\nendRule p: ^', 'paragraph a: One\nparagraph #: New^\nendRule p:'],
    ['on the first page: where the text begins', (e) => e.insertText('New'), 'title t: T\ncontents c: ^\nheading1 h: One', 'title t: T\ncontents c:\nparagraph #: New^\nheading1 h: One'],
    ['in a document that is a first page only', (e) => e.insertText('New'), 'title t: T\ncontents c: ^', 'title t: T\ncontents c:\nparagraph #: New^'],
  ]);
  test('in the next text, where nothing may be added', () => {
    const set = stage('symbol y: ^\ncontents c:\nheading1 h: باب {en: Part}', { languages: ['ar'] });
    expectAct(set, (editor) => editor.insertText('ال'), 'symbol y:\ncontents c:\nheading1 h: ال^باب {en: Part}');
  });
});

describe('moving and deleting', () => {
  const source = 'title t: T\nheading1 h: One\nnumberedParagraph a: A\nheading2 i: In\nnumberedParagraph b: B\nheading1 j: Two\nparagraph c: ^C\nendRule e:';
  run([
    ['a heading goes with all that is under it', ({ session }) => commands.moveSection(session, 'h', null), source, 'title t: T\nheading1 j: Two\nparagraph c: ^C\nheading1 h: One\nnumberedParagraph a: A\nheading2 i: In\nnumberedParagraph b: B\nendRule e:'],
    ['a section within a chapter', ({ session }) => commands.moveSection(session, 'i', 'h'), source, 'title t: T\nheading2 i: In\nnumberedParagraph b: B\nheading1 h: One\nnumberedParagraph a: A\nheading1 j: Two\nparagraph c: ^C\nendRule e:'],
    ['into itself it does not go', ({ session }) => commands.moveSection(session, 'h', 'b'), source, source],
    ['before the first page nothing goes', ({ session }) => commands.moveSection(session, 'j', 't'), source, 'title t: T\nheading1 j: Two\nparagraph c: ^C\nheading1 h: One\nnumberedParagraph a: A\nheading2 i: In\nnumberedParagraph b: B\nendRule e:'],
    ['elements move in their order', ({ session }) => commands.moveBlocks(session, ['b', 'a'], 'c'), source, 'title t: T\nheading1 h: One\nheading2 i: In\nheading1 j: Two\nnumberedParagraph a: A\nnumberedParagraph b: B\nparagraph c: ^C\nendRule e:'],
    ['one place up, with the caret in it', ({ session }) => commands.moveBlock(session, 'c', -1), source, 'title t: T\nheading1 h: One\nnumberedParagraph a: A\nheading2 i: In\nnumberedParagraph b: B\nparagraph c: ^C\nheading1 j: Two\nendRule e:'],
    ['past the rule that ends the document nothing goes', ({ session }) => commands.moveBlock(session, 'c', 1), source, source],
    ['within its box', ({ session }) => commands.moveBlock(session, 'd', -1), 'box b: B\n  paragraph c: One\n  paragraph d: Tw^o', 'box b: B\n  paragraph d: Tw^o\n  paragraph c: One'],
    ['a deleted element goes, the caret to the next', (e) => commands.deleteBlock(e, 'b'), 'paragraph a: A\nparagraph b: B^\nparagraph c: C', 'paragraph a: A\nparagraph c: ^C'],
    ['in a box', (e) => commands.deleteBlock(e, 'd'), 'box b: B\n  paragraph c: One\n  paragraph d: Tw^o', 'box b: ^B\n  paragraph c: One'],
    ['the last element gives way to an empty one', (e) => commands.deleteBlock(e, 'a'), 'paragraph a: A^', 'paragraph #: ^'],
  ]);

  test('moving a section and moving it back changes nothing', () => {
    const set = stage(source);
    const before = set.session.blocks;
    commands.moveSection(set.session, 'h', 'j');
    expect(set.session.blocks).toBe(before);
    commands.moveSection(set.session, 'h', null);
    commands.moveSection(set.session, 'h', 'j');
    set.session.blocks.forEach((block, index) => expect(block).toBe(before[index]));
  });
});

describe('fields', () => {
  test('of a block, of a boxed block; texts and types cannot be slipped in as fields', () => {
    const set = stage('symbol y:\nbox b: B\n  paragraph c: One\nparagraph a: A^');
    commands.setBlockFields(set.session, 'y', { symbol: 'E/X/1' });
    expect(set.session.blockById('y')).toMatchObject({ symbol: 'E/X/1' });
    expect(set.editor.children[0]).toMatchObject({ symbol: 'E/X/1' });
    commands.setBlockFields(set.session, 'y', { symbol: null });
    expect(set.editor.children[0]).toMatchObject({ symbol: null });
    commands.setBlockFields(set.session, 'a', { type: 'heading', id: 'z' } as never);
    expect(set.session.blockById('a')).toMatchObject({ type: 'paragraph' });
    set.check();
  });

  test('a value that the library would refuse is not taken, and what is typed goes on being saved', async () => {
    const set = stage('symbol y: E/X/1\nparagraph a: One^');
    commands.setBlockFields(set.session, 'y', { symbol: 'E/'.repeat(200) });
    set.check();
    set.editor.insertText('x');
    await set.session.flush();
    expect(set.session.saveState.state).toBe('saved');
  });
});

describe('formats and links', () => {
  run([
    ['bold', (e) => commands.toggleFormat(e, 'bold'), 'paragraph a: One [[two]] three', 'paragraph a: One [[<b>two</b>]] three'],
    ['off again where all is bold', (e) => commands.toggleFormat(e, 'bold'), 'paragraph a: One <b>[[two]]</b> three', 'paragraph a: One [[two]] three'],
    ['on where some is', (e) => commands.toggleFormat(e, 'bold'), 'paragraph a: [[One <b>two</b>]] three', 'paragraph a: [[<b>One two</b>]] three'],
    ['over elements', (e) => commands.toggleFormat(e, 'bold'), 'paragraph a: On[[e\nparagraph b: T]]wo', 'paragraph a: On[[<b>e</b>\nparagraph b: <b>T</b>]]wo'],
    ['a link', (e) => commands.setLink(e, 'https://example.org/'), 'paragraph a: One [[two]] three', 'paragraph a: One [[<a>two</a>]] three'],
    ['a link taken off at the caret', (e) => commands.setLink(e, null), 'paragraph a: One <a>tw^o</a> three', 'paragraph a: One tw^o three'],
    ['a link taken off part of it', (e) => commands.setLink(e, null), 'paragraph a: <a>One [[two]] three</a>', 'paragraph a: <a>One </a>[[two]]<a> three</a>'],
    ['an address that nobody should follow', (e) => commands.setLink(e, 'javascript:alert(1)'), 'paragraph a: One [[two]] three', 'paragraph a: One [[two]] three'],
    ['a footnote after what is selected', (e) => void commands.insertFootnote(e), 'paragraph a: One [[two]] three', 'paragraph a: One two(fn:#)^ three'],
    ['a footnote in a link cuts it', (e) => void commands.insertFootnote(e), 'paragraph a: <a>On^e</a>', 'paragraph a: <a>On</a>(fn:#)^<a>e</a>'],
    ['no footnote where no text is', (e) => void commands.insertFootnote(e), 'pageBreak p: ^\nparagraph a: A', 'pageBreak p: ^\nparagraph a: A'],
    ['a reference', (e) => commands.insertCrossReference(e, 'b'), 'paragraph a: See ^\nheading1 b: B', 'paragraph a: See (ref:b)^\nheading1 b: B'],
    ['a symbol, in its usual form', (e) => commands.insertSymbolReference(e, ' a/res/73/195 '), 'paragraph a: See ^.', 'paragraph a: See (sym:A/RES/73/195)^.'],
  ]);

  test('what the caret stands in', () => {
    const set = stage('paragraph a: One <b>two^</b> <a>three</a>');
    expect(commands.currentFormats(set.editor)).toEqual(['bold']);
    expect(commands.currentBlock(set.editor)?.id).toBe('a');
    expect(commands.linkAt(set.editor)).toBe(null);
    caretAt(set.editor, 'a', 10);
    expect(commands.linkAt(set.editor)).toBe('https://example.org/');
  });

  test('a symbol with the caret in it', () => {
    const set = stage('paragraph a: See (sym:A/RES/1/1) now');
    set.editor.select({ path: [0, 1, 0], offset: 0 });
    commands.toggleFormat(set.editor, 'bold');
    expect(set.session.blocks[0]?.text.en?.[1]).toEqual({ type: 'symbolReference', symbol: 'A/RES/1/1', bold: true });
    expect(commands.currentFormats(set.editor)).toEqual(['bold']);
    commands.toggleFormat(set.editor, 'bold');
    commands.toggleFormat(set.editor, 'underline');
    expect(set.session.blocks[0]?.text.en?.[1]).toEqual({ type: 'symbolReference', symbol: 'A/RES/1/1' });
    set.check();
  });

  // One who drags over a line, or holds Shift, may come to rest within a sign.
  test.each([
    ['from before it', { anchor: { path: [0, 0], offset: 4 }, focus: { path: [0, 1, 0], offset: 0 } }],
    ['back to before it', { anchor: { path: [0, 1, 0], offset: 0 }, focus: { path: [0, 0], offset: 4 } }],
    ['from behind it', { anchor: { path: [0, 2], offset: 0 }, focus: { path: [0, 1, 0], offset: 0 } }],
  ])('a sign into which the selection reaches is selected: %s', (_, selection) => {
    const set = stage('paragraph a: See (sym:A/RES/1/1) now');
    const before = set.session.blocks;
    set.editor.select(selection);
    expect(clipboardData(set.editor, false)).toMatchObject({ 'text/plain': 'A/RES/1/1' });
    // A link holds text only: around a sign there is nothing to do, and no address is written beside it.
    commands.setLink(set.editor, 'https://example.org/');
    expect(set.session.blocks).toEqual(before);
    commands.toggleFormat(set.editor, 'bold');
    expect(set.session.blocks[0]?.text.en?.[1]).toEqual({ type: 'symbolReference', symbol: 'A/RES/1/1', bold: true });
    set.check();
  });

  test('a piece that is dragged away takes the sign along in which it ends', () => {
    const set = stage('paragraph a: One\nparagraph b: See (sym:A/RES/1/1) now^');
    set.editor.delete({ at: { anchor: { path: [0, 0], offset: 2 }, focus: { path: [1, 1, 0], offset: 0 } } });
    expect(set.shows().replace('^', '')).toBe('paragraph a: On now');
    set.check();
  });

  test('where only the edge of a bracket lies between the ends nothing is selected: a format is for what is typed next', async () => {
    const set = stage('paragraph a: One <q>two</q>');
    set.editor.select({ anchor: { path: [0, 0], offset: 4 }, focus: { path: [0, 1, 0], offset: 0 } });
    commands.toggleFormat(set.editor, 'bold');
    expect(commands.currentFormats(set.editor)).toEqual(['bold']);
    await type(set.editor, 'x');
    expect(set.session.blocks[0]?.text.en).toContainEqual(expect.objectContaining({ type: 'bracket', children: [{ text: 'x', bold: true }, { text: 'two' }] }));
    set.check();
  });

  test('superscript and subscript shut each other out', async () => {
    const set = stage('paragraph a: H[[2]]O');
    commands.toggleFormat(set.editor, 'superscript');
    commands.toggleFormat(set.editor, 'subscript');
    expect(set.session.blocks[0]?.text.en?.[1]).toEqual({ text: '2', subscript: true });
    caretAt(set.editor, 'a', 3);
    commands.toggleFormat(set.editor, 'superscript');
    commands.toggleFormat(set.editor, 'subscript');
    await type(set.editor, 'x');
    expect(set.session.blocks[0]?.text.en?.at(-1)).toEqual({ text: 'x', subscript: true });
  });
});

describe('keys', () => {
  const shortcut = (code: string, more: Partial<KeyPress> = {}) => key(code, { ctrlKey: true, ...more });
  run([
    ['Ctrl+Alt+2 makes a section heading', shortcut('Digit2', { altKey: true }), 'paragraph a: On^e', 'heading2 a: On^e'],
    ['Ctrl+Alt+P makes a numbered paragraph', shortcut('KeyP', { altKey: true }), 'paragraph a: On^e', 'numberedParagraph a: On^e'],
    ['Ctrl+Alt+M makes a key message', shortcut('KeyM', { altKey: true }), 'paragraph a: On^e', 'keyMessage a: On^e'],
    ['by the place on the keyboard, whatever it types', shortcut('KeyB', { key: 'لا' }), 'paragraph a: [[One]]', 'paragraph a: [[<b>One</b>]]'],
    ['Enter', key('Enter'), 'keyMessage a: One^', 'keyMessage a: One\nkeyMessage #: ^'],
    ['Shift+Enter', key('Enter', { shiftKey: true }), 'paragraph a: One^', 'paragraph a: One⏎^'],
    ['AltGr types, it is no Ctrl+Alt', shortcut('Digit2', { altKey: true, getModifierState: (name) => name === 'AltGraph' }), 'paragraph a: On^e', 'paragraph a: On^e'],
  ]);

  test('undo and redo', async () => {
    const set = stage('paragraph a: ^');
    await type(set.editor, 'sea');
    expect(handleKey(set.editor, press('KeyZ', { ctrlKey: true }))).toBe(true);
    expect(set.shows()).toBe('paragraph a: ^');
    handleKey(set.editor, press('KeyY', { ctrlKey: true }));
    expect(set.shows()).toBe('paragraph a: sea^');
    handleKey(set.editor, press('KeyZ', { ctrlKey: true }));
    handleKey(set.editor, press('KeyZ', { ctrlKey: true, shiftKey: true }));
    expect(set.shows()).toBe('paragraph a: sea^');
  });

  test('Ctrl+Alt+F puts in a footnote and opens it', () => {
    const set = stage('paragraph a: One^');
    handleKey(set.editor, press('KeyF', { ctrlKey: true, altKey: true }));
    expect(set.shows()).toBe('paragraph a: One(fn:#)^');
    const [id] = set.session.numbering('en').footnotes.keys();
    expect(editorTools(set.session).getState().footnote).toEqual({ id, language: 'en' });
  });

  test('what is not ours is left to the window', () => {
    const set = stage('paragraph a: One^');
    for (const code of ['KeyK', 'KeyS', 'KeyF', 'KeyC', 'KeyV']) expect(handleKey(set.editor, press(code, { ctrlKey: true })), code).toBe(false);
    expect(handleKey(set.editor, press('KeyA'))).toBe(false);
    expect(handleKey(set.editor, press('ArrowLeft'))).toBe(false);
  });

  test('no two shortcuts are the same', () => {
    const all = editorShortcuts.map(({ shortcut: each }) => JSON.stringify(each));
    expect(new Set(all).size).toBe(all.length);
  });
});

test('writing on where no text belongs goes on in the paragraph that began with it', async () => {
  const set = stage('symbol y:\nparagraph a: A\npageBreak p:\nparagraph b: B');
  caretAt(set.editor, 'p');
  await settle();
  await type(set.editor, 'xy');
  expect(set.shows()).toBe('symbol y:\nparagraph a: A\npageBreak p:\nparagraph #: xy^\nparagraph b: B');
  set.check();
});

test('the menu offers what an element can become', () => {
  for (const { type: offered, level } of commands.blockMenu) {
    const set = stage('paragraph a: On^e');
    if (offered === 'paragraph') continue;
    expect(commands.setBlockType(set.editor, offered, level ?? {}), offered).toBe(true);
    expect(traitsOf(offered).place).toBe('body');
    set.check();
  }
});
