// The timeline of a document as the window has it: page by page as one scrolls, and anew when the document changes.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Id } from '../../shared/document/ids.ts';
import type { CallInput } from '../../shared/ipc/contract.ts';
import type { HistoryEntry } from '../../shared/ipc/history.ts';
import { useWindow } from './window.ts';

export type TimelineFilter = NonNullable<CallInput<'history.list'>['filter']>;

export interface Timeline {
  /** Newest first; null before the first answer. */
  readonly entries: readonly HistoryEntry[] | null;
  /** Whether older entries may be asked for. */
  readonly more: boolean;
  readonly loading: boolean;
  readonly loadMore: () => void;
}

/** Entries of a page: several screens. */
const pageSize = 60;

export const useTimeline = (id: Id, filter: TimelineFilter): Timeline => {
  const { ask, bridge } = useWindow();
  const [state, setState] = useState<{ readonly entries: readonly HistoryEntry[] | null; readonly next: Id | null }>({ entries: null, next: null });
  const [loading, setLoading] = useState(true);
  const turn = useRef(0);
  const wanted = JSON.stringify(filter);

  /** At least `count` entries behind those at hand, unless the history ends before. */
  const load = useCallback(
    async (from: { readonly entries: readonly HistoryEntry[]; readonly after: Id | null }, count: number) => {
      const own = (turn.current += 1);
      setLoading(true);
      let entries = from.entries;
      let after = from.after;
      const goal = entries.length + count;
      // A page may be short or empty before the end.
      do {
        const page = await ask('history.list', { id, limit: pageSize, filter: JSON.parse(wanted) as TimelineFilter, ...(after === null ? {} : { after }) });
        if (turn.current !== own) return;
        if (page === null) break;
        entries = [...entries, ...page.entries];
        after = page.next;
        setState({ entries, next: after });
      } while (after !== null && entries.length < goal);
      setLoading(false);
    },
    [ask, id, wanted],
  );

  const shown = useRef(0);
  shown.current = state.entries?.length ?? 0;
  useEffect(() => {
    void load({ entries: [], after: null }, pageSize);
    return bridge.on('document.changed', (changed) => {
      if (changed.id === id) void load({ entries: [], after: null }, Math.max(pageSize, shown.current));
    });
  }, [load, bridge, id]);

  return {
    entries: state.entries,
    more: state.next !== null,
    loading,
    loadMore: () => {
      if (!loading && state.next !== null) void load({ entries: state.entries ?? [], after: state.next }, pageSize);
    },
  };
};
