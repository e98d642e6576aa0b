// What the memory keeps of a translated element: its sentences one to one, or the line where they do not fit; notes beside their own.
import { expect, test } from 'vitest';
import { blankBlock, type Block } from '../../../shared/document/blocks/index.ts';
import type { Content } from '../../../shared/document/inlines.ts';
import { contextOf } from '../../../shared/translation/matching.ts';
import { elementSentences, neighboursOf, sentencePairs } from '../../../shared/translation/sentence-pairs.ts';

const paragraph = (en: Content, ar?: Content): Block => ({ ...blankBlock('paragraph', 'p'), text: { en, ...(ar === undefined ? {} : { ar }) } });
const refer = { source: () => 'paragraph 4', target: () => 'الفقرة 4' };
const pairs = (block: Block) => sentencePairs(block, { source: 'en', target: 'ar', refer }, { before: 'Before.', after: null }).map(({ sourceText, targetText, before, after }) => [sourceText, targetText, before, after]);
const [before, one, two] = ['Before.', 'One came.', 'Two went.'].map(contextOf);

test('sentences go one to one where both languages have equally many, else the line as a whole', () => {
  expect(pairs(paragraph([{ text: 'One came. Two went.' }], [{ text: 'جاء واحد. وذهب اثنان.' }]))).toEqual([['One came.', 'جاء واحد.', before, two], ['Two went.', 'وذهب اثنان.', one, null]]);
  expect(pairs(paragraph([{ text: 'One came. Two went.' }], [{ text: 'جاء واحد وذهب اثنان.' }]))).toEqual([['One came. Two went.', 'جاء واحد وذهب اثنان.', before, null]]);
  expect(pairs(paragraph([{ text: 'One came.' }]))).toEqual([]);
});

test('references stand as what they print, notes beside the same note, and what is only proposed stays out', () => {
  const note = (text: string): Content[number] => ({ type: 'footnote', id: 'n', content: [{ text }] });
  const reference: Content[number] = { type: 'crossReference', id: 'r', target: 'x', form: 'label' };
  const proposed: Content[number] = { text: ' again', proposals: [{ id: 'i', kind: 'insertion', author: 'Rima', at: 1 }] };
  const block = paragraph([{ text: 'See ' }, reference, proposed, { text: '.' }, note('In May.')], [{ text: 'انظر ' }, reference, { text: '.' }, note('في أيار/مايو.')]);
  expect(pairs(block).map((pair) => pair.slice(0, 2))).toEqual([['See paragraph 4.', 'انظر الفقرة 4.'], ['In May.', 'في أيار/مايو.']]);
});

test('the neighbours of an element are the nearest sentences around it, past elements without text', () => {
  const texts = ['First. Second.', '', 'Third.', '', 'Fourth. Fifth.'].map((text) => paragraph(text === '' ? [] : [{ text }]));
  expect(neighboursOf(texts, 2, 'en', refer.source)).toEqual({ before: 'Second.', after: 'Fourth.' });
  expect(neighboursOf(texts, 0, 'en', refer.source)).toEqual({ before: null, after: 'Third.' });
  expect(elementSentences(texts[4] as Block, 'en', refer.source)).toEqual(['Fourth.', 'Fifth.']);
});
