// The terms of a termbase are recognised where they stand, inflected as the language inflects them, and nowhere else.
import { describe, expect, test } from 'vitest';
import type { Language } from '../../../shared/language/language.ts';
import { starterTerms } from '../../../shared/translation/terms-starter.ts';
import { termFinder, type TermEntry } from '../../../shared/translation/terms.ts';

const entry = (id: string, texts: Partial<Record<Language, string>>): TermEntry => ({
  id, domain: null, note: null,
  terms: Object.entries(texts).map(([language, text]) => ({ language: language as Language, text, usage: 'preferred', status: 'verified' })),
});
const entries = [
  entry('Secretariat', { en: 'Secretariat', ar: 'الأمانة العامة' }), entry('secretariat', { en: 'secretariat', ar: 'الأمانة التنفيذية' }),
  entry('member', { en: 'member States', ar: 'الدول الأعضاء', fr: 'États membres' }), entry('Member', { en: 'Member States' }),
  entry('workers', { en: 'migrant workers', ar: 'العمال المهاجرون' }), entry('migrant', { en: 'migrant', ar: 'مهاجر', fr: 'migrant' }),
  entry('country', { en: 'country of origin', ar: 'بلد المنشأ', fr: 'pays d’origine' }), entry('session', { en: 'session', ar: 'دورة' }),
  entry('observer', { en: 'observer', ar: 'مراقب' }), entry('parent', { ar: 'والد' }), entry('body', { en: 'subsidiary body' }), entry('general', { fr: 'objectif général' }),
];
const found = (text: string, language: Language): [string, string][] =>
  termFinder(entries, language).find(text).map(({ start, end, entries: [best] }) => [text.slice(start, end), best?.entry.id ?? '']);

describe('recognised', () => {
  test.each<[string, Language, [string, string][]]>([
    ['The Secretariat asked the secretariat’s staff.', 'en', [['Secretariat', 'Secretariat'], ['secretariat', 'secretariat']]],
    ['Member States and member States.', 'en', [['Member States', 'Member'], ['member States', 'member']]],
    ['SUBSIDIARY BODIES OF THE COUNTRY OF ORIGIN', 'en', [['SUBSIDIARY BODIES', 'body'], ['COUNTRY OF ORIGIN', 'country']]],
    ['Migrant workers and other migrants; sessions. Sessions: observers', 'en', [['Migrant workers', 'workers'], ['migrants', 'migrant'], ['sessions', 'session'], ['Sessions', 'session'], ['observers', 'observer']]],
    ['countries of origin', 'en', [['countries of origin', 'country']]],
    ['وللدول الأعضاء وبالدُّوَلِ الأعضاء', 'ar', [['وللدول الأعضاء', 'member'], ['وبالدُّوَلِ الأعضاء', 'member']]],
    ['من العمال المهاجرين ومهاجرةٍ ومهاجرات في بلد المنشأ', 'ar', [['العمال المهاجرين', 'workers'], ['ومهاجرةٍ', 'migrant'], ['ومهاجرات', 'migrant'], ['بلد المنشأ', 'country']]],
    ['كالدورات والمراقبون ودورتين', 'ar', [['كالدورات', 'session'], ['والمراقبون', 'observer'], ['ودورتين', 'session']]],
    ['Les États membres, l’État membre, un pays d’origine, des objectifs généraux', 'fr', [['États membres', 'member'], ['État membre', 'member'], ['pays d’origine', 'country'], ['objectifs généraux', 'general']]],
  ])('in “%s”', (text, language, expected) => expect(found(text, language)).toEqual(expected));
});

describe('not taken for a term', () => {
  test.each<[string, Language]>([
    ['the secretariats-general of Secretariatship and migrantless', 'en'],
    ['member, States; country, of origin', 'en'],
    ['a Session of the Observer', 'en'],
    ['الدولاب والدال', 'ar'],
    ['دور', 'ar'],
  ])('“%s”', (text, language) => expect(found(text, language).filter(([, id]) => id !== 'secretariat')).toEqual([]));

  test('a letter of the word for a clitic', () => {
    expect(found('والد', 'ar')).toEqual([['والد', 'parent']]);
    expect(found('لد', 'ar')).toEqual([]);
  });
});

test('at the beginning of a sentence both spellings are offered, the one written so first', () => {
  const [first] = termFinder(entries, 'en').find('Secretariat staff');
  expect(first?.entries.map(({ entry: { id } }) => id)).toEqual(['Secretariat', 'secretariat']);
});

describe('the starter termbase', () => {
  test('has terms in all three languages, each entry once', () => {
    const all = starterTerms();
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.filter(({ terms }) => new Set(terms.map(({ language }) => language)).size < 3)).toEqual([]);
    expect(new Set(all.flatMap(({ terms }) => terms.map(({ status }) => status)))).toEqual(new Set(['verified', 'unverified']));
  });

  test('finds each of its terms in a text that is nothing else', () => {
    for (const language of ['en', 'ar', 'fr'] as const) {
      const finder = termFinder(starterTerms(), language);
      const missed = starterTerms().flatMap(({ terms }) => terms.filter((term) => term.language === language && !finder.find(`« ${term.text} »`).some(({ entries: found }) => found.some((one) => one.term.text === term.text)))).map(({ text }) => text);
      expect(missed).toEqual([]);
    }
  });
});
