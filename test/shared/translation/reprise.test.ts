// A sentence that stands in an earlier document is shown with its symbol, paragraph and translation.
import { expect, test } from 'vitest';
import { likeness } from '../../../shared/translation/matching.ts';
import type { MemoryUnit } from '../../../shared/translation/memory-unit.ts';
import { findReprises } from '../../../shared/translation/reprise.ts';

const unit = (sourceText: string, targetText: string, symbol: string | null, paragraph: string | null, at = 1, document: string | null = null): MemoryUnit => ({
  source: 'en', target: 'ar', sourceText, targetText, before: null, after: null, origin: { document, symbol, title: null, paragraph }, by: '', at,
});
const memory = [
  unit('The ports of the coast welcome the fund.', 'ترحب 1', 'E/ESCWA/2029/1', '4'),
  unit('They ask that it be used for small harbours first.', 'تطلب 1', 'E/ESCWA/2029/1', '4'),
  unit('They ask that it be used for small harbours first.', 'تطلب 2', 'E/ESCWA/2030/7', '9', 5),
  unit('Every harbour shall have 15 lights at least.', 'يكون', 'E/ESCWA/2030/7', '10'),
  unit('A sentence of which nobody knows the origin.', 'جملة', null, null),
  unit('This one stands in the document itself only.', 'هذه', null, null, 1, 'own'),
  unit('The ports met.', 'اجتمعت', 'E/ESCWA/2029/1', '1'),
];
const ask = (sentence: string) => memory.map((one) => ({ unit: one, percentage: likeness(sentence, one.sourceText) })).filter(({ percentage }) => percentage >= 60).sort((one, other) => other.percentage - one.percentage);

test('sentences that follow each other there are one, figures may differ, and short or unknown ones are none', () => {
  const text = 'The ports met. The ports of the coast welcome the fund. They ask that it be used for small harbours first. New words stand here and nowhere else before. Every harbour shall have 17 lights at least. A sentence of which nobody knows the origin. This one stands in the document itself only.';
  expect(findReprises(text, 'en', 'own', ask).map(({ start, end, origin, targetText, percentage }) => [text.slice(start, start + 9), text.slice(end - 6, end), origin.symbol, origin.paragraph, targetText, percentage])).toEqual([
    ['The ports', 'first.', 'E/ESCWA/2029/1', '4', 'ترحب 1 تطلب 1', 100],
    ['Every har', 'least.', 'E/ESCWA/2030/7', '10', 'يكون', 99],
  ]);
});

test('of two documents the one translated last is shown', () => {
  expect(findReprises('They ask that it be used for small harbours first.', 'en', null, ask)[0]?.origin.symbol).toBe('E/ESCWA/2030/7');
});
