// A document as a template: what goes, what stays, and what is made of it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { asTemplate, fromTemplate } from '../../../shared/document/own-templates.ts';
import { documentSchema } from '../../../shared/document/document.ts';
import { countingIds } from '../../../shared/document/ids.ts';
import { contentText } from '../../../shared/document/inlines.ts';
import { normaliseDocument } from '../../../shared/document/normalise.ts';
import { outlineOf } from '../../../shared/document/outline.ts';
import { walkTexts } from '../../../shared/document/walk.ts';
import { coastalConference } from '../../fixtures/coastal-conference.ts';
import { documents } from './generators.ts';

const coast = coastalConference('escwa-current');
const words = (document: typeof coast): string => [...walkTexts(document.blocks)].flatMap(({ text }) => Object.values(text).map((content) => contentText(content ?? []))).join('\n');

test('headings, annexes and heads of tables stay; the text, the symbol, the dates and the numbers go', () => {
  const template = asTemplate(coast, 'headings');
  const outline = outlineOf(template);
  expect(outline.headings.map(({ text }) => text)).toEqual(outlineOf(coast).headings.map(({ text }) => text));
  expect(outline.frontMatter).toMatchObject({ symbol: null, date: null, body: 'Economic and Social Commission for Western Asia (ESCWA)', committee: 'Working Group on Shared Coasts' });
  expect(outline.title).toBeNull();
  for (const block of template.blocks) if (['numberedParagraph', 'keyMessage', 'bullet', 'summary', 'signature'].includes(block.type)) expect(block.text).toEqual({});
  const table = template.blocks.find((block) => block.type === 'table' && block.headerRows > 0);
  if (table?.type !== 'table') throw new Error('the conference has a table with a head');
  expect(table.rows[0]?.cells.some(({ text }) => contentText(text.en ?? []) !== '')).toBe(true);
  expect(table.rows.slice(table.headerRows).every(({ cells }) => cells.every(({ text }) => Object.keys(text).length === 0))).toBe(true);
});

test('with all text, every word stays, and only symbol, dates and numbers go', () => {
  const template = asTemplate(coast, 'all');
  expect(words(template)).toBe(words(coast));
  expect(outlineOf(template).frontMatter).toMatchObject({ symbol: null, date: null });
});

test('what is made of a template has ids of its own, the chosen language and the title', () => {
  const made = fromTemplate(asTemplate(coast, 'headings'), 'ar', countingIds('new'), { title: ' موانئ الغد ' });
  expect(made.settings).toMatchObject({ draftingLanguage: 'ar', languages: ['ar', 'en', 'fr'], look: coast.settings.look });
  expect(contentText(made.blocks.find(({ type }) => type === 'title')?.text.ar ?? [])).toBe('موانئ الغد');
  expect(made.blocks.find((block) => block.type === 'originalLanguage')).toMatchObject({ original: 'ar' });
  const old = new Set(coast.blocks.map(({ id }) => id));
  expect(made.blocks.filter(({ id }) => old.has(id))).toEqual([]);
});

test('any document makes a valid, normal template and a valid, normal document of it', () => {
  fc.assert(
    fc.property(documents(), fc.constantFrom('all', 'headings'), (document, text) => {
      const made = fromTemplate(asTemplate(document, text), 'en', countingIds('new'));
      expect(documentSchema.safeParse(made).error?.issues ?? []).toEqual([]);
      expect(normaliseDocument(made, countingIds('other'))).toBe(made);
    }),
  );
});
