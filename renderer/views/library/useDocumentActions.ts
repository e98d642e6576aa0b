// What can be done to a document from outside it.
import type { DocumentSummary } from '../../../shared/ipc/contract.ts';
import { useMessages } from '../../state/interface-language.ts';
import { titleOf, useLibrary } from '../../state/library.ts';
import { useWindow } from '../../state/window.ts';

export const useDocumentActions = () => {
  const { t, language } = useMessages();
  const { ask, route, tell } = useWindow();
  const { refresh } = useLibrary();
  const open = (document: Pick<DocumentSummary, 'id'>) => void route.getState().go({ view: 'document', id: document.id });
  const archive = async (document: DocumentSummary, archived: boolean): Promise<void> => {
    if ((await ask('library.setArchived', { id: document.id, archived })) === null) return;
    await refresh();
    const { text } = titleOf(document, language);
    tell(
      archived
        ? { kind: 'done', text: t('library:archived', { title: text }), action: { label: t('library:action.restore'), run: () => void archive(document, false) } }
        : { kind: 'done', text: t('library:restored', { title: text }) },
    );
  };
  return {
    open,
    archive,
    duplicate: async (document: DocumentSummary): Promise<void> => {
      const copy = await ask('library.duplicate', { id: document.id });
      if (copy === null) return;
      await refresh();
      tell({ kind: 'done', text: t('library:duplicated', { title: titleOf(document, language).text }), action: { label: t('library:action.openCopy'), run: () => open(copy) } });
    },
  };
};
