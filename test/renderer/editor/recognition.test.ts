// What typing makes of itself, and that one undo gives back what was typed.
import { describe, expect, test } from 'vitest';
import type { Language } from '../../../shared/language/language.ts';
import { isText } from '../../../shared/document/inlines.ts';
import { stage, type, type Stage } from './stage.ts';

const typed = async (source: string, text: string, language: Language = 'en') => {
  const set = stage(source, { languages: [language], settings: { draftingLanguage: language } });
  await type(set.editor, text);
  set.check();
  return set;
};

describe('document symbols and addresses', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['a symbol', 'see A/RES/73/195 ', 'see (sym:A/RES/73/195) ^'],
    ['a symbol of a meeting', 'see E/ESCWA/30/L.1, ', 'see (sym:E/ESCWA/30/L.1), ^'],
    ['a symbol with a word in it', 'see E/ESCWA/CL2.GPID/2024/WG.7/Outcome document ', 'see (sym:E/ESCWA/CL2.GPID/2024/WG.7/Outcome document) ^'],
    ['a symbol in a part', 'see E/ESCWA/C.1/21/4 (Part II), now', 'see (sym:E/ESCWA/C.1/21/4 (Part II)), now^'],
    ['a symbol with a number behind a word', 'see E/ESCWA/SDD/2013/Technical Paper 2. ', 'see (sym:E/ESCWA/SDD/2013/Technical Paper 2). ^'],
    ['a resolution with its year', 'in S/RES/1325 (2000) ', 'in (sym:S/RES/1325 (2000)) ^'],
    ['what the author adds in brackets stays text', 'in E/2019/53 (2019) and (see below) ', 'in (sym:E/2019/53) (2019) and (see below) ^'],
    ['several in a row', '(A/72/643, A/72/644; E/ESCWA/30/L.1). ', '((sym:A/72/643), (sym:A/72/644); (sym:E/ESCWA/30/L.1)). ^'],
    ['two ends of a range', 'in A/72/643–A/72/650 ', 'in (sym:A/72/643)–(sym:A/72/650) ^'],
    ['a symbol that calls a note', 'see A/72/643* ', 'see (sym:A/72/643)* ^'],
    ['an address', 'at https://example.org/ now', 'at <a>https://example.org/</a> now^'],
    ['a point after an address stays outside', 'at https://example.org/. ', 'at <a>https://example.org/</a>. ^'],
    ['words with strokes stay words', 'and/or his/her ', 'and/or his/her ^'],
    ['a fraction stays one', 'about 1/2 ', 'about 1/2 ^'],
  ];
  test.each(cases)('%s', async (_, text, after) => {
    const set = await typed('paragraph a: ^', text);
    expect(set.shows()).toBe(`paragraph a: ${after}`);
  });

  test('one undo gives back what was typed, and the next word does not try again', async () => {
    const set = await typed('paragraph a: ^', 'see A/RES/73/195 ');
    set.session.undo();
    expect(set.shows()).toBe('paragraph a: see A/RES/73/195 ^');
    await type(set.editor, 'now ');
    expect(set.shows()).toBe('paragraph a: see A/RES/73/195 now ^');
  });

  test('the last word of an element is recognised by Enter, and undo gives back first the element, then the letters', async () => {
    const set = await typed('paragraph a: ^', 'as in A/RES/73/195.\n');
    expect(set.session.blocks).toHaveLength(2);
    set.session.undo();
    expect(set.shows()).toBe('paragraph a: as in (sym:A/RES/73/195).^');
    set.session.undo();
    expect(set.shows()).toBe('paragraph a: as in A/RES/73/195.^');
  });

  test('in a link nothing is made', async () => {
    const set = await typed('paragraph a: <a>see A/RES/73/195^ here</a>', ' ');
    expect(set.shows()).toBe('paragraph a: <a>see A/RES/73/195 ^ here</a>');
  });
});

describe('signs of lists', () => {
  const cases: readonly (readonly [name: string, text: string, after: string, language: Language])[] = [
    ['a bullet', '- ', 'bullet1 a: ^', 'en'],
    ['a sub-paragraph', '(a) ', 'subparagraph1 a: ^', 'en'],
    ['one of the second level', '(i) ', 'subparagraph2 a: ^', 'en'],
    ['a numbered paragraph', '1. ', 'numberedParagraph a: ^', 'en'],
    ['in Arabic', '(أ) ', 'subparagraph1 a: ^', 'ar'],
  ];
  test.each(cases)('%s', async (_, text, after, language) => {
    const set = await typed('paragraph a: ^', text, language);
    expect(set.shows()).toBe(after);
    set.session.undo();
    expect(set.shows()).toBe(`paragraph a: ${text}^`);
  });
  test('only at the start of a plain paragraph', async () => {
    expect((await typed('keyMessage a: ^', '- ')).shows()).toBe('keyMessage a: - ^');
    expect((await typed('paragraph a: one^', '- ')).shows()).toBe('paragraph a: one- ^');
    expect((await typed('box b: B\n  paragraph a: ^', '1. ')).shows()).toBe('box b: B\n  paragraph a: 1. ^');
  });
  test('before text that stands there already', async () => {
    expect((await typed('paragraph a: ^One', '- ')).shows()).toBe('bullet1 a: ^One');
  });
});

/** The first line, with what stands in italics. */
const slanted = ({ session, editor }: Stage): string => {
  session.commitPanes();
  return (session.blocks[0]?.text[editor.language] ?? []).map((inline) => (!isText(inline) ? '' : inline.italic === true ? `<i>${inline.text}</i>` : inline.text)).join('');
};

describe('the opening words of a resolution', () => {
  const cases: readonly (readonly [Language, 'preambularParagraph' | 'operativeParagraph', string, string])[] = [
    ['en', 'operativeParagraph', 'Decides to meet; ', '<i>Decides</i> to meet; '],
    ['en', 'operativeParagraph', 'Takes note with appreciation of it', '<i>Takes note with appreciation</i> of it'],
    ['en', 'operativeParagraph', 'Further requests a report', '<i>Further requests</i> a report'],
    ['en', 'preambularParagraph', 'Having considered the report,', '<i>Having considered</i> the report,'],
    ['en', 'preambularParagraph', 'Also recalling that', '<i>Also recalling</i> that'],
    ['fr', 'operativeParagraph', 'Prie également le secrétariat', '<i>Prie également</i> le secrétariat'],
    ['fr', 'preambularParagraph', 'Ayant à l’esprit que', '<i>Ayant à l’esprit</i> que'],
    ['ar', 'operativeParagraph', 'تقرر أن تجتمع', 'تقرر أن تجتمع'],
    ['en', 'operativeParagraph', 'States shall meet ', 'States shall meet '],
  ];
  test.each(cases)('in %s, of a %s: %s', async (language, type, text, after) => {
    const set = await typed(`${type} a: ^`, text, language);
    expect(slanted(set)).toBe(after);
  });

  test('one undo takes the italics away again, and they stay away; in other paragraphs there are none', async () => {
    const set = await typed('operativeParagraph a: ^', 'Decides ');
    set.session.undo();
    expect(slanted(set)).toBe('Decides ');
    await type(set.editor, 'to meet ');
    expect(slanted(set)).toBe('Decides to meet ');
    expect(slanted(await typed('operativeParagraph a: Decides^ to meet', ' first ')), 'in a paragraph that stands').toBe('Decides first  to meet');
    expect(slanted(await typed('numberedParagraph a: ^', 'Decides to '))).toBe('Decides to ');
  });
});
