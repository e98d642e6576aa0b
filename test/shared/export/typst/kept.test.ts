// What stays with what follows it: lead-ins with their lists, the last lines of a text with its end rule.
import { expect, test } from 'vitest';
import type { PrintedElement } from '../../../../shared/export/typst/printed.ts';
import { keptTogether } from '../../../../shared/export/typst/kept.ts';

const paragraph = (text: string, k: 'paragraph' | 'signature' = 'paragraph'): PrintedElement => ({ k, c: [text], keep: false, anchor: null });
const list: PrintedElement = { k: 'list', at: 0, lead: 0, width: 10, flush: false, items: [] };
const rule: PrintedElement = { k: 'endRule', hangs: false };
const keeps = (...elements: readonly PrintedElement[]): (boolean | null)[] =>
  keptTogether(elements).map((element) => ('keep' in element ? element.keep : element.k === 'endRule' ? element.hangs : null));

test.each(['The Conference is expected to produce:', 'La Conférence devrait aboutir à\u00A0:', 'من المتوقع أن يسفر المؤتمر عما يلي:'])('“%s” stays with its list', (text) => {
  expect(keeps(paragraph(text), list)).toEqual([true, null]);
});

test('a paragraph that leads to nothing, or is more than a lead-in, may part from what follows', () => {
  expect(keeps(paragraph('The Conference adopted the text.'), list)).toEqual([false, null]);
  expect(keeps(paragraph('The Conference adopted:'))).toEqual([false]);
  expect(keeps(paragraph('The Conference adopted:'), { k: 'pageBreak' })).toEqual([false, null]);
  expect(keeps(paragraph(`${'The Conference adopted the text. '.repeat(30)}It decided:`), list)).toEqual([false, null]);
});

test('the last paragraph, the signature and the end rule are together, and a rule after a list hangs under it', () => {
  expect(keeps(paragraph('Text.'), paragraph('The end.'), paragraph('Chair', 'signature'), rule)).toEqual([false, true, true, false]);
  expect(keeps(paragraph('Text.'), list, rule)).toEqual([false, null, true]);
});
