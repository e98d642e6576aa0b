// Enter and Shift+Enter in every kind of element.
import { describe, expect, test } from 'vitest';
import type { DocumentSettings } from '../../../shared/document/document.ts';
import { expectAct, stage } from './stage.ts';

interface Case {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly settings?: Partial<DocumentSettings>;
}

const enter: readonly Case[] = [
  { name: 'after a numbered paragraph the next one begins', before: 'numberedParagraph a: Water matters^', after: 'numberedParagraph a: Water matters\nnumberedParagraph #: ^' },
  { name: 'a numbered paragraph is split; its first half keeps the id and the other languages', before: 'numberedParagraph a: Water ^matters {ar: الماء مهم}', after: 'numberedParagraph a: Water  {ar: الماء مهم}\nnumberedParagraph #: ^matters' },
  { name: 'at the start of a text an empty element comes before, and the text keeps its id', before: 'numberedParagraph a: ^Water {ar: ماء}', after: 'numberedParagraph #:\nnumberedParagraph a: ^Water {ar: ماء}' },
  { name: 'after a key message the next message begins', before: 'priorityArea p: Ports\nkeyMessage m: <b>Dredge.</b> Every year^', after: 'priorityArea p: Ports\nkeyMessage m: <b>Dredge.</b> Every year\nkeyMessage #: ^' },
  { name: 'after a priority area its first message begins', before: 'priorityArea p: Ports^', after: 'priorityArea p: Ports\nkeyMessage #: ^' },
  { name: 'after a priority area with an empty first message the caret goes into that', before: 'priorityArea p: Ports^\nkeyMessage m:', after: 'priorityArea p: Ports\nkeyMessage m: ^' },
  { name: 'after a heading with an empty paragraph under it the caret goes into that', before: 'heading1 h: Scope^\nparagraph a:\nheading1 i: Aim', after: 'heading1 h: Scope\nparagraph a: ^\nheading1 i: Aim' },
  { name: 'after a heading with a paragraph that has only a translation another begins', before: 'heading1 h: Scope^\nnumberedParagraph a: {ar: واحد}', after: 'heading1 h: Scope\nnumberedParagraph #: ^\nnumberedParagraph a: {ar: واحد}' },
  { name: 'after a heading with an empty table under it a paragraph begins', before: 'heading1 h: Scope^\ntable t:\n  row r: c=', after: 'heading1 h: Scope\nnumberedParagraph #: ^\ntable t:\n  row r: c=' },
  { name: 'an empty heading above an empty paragraph becomes a paragraph itself', before: 'heading1 h: ^\nparagraph a:', after: 'paragraph h: ^\nparagraph a:' },
  { name: 'in the middle of a priority area the rest becomes a message', before: 'priorityArea p: Ports ^and harbours', after: 'priorityArea p: Ports \nkeyMessage #: ^and harbours' },
  { name: 'an empty key message becomes a paragraph', before: 'keyMessage a: One\nkeyMessage m: ^', after: 'keyMessage a: One\nparagraph m: ^' },
  { name: 'an empty numbered paragraph becomes a plain one', before: 'numberedParagraph a: ^', after: 'paragraph a: ^' },
  { name: 'an empty sub-paragraph goes up a level first', before: 'subparagraph2 a: ^', after: 'subparagraph1 a: ^' },
  { name: 'an empty sub-paragraph of the first level leaves the list', before: 'subparagraph1 a: ^', after: 'paragraph a: ^' },
  { name: 'after the sub-paragraphs of a numbered paragraph the next numbered one begins', before: 'numberedParagraph a: One:\nsubparagraph1 b: Two\nsubparagraph1 c: ^', after: 'numberedParagraph a: One:\nsubparagraph1 b: Two\nnumberedParagraph c: ^' },
  { name: 'after the bullets of a plain paragraph a plain one begins', before: 'numberedParagraph x: X\nparagraph a: One:\nbullet1 b: Two\nbullet1 c: ^', after: 'numberedParagraph x: X\nparagraph a: One:\nbullet1 b: Two\nparagraph c: ^' },
  { name: 'a sub-paragraph goes on at its level', before: 'subparagraph3 a: One^', after: 'subparagraph3 a: One\nsubparagraph3 #: ^' },
  { name: 'bullets go on at their level', before: 'bullet2 a: One^', after: 'bullet2 a: One\nbullet2 #: ^' },
  { name: 'an empty second-level bullet goes up', before: 'bullet2 a: ^', after: 'bullet1 a: ^' },
  { name: 'after a heading of an outcome document a numbered paragraph begins', before: 'heading2 h: Scope^', after: 'heading2 h: Scope\nnumberedParagraph #: ^' },
  { name: 'after a heading of a concept note a plain paragraph begins', before: 'heading2 h: Scope^', after: 'heading2 h: Scope\nparagraph #: ^', settings: { template: 'conferenceConceptNote' } },
  { name: 'after a heading in an annex a plain paragraph begins', before: 'annex x: Terms\nheading2 h: Scope^', after: 'annex x: Terms\nheading2 h: Scope\nparagraph #: ^' },
  { name: 'the second half of a heading becomes text under it', before: 'heading1 h: Scope^ and aim', after: 'heading1 h: Scope\nnumberedParagraph #: ^ and aim' },
  { name: 'before a heading the text above goes on', before: 'numberedParagraph a: One\nheading1 h: ^Scope', after: 'numberedParagraph a: One\nnumberedParagraph #:\nheading1 h: ^Scope' },
  { name: 'before the first heading a paragraph comes', before: 'title t: Ports\nheading1 h: ^Scope', after: 'title t: Ports\nparagraph #:\nheading1 h: ^Scope' },
  { name: 'an empty heading becomes a paragraph', before: 'heading3 h: ^', after: 'paragraph h: ^' },
  { name: 'after an annex heading a plain paragraph begins', before: 'annex x: Terms^', after: 'annex x: Terms\nparagraph #: ^' },
  { name: 'after a quotation a paragraph begins', before: 'quotation q: So it is^', after: 'quotation q: So it is\nparagraph #: ^' },
  { name: 'a quotation is split into two', before: 'quotation q: So ^it is', after: 'quotation q: So \nquotation #: ^it is' },
  { name: 'preambular paragraphs follow each other', before: 'preambularParagraph p: Recalling^', after: 'preambularParagraph p: Recalling\npreambularParagraph #: ^' },
  { name: 'an empty preambular paragraph becomes an operative one', before: 'preambularParagraph p: Recalling\npreambularParagraph q: ^', after: 'preambularParagraph p: Recalling\noperativeParagraph q: ^' },
  { name: 'an empty operative paragraph leaves the list', before: 'operativeParagraph q: ^', after: 'paragraph q: ^' },
  { name: 'after a signature a paragraph begins', before: 'signature s: A. Person⏎Chair^', after: 'signature s: A. Person⏎Chair\nparagraph #: ^' },
  { name: 'an empty paragraph gives another', before: 'paragraph a: ^', after: 'paragraph a:\nparagraph #: ^' },
  { name: 'from the title to the subtitle', before: 'title t: Po^rts\nsubtitle s: Of the coast\nparagraph a: One', after: 'title t: Ports\nsubtitle s: ^Of the coast\nparagraph a: One' },
  { name: 'from the title over what takes no text to the body', before: 'title t: Ports^\ncontents c:\nheading1 h: Scope', after: 'title t: Ports\ncontents c:\nheading1 h: Scope^' },
  { name: 'from the last element of a document without body into a new paragraph', before: 'title t: Ports^', after: 'title t: Ports\nparagraph #: ^' },
  { name: 'in a line of the masthead to the next', before: 'symbol y: ^\ntitle t: Ports\nparagraph a: One', after: 'symbol y:\ntitle t: ^Ports\nparagraph a: One' },
  { name: 'the summary goes on', before: 'summary s: In short^\nparagraph a: One', after: 'summary s: In short\nsummary #: ^\nparagraph a: One' },
  { name: 'an empty second paragraph of the summary goes, and the caret goes on', before: 'summary s: In short\nsummary e: ^\ncontents c:\nheading1 h: Scope', after: 'summary s: In short\ncontents c:\nheading1 h: Scope^' },
  { name: 'an empty only summary stays', before: 'summary s: ^\nheading1 h: Scope', after: 'summary s:\nheading1 h: Scope^' },
  { name: 'from the title of a box into it', before: 'box b: Ports^\n  paragraph c: One', after: 'box b: Ports\n  paragraph c: ^One' },
  { name: 'in a box a paragraph goes on', before: 'box b: Ports\n  paragraph c: One^', after: 'box b: Ports\n  paragraph c: One\n  paragraph #: ^' },
  { name: 'an empty last paragraph of a box leaves it and keeps its id', before: 'box b: Ports\n  paragraph c: One\n  paragraph d: ^', after: 'box b: Ports\n  paragraph c: One\nparagraph d: ^' },
  { name: 'the only paragraph of a box stays in it', before: 'box b: Ports\n  paragraph d: ^', after: 'box b: Ports\n  paragraph d:\n  paragraph #: ^' },
  { name: 'an empty bullet in a box becomes a paragraph there', before: 'box b: Ports\n  bullet1 d: ^', after: 'box b: Ports\n  paragraph d: ^' },
  { name: 'from the caption of a table to its first cell', before: 'table t: Ports^\n  row r: c=One / d=Two', after: 'table t: Ports\n  row r: c=^One / d=Two' },
  { name: 'in a cell a line breaks', before: 'table t: Ports\n  row r: c=One^ more / d=Two', after: 'table t: Ports\n  row r: c=One⏎^ more / d=Two' },
  { name: 'from the source of a table to a new paragraph', before: 'table t: Ports\n  row r: c=One\n  source s: ESCWA^', after: 'table t: Ports\n  row r: c=One\n  source x: ESCWA\nparagraph #: ^' },
  { name: 'at the rule that ends the document a paragraph begins before it', before: 'paragraph a: One\nendRule p: ^', after: 'paragraph a: One\nparagraph #: ^\nendRule p:' },
  { name: 'after a page break a paragraph begins', before: 'pageBreak p: ^', after: 'pageBreak p:\nparagraph #: ^' },
  { name: 'what is selected goes first', before: 'numberedParagraph a: Wa[[ter ma]]tters', after: 'numberedParagraph a: Wa\nnumberedParagraph #: ^tters' },
  { name: 'what is selected over two elements goes first', before: 'numberedParagraph a: Wa[[ter\nnumberedParagraph b: ma]]tters', after: 'numberedParagraph a: Wa\nnumberedParagraph #: ^tters' },
  { name: 'a footnote goes with its half', before: 'numberedParagraph a: One (fn:f) two^ three (fn:g)', after: 'numberedParagraph a: One (fn:f) two\nnumberedParagraph #: ^ three (fn:g)' },
  { name: 'a link is split', before: 'paragraph a: See <a>the po^rt</a> now', after: 'paragraph a: See <a>the po</a>\nparagraph #: ^<a>rt</a> now' },
  { name: 'formatting stays on both sides', before: 'paragraph a: <b>Bo^ld</b>', after: 'paragraph a: <b>Bo</b>\nparagraph #: <b>^ld</b>' },
];

