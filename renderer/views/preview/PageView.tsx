// One page: its picture, painted when it comes near the view, and beside it the place of the element in work.
import { memo, useEffect, useMemo, useRef, useState, type CSSProperties } from 'react';
import { lastInk } from './ink.ts';
import type { PageBoard } from './page-board.ts';
import { putOn } from './painter.ts';
import type { Stretch } from './places.ts';
import styles from './Preview.module.css';

/** A4, in points: every page is taken for one until it has been read. */
const upright = { width: 595.28, height: 841.89 } as const;

/** The bar reaches a little beyond the last row of ink, in points. */
const descent = 2;

export interface PageViewProps {
  readonly board: PageBoard;
  /** From 1. */
  readonly number: number;
  /** Pixels a point. */
  readonly scale: number;
  readonly label: string;
  /** The side of the bar: where lines begin. */
  readonly direction: 'ltr' | 'rtl';
  /** The part of the page that the element in work takes up. */
  readonly stretch: Stretch | null;
  /** A point of the page was clicked, in points from its top. */
  readonly onPick: (number: number, y: number) => void;
}

export const PageView = memo(({ board, number, scale, label, direction, stretch, onPick }: PageViewProps) => {
  const sheet = useRef<HTMLDivElement>(null);
  const picture = useRef<HTMLDivElement>(null);
  /** A new object for every picture. */
  const [painted, setPainted] = useState<{ readonly canvas: HTMLCanvasElement } | null>(null);
  const [size, setSize] = useState<{ readonly width: number; readonly height: number }>(upright);

  useEffect(() => {
    const element = sheet.current;
    if (element === null) return;
    return board.enter(number, {
      element,
      show: (shown) => {
        const canvas = picture.current?.querySelector('canvas') ?? document.createElement('canvas');
        if (shown.bitmap === null) return;
        putOn(canvas, shown);
        if (canvas.parentNode === null) picture.current?.append(canvas);
        canvas.dataset['painted'] = '';
        setSize(({ width, height }) => (width === shown.width && height === shown.height ? { width, height } : { width: shown.width, height: shown.height }));
        setPainted({ canvas });
      },
      clear: () => {
        picture.current?.replaceChildren();
        setPainted(null);
      },
    });
  }, [board, number]);

  const box: CSSProperties = { width: size.width * scale, height: size.height * scale };
  const foot = size.height - 60;
  const from = stretch?.from ?? null;
  const end = stretch?.to ?? foot;
  // Down to the text that is there: what follows may begin far below it, or on another page.
  const to = useMemo(() => {
    const canvas = painted?.canvas ?? null;
    const context = canvas?.getContext('2d') ?? null;
    if (canvas === null || context === null || from === null) return end;
    const perPoint = canvas.height / size.height;
    const top = Math.max(0, Math.round(from * perPoint));
    const height = Math.max(1, Math.round(end * perPoint) - top);
    const row = lastInk(context.getImageData(0, top, canvas.width, height).data, canvas.width, 0, height, perPoint);
    return row === null ? end : Math.min(end, from + (row + 1) / perPoint + descent);
  }, [painted, from, end, size.height]);
  return (
    <div
      ref={sheet}
      className={styles.sheet}
      style={box}
      data-page={number}
      onClick={(event) => onPick(number, (event.clientY - event.currentTarget.getBoundingClientRect().top) / scale)}
    >
      <div ref={picture} className={styles.picture} role="img" aria-label={label} />
      {stretch !== null && (
        <div
          className={styles.place}
          data-place
          dir={direction}
          style={{ top: stretch.from * scale, height: Math.max(8, (to - stretch.from) * scale) }}
        />
      )}
    </div>
  );
});
PageView.displayName = 'PageView';
