// The Electron host: the core in the main process, one window, and nothing between them but calls and events.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { app, BrowserWindow, dialog, ipcMain, session } from 'electron';
import { fail } from '../../../shared/errors.ts';
import { calls, type CallName } from '../../../shared/ipc/contract.ts';
import { channels } from '../../../shared/ipc/preload.ts';
import { languages, type Language } from '../../../shared/language/language.ts';
import { errorText } from '../../../shared/language/messages.ts';
import { createCore, type Core } from '../../core.ts';
import { defaultLibraryFolder } from '../../storage/folder.ts';
import { countCalls } from '../calls-under-way.ts';
import { onEveryEvent } from '../event-names.ts';
import { setMenu } from './menu.ts';
import { registerScheme, serveWindow } from './protocol.ts';
import { isWindowAddress, protectSession, silenceBrowser } from './security.ts';
import { electronServices } from './services.ts';
import { openWindow } from './window.ts';

// This file runs as dist/electron/main/hosts/electron/index.js.
const builtFolder = fileURLToPath(new URL('../../..', import.meta.url));
const windowFolder = path.join(builtFolder, '..', 'renderer');
const { version } = JSON.parse(readFileSync(path.join(builtFolder, '..', '..', 'package.json'), 'utf8')) as { version: string };
const preload = path.join(builtFolder, 'preload.cjs');

const libraryFolder = path.resolve(optionValue('--library') ?? defaultLibraryFolder());
const underWay = countCalls();
/** Of the interface. */
let language: Language = 'en';

app.setName('Rapporteur');
registerScheme();
silenceBrowser();
// Chromium's own files stand in the library folder, so that each library is a program of its own; the lock below is kept there too.
app.setPath('userData', path.join(libraryFolder, 'electron'));

// Not awaited: Electron becomes ready only when this module has been evaluated to its end.
if (app.requestSingleInstanceLock()) void run();
else app.exit(0);

async function run(): Promise<void> {
  await app.whenReady();
  const opened = createCore({ libraryFolder, version, host: 'electron', services: electronServices });
  if (!opened.ok) {
    dialog.showErrorBox('Rapporteur', errorText(opened.error, systemLanguage()));
    app.exit(1);
    return;
  }
  const core = opened.value;
  core.bringHome();
  protectSession(session.defaultSession);
  serveWindow(windowFolder);
  answerCalls(core);
  onEveryEvent(core, (name, data) => {
    for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channels.event, name, data);
  });
  await showMenu(core);
  const window = openWindow({ libraryFolder, preload, underWay, language: () => language });

  app.on('second-instance', () => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  app.on('window-all-closed', () => app.quit());
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void core.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
}

function answerCalls(core: Core): void {
  ipcMain.handle(channels.call, async (event, name: unknown, input: unknown) => {
    if (event.senderFrame === null || !isWindowAddress(event.senderFrame.url)) return fail('input.invalid');
    if (typeof name !== 'string' || !isCallName(name)) return fail('input.invalid', { call: String(name) });
    try {
      const answer = await underWay.track(core.call(name, input));
      if (name === 'preferences.set') await showMenu(core);
      return answer;
    } catch (error) {
      console.error(error);
      return fail('internal');
    }
  });
}

/** The menu in the language of the interface. */
async function showMenu(core: Core): Promise<void> {
  const preferences = await core.call('preferences.get', {});
  language = preferences.ok ? preferences.value.interfaceLanguage : systemLanguage();
  setMenu(language, !app.isPackaged);
}

function systemLanguage(): Language {
  const preferred = app.getPreferredSystemLanguages().map((tag) => tag.slice(0, 2));
  return languages.find((language) => preferred[0] === language) ?? 'en';
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}

/** Chromium adds options of its own to the command line, so only ours is looked for. */
function optionValue(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at === -1 ? process.argv.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1) : process.argv[at + 1];
}
