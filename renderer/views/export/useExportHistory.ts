// The exports of a document made on this laptop, newest first; read again after each one.
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../../shared/document/ids.ts';
import type { CallOutput } from '../../../shared/ipc/contract.ts';
import { useWindow } from '../../state/window.ts';

export type ExportEntry = CallOutput<'document.exports'>[number];

/** The name of a file at the end of its path, in the form of either family of systems. */
export const fileNameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

export const useExportHistory = (document: Id): readonly ExportEntry[] => {
  const { bridge, exports } = useWindow();
  const finished = useStore(exports, (state) => state.jobs.filter((job) => job.document === document && job.outcome?.ok === true).length);
  const [entries, setEntries] = useState<readonly ExportEntry[]>([]);
  useEffect(() => {
    let gone = false;
    // A failure here is no harm to the text: the list stays empty.
    void bridge.call('document.exports', { id: document }).then((result) => {
      if (!gone && result.ok) setEntries(result.value);
    });
    return () => {
      gone = true;
    };
  }, [bridge, document, finished]);
  return entries;
};
