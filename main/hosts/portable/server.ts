// The portable host's HTTP server: the window's files, its calls and its events, on 127.0.0.1 and for one window's secret only.
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fail } from '../../../shared/errors.ts';
import { calls, type CallName, type CallResult } from '../../../shared/ipc/contract.ts';
import { roomPath } from '../../../shared/ipc/room.ts';
import { z } from '../../../shared/zod.ts';
import { countCalls } from '../calls-under-way.ts';
import { onEveryEvent } from '../event-names.ts';
import type { ServedCore } from '../served-core.ts';
import { protectiveHeaders, windowFiles, type ServedFile } from '../window-files.ts';
import { createAccess, sameSecret } from './access.ts';
import { createEventStreams } from './event-streams.ts';

/** Bytes of one call. The largest file that can be imported, as base64, fits several times. */
const largestCall = 96 * 1024 * 1024;
/** Milliseconds that closing waits for windows to say that they hold nothing back, and without calls after that. */
export const closing = { quiet: 100, limit: 5_000 } as const;

/**
 * What a window of a program that was killed may ask: to save, over a revision that it may have to take in first; and to hear what the program tells, so that
 * it is asked like any other when this one ends.
 */
const comesHome: ReadonlySet<string> = new Set(['POST /call/document.save', 'POST /call/document.open', 'GET /events', 'POST /closing-heard']);

const closingAnswerSchema = z.strictObject({ unsaved: z.boolean() });

export interface PortableServer {
  /** Opens the window as often as it is used: for the terminal, not for a command line. */
  readonly url: string;
  readonly port: number;
  /** Lets windows that outlive this program save with the next one. */
  readonly session: string;
  /** Lets a second start ask for another window. */
  readonly controlSecret: string;
  /** An address that opens the window once. */
  ticketUrl(): string;
  /** The number of windows that are connected. */
  readonly windows: number;
  /** Has the windows save what they hold, and answers what is under way. Returns how many windows are left with words that could not be saved. */
  prepareToClose(): Promise<number>;
  /** Stops. The core is left open. */
  close(): Promise<void>;
}

export interface PortableServerOptions {
  readonly core: ServedCore;
  /** The folder of the built window. */
  readonly windowFolder: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** The session of a program that was killed, on the same port: its windows may still save for a while. */
  readonly sessionBefore?: string | undefined;
  /** Milliseconds since any fixed moment. */
  readonly now?: () => number;
  /** Called with the number of connected windows whenever it changes. */
  readonly windowsChanged?: (count: number) => void;
  /** Called when a second start asks for another window. */
  readonly openWindow?: () => void;
  /** A bug in the core: the window hears `internal`, this gets the error. */
  readonly report?: (error: unknown) => void;
}

