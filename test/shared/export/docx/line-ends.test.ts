// A line of a Word file ends where a reader expects it.
import { expect, test } from 'vitest';
import { withWholeWords } from '../../../../shared/export/docx/line-ends.ts';

/** The text with a bar for each hyphen at which no line ends. */
const placed = (text: string): string =>
  withWholeWords(`<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`).replaceAll('<w:noBreakHyphen/>', '|').replace(/<[^>]*>/g, '');

test.each([
  ['target 16-6 and COVID-19', 'target 16|6 and COVID|19'],
  ['paragraphs 12-15, الفقرات 12-15', 'paragraphs 12|15, الفقرات 12|15'],
  ['E/ESCWA/S-7/10(Part II)', 'E/ESCWA/S|7/10(Part II)'],
  ['the follow-up of a well-known plan', 'the follow-up of a well-known plan'],
  ['a gap - 3 metres - and -4 degrees', 'a gap - 3 metres - and -4 degrees'],
  ['https://example.org/a-1, rima-2@example.org', 'https://example.org/a-1, rima-2@example.org'],
])('a figure keeps to the line of its hyphen: %s', (text, expected) => {
  expect(placed(text)).toBe(expected);
});

test('a deleted stretch keeps its hyphens as the text does', () => {
  expect(withWholeWords('<w:delText xml:space="preserve">16-6</w:delText>')).toBe('<w:delText xml:space="preserve">16</w:delText><w:noBreakHyphen/><w:delText xml:space="preserve">6</w:delText>');
});
