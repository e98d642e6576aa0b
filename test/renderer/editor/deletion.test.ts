// Backspace, Delete, and deleting or writing over what is selected.
import { describe, expect, test } from 'vitest';
import type { PaneEditor } from '../../../renderer/editor/pane.ts';
import { expectAct, selectAll, stage } from './stage.ts';

type Case = readonly [name: string, before: string, after: string];

const backspace: readonly Case[] = [
  ['deletes a character', 'paragraph a: Water^', 'paragraph a: Wate^'],
  ['deletes a whole letter with its marks', 'paragraph a: مُ^', 'paragraph a: ^'],
  ['a numbered paragraph becomes a plain one first', 'numberedParagraph a: One\nnumberedParagraph b: ^Two', 'numberedParagraph a: One\nparagraph b: ^Two'],
  ['a plain paragraph joins the one before; its id and type stay', 'numberedParagraph a: One\nparagraph b: ^Two', 'numberedParagraph a: One^Two'],
  ['the other languages are joined too', 'paragraph a: One {ar: واحد}\nparagraph b: ^Two {ar: اثنان}', 'paragraph a: One^Two {ar: واحد اثنان}'],
  ['a translation of the second alone is kept', 'paragraph a: One\nparagraph b: ^Two {ar: اثنان}', 'paragraph a: One^Two {ar: اثنان}'],
  ['an empty element before gives way; id and type of the full one stay', 'heading1 a:\nparagraph b: ^Two', 'paragraph b: ^Two'],
  ['a sub-paragraph goes up a level first', 'subparagraph2 a: ^One', 'subparagraph1 a: ^One'],
  ['a sub-paragraph of the first level becomes a paragraph', 'numberedParagraph x: X\nsubparagraph1 a: ^One', 'numberedParagraph x: X\nparagraph a: ^One'],
  ['a bullet goes up a level first', 'bullet2 a: ^One', 'bullet1 a: ^One'],
  ['a heading becomes a paragraph', 'paragraph x: X\nheading3 h: ^Scope', 'paragraph x: X\nparagraph h: ^Scope'],
  ['a key message becomes a paragraph', 'priorityArea p: P\nkeyMessage m: ^One', 'priorityArea p: P\nparagraph m: ^One'],
  ['a priority area becomes a paragraph', 'paragraph x: X\npriorityArea p: ^P', 'paragraph x: X\nparagraph p: ^P'],
  ['an annex becomes a paragraph', 'paragraph x: X\nannex p: ^P', 'paragraph x: X\nparagraph p: ^P'],
  ['the body does not join the first page', 'title t: Ports\nparagraph a: ^One', 'title t: Ports\nparagraph a: ^One'],
  ['elements of the first page do not join', 'title t: Ports\nsubtitle s: ^Coast\nparagraph a:', 'title t: Ports\nsubtitle s: ^Coast\nparagraph a:'],
  ['paragraphs of the summary join', 'summary s: One\nsummary u: ^Two\nparagraph a:', 'summary s: One^Two\nparagraph a:'],
  ['the summary does not join what stands before', 'title t: T\nsummary u: ^Two\nparagraph a:', 'title t: T\nsummary u: ^Two\nparagraph a:'],
  ['an only empty paragraph stays', 'title t: Ports\nparagraph a: ^', 'title t: Ports\nparagraph a: ^'],
  ['an empty paragraph after the first page goes where there is other text', 'title t: Ports\nparagraph a: ^\nparagraph b: Two', 'title t: Ports^\nparagraph b: Two'],
  ['a page break before goes first', 'paragraph x: X\npageBreak p:\nparagraph a: ^One', 'paragraph x: X\nparagraph a: ^One'],
  ['a page break with the caret in it goes', 'paragraph x: X\npageBreak p: ^\nparagraph a: One', 'paragraph x: X^\nparagraph a: One'],
  ['a text after a table stays apart', 'table t: T\n  row r: c=One\nparagraph a: ^Two', 'table t: T\n  row r: c=One\nparagraph a: ^Two'],
  ['an empty paragraph after a table goes', 'table t: T\n  row r: c=One\n  source s: ESCWA\nparagraph a: ^', 'table t: T\n  row r: c=One\n  source x: ESCWA^'],
  ['a cell does not join the one before', 'table t: T\n  row r: c=One / d=^Two', 'table t: T\n  row r: c=One / d=^Two'],
  ['an empty table goes with Backspace in its caption', 'paragraph x: X\ntable t: ^\n  row r: c= / d=', 'paragraph x: X\nparagraph #: ^'],
  ['a table with text stays', 'paragraph x: X\ntable t: ^\n  row r: c=One / d=', 'paragraph x: X\ntable t: ^\n  row r: c=One / d='],
  ['a bullet in a box becomes a paragraph there', 'box b: B\n  bullet1 c: ^One', 'box b: B\n  paragraph c: ^One'],
  ['paragraphs in a box join', 'box b: B\n  paragraph c: One\n  paragraph d: ^Two', 'box b: B\n  paragraph c: One^Two'],
  ['the first paragraph of a box does not join its title', 'box b: B\n  paragraph c: ^One', 'box b: B\n  paragraph c: ^One'],
  ['an empty first paragraph of a box goes', 'box b: B\n  paragraph c: ^\n  paragraph d: Two', 'box b: B^\n  paragraph d: Two'],
  ['a text does not join the box before it', 'box b: B\n  paragraph c: One\nparagraph a: ^Two', 'box b: B\n  paragraph c: One\nparagraph a: ^Two'],
  ['a reference is deleted as one sign', 'paragraph a: One (ref:a)^ two', 'paragraph a: One ^ two'],
  ['a symbol is deleted as one sign', 'paragraph a: See (sym:A/RES/1/1)^', 'paragraph a: See ^'],
  ['a footnote with words is selected first', 'paragraph a: One(fn:f)^ two', 'paragraph a: One]](fn:f)[[ two'],
  ['a selected footnote is deleted', 'paragraph a: One[[(fn:f)]] two', 'paragraph a: One^ two'],
  ['a bracket keeps what is left in it', 'paragraph a: One <q>two^</q> three', 'paragraph a: One <q>tw^</q> three'],
];

