// Documents of the family, each in its own look and with its own faults: the outline a person expects, and every word accounted for.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { documentSchema } from '../../../shared/document/document.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { normaliseDocument } from '../../../shared/document/normalise.ts';
import { labelOf, nounLabelOf } from '../../../shared/import/labels.ts';
import { recognise, type Recognised } from '../../../shared/import/recognise.ts';
import { contentsWords, annexesWords, notesWords, summaryWords } from '../../../shared/import/vocabulary.ts';
import { comparable } from '../../../shared/import/comparable.ts';
import { outlineOf } from './outline.ts';
import { computedWords, difference, documentWords, sourceWords } from './words.ts';

const folder = new URL('../../fixtures/import/', import.meta.url);
const names = readdirSync(folder).filter((name) => /\.(?:md|txt)$/.test(name));
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8');
const taken = (name: string): Recognised => recognise({ name, text: read(name), markdown: name.endsWith('.md'), newId: countingIds('b') });

describe.each(names)('%s', (name) => {
  it('has the outline that a person sees in it', () => {
    expect(outlineOf(taken(name).document)).toBe(read(name.replace(/\.\w+$/, '.outline')));
  });

  it('keeps every word', () => {
    const { document, computed } = taken(name);
    expect(difference(sourceWords(read(name)), [...documentWords(document), ...computedWords(computed)])).toEqual([]);
  });

  it('is a document in normal form', () => {
    const { document } = taken(name);
    expect(documentSchema.safeParse(document).error).toBeUndefined();
    expect(normaliseDocument(document, countingIds('c'))).toBe(document);
    expect(new Set(document.settings.unplaced.map(({ block }) => document.blocks.some(({ id }) => id === block)))).toEqual(new Set(document.settings.unplaced.length > 0 ? [true] : []));
  });

  it('leaves out nothing but numbers, labels and wordings that the program prints', () => {
    for (const { kind, text } of taken(name).computed) {
      const plain = text.replace(/<\/?\w+>|[*#_\\]/g, '').trim();
      if (kind === 'label') expect(labelOf(`${plain} `) !== null || nounLabelOf(plain) !== null || /^\d{1,2}(?:\.\d{1,2})*$|^(?:source|note|المصدر|ملاحظة)/i.test(plain), text).toBe(true);
      if (kind === 'heading') expect([summaryWords, contentsWords, annexesWords, notesWords].some((words) => words.has(comparable(plain))), text).toBe(true);
      if (kind === 'footnoteMark') expect(text).toMatch(/^\s*(?:[[(]?\^?(?:<sup>)?[\d٠-٩⁰¹²³⁴-⁹]{1,4}(?:<\/sup>)?[\])]?[:.]?(?:\(#\w+\))?|\[\^\w+\]:?)\s*$/);
      if (kind === 'masthead') expect(plain.length).toBeLessThan(80);
    }
  });
});

describe('the language of a file', () => {
  it('is guessed from its text', () => {
    for (const name of names) expect(taken(name).document.settings.draftingLanguage, name).toBe(/-fr\b|-fr\.|rapport/.test(name) ? 'fr' : /arabic|-ar\./.test(name) ? 'ar' : 'en');
  });
});
