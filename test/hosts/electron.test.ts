// The Electron host keeps the contract of all hosts, and its window can do nothing but call. Skipped where Electron's program is not installed.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bridgeOver } from '../../renderer/state/bridge.ts';
import type { EventName } from '../../shared/ipc/contract.ts';
import { projectFolder, temporaryFolder } from '../program.ts';
import { describeHost } from './contract.ts';

const packageFolder = path.join(projectFolder, 'node_modules', 'electron');
const pathFile = path.join(packageFolder, 'path.txt');
const program = existsSync(pathFile) ? path.join(packageFolder, 'dist', readFileSync(pathFile, 'utf8')) : null;
const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);
const skip = program === null || !existsSync(program) || !hasDisplay;

const launch = async (libraryFolder: string): Promise<{ app: ElectronApplication; page: Page }> => {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await _electron.launch({
    executablePath: program ?? '',
    args: [...asRoot, path.join(projectFolder, 'dist', 'electron', 'main', 'hosts', 'electron', 'index.js'), '--library', libraryFolder],
  });
  return { app, page: await app.firstWindow() };
};

describeHost(
  {
    name: 'electron',
    async start(libraryFolder) {
      const { app, page } = await launch(libraryFolder);
      const listeners = new Set<(name: EventName, data: unknown) => void>();
      await page.exposeFunction('heardByTest', (name: EventName, data: unknown) => {
        for (const listener of listeners) listener(name, data);
      });
      await page.evaluate(() => {
        const { heardByTest } = window as unknown as { heardByTest(name: string, data: unknown): void };
        window.rapporteur?.on((name, data) => heardByTest(name, data));
      });
      const raw = (name: string, input: unknown): Promise<unknown> => page.evaluate(([called, given]) => window.rapporteur?.call(called as string, given), [name, input]);
      return {
        bridge: bridgeOver({ call: raw, on: (listener) => void listeners.add(listener), closingHeard: () => {} }),
        raw,
        end: async () => {
          const closed = app.waitForEvent('close');
          await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
          await closed;
        },
      };
    },
  },
  skip,
);

describe.skipIf(skip)('the window in Electron', () => {
  let app: ElectronApplication;
  let page: Page;
  const library = temporaryFolder();

  beforeAll(async () => {
    ({ app, page } = await launch(library.folder));
  });
  afterAll(async () => {
    await app.close();
    library.remove();
  });

  test('has the bridge and nothing of Node or Electron', async () => {
    const there = await page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer', 'rapporteur'].filter((name) => name in globalThis));
    expect(there).toEqual(['rapporteur']);
    expect(await page.evaluate(() => Object.keys(window.rapporteur ?? {}).sort())).toEqual(['call', 'on']);
  });

  test('cannot reach the network, leave its page or open another window', async () => {
    expect(await page.evaluate(() => fetch('http://127.0.0.1:9/').then(() => 'reached', () => 'refused'))).toBe('refused');
    await page.evaluate(() => {
      location.href = 'https://rapporteur.example/';
    });
    await page.evaluate(() => void window.open('https://rapporteur.example/'));
    expect(page.url()).toBe('app://rapporteur/');
    expect(app.windows()).toHaveLength(1);
  });

  test('runs in a sandbox, isolated, without a spell checker', async () => {
    const preferences = await app.evaluate(({ BrowserWindow, session }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
      return { ...contents.getLastWebPreferences(), checks: session.defaultSession.isSpellCheckerEnabled() };
    });
    expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, spellcheck: false, checks: false });
  });
});
