// Comparisons as files, made in their thread: what only one of the two texts lacks never stands in the way of a file, and a cancelled one is cancelled.
import { afterAll, expect, test } from 'vitest';
import { createComparisons } from '../../../main/compare/comparisons.ts';
import { blankBlock, type Block } from '../../../shared/document/blocks/index.ts';
import type { Document } from '../../../shared/document/document.ts';
import type { Inline } from '../../../shared/document/inlines.ts';
import { languages, type Language } from '../../../shared/language/language.ts';
import { randomness, sampleDocument } from '../../bench/sample.ts';
import { coastalAssets, coastalConference } from '../../fixtures/coastal-conference.ts';
import { afterMoves } from '../../shared/compare/edits.ts';
import { pdfText } from '../print/pdf-file.ts';

const broken: unknown[] = [];
const comparisons = createComparisons((_, error) => void broken.push(error));
afterAll(() => comparisons.close());

const order = (before: Document, after: Document, language: Language) => ({
  before, after, language, format: 'pdf' as const, attributions: { fallback: { name: 'Rima Haddad', at: 0 }, touches: new Map() }, emblem: null, images: coastalAssets,
});
const pdf = async (before: Document, after: Document, language: Language) => {
  const made = await comparisons.write(order(before, after, language), new AbortController().signal, () => {});
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
};

const undescribed = (document: Document): Document => ({
  ...document,
  blocks: document.blocks.map((block): Block => (block.type === 'figure' ? { ...block, alt: {} } : block.type === 'logos' ? { ...block, logos: block.logos.map((logo) => ({ ...logo, alt: {} })) } : block)),
});

test('images without alternative text and signs that no font has are in the PDF of a comparison, said in words, and it is accessible', async () => {
  const now = coastalConference('escwa-current');
  const old: Document = { ...undescribed(now), blocks: [...undescribed(now).blocks, { ...blankBlock('paragraph', 'ship'), text: { en: [{ text: 'Ships \u{1F6A2} leave.' }], ar: [{ text: 'تغادر السفن \u{1F6A2}.' }], fr: [{ text: 'Les navires \u{1F6A2} partent.' }] } }] };
  for (const language of languages) {
    for (const [before, after] of [[old, now], [now, old]] as const) {
      const { bytes, findings } = await pdf(before, after, language);
      expect([language, findings, pdfText(bytes).includes('<pdfuaid:part>1</pdfuaid:part>')]).toEqual([language, [], true]);
    }
  }
  expect(broken).toEqual([]);
});

test('a note that went stands struck out below a page over whose end words were put in, and the PDF is accessible', async () => {
  const note: Inline = { type: 'footnote', id: 'note', content: [{ text: 'Counted in spring.' }] };
  const [old, now] = ([[note], [{ text: ' Boats shall be counted every year by the port.'.repeat(120) }]] as const).map((inlines): Document => {
    const document = sampleDocument({ paragraphs: 1, languages: ['en'] });
    return { ...document, blocks: [...document.blocks, { ...blankBlock('numberedParagraph', 'long'), text: { en: [{ text: 'The Committee met in the harbour of Maremma to hear of boats and tides.' }, ...inlines] } }] };
  });
  if (old === undefined || now === undefined) throw new Error('A comparison has two sides.');
  const { bytes, findings } = await pdf(old, now, 'en');
  expect([findings, pdfText(bytes).includes('<pdfuaid:part>1</pdfuaid:part>')]).toEqual([[], true]);
});

test('the PDF of a long comparison tells how far it is, and is cancelled at any step', async () => {
  const before = sampleDocument({ paragraphs: 60, languages: ['ar'] });
  const { document: after } = afterMoves(before, { edited: 0.5, moved: 0.1, reworded: 0.2, movedReworded: 0 }, randomness(3));
  const heard: (readonly [string, number])[] = [];
  const whole = await comparisons.write(order(before, after, 'ar'), new AbortController().signal, (step, done) => void heard.push([step, done]));
  expect(whole.ok).toBe(true);
  expect(heard.map(([step]) => step)).toEqual([...heard.keys()].map((at) => (at === 0 ? 'numbering' : 'setting')));
  const shares = heard.slice(1).map(([, done]) => done);
  expect(shares).toEqual(shares.toSorted((one, other) => one - other));
  expect([shares.length > 2, shares.at(-1)]).toEqual([true, 1]);
  for (const [step] of heard.slice(0, 2)) {
    const controller = new AbortController();
    const ended = await comparisons.write(order(before, after, 'ar'), controller.signal, (reached) => reached === step && controller.abort());
    expect(ended).toMatchObject({ ok: false, error: { code: 'export.cancelled' } });
  }
  expect(broken).toEqual([]);
});
