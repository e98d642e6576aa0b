// What the window and the thread that paints pages say to each other.

/**
 * Anew: all of a page. Onto: only what changed of it since it was painted last, which is still there. Apart: all of it, for another purpose than to stand on the
 * screen.
 */
export type Manner = 'anew' | 'onto' | 'apart';

/** What is asked of the thread. Numbers are the window's own. */
export type PainterRequest =
  /** `pdf` comes before anything is asked of it. */
  | { readonly kind: 'read'; readonly pdf: number; readonly bytes: Uint8Array<ArrayBuffer> }
  /** `page` from 1; `scale` in device pixels a point. */
  | { readonly kind: 'paint'; readonly order: number; readonly pdf: number; readonly page: number; readonly scale: number; readonly manner: Manner }
  /** What is still to be painted of a PDF, though nobody waits for it any more, is left. */
  | { readonly kind: 'drop'; readonly pdf: number };

export type PainterAnswer =
  | { readonly kind: 'read'; readonly pdf: number; readonly count: number }
  /** Width and height of the page in points. `bitmap` is null where nothing changed, and all else is 0 then; and a part of the page, `top` pixels below its head, where little did. */
  | { readonly kind: 'painted'; readonly order: number; readonly bitmap: ImageBitmap | null; readonly top: number; readonly width: number; readonly height: number; readonly whole: boolean }
  | { readonly kind: 'dropped'; readonly order: number }
  /** A bug, or a PDF that cannot be read; the reason is for the log. */
  | { readonly kind: 'broken'; readonly of: { readonly pdf: number } | { readonly order: number }; readonly reason: string };