/** Resolves once the port is open; rejects with the system's error when it cannot be (EADDRINUSE, EACCES). */
export async function startServer(options: PortableServerOptions): Promise<PortableServer> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const access = createAccess({ port, sessionBefore: options.sessionBefore, now: options.now });
  const controlSecret = randomBytes(32).toString('base64url');
  const files = windowFiles(options.windowFolder);
  const underWay = countCalls();
  const streams = createEventStreams((count) => options.windowsChanged?.(count));
  const endEvents = onEveryEvent(options.core, (name, data) => streams.send(name, data));
  const report = options.report ?? ((error: unknown) => console.error(error));
  const origin = `http://127.0.0.1:${port}`;
  // Longer than any pause in the work, so that a save never meets a connection that is just being dropped.
  server.keepAliveTimeout = 10 * 60_000;

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = request.method ?? '';
    const target = request.url ?? '';
    // Other forms than a path belong to proxies; a URL made of them would be read as another host.
    if (!target.startsWith('/')) return sendText(response, 404, 'No such thing here.');
    const { pathname, searchParams } = new URL(origin + target);
    if (pathname === '/control/window' && method === 'POST') {
      const admitted = sameSecret(request.headers.authorization ?? '', `Bearer ${controlSecret}`) && request.headers.origin === undefined;
      if (admitted) options.openWindow?.();
      return sendText(response, admitted ? 200 : 403, admitted ? 'opened' : 'refused');
    }
    if (!access.isFromWindow(method, request.headers)) return sendText(response, 403, 'This address answers only to the window of Rapporteur.');
    const token = searchParams.get('token');
    if (method === 'GET' && pathname === '/' && token !== null && access.admits(token)) {
      response.writeHead(303, { ...protectiveHeaders, location: '/', 'set-cookie': access.cookie() });
      response.end();
      return;
    }
    const door = access.doorFor(request.headers.cookie);
    if (door === null || (door === 'leftBehind' && !comesHome.has(`${method} ${pathname}`))) return sendText(response, 403, 'Open Rapporteur with the address it printed when it started.');
    const window = searchParams.get('window') ?? '';
    if (method === 'POST' && pathname === '/closing-heard') {
      const answer = closingAnswerSchema.safeParse(parsed((await readBody(request)) ?? ''));
      if (!answer.success) return sendText(response, 400, 'No answer.');
      streams.closingHeard(window, answer.data.unsaved);
      return sendText(response, 200, 'heard');
    }
    if (method === 'POST' && pathname.startsWith('/call/')) return await handleCall(request, response, pathname.slice('/call/'.length));
    if (method !== 'GET') return sendText(response, 405, 'No such thing here.');
    if (pathname === '/' || pathname === roomPath) return sendFile(response, await files.page());
    if (pathname === '/events') return streams.add(window, response, searchParams.has('room'));
    return sendFile(response, await files.file(decodedName(pathname)));
  };

  const handleCall = async (request: IncomingMessage, response: ServerResponse, name: string): Promise<void> => {
    if (!isCallName(name)) return sendAnswer(response, 404, fail('input.invalid', { call: name }));
    const body = await readBody(request);
    if (body === null) return sendAnswer(response, 413, fail('input.invalid', { call: name }));
    const input = parsed(body);
    if (input === undefined) return sendAnswer(response, 400, fail('input.invalid', { call: name }));
    sendAnswer(response, 200, await options.core.call(name, input));
  };

  server.on('request', (request, response) => {
    underWay
      .track(
        handle(request, response).catch((error: unknown) => {
          report(error);
          if (response.headersSent) response.destroy();
          else sendAnswer(response, 500, fail('internal'));
        }),
      )
      .catch(report);
  });

  let closed: Promise<void> | null = null;
  return {
    url: `${origin}/?token=${access.token}`,
    port,
    session: access.session,
    controlSecret,
    ticketUrl: () => `${origin}/?token=${access.issueTicket()}`,
    get windows() {
      return streams.count;
    },
    async prepareToClose() {
      const windows = streams.count > 0;
      const unsaved = await streams.sayClosing(closing.limit);
      await underWay.settled(windows ? closing.quiet : 0, closing.limit);
      return unsaved;
    },
    close() {
      closed ??= (async () => {
        endEvents();
        streams.close();
        await new Promise<void>((resolve) => {
          server.close(() => resolve());
          server.closeAllConnections();
        });
      })();
      return closed;
    },
  };
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}

/** Undefined for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** The name of a file as the build wrote it; a malformed escape is no name of any file. */
function decodedName(pathname: string): string {
  try {
    return decodeURIComponent(pathname.slice(1));
  } catch {
    return '';
  }
}

/** Null when the body is larger than a call may be: it is read to its end, so that the answer can be sent, but not kept. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= largestCall) parts.push(part);
    else parts.length = 0;
  }
  return size > largestCall ? null : Buffer.concat(parts).toString('utf8');
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { ...protectiveHeaders, 'content-type': 'text/plain; charset=utf-8' });
  response.end(text);
}

function sendAnswer(response: ServerResponse, status: number, answer: CallResult<CallName>): void {
  response.writeHead(status, { ...protectiveHeaders, 'content-type': 'application/json' });
  response.end(JSON.stringify(answer));
}

function sendFile(response: ServerResponse, file: ServedFile | null): void {
  if (file === null) return sendText(response, 404, 'No such thing here.');
  response.writeHead(200, file.headers);
  response.end(file.bytes);
}
