// Copy, cut and paste: within the program with ids and types, to and from other programs as text and HTML.
import { Transforms } from 'slate';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../../shared/language/language.ts';
import { clipboardData, cutSelection, paste } from '../../../renderer/editor/clipboard.ts';
import type { PaneEditor } from '../../../renderer/editor/pane.ts';
import { canonical } from './notation.ts';
import { caretAt, stage, type Stage } from './stage.ts';

const own = 'application/x-rapporteur';
const ownOnly = (data: Record<string, string>) => ({ own: data[own] });
const copied = (source: string, language: Language = 'en') => {
  const set = stage(source, { languages: [language], settings: { draftingLanguage: language } });
  return clipboardData(set.editor, false);
};
const cutFrom = (editor: PaneEditor) => {
  const data = clipboardData(editor, true);
  cutSelection(editor);
  return data;
};
const undoneIsBefore = (set: Stage, before: string) => {
  while (set.session.canUndo) set.session.undo();
  expect(set.shows()).toBe(before);
  set.check();
};

describe('a piece of text', () => {
  test('copied keeps formatting, and its footnotes get ids of their own', () => {
    const set = stage('paragraph a: One [[<b>two</b>(fn:f)]] three\nparagraph b:');
    const before = set.shows();
    const data = clipboardData(set.editor, false);
    caretAt(set.editor, 'b');
    paste(set.editor, ownOnly(data));
    expect(set.shows()).toBe('paragraph a: One <b>two</b>(fn:f) three\nparagraph b: <b>two</b>(fn:#)^');
    set.check();
    set.session.undo();
    expect(set.session.blocks).toEqual(stage(before).session.blocks);
  });

  test('cut and pasted keeps the footnote; pasted again it is another', () => {
    const set = stage('paragraph a: One [[two(fn:f)]] three\nparagraph b:');
    const before = set.shows();
    const data = cutFrom(set.editor);
    caretAt(set.editor, 'b');
    paste(set.editor, ownOnly(data));
    paste(set.editor, ownOnly(data));
    expect(set.shows()).toBe('paragraph a: One  three\nparagraph b: two(fn:f)two(fn:#)^');
    set.check();
    undoneIsBefore(set, before);
  });

  test('cut, taken back and pasted: nothing is there twice under one id', () => {
    const set = stage('paragraph a: One [[two(fn:f)]] three\nparagraph b:');
    const data = cutFrom(set.editor);
    set.session.undo();
    caretAt(set.editor, 'b');
    paste(set.editor, ownOnly(data));
    expect(set.shows()).toBe('paragraph a: One two(fn:f) three\nparagraph b: two(fn:#)^');
    set.check();
  });

  test('a footnote whose translation has the same id keeps it through cut and paste', () => {
    const set = stage('paragraph a: [[One(fn:f)]] {ar: واحد(fn:f)}');
    const data = cutFrom(set.editor);
    expect(set.shows()).toBe('paragraph a: ^ {ar: واحد(fn:f)}');
    paste(set.editor, ownOnly(data));
    expect(set.shows()).toBe('paragraph a: One(fn:f)^ {ar: واحد(fn:f)}');
    set.check();
  });

  test('goes over what is selected', () => {
    const data = copied('paragraph a: [[sea]]');
    const set = stage('paragraph a: One [[two\nparagraph b: three]] four');
    paste(set.editor, ownOnly(data));
    expect(set.shows()).toBe('paragraph a: One sea^ four');
    undoneIsBefore(set, 'paragraph a: One [[two\nparagraph b: three]] four');
  });
});