const forward: readonly Case[] = [
  ['deletes a character', 'paragraph a: ^Water', 'paragraph a: ^ater'],
  ['joins the next element', 'numberedParagraph a: One^\nkeyMessage b: Two {ar: اثنان}', 'numberedParagraph a: One^Two {ar: اثنان}'],
  ['an empty element gives way to the next', 'paragraph a: ^\nheading2 b: Two', 'heading2 b: ^Two'],
  ['a page break after goes', 'paragraph a: One^\npageBreak p:\nparagraph b: Two', 'paragraph a: One^\nparagraph b: Two'],
  ['an empty paragraph before a table goes', 'paragraph x: X\nparagraph a: ^\ntable t: T\n  row r: c=One', 'paragraph x: X\ntable t: ^T\n  row r: c=One'],
  ['a text before a table stays', 'paragraph a: One^\ntable t: T\n  row r: c=One', 'paragraph a: One^\ntable t: T\n  row r: c=One'],
  ['the first page does not join the body', 'title t: Ports^\nparagraph a: One', 'title t: Ports^\nparagraph a: One'],
  ['in a cell nothing is joined', 'table t: T\n  row r: c=One^ / d=Two', 'table t: T\n  row r: c=One^ / d=Two'],
  ['a footnote with words is selected first', 'paragraph a: One^(fn:f) two', 'paragraph a: One[[(fn:f)]] two'],
];

const selected: readonly Case[] = [
  ['within a text', 'paragraph a: Wa[[te]]r', 'paragraph a: Wa^r'],
  ['backwards', 'paragraph a: Wa]]te[[r', 'paragraph a: Wa^r'],
  ['over two elements: the first keeps id and type', 'heading1 a: On[[e\nparagraph b: T]]wo', 'heading1 a: On^wo'],
  ['over elements between them', 'paragraph a: On[[e\nkeyMessage x: X\ntable t: T\n  row r: c=C\npageBreak p:\nparagraph b: T]]wo', 'paragraph a: On^wo'],
  ['the first one wholly: the second keeps its own', 'heading1 a: [[One\nparagraph b: T]]wo', 'paragraph b: ^wo'],
  ['the last one wholly', 'heading1 a: On[[e\nparagraph b: Two]]', 'heading1 a: On^'],
  ['both wholly: an empty element stays', 'numberedParagraph a: [[One\nparagraph b: Two]]', 'numberedParagraph a: ^'],
  ['the translations of two cut elements are joined', 'paragraph a: On[[e {ar: واحد}\nparagraph b: T]]wo {ar: اثنان}', 'paragraph a: On^wo {ar: واحد اثنان}'],
  ['from the first page into the body: nothing joins', 'title t: Po[[rts\nsymbol y:\nsubtitle s: Coast\nparagraph a: O]]ne', 'symbol y:\ntitle t: Po^\nsubtitle s:\nparagraph a: ne'],
  ['over cells: only texts go', 'table t: T\n  row r: c=On[[e / d=Two\n  row s: e=Thr]]ee / f=Four', 'table t: T\n  row r: c=On^ / d=\n  row s: e=ee / f=Four'],
  ['from a text into a table', 'paragraph a: On[[e\ntable t: T\n  row r: c=One / d=T]]wo', 'paragraph a: On^\ntable t:\n  row r: c= / d=wo'],
  ['from a table into the text after it', 'table t: T\n  row r: c=One / d=T[[wo\nparagraph a: On]]e', 'table t: T\n  row r: c=One / d=T^\nparagraph a: e'],
  ['a table wholly, with its neighbours in part', 'paragraph a: On[[e\ntable t: T\n  row r: c=C\nparagraph b: T]]wo', 'paragraph a: On^wo'],
  ['a table from its start on', 'paragraph x: X\ntable t: [[T\n  row r: c=C\nparagraph b: T]]wo', 'paragraph x: X\nparagraph b: ^wo'],
  ['within a box', 'box b: B\n  paragraph c: On[[e\n  bullet1 x: X\n  paragraph d: T]]wo', 'box b: B\n  paragraph c: On^wo'],
  ['a box keeps one element', 'box b: B\n  paragraph c: [[One\n  paragraph d: Two]]', 'box b: B\n  paragraph c: ^'],
  ['from the title of a box into it', 'box b: Bo[[x\n  paragraph c: One\n  paragraph d: T]]wo', 'box b: Bo^\n  paragraph d: wo'],
  ['from a text into a box', 'paragraph a: On[[e\nbox b: B\n  paragraph c: One\n  paragraph d: T]]wo', 'paragraph a: On^\nbox b:\n  paragraph d: wo'],
  ['from a box into the text after it', 'box b: B\n  paragraph c: O[[ne\n  paragraph d: Two\nparagraph a: On]]e', 'box b: B\n  paragraph c: O^\nparagraph a: e'],
  ['a bracket in part', 'paragraph a: One <q>tw[[o</q> th]]ree', 'paragraph a: One <q>tw^</q>ree'],
  ['a bracket wholly goes', 'paragraph a: One [[<q>two</q> th]]ree', 'paragraph a: One ^ree'],
];

