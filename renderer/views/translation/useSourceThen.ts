// The source as it was when an element's translation was confirmed, found in the history by its digest.
import { useEffect, useState } from 'react';
import type { Block } from '../../../shared/document/blocks/index.ts';
import type { Id } from '../../../shared/document/ids.ts';
import type { Translation } from '../../../shared/document/translation.ts';
import { textDigest } from '../../../shared/translation/text-digest.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useWindow } from '../../state/window.ts';

/**
 * The element in the version that was translated; undefined while it is looked for, null where the history does not hold it, as in a document that came from a
 * file without its history.
 */
export const useSourceThen = (session: DocumentSession, element: Id, confirmed: Translation | null): Block | null | undefined => {
  const { bridge } = useWindow();
  const [found, setFound] = useState<{ readonly of: string; readonly block: Block | null } | null>(null);
  const { id } = session.document;
  const wanted = confirmed === null ? null : `${element} ${confirmed.from} ${confirmed.of}`;
  useEffect(() => {
    if (confirmed === null || wanted === null) return;
    let gone = false;
    void bridge.call('history.paragraph', { id, block: element, single: true }).then((result) => {
      if (gone) return;
      const versions = result.ok ? result.value.versions : [];
      const then = versions.find(({ block }) => block !== null && textDigest(block, confirmed.from) === confirmed.of);
      setFound({ of: wanted, block: then?.block ?? null });
    });
    return () => {
      gone = true;
    };
    // `wanted` names all of `confirmed` that is looked for.
  }, [bridge, id, element, wanted]);
  if (wanted === null) return null;
  return found?.of === wanted ? found.block : undefined;
};
