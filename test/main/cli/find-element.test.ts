// An element is found by its number as printed, whichever way it is typed, and a heading by its number or its first words.
import { expect, test } from 'vitest';
import { findElement, findHeading } from '../../../main/cli/find-element.ts';
import type { Block } from '../../../shared/document/blocks/index.ts';
import { plain } from '../../../shared/document/inlines.ts';
import { documentOf, paragraph } from '../storage/temporary-library.ts';

const heading = (id: string, level: 1 | 2, text: string): Block => ({ id, type: 'heading', level, numbered: true, text: { en: plain(text), ar: plain('المياه') } });
const subparagraph = (id: string): Block => ({ id, type: 'subparagraph', level: 1, text: {} });
const document = documentOf([
  heading('h1', 1, 'Water'), paragraph('p1', ''), subparagraph('a'), subparagraph('b'), heading('h2', 2, 'Wells and springs'), paragraph('p2', ''),
  { id: 'box', type: 'box', text: {}, blocks: [{ id: 'in', type: 'paragraph', text: {} }] }, { id: 'o1', type: 'operativeParagraph', text: {} },
  heading('h3', 1, 'Roads'), heading('h4', 2, 'Bridges'), paragraph('p3', ''),
]);

test.each<[string, string | null]>([
  ['1', 'p1'], [' 3. ', 'p3'], ['paragraph 2', 'p2'], ['1 (b)', 'b'], ['1(B)', 'b'], ['box 1', 'box'], ['in', 'in'], ['p2', 'p2'], ['4', null], ['', null],
])('“%s” is the element %s', (query, id) => {
  expect(findElement(document, 'en', query)).toBe(id);
});

test('numbers are found in the form of the language', () => {
  expect(findElement(document, 'ar', 'الفقرة 2')).toBe('p2');
  expect(findElement(document, 'fr', 'paragraphe 2')).toBe('p2');
});

test.each<[string, string | null]>([
  ['II', 'h3'], ['ii.', 'h3'], ['A', 'h2'], ['chapter II, section A', 'h4'], ['bridg', 'h4'], ['Wells and', 'h2'], ['h1', 'h1'], ['III', null], ['', null],
])('“%s” is the heading %s', (query, id) => {
  expect(findHeading(document, 'en', query)).toBe(id);
});
