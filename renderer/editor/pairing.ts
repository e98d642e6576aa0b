// Two pages beside each other: what says the same in two languages begins at the same height.
//
// Each part of a page is a grid of one column, and so is a page that holds elements itself, as a short one does. Where the partner of an element is
// higher than the element, the row of the element is made as high. Only what is laid out is measured: a grid that held both pages would be laid out
// whole with every key.

/** Differences that nobody sees, in pixels. */
const negligible = 0.5;

const blockOf = (element: Element): string | null => element.getAttribute('data-block');

const isLaidOut = (part: HTMLElement): boolean => part.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }) ?? false;

/** How high an element is by itself. A frame fills its row, so its content is asked. */
const ownHeight = (element: Element): number => {
  const { top, height } = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  if (style.alignSelf !== 'stretch') return height;
  const last = element.lastElementChild?.getBoundingClientRect().bottom ?? top;
  return last - top + Number.parseFloat(style.paddingBlockEnd) + Number.parseFloat(style.borderBlockEndWidth);
};

const outerHeight = (element: Element): number => {
  const { marginBlockStart, marginBlockEnd } = getComputedStyle(element);
  return ownHeight(element) + Number.parseFloat(marginBlockStart) + Number.parseFloat(marginBlockEnd);
};

export class Pairing {
  readonly #parts = new Set<HTMLElement>();
  readonly #rows = new WeakMap<HTMLElement, string>();
  /** How high the partner of an element was when both were laid out last: the part with the caret is laid out wherever the view is. */
  readonly #partnerHeights = new WeakMap<Element, number>();
  readonly #observer = new ResizeObserver(() => this.plan());
  #frame = 0;

  /** Takes a page or a part of one under its care; returns the function that lets it go. */
  add(part: HTMLElement): () => void {
    this.#parts.add(part);
    this.#observer.observe(part);
    return () => {
      this.#parts.delete(part);
      this.#observer.unobserve(part);
      this.#set(part, '');
    };
  }

  /** Aligns before the next frame: something may have changed its height. */
  plan(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#align();
    });
  }

  #set(part: HTMLElement, rows: string): void {
    if ((this.#rows.get(part) ?? '') === rows) return;
    this.#rows.set(part, rows);
    part.style.gridTemplateRows = rows;
  }

  #align(): void {
    const parts = [...this.#parts].filter(isLaidOut);
    for (const part of parts) part.toggleAttribute('data-rows', [...part.children].some((element) => blockOf(element) !== null));
    const heights = new Map<string, [element: Element, height: number][]>();
    for (const part of parts) {
      for (const element of part.children) {
        const id = blockOf(element);
        if (id === null) continue;
        const pair = heights.get(id) ?? [];
        pair.push([element, outerHeight(element)]);
        heights.set(id, pair);
      }
    }
    // All is measured before anything is changed: otherwise each change would be laid out by itself.
    const rows = parts.map((part) => {
      const sizes = [...part.children].map((element) => {
        const pair = heights.get(blockOf(element) ?? '') ?? [];
        const own = pair.find(([one]) => one === element)?.[1] ?? 0;
        const other = pair.find(([one]) => one !== element)?.[1] ?? this.#partnerHeights.get(element) ?? 0;
        this.#partnerHeights.set(element, other);
        return other > own + negligible ? `minmax(${other}px, auto)` : 'auto';
      });
      return sizes.every((size) => size === 'auto') ? '' : sizes.join(' ');
    });
    parts.forEach((part, index) => this.#set(part, rows[index] as string));
  }

  end(): void {
    cancelAnimationFrame(this.#frame);
    this.#observer.disconnect();
  }
}
