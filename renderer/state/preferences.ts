// What the user chose about the window itself. A choice holds at once; the library keeps it.
import { createStore } from 'zustand/vanilla';
import type { AppError } from '../../shared/errors.ts';
import type { Bridge, Preferences, WindowArrangement } from '../../shared/ipc/contract.ts';
import { isLanguage } from '../../shared/language/language.ts';

export const defaultArrangement: WindowArrangement = { outline: true, inspector: true, preview: false, recentCommands: [] };

export interface PreferencesState {
  readonly preferences: Preferences;
  /** False until the library has answered; the window waits, so that it does not change its language before one's eyes. */
  readonly loaded: boolean;
  readonly set: (patch: Partial<Preferences>) => void;
  readonly arrange: (patch: Partial<WindowArrangement>) => void;
}

/** The language of the system where it is one of ours. */
const firstLanguage = (systemLanguages: readonly string[]) => systemLanguages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';

export const createPreferences = (bridge: Bridge, systemLanguages: readonly string[], report: (error: { code: string; params: AppError['params'] }) => void) => {
  const store = createStore<PreferencesState>((set, get) => ({
    preferences: { interfaceLanguage: firstLanguage(systemLanguages), theme: 'system', author: '', role: null, office: '', exportFolder: null },
    loaded: false,
    set: (patch) => {
      set({ preferences: { ...get().preferences, ...patch } });
      void bridge.call('preferences.set', patch).then((result) => {
        if (!result.ok) report(result.error);
      });
    },
    arrange: (patch) => {
      get().set({ arrangement: { ...(get().preferences.arrangement ?? defaultArrangement), ...patch } });
    },
  }));
  void bridge.call('preferences.get', {}).then((result) => {
    if (result.ok) store.setState({ preferences: result.value, loaded: true });
    else {
      store.setState({ loaded: true });
      report(result.error);
    }
  });
  return store;
};
export type PreferencesStore = ReturnType<typeof createPreferences>;
