// The portable host: the core behind an address on this computer, and its window in the browser that is installed.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { errorText } from '../../../shared/language/messages.ts';
import { createCore } from '../../core.ts';
import { defaultLibraryFolder } from '../../storage/folder.ts';
import { findBrowser, openBrowser } from './browser.ts';
import { announceRunning, askForWindow, findRunning, withdrawRunning } from './running.ts';
import { startServer, type PortableServer } from './server.ts';
import { portableServices } from './services.ts';
import { watchWindows } from './window-watch.ts';

const projectFolder = fileURLToPath(new URL('../../..', import.meta.url));

const { values } = parseArgs({
  options: { library: { type: 'string' }, port: { type: 'string' }, 'no-open': { type: 'boolean', default: false } },
});
const libraryFolder = path.resolve(values.library ?? defaultLibraryFolder());
const opens = !values['no-open'];

const { version } = JSON.parse(readFileSync(path.join(projectFolder, 'package.json'), 'utf8')) as { version: string };
const opened = createCore({ libraryFolder, version, host: 'portable', services: portableServices });
if (!opened.ok) {
  process.exit(opened.error.code === 'library.inUse' ? await joinRunning() : sayFailure(errorText(opened.error, 'en')));
}
const core = opened.value;
core.bringHome();

const browser = opens ? findBrowser() : null;
let server: PortableServer;
try {
  server = (await inPlaceOfKilled()) ?? (await listen(Number(values.port ?? 0)));
} catch (error) {
  await core.close();
  process.exit(sayFailure(portFailure(error)));
}
announceRunning(libraryFolder, { port: server.port, url: server.url, session: server.session, controlSecret: server.controlSecret });

const watch = watchWindows({
  gone: () => void end(0),
  never() {
    console.log(`The browser did not open the window. Rapporteur is ready at ${server.url}`);
  },
});
let announced = false;
let ending = false;
/** Whether the user was told that ending would cost words. */
let warned = false;
const browserProcesses = new Set<ReturnType<typeof openBrowser>>();

// A terminal that was closed takes no more lines; that is no reason to stop before everything is saved.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});
process.on('SIGINT', () => void end(0));
process.on('SIGTERM', () => void end(0));
process.on('SIGHUP', () => void end(0));

if (browser !== null) showWindow();
else {
  if (opens) console.log('No Chromium, Chrome or Edge was found on this computer: install one, or open the address in the browser that there is.');
  console.log(`Rapporteur is ready at ${server.url}`);
}

function listen(port: number, sessionBefore?: string): Promise<PortableServer> {
  return startServer({ core, windowFolder: path.join(projectFolder, 'dist', 'renderer'), port, sessionBefore, windowsChanged, openWindow: showWindow });
}

/**
 * Where the program before was killed, its windows may still be open with words that they could not save: this one takes these in, at the same address.
 * Null where there was none, or where its address is taken.
 */
async function inPlaceOfKilled(): Promise<PortableServer | null> {
  const before = findRunning(libraryFolder);
  if (before === null || values.port !== undefined) return null;
  try {
    return await listen(before.port, before.session);
  } catch {
    return null;
  }
}

function showWindow(): void {
  const found = browser ?? findBrowser();
  if (found === null) return;
  let child: ReturnType<typeof openBrowser>;
  try {
    child = openBrowser(found, { url: server.ticketUrl(), libraryFolder });
  } catch {
    // Its own files have no place on a disk that is full or write-protected.
    console.log(`${found.name} could not be prepared. Rapporteur is ready at ${server.url}`);
    return;
  }
  if (opens) watch.browserStarted();
  browserProcesses.add(child);
  let over = false;
  const gone = (): void => {
    if (over) return;
    over = true;
    browserProcesses.delete(child);
    if (opens) watch.browserEnded();
  };
  child.on('exit', gone);
  child.on('error', gone);
}

function windowsChanged(count: number): void {
  if (!opens || browser === null || ending) return;
  if (count > 0 && !announced) {
    announced = true;
    console.log(`Rapporteur is open in ${browser.name}; it ends when its window is closed, or with Ctrl+C.`);
  }
  watch.windows(count);
}

/**
 * Lets the windows save, closes everything, and ends the process. Where words could not be saved, everything stays open at first, and the second time it
 * ends all the same.
 */
async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  let result = code;
  try {
    const windows = await server.prepareToClose();
    if (windows > 0 && !warned) {
      warned = true;
      ending = false;
      console.error(unsavedWarning(windows));
      windowsChanged(server.windows);
      return;
    }
    watch.stop();
    await server.close();
    await core.close();
    withdrawRunning(libraryFolder);
  } catch (error) {
    console.error(error);
    result = 1;
  }
  for (const child of browserProcesses) child.kill();
  process.exit(result);
}

/** A second start on the same library: brings the window of the first instead. */
async function joinRunning(): Promise<number> {
  const running = findRunning(libraryFolder);
  if (running === null) return sayFailure(errorText({ code: 'library.inUse', params: { path: libraryFolder } }, 'en'));
  if (!opens) return sayFailure(`Rapporteur is already running on this library, at ${running.url}`);
  if (!(await askForWindow(running))) return sayFailure(errorText({ code: 'library.inUse', params: { path: libraryFolder } }, 'en'));
  console.log('Rapporteur was already running on this library, so it opened another window.');
  return 0;
}

/** What ending would mean while words of so many windows could not be saved: why, where they are kept, and how to end all the same. */
function unsavedWarning(windows: number): string {
  const unsaved = core.unsaved();
  const reasons = new Set(unsaved.map(({ error }) => errorText(error, 'en')));
  const kept = unsaved.flatMap(({ path: file }) => (file === null ? [] : [file]));
  const where = unsaved.length >= windows && kept.length === unsaved.length ? `They are kept in ${kept.join(', ')}, and come back at the next start.` : 'They are in the window alone.';
  return ['Rapporteur stays open, because its window holds words that could not be saved.', ...reasons, where, 'Ctrl+C once more ends it all the same.'].join('\n');
}

function portFailure(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') return `Another program uses port ${values.port}: start with another --port, or without one.`;
  if (code === 'EACCES') return `Port ${values.port} is reserved for the system: start with a --port above 1023, or without one.`;
  throw error;
}

function sayFailure(sentence: string): number {
  console.error(sentence);
  return 1;
}
