// The window: its stores, its theme and language, and either the library or an open document.
import { useEffect, useState, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useStore } from 'zustand';
import type { Bridge } from '../../shared/ipc/contract.ts';
import { definitionOf } from '../../shared/language/index.ts';
import { CommandsContext } from '../commands/useCommands.ts';
import { SymbolTip } from '../editor/SymbolTip.tsx';
import { useMessages } from '../state/interface-language.ts';
import { useSystemTheme } from '../state/theme.ts';
import { createWindowState, useDialog, useRoute, useWindow, WindowContext, type WindowState } from '../state/window.ts';
import { ToastList } from '../ui/Toasts.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { DocumentRoute } from './document/DocumentRoute.tsx';
import { ImportArea } from './import/ImportArea.tsx';
import { KeyboardHelp } from './KeyboardHelp.tsx';
import { LibraryView } from './library/LibraryView.tsx';
import { NewDocumentDialog } from './library/NewDocumentDialog.tsx';
import { SettingsDialog } from './SettingsDialog.tsx';
import { useWindowCommands } from './useWindowCommands.tsx';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/reset.css';

const tags = { en: 'en-GB', ar: 'ar-LB-u-nu-latn', fr: 'fr-FR' } as const;

/** The language and the theme are of the page as a whole, so they are set on its root element. */
const useRootElement = () => {
  const { language } = useMessages();
  const { preferences } = useWindow();
  const theme = useStore(preferences, (state) => state.preferences.theme);
  const system = useSystemTheme();
  useEffect(() => {
    const root = document.documentElement;
    const { tag, direction } = definitionOf(language);
    root.lang = tag;
    root.dir = direction;
    root.dataset['theme'] = theme === 'system' ? system : theme;
  }, [language, theme, system]);
};

const Views = () => {
  const { t, language } = useMessages();
  const { toasts } = useWindow();
  const route = useRoute();
  const { open, show } = useDialog();
  useRootElement();
  useWindowCommands();
  const close = () => show(null);
  return (
    <I18nProvider locale={tags[language]}>
      <ImportArea>
        {route.view === 'library' ? <LibraryView /> : <DocumentRoute key={route.id} route={route} />}
        {open === 'palette' && <CommandPalette onClose={close} />}
        <KeyboardHelp isOpen={open === 'keyboard'} onClose={close} />
        {open === 'settings' && <SettingsDialog onClose={close} />}
        {open === 'new' && <NewDocumentDialog onClose={close} />}
      </ImportArea>
      <SymbolTip />
      <ToastList toasts={toasts} label={t('app:messages')} closeLabel={t('app:close')} />
    </I18nProvider>
  );
};

const WhenLoaded = ({ children }: { readonly children: ReactNode }) => {
  const { preferences } = useWindow();
  return useStore(preferences, (state) => state.loaded) ? children : null;
};

export interface AppProps {
  readonly bridge: Bridge;
  /** Called once with the state of the window, for hosts that act on it (menus). */
  readonly onState?: (state: WindowState) => void;
}

export const App = ({ bridge, onState }: AppProps) => {
  const [state] = useState(() => {
    // Until the preferences are known, the window takes the theme of the system.
    document.documentElement.dataset['theme'] = window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
    return createWindowState(bridge, window);
  });
  useEffect(() => onState?.(state), [onState, state]);
  return (
    <WindowContext value={state}>
      <CommandsContext value={state.commands}>
        <WhenLoaded>
          <Views />
        </WhenLoaded>
      </CommandsContext>
    </WindowContext>
  );
};