describe('elements', () => {
  test('copied get new ids and keep types; references among them follow', () => {
    const set = stage('heading1 h: [[Ports\nparagraph a: See (ref:h)]]\nparagraph b:');
    const data = clipboardData(set.editor, false);
    caretAt(set.editor, 'b');
    paste(set.editor, ownOnly(data));
    const [, , heading, paragraph] = set.session.blocks;
    expect(heading?.type).toBe('heading');
    expect(paragraph?.text.en?.[1]).toMatchObject({ type: 'crossReference', target: heading?.id });
    set.check();
  });

  test('cut and pasted keep their ids and their translations', () => {
    const set = stage('heading1 h: Ports\nkeyMessage a: [[One {ar: واحد}\nquotation b: Two]]\nparagraph c: Three\nparagraph d:');
    const before = set.shows();
    const data = cutFrom(set.editor);
    expect(set.shows()).toBe('heading1 h: Ports\nkeyMessage #: ^\nparagraph c: Three\nparagraph d:');
    set.check();
    caretAt(set.editor, 'd');
    paste(set.editor, ownOnly(data));
    expect(set.shows()).toBe('heading1 h: Ports\nkeyMessage #:\nparagraph c: Three\nkeyMessage a: One {ar: واحد}\nquotation b: Two^');
    set.check();
    undoneIsBefore(set, before);
  });

  test('cut and pasted where they were leave the document as it was', () => {
    const set = stage('heading1 h: [[Ports\nparagraph a: One {ar: واحد}\ntable t: T\n  row r: c=C / d=D\nparagraph b: Two]]');
    const before = set.session.blocks;
    const data = cutFrom(set.editor);
    paste(set.editor, ownOnly(data));
    expect(set.session.blocks).toEqual(before);
    set.check();
  });

  test('parts at the ends go into the text at the caret', () => {
    const data = copied('paragraph a: One t[[wo\nkeyMessage k: All\nparagraph b: thr]]ee');
    const set = stage('numberedParagraph x: Le^ft {ar: يسار}');
    paste(set.editor, ownOnly(data));
    expect(set.shows()).toBe('numberedParagraph x: Lewo {ar: يسار}\nkeyMessage #: All\nparagraph #: thr^ft');
    set.check();
  });

  test('whole ones go between', () => {
    const data = copied('heading1 a: [[One\nparagraph b: Two]]');
    const between = (source: string) => {
      const set = stage(source);
      paste(set.editor, ownOnly(data));
      set.check();
      return set.shows();
    };
    expect(between('paragraph x: Le^ft')).toBe('paragraph x: Le\nheading1 #: One\nparagraph #: Two^\nparagraph #: ft');
    expect(between('paragraph x: ^Left')).toBe('heading1 #: One\nparagraph #: Two^\nparagraph x: Left');
    expect(between('paragraph x: Left^')).toBe('paragraph x: Left\nheading1 #: One\nparagraph #: Two^');
    expect(between('paragraph x: ^')).toBe('heading1 #: One\nparagraph #: Two^');
  });

  test('in a box come only what a box may hold, in a cell and in the title only words', () => {
    const data = copied('heading1 a: [[One\nbullet1 b: Two]]');
    const into = (source: string) => {
      const set = stage(source);
      paste(set.editor, ownOnly(data));
      set.check();
      return set.shows();
    };
    expect(into('box x: B\n  paragraph y: ^')).toBe('box x: B\n  paragraph #: One\n  bullet1 #: Two^');
    expect(into('table t: T\n  row r: c=C^')).toBe('table t: T\n  row r: c=COne⏎Two^');
    expect(into('title t: Ports ^\nparagraph a:')).toBe('title t: Ports One Two^\nparagraph a:');
    expect(into('pageBreak p: ^')).toBe('pageBreak p:\nheading1 #: One\nbullet1 #: Two^');
    expect(into('symbol p: ^\nparagraph a:')).toBe('symbol p:\nheading1 #: One\nbullet1 #: Two^\nparagraph a:');
  });

  test('elements of the first page come as paragraphs', () => {
    const data = copied('symbol y:\ntitle t: [[Ports\nparagraph a: One]]');
    const set = stage('title u: Own\nparagraph x: ^');
    paste(set.editor, ownOnly(data));
    expect(set.shows()).toBe('title u: Own\nparagraph #: Ports\nparagraph #: One^');
    set.check();
  });

  test('where only text may be changed only words come', () => {
    const data = copied('heading1 a: [[واحد\nparagraph b: اثنان]]', 'ar');
    const set = stage('paragraph x: ن^ {en: One}', { languages: ['ar'] });
    paste(set.editor, ownOnly(data));
    expect(set.shows()).toBe('paragraph x: نواحد اثنان^ {en: One}');
    set.check();
  });
});

describe('to other programs', () => {
  const source = 'heading1 h: [[Ports\nnumberedParagraph a: <b>One</b> & <a>two</a>(fn:f)\ntable t: Ships\n  row r: c=C / d=D\nnumberedParagraph b: See (ref:a) in (sym:A/RES/1/1).]]';
  test('text has the numbers, the cells and the footnotes', () => {
    expect(copied(source)['text/plain']).toBe('I.\tPorts\n1.\tOne & two[1]\nTable 1 Ships\nC\tD\n2.\tSee paragraph\u00A01 in A/RES/1/1.\n[1] note f');
  });
  test('HTML has structure, language and direction, and no text is markup', () => {
    const html = copied(source)['text/html'] ?? '';
    expect(html).toContain('<div lang="en-GB" dir="ltr"><h2>I.&#9;Ports</h2><p>1.&#9;<strong>One</strong> &amp; <a href="https://example.org/">two</a><sup>1</sup></p>');
    expect(html).toContain('<table><caption>Table 1 Ships</caption><tbody><tr><td>C</td><td>D</td></tr></tbody></table>');
    const hostile = copied('paragraph a: [[<script>alert("x")</script>]]')['text/html'];
    expect(hostile).toBe('<span lang="en-GB" dir="ltr">&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;</span>');
  });
  test('Arabic goes right to left with its own numbers', () => {
    const data = copied('heading1 h: [[الموانئ\nnumberedParagraph a: واحد]]', 'ar');
    expect(data['text/html']).toContain('dir="rtl"');
    expect(data['text/plain']).toMatch(/^أولا/u);
  });
});

