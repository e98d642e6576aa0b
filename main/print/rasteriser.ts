// Vector images in pixels, for programs that show no vectors. A painter in WebAssembly, the same on every computer, that reaches neither files nor network.
import { Worker } from 'node:worker_threads';
import type { Rasterise } from '../../shared/export/exporter.ts';

export interface RasterOrder {
  readonly drawing: Uint8Array;
  /** In pixels. */
  readonly width: number;
}

/** No drawing of an honest hand takes a tenth of that. In milliseconds. */
const patience = 15_000;

/** Paints one image after the other. Starts no thread before the first, and keeps no program alive. `limit`: milliseconds for each image. */
export const createRasteriser = (limit = patience): Rasterise => {
  let worker: Worker | null = null;
  let answer: (painted: Uint8Array | null) => void = () => {};
  let last: Promise<unknown> = Promise.resolve();

  const start = (): Worker => {
    const started = new Worker(new URL('./raster-thread.ts', import.meta.url));
    // One that fell is in no state to be asked again; its exit follows.
    started.on('error', () => {});
    started.on('message', (painted: Uint8Array) => answer(painted));
    started.on('exit', () => {
      if (worker !== started) return;
      worker = null;
      answer(null);
    });
    return started;
  };

  const paint = async (order: RasterOrder): Promise<Uint8Array | null> => {
    const painting = (worker ??= start());
    painting.ref();
    const timer = setTimeout(() => void painting.terminate(), limit);
    const painted = await new Promise<Uint8Array | null>((resolve) => {
      answer = resolve;
      painting.postMessage(order);
    });
    clearTimeout(timer);
    painting.unref();
    return painted;
  };

  return (drawing, width) => {
    const painted = last.then(() => paint({ drawing, width }));
    last = painted;
    return painted;
  };
};
