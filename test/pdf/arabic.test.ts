// Arabic is read, searched and copied in the order in which it is written.
import { expect, test } from 'vitest';
import type { Block } from '../../shared/document/blocks/index.ts';
import { schemaVersion, type Document } from '../../shared/document/document.ts';
import { checkPdfUa } from './check.ts';
import { structureOf } from './reading.ts';
import { printedPdf } from './sample.ts';

const documentOf = (...texts: readonly string[]): Document => ({
  schemaVersion,
  id: 'document',
  settings: { template: 'outcomeDocument', look: 'escwa-current', draftingLanguage: 'ar', languages: ['ar'], digits: 'western', unplaced: [] },
  blocks: [
    { id: 'title', type: 'title', text: { ar: [{ text: 'نتائج المؤتمر' }] } },
    ...texts.map((text, index): Block => ({ id: `p${index}`, type: 'paragraph', text: { ar: [{ text }] } })),
  ],
});

const misread = (bytes: Uint8Array): string[] => checkPdfUa(bytes).filter(({ checkpoint }) => checkpoint === '09-001').map(({ place }) => place);

test('joined letters and words that end in alef and tanwin come in the order of the text', async () => {
  const texts = [
    'وقرّر المشاركون في المحطات والمجالس الأخذ بحلول محلية تراعي الأشخاص ذوي الإعاقة في المنطقة العربية.',
    'واتفقوا على أن يجتمعوا مجدداً في بيروت، وعلى تقديم تقرير موحداً كان أو مجزأ إلى اللجنة عن تنفيذ ما التزموا به علماً وعملاً.',
  ];
  const bytes = await printedPdf(documentOf(...texts), 'ar');
  expect(misread(bytes)).toEqual([]);
  expect(structureOf(bytes).text.normalize('NFKC')).toBe(`نتائج المؤتمر ${texts.join(' ')}`.normalize('NFKC'));
});

test('a vowel sign that is set apart leaves the words around it where they are', async () => {
  const bytes = await printedPdf(documentOf('وبناءً على ما تقدم، أُغلقت مكاتب ووُجّهت رسائل أُخرى إلى الدول.'), 'ar');
  expect(misread(bytes)).toEqual([]);
  const { text } = structureOf(bytes);
  const places = ['على ما تقدم،', 'غلقت مكاتب', 'رسائل', 'خرى إلى الدول.'].map((words) => text.indexOf(words));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});
