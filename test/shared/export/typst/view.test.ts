// What is visible where only some pages are looked at: all that stands on them, wherever it moved.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PrintedElement } from '../../../../shared/export/typst/printed.ts';
import { allPlaced, isEnough, viewOf } from '../../../../shared/export/typst/view.ts';

/** Elements in order: their pages before and after a change, and whether they have an anchor at all. */
const texts = fc.array(fc.record({ before: fc.integer({ min: 0, max: 2 }), after: fc.integer({ min: 0, max: 2 }), anchored: fc.boolean() }), { maxLength: 40 });
const ranges = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 3 })).map(([first, more]) => ({ first, last: first + more }));

/** Pages that never go back, from 1. */
const pagesOf = (steps: readonly number[]): number[] => {
  let page = 1;
  return steps.map((step) => (page += step));
};

test('a view that is found to be enough shows every part of the text that stands on the pages, and the next one always is', () => {
  fc.assert(
    fc.property(texts, ranges, (elements, pages) => {
      const body = elements.map(({ anchored }, index): PrintedElement => ({ k: 'box', title: [], body: [], whole: false, anchor: anchored ? `${index}` : null }));
      const before = pagesOf(elements.map((element) => element.before));
      const after = pagesOf(elements.map((element) => element.after));
      const pageIn = (places: readonly number[]) => (id: string) => places[Number(id)];
      const stands = (index: number): boolean => (after[index] as number) <= pages.last && (after[index + 1] ?? Infinity) >= pages.first;
      for (const known of [before, after]) {
        const view = viewOf(body, pages, pageIn(known), false);
        expect(allPlaced(body, pageIn(known))).toBe(true);
        if (known === after) expect(isEnough(body, view, pages, pageIn(after))).toBe(true);
        if (!isEnough(body, view, pages, pageIn(after))) continue;
        for (const index of body.keys()) if (stands(index)) expect(index >= view.from && index < view.to, `element ${index}`).toBe(true);
        // Whether it is enough can be told from the places that it asks for.
        for (const end of [view.from, view.to]) if (end > 0 && end < body.length) expect(view.ask).toContain(`${end}`);
      }
    }),
  );
});
