// What the window may not do: reach the network, leave its page, open others, or ask for anything of the computer.
import { app, type BrowserWindowConstructorOptions, type Session, type WebContents } from 'electron';
import { addressOf, roomAddress, windowOrigin } from './protocol.ts';

/** Before Electron is ready: the parts of Chromium that speak to the network by themselves. */
export function silenceBrowser(): void {
  for (const name of ['disable-background-networking', 'disable-component-update', 'disable-domain-reliability', 'disable-sync', 'disable-breakpad', 'no-pings']) {
    app.commandLine.appendSwitch(name);
  }
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('proxy-server', 'http://127.0.0.1:9');
  app.commandLine.appendSwitch('force-webrtc-ip-handling-policy', 'disable_non_proxied_udp');
  app.commandLine.appendSwitch('disable-features', 'MediaRouter,DialMediaRouteProvider,OptimizationHints,Translate');
  app.enableSandbox();
}

export function isWindowAddress(url: string): boolean {
  return addressOf(url).origin === windowOrigin;
}

/** Addresses that carry their own content, and the developer tools, which are part of the program. */
const withoutNetwork = /^(data|blob|devtools):/;

export function protectSession(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isWindowAddress(url) && !withoutNetwork.test(url) }));
  // Copying from a button; reading the clipboard happens only in the paste event, which needs no permission.
  const allowed = (permission: string): boolean => permission === 'clipboard-sanitized-write';
  session.setPermissionRequestHandler((_, permission, answer) => answer(allowed(permission)));
  session.setPermissionCheckHandler((_, permission) => allowed(permission));
  session.setDevicePermissionHandler(() => false);
  // The spell checker downloads its dictionaries.
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
}

/** `room`: how a window for the room is opened from here; without it, no window is. */
export function confine(contents: WebContents, room?: BrowserWindowConstructorOptions): void {
  contents.on('will-navigate', (event) => {
    if (!isWindowAddress(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => (room === undefined || url !== roomAddress ? { action: 'deny' } : { action: 'allow', overrideBrowserWindowOptions: room }));
  contents.on('did-create-window', (window) => confine(window.webContents));
}
