// Finds a revision in the timeline, however far back it is: its entry, and the burst of typing that it is part of.
import type { Id } from '../../../shared/document/ids.ts';
import type { HistoryEntry } from '../../../shared/ipc/history.ts';
import type { useWindow } from '../../state/window.ts';
import type { Chosen } from './useEntry.ts';

/** The largest page of the timeline. */
const most = 200;

/** The first of the entries, newest first, for which `isIt` says so; it is called with each once. */
const seek = async (ask: ReturnType<typeof useWindow>['ask'], id: Id, single: boolean, isIt: (entry: HistoryEntry) => boolean): Promise<HistoryEntry | null> => {
  for (let after: Id | null = null; ; ) {
    const page: { readonly entries: readonly HistoryEntry[]; readonly next: Id | null } | null = await ask('history.list', { id, limit: most, single, ...(after === null ? {} : { after }) });
    if (page === null) return null;
    const found = page.entries.find(isIt);
    if (found !== undefined) return found;
    if (page.next === null) return null;
    after = page.next;
  }
};

/** Null where the timeline does not have it. */
export const findEntry = async (ask: ReturnType<typeof useWindow>['ask'], id: Id, revision: Id): Promise<Chosen | null> => {
  let [newer, passed] = [0, 0];
  const entry = await seek(ask, id, true, (one) => one.revision === revision || (newer++, false));
  if (entry === null) return null;
  // Every revision is in one entry, in the same order.
  const burst = await seek(ask, id, false, ({ revisions }) => (passed += revisions) > newer);
  return { entry, burst: burst ?? entry };
};
