// Reads the PDF of the pages and paints them, in a thread of its own: neither holds up a key. pdf.js reads in the same thread that paints, since what it
// reads would take longer from one thread to another than it takes to paint.
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
// Makes the reader known to the line above; it need not be in a thread of its own then.
import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';
import { changeOf, pageInks, type PageInk, type ReadInks } from '../../../shared/export/typst/page-changes.ts';
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
  readonly inks: ReadInks;
  /** All of it, read when it is first wanted. */
  readonly whole: () => Promise<PDFDocumentProxy>;
  readonly drop: () => void;
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
/** A band ends at whole rows of the picture, which may lie so far beyond it, in points. */
const rounding = 2;

const paint = async ({ order, pdf, page: number, scale, manner }: Extract<PainterRequest, { kind: 'paint' }>): Promise<void> => {
  const source = pdfs.get(pdf);
  if (source === undefined) return answer({ kind: 'dropped', order });
  const before = painted.get(number);
  const ink = source.inks.inkOf(number);
  const change = manner === 'onto' && before?.scale === scale ? changeOf(before.ink, ink) : 'all';
  if (change === null) return answer({ kind: 'painted', order, bitmap: null, top: 0, width: 0, height: 0, whole: false });

  // What does not reach into the part that changed need not even be read.
  const part = change === 'all' ? null : source.inks.partOf(number, { from: change.from - rounding, to: change.to + rounding });
  const document = part === null ? await source.whole() : await read(part);
  try {
    const page = await document.getPage(number);
    const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
    const viewport = page.getViewport({ scale });
    const [across, down] = [Math.floor(viewport.width), Math.floor(viewport.height)];
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
    answer({ kind: 'painted', order, bitmap: given.transferToImageBitmap(), top: from, width: right - left, height: top - bottom, whole: change === 'all' });
  } finally {
    if (part !== null) void document.loadingTask.destroy();
  }
};

// One page after the other, in the order in which they are asked for: the first is the one that somebody looks at.
let last: Promise<void> = Promise.resolve();

self.addEventListener('message', ({ data: request }: MessageEvent<PainterRequest>) => {
  switch (request.kind) {
    case 'read': {
      const { pdf, bytes } = request;
      const inks = pageInks(bytes);
      let document: Promise<PDFDocumentProxy> | null = null;
      const whole = (): Promise<PDFDocumentProxy> => (document ??= read(bytes.slice()));
      pdfs.set(pdf, { inks, whole, drop: () => void document?.then(({ loadingTask }) => loadingTask.destroy()).catch(() => {}) });
      if (inks.count !== null) return answer({ kind: 'read', pdf, count: inks.count });
      whole().then(
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
      pdfs.get(request.pdf)?.drop();
      pdfs.delete(request.pdf);
      return;
    }
  }
});
