// The Chromium-family browser that shows the window: where it is installed, and how it is started so that it stays off the network.
import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

export interface Browser {
  readonly name: 'Chromium' | 'Chrome' | 'Edge';
  readonly program: string;
}

/** Names in the search path on Linux. Chrome and Edge come first: Chromium is often a snap, which sees only part of the disk. */
const linuxPrograms: readonly (readonly [Browser['name'], string])[] = [
  ['Chrome', 'google-chrome-stable'],
  ['Chrome', 'google-chrome'],
  ['Edge', 'microsoft-edge-stable'],
  ['Edge', 'microsoft-edge'],
  ['Chromium', 'chromium'],
  ['Chromium', 'chromium-browser'],
];

const macPrograms: readonly (readonly [Browser['name'], string])[] = [
  ['Chrome', 'Google Chrome.app/Contents/MacOS/Google Chrome'],
  ['Edge', 'Microsoft Edge.app/Contents/MacOS/Microsoft Edge'],
  ['Chromium', 'Chromium.app/Contents/MacOS/Chromium'],
];

const windowsPrograms: readonly (readonly [Browser['name'], string])[] = [
  ['Edge', 'Microsoft\\Edge\\Application\\msedge.exe'],
  ['Chrome', 'Google\\Chrome\\Application\\chrome.exe'],
  ['Chromium', 'Chromium\\Application\\chrome.exe'],
];

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly isProgram: (file: string) => boolean;
}

const here: Surroundings = {
  platform: process.platform,
  env: process.env,
  home: os.homedir(),
  isProgram(file) {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  },
};

/** The browser to use, or null when none is installed. `RAPPORTEUR_BROWSER` names the program of another one. */
export function findBrowser({ platform, env, home, isProgram }: Surroundings = here): Browser | null {
  const chosen = env['RAPPORTEUR_BROWSER'];
  const join = platform === 'win32' ? path.win32.join : path.posix.join;
  const among = (folders: readonly (string | undefined)[], programs: readonly (readonly [Browser['name'], string])[]): Browser[] =>
    programs.flatMap(([name, file]) => folders.flatMap((folder) => (folder === undefined || folder === '' ? [] : [{ name, program: join(folder, file) }])));
  const candidates: readonly Browser[] = [
    ...(chosen === undefined || chosen === '' ? [] : [{ name: 'Chromium' as const, program: chosen }]),
    ...(platform === 'darwin'
      ? among(['/Applications', join(home, 'Applications')], macPrograms)
      : platform === 'win32'
        ? among([env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']], windowsPrograms)
        : among([...(env['PATH'] ?? '').split(':'), '/snap/bin'], linuxPrograms)),
  ];
  return candidates.find((candidate) => isProgram(candidate.program)) ?? null;
}

/**
 * The browser's own folder for this library. A snap may write only below its own folder, so its profile stands there.
 */
export function profileFolder(browser: Browser, libraryFolder: string): string {
  const real = existsSync(browser.program) ? realpathSync(browser.program) : browser.program;
  const isSnap = real.startsWith('/snap/') || real === '/usr/bin/snap' || (real === '/usr/bin/chromium-browser' && existsSync('/snap/bin/chromium'));
  if (!isSnap) return path.join(libraryFolder, 'browser');
  const name = createHash('sha256').update(libraryFolder).digest('hex').slice(0, 12);
  return path.join(os.homedir(), 'snap', 'chromium', 'common', `rapporteur-${name}`);
}

/** Parts of a browser that speak to the network, to other devices or to the user without having been asked. */
const disabledFeatures = [
  'AutofillServerCommunication',
  'CertificateTransparencyComponentUpdater',
  'DialMediaRouteProvider',
  'DnsOverHttps',
  'HighEfficiencyModeAvailable',
  'InterestFeedContentSuggestions',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationGuideModelDownloading',
  'OptimizationHints',
  'OptimizationTargetPrediction',
  'PrivacySandboxSettings4',
  'SafeBrowsing',
  'SegmentationPlatform',
  'Translate',
  'msEdgeSidebarV2',
  'msImplicitSignin',
];

/** Command line of a window without browser controls that shows `url` and reaches nothing but this computer. */
export function browserArguments(options: { readonly url: string; readonly profile: string; readonly asRoot: boolean }): string[] {
  return [
    `--app=${options.url}`,
    `--user-data-dir=${options.profile}`,
    '--class=Rapporteur',
    '--window-size=1440,900',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-pings',
    '--no-service-autorun',
    '--disable-background-mode',
    '--disable-background-networking',
    '--disable-breakpad',
    '--disable-client-side-phishing-detection',
    '--disable-component-extensions-with-background-pages',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-session-crashed-bubble',
    '--hide-crash-restore-bubble',
    '--disable-sync',
    '--metrics-recording-only',
    '--password-store=basic',
    '--use-mock-keychain',
    `--disable-features=${disabledFeatures.join(',')}`,
    // Whatever still wants to go out finds no name, and an address without a name finds a proxy that is not there.
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    '--proxy-server=http://127.0.0.1:9',
    '--proxy-bypass-list=127.0.0.1',
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
    // The sandbox refuses to run for root; whoever works as root has given it up.
    ...(options.asRoot ? ['--no-sandbox', '--test-type'] : []),
  ];
}

/** Settings of a new profile: no spell checker (it downloads dictionaries), no translation, no suggestions, no password or payment bubbles. */
const profileSettings = {
  alternate_error_pages: { enabled: false },
  autofill: { credit_card_enabled: false, profile_enabled: false },
  browser: { enable_spellchecking: false, has_seen_welcome_page: true },
  credentials_enable_service: false,
  net: { network_prediction_options: 2 },
  profile: { password_manager_leak_detection: false },
  safebrowsing: { enabled: false },
  search: { suggest_enabled: false },
  signin: { allowed: false, allowed_on_next_startup: false },
  spellcheck: { dictionaries: [], use_spelling_service: false },
  translate: { enabled: false },
};

/** Writes the settings of a profile that does not exist yet. */
export function prepareProfile(profile: string): void {
  const file = path.join(profile, 'Default', 'Preferences');
  if (existsSync(file)) return;
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, JSON.stringify(profileSettings));
}

/** Starts the browser. The process may end at once when one with the same profile is running already: that one opens the window then. */
export function openBrowser(browser: Browser, options: { readonly url: string; readonly libraryFolder: string; readonly extra?: readonly string[] }): ChildProcess {
  const profile = profileFolder(browser, options.libraryFolder);
  prepareProfile(profile);
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  const args = [...browserArguments({ url: options.url, profile, asRoot }), ...(options.extra ?? [])];
  // In a group of its own: Ctrl+C in the terminal is for the program, which lets the window save before it ends the browser.
  return spawn(browser.program, args, { stdio: 'ignore', detached: process.platform !== 'win32' });
}
