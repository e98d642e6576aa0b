// Follows the caret: the bracket in which it stands, and the option in it.
import { useCallback, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { bracketById, bracketHere, type BracketHere } from '../../editor/bracket-acts.ts';
import { editorTools } from '../../editor/editor-tools.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useSessionValue } from '../../state/session.ts';

const signOf = (here: BracketHere | null): string => (here === null ? '' : `${here.block} ${here.placed.bracket.id} ${here.option?.id ?? ''}`);

/** Null while the caret stands in no bracket. The bracket is the newest one at every render. */
export const useCaretBracket = (session: DocumentSession): BracketHere | null => {
  const editor = useStore(editorTools(session), (tools) => tools.active);
  const subscribe = useCallback(
    (listener: () => void) => {
      const stop = session.subscribe(listener, ['document', 'selection', 'settings']);
      if (editor === null) return stop;
      const { onChange } = editor;
      const follow: typeof onChange = (options) => {
        onChange(options);
        listener();
      };
      editor.onChange = follow;
      return () => {
        if (editor.onChange === follow) editor.onChange = onChange;
        stop();
      };
    },
    [session, editor],
  );
  const sign = useSyncExternalStore(subscribe, () => (editor === null ? '' : signOf(bracketHere(editor))));
  useSessionValue(session, ['document'], (one) => one.blocks);
  if (sign === '') return null;
  const [block = '', bracket = '', option = ''] = sign.split(' ');
  const placed = bracketById(session, block, bracket);
  if (placed === null) return null;
  const chosen = placed.bracket.children.find((inline) => 'type' in inline && inline.type === 'option' && inline.id === option);
  return { placed, block, option: chosen !== undefined && 'type' in chosen && chosen.type === 'option' ? chosen : null };
};
