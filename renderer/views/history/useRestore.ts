// Bringing back an earlier text, a section or an element of it, and saying what came with it.
import type { Id } from '../../../shared/document/ids.ts';
import { effectsText } from '../../../shared/history/entry-text.ts';
import type { Part } from '../../../shared/ipc/history.ts';
import { errorText } from '../../../shared/language/messages.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useWindow } from '../../state/window.ts';

/**
 * Restores a part of a revision and tells the user, with `done` first; `onText` shows an element of the present text that stands in the way, `onRestored` is
 * called once the text is another one.
 */
export const useRestore = (session: DocumentSession, onText: (block?: Id) => void, onRestored: () => void) => {
  const { t, language: reader } = useMessages();
  const { bridge, tell, report } = useWindow();
  return async (revision: Id, part: Part, done: string): Promise<void> => {
    await session.flush();
    const restored = await bridge.call('history.restore', { id: session.document.id, base: session.revision, revision, part });
    if (!restored.ok) {
      // That there is nothing to bring back is no failure.
      if (restored.error.code === 'restore.same') tell({ kind: 'notice', text: errorText(restored.error, reader) });
      else report(restored.error);
      return;
    }
    const { also } = restored.value;
    const standing = also.find(({ what }) => what === 'stands');
    tell({
      kind: standing === undefined ? 'done' : 'notice',
      text: [done, ...effectsText(also, t)].join(' '),
      ...(standing === undefined ? {} : { action: { label: t('history:toText'), run: () => onText(standing.element) } }),
    });
    onRestored();
  };
};
