// Reads the PDF of the pages and paints them, in a thread of its own: neither holds up a key. pdf.js reads in the same thread that paints, since what it
// reads would take longer from one thread to another than it takes to paint.
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
// Makes the reader known to the line above; it need not be in a thread of its own then.
import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';
import { changeOf, pageInks, type PageInk } from '../../../shared/export/typst/page-changes.ts';
import type { PainterAnswer, PainterRequest } from './painter-messages.ts';

/** The side of a thread that speaks to the window, which the types of a window do not know. */
const window = self as unknown as { readonly postMessage: (message: PainterAnswer, given: readonly Transferable[]) => void };

const answer = (message: PainterAnswer): void => window.postMessage(message, message.kind === 'painted' && message.bitmap !== null ? [message.bitmap] : []);
const reasonOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** Kept in memory of the processor: pages are read back, and small enough to be painted there sooner than a graphics card has begun. */
const contextOf = (canvas: OffscreenCanvas, alpha: boolean) => canvas.getContext('2d', { alpha, willReadFrequently: true });

/** Canvases without a page around them. */
class Canvases {
  create(width: number, height: number) {
    const canvas = new OffscreenCanvas(width, height);
    return { canvas, context: contextOf(canvas, true) };
  }
  reset({ canvas }: { readonly canvas: OffscreenCanvas }, width: number, height: number): void {
    canvas.width = width;
    canvas.height = height;
  }
  destroy(): void {}
  getNoAlphaContext(canvas: OffscreenCanvas) {
    return contextOf(canvas, false);
  }
}

const none = (): 'none' => 'none';

/** Filters of a page of the browser do not reach into a thread; pdf.js does without them. */
class Filters {
  readonly addFilter = none;
  readonly addHCMFilter = none;
  readonly addAlphaFilter = none;
  readonly addLuminosityFilter = none;
  readonly addKnockoutFilter = none;
  readonly addHighlightHCMFilter = none;
  readonly addSelectionHCMFilter = none;
  readonly addSelectionFilter = none;
  createSelectionStyle(): null {
    return null;
  }
  destroy(): void {}
}

interface ReadPdf {
  readonly document: Promise<PDFDocumentProxy>;
  readonly inkOf: (page: number) => PageInk | null;
}

const pdfs = new Map<number, ReadPdf>();

/** What was painted last of each page on the screen. */
const painted = new Map<number, { readonly scale: number; readonly ink: PageInk | null }>();

/**
 * A PDF of our own making. Its letters are painted from their outlines: having the browser load the fonts of every new PDF takes a third of the time between
 * key and page.
 */
const read = (bytes: Uint8Array<ArrayBuffer>): Promise<PDFDocumentProxy> =>
  getDocument({ data: bytes, verbosity: 0, useWorkerFetch: false, useWasm: false, disableFontFace: true, CanvasFactory: Canvases, FilterFactory: Filters }).promise;

/** One for all pages: a new one for each takes a quarter of the time of painting. */
const easel = new OffscreenCanvas(1, 1);

/** What is painted beyond a part of a page, in points: letters that the edge of the painting cuts have other shades of grey than whole ones. */
const edge = 30;

const paint = async ({ order, pdf, page: number, scale, manner }: Extract<PainterRequest, { kind: 'paint' }>): Promise<void> => {
  const source = pdfs.get(pdf);
  if (source === undefined) return answer({ kind: 'dropped', order });
  const page = await (await source.document).getPage(number);
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const size = { width: right - left, height: top - bottom };
  const viewport = page.getViewport({ scale });
  const [across, down] = [Math.floor(viewport.width), Math.floor(viewport.height)];

  const before = painted.get(number);
  const ink = source.inkOf(number);
  const change = manner === 'onto' && before?.scale === scale ? changeOf(before.ink, ink) : 'all';
  if (change === null) return answer({ kind: 'painted', order, bitmap: null, top: 0, ...size, whole: false });
  const rowOf = (y: number): number => Math.min(down, Math.max(0, Math.round(viewport.convertToViewportPoint(0, y)[1] ?? 0)));
  const [from, to] = change === 'all' ? [0, down] : [rowOf(change.to), rowOf(change.from)];
  const beyond = Math.ceil(edge * scale);
  if (easel.width !== across || easel.height !== down) Object.assign(easel, { width: across, height: down });
  const context = contextOf(easel, false);
  if (context === null) throw new Error('no canvas to paint on');
  context.reset();
  context.beginPath();
  context.rect(0, from - beyond, across, to - from + 2 * beyond);
  context.clip();
  // A canvas without a page does all that is asked of one.
  await page.render({ canvas: easel as unknown as HTMLCanvasElement, viewport }).promise;
  if (manner !== 'apart') painted.set(number, { scale, ink });
  const given = new OffscreenCanvas(across, Math.max(1, to - from));
  contextOf(given, false)?.drawImage(easel, 0, -from);
  answer({ kind: 'painted', order, bitmap: given.transferToImageBitmap(), top: from, ...size, whole: change === 'all' });
};

// One page after the other, in the order in which they are asked for: the first is the one that somebody looks at.
let last: Promise<void> = Promise.resolve();

self.addEventListener('message', ({ data: request }: MessageEvent<PainterRequest>) => {
  switch (request.kind) {
    case 'read': {
      const { pdf } = request;
      const inkOf = pageInks(request.bytes.slice());
      const document = read(request.bytes);
      pdfs.set(pdf, { document, inkOf });
      document.then(
        ({ numPages }) => answer({ kind: 'read', pdf, count: numPages }),
        (error: unknown) => answer({ kind: 'broken', of: { pdf }, reason: reasonOf(error) }),
      );
      return;
    }
    case 'paint': {
      const { order, pdf } = request;
      last = last.then(() => paint(request)).catch((error: unknown) => answer(pdfs.has(pdf) ? { kind: 'broken', of: { order }, reason: reasonOf(error) } : { kind: 'dropped', order }));
      return;
    }
    case 'drop': {
      const { pdf } = request;
      const document = pdfs.get(pdf)?.document;
      pdfs.delete(pdf);
      document?.then(({ loadingTask }) => loadingTask.destroy()).catch(() => {});
      return;
    }
  }
});
