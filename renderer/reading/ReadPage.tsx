// A whole page that is read. What is far from the place in sight is built in idle moments; arrow keys go from element to element.
import { memo, useCallback, useEffect, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { ComparedBlock, Move } from '../../shared/compare/comparison.ts';
import { useMessages } from '../state/interface-language.ts';
import { clipboardDataOf } from '../editor/clipboard.ts';
import { joinClasses } from '../editor/BlockFrame.tsx';
import { ReadElement, spokenBy, type ElementContext } from './ReadElement.tsx';
import type { Reading } from './reading.ts';
import styles from './reading.module.css';

/** Elements that are built together: about a screen. */
const chunkSize = 24;
/** Height of an element that is not built, as `contain-intrinsic-block-size` of a row and its padding have it: nothing jumps when it is. In pixels. */
const rowHeight = 71;

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
  /** Names of the two texts, above their columns where they stand beside each other. */
  readonly names?: { readonly before: string; readonly after: string } | undefined;
  /** Who made a change; the same function as long as it says the same. */
  readonly by?: ElementContext['by'];
}

/** The other end of each move, by row. */
type Ends = ReadonlyMap<number, { readonly other: number; readonly up: boolean }>;

const endsOf = (moves: readonly Move[]): Ends => {
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

/** Which chunks stand: at once those around the wanted one, the others in idle moments, the nearest first. */
const useBuilt = (chunks: number, wanted: number, page: unknown): ((chunk: number) => boolean) => {
  const [state, setState] = useState<{ readonly page: unknown; readonly built: ReadonlySet<number> }>({ page, built: new Set() });
  const built = state.page === page ? state.built : new Set<number>();
  const stands = (chunk: number): boolean => Math.abs(chunk - wanted) <= 1 || built.has(chunk);
  const next = Array.from({ length: chunks }, (_, chunk) => chunk)
    .filter((chunk) => !stands(chunk))
    .sort((one, other) => Math.abs(one - wanted) - Math.abs(other - wanted))
    .slice(0, 2);
  useEffect(() => {
    if (next.length === 0) return;
    const timer = requestIdleCallback(() => setState({ page, built: new Set([...built, wanted - 1, wanted, wanted + 1, ...next]) }), { timeout: 300 });
    return () => cancelIdleCallback(timer);
  });
  return stands;
};

interface ChunkProps {
  readonly rows: readonly ComparedBlock[];
  /** Place of its first row among all. */
  readonly first: number;
  readonly built: boolean;
  readonly context: ElementContext;
  readonly ends: Ends;
  readonly view: ReadPageProps['view'];
  /** The row in sight and the row that Tab reaches, where they are among these. */
  readonly current: number | null;
  readonly reachable: number | null;
}

const Chunk = memo(function Chunk({ rows, first, built, context, ends, view, current, reachable }: ChunkProps) {
  if (!built) return <div style={{ blockSize: rows.length * rowHeight }} />;
  return rows.map((row, at) => {
    const index = first + at;
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
        current={current === index}
        reachable={reachable === index}
      />
    );
  });
});

export const ReadPage = ({ label, reading, moves, view, goal, onGo, onAct, bare = false, names, by }: ReadPageProps) => {
  const { t, language } = useMessages();
  const page = useRef<HTMLDivElement>(null);
  const [reachable, setReachable] = useState(0);
  const ends = useMemo(() => endsOf(moves), [moves]);
  const chunks = useMemo(() => Array.from({ length: Math.ceil(reading.rows.length / chunkSize) }, (_, chunk) => reading.rows.slice(chunk * chunkSize, (chunk + 1) * chunkSize)), [reading]);
  const chunkOf = (row: number): number => Math.floor(row / chunkSize);
  /** Another view is another page, which begins where one is. */
  const sheet = useMemo(() => ({ reading, view }), [reading, view]);
  const built = useBuilt(chunks.length, chunkOf(goal?.row ?? 0), sheet);
  /** What is done is the same for every row and at every turn: thousands of rows are not drawn again for it. */
  const latest = useRef({ onGo, onAct });
  latest.current = { onGo, onAct };
  const go = useCallback((row: number) => latest.current.onGo(row), []);
  const act = useCallback((row: number, button: HTMLElement) => {
    setReachable(row);
    latest.current.onAct?.(row, button);
  }, []);
  const canAct = onAct !== null;
  const context = useMemo((): ElementContext => ({ reading, t, speaks: spokenBy(language), onGo: go, onAct: canAct ? act : null, ...(by !== undefined && { by }) }), [reading, t, language, go, canAct, act, by]);

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
      {view === 'beside' && names !== undefined && (
        <div className={styles.heads}>
          {(['before', 'after'] as const).map((side) => (
            <div key={side} className={styles.head} {...context.speaks}>
              <span className={styles.headSide}>{t(side === 'before' ? 'history:side.earlier' : 'history:side.later')}</span> <bdi>{names[side]}</bdi>
            </div>
          ))}
        </div>
      )}
      {chunks.map((rows, chunk) => (
        <Chunk
          key={chunk}
          rows={rows}
          first={chunk * chunkSize}
          built={built(chunk)}
          context={context}
          ends={ends}
          view={view}
          current={goal !== null && chunkOf(goal.row) === chunk ? goal.row : null}
          reachable={chunkOf(reachable) === chunk ? reachable : null}
        />
      ))}
    </div>
  );
};
