// What the system prefers, light or dark, as it changes.
import { useSyncExternalStore } from 'react';

const query = '(prefers-color-scheme: dark)';

const subscribe = (listener: () => void): (() => void) => {
  const list = window.matchMedia(query);
  list.addEventListener('change', listener);
  return () => list.removeEventListener('change', listener);
};

export const useSystemTheme = (): 'light' | 'dark' => (useSyncExternalStore(subscribe, () => window.matchMedia(query).matches) ? 'dark' : 'light');
