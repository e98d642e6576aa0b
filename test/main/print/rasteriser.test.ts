// Vector images in pixels: what an image holds is painted in its colours and letters, the same each time, and none holds up an export.
import { expect, test } from 'vitest';
import { createRasteriser } from '../../../main/print/rasteriser.ts';
import { pixelsOf } from './png-pixels.ts';

const rasterise = createRasteriser();

const svg = (content: string): Uint8Array => new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100">${content}</svg>`);

/** How many pixels of an image are not see-through. */
const inked = async (content: string): Promise<number> => {
  const png = await rasterise(svg(content), 200);
  if (png === null) throw new Error('not painted');
  const { data } = pixelsOf(png);
  let count = 0;
  for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) > 127) count += 1;
  return count;
};

test('an image is painted as wide as it is wanted, in its colours, and the same each time', async () => {
  const drawing = svg('<rect x="0" y="0" width="100" height="100" fill="#00689d"/>');
  const [first, second] = await Promise.all([rasterise(drawing, 640), createRasteriser()(drawing, 640)]);
  expect(first).not.toBeNull();
  expect(first).toEqual(second);
  const { width, height, data } = pixelsOf(first ?? new Uint8Array());
  expect([width, height]).toEqual([640, 320]);
  expect([...data.subarray(0, 4)]).toEqual([0x00, 0x68, 0x9d, 255]);
  expect(data[639 * 4 + 3]).toBe(0);
});

test('text of every language is there, whatever family it names', async () => {
  for (const text of ['Depth', 'Été', 'عمق الميناء']) {
    for (const family of ['Arial', 'Nobody has this']) {
      expect(await inked(`<text x="100" y="60" text-anchor="middle" font-size="30" font-family="${family}">${text}</text>`), `${text} ${family}`).toBeGreaterThan(200);
    }
  }
});

test('what an image refers to outside itself is not there, and a script in it does nothing', async () => {
  const outside = `<image href="file://${process.execPath}" width="200" height="100"/><image href="http://127.0.0.1:9/x.png" width="200" height="100"/><script>throw 1</script>`;
  expect(await inked(outside)).toBe(0);
  expect(await inked(`${outside}<rect width="20" height="10"/>`)).toBe(200);
});

test('an image that takes too long or is none is given up, and the next is painted', async () => {
  const hasty = createRasteriser(1500);
  const endless = svg('<filter id="f" x="0" y="0" width="1" height="1"><feTurbulence baseFrequency="0.9" numOctaves="100000"/></filter><rect width="200" height="100" filter="url(#f)"/>');
  expect(await hasty(endless, 2000)).toBeNull();
  expect(await hasty(new TextEncoder().encode('no image'), 10)).toBeNull();
  expect(await hasty(svg('<rect width="9" height="9"/>'), 10)).not.toBeNull();
});
