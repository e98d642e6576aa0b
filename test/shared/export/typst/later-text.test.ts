// What a second compiler sets ahead: the same elements in the same order with the same footnotes, and from a point on the same text.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFonts } from '../../../../main/print/fonts.ts';
import { numberBlocks } from '../../../../shared/document/numbering.ts';
import { coverageOf } from '../../../../shared/export/typst/coverage.ts';
import { laterText } from '../../../../shared/export/typst/later-text.ts';
import type { PrintedDocument, PrintedElement, Runs } from '../../../../shared/export/typst/printed.ts';
import { typeset } from '../../../../shared/export/typst/typeset.ts';
import { languages, type Language } from '../../../../shared/language/language.ts';
import { coastalConference } from '../../../fixtures/coastal-conference.ts';

const covers = coverageOf(readFonts());
const printed = (language: Language): PrintedDocument => {
  const document = coastalConference('escwa-current');
  const result = typeset({ document, numbering: numberBlocks(document.blocks, language), covers, hasImage: () => true });
  if (!result.ok) throw new Error(result.error.code);
  return JSON.parse(result.value.data['document.json'] ?? '') as PrintedDocument;
};

/** Every footnote inside, in order. */
const notes = (value: unknown): unknown[] => {
  if (Array.isArray(value)) return value.flatMap(notes);
  if (typeof value !== 'object' || value === null) return [];
  return 'k' in value && value.k === 'note' ? [value] : Object.values(value).flatMap(notes);
};
/** The elements without their text. */
const shape = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, key === 'c' ? null : shape(field)]));
};

test('elements, labels, anchors and footnotes stay, whatever share of the text is left out', () => {
  fc.assert(
    fc.property(fc.constantFrom(...languages), fc.double({ min: 0, max: 1, noNaN: true }), (language, share) => {
      const document = printed(language);
      const later = laterText(document, share);
      expect(shape(later)).toEqual(shape(document));
      expect(notes(later)).toEqual(notes(document));
    }),
  );
});

const isRunning = ({ k }: PrintedElement): boolean => ['numbered', 'paragraph', 'quotation', 'preamble', 'list'].includes(k);
/** The letters inside, those of footnotes left out. */
const letters = (runs: Runs): string => runs.map((run) => (typeof run === 'string' ? run : 't' in run ? run.t : 'c' in run && run.k !== 'note' ? letters(run.c) : '')).join('');
const lettersOf = (element: PrintedElement): string =>
  element.k === 'list' ? element.items.map((item) => letters(item.c) + item.list.map(lettersOf).join('')).join('') : 'c' in element ? letters(element.c) : '';

test('up to the point running text is gone, and from there on everything is whole', () => {
  fc.assert(
    fc.property(fc.constantFrom(...languages), fc.double({ min: 0, max: 1, noNaN: true }), (language, share) => {
      const { body } = printed(language);
      const lengths = body.map((element) => (isRunning(element) ? lettersOf(element).length : 0));
      const point = share * lengths.reduce((sum, length) => sum + length, 0);
      let before = 0;
      for (const [index, element] of laterText(printed(language), share).body.entries()) {
        const whole = body[index];
        if (whole === undefined || !isRunning(whole) || before >= point) expect(element).toEqual(whole);
        else expect(lettersOf(element)).toBe('');
        before += lengths[index] ?? 0;
      }
    }),
  );
  for (const language of languages) expect(laterText(printed(language), 0)).toEqual(printed(language));
});
