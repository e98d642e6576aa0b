// Server-sent events: one open answer per window, which also tells whether a window is still there.
import type { ServerResponse } from 'node:http';
import type { EventName } from '../../../shared/ipc/contract.ts';
import { protectiveHeaders } from '../window-files.ts';

/** Milliseconds between two signs of life, which also uncover connections that nobody reads any more. */
const heartbeat = 15_000;
/** Milliseconds after which the window connects again when the connection broke. */
const retry = 500;

export interface EventStreams {
  /** Turns an answer into a stream of events until the window goes. */
  add(response: ServerResponse): void;
  send(name: EventName, data: unknown): void;
  readonly count: number;
  /** Tells every window that the program ends; resolves when all have said that they heard it or are gone, or after `limit` milliseconds. */
  sayClosing(limit: number): Promise<void>;
  /** A window has heard it. */
  closingHeard(): void;
  close(): void;
}

/** `changed` is called with the number of windows whenever one came or went. */
export function createEventStreams(changed: (count: number) => void): EventStreams {
  const streams = new Set<ServerResponse>();
  let waiting: { left: number; end: () => void } | null = null;
  const oneLess = (): void => {
    if (waiting === null) return;
    waiting.left -= 1;
    if (waiting.left <= 0) waiting.end();
  };
  const beat = setInterval(() => {
    for (const stream of streams) stream.write(':\n\n');
  }, heartbeat);
  beat.unref();
  return {
    add(response) {
      response.writeHead(200, { ...protectiveHeaders, 'content-type': 'text/event-stream' });
      response.write(`retry: ${retry}\n\n`);
      streams.add(response);
      response.on('close', () => {
        streams.delete(response);
        oneLess();
        changed(streams.size);
      });
      changed(streams.size);
    },
    send(name, data) {
      const text = `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
      for (const stream of streams) stream.write(text);
    },
    sayClosing(limit) {
      return new Promise((resolve) => {
        if (streams.size === 0) return resolve();
        const last = setTimeout(resolve, limit);
        waiting = {
          left: streams.size,
          end() {
            clearTimeout(last);
            waiting = null;
            resolve();
          },
        };
        this.send('app.closing', {});
      });
    },
    closingHeard: oneLess,
    get count() {
      return streams.size;
    },
    close() {
      clearInterval(beat);
      for (const stream of streams) stream.end();
    },
  };
}
