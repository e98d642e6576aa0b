// How far the translation of an open document has come, a moment after the page: a key press does not wait for it.
import { useDeferredValue, useMemo } from 'react';
import { useStore } from 'zustand';
import { progressOf, type Progress } from '../../../shared/translation/state.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useSessionValue } from '../../state/session.ts';
import { deskOf } from './desk.ts';

export const useProgress = (session: DocumentSession): Progress => {
  const { source, target } = useStore(deskOf(session));
  const blocks = useDeferredValue(useSessionValue(session, ['document'], (one) => one.blocks));
  return useMemo(() => progressOf(blocks, source, target), [blocks, source, target]);
};
