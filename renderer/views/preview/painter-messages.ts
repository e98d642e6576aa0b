// What the window and the thread that paints pages say to each other.

/** What is asked of the thread. Numbers are the window's own. */
export type PainterRequest =
  /** `pdf` comes before anything is asked of it. */
  | { readonly kind: 'read'; readonly pdf: number; readonly bytes: Uint8Array<ArrayBuffer> }
  /** `page` from 1; `scale` in device pixels a point. */
  | { readonly kind: 'paint'; readonly order: number; readonly pdf: number; readonly page: number; readonly scale: number }
  /** What is still to be painted of a PDF, though nobody waits for it any more, is left. */
  | { readonly kind: 'drop'; readonly pdf: number };

export type PainterAnswer =
  | { readonly kind: 'read'; readonly pdf: number; readonly count: number }
  /** Width and height of the page in points. */
  | { readonly kind: 'painted'; readonly order: number; readonly bitmap: ImageBitmap; readonly width: number; readonly height: number }
  | { readonly kind: 'dropped'; readonly order: number }
  /** A bug, or a PDF that cannot be read; the reason is for the log. */
  | { readonly kind: 'broken'; readonly of: { readonly pdf: number } | { readonly order: number }; readonly reason: string };