describe('from elsewhere', () => {
  test('what only looks like ours is not taken', () => {
    const set = stage('paragraph x: ^');
    expect(paste(set.editor, { own: '{"kind":"blocks","cut":false}' })).toBe(false);
    expect(paste(set.editor, { own: 'no json' })).toBe(false);
    expect(paste(set.editor, { own: JSON.stringify({ kind: 'text', cut: true, language: 'en', content: [{ type: 'link', href: 'javascript:x', children: [{ text: 'x' }] }] }) })).toBe(false);
    expect(set.shows()).toBe(canonical('paragraph x: ^'));
  });

  test('lines of text become elements like the one at the caret', () => {
    const set = stage('numberedParagraph x: Before^');
    paste(set.editor, { text: 'One\n\nTwo\n\nThree' });
    expect(set.shows()).toBe('numberedParagraph x: BeforeOne\nnumberedParagraph #: Two\nnumberedParagraph #: Three^');
    set.check();
  });

  test('Word text comes as typed elements with its emphasis, in one step', () => {
    const set = stage('numberedParagraph a: Before.\nnumberedParagraph b: ^');
    const before = set.shows();
    const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><h1>Water</h1><p class=MsoNormal>The <b>basin</b> plan.</p>
      <table><tr><td>Basin</td><td>2027</td></tr><tr><td>North</td><td>12</td></tr></table><ul><li>First</li><li>Second</li></ul></body></html>`;
    expect(paste(set.editor, { html, text: 'Water' })).toBe(true);
    const { blocks } = set.session;
    expect(blocks.map((block) => block.type)).toEqual(expect.arrayContaining(['heading', 'table', 'bullet']));
    expect(JSON.stringify(blocks)).toContain('"text":"basin","bold":true');
    set.session.undo();
    expect(set.shows()).toBe(before);
    set.check();
  });

  test('a word with its spaces keeps them', () => {
    const set = stage('numberedParagraph a: One^two');
    paste(set.editor, { text: ' and ' });
    expect(set.shows()).toContain('One and ');
  });

  test('one line goes into the text', () => {
    const set = stage('keyMessage x: Be^fore');
    paste(set.editor, { text: 'One' });
    expect(set.shows()).toBe('keyMessage x: BeOne^fore');
  });
});

describe('dragging', () => {
  /** As Slate does it: the target is selected, what was dragged is deleted there, and dropped. */
  const drag = (set: Stage, slot: string, offset: number) => {
    const { editor } = set;
    const dragged = editor.selection;
    const data = new Map<string, string>();
    editor.setFragmentData({ setData: (format: string, value: string) => data.set(format, value) } as unknown as DataTransfer);
    caretAt(editor, slot, offset);
    if (dragged) Transforms.delete(editor, { at: dragged });
    editor.insertData({ getData: (format: string) => data.get(format) ?? '' } as unknown as DataTransfer);
    set.check();
    return set.shows();
  };

  test('elements keep ids and translations', () => {
    const set = stage('paragraph x: Before\nkeyMessage a: [[One {ar: واحد}\nquotation b: Two]]\nparagraph c: Three');
    expect(drag(set, 'x', 0)).toBe('keyMessage a: One {ar: واحد}\nquotation b: Two^\nparagraph x: Before\nkeyMessage #:\nparagraph c: Three');
  });

  test('a piece of text moves with its footnote', () => {
    const set = stage('paragraph a: One [[two(fn:f)]] three\nparagraph b: Four');
    expect(drag(set, 'b', 4)).toBe('paragraph a: One  three\nparagraph b: Fourtwo(fn:f)^');
  });

  test('parts of two elements: what is left of them is joined, in all languages', () => {
    const set = stage('paragraph a: On[[e {ar: واحد}\nparagraph b: T]]wo {ar: اثنان}\nparagraph c: Three');
    expect(drag(set, 'c', 5)).toBe('paragraph a: Onwo {ar: واحد اثنان}\nparagraph c: Threee\nparagraph b: T^');
  });
});
