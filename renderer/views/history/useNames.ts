// Who worked on a document, and its named drafts.
import { useEffect, useState } from 'react';
import type { Id } from '../../../shared/document/ids.ts';
import type { Author, NamedDraft } from '../../../shared/ipc/history.ts';
import { useWindow } from '../../state/window.ts';

/** Authors and named drafts of the document; asked for anew when the timeline is. */
export const useNames = (id: Id, moment: unknown): { readonly authors: readonly Author[]; readonly drafts: readonly NamedDraft[] } => {
  const { bridge } = useWindow();
  const [names, setNames] = useState<{ readonly authors: readonly Author[]; readonly drafts: readonly NamedDraft[] }>({ authors: [], drafts: [] });
  useEffect(() => {
    let gone = false;
    void Promise.all([bridge.call('history.authors', { id }), bridge.call('history.drafts', { id })]).then(([authors, drafts]) => {
      if (!gone) setNames({ authors: authors.ok ? authors.value.authors : [], drafts: drafts.ok ? drafts.value : [] });
    });
    return () => {
      gone = true;
    };
  }, [bridge, id, moment]);
  return names;
};
