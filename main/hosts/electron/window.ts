// The rapporteur's window: where it stood last time, what it and the room that it opens may do, and how it closes without losing what was just typed.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app, BrowserWindow, dialog, ipcMain, nativeTheme, screen, type BrowserWindowConstructorOptions, type Rectangle } from 'electron';
import { channels } from '../../../shared/ipc/preload.ts';
import type { Language } from '../../../shared/language/language.ts';
import { translator } from '../../../shared/language/messages.ts';
import type { CallsUnderWay } from '../calls-under-way.ts';
import { windowAddress } from './protocol.ts';
import { confine } from './security.ts';

const smallest = { width: 960, height: 600 } as const;
const usual = { width: 1440, height: 900 } as const;
/** Milliseconds that closing waits for the window to say that it holds nothing back, and without calls after that. */
const closing = { quiet: 100, limit: 5_000 } as const;
const ground = { light: '#e9ecef', dark: '#101417' } as const;

export interface WindowOptions {
  readonly libraryFolder: string;
  /** The bundled preload script. */
  readonly preload: string;
  readonly underWay: CallsUnderWay;
  /** The language of the interface, at the moment of the question. */
  readonly language: () => Language;
}

export function openWindow({ libraryFolder, preload, underWay, language }: WindowOptions): BrowserWindow {
  const placeFile = path.join(libraryFolder, 'window.json');
  const every: BrowserWindowConstructorOptions = {
    title: 'Rapporteur',
    backgroundColor: nativeTheme.shouldUseDarkColors ? ground.dark : ground.light,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: !app.isPackaged,
    },
  };
  const window = new BrowserWindow({ ...every, ...usual, ...rememberedPlace(placeFile), minWidth: smallest.width, minHeight: smallest.height, show: false });
  confine(window.webContents, { ...every, ...usual, autoHideMenuBar: true });
  // The room follows this window: without it there is nothing to show.
  window.on('closed', () => {
    for (const room of BrowserWindow.getAllWindows()) room.destroy();
  });
  window.once('ready-to-show', () => window.show());
  let closes: 'open' | 'saving' | 'saved' = 'open';
  window.on('close', (event) => {
    if (closes === 'saved' || window.webContents.isCrashed()) return;
    event.preventDefault();
    if (closes === 'saving') return;
    closes = 'saving';
    rememberPlace(placeFile, window.getNormalBounds());
    void saySaving(window).then(async (heard) => {
      await underWay.settled(closing.quiet, closing.limit);
      closes = 'saved';
      if (window.isDestroyed()) return;
      // Closing asks the page, which objects while it holds words that could not be saved; a page that does not answer cannot be asked.
      if (heard) window.close();
      else window.destroy();
    });
  });
  window.webContents.on('will-prevent-unload', (event) => {
    // Electron lets the page object and says nothing to the user.
    if (leavesUnsaved(window, language())) event.preventDefault();
    else closes = 'open';
  });
  void window.loadURL(windowAddress);
  return window;
}

/** Asks whether to close although the newest words are not saved. */
function leavesUnsaved(window: BrowserWindow, language: Language): boolean {
  const t = translator(language);
  const buttons = [t('app:unsaved.stay'), t('app:unsaved.leave')];
  return dialog.showMessageBoxSync(window, { type: 'warning', message: t('app:unsaved.title'), detail: t('app:unsaved.text'), buttons, defaultId: 0, cancelId: 0, noLink: true }) === 1;
}

/** Resolves with true when the window has said that everything it sent was answered, with false when it takes too long. */
function saySaving(window: BrowserWindow): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (heard: boolean): void => {
      clearTimeout(last);
      ipcMain.off(channels.closingHeard, hear);
      resolve(heard);
    };
    const hear = (): void => end(true);
    const last = setTimeout(() => end(false), closing.limit);
    ipcMain.on(channels.closingHeard, hear);
    window.webContents.send(channels.event, 'app.closing', {});
  });
}

/** The place of last time, if a screen is still there to show it. */
function rememberedPlace(file: string): Partial<Rectangle> {
  try {
    const place: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!isPlace(place)) return {};
    const { workArea } = screen.getDisplayMatching(place);
    const fits = place.x >= workArea.x - 50 && place.y >= workArea.y - 50 && place.width <= workArea.width + 100 && place.height <= workArea.height + 100;
    return fits ? place : {};
  } catch {
    // No file yet, or one that cannot be read: the usual place will do.
    return {};
  }
}

function isPlace(value: unknown): value is Rectangle {
  const has = (name: string): boolean => typeof value === 'object' && value !== null && Number.isInteger((value as Record<string, unknown>)[name]);
  return has('x') && has('y') && has('width') && has('height');
}

function rememberPlace(file: string, place: Rectangle): void {
  try {
    writeFileSync(file, JSON.stringify(place));
  } catch {
    // A full or read-only disk must not keep the window from closing.
  }
}
