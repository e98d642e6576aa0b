// Text in which some characters are marked: what was searched for.
import type { ReactNode } from 'react';

export interface MarkedProps {
  readonly text: string;
  /** Marked characters, in UTF-16 units, ascending. */
  readonly positions?: readonly number[];
  /** Or one marked range [start, end). */
  readonly range?: readonly [start: number, end: number];
}

export const Marked = ({ text, positions = [], range }: MarkedProps) => {
  const ranges: [number, number][] = range === undefined ? [] : [[range[0], range[1]]];
  for (const position of positions) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === position) last[1] = position + 1;
    else ranges.push([position, position + 1]);
  }
  const parts: ReactNode[] = [];
  let from = 0;
  for (const [start, end] of ranges) {
    parts.push(text.slice(from, start), <mark key={start}>{text.slice(start, end)}</mark>);
    from = end;
  }
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
};
