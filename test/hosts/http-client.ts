// Speaks to the portable host as a window does, without a browser: exchanges the token for the cookie, calls, and reads the stream of events.
import { randomUUID } from 'node:crypto';
import { request, type IncomingHttpHeaders } from 'node:http';
import { events, type CallName, type EventName } from '../../shared/ipc/contract.ts';
import type { Transport } from '../../renderer/state/bridge.ts';

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** One request, with exactly the headers given; `path` is sent as it is, dots and all. */
export function ask(port: number, path: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port, path, method: options.method ?? 'GET', headers: options.headers ?? {}, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }));
      response.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(options.body);
  });
}

/** The cookie that the address of a window is exchanged for. */
export async function cookieFor(url: string): Promise<string> {
  const { port, pathname, search } = new URL(url);
  const reply = await ask(Number(port), `${pathname}${search}`);
  const [cookie] = reply.headers['set-cookie'] ?? [];
  if (reply.status !== 303 || cookie === undefined) throw new Error(`The address was not accepted (${reply.status}).`);
  return cookie.split(';')[0] ?? '';
}

/** A transport for `bridgeOver`. `opened` resolves when events are heard; `end` closes the window, so to speak. */
export async function httpClient(url: string): Promise<Transport & { readonly opened: Promise<void>; end(): void; readonly cookie: string }> {
  const cookie = await cookieFor(url);
  const port = Number(new URL(url).port);
  const origin = `http://127.0.0.1:${port}`;
  const listeners = new Set<(name: EventName, data: unknown) => void>();
  let buffer = '';
  const mark = randomUUID();
  const stream = request({ host: '127.0.0.1', port, path: `/events?window=${mark}`, headers: { cookie }, agent: false });
  const opened = new Promise<void>((resolve, reject) => {
    stream.on('response', (response) => {
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        resolve();
        buffer += part;
        const messages = buffer.split('\n\n');
        buffer = messages.pop() ?? '';
        for (const message of messages) {
          const name = /^event: (.*)$/m.exec(message)?.[1];
          const data = /^data: (.*)$/m.exec(message)?.[1];
          if (name !== undefined && data !== undefined && Object.hasOwn(events, name)) {
            for (const listener of listeners) listener(name as EventName, JSON.parse(data));
          }
        }
      });
      response.on('error', () => {});
    });
    stream.on('error', reject);
  });
  opened.catch(() => {});
  stream.end();
  return {
    cookie,
    opened,
    async call(name: CallName, input: unknown) {
      const reply = await ask(port, `/call/${name}`, { method: 'POST', headers: { cookie, origin, 'content-type': 'application/json' }, body: JSON.stringify(input) });
      return JSON.parse(reply.text) as unknown;
    },
    on(listener) {
      listeners.add(listener);
    },
    closingHeard(unsaved) {
      ask(port, `/closing-heard?window=${mark}`, { method: 'POST', headers: { cookie, origin }, body: JSON.stringify({ unsaved }) }).catch(() => {});
    },
    end() {
      stream.destroy();
    },
  };
}
