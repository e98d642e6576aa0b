// Arabic words are found in a PDF as they were written, by a program that puts letters together by where they stand (`pdftotext`, Debian package poppler-utils).
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readableArabic } from '../../main/print/arabic/readable.ts';
import { readFonts } from '../../main/print/fonts.ts';
import { nativeEngine } from '../../main/print/native-engine.ts';
import type { Block } from '../../shared/document/blocks/index.ts';
import { looks, schemaVersion, type Document } from '../../shared/document/document.ts';
import { isText, type Content, type Inline } from '../../shared/document/inlines.ts';
import { numberBlocks } from '../../shared/document/numbering.ts';
import { walkTexts } from '../../shared/document/walk.ts';
import { coverageOf } from '../../shared/export/typst/coverage.ts';
import { typeset } from '../../shared/export/typst/typeset.ts';
import { canPaint, picturesOf } from '../main/print/page-pictures.ts';
import { readSample, sampleNames } from '../shared/samples/samples.ts';
import { checkPdfUa } from './check.ts';
import { printedPdf, samplePdf } from './sample.ts';

const pdftotext = spawnSync('pdftotext', ['-v']).error === undefined;

/** Words without vowel signs, which may be written and searched with or without. */
const wordsOf = (text: string): string[] => text.normalize('NFKC').replace(/[\p{Cf}\p{Mn}]/gu, '').match(/[\p{Script=Arabic}&&\p{L}]+/gv) ?? [];

const foundIn = (bytes: Uint8Array): string[] => {
  const { stdout, status } = spawnSync('pdftotext', ['-', '-'], { input: bytes, encoding: 'utf8', maxBuffer: 1e8 });
  if (status !== 0) throw new Error('pdftotext reads no PDF here');
  return wordsOf(stdout);
};

/** Texts that print without anything between their words. */
const textsOf = (content: readonly Inline[]): string[] => {
  const found: string[] = [];
  let open = '';
  for (const inline of content) {
    if (isText(inline)) {
      open += inline.text;
      continue;
    }
    if (inline.type !== 'footnote') {
      found.push(open);
      open = '';
    }
    if (inline.type === 'footnote') found.push(...textsOf(inline.content));
    else if ('children' in inline) found.push(...textsOf(inline.children));
  }
  return [...found, open];
};

/** How many of the words stand in a list in their order. */
const inOrder = (words: readonly string[], list: readonly string[]): number => {
  let row = new Uint16Array(list.length + 1);
  for (const word of words) {
    const next = new Uint16Array(list.length + 1);
    for (let at = 1; at <= list.length; at++) next[at] = list[at - 1] === word ? (row[at - 1] ?? 0) + 1 : Math.max(row[at] ?? 0, next[at - 1] ?? 0);
    row = next;
  }
  return row[list.length] ?? 0;
};

/** How many words of the texts a file does not give in their order, near each other. */
const missing = (texts: readonly string[], found: readonly string[]): { readonly words: number; readonly missed: number } => {
  const whole = ` ${found.join(' ')} `;
  let [words, missed] = [0, 0];
  for (const text of texts) {
    const own = wordsOf(text);
    words += own.length;
    if (own.length === 0 || whole.includes(` ${own.join(' ')} `)) continue;
    // A text may go on over a page, with its footnotes and what heads pages between.
    const [reach, step] = [own.length * 2 + 160, own.length + 80];
    let best = 0;
    for (let from = 0; from < found.length && best < own.length; from += step) best = Math.max(best, inOrder(own, found.slice(from, from + reach)));
    missed += own.length - best;
  }
  return { words, missed };
};

