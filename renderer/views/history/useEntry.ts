// Which entry of the timeline is shown: the one that was chosen or that the address names, whatever the timeline shows by now.
import { useEffect, useRef } from 'react';
import type { Id } from '../../../shared/document/ids.ts';
import type { HistoryEntry } from '../../../shared/ipc/history.ts';
import type { Timeline } from '../../state/timeline.ts';

/** What was chosen, and the entry of the timeline that it is part of. */
export interface Chosen {
  readonly entry: HistoryEntry;
  readonly burst: HistoryEntry;
}

/** Entries that are looked through for the revision of an address before the newest one is shown instead. */
const furthest = 1200;

/** The entry to show: the one asked for, though the timeline was narrowed since or does not reach back to it yet; else the newest one. */
export const useEntry = (timeline: Timeline, narrowed: boolean, revision: Id | null, chosen: Chosen | null): { readonly entry: HistoryEntry | null; readonly burst: HistoryEntry | null } => {
  const { entries, more, loading, loadMore } = timeline;
  const listed = entries?.find((one) => one.revision === revision);
  const kept = chosen !== null && chosen.entry.revision === revision ? chosen : null;
  const sought = revision !== null && listed === undefined && kept === null && entries !== null && !narrowed && more && entries.length < furthest;
  useEffect(() => {
    if (sought && !loading) loadMore();
  });
  const last = useRef<HistoryEntry | null>(null);
  const entry = kept?.entry ?? listed ?? (sought || entries === null ? null : (entries[0] ?? last.current));
  useEffect(() => {
    last.current = entry;
  });
  return { entry, burst: kept?.burst ?? entry };
};
