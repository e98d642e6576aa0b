// Comparing pictures of pages: drawing may differ a little, what is printed may not.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { difference, readPng, writePng, type Picture } from './picture.ts';

const [width, height] = [120, 90];
/** A white page with rectangles of a level. */
const page = (...rectangles: readonly (readonly [x: number, y: number, wide: number, high: number, level?: number])[]): Picture => {
  const levels = new Uint8Array(width * height).fill(15);
  for (const [x, y, wide, high, level = 0] of rectangles) for (let down = y; down < y + high; down++) levels.fill(level, down * width + x, down * width + x + wide);
  return { width, height, levels };
};
const line = (y: number, wide = 80) => [20, y, wide, 3] as const;
const base = page(line(20), line(30), line(40));

test('the same page looks the same', () => {
  expect(difference(base, base)).toBeNull();
});

test.each([
  ['moved by a pixel', page(line(21), line(31), line(41))],
  ['drawn a little paler', page([...line(20), 3], [...line(30), 4], line(40))],
  ['with edges drawn more softly', page([19, 20, 82, 3, 8], line(20), line(30), line(40))],
])('a page %s looks the same', (_, found) => {
  expect(difference(found, base)).toBeNull();
  expect(difference(base, found)).toBeNull();
});

test.each([
  ['with a line that moved by two pixels', page(line(20), line(30), line(42))],
  ['without a line', page(line(20), line(30))],
  ['with a longer line', page(line(20), line(30, 85), line(40))],
  ['with a speck', page(line(20), line(30), line(40), [100, 80, 3, 3])],
  ['with a tinted ground', page([0, 0, width, height, 10], line(20), line(30), line(40))],
  ['of another size', { width: height, height: width, levels: base.levels }],
])('a page %s looks different', (_, found) => {
  expect(difference(found, base)).not.toBeNull();
  expect(difference(base, found)).not.toBeNull();
});

test('the difference tells how much differs, and where', () => {
  const found = difference(page(line(20), line(30), line(40), [60, 45, 30, 10]), base);
  expect(found?.box).toEqual({ left: 50, top: 50, right: 75, bottom: 61 });
  expect(found?.pixels).toBe(300);
  expect(found?.share).toBeCloseTo(300 / (width * height));
  expect([...(found?.picture.levels ?? [])].filter((level) => level === 0)).toHaveLength(300);
});

test('a picture is read from a file as it was written', () => {
  const pictures = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 })).chain(([wide, high]) => fc.uint8Array({ minLength: wide * high, maxLength: wide * high, max: 15 }).map((levels) => ({ width: wide, height: high, levels })));
  fc.assert(
    fc.property(pictures, (picture) => {
      expect(readPng(writePng(picture))).toEqual(picture);
    }),
  );
});
