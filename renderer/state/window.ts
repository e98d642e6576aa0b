// What every view of the window shares: the bridge to the core, the stores, and the ways to tell the user something.
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../shared/errors.ts';
import type { NewId } from '../../shared/document/ids.ts';
import type { Bridge, CallName, CallInput, CallOutput, Preferences, WindowArrangement } from '../../shared/ipc/contract.ts';
import { errorText } from '../../shared/language/messages.ts';
import { createCommandRegistry, type CommandRegistry } from '../commands/registry.ts';
import { platformOf, type Platform } from '../commands/shortcuts.ts';
import { addToast, createToasts, type Toast, type Toasts } from '../ui/Toasts.tsx';
import { createExports, type ExportStore } from './exports.ts';
import { createPreferences, defaultArrangement, type PreferencesStore } from './preferences.ts';
import { createRoute, type Route, type RouteStore } from './route.ts';

/** The dialogs that belong to the window as a whole. */
export type WindowDialog = 'palette' | 'keyboard' | 'settings' | 'new' | 'import' | 'export' | 'paragraph' | 'document' | 'template' | 'name' | 'delegations' | 'delegationView' | 'send' | 'concordance' | null;

type AnyError = { readonly code: string; readonly params: AppError['params'] };

export interface WindowState {
  readonly bridge: Bridge;
  readonly newId: NewId;
  readonly platform: Platform;
  readonly preferences: PreferencesStore;
  readonly route: RouteStore;
  readonly exports: ExportStore;
  readonly commands: CommandRegistry;
  readonly toasts: Toasts;
  readonly dialog: StoreApi<{ readonly open: WindowDialog }>;
  readonly info: StoreApi<{ readonly info: CallOutput<'app.info'> | null }>;
  readonly tell: (toast: Toast) => void;
  /** Says an expected failure in plain words. */
  readonly report: (error: AnyError) => void;
  /** Calls the core; a failure is told to the user and comes back as null. */
  readonly ask: <Name extends CallName>(name: Name, input: CallInput<Name>) => Promise<CallOutput<Name> | null>;
}

export const createWindowState = (bridge: Bridge, browser: Window & typeof globalThis): WindowState => {
  const toasts = createToasts();
  const tell = (toast: Toast) => addToast(toasts, toast);
  const report = (error: AnyError) => tell({ kind: 'failed', text: errorText(error, preferences.getState().preferences.interfaceLanguage) });
  const preferences: PreferencesStore = createPreferences(bridge, browser.navigator.languages, report);
  const newId = () => browser.crypto.randomUUID();
  const info = createStore<{ readonly info: CallOutput<'app.info'> | null }>(() => ({ info: null }));
  void bridge.call('app.info', {}).then((result) => {
    if (!result.ok) return report(result.error);
    info.setState({ info: result.value });
    for (const notice of result.value.notices) tell({ kind: 'notice', text: errorText(notice, preferences.getState().preferences.interfaceLanguage) });
  });
  return {
    bridge,
    newId,
    platform: platformOf(browser.navigator),
    preferences,
    route: createRoute(browser),
    exports: createExports(bridge, newId),
    commands: createCommandRegistry(),
    toasts,
    dialog: createStore<{ readonly open: WindowDialog }>(() => ({ open: null })),
    info,
    tell,
    report,
    ask: async (name, input) => {
      const result = await bridge.call(name, input);
      if (result.ok) return result.value;
      report(result.error);
      return null;
    },
  };
};

export const WindowContext = createContext<WindowState | null>(null);

export const useWindow = (): WindowState => {
  const state = useContext(WindowContext);
  if (state === null) throw new Error('A view stands outside the window');
  return state;
};

export const usePreferences = (): Preferences => useStore(useWindow().preferences, (state) => state.preferences);

export const useArrangement = (): WindowArrangement => useStore(useWindow().preferences, (state) => state.preferences.arrangement ?? defaultArrangement);

export const useRoute = (): Route => useStore(useWindow().route, (state) => state.route);

export const useDialog = (): { readonly open: WindowDialog; readonly show: (dialog: WindowDialog) => void } => {
  const { dialog } = useWindow();
  const open = useStore(dialog, (state) => state.open);
  return { open, show: (next) => dialog.setState({ open: next }) };
};