describe('Enter', () => {
  test.each(enter)('$name', ({ before, after, settings }) => {
    expectAct(stage(before, settings ? { settings } : {}), (editor) => editor.insertBreak(), after);
  });
});

const soft: readonly Case[] = [
  { name: 'a line breaks within an element', before: 'numberedParagraph a: Wat^er', after: 'numberedParagraph a: Wat⏎^er' },
  { name: 'a line breaks in the title', before: 'title a: Ports^ and\nparagraph b:', after: 'title a: Ports⏎^ and\nparagraph b:' },
  { name: 'what is selected goes first', before: 'paragraph a: Wa[[ter]]', after: 'paragraph a: Wa⏎^' },
  { name: 'nothing happens where there is no text', before: 'pageBreak p: ^\nparagraph a: One', after: 'pageBreak p: ^\nparagraph a: One' },
];

describe('Shift+Enter', () => {
  test.each(soft)('$name', ({ before, after }) => {
    expectAct(stage(before), (editor) => editor.insertSoftBreak(), after);
  });
});

test('in a pane that only takes text, Enter goes to the next element', () => {
  const set = stage('numberedParagraph a: Wat^er {en: Water}\nnumberedParagraph b: Two {en: Two}', { languages: ['ar'] });
  expect(set.editor.structureLocked).toBe(true);
  set.editor.insertBreak();
  expect(set.shows()).toBe('numberedParagraph a: Water {en: Water}\nnumberedParagraph b: ^Two {en: Two}');
  set.session.setUnlocked('ar', true);
  set.editor.insertBreak();
  expect(set.shows()).toBe('numberedParagraph a: Water {en: Water}\nnumberedParagraph #:\nnumberedParagraph b: ^Two {en: Two}');
  set.check();
});
