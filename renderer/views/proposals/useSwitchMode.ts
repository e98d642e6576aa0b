// Turns the proposal mode on and off, and says why where it cannot be on.
import type { Shortcut } from '../../commands/shortcuts.ts';
import { editorTools } from '../../editor/editor-tools.ts';
import { takeKeyboard } from '../../editor/painted-caret.ts';
import type { DocumentSession } from '../../editor/session.ts';
import { useMessages } from '../../state/interface-language.ts';
import { usePreferences, useWindow } from '../../state/window.ts';
import { startProposing } from './proposing-state.ts';

export const modeShortcut: Shortcut = { code: 'KeyP', alt: true };

/** Whether nothing can be saved in the library, since it is open for reading only. */
const isReadOnly = ({ saveState }: DocumentSession): boolean => saveState.state === 'failed' && saveState.error.code === 'library.readOnly';

export const useSwitchMode = (session: DocumentSession): (() => void) => {
  const { t } = useMessages();
  const { tell } = useWindow();
  const { author } = usePreferences();
  return () => {
    if (session.hand !== null) session.setHand(null);
    else if (isReadOnly(session)) tell({ kind: 'notice', text: t('proposals:mode.readOnly') });
    else if (!startProposing(session, author)) tell({ kind: 'notice', text: t('proposals:mode.nobody') });
    const { active } = editorTools(session).getState();
    if (active?.selection) takeKeyboard(active);
  };
};
