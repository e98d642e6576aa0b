// Pages of a PDF as pictures, painted by pdf.js in a thread; the policy admits the address of that thread and nothing else.
import type { Manner, PainterAnswer, PainterRequest } from './painter-messages.ts';
import threadAddress from './painter-thread.ts?worker&url';

export interface Picture {
  /** To be closed by whoever asked for it. Null where nothing changed since the last picture of the page. */
  readonly bitmap: ImageBitmap | null;
  /** Where it belongs, in pixels below the head of the page. */
  readonly top: number;
  /** False where it is the part of the page that changed since its last picture. */
  readonly whole: boolean;
  /** Of the page, in points. */
  readonly width: number;
  readonly height: number;
}

/** A PDF in the thread. */
export interface PaintedPdf {
  /** The number of pages; rejects when the PDF cannot be read. */
  readonly count: Promise<number>;
  /** Paints a page, from 1, `scale` device pixels a point, after those asked for before. Null when the PDF was dropped meanwhile. */
  readonly paint: (page: number, scale: number, manner: Manner) => Promise<Picture | null>;
  readonly drop: () => void;
}

/** What the window uses of trusted types, which TypeScript does not know. */
interface ScriptPolicies {
  createPolicy(name: string, rules: { readonly createScriptURL: (address: string) => string }): { createScriptURL(address: string): string };
}

/** The address as the content security policy takes it: one policy, which makes script of one address. */
const threadScript = (): string => {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: ScriptPolicies };
  const address = new URL(threadAddress, import.meta.url).href;
  if (trustedTypes === undefined) return address;
  return trustedTypes.createPolicy('page-reader', { createScriptURL: (asked) => (asked === address ? asked : '') }).createScriptURL(address);
};

let thread: Worker | null = null;
let numbers = 0;
const counts = new Map<number, PromiseWithResolvers<number>>();
const pictures = new Map<number, PromiseWithResolvers<Picture | null>>();

const heard = ({ data: message }: MessageEvent<PainterAnswer>): void => {
  switch (message.kind) {
    case 'read':
      counts.get(message.pdf)?.resolve(message.count);
      counts.delete(message.pdf);
      return;
    case 'painted':
    case 'dropped':
      pictures.get(message.order)?.resolve(message.kind === 'painted' ? message : null);
      pictures.delete(message.order);
      return;
    case 'broken': {
      const error = new Error(`pages could not be painted: ${message.reason}`);
      if ('pdf' in message.of) counts.get(message.of.pdf)?.reject(error);
      else pictures.get(message.of.order)?.reject(error);
      return;
    }
    // pdf.js has a word of its own when it is ready.
  }
};

const tell = (request: PainterRequest, given: readonly Transferable[] = []): void => {
  if (thread === null) {
    thread = new Worker(threadScript(), { type: 'module' });
    thread.addEventListener('message', heard);
  }
  thread.postMessage(request, [...given]);
};

/** Reads a PDF of our own making; its bytes go to the thread. The caller drops it when it is done with it. */
export const readPdf = (bytes: Uint8Array<ArrayBuffer>): PaintedPdf => {
  const pdf = ++numbers;
  const count = Promise.withResolvers<number>();
  counts.set(pdf, count);
  tell({ kind: 'read', pdf, bytes }, [bytes.buffer]);
  return {
    count: count.promise,
    paint: (page, scale, manner) => {
      const order = ++numbers;
      const picture = Promise.withResolvers<Picture | null>();
      pictures.set(order, picture);
      tell({ kind: 'paint', order, pdf, page, scale, manner });
      return picture.promise;
    },
    drop: () => tell({ kind: 'drop', pdf }),
  };
};

/** Puts a picture on the canvas of its page, in place of what is there. */
export const putOn = (canvas: HTMLCanvasElement, { bitmap, top, whole }: Picture): void => {
  if (bitmap === null) return;
  if (whole && (canvas.width !== bitmap.width || canvas.height !== bitmap.height)) Object.assign(canvas, { width: bitmap.width, height: bitmap.height });
  // Where the text ends is read off the picture.
  canvas.getContext('2d', { alpha: false, willReadFrequently: true })?.drawImage(bitmap, 0, top);
  bitmap.close();
};
