// Paints vector images, in a thread of its own that can be ended when one takes too long.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { readFonts } from './fonts.ts';
import type { RasterOrder } from './rasteriser.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs in a thread');

const require = createRequire(import.meta.url);
await initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));

// The fonts of the document, as in print: whatever family an image names, its text is set in Tinos, and in Amiri where that has no letters.
const family = 'Tinos';
const font = {
  fontBuffers: readFonts().flat().map((bytes) => new Uint8Array(bytes)),
  defaultFontFamily: family, serifFamily: family, sansSerifFamily: family, cursiveFamily: family, fantasyFamily: family, monospaceFamily: family,
};

port.on('message', ({ drawing, width }: RasterOrder) => {
  const image = new Resvg(drawing, { font, fitTo: { mode: 'width', value: width } });
  const painted = image.render();
  const png = painted.asPng();
  painted.free();
  image.free();
  port.postMessage(png);
});
