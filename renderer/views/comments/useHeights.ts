// Brings comments to the height of what they are about: those in sight stand beside their words, below one another where these stand close.
import { useEffect, useLayoutEffect, type RefObject } from 'react';
import type { ListedThread } from '../../../shared/negotiation/threads.ts';
import type { Language } from '../../../shared/language/language.ts';

/** Between two comments. In pixels. */
const gap = 8;

const placeOnPage = (page: HTMLElement, { thread, places: [place] }: ListedThread, languages: readonly Language[]): DOMRect | null => {
  if (place === undefined) return null;
  const language = place.language ?? languages[0];
  const pane = page.querySelector(`[role="textbox"][data-language="${language ?? ''}"]`);
  const words = place.language === null ? null : pane?.querySelector(`[data-comments~="${CSS.escape(thread.id)}"]`);
  return (words ?? pane?.querySelector(`[data-block="${CSS.escape(place.block)}"]`))?.getBoundingClientRect() ?? null;
};

const align = (list: HTMLElement, page: HTMLElement, threads: readonly ListedThread[], languages: readonly Language[]): void => {
  const scroller = page.querySelector<HTMLElement>('[data-scroller]');
  if (scroller === null) return;
  const sight = scroller.getBoundingClientRect();
  const top = list.getBoundingClientRect().top;
  const cards = [...list.querySelectorAll<HTMLElement>(':scope > [data-thread]')];
  const heights = cards.map((card) => card.offsetHeight);
  const wanted = threads.map((thread) => {
    const place = placeOnPage(page, thread, languages);
    return place === null || place.bottom < sight.top || place.top > sight.bottom ? null : place.top - top;
  });
  const first = wanted.findIndex((at) => at !== null);
  // Without a place in sight the list stays where it is.
  if (first === -1) {
    for (const card of cards) card.style.marginBlockStart = '';
    list.style.paddingBlock = '';
    return;
  }
  const above = heights.slice(0, first).reduce((sum, height) => sum + height + gap, 0);
  const start = wanted[first] ?? 0;
  let bottom = start - gap;
  cards.forEach((card, index) => {
    const at = wanted[index] ?? null;
    const extra = index > first && at !== null ? Math.max(0, at - (bottom + gap)) : 0;
    card.style.marginBlockStart = extra > 0 ? `${extra}px` : '';
    if (index >= first) bottom += gap + extra + (heights[index] ?? 0);
  });
  list.style.paddingBlock = `${Math.max(0, start - above)}px ${list.clientHeight}px`;
  list.scrollTop = Math.max(0, above - start);
};

/** Follows the page as it is scrolled and as the list changes. Only languages that are shown have places. */
export const useHeights = (list: RefObject<HTMLElement | null>, page: RefObject<HTMLElement | null>, threads: readonly ListedThread[], languages: readonly Language[]): void => {
  const shown = languages.join(' ');
  useLayoutEffect(() => {
    if (list.current !== null && page.current !== null) align(list.current, page.current, threads, shown.split(' ') as Language[]);
  }, [list, page, threads, shown]);
  useEffect(() => {
    const scroller = page.current?.querySelector('[data-scroller]');
    if (!scroller) return undefined;
    let frame = 0;
    const follow = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        if (list.current !== null && page.current !== null) align(list.current, page.current, threads, shown.split(' ') as Language[]);
      });
    };
    scroller.addEventListener('scroll', follow, { passive: true });
    const sizes = new ResizeObserver(follow);
    sizes.observe(scroller);
    return () => {
      cancelAnimationFrame(frame);
      scroller.removeEventListener('scroll', follow);
      sizes.disconnect();
    };
  }, [list, page, threads, shown]);
};
