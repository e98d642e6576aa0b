// The section in which the user is: where the caret was put last, or what stands at the top of the page once it was scrolled by hand.
import { useEffect, useState, type RefObject } from 'react';
import type { Id } from '../../../shared/document/ids.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { sectionOf, type OutlineEntry } from './outline-entries.ts';

/** Height below the upper edge of the view where reading begins, in pixels. */
const readingLine = 90;

export const useCurrentSection = (session: DocumentSession, entries: readonly OutlineEntry[], page: RefObject<HTMLElement | null>): Id | null => {
  const [block, setBlock] = useState<Id | null>(() => session.selected?.block ?? null);

  useEffect(() => {
    const select = () => {
      if (session.selected !== null) setBlock(session.selected.block);
    };
    select();
    return session.subscribe(select, ['selection']);
  }, [session]);

  useEffect(() => {
    const element = page.current;
    if (element === null) return;
    // A scroll counts only after the wheel, a touch or the scroll bar: the page also scrolls by itself, to what was chosen.
    let byHand = false;
    let frame = 0;
    const look = () => {
      frame = 0;
      const { left, top, width } = element.getBoundingClientRect();
      const found = document
        .elementsFromPoint(left + width / 2, top + readingLine)
        .map((one) => one.closest('[data-block]'))
        .find((one) => one !== null)
        ?.getAttribute('data-block');
      if (found != null) setBlock(found);
    };
    const scrolled = () => {
      if (byHand && frame === 0) frame = requestAnimationFrame(look);
    };
    const begin = () => {
      byHand = true;
    };
    const press = (event: PointerEvent) => {
      // A press on the scroll bar reaches the scroller itself; one in the text reaches what stands in it.
      byHand = event.target instanceof Element && event.target.matches('[data-scroller]');
    };
    const end = () => {
      byHand = false;
    };
    element.addEventListener('wheel', begin, { passive: true });
    element.addEventListener('touchmove', begin, { passive: true });
    element.addEventListener('pointerdown', press);
    element.addEventListener('keydown', end);
    element.addEventListener('scroll', scrolled, { capture: true, passive: true });
    const stop = session.onReveal(end);
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener('wheel', begin);
      element.removeEventListener('touchmove', begin);
      element.removeEventListener('pointerdown', press);
      element.removeEventListener('keydown', end);
      element.removeEventListener('scroll', scrolled, { capture: true });
      stop();
    };
  }, [page, session]);

  return block === null ? (entries[0]?.id ?? null) : (sectionOf(session, entries, block) ?? entries[0]?.id ?? null);
};
