// Makes a text as large as its place allows: nothing is ever cut off, however long it is.
import { useEffect, useLayoutEffect, useState, type RefObject } from 'react';

/** Pixels: nobody reads less from a seat, and a text that needs less can be scrolled. */
const smallest = 8;

/** What stands too wide in a column runs out of it at its end, which for one column of two is the other column, and not the edge of the stage. */
const overflows = (box: Element): boolean => box.scrollHeight > box.clientHeight || box.scrollWidth > box.clientWidth;

const fits = (stage: HTMLElement, size: number): boolean => {
  stage.style.fontSize = `${size}px`;
  return !overflows(stage) && ![...stage.children].some((column) => column.scrollWidth > column.clientWidth);
};

/**
 * In pixels: at which a line holds some twenty letters beside another language, some thirty alone. Larger ones tear sentences to words, and no row needs more.
 * A hall that is wide and low shows four lines at least.
 */
const largest = (stage: HTMLElement, columns: number): number => {
  const line = stage.clientWidth / columns;
  return Math.max(smallest, Math.floor(Math.min(line / (columns > 1 ? 11 : 15), stage.clientHeight / 6)));
};

/**
 * Sets the size of the text of a stage at every render, thus with every second, and whenever its place or what stands in it gets another size. Where even the
 * smallest size does not fit, the stage has to be scrolled.
 */
export const useFit = (stage: RefObject<HTMLElement | null>, columns: number): void => {
  const [, setRoom] = useState(0);
  useEffect(() => {
    const element = stage.current;
    if (element === null) return;
    const again = () => setRoom((count) => count + 1);
    const observer = new ResizeObserver(again);
    observer.observe(element);
    // Images come later than the text around them.
    element.addEventListener('load', again, true);
    // A face is fetched when the first text needs it, which is after this text was measured.
    document.fonts.addEventListener('loadingdone', again);
    return () => {
      document.fonts.removeEventListener('loadingdone', again);
      observer.disconnect();
      element.removeEventListener('load', again, true);
    };
  }, [stage]);
  useLayoutEffect(() => {
    const element = stage.current;
    if (element === null || element.clientHeight === 0) return;
    let [low, high] = [smallest * 2, largest(element, columns) * 2];
    if (!fits(element, high / 2)) {
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (fits(element, middle / 2)) low = middle;
        else high = middle;
      }
      fits(element, low / 2);
    }
  });
};
