// Arabic in a PDF: read, searched and copied in the order in which it is written, told from Latin text, with marks where they belong.
import { expect, test } from 'vitest';
import type { Block } from '../../shared/document/blocks/index.ts';
import { schemaVersion, type Document } from '../../shared/document/document.ts';
import type { Content } from '../../shared/document/inlines.ts';
import { withoutDirectionSigns } from '../../shared/text/bidi.ts';
import { checkPdfUa } from './check.ts';
import { PdfFile } from './file.ts';
import { PdfString } from './objects.ts';
import { structureOf } from './reading.ts';
import { printedPdf } from './sample.ts';
import { tagging, TaggedPdf } from './structure.ts';

const documentOf = (...contents: readonly (string | Content)[]): Document => ({
  schemaVersion,
  id: 'document',
  settings: { template: 'outcomeDocument', look: 'escwa-current', draftingLanguage: 'ar', languages: ['ar', 'en'], digits: 'western', unplaced: [] },
  blocks: [
    { id: 'title', type: 'title', text: { ar: [{ text: 'نتائج المؤتمر' }], en: [{ text: 'Outcome' }] } },
    ...contents.map((written, index): Block => {
      const content: Content = typeof written === 'string' ? [{ text: written }] : written;
      return { id: `p${index}`, type: 'paragraph', text: { ar: content, en: content } };
    }),
  ],
});

const glyphsOf = (bytes: Uint8Array): readonly { readonly text: string; readonly x: number; readonly size: number; readonly lang: string | null }[] => {
  const pdf = new TaggedPdf(new PdfFile(bytes));
  return pdf.pages.flatMap(({ content }) =>
    content.painted.map(({ glyphs, marks, x, size }) => {
      const lang = marks.map(({ properties }) => pdf.file.get(properties, 'Lang')).findLast((each) => each instanceof PdfString);
      const tag = tagging(marks);
      const element = tag === null ? null : pdf.parentOf(tag);
      return { text: withoutDirectionSigns(glyphs.map(({ unicode }) => unicode ?? '').join('')), x, size, lang: lang?.text ?? element?.language ?? pdf.language };
    }),
  );
};

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

test('vowel signs are read once, with their letters, also where one stands above another', async () => {
  const texts = ['وبناءً على ما تقدم، أُغلقت مكاتب ووُجّهت رسائل أُخرى إلى الدول.', 'لا يكاد يُنشر بها أي مؤلَّف، واتُّفق على رسائل توجَّه إلى الدول وتُوثَّق.'];
  const bytes = await printedPdf(documentOf(...texts), 'ar');
  expect(misread(bytes)).toEqual([]);
  expect(structureOf(bytes).text.normalize('NFKC')).toBe(`نتائج المؤتمر ${texts.join(' ')}`.normalize('NFKC'));
});

test('words in another script say their language, in Arabic and in English', async () => {
  for (const language of ['ar', 'en'] as const) {
    const bytes = await printedPdf(documentOf('عرضت الشبكة PORTNET خطتها.', 'The aflaj (الأفلاج) are shared.'), language);
    expect(checkPdfUa(bytes).filter(({ checkpoint }) => checkpoint.startsWith('11-'))).toEqual([]);
    const glyphs = glyphsOf(bytes);
    const languagesOf = (script: RegExp): (string | null)[] => [...new Set(glyphs.filter(({ text }) => script.test(text)).map(({ lang }) => lang))];
    expect(languagesOf(/\p{Script=Latin}/u)).toEqual(['en-GB']);
    expect(languagesOf(/\p{Script=Arabic}/u)).toEqual(['ar-LB']);
  }
});

test('the mark of a footnote after a figure and a comma stands after both', async () => {
  const note = { type: 'footnote' as const, id: 'note', content: [{ text: 'انظر القرار.' }] };
  const glyphs = glyphsOf(await printedPdf(documentOf([{ text: 'وتسهم في تنفيذ خطة عام 2030،' }, note, { text: ' ولا سيما الغاية 16.' }]), 'ar'));
  const mark = glyphs.find(({ text, size }) => text === '1' && size < 12);
  const figure = glyphs.find(({ text }) => text === '2030');
  if (mark === undefined || figure === undefined) throw new Error('neither mark nor figure');
  // To the left of the figure, which is after it.
  expect(mark.x).toBeLessThan(figure.x);
});

test('the mark of a footnote stands before a long symbol that the footnote begins with', async () => {
  const symbol = 'E/ESCWA/CL1.CCS/2027/WG.3/Outcome document';
  const note = { type: 'footnote' as const, id: 'note', content: [{ type: 'symbolReference' as const, symbol }, { text: '، الفقرة 44.' }] };
  const glyphs = glyphsOf(await printedPdf(documentOf([{ text: 'حقائق' }, note, { text: ' PORTNET وغيرها.' }]), 'ar'));
  const at = (text: string): number[] => glyphs.filter((each) => each.text.trim() === text && each.size < 12).map(({ x }) => x);
  const [, under = NaN] = at('1');
  expect(Math.max(...glyphs.filter(({ text }) => text.startsWith('E/')).map(({ x }) => x))).toBeLessThan(under);
  const [beside = NaN] = at('1');
  expect(glyphs.find(({ text }) => text.startsWith('PORTNE'))?.x).toBeLessThan(beside);
});

test('the tanwin of a word before a Latin one stays with its word, in a footnote too', async () => {
  const note = { type: 'footnote' as const, id: 'note', content: [{ text: 'أُنجز بناءً PORTNET.' }] };
  const marks = glyphsOf(await printedPdf(documentOf([{ text: 'وأُنشئ بناءً PORTNET' }, note]), 'ar')).filter(({ text }) => text.includes('\u064B'));
  expect(marks.length).toBeGreaterThanOrEqual(2);
  expect(new Set(marks.map(({ lang }) => lang))).toEqual(new Set(['ar-LB']));
});

test('an annex that was drafted in another language is a heading with a note under it', async () => {
  const document = documentOf('نص');
  const annexed: Document = { ...document, blocks: [...document.blocks, { id: 'annex', type: 'annex', original: 'en', text: { ar: [{ text: 'البرنامج' }] } }] };
  const bytes = await printedPdf(annexed, 'ar');
  expect(checkPdfUa(bytes)).toEqual([]);
  expect(withoutDirectionSigns(structureOf(bytes).text)).toContain('المرفق البرنامج [Original: English]');
});
