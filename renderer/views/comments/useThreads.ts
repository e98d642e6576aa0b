// The comments of an open document as a list, a moment after the page: a key press does not wait for them.
import { useDeferredValue, useMemo } from 'react';
import { listThreads, type ListedThread } from '../../../shared/negotiation/threads.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useSessionValue } from '../../state/session.ts';

export const useThreads = (session: DocumentSession): readonly ListedThread[] => {
  const threads = useSessionValue(session, ['settings'], (one) => one.document.settings.threads);
  const blocks = useSessionValue(session, ['document'], (one) => (one.document.settings.threads?.length ? one.blocks : null));
  const late = useDeferredValue(blocks);
  return useMemo(() => listThreads(threads ?? [], late ?? []), [threads, late]);
};
