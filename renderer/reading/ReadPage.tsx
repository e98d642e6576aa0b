// A whole page that is read. What is far down is built in idle moments; arrow keys go from element to element.
import { useCallback, useEffect, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { Move } from '../../shared/compare/comparison.ts';
import { useMessages } from '../state/interface-language.ts';
import { clipboardDataOf } from '../editor/clipboard.ts';
import { joinClasses } from '../editor/BlockFrame.tsx';
import { ReadElement, type ElementContext } from './ReadElement.tsx';
import type { Reading } from './reading.ts';
import styles from './reading.module.css';

/** Elements built at once: about three screens. */
const step = 60;

export interface ReadPageProps {
  readonly label: string;
  readonly reading: Reading;
  readonly moves: readonly Move[];
  /** Both texts in one, or beside each other; without marks only what stands is shown. */
  readonly view: 'inText' | 'beside' | 'plain';
  /** The row to be in sight, and how often that was asked. */
  readonly goal: { readonly row: number; readonly asked: number } | null;
  readonly onGo: (row: number) => void;
  readonly onAct: ((row: number, button: HTMLElement) => void) | null;
  /** Without the sheet around it: it stands in something else. */
  readonly bare?: boolean;
}

/** The other end of each move, by row. */
const endsOf = (moves: readonly Move[]): ReadonlyMap<number, { readonly other: number; readonly up: boolean }> => {
  const ends = new Map<number, { readonly other: number; readonly up: boolean }>();
  for (const { from, to, direction } of moves) {
    from.forEach((row, index) => {
      const other = to[index];
      if (other === undefined) return;
      ends.set(row, { other, up: direction === 'up' });
      ends.set(other, { other: row, up: direction === 'up' });
    });
  }
  return ends;
};

/** How many rows stand, growing in idle moments until all do; at once as far as a row that is wanted. */
const useBuilt = (rows: number, wanted: number, page: unknown): number => {
  const [state, setState] = useState({ page, built: step });
  const built = Math.max(state.page === page ? state.built : step, wanted + step);
  useEffect(() => {
    if (built >= rows) return;
    const timer = requestIdleCallback(() => setState({ page, built: built + 2 * step }), { timeout: 300 });
    return () => cancelIdleCallback(timer);
  }, [built, rows, page]);
  return built;
};

export const ReadPage = ({ label, reading, moves, view, goal, onGo, onAct, bare = false }: ReadPageProps) => {
  const { t } = useMessages();
  const page = useRef<HTMLDivElement>(null);
  const [reachable, setReachable] = useState(0);
  const ends = useMemo(() => endsOf(moves), [moves]);
  const built = useBuilt(reading.rows.length, goal?.row ?? 0, reading);
  const act = useCallback(
    (row: number, button: HTMLElement) => {
      setReachable(row);
      onAct?.(row, button);
    },
    [onAct],
  );
  const canAct = onAct !== null;
  const context = useMemo((): ElementContext => ({ reading, t, onGo, onAct: canAct ? act : null }), [reading, t, onGo, canAct, act]);

  useEffect(() => {
    if (goal === null) return;
    page.current?.querySelector(`[data-row="${goal.row}"]`)?.scrollIntoView({ block: 'center' });
  }, [goal]);

  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || !(event.target instanceof HTMLElement) || !event.target.matches('[aria-haspopup="menu"]')) return;
    const buttons = [...(page.current?.querySelectorAll<HTMLElement>('[aria-haspopup="menu"]') ?? [])];
    const next = buttons[buttons.indexOf(event.target) + step];
    if (next === undefined) return;
    event.preventDefault();
    setReachable(Number(next.closest('[data-row]')?.getAttribute('data-row')));
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  };

  /** Of several elements whole ones are copied, which are the same elements where they are put; of one, the words. */
  const copy = (event: ClipboardEvent<HTMLDivElement>) => {
    const range = getSelection()?.getRangeAt(0);
    if (range === undefined) return;
    const touched = [...(page.current?.querySelectorAll('[data-row]') ?? [])].filter((row) => range.intersectsNode(row)).map((row) => reading.rows[Number(row.getAttribute('data-row'))]);
    const [first, ...rest] = touched.flatMap((row) => (row?.after == null || row.afterBox !== null ? [] : [row.after]));
    if (touched.length < 2 || first === undefined) return;
    event.preventDefault();
    const { settings, numbering } = reading.after;
    for (const [type, data] of Object.entries(clipboardDataOf({ blocks: [first, ...rest], language: reading.language, numbering, profile: settings }))) event.clipboardData.setData(type, data);
  };

  return (
    <div
      ref={page}
      role="group"
      aria-label={label}
      lang={reading.definition.tag}
      dir={reading.definition.direction}
      className={joinClasses(styles.page, view === 'beside' && styles.beside, bare && styles.bare)}
      onKeyDown={walk}
      onCopy={copy}
    >
      {reading.rows.slice(0, built).map((row, index) => {
        const end = ends.get(index);
        return (
          <ReadElement
            key={index}
            row={row}
            index={index}
            context={context}
            other={end?.other ?? null}
            up={end?.up ?? false}
            beside={view === 'beside'}
            marked={view !== 'plain'}
            current={goal?.row === index}
            reachable={index === reachable}
          />
        );
      })}
    </div>
  );
};
