// Comments in a pane: what a new one would be about, and putting it there.
import type { Id } from '../../shared/document/ids.ts';
import type { Thread } from '../../shared/document/thread.ts';
import type { Language } from '../../shared/language/language.ts';
import { flatText } from '../../shared/document/content.ts';
import { anchorBlock, anchorText, keepAnchors } from '../../shared/negotiation/thread-anchors.ts';
import { withoutRemark } from '../../shared/negotiation/threads.ts';
import { currentBlock } from './commands.ts';
import { slotContent, spanOf } from './edit.ts';
import { meant, piecesOf } from './formatting.ts';
import type { PaneEditor } from './pane.ts';
import type { DocumentSession } from './session.ts';
import { findSlot, replaceContent } from './slots.ts';
import { Editor } from 'slate';

/** Words of a language, a sign among them; or an element. */
export type CommentTarget =
  | { readonly about: 'words'; readonly language: Language; readonly block: Id; readonly quote: string; readonly pieces: readonly { readonly slot: string; readonly from: number; readonly to: number }[] }
  | { readonly about: 'element'; readonly language: Language; readonly block: Id };

/** What a comment that is begun is about: what is selected, the sign in which the caret stands, or else the element. Null where there is no caret. */
export const commentTarget = (editor: PaneEditor): CommentTarget | null => {
  const { session, language, pane } = editor;
  session.commitPanes();
  const selection = pane.selection();
  const block = currentBlock(editor);
  if (!selection || !block) return null;
  const state = { blocks: session.blocks, language, selection };
  const span = meant(state, Editor.void(editor) !== undefined) ?? spanOf(state);
  const pieces = span === null ? [] : piecesOf(state, span).filter(({ slot, from, to }) => slot.role !== 'bare' && from < to);
  if (pieces.length === 0) return { about: 'element', language, block: block.id };
  const quote = pieces.map(({ slot, from, to }) => flatText(slotContent(slot, language)).slice(from, to)).join(' ');
  return { about: 'words', language, block: (pieces[0]?.slot.owner ?? block).id, quote, pieces: pieces.map(({ slot, from, to }) => ({ slot: slot.id, from, to })) };
};

/** Begins a thread. It is said of the text, not proposed to it. */
export const addThread = (session: DocumentSession, target: CommentTarget, thread: Thread): void =>
  session.updateDocument(
    ({ blocks, settings }) => {
      const anchored =
        target.about === 'element'
          ? anchorBlock(blocks, target.block, thread.id)
          : target.pieces.reduce((now, { slot: id, from, to }) => {
              const slot = findSlot(now, id);
              return slot === null || slot.role === 'bare' ? now : replaceContent(now, slot, target.language, anchorText(slotContent(slot, target.language), from, to, thread.id));
            }, blocks);
      return { blocks: anchored, settings: { ...settings, threads: [...(settings.threads ?? []), thread] } };
    },
    { label: 'comment', direct: true, orderly: true },
  );

/** Changes what is said in the threads. */
export const changeThreads = (session: DocumentSession, change: (threads: readonly Thread[]) => Thread[]): void =>
  session.updateDocument(({ blocks, settings }) => ({ blocks, settings: { ...settings, threads: change(settings.threads ?? []) } }), { label: 'comment', direct: true, orderly: true });

/** Takes a remark back; with the last one the thread goes, and lets go of the text. */
export const deleteRemark = (session: DocumentSession, thread: Id, remark: Id): void =>
  session.updateDocument(
    ({ blocks, settings }) => {
      const threads = withoutRemark(settings.threads ?? [], thread, remark);
      const gone = !threads.some(({ id }) => id === thread);
      return { blocks: gone ? keepAnchors(blocks, (id) => id !== thread) : blocks, settings: { ...settings, threads } };
    },
    { label: 'comment', direct: true, orderly: true },
  );
