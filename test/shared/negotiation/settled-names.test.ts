// A name that says that nothing is left to settle is known in every language, and what is open in the languages of the text stands in its way.
import { describe, expect, it } from 'vitest';
import { blankBlock, type Block } from '../../../shared/document/blocks/index.ts';
import type { Bracket } from '../../../shared/document/inlines.ts';
import { namesSettled, openForNaming, openLine } from '../../../shared/negotiation/settled-names.ts';
import { languages } from '../../../shared/language/language.ts';
import { translator } from '../../../shared/language/messages.ts';
import type { DocumentSettings } from '../../../shared/document/document.ts';

describe('what is open stands in the way of the name', () => {
  it.each([
    'Final', 'final draft', 'FINAL (clean)', 'Clean text', 'As issued', 'Advance, unedited', 'As adopted', 'Final text, after the last session',
    'النسخة النهائية', 'نص نظيف', 'كما صدرت', 'الوثيقة الصادرة', 'النصّ المعتمَد', 'نسخة مسبقة غير محررة',
    'Version finale', 'Projet final', 'Version publiée', 'texte épuré', 'Texte définitif', 'Mis au net', 'Version préliminaire non éditée',
  ])('%s', (name) => expect(namesSettled(name)).toBe(true));

  it('the names that the window offers for a text that is done', () => {
    for (const language of languages) {
      const t = translator(language);
      expect([t('history:suggestions.advance'), t('history:suggestions.final'), t('history:suggestions.issued')].filter((name) => !namesSettled(name))).toEqual([]);
      expect([t('history:suggestions.zero'), t('history:suggestions.rev', { n: 2 })].filter(namesSettled)).toEqual([]);
    }
  });
});

describe('what is open does not stand in the way of the name', () => {
  it.each([
    'Zero draft', 'Zero draft rev.2', 'Not final', 'Not yet final', 'After the finals week', 'Semi-final', 'Finalization meeting', 'Before the final session', 'After the clean-up', 'Advance on chapter II',
    'المسودة الأولى', 'نص غير نهائي', 'قبل الجلسة النهائية', 'نص من مصدر آخر', 'الإصدار الثاني', 'قبل الاعتماد',
    'Avant-projet rév.2', 'Texte non définitif', 'Avant la séance finale', 'Version préliminaire',
  ])('%s', (name) => expect(namesSettled(name)).toBe(false));
});

it('what is open counts in the languages of the document only', () => {
  const bracket = (id: string): Bracket => ({ type: 'bracket', id, state: 'open', children: [{ text: 'x' }] });
  const blocks = [{ ...blankBlock('paragraph', 'p1'), text: { en: [bracket('b1')], ar: [bracket('b2')], fr: [bracket('b3')] } }, { ...blankBlock('paragraph', 'p2'), text: {}, standing: { state: 'parked' } }] as unknown as Block[];
  const open = openForNaming({ blocks, settings: { languages: ['en', 'ar'] } as unknown as DocumentSettings });
  expect(open.items.map(({ target }) => target)).toEqual(['b1', 'b2', 'p2']);
  expect(openLine(open)).toBe('EN 2, AR 2');
});
