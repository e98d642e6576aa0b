// What the list of changes says of each change: in the language of the page, by the name of its element, as it prints.
import { expect, test } from 'vitest';
import { changeText } from '../../../renderer/reading/change-text.ts';
import { isChanged, readingOfComparison } from '../../../renderer/reading/reading.ts';
import { compareDocuments } from '../../../shared/compare/compare.ts';
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { Document } from '../../../shared/document/document.ts';
import type { Language } from '../../../shared/language/language.ts';
import { translator } from '../../../shared/language/messages.ts';
import { coastalConference } from '../../fixtures/coastal-conference.ts';

const document = coastalConference('escwa-current');

type Revise = (block: Block) => Block | readonly Block[];
const revised = (changes: Readonly<Record<string, Revise>>): Document => ({ ...document, blocks: document.blocks.flatMap((block) => changes[block.id]?.(block) ?? block) });

/** Every change that does not only follow from others, as the list has it: element, what, earlier text, later text. */
const told = (after: Document, language: Language, reader: Language = language): string[] => {
  const comparison = compareDocuments(document, after);
  const reading = readingOfComparison(comparison, language);
  return comparison.changes
    .filter((change) => !change.consequence && (change.language === null || change.language === language))
    .map((change) => changeText(change, reading, translator(reader)))
    .map(({ element, what, before, after: later, kept }) => [element, what, kept ? `= ${later}` : `${before} > ${later}`].join(' | '));
};

test('data of the first page are told by their names, as they print in the language of the page', () => {
  const after = revised({
    date: (block) => (block.type === 'date' ? { ...block, date: '2031-07-02' } : block),
    session: (block) => (block.type === 'session' ? { ...block, number: 5 } : block),
    symbol: (block) => (block.type === 'symbol' ? { ...block, symbol: 'E/ESCWA/CL9.TEST/2031/WG.4/5' } : block),
  });
  expect(told(after, 'en')).toEqual([
    'Document symbol | Edited | E/ESCWA/CL9.TEST/2031/WG.4/Outcome document > E/ESCWA/CL9.TEST/2031/WG.4/5',
    'Date | Edited | 14 June 2031 > 2 July 2031',
    'Session or meeting | Edited | Fourth meeting > Fifth meeting',
  ]);
  expect(told(after, 'fr', 'en')[2]).toBe('Session or meeting | Edited | Quatrième réunion > Cinquième réunion');
  expect(told(after, 'ar', 'en')[1]).toBe('Date | Edited | 14 حزيران/يونيو 2031 > 2 تموز/يوليو 2031');
});

test('rows and columns of a table say what stands in them, in the language of the page', () => {
  const without = revised({ 'table-1': (block) => (block.type === 'table' ? { ...block, rows: block.rows.filter(({ id }) => id !== 'r5') } : block) });
  expect(told(without, 'fr', 'en')).toEqual([expect.stringMatching(/Row deleted \| Quais réparés · 8 · 27 · .* > $/)]);
  const narrower = revised({
    'table-2': (block) =>
      block.type === 'table' ? { ...block, columns: block.columns.slice(0, -1), rows: block.rows.map((row) => ({ ...row, cells: row.cells.slice(0, -1) })) } : block,
  });
  expect(told(narrower, 'en').filter((line) => line.includes('Column deleted'))).toEqual([expect.stringMatching(/Column deleted \| June > $/)]);
});

test('a table that changed in one language only is changed in that language only', () => {
  const after = revised({
    'table-1': (block) =>
      block.type === 'table'
        ? { ...block, rows: block.rows.map((row) => (row.id === 'r7' ? { ...row, cells: row.cells.map((cell, at) => (at === 0 ? { ...cell, text: { ...cell.text, ar: [{ text: 'قراءات مشتركة' }] } } : cell)) } : row)) }
        : block,
  });
  const { blocks } = compareDocuments(document, after);
  const table = blocks.find((row) => row.after?.id === 'table-1');
  expect(table !== undefined && [isChanged(table, 'ar'), isChanged(table, 'en')]).toEqual([true, false]);
});

test('what moved or was joined keeps its words, and is not told as deleted', () => {
  const texts = new Map(document.blocks.map((block) => [block.id, block.text]));
  const joined = revised({
    p1: (block) => ({ ...block, text: Object.fromEntries(document.settings.languages.map((language) => [language, [...(block.text[language] ?? []), { text: ' ' }, ...(texts.get('p2')?.[language] ?? [])]])) }) as Block,
    p2: () => [],
  });
  expect(told(joined, 'en').filter((line) => line.includes('Joined'))).toEqual([expect.stringMatching(/^2\. \| Joined \| = Participants comprised/)]);
  const moved = { ...document, blocks: document.blocks.filter(({ id }) => id !== 'p9').flatMap((block) => (block.id === 'p1' ? [...document.blocks.filter(({ id }) => id === 'p9'), block] : [block])) };
  expect(told(moved, 'ar').filter((line) => line.includes(' = '))).toEqual([expect.stringContaining('وشكر الرئيس المشاركين')]);
});

test('references in what was deleted read as they printed; parts of a footnote that lie apart are parted', () => {
  expect(told(revised({ 'km-3': () => [] }), 'en').filter((line) => line.includes('Deleted'))).toEqual([expect.stringMatching(/\(see annex I\)/)]);
  const noted = revised({
    p1: (block) =>
      ({
        ...block,
        text: {
          ...block.text,
          en: block.text.en?.map((inline) =>
            'type' in inline && inline.type === 'footnote' ? { ...inline, content: inline.content.map((part) => ('text' in part && part.text.startsWith('The documents') ? { ...part, text: 'All documents of the Conference and its panels are available at ' } : part)) } : inline,
          ),
        },
      }) as Block,
  });
  expect(told(noted, 'en')).toEqual(['1. | Footnote | The > All … and its panels']);
});

test('a sub-paragraph names the paragraph that it belongs to', () => {
  const after = revised({ 'sub-ii': () => [], 'sub-b': (block) => ({ ...block, text: { ...block.text, en: [{ text: 'To agree on key messages.' }], ar: [{ text: 'الاتفاق على رسائل رئيسية.' }] } }) });
  const named = (language: Language): string[] => told(after, language).map((line) => line.split(' | ')[0] ?? '');
  expect(named('en')).toEqual(['3\u00A0(a)\u00A0(ii)', '3\u00A0(b)']);
  expect(named('ar')).toEqual(["3\u00A0(أ)\u00A0'2'", '3\u00A0(ب)']);
});
