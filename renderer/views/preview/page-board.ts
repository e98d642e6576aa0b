// Which pages are painted when: first the page of the caret, then what else is in view, then what comes into view next. React is told of the pictures only.
import type { PageRange } from '../../../shared/ipc/contract.ts';
import type { PaintedPdf, Picture } from './painter.ts';

/** A page on the screen. */
export interface Sheet {
  readonly element: HTMLElement;
  readonly show: (picture: Picture) => void;
  /** The page is far from the view: a long document would otherwise hold the pictures of all pages that were ever looked at. */
  readonly clear: () => void;
}

/** Pages as they were set; `pages` are those that are not blank, null for all. */
export interface BoardPages {
  readonly pdf: Pick<PaintedPdf, 'paint' | 'drop'>;
  readonly pages: PageRange | null;
}

/** Pages around the one that is typed on wait for a pause of so many milliseconds: painting them would hold up the next key's page. */
const pause = 150;

/** Before anything is known of the view. */
const beginning: PageRange = { first: 1, last: 3 };

export const covers = (pages: PageRange | null, wanted: PageRange): boolean => pages === null || (pages.first <= wanted.first && pages.last >= wanted.last);
const holds = (range: PageRange | null, page: number): boolean => range === null || (page >= range.first && page <= range.last);

/** What of a page was painted last. */
interface Painted {
  readonly pages: BoardPages;
  readonly scale: number;
  /** Whether the page on the screen holds what was painted last. */
  readonly there: boolean;
}

export class PageBoard {
  readonly #sheets = new Map<number, Sheet>();
  readonly #painted = new Map<number, Painted>();
  readonly #inView = new Set<number>();
  readonly #onWanted: () => void;
  readonly #broken: (error: unknown) => void;
  #observer: IntersectionObserver | null = null;
  #pages: BoardPages | null = null;
  #scale = 0;
  #caret: number | null = null;
  #painting: BoardPages | null = null;
  /** When the text changed, or newer pages came. */
  #stirred = 0;
  #later: ReturnType<typeof setTimeout> | null = null;

  /** `onWanted` is called when other pages are wanted than before, `broken` with a bug of the painter. */
  constructor(onWanted: () => void, broken: (error: unknown) => void) {
    this.#onWanted = onWanted;
    this.#broken = broken;
  }

  /** The pages that should not be blank: those in view and one on either side. */
  get wanted(): PageRange {
    if (this.#inView.size === 0) return beginning;
    const numbers = [...this.#inView];
    // A page before the first or after the last is never asked for.
    return { first: Math.max(1, Math.min(...numbers) - 1), last: Math.min(Math.max(...numbers) + 1, Math.max(...this.#sheets.keys())) };
  }

  /** Takes in a page of the screen, and returns how it goes. */
  enter(number: number, sheet: Sheet): () => void {
    this.#observer ??= new IntersectionObserver((entries) => this.#seen(entries), { root: sheet.element.closest('[data-pages]') });
    this.#sheets.set(number, sheet);
    this.#observer.observe(sheet.element);
    return () => {
      this.#observer?.unobserve(sheet.element);
      this.#sheets.delete(number);
      this.#painted.delete(number);
      this.#inView.delete(number);
    };
  }

  #seen(entries: readonly IntersectionObserverEntry[]): void {
    const numberOf = new Map([...this.#sheets].map(([number, { element }]) => [element as Element, number]));
    for (const { target, isIntersecting } of entries) {
      const number = numberOf.get(target);
      if (number === undefined) continue;
      if (isIntersecting) this.#inView.add(number);
      else this.#inView.delete(number);
    }
    const { wanted } = this;
    for (const number of [...this.#painted.keys()]) {
      if (holds(wanted, number)) continue;
      this.#painted.delete(number);
      this.#sheets.get(number)?.clear();
    }
    this.#onWanted();
    void this.#paint();
  }

  /** The page that the element in work begins on; device pixels a point. */
  look(caret: number | null, scale: number): void {
    this.#caret = caret;
    this.#scale = scale;
    void this.#paint();
  }

  /** The text changed: what can wait gives way to its pages. */
  stir(): void {
    this.#stirred = performance.now();
  }

  /** Newer pages. What is being painted of those before is still shown, so that somebody who types fast sees something at all. */
  show(pages: BoardPages): void {
    this.#leave(this.#pages);
    this.#pages = pages;
    this.stir();
    void this.#paint();
  }

  #leave(pages: BoardPages | null): void {
    if (pages !== null && pages !== this.#painting) pages.pdf.drop();
  }

  /** The page to be painted next, and whether it should be at once: it is what somebody looks at while typing, or nothing of it is there to be looked at. */
  #next(pages: BoardPages): { readonly number: number; readonly urgent: boolean } | null {
    const { wanted } = this;
    let best: { readonly number: number; readonly rank: number } | null = null;
    for (const number of this.#sheets.keys()) {
      if (!holds(wanted, number) || !holds(pages.pages, number)) continue;
      const painted = this.#painted.get(number);
      if (painted?.pages === pages && painted.scale === this.#scale) continue;
      const missing = painted?.scale !== this.#scale;
      const rank = !this.#inView.has(number) ? 3 : number === this.#caret ? 0 : missing || this.#caret === null || !this.#inView.has(this.#caret) ? 1 : 2;
      if (best === null || rank < best.rank) best = { number, rank };
    }
    return best === null ? null : { number: best.number, urgent: best.rank < 2 };
  }

  async #paint(): Promise<void> {
    while (this.#painting === null && this.#pages !== null && this.#scale > 0) {
      const pages = this.#pages;
      const scale = this.#scale;
      const next = this.#next(pages);
      if (next === null) return;
      const { number } = next;
      const rest = this.#stirred + pause - performance.now();
      if (!next.urgent && rest > 0) {
        this.#later ??= setTimeout(() => {
          this.#later = null;
          void this.#paint();
        }, rest);
        return;
      }
      this.#painting = pages;
      const before = this.#painted.get(number);
      const own: Painted = { pages, scale, there: true };
      this.#painted.set(number, own);
      const picture = await pages.pdf.paint(number, scale, before?.there === true ? 'onto' : 'anew').catch((error: unknown) => {
        this.#broken(error);
        // Not tried again before there are newer pages.
        this.#painted.set(number, { ...own, there: false });
        return null;
      });
      this.#painting = null;
      if (this.#pages !== pages) pages.pdf.drop();
      const sheet = this.#sheets.get(number);
      // Cleared meanwhile: what was painted onto is gone.
      const stands = sheet !== undefined && this.#painted.get(number) === own;
      if (picture === null) {
        if (stands && before !== undefined) this.#painted.set(number, before);
        else if (stands) this.#painted.delete(number);
      } else if (stands) {
        sheet.show(picture);
      } else {
        picture.bitmap?.close();
      }
    }
  }

  close(): void {
    if (this.#later !== null) clearTimeout(this.#later);
    this.#observer?.disconnect();
    this.#leave(this.#pages);
    this.#pages = null;
  }
}
