// What became of an entry: the two texts that are compared, and the comparison of them.
import { useEffect, useMemo, useState } from 'react';
import type { Document } from '../../shared/document/document.ts';
import type { Id } from '../../shared/document/ids.ts';
import type { CallOutput } from '../../shared/ipc/contract.ts';
import type { ComparedSide } from '../../shared/ipc/compare.ts';
import type { AppError } from '../../shared/errors.ts';
import { useWindow } from './window.ts';

export type Compared =
  | { readonly state: 'waiting' }
  | { readonly state: 'compared'; readonly answer: CallOutput<'compare.run'> }
  /** A text that is read on its own: there is none to compare it with. */
  | { readonly state: 'read'; readonly document: Document }
  | { readonly state: 'failed'; readonly error: Pick<AppError, 'params'> & { readonly code: string } };

const waiting: Compared = { state: 'waiting' };

/** Compares two texts of any documents, or opens the later one where `before` is null. `moment` asks anew for the same texts. */
export const useComparison = (before: ComparedSide | null, after: ComparedSide | null, moment: unknown): Compared => {
  const { bridge, newId } = useWindow();
  const key = JSON.stringify([before, after]);
  const [state, setState] = useState<{ readonly key: string; readonly compared: Compared }>({ key: '', compared: waiting });
  useEffect(() => {
    const [earlier, later] = JSON.parse(key) as [ComparedSide | null, ComparedSide | null];
    if (later === null) return undefined;
    let gone = false;
    const job: Id = newId();
    const answer = async (): Promise<Compared> => {
      if (earlier === null) {
        const opened = later.revision === null ? await bridge.call('document.open', { id: later.document }) : await bridge.call('history.open', { id: later.document, revision: later.revision });
        return opened.ok ? { state: 'read', document: opened.value.document } : { state: 'failed', error: opened.error };
      }
      const run = await bridge.call('compare.run', { before: earlier, after: later, languages: [], job });
      return run.ok ? { state: 'compared', answer: run.value } : { state: 'failed', error: run.error };
    };
    void answer().then((compared) => {
      if (!gone) setState({ key, compared });
    });
    return () => {
      gone = true;
      void bridge.call('compare.cancel', { job });
    };
  }, [bridge, newId, key, moment]);
  return useMemo(() => (state.key === key ? state.compared : waiting), [state, key]);
};
