// A new document opens with the elements of its kind, in order, in a normal form, and its outline says so.
import { describe, expect, test } from 'vitest';
import { blankBlock, blockTypes, traitsOf } from '../../../shared/document/blocks/index.ts';
import { documentSchema, templates } from '../../../shared/document/document.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { contentText } from '../../../shared/document/inlines.ts';
import { normaliseDocument } from '../../../shared/document/normalise.ts';
import { numberBlocks } from '../../../shared/document/numbering.ts';
import { outlineOf } from '../../../shared/document/outline.ts';
import { blankProgramme, createDocument, templateLook } from '../../../shared/document/templates.ts';
import { placeholderOf } from '../../../shared/language/elements.ts';
import { languages } from '../../../shared/language/index.ts';
import type { Language } from '../../../shared/language/language.ts';

describe.each(templates)('a new %s', (template) => {
  test.each(languages)('in %s is valid, normal and has no id twice', (language) => {
    const document = createDocument(template, language, countingIds('new'), { title: '  Harbours of tomorrow ' });
    expect(documentSchema.safeParse(document).error?.issues ?? []).toEqual([]);
    expect(normaliseDocument(document, countingIds('other'))).toBe(document);
    expect(document.settings).toMatchObject({ template, look: templateLook(template), draftingLanguage: language });
    expect(outlineOf(document).title).toBe('Harbours of tomorrow');
  });

  test('can be begun in the drafting language alone, or in some languages, that of drafting first', () => {
    const languagesOf = (wanted: readonly Language[]) => createDocument(template, 'fr', countingIds('new'), { languages: wanted }).settings.languages;
    expect(languagesOf([])).toEqual(['fr']);
    expect(languagesOf(['ar', 'fr'])).toEqual(['fr', 'ar']);
    expect(languagesOf(['ar', 'en'])).toEqual(['fr', 'en', 'ar']);
    expect(createDocument(template, 'fr', countingIds('new')).settings.languages).toEqual(['fr', 'en', 'ar']);
  });

  test('has fixed headings in all three languages, and says what belongs where nothing is fixed', () => {
    const { blocks } = createDocument(template, 'en', countingIds('new'));
    for (const block of blocks) {
      const written = languages.filter((language) => (block.text[language]?.length ?? 0) > 0);
      expect([0, 3]).toContain(written.length);
      if (written.length === 0 && traitsOf(block.type).text) for (const language of languages) expect(placeholderOf(block, template, language)).not.toBe('');
    }
  });

  test('has a title to fill in', () => {
    const document = createDocument(template, 'fr', countingIds('new'));
    expect(outlineOf(document).title).toBeNull();
    expect(document.blocks.some((block) => block.type === 'title')).toBe(true);
  });
});

test('an outcome document opens with masthead, summary, contents, introduction, key messages and sessions', () => {
  const outline = outlineOf(createDocument('outcomeDocument', 'en', countingIds('new')));
  expect(outline.frontMatter).toMatchObject({ distribution: 'LIMITED', language: 'ENGLISH', originalLanguage: 'ENGLISH', documentKind: 'Outcome document', symbol: null, date: null });
  expect(outline.headings.map(({ level, label, text }) => [level, label, text])).toEqual([
    [1, null, 'Introduction'],
    [1, 'I.', 'Key messages of the conference'],
    [2, 'A.', ''],
    [2, 'B.', ''],
    [1, 'II.', 'Sessions of the conference'],
    [2, 'A.', 'Opening session'],
    [2, 'B.', ''],
    [2, 'C.', 'Closing session'],
  ]);
  expect(outline.paragraphs).toEqual({ first: 1, last: 4, count: 4 });
  expect(outline.counts.summary).toBe(1);
  expect(outline.counts.contents).toBe(1);
});

test('a programme has a row for each day over the rows of its sessions', () => {
  const programme = blankProgramme(countingIds('new'), 2, 3);
  expect(programme.rows.map((row) => [row.kind, row.cells.length])).toEqual([
    ['day', 1], ['normal', 2], ['normal', 2], ['normal', 2],
    ['day', 1], ['normal', 2], ['normal', 2], ['normal', 2],
  ]);
});

test('the lists of documents and participants come with their heads in three languages, and without a number', () => {
  const { blocks } = createDocument('sessionReport', 'en', countingIds('new'));
  const lists = blocks.filter((block) => block.type === 'table');
  expect(lists.map(({ purpose, rows }) => [purpose, rows.filter(({ kind }) => kind === 'group').length])).toEqual([['participants', 4], ['documents', 0]]);
  const named = lists.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)).filter(({ text }) => Object.keys(text).length > 0);
  expect(named.length).toBe(7);
  for (const { text } of named) for (const language of languages) expect(contentText(text[language] ?? [])).not.toBe('');
  const numbering = numberBlocks([...blocks, { ...blankProgramme(countingIds('other')) }, blankBlock('table', 'data')], 'en');
  for (const { id } of lists) expect(numbering.blocks.has(id)).toBe(false);
  expect(numbering.blocks.get('data')).toMatchObject({ kind: 'table', n: 1 });
});

test('the list of types is the order of a first page', () => {
  const places = blockTypes.map((type) => traitsOf(type).place);
  expect(places.lastIndexOf('front')).toBeLessThan(places.indexOf('body'));
});
