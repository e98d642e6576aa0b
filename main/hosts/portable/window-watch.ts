// Decides when the portable host ends: when its windows are gone for good, not when one is loaded anew or the laptop slept.

/** Milliseconds without a window before the program ends. */
export interface Patience {
  /** The browser's process has ended, so nothing will come back. Long enough for a last save to arrive. */
  readonly afterBrowserEnded: number;
  /** The browser still runs: its page may be loading anew or have crashed; on some systems browsers stay without windows. */
  readonly whileBrowserRuns: number;
  /** The browser runs and its first window has not come yet. */
  readonly forFirstWindow: number;
  /** The browser ended before a window came: it handed the address to one that was running already, or it failed. */
  readonly forHandover: number;
}

export const patience: Patience = {
  afterBrowserEnded: 1_500,
  // A browser on macOS goes on without windows; elsewhere a running browser means a window, perhaps one that crashed.
  whileBrowserRuns: process.platform === 'darwin' ? 4_000 : 30_000,
  forFirstWindow: 30_000,
  forHandover: 6_000,
};

export interface WindowWatch {
  browserStarted(): void;
  browserEnded(): void;
  windows(count: number): void;
  stop(): void;
}

/** Calls `gone` once, when the windows were closed, or `never` when the browser ended or time ran out before the first window came. */
export function watchWindows(options: { readonly gone: () => void; readonly never: () => void; readonly patience?: Patience }): WindowWatch {
  const wait = options.patience ?? patience;
  let browsers = 0;
  let open = 0;
  let seen = false;
  let over = false;
  let timer: NodeJS.Timeout | undefined;
  const decide = (): void => {
    clearTimeout(timer);
    if (over || open > 0) return;
    const [milliseconds, outcome] = seen
      ? [browsers > 0 ? wait.whileBrowserRuns : wait.afterBrowserEnded, options.gone]
      : [browsers > 0 ? wait.forFirstWindow : wait.forHandover, options.never];
    timer = setTimeout(() => {
      over = true;
      outcome();
    }, milliseconds);
  };
  return {
    browserStarted() {
      browsers += 1;
      decide();
    },
    browserEnded() {
      browsers -= 1;
      decide();
    },
    windows(count) {
      open = count;
      seen ||= count > 0;
      decide();
    },
    stop() {
      over = true;
      clearTimeout(timer);
    },
  };
}
