// Pages of a PDF as pictures, painted by pdf.js. Reading is done in a worker; the policy admits the address of that worker and nothing else.
import { getDocument, PDFWorker, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';

export type { PDFDocumentProxy, PDFPageProxy };

/** What the window uses of trusted types, which TypeScript does not know. */
interface ScriptPolicies {
  createPolicy(name: string, rules: { readonly createScriptURL: (address: string) => string }): { createScriptURL(address: string): string };
}

/** The address as the content security policy takes it: one policy, which makes script of one address. */
const workerScript = (): string => {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: ScriptPolicies };
  const address = new URL(workerAddress, import.meta.url).href;
  if (trustedTypes === undefined) return address;
  return trustedTypes.createPolicy('page-reader', { createScriptURL: (asked) => (asked === address ? asked : '') }).createScriptURL(address);
};

let reader: PDFWorker | null = null;

/**
 * Reads a PDF of our own making. Its letters are painted from their outlines: having the browser load the fonts of every new PDF takes a third of the time
 * between key and page. The caller destroys its loading task when it is done with it.
 */
export const readPdf = (bytes: Uint8Array<ArrayBuffer>): Promise<PDFDocumentProxy> => {
  reader ??= PDFWorker.create({ port: new Worker(workerScript(), { type: 'module' }) });
  return getDocument({ data: bytes, worker: reader, verbosity: 0, useWorkerFetch: false, useWasm: false, disableFontFace: true }).promise;
};

/** Paints a page on a new canvas, `scale` device pixels a point. */
export const paint = async (page: PDFPageProxy, scale: number): Promise<HTMLCanvasElement> => {
  const viewport = page.getViewport({ scale });
  const canvas = document.createElement('canvas');
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  await page.render({ canvas, viewport }).promise;
  return canvas;
};
