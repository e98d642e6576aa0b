// The panels beside the page: which of them are shown, which lie over the page where the window is narrow, and whether the pages stand beside the text.
import { useState, type RefObject } from 'react';
import type { Shortcut } from '../../commands/shortcuts.ts';
import { useMessages } from '../../state/interface-language.ts';
import { useArrangement, useWindow } from '../../state/window.ts';
import type { Pair } from './pair.ts';
import { useWidth } from './useWidth.ts';

export type PanelName = 'outline' | 'inspector';

export const panelShortcuts: Readonly<Record<PanelName, Shortcut>> = { outline: { code: 'BracketLeft', alt: true }, inspector: { code: 'BracketRight', alt: true } };

/** Narrower than this, the inspector lies over the page instead of beside it; narrower still, the outline too. In pixels. */
const roomForInspector = 1180;
const roomForOutline = 1020;
/** What the pages take away from the room of the others, more so where two languages share what is left. */
const roomForPages = 480;
const roomForPair = 320;

export interface SidePanels {
  /** Too narrow for all of it side by side. */
  readonly narrow: boolean;
  readonly pagesShown: boolean;
  readonly isShown: (panel: PanelName) => boolean;
  /** Whether a panel lies over the page as long as it is shown. */
  readonly isDrawer: (panel: PanelName) => boolean;
  readonly toggle: (panel: PanelName) => void;
  readonly reveal: (panel: PanelName) => void;
  readonly closeDrawer: () => void;
  readonly togglePages: () => void;
}

export const useSidePanels = (view: RefObject<HTMLElement | null>, pair: Pair): SidePanels => {
  const { t } = useMessages();
  const { preferences, tell } = useWindow();
  const arrangement = useArrangement();
  const width = useWidth(view);
  const [drawer, setDrawer] = useState<PanelName | null>(null);
  const pagesShown = arrangement.preview && width >= roomForOutline;
  const taken = pagesShown ? roomForPages + (pair[1] === undefined ? 0 : roomForPair) : 0;
  const isDrawer = (panel: PanelName): boolean => width > 0 && width - taken < (panel === 'outline' ? roomForOutline : roomForInspector);
  const isShown = (panel: PanelName): boolean => (isDrawer(panel) ? drawer === panel : arrangement[panel]);
  const toggle = (panel: PanelName): void => {
    if (isDrawer(panel)) setDrawer(drawer === panel ? null : panel);
    else preferences.getState().arrange({ [panel]: !arrangement[panel] });
  };
  return {
    narrow: width > 0 && width < roomForInspector,
    pagesShown,
    isShown,
    isDrawer,
    toggle,
    reveal: (panel) => {
      if (!isShown(panel)) toggle(panel);
    },
    closeDrawer: () => setDrawer(null),
    togglePages: () => {
      if (!pagesShown && width < roomForOutline) tell({ kind: 'notice', text: t('preview:noRoom') });
      preferences.getState().arrange({ preview: !pagesShown });
    },
  };
};