describe.skipIf(!pdftotext)('a program that reads by place', () => {
  test.each(looks)('finds 999 of 1,000 words of the samples in their order, in the look %s', async (look) => {
    const seen = { words: 0, missed: 0 };
    for (const name of sampleNames) {
      const document = readSample(name);
      const texts = [...walkTexts(document.blocks)].flatMap(({ text }) => textsOf(text.ar ?? []));
      const { words, missed } = missing(texts, foundIn(await samplePdf(document, look, 'ar')));
      seen.words += words;
      seen.missed += missed;
    }
    expect(seen.words).toBeGreaterThan(7000);
    expect(seen.missed / seen.words).toBeLessThanOrEqual(0.001);
  });

  test('finds each word that stands off from a letter with a vowel sign', async () => {
    const words = ['ويُعزى', 'ويُتوقع', 'ويُقصد', 'سُجلت', 'اطّلعت', 'الريفية'];
    const blocks = words.map((word, index): Block => ({ id: `p${index}`, type: 'paragraph', text: { ar: [{ text: `نص ${word} نص آخر.` }] } }));
    const found = foundIn(await printedPdf({ ...emptyDocument, blocks: [...emptyDocument.blocks, ...blocks] }, 'ar'));
    expect(words.flatMap(wordsOf).filter((word) => !found.includes(word))).toEqual([]);
  });

  const stems = ['الريفية', 'زيارتها', 'الطريق', 'أولوية', 'ويعزى', 'مشاريع', 'ريحان', 'أبريل', 'التشريعات', 'المؤلف', 'الكهرباء', 'الختامية', 'ويجري', 'للجنة'];
  const marked = ['ويُعزى', 'سُجلت', 'اطّلعت', 'أُغلقت', 'مؤلَّف', 'توجَّه', 'علماً', 'اتُّفق', 'يُنشر', 'بناءً', 'تُكمّل', 'الدُّول'];
  const between = ['(أ)', '[2031]', '«النص»', '60', '2028،', 'E/ESCWA/2027/3', 'PORTNET', '–', '10,5 في المائة'];
  const sentence = fc.array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...stems) }, { weight: 2, arbitrary: fc.constantFrom(...marked) }, fc.constantFrom(...between)), { minLength: 3, maxLength: 30 }).map((words) => `${words.join(' ')}.`);

  test('finds the words of any Arabic document, with vowel signs, brackets, numbers, symbols and footnotes among them', async () => {
    const seen = { words: 0, missed: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(fc.record({ text: sentence, note: fc.option(sentence) }), { minLength: 4, maxLength: 12 }), async (paragraphs) => {
        const blocks = paragraphs.map(({ text, note }, index): Block => {
          const content: Content = [{ text }, ...(note === null ? [] : [{ type: 'footnote' as const, id: `n${index}`, content: [{ text: note }] }])];
          return { id: `p${index}`, type: 'numberedParagraph', text: { ar: content } };
        });
        const bytes = await printedPdf({ ...emptyDocument, blocks: [...emptyDocument.blocks, ...blocks] }, 'ar');
        expect(checkPdfUa(bytes).filter(({ checkpoint }) => checkpoint === '09-001')).toEqual([]);
        const { words, missed } = missing(paragraphs.flatMap(({ text, note }) => [text, note ?? '']), foundIn(bytes));
        seen.words += words;
        seen.missed += missed;
      }),
      { numRuns: 12 },
    );
    expect(seen.missed / seen.words).toBeLessThanOrEqual(0.001);
  });
});

const emptyDocument: Document = {
  schemaVersion,
  id: 'document',
  settings: { template: 'outcomeDocument', look: 'escwa-current', draftingLanguage: 'ar', languages: ['ar', 'en'], digits: 'western', unplaced: [] },
  blocks: [{ id: 'title', type: 'title', text: { ar: [{ text: 'نتائج المؤتمر' }], en: [{ text: 'Outcome' }] } }],
};

/** A document as the compiler writes it. */
const written = async (document: Document, language: 'ar' | 'en'): Promise<Uint8Array<ArrayBuffer>> => {
  const set = typeset({ document, numbering: numberBlocks(document.blocks, language), covers: coverageOf(readFonts()), hasImage: () => false });
  if (!set.ok) throw new Error(set.error.code);
  return (await nativeEngine(null).print({ main: set.value.main, sources: { ...set.value.template, ...set.value.data }, images: new Map() }, 'ua-1', () => null)).pdf;
};

test('pages look to the point as the compiler set them, and are changed once', async () => {
  const pdf = await written(readSample('resolution'), 'ar');
  const readable = await readableArabic(pdf);
  expect(Buffer.compare(readable, pdf)).not.toBe(0);
  expect(Buffer.compare(readable, await readableArabic(pdf))).toBe(0);
  expect(Buffer.compare(readable, await readableArabic(readable))).toBe(0);
  if (canPaint) for (const [index, picture] of picturesOf(pdf, 150).entries()) expect(picturesOf(readable, 150)[index]?.equals(picture)).toBe(true);
});

test('a file without Arabic, and one of another making, comes back as it is', async () => {
  const english = await written(readSample('resolution'), 'en');
  expect(await readableArabic(english)).toBe(english);
  for (const text of ['', 'no PDF', '%PDF-1.7\nstartxref\n9\n%%EOF', '%PDF-1.7\nxref\n0 1\n0000000000 65535 f\r\ntrailer\n<<>>\nstartxref\n9\n%%EOF']) {
    const bytes = new Uint8Array(Buffer.from(text));
    expect(await readableArabic(bytes)).toBe(bytes);
  }
});