const act = {
  backspace: (editor: PaneEditor) => editor.deleteBackward('character'),
  forward: (editor: PaneEditor) => editor.deleteForward('character'),
  selected: (editor: PaneEditor) => editor.deleteFragment(),
};

describe('Backspace', () => {
  test.each(backspace)('%s', (_, before, after) => expectAct(stage(before), act.backspace, after));
});
describe('Delete', () => {
  test.each(forward)('%s', (_, before, after) => expectAct(stage(before), act.forward, after));
});
describe('deleting a selection', () => {
  test.each(selected)('%s', (_, before, after) => expectAct(stage(before), act.selected, after));
});

describe('the whole document', () => {
  const source = 'symbol y: ^\ntitle t: Ports\nsummary s: Short\ncontents c:\nheading1 h: One\nnumberedParagraph a: Two\ntable t1: T\n  row r: c=C\nendRule e:';
  test('deleted: the first page stays without its words, and there is something to write into', () => {
    const set = stage(source);
    selectAll(set.editor);
    expectAct(set, act.selected, 'symbol y:\ntitle t: ^\ncontents c:\nparagraph #:');
  });
  test('written over', () => {
    const set = stage('title t: Ports\nheading1 h: On[[e\nnumberedParagraph a: Two\nkeyMessage m: Three]]');
    expectAct(set, (editor) => editor.insertText('X'), 'title t: Ports\nheading1 h: OnX^');
  });
});

describe('where only text may be changed', () => {
  const options = { languages: ['ar'] as const };
  const locked: readonly (readonly [string, (editor: PaneEditor) => void, string, string])[] = [
    ['Backspace at the start does nothing', act.backspace, 'paragraph a: One\nparagraph b: ^Two', 'paragraph a: One\nparagraph b: ^Two'],
    ['Delete at the end does nothing', act.forward, 'paragraph a: One^\nparagraph b: Two', 'paragraph a: One^\nparagraph b: Two'],
    ['a selection over elements loses its words, the elements stay', act.selected, 'paragraph a: O[[ne\nheading1 x: X {en: Scope}\nparagraph b: T]]wo', 'paragraph a: O^\nheading1 x: {en: Scope}\nparagraph b: wo'],
    ['the type does not change', (editor) => editor.deleteBackward('character'), 'numberedParagraph a: ^One', 'numberedParagraph a: ^One'],
  ];
  test.each(locked)('%s', (_, run, before, after) => expectAct(stage(before, options), run, after));
});

test('a text that is emptied is empty on purpose, one never written is untranslated', () => {
  const set = stage('paragraph a: A^ {en: A}', { languages: ['ar'] });
  set.editor.deleteBackward('character');
  set.session.commitPanes();
  expect(set.session.blocks[0]?.text).toEqual({ en: [{ text: 'A' }], ar: [] });
  const fresh = stage('paragraph a: ^ {en: A}', { languages: ['ar'] });
  expect(fresh.editor.children[0]).toMatchObject({ untranslated: true });
  fresh.editor.insertText('ن');
  fresh.session.commitPanes();
  expect(fresh.session.blocks[0]?.text).toEqual({ en: [{ text: 'A' }], ar: [{ text: 'ن' }] });
  expect(fresh.editor.children[0]).not.toHaveProperty('untranslated');
  fresh.session.undo();
  expect(fresh.session.blocks[0]?.text).toEqual({ en: [{ text: 'A' }] });
  expect(fresh.editor.children[0]).toMatchObject({ untranslated: true });
  fresh.check();
});
