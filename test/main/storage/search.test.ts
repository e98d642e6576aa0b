// Search finds what stands in the newest revisions, in every language, whatever way it is spelt, and says where.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankBlock, type Block } from '../../../shared/document/blocks/index.ts';
import { plain } from '../../../shared/document/inlines.ts';
import { fold } from '../../../shared/text/arabic.ts';
import { passagesOf } from '../../../main/storage/passages.ts';
import { documents } from '../../shared/document/generators.ts';
import { create, documentOf, paragraph, replace, save, temporaryLibrary } from './temporary-library.ts';

const inArabic = (id: string, text: string): Block => ({ id, type: 'numberedParagraph', text: { ar: plain(text) } });
const titled = (id: string, text: string): Block => ({ id, type: 'title', text: { en: plain(text) } });
const symbol = (id: string, text: string): Block => ({ ...blankBlock('symbol', id), symbol: text });

test.each([
  ['مستدامه', 'التنمية المُستَدامة في الموانئ'],
  ['الاسكندريه', 'اجتماع الإسكندرية'],
  ['٢٠٣١', 'عام 2031'],
  ['2031', 'عام ٢٠٣١'],
  ['الموانئ', 'المـوانئ العربية'],
])('%s is found in %s', (query, text) => {
  const library = temporaryLibrary();
  create(library, documentOf([paragraph('p1', 'Nothing here'), inArabic('p2', text)]));
  const [hit, ...others] = library.search.find(query, 10);
  expect(others).toEqual([]);
  expect(hit).toMatchObject({ document: 'document-1', block: 'p2', language: 'ar', excerpt: text });
  expect(fold(text.slice(hit?.start, hit?.end))).toBe(fold(query));
});

test.each(['a', 'of', 'في', '12', '%', '_', '"', "l'", '*', 'NOT', 'a OR b', '(', '^x', '-'])('the query %s is taken as text', (query) => {
  const library = temporaryLibrary();
  create(library, documentOf([paragraph('p1', `before ${query} after`), inArabic('p2', 'نص آخر'), paragraph('p3', 'zzz')]));
  const hits = library.search.find(query, 10);
  expect(hits.map(({ block }) => block)).toContain('p1');
  expect(hits.map(({ block }) => block)).not.toContain('p3');
});

test('symbols, titles and headings come before text, whole phrases before single words', () => {
  const library = temporaryLibrary();
  const heading: Block = { ...blankBlock('heading', 'h'), text: { en: plain('Coastal water') } };
  create(library, documentOf([symbol('s', 'E/COAST/WATER/3'), titled('t', 'Coastal water for all'), paragraph('p1', 'The water is coastal'), heading, paragraph('p2', 'Our coastal water')]));
  expect(library.search.find('coastal water', 10).map(({ block }) => block)).toEqual(['t', 'h', 'p2', 'p1']);
  const [first] = library.search.find('e/coast/water', 10);
  expect(first).toMatchObject({ block: 's', language: 'en', excerpt: 'E/COAST/WATER/3', start: 0, end: 13 });
});

test('footnotes, cells, boxes and captions are searched too', () => {
  const library = temporaryLibrary();
  const noted: Block = { id: 'p', type: 'paragraph', text: { en: [{ text: 'See' }, { type: 'footnote', id: 'f', content: [{ text: 'the lighthouse report' }] }] } };
  const table = { ...blankBlock('table', 't'), notes: { fr: plain('Source du phare') } };
  const row = table.rows[0];
  if (row?.cells[0] !== undefined) row.cells[0].text = { en: plain('harbourmaster') };
  const box: Block = { ...blankBlock('box', 'b'), blocks: [{ id: 'bp', type: 'paragraph', text: { en: plain('tidal mills') } }] };
  create(library, documentOf([noted, table, box]));
  const found = (query: string): (string | undefined)[] => library.search.find(query, 5).map(({ block }) => block);
  expect([found('lighthouse'), found('harbourmaster'), found('phare'), found('tidal')]).toEqual([['p'], ['t'], ['t'], ['b']]);
});

test('only the newest revision is searched, and archived documents are not', () => {
  const library = temporaryLibrary();
  const document = create(library, documentOf([paragraph('p1', 'about lighthouses'), paragraph('p2', 'about mills')]));
  save(library, document, [replace(0, paragraph('p1', 'about harbours')), { at: 1, remove: 1, insert: [] }]);
  expect(library.search.find('lighthouses', 5)).toEqual([]);
  expect(library.search.find('mills', 5)).toEqual([]);
  expect(library.search.find('harbours', 5)).toHaveLength(1);
  library.documents.setArchived('document-1', true);
  expect(library.search.find('harbours', 5)).toEqual([]);
  library.documents.setArchived('document-1', false);
  expect(library.search.find('harbours', 5)).toHaveLength(1);
});

test('hits in one document follow its text, and documents changed last come first', () => {
  const library = temporaryLibrary();
  const old = create(library, documentOf([paragraph('b', 'tide two'), paragraph('c', 'tide three')], {}, 'old'));
  create(library, documentOf([paragraph('x', 'tide elsewhere')], {}, 'newer'));
  save(library, old, [{ at: 0, remove: 0, insert: [paragraph('a', 'tide one')] }]);
  expect(library.search.find('tide', 10).map(({ block }) => block)).toEqual(['a', 'b', 'c', 'x']);
  expect(library.search.find('tide', 2).map(({ block }) => block)).toEqual(['a', 'b']);
});

test('any word of any document is found in its block, at the place that the excerpt marks', () => {
  fc.assert(
    fc.property(documents(5), fc.nat(), fc.nat(), (document, passageChoice, wordChoice) => {
      const passages = document.blocks.flatMap((block) => passagesOf(block).map((passage) => ({ ...passage, block: block.id })));
      const passage = passages[passageChoice % Math.max(1, passages.length)];
      const words = passage?.text.split(/\s+/).filter((word) => fold(word).trim() !== '') ?? [];
      const word = words[wordChoice % Math.max(1, words.length)];
      if (passage === undefined || word === undefined) return;
      const library = temporaryLibrary();
      create(library, document);
      const hits = library.search.find(word, 500);
      expect(hits.map(({ block }) => block)).toContain(passage.block);
      for (const { excerpt, start, end } of hits) expect(fold(excerpt.slice(start, end))).toContain(fold(word).trim());
      library.close();
    }),
    { numRuns: process.env['RAPPORTEUR_SOAK'] === '1' ? 600 : 20 },
  );
});

test('nothing is found for nothing', () => {
  const library = temporaryLibrary();
  create(library, documentOf([paragraph('p1', 'some text')]));
  for (const query of ['', '   ', '\u064B', '\u200F']) expect(library.search.find(query, 5)).toEqual([]);
});
