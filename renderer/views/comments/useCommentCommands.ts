// The commands of comments: begin one, show them all, and walk from one to the next, the keyboard staying in the text.
import { useStore } from 'zustand';
import type { Id } from '../../../shared/document/ids.ts';
import type { Language } from '../../../shared/language/language.ts';
import { isResolved, listThreads } from '../../../shared/negotiation/threads.ts';
import { anchorStart } from '../../../shared/negotiation/thread-anchors.ts';
import type { Shortcut } from '../../commands/shortcuts.ts';
import { useCommands } from '../../commands/useCommands.ts';
import { beginComment, commentBoard } from '../../editor/comment-board.ts';
import { slotContent } from '../../editor/edit.ts';
import { editorTools } from '../../editor/editor-tools.ts';
import { editorShortcuts } from '../../editor/keys.ts';
import { placeCaret } from '../../editor/place-caret.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { slotsOf } from '../../editor/slots.ts';
import { useTranslate } from '../../state/interface-language.ts';
import { useWindow } from '../../state/window.ts';

export const commentsShortcut: Shortcut = { code: 'KeyC', alt: true };

export interface CommentCommands {
  /** Leads to what a thread is about; nothing happens where that is gone. */
  readonly show: (thread: Id) => void;
}

export const useCommentCommands = (session: DocumentSession, shown: readonly Language[], showElement: (block: Id, language: Language) => void): CommentCommands => {
  const t = useTranslate();
  const { tell } = useWindow();
  const board = commentBoard(session);
  const editor = useStore(editorTools(session), (tools) => tools.active);
  const listed = () => listThreads(session.document.settings.threads ?? [], session.blocks);

  const show = (thread: Id) => {
    board.setState({ active: thread });
    const place = listed().find((one) => one.thread.id === thread)?.places[0];
    const block = place && session.blockById(place.block);
    if (place === undefined || block === undefined) return;
    const language = place.language ?? shown[0] ?? session.document.settings.draftingLanguage;
    showElement(place.block, language);
    if (place.language === null) return;
    for (const slot of slotsOf(block)) {
      const at = anchorStart(slotContent(slot, place.language), thread);
      // After the page of its language stands.
      if (at !== null) return void requestAnimationFrame(() => requestAnimationFrame(() => placeCaret(session, slot.id, at)));
    }
  };

  const walk = (step: 1 | -1) => {
    board.setState({ shown: true });
    const open = listed().filter(({ thread, places }) => !isResolved(thread) && places.length > 0);
    const at = open.findIndex(({ thread }) => thread.id === board.getState().active);
    const next = open[at === -1 ? (step === 1 ? 0 : open.length - 1) : (at + step + open.length) % open.length];
    if (next !== undefined) show(next.thread.id);
  };

  useCommands([
    {
      id: 'comment.begin',
      group: 'insert',
      title: (tr) => tr('comments:beginOn'),
      shortcuts: editorShortcuts.filter(({ id }) => id === 'comment').map(({ shortcut }) => shortcut),
      answeredByPage: true,
      run: () => {
        if (editor === null || !beginComment(editor)) tell({ kind: 'notice', text: t('comments:noCaret') });
      },
    },
    { id: 'view.comments', group: 'view', title: (tr) => tr('comments:open'), shortcuts: [commentsShortcut], run: () => board.setState({ shown: !board.getState().shown, draft: null }) },
    { id: 'comment.next', group: 'view', title: (tr) => tr('comments:next'), shortcuts: [{ code: 'F8' }], when: () => (session.document.settings.threads?.length ?? 0) > 0, run: () => walk(1) },
    { id: 'comment.previous', group: 'view', title: (tr) => tr('comments:previous'), shortcuts: [{ code: 'F8', shift: true }], when: () => (session.document.settings.threads?.length ?? 0) > 0, run: () => walk(-1) },
  ]);
  return { show };
};
