// Which revisions of a history show as one entry: a burst of typing.
import type { EntryKind } from '../ipc/history.ts';

/** A pause that ends a burst, in milliseconds: who comes back after it has done something else. */
export const pause = 5 * 60_000;
/** The longest burst, from the first to the last revision in milliseconds: beyond it, an entry would say too little of too much. */
export const longest = 60 * 60_000;

export interface Dated {
  /** Who wrote it; compared as it is. */
  readonly by: string;
  readonly kind: EntryKind;
  /** Milliseconds since 1970, UTC. */
  readonly at: number;
  /** Whether it was written over the one before it in the list. */
  readonly follows: boolean;
}

/** Whether a revision goes on with the burst from `first` to `last`, which is just before it. A clock that was set back ends a burst. */
export const goesOn = (first: Dated, last: Dated, next: Dated): boolean =>
  next.follows &&
  next.kind === 'typed' &&
  last.kind === 'typed' &&
  next.by === last.by &&
  next.at >= last.at &&
  next.at - last.at <= pause &&
  next.at - first.at <= longest;
