// What stays with what follows it: lead-ins with their lists, marks with their footnotes, the last lines of a text with its end rule.
import { describe, expect, test } from 'vitest';
import { schemaVersion, type Document } from '../../../../shared/document/document.ts';
import { numberBlocks } from '../../../../shared/document/numbering.ts';
import { Characters } from '../../../../shared/export/typst/characters.ts';
import { inGroups, keptTogether } from '../../../../shared/export/typst/kept.ts';
import type { ListElement, ListItem, NoteRun, PrintedElement, Run } from '../../../../shared/export/typst/printed.ts';
import { settingOf } from '../../../../shared/export/typst/setting.ts';

const document: Document = { schemaVersion, id: 'document', settings: { template: 'outcomeDocument', look: 'escwa-current', draftingLanguage: 'en', languages: ['en'], digits: 'western', unplaced: [] }, blocks: [] };
const setting = settingOf(document, numberBlocks([], 'en'), new Characters(() => true));
const measure = 450;

const standing = { keep: false, whole: false, room: 0, anchor: null };
const note = (): NoteRun => ({ k: 'note', n: '1', c: ['E/ESCWA/30/5.'], anchor: null, room: 0 });
const paragraph = (c: string | readonly Run[], k: 'paragraph' | 'signature' = 'paragraph'): PrintedElement => ({ k, c: typeof c === 'string' ? [c] : c, ...standing });
const item = (c: string | readonly Run[], ...inner: readonly ListItem[]): ListItem => ({ label: '(a)', fits: true, anchor: null, c: typeof c === 'string' ? [c] : c, list: inner.length === 0 ? [] : [listOf(...inner)] });
const listOf = (...items: readonly ListItem[]): ListElement => ({ k: 'list', at: 0, lead: 0, width: 10, flush: false, items, whole: false, goesOn: false });
const list = listOf(item('To build;'), item('To light.'));
const rule: PrintedElement = { k: 'endRule', hangs: false };
const long = 'The Conference adopted the text. '.repeat(40);

const together = (...elements: readonly PrintedElement[]): readonly PrintedElement[] => keptTogether(elements, setting, measure);
const keeps = (...elements: readonly PrintedElement[]): (boolean | null)[] =>
  together(...elements).map((element) => ('keep' in element ? element.keep : element.k === 'endRule' ? element.hangs : null));
const wholes = (...elements: readonly PrintedElement[]): (boolean | null)[] => together(...elements).map((element) => ('whole' in element ? element.whole : null));

test.each(['The Conference is expected to produce:', 'La Conférence devrait aboutir à\u00A0:', 'من المتوقع أن يسفر المؤتمر عما يلي:'])('“%s” stays with its list', (text) => {
  expect(keeps(paragraph(text), list)).toEqual([true, null]);
  expect(keeps(paragraph([text, note()]), list)).toEqual([true, null]);
});

test('a paragraph that leads to nothing, or is more than a lead-in, may part from what follows', () => {
  expect(keeps(paragraph('The Conference adopted the text.'), list)).toEqual([false, null]);
  expect(keeps(paragraph('The Conference adopted:'))).toEqual([false]);
  expect(keeps(paragraph('The Conference adopted:'), { k: 'pageBreak' })).toEqual([false, null]);
  expect(keeps(paragraph(`${long}It decided:`), list)).toEqual([false, null]);
});

test('the last paragraph, the signature and the end rule are together, and a rule after a list hangs under it', () => {
  expect(keeps(paragraph('Text.'), paragraph('The end.'), paragraph('Chair', 'signature'), rule)).toEqual([false, true, true, false]);
  expect(keeps(paragraph('Text.'), list, rule)).toEqual([false, null, true]);
});

describe('what a page end would part', () => {
  test('a paragraph with a footnote is one piece, unless it is long', () => {
    expect(wholes(paragraph(['Text.', note()]))).toEqual([true]);
    expect(wholes(paragraph([long, note()]))).toEqual([false]);
    expect(wholes(paragraph('Text.'))).toEqual([false]);
  });

  test('a short list with a footnote, or with an item that leads to others, is one piece', () => {
    expect(wholes(list)).toEqual([false]);
    expect(wholes(listOf(item('To build;'), item(['To light.', note()])))).toEqual([true]);
    expect(wholes(listOf(item('To build:', item('Quays;'), item('Lights.'))))).toEqual([true]);
  });

  test('of a long list only such items are one piece', () => {
    const pieces = together(listOf(item(long), item('To build:', item('Quays;')), item(long), item(long)));
    expect(pieces.map((each) => (each.k === 'list' ? [each.items.length, each.whole, each.goesOn] : null))).toEqual([[1, false, true], [1, true, true], [2, false, false]]);
  });

  test('a short box is one piece', () => {
    const box = (...body: readonly PrintedElement[]): PrintedElement => ({ k: 'box', anchor: null, title: ['Tide'], body, whole: false });
    expect(wholes(box(paragraph('Text.')))).toEqual([true]);
    expect(wholes(box(paragraph(long), paragraph(long)))).toEqual([false]);
  });

  test('a lead-in is one piece with the footnotes of its list, and the first note makes sure of the place of the others', () => {
    const notes = [note(), note()] as const;
    const [group, ...rest] = inGroups(together(paragraph('It decided:'), listOf(item(['To build;', notes[0]]), item(['To light.', notes[1]]))), setting, measure);
    expect(group?.k === 'group' ? group.body.map(({ k }) => k) : null).toEqual(['paragraph', 'list']);
    expect(rest).toEqual([]);
    expect(notes.map(({ room }) => room > 0)).toEqual([true, false]);
  });
});
