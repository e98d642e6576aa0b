// app://rapporteur/: the window's files, from the disk and without a port.
import { protocol } from 'electron';
import { roomPath } from '../../../shared/ipc/room.ts';
import { windowFiles } from '../window-files.ts';

export const windowOrigin = 'app://rapporteur';
export const windowAddress = `${windowOrigin}/`;
export const roomAddress = `${windowOrigin}${roomPath}`;

/** Before Electron is ready: the scheme gets an origin of its own, so that the content security policy can speak of 'self'. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** After Electron is ready. `folder` holds the built window. */
export function serveWindow(folder: string): void {
  const files = windowFiles(folder);
  protocol.handle('app', async (request) => {
    const { origin, pathname } = addressOf(request.url);
    const file = request.method !== 'GET' || origin !== windowOrigin ? null : pathname === '/' || pathname === roomPath ? await files.page() : await files.file(pathname.slice(1));
    return file === null ? new Response('No such thing here.', { status: 404 }) : new Response(file.bytes, { headers: { ...file.headers } });
  });
}

/** Node knows no origin of a scheme that is not the web's, so it is put together here; an address that cannot be read has none. */
export function addressOf(url: string): { readonly origin: string | null; readonly pathname: string } {
  try {
    const { protocol: scheme, host, pathname } = new URL(url);
    return { origin: `${scheme}//${host}`, pathname: decodeURIComponent(pathname) };
  } catch {
    return { origin: null, pathname: '/' };
  }
}
