// The translator's desk beside the page of an open document: its panel, its commands, and the two languages side by side while it is open.
import { useEffect, type ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Id } from '../../../shared/document/ids.ts';
import type { Language } from '../../../shared/language/language.ts';
import { commentBoard } from '../../editor/comment-board.ts';
import type { DocumentSession } from '../../editor/session.ts';
import type { Pair } from '../document/pair.ts';
import type { SidePanels } from '../document/useSidePanels.ts';
import { deskOf } from './desk.ts';
import { TranslationPanel } from './TranslationPanel.tsx';
import { useTranslationCommands } from './useTranslationCommands.ts';

export interface TranslationSideOptions {
  readonly panels: SidePanels;
  readonly pair: Pair;
  readonly onPair: (pair: Pair) => void;
  readonly onShow: (block: Id, language: Language) => void;
  /** Makes room for the desk where another list stands in its place. */
  readonly onReveal: () => void;
}

export interface TranslationSide {
  /** Whether the desk stands in the panel at the end side, where that is shown. */
  readonly open: boolean;
  readonly close: () => void;
  readonly panel: ReactNode;
}

export const useTranslationSide = (session: DocumentSession, { panels, pair, onPair, onShow, onReveal }: TranslationSideOptions): TranslationSide => {
  const desk = deskOf(session);
  const { shown, source, target } = useStore(desk);
  const close = () => desk.setState({ shown: false });
  const walk = useTranslationCommands(session, onShow, (wanted) => {
    desk.setState({ shown: wanted });
    if (!wanted) return;
    commentBoard(session).setState({ shown: false });
    onReveal();
    panels.reveal('inspector');
  });
  const [first, second] = pair;
  useEffect(() => {
    if (shown && !(first === source && second === target)) onPair([source, target]);
    // Only when the desk opens or asks for other languages: the user may look at one of them alone meanwhile.
  }, [shown, source, target]);
  return { open: shown, close, panel: <TranslationPanel session={session} walk={walk} onShow={onShow} onClose={close} /> };
};
