// What a click on a page means, and which parts of which pages an element takes up.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { elementAt, renewedPlaces, sortedPlaces, stretchesOf } from '../../../renderer/views/preview/places.ts';
import type { Place } from '../../../shared/ipc/contract.ts';

const at = (block: string, page: number, y: number): Place => ({ block, page, x: 70, y });

test('an element reaches down to the next one, over the foot of a page and whole pages', () => {
  const places = sortedPlaces([at('long', 1, 700), at('title', 1, 100), at('after', 3, 200), at('last', 3, 400)]);
  expect(places.map(({ block }) => block)).toEqual(['title', 'long', 'after', 'last']);
  expect(stretchesOf(places, 'title')).toEqual([{ page: 1, from: 89, to: 684 }]);
  expect(stretchesOf(places, 'long').map(({ page, to }) => [page, to === null])).toEqual([[1, true], [2, true], [3, false]]);
  expect(stretchesOf(places, 'last')).toEqual([{ page: 3, from: 389, to: null }]);
  expect(stretchesOf(places, 'gone')).toEqual([]);
});

test('places of the pages that are looked at take the room of those there before, and the others stay', () => {
  const before = sortedPlaces([at('first', 1, 100), at('stays', 2, 100), at('goes', 2, 300), at('moves', 3, 100), at('last', 5, 100)]);
  const places = [at('stays', 2, 140), at('new', 2, 200), at('moves', 2, 500)];
  const after = renewedPlaces(before, { places, pages: { first: 2, last: 2 }, everywhere: false });
  expect(after).toEqual([at('first', 1, 100), at('stays', 2, 140), at('new', 2, 200), at('moves', 2, 500), at('last', 5, 100)]);
  expect(renewedPlaces(before, { places, pages: { first: 2, last: 2 }, everywhere: true })).toEqual(places);
});

test('an element that ends with its page has no part on the next', () => {
  const places = sortedPlaces([at('end of page', 1, 760), at('top of page', 2, 75)]);
  expect(stretchesOf(places, 'end of page').map(({ page }) => page)).toEqual([1]);
});

test('a point belongs to the element that begins above it, and before the first to the first', () => {
  const places = sortedPlaces([at('a', 1, 100), at('b', 1, 300), at('c', 3, 100)]);
  expect([elementAt(places, 1, 10), elementAt(places, 1, 120), elementAt(places, 1, 292), elementAt(places, 2, 50), elementAt(places, 3, 800)]).toEqual(['a', 'a', 'b', 'b', 'c']);
  expect(elementAt([], 1, 10)).toBeNull();
});

test('every element that prints is found in the middle of its first line, and only its own first stretch holds it', () => {
  const drawn = fc.uniqueArray(fc.record({ page: fc.integer({ min: 1, max: 4 }), line: fc.integer({ min: 5, max: 50 }) }), { selector: ({ page, line }) => page * 100 + line, minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(drawn, (lines) => {
      const places = sortedPlaces(lines.map(({ page, line }, index) => at(`block-${index}`, page, line * 15)));
      for (const { block, page, y } of places) {
        expect(elementAt(places, page, y - 5)).toBe(block);
        const [first] = stretchesOf(places, block);
        expect(first).toMatchObject({ page, from: y - 11 });
      }
    }),
  );
});
