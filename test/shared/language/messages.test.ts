// The texts of the interface: complete in three languages, and readable by the translator.
import { describe, expect, test } from 'vitest';
import { blockTypes, blockDefinitions } from '../../../shared/document/blocks/index.ts';
import { templates } from '../../../shared/document/document.ts';
import { errorCodes } from '../../../shared/errors.ts';
import { blockName, elementName, placeholderOf } from '../../../shared/language/elements.ts';
import { languages } from '../../../shared/language/index.ts';
import { errorText, messages, translator } from '../../../shared/language/messages.ts';

const plural = /_(zero|one|two|few|many|other)$/;
const arabicForms = ['zero', 'one', 'two', 'few', 'many', 'other'];

const flatten = (texts: object, prefix = ''): [key: string, text: unknown][] =>
  Object.entries(texts).flatMap(([key, value]): [string, unknown][] =>
    typeof value === 'object' && value !== null ? flatten(value, `${prefix}${key}.`) : [[`${prefix}${key}`, value]],
  );

const parameters = (text: string): string[] => [...new Set([...text.matchAll(/\{\{\s*([^},\s]+)/g)].map((match) => match[1] ?? ''))].sort();

describe.each(Object.keys(messages.en) as (keyof typeof messages.en)[])('the texts of %s', (namespace) => {
  const all = Object.fromEntries(languages.map((language) => [language, new Map(flatten(messages[language][namespace]))]));
  const bases = (language: string): string[] => [...new Set([...(all[language]?.keys() ?? [])].map((key) => key.replace(plural, '')))].sort();

  test.each(languages)('have the same keys in %s as in English', (language) => {
    expect(bases(language)).toEqual(bases('en'));
  });

  test.each(languages)('are never empty in %s', (language) => {
    for (const [key, text] of all[language] ?? []) expect(typeof text === 'string' && text.trim() !== '', key).toBe(true);
  });

  test('have every plural form that the language distinguishes', () => {
    for (const key of all['en']?.keys() ?? []) {
      if (!key.endsWith('_other')) continue;
      const base = key.replace(plural, '');
      for (const form of arabicForms) expect(all['ar']?.has(`${base}_${form}`), `ar ${base}_${form}`).toBe(true);
      for (const form of ['one', 'other']) expect(all['fr']?.has(`${base}_${form}`), `fr ${base}_${form}`).toBe(true);
    }
  });

  test('take the same parameters in every language', () => {
    for (const [key, text] of all['en'] ?? []) {
      const wanted = parameters(String(text));
      for (const language of ['ar', 'fr'] as const) {
        const own = all[language]?.get(key);
        // A singular or dual form may say the number in words.
        if (own === undefined || plural.test(key)) continue;
        expect(parameters(String(own)), `${language} ${key}`).toEqual(wanted);
      }
    }
  });
});

test('French signs stand behind a space that never ends a line', () => {
  // Some terminals have no narrow space: there the wide one stands.
  const wrong = Object.values(messages.fr).flatMap((texts) =>
    flatten(texts).flatMap(([key, text]) => {
      const signs = String(text).match(/(?:^|[^\u00A0\u202F])[;!?»](?!\w)|[^\u00A0\u202F]:(?=\s|$)|«[^\u00A0\u202F]/gu);
      return signs === null ? [] : [`${key}: ${String(text)}`];
    }),
  );
  expect(wrong).toEqual([]);
});

describe('errors', () => {
  test.each(languages)('have a text for every code in %s', (language) => {
    const known = new Set(flatten(messages[language].errors).map(([key]) => key));
    expect(errorCodes.filter((code) => !known.has(code))).toEqual([]);
  });

  test('of another version read as an internal error, not as a key', () => {
    expect(errorText({ code: 'no.such.code', params: {} }, 'en')).toBe(errorText({ code: 'internal', params: {} }, 'en'));
  });
});

describe('elements', () => {
  test.each(languages)('have a name and a placeholder in %s, at every level and in every template', (language) => {
    for (const type of blockTypes) {
      expect(elementName(type, language)).not.toBe(type);
      for (let level = 1; level <= blockDefinitions[type].traits.levels; level++) {
        const block = { ...blockDefinitions[type].blank('x'), level } as Parameters<typeof blockName>[0];
        expect(blockName(block, language)).not.toMatch(/^\w+\d$/);
        for (const template of templates) expect(placeholderOf(block, template, language)).not.toMatch(/^\w+\d$/);
      }
    }
  });

  test('say in a template what belongs there', () => {
    const summary = blockDefinitions.summary.blank('x');
    expect(placeholderOf(summary, 'outcomeDocument', 'en')).not.toBe(placeholderOf(summary, 'workshopConceptNote', 'en'));
    expect(translator('fr')('blocks:template.committeeReport')).toBe('Rapport à un comité');
  });
});
