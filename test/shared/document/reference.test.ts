// What a cross-reference prints in the three languages.
import { describe, expect, test } from 'vitest';
import type { Block } from '../../../shared/document/blocks/index.ts';
import { numberBlocks } from '../../../shared/document/numbering.ts';
import { isLostReference, referenceText } from '../../../shared/document/reference.ts';
import type { Language } from '../../../shared/language/index.ts';

const profile = { look: 'escwa-current', digits: 'western' } as const;
const heading = (id: string, level: number, numbered = true): Block => ({ id, type: 'heading', level, numbered, text: {} });
const blocks: Block[] = [
  heading('introduction', 1, false),
  { id: 'first', type: 'numberedParagraph', text: {} },
  heading('one', 1),
  { id: 'area', type: 'priorityArea', text: {} },
  { id: 'message', type: 'keyMessage', text: { en: [{ text: 'Lead' }, { type: 'footnote', id: 'note', content: [] }], ar: [{ type: 'footnote', id: 'note', content: [] }], fr: [{ type: 'footnote', id: 'note', content: [] }] } },
  heading('two', 1),
  heading('section', 2),
  { id: 'second', type: 'numberedParagraph', text: {} },
  { id: 'a', type: 'subparagraph', level: 1, text: {} },
  { id: 'b', type: 'subparagraph', level: 1, text: {} },
  { id: 'i', type: 'subparagraph', level: 2, text: {} },
  { id: 'text', type: 'paragraph', text: {} },
  { id: 'loose', type: 'subparagraph', level: 1, text: {} },
  { id: 'figure', type: 'figure', text: {}, image: null, alt: {}, source: {}, width: 100 },
  { id: 'annex', type: 'annex', text: {}, original: null },
];

const spaced = (text: string): string => text.replaceAll('\u00A0', ' ');
const printed = (target: string, language: Language, form: 'label' | 'number' = 'label'): string =>
  spaced(referenceText({ target, form }, numberBlocks(blocks, language), profile));

describe('a cross-reference prints', () => {
  test.each([
    ['second', 'paragraph 2', 'الفقرة 2', 'paragraphe 2'],
    ['two', 'chapter II', 'الفصل الثاني', 'chapitre II'],
    ['section', 'chapter II, section A', 'الفصل الثاني، الفرع ألف', 'chapitre II, section A'],
    ['message', 'chapter I, section A, key message 1', 'الفصل الأول، الفرع ألف، الرسالة الرئيسية 1', 'chapitre I, section A, message clef 1'],
    ['b', 'paragraph 2 (b)', 'الفقرة 2 (ب)', 'paragraphe 2 b)'],
    ['i', 'paragraph 2 (b) (i)', "الفقرة 2 (ب) '1'", 'paragraphe 2 b) i)'],
    ['loose', 'subparagraph (a)', 'الفقرة الفرعية (أ)', 'alinéa a)'],
    ['figure', 'figure 1', 'الشكل 1', 'figure 1'],
    ['annex', 'annex', 'المرفق', 'annexe'],
    ['note', 'footnote 1', 'الحاشية 1', 'note de bas de page 1'],
  ])('%s with its noun', (target, en, ar, fr) => {
    expect([printed(target, 'en'), printed(target, 'ar'), printed(target, 'fr')]).toEqual([en, ar, fr]);
  });

  test.each([
    ['second', '2', '2', '2'],
    ['section', 'A', 'ألف', 'A'],
    ['i', '2 (b) (i)', "2 (ب) '1'", '2 b) i)'],
    ['note', '1', '1', '1'],
  ])('%s by its number alone', (target, en, ar, fr) => {
    expect([printed(target, 'en', 'number'), printed(target, 'ar', 'number'), printed(target, 'fr', 'number')]).toEqual([en, ar, fr]);
  });

  test('a target that is gone as such, in every language', () => {
    for (const language of ['en', 'ar', 'fr'] as const) {
      expect(printed('gone', language)).toMatch(/^\[.{10,}\]$/);
      expect(isLostReference({ target: 'gone' }, numberBlocks(blocks, language))).toBe(true);
    }
  });

  test('the chapter only where there are several', () => {
    const single = blocks.filter((block) => block.id !== 'one' && block.id !== 'area' && block.id !== 'message');
    expect(spaced(referenceText({ target: 'section', form: 'label' }, numberBlocks(single, 'en'), profile))).toBe('section A');
  });
});
