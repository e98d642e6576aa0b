// The outline: what a document is at a glance, in the words in which it prints.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { Document } from '../../../shared/document/document.ts';
import { documentTitle, outlineOf } from '../../../shared/document/outline.ts';
import { languages } from '../../../shared/language/index.ts';
import { documents } from './generators.ts';

const en = (text: string) => ({ en: [{ text }] });
const blocks: Block[] = [
  { id: 'distribution', type: 'distribution', text: {}, distribution: 'limited' },
  { id: 'symbol', type: 'symbol', text: {}, symbol: 'E/ESCWA/CL9.PORT/2031/WG.2/Outcome document' },
  { id: 'date', type: 'date', text: {}, date: '2031-08-26' },
  { id: 'language', type: 'language', text: {} },
  { id: 'original', type: 'originalLanguage', text: {}, original: 'ar' },
  { id: 'session', type: 'session', text: {}, number: 30, kind: 'session' },
  { id: 'kind', type: 'documentKind', text: {}, kind: 'outcomeDocument' },
  { id: 'title', type: 'title', text: { en: [{ text: 'Conference on  ' }, { text: 'harbours', italic: true }], ar: [{ text: 'مؤتمر الموانئ' }] } },
  { id: 'venue', type: 'venue', text: en('Aden'), from: '2031-07-03', to: '2031-07-04' },
  { id: 'introduction', type: 'heading', level: 1, numbered: false, text: en('Introduction') },
  { id: 'p1', type: 'numberedParagraph', text: { en: [{ text: 'First' }, { type: 'footnote', id: 'f', content: [{ text: 'Note' }] }] } },
  { id: 'I', type: 'heading', level: 1, numbered: true, text: en('Key messages') },
  { id: 'A', type: 'priorityArea', text: en('Dredging') },
  { id: 'm1', type: 'keyMessage', text: en('Dredge') },
  { id: 'm2', type: 'keyMessage', text: en('Measure') },
  { id: 'B', type: 'priorityArea', text: en('Pilots') },
  { id: 'II', type: 'heading', level: 1, numbered: true, text: en('Sessions') },
  { id: 'A2', type: 'heading', level: 2, numbered: true, text: en('Opening') },
  { id: 'p2', type: 'numberedParagraph', text: en('Second') },
  { id: 'p3', type: 'numberedParagraph', text: en('Third') },
  { id: 'box', type: 'box', text: en('A box'), blocks: [{ id: 'boxed', type: 'bullet', level: 1, text: en('Item') }] },
];
const document: Document = {
  schemaVersion: 1,
  id: 'document',
  settings: { template: 'outcomeDocument', look: 'escwa-current', draftingLanguage: 'en', languages: ['en', 'ar'], digits: 'western', unplaced: [] },
  blocks,
};

describe('the outline', () => {
  test('prints the front matter as the document does', () => {
    expect(outlineOf(document).frontMatter).toEqual({
      symbol: 'E/ESCWA/CL9.PORT/2031/WG.2/Outcome document',
      distribution: 'LIMITED',
      date: '26 August 2031',
      language: 'ENGLISH',
      originalLanguage: 'ARABIC',
      body: null,
      committee: null,
      session: 'Thirtieth session',
      venue: 'Aden, 3–4 July 2031',
      agendaItem: null,
      documentKind: 'Outcome document',
      title: 'Conference on harbours',
    });
  });

  test('names the original language alone in every language and look', () => {
    const names = languages.map((language) => outlineOf({ ...document, settings: { ...document.settings, look: 'headquarters' } }, language).frontMatter.originalLanguage);
    expect(names).toEqual(['ARABIC', 'ARABIC', 'ARABE']);
  });

  test('lists headings with labels and paragraph ranges', () => {
    expect(outlineOf(document).headings).toEqual([
      { id: 'introduction', level: 1, label: null, text: 'Introduction', paragraphs: [1, 1] },
      { id: 'I', level: 1, label: 'I.', text: 'Key messages', paragraphs: null },
      { id: 'A', level: 2, label: 'A.', text: 'Dredging', paragraphs: null },
      { id: 'B', level: 2, label: 'B.', text: 'Pilots', paragraphs: null },
      { id: 'II', level: 1, label: 'II.', text: 'Sessions', paragraphs: [2, 3] },
      { id: 'A2', level: 2, label: 'A.', text: 'Opening', paragraphs: [2, 3] },
    ]);
  });

  test('counts key messages by area, and elements also in boxes', () => {
    const outline = outlineOf(document);
    expect(outline.keyMessages).toEqual([{ label: 'A.', area: 'Dredging', count: 2 }, { label: 'B.', area: 'Pilots', count: 0 }]);
    expect(outline).toMatchObject({ title: 'Conference on harbours', footnotes: 1, boxes: 1, tables: 0, languages: ['en', 'ar'] });
    expect(outline.counts).toMatchObject({ bullet: 1, box: 1, numberedParagraph: 3 });
  });

  test('falls back to a title that exists', () => {
    expect([documentTitle(document, 'ar'), documentTitle(document, 'fr')]).toEqual(['مؤتمر الموانئ', 'Conference on harbours']);
  });

  test('agrees with itself in any document', () => {
    fc.assert(
      fc.property(documents(), fc.constantFrom(...languages), (any, language) => {
        const outline = outlineOf(any, language);
        expect(outline.paragraphs.count).toBe(outline.counts.numberedParagraph ?? 0);
        expect(outline.keyMessages.reduce((sum, { count }) => sum + count, 0)).toBe(outline.counts.keyMessage ?? 0);
        expect(JSON.parse(JSON.stringify(outline))).toEqual(outline);
      }),
      { numRuns: 60 },
    );
  });
});
