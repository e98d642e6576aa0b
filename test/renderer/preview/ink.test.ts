// The bar beside an element ends with its text: blank paper, the sides of a frame and rules are no text.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lastInk } from '../../../renderer/views/preview/ink.ts';

const width = 100;
const rows = 60;
/** A picture with so many dark pixels in each row. */
const picture = (darkIn: (row: number) => number): Uint8ClampedArray => {
  const pixels = new Uint8ClampedArray(width * rows * 4).fill(255);
  for (let row = 0; row < rows; row += 1) for (let at = 0; at < darkIn(row); at += 1) pixels.fill(0, (row * width + at) * 4, (row * width + at) * 4 + 3);
  return pixels;
};

test('the last row of text is found wherever it stands, frames and rules beside and below it', () => {
  fc.assert(
    fc.property(fc.nat(rows - 1), fc.integer({ min: 10, max: 40 }), (last, ink) => {
      const pixels = picture((row) => (row === last ? ink : row > last ? (row === rows - 1 ? width : 2) : 20));
      expect(lastInk(pixels, width, 0, rows, 2)).toBe(last);
    }),
  );
});

test('only the rows asked for are looked at, and blank paper has no ink', () => {
  const pixels = picture((row) => (row < 10 ? 20 : 0));
  expect(lastInk(pixels, width, 0, 5, 2)).toBe(4);
  expect(lastInk(pixels, width, 10, rows, 2)).toBeNull();
  expect(lastInk(pixels, width, 5, 500, 2)).toBe(9);
});
