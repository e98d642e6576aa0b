// The only thing the window gets from Electron: calls and events, without any of their machinery.
import { contextBridge, ipcRenderer } from 'electron';
import { channels, type PreloadBridge } from '../../../shared/ipc/preload.ts';

const bridge: PreloadBridge = {
  call: (name, input) => ipcRenderer.invoke(channels.call, name, input) as Promise<unknown>,
  closingHeard: (unsaved) => ipcRenderer.send(channels.closingHeard, unsaved),
  on(listener) {
    ipcRenderer.on(channels.event, (_, name, data) => listener(name, data));
  },
};

contextBridge.exposeInMainWorld('rapporteur', bridge);
