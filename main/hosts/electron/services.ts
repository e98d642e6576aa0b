// What Electron does for the core: the system's dialog for folders, and opening files.
import { BrowserWindow, dialog, shell } from 'electron';
import type { HostServices } from '../../core.ts';

export const electronServices: HostServices = {
  async chooseFolder(start) {
    const options: Electron.OpenDialogOptions = { defaultPath: start, properties: ['openDirectory', 'createDirectory'] };
    const window = BrowserWindow.getFocusedWindow();
    const { canceled, filePaths } = await (window === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options));
    return canceled ? null : (filePaths[0] ?? null);
  },
  async reveal(path, how) {
    if (how === 'open') return (await shell.openPath(path)) === '';
    shell.showItemInFolder(path);
    return true;
  },
};
