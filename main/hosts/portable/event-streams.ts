// Server-sent events: one open answer per window, which also tells whether a window is still there.
import type { ServerResponse } from 'node:http';
import type { EventName } from '../../../shared/ipc/contract.ts';
import { protectiveHeaders } from '../window-files.ts';

/** Milliseconds between two signs of life, which also uncover connections that nobody reads any more. */
const heartbeat = 15_000;
/** Milliseconds after which the window connects again when the connection broke. */
const retry = 500;

export interface EventStreams {
  /**
   * Turns an answer into the stream of events of a window, in place of the one it had before, until the window goes. `window`: a mark of its own choice.
   * `room`: a screen that only follows; it holds no words, and the program does not go on for it alone.
   */
  add(window: string, response: ServerResponse, room?: boolean): void;
  send(name: EventName, data: unknown): void;
  readonly count: number;
  /**
   * Tells every window that the program is to end; resolves when each has answered or is gone, or after `limit` milliseconds, with the number of windows that
   * are left with words they could not save.
   */
  sayClosing(limit: number): Promise<number>;
  /** A window has heard it. */
  closingHeard(window: string, unsaved: boolean): void;
  close(): void;
}

/** The windows that were told of the end: those that have not answered, and those left with unsaved words. */
interface Closing {
  readonly waiting: Set<string>;
  readonly unsaved: Set<string>;
  readonly end: () => void;
}

const eventText = (name: EventName, data: unknown): string => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;

/** `changed` is called with the number of windows whenever one came or went. */
export function createEventStreams(changed: (count: number) => void): EventStreams {
  const streams = new Map<string, ServerResponse>();
  const rooms = new Set<ServerResponse>();
  let closing: Closing | null = null;
  const answered = (window: string, unsaved: boolean): void => {
    if (closing?.waiting.delete(window) !== true) return;
    if (unsaved) closing.unsaved.add(window);
    if (closing.waiting.size === 0) closing.end();
  };
  const beat = setInterval(() => {
    for (const stream of [...streams.values(), ...rooms]) stream.write(':\n\n');
  }, heartbeat);
  beat.unref();
  return {
    add(window, response, room = false) {
      response.writeHead(200, { ...protectiveHeaders, 'content-type': 'text/event-stream' });
      response.write(`retry: ${retry}\n\n`);
      if (room) {
        rooms.add(response);
        response.on('close', () => rooms.delete(response));
        return;
      }
      const before = streams.get(window);
      streams.set(window, response);
      // A laptop that slept leaves connections behind that nobody reads.
      before?.destroy();
      response.on('close', () => {
        if (streams.get(window) !== response) return;
        streams.delete(window);
        answered(window, false);
        changed(streams.size);
      });
      if (closing?.waiting.has(window) === true) response.write(eventText('app.closing', {}));
      if (before === undefined) changed(streams.size);
    },
    send(name, data) {
      const text = eventText(name, data);
      for (const stream of streams.values()) stream.write(text);
      // A room is not asked whether the program may end.
      if (name !== 'app.closing') for (const stream of rooms) stream.write(text);
    },
    async sayClosing(limit) {
      const waiting = new Set(streams.keys());
      const unsaved = new Set<string>();
      if (waiting.size === 0) return 0;
      await new Promise<void>((resolve) => {
        const last = setTimeout(resolve, limit);
        const end = (): void => {
          clearTimeout(last);
          resolve();
        };
        closing = { waiting, unsaved, end };
        this.send('app.closing', {});
      });
      closing = null;
      return unsaved.size;
    },
    closingHeard: answered,
    get count() {
      return streams.size;
    },
    close() {
      clearInterval(beat);
      for (const stream of [...streams.values(), ...rooms]) stream.end();
    },
  };
}
