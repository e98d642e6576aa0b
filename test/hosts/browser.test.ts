// The portable host finds the browser that is there, on three systems, and starts it so that it reaches nothing but this computer.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { browserArguments, findBrowser, prepareProfile, profileFolder, type Surroundings } from '../../main/hosts/portable/browser.ts';
import { watchWindows } from '../../main/hosts/portable/window-watch.ts';

const surroundings = (platform: NodeJS.Platform, env: Record<string, string>, programs: readonly string[]): Surroundings => ({
  platform,
  env,
  home: platform === 'win32' ? 'C:\\Users\\editor' : '/home/editor',
  isProgram: (file) => programs.includes(file),
});

describe('finding a browser', () => {
  test.each<[string, Surroundings, string | null]>([
    ['Debian', surroundings('linux', { PATH: '/usr/local/bin:/usr/bin' }, ['/usr/bin/chromium']), '/usr/bin/chromium'],
    ['Chrome before Chromium', surroundings('linux', { PATH: '/usr/bin' }, ['/usr/bin/chromium', '/usr/bin/google-chrome']), '/usr/bin/google-chrome'],
    ['a snap', surroundings('linux', { PATH: '/usr/bin' }, ['/snap/bin/chromium']), '/snap/bin/chromium'],
    ['an empty search path', surroundings('linux', {}, ['/usr/bin/chromium']), null],
    [
      'macOS',
      surroundings('darwin', {}, ['/home/editor/Applications/Google Chrome.app/Contents/MacOS/Google Chrome']),
      '/home/editor/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ],
    [
      'Windows, where Edge always is',
      surroundings('win32', { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)' }, [
        'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
        'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      ]),
      'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    ],
    ['one that was named', surroundings('linux', { PATH: '/usr/bin', RAPPORTEUR_BROWSER: '/opt/own' }, ['/opt/own', '/usr/bin/chromium']), '/opt/own'],
    ['one that was named and is not there', surroundings('linux', { PATH: '/usr/bin', RAPPORTEUR_BROWSER: '/opt/own' }, ['/usr/bin/chromium']), '/usr/bin/chromium'],
  ])('%s', (_, where, program) => {
    expect(findBrowser(where)?.program ?? null).toBe(program);
  });
});

describe('starting it', () => {
  test('only root gives up the sandbox', () => {
    const options = { url: 'http://127.0.0.1:1/', profile: '/p' };
    expect(browserArguments({ ...options, asRoot: false })).not.toContain('--no-sandbox');
    expect(browserArguments({ ...options, asRoot: true })).toContain('--no-sandbox');
  });

  test('a new profile has its settings; one that is in use keeps what the user set', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'rapporteur-profile-'));
    const profile = profileFolder({ name: 'Chromium', program: '/usr/bin/chromium' }, folder);
    expect(profile.startsWith(folder)).toBe(true);
    prepareProfile(profile);
    const file = path.join(profile, 'Default', 'Preferences');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ browser: { enable_spellchecking: false } });
    writeFileSync(file, '{"own":true}');
    prepareProfile(profile);
    expect(readFileSync(file, 'utf8')).toBe('{"own":true}');
    rmSync(folder, { recursive: true });
  });
});

describe('when the program ends', () => {
  const patience = { afterBrowserEnded: 10, whileBrowserRuns: 100, forFirstWindow: 1000, forHandover: 200 };
  let gone: ReturnType<typeof vi.fn<() => void>>;
  let never: ReturnType<typeof vi.fn<() => void>>;
  const watch = () => watchWindows({ gone, never, patience });
  const outcome = (): (string | null) => (gone.mock.calls.length > 0 ? 'gone' : never.mock.calls.length > 0 ? 'never' : null);

  beforeEach(() => {
    vi.useFakeTimers();
    gone = vi.fn();
    never = vi.fn();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('closing the last window ends it', () => {
    const watched = watch();
    watched.browserStarted();
    watched.windows(1);
    watched.windows(0);
    watched.browserEnded();
    vi.advanceTimersByTime(9);
    expect(outcome()).toBe(null);
    vi.advanceTimersByTime(1);
    expect(outcome()).toBe('gone');
  });

  test('loading the window anew does not', () => {
    const watched = watch();
    watched.browserStarted();
    for (let round = 0; round < 20; round += 1) {
      watched.windows(1);
      watched.windows(0);
      vi.advanceTimersByTime(99);
    }
    expect(outcome()).toBe(null);
  });

  test('a browser that stays without a window does not keep it', () => {
    const watched = watch();
    watched.browserStarted();
    watched.windows(1);
    watched.windows(0);
    vi.advanceTimersByTime(100);
    expect(outcome()).toBe('gone');
  });

  test('a browser that hands the window to one already running, or takes its time, is waited for', () => {
    const watched = watch();
    watched.browserStarted();
    vi.advanceTimersByTime(900);
    watched.browserEnded();
    vi.advanceTimersByTime(199);
    watched.windows(1);
    vi.advanceTimersByTime(10_000);
    expect(outcome()).toBe(null);
  });

  test('a browser that never shows a window is noticed', () => {
    const watched = watch();
    watched.browserStarted();
    watched.browserEnded();
    vi.advanceTimersByTime(200);
    expect(outcome()).toBe('never');
  });

  test('one of two windows may close', () => {
    const watched = watch();
    watched.browserStarted();
    watched.windows(2);
    watched.windows(1);
    vi.advanceTimersByTime(10_000);
    expect(outcome()).toBe(null);
  });

  test('nothing is said twice, nor after the program ended for another reason', () => {
    const watched = watch();
    watched.browserStarted();
    watched.windows(1);
    watched.windows(0);
    vi.advanceTimersByTime(100);
    watched.browserEnded();
    vi.advanceTimersByTime(10_000);
    expect(gone).toHaveBeenCalledOnce();
    const other = watch();
    other.browserStarted();
    other.stop();
    vi.advanceTimersByTime(10_000);
    expect(never).not.toHaveBeenCalled();
  });
});
