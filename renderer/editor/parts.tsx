// The page of a long document stands in parts. Those in view are built at once and the others in idle moments, so that a document opens and takes
// the first key at the same pace whatever its length. Parts far from the view are neither laid out nor painted.
import { createContext, startTransition, useContext, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { RenderChunkProps } from 'slate-react';
import type { Block } from '../../shared/document/blocks/index.ts';
import type { Id } from '../../shared/document/ids.ts';
import { contentText } from '../../shared/document/inlines.ts';
import type { Language } from '../../shared/language/language.ts';
import { textPlaces } from '../../shared/document/walk.ts';
import type { Pairing } from './pairing.ts';
import styles from './page.module.css';

/** Blocks per part: a few screenfuls of paragraphs, so that a key press lays out little. */
export const partSize = 40;

/** How far beyond the view parts are built before their turn, in pixels. */
const reach = 1500;

interface Part {
  readonly element: HTMLElement;
  readonly show: () => void;
}

/** Which parts of one page have been built. */
export class PageParts {
  #begun = false;
  #first = 0;
  /** Those that wait, by their place on the page at opening. */
  readonly #waiting = new Map<number, Part>();
  #count = 0;
  #idle: number | null = null;
  #observer: IntersectionObserver | null = null;

  /** Whether a part that is made now waits for its turn. What is made later, by typing, is shown at once. */
  get opening(): boolean {
    return !this.#begun;
  }

  /** A part that is not built yet; returns the function that takes it off the list. */
  wait(part: Part): () => void {
    const place = this.#count++;
    this.#waiting.set(place, part);
    return () => {
      this.#waiting.delete(place);
      this.#observer?.unobserve(part.element);
    };
  }

  #around(block: number): Part[] {
    const place = Math.floor(block / partSize);
    return [place - 1, place, place + 1].flatMap((one) => this.#waiting.get(one) ?? []);
  }

  /** Builds what stands around a block, given by its place in the document, and begins with the others. */
  begin(block: number): void {
    this.#begun = true;
    this.#first = Math.floor(block / partSize);
    // At the top one part is more than a screenful; elsewhere it may begin or end anywhere in the view.
    for (const part of block < partSize ? this.#around(block).slice(0, 1) : this.#around(block)) part.show();
    const [first] = this.#waiting.values();
    if (!first) return;
    this.#observer = new IntersectionObserver(
      (entries) => {
        const near = new Set(entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target));
        for (const part of this.#waiting.values()) if (near.has(part.element)) part.show();
      },
      { root: first.element.closest('[data-scroller]'), rootMargin: `${reach}px 0px` },
    );
    for (const part of this.#waiting.values()) this.#observer.observe(part.element);
    this.#plan();
  }

  #plan(): void {
    this.#idle ??= requestIdleCallback(() => {
      this.#idle = null;
      const [next] = [...this.#waiting].sort(([a], [b]) => Math.abs(a - this.#first) - Math.abs(b - this.#first));
      if (!next) return this.#observer?.disconnect();
      // Keys that come meanwhile go first.
      startTransition(next[1].show);
      this.#plan();
    });
  }

  /** Builds at once what stands around a block; all that is left, where no place is given. Not to be called while React renders. */
  bring(block: number | null): void {
    const parts = block === null ? [...this.#waiting.values()] : this.#around(block);
    if (parts.length > 0) flushSync(() => parts.forEach((part) => part.show()));
  }

  end(): void {
    if (this.#idle !== null) cancelIdleCallback(this.#idle);
    this.#idle = null;
    this.#observer?.disconnect();
  }
}

/** Of the faces of the document at their sizes, on average: the width of a character, the height of a line, what stands between elements. In pixels. */
const characterWidth = 6.6;
const lineHeight = 22.5;
const betweenElements = 8;

/**
 * About how high an element stands on a page of this width, by its longest text in these languages. For two pages beside each other it is the
 * same, so that what was never laid out takes the same room on both.
 */
export const estimateHeight = (block: Block, shown: readonly Language[], width: number): number => {
  const lines = [...textPlaces(block)].map(({ text }) => Math.max(...shown.map((language) => Math.ceil((contentText(text[language] ?? []).length * characterWidth) / width)), 1));
  return betweenElements + lineHeight * lines.reduce((sum, count) => sum + count, 0);
};

interface Surroundings {
  readonly parts: PageParts;
  /** Where the page stands beside another. */
  readonly pairing: Pairing | null;
  /** About how high an element of the page is, by the id of its block; in pixels. */
  readonly estimate: (block: Id) => number;
}

export const PartsContext = createContext<Surroundings | null>(null);

const PagePart = ({ attributes, children }: Pick<RenderChunkProps, 'attributes' | 'children'>) => {
  const surroundings = useContext(PartsContext);
  if (!surroundings) throw new Error('A part of the page stands outside a pane');
  const { parts, pairing, estimate } = surroundings;
  const [shown, setShown] = useState(() => !parts.opening);
  const part = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = part.current;
    if (!element) return undefined;
    if (!shown) return parts.wait({ element, show: () => setShown(true) });
    const height = [...element.children].reduce((sum, child) => sum + estimate(child.getAttribute('data-block') ?? ''), 0);
    element.style.containIntrinsicBlockSize = `auto ${height}px`;
    return pairing?.add(element);
  }, [parts, pairing, estimate, shown]);
  return (
    <div {...attributes} ref={part} className={shown ? styles.part : styles.waiting}>
      {shown && children}
    </div>
  );
};

/** What Slate calls a chunk. The lowest ones hold the blocks. */
export const Chunk = ({ attributes, children, lowest }: RenderChunkProps) => (lowest ? <PagePart attributes={attributes}>{children}</PagePart> : <div {...attributes}>{children}</div>);
