// The window's way to the core, the same in both hosts. Whatever comes back is validated; a connection that broke is an error value.
import type { AppError, ErrorCode } from '../../shared/errors.ts';
import {
  appErrorSchema,
  calls,
  events,
  type Bridge,
  type CallInput,
  type CallName,
  type CallResult,
  type EventData,
  type EventName,
} from '../../shared/ipc/contract.ts';
import type { PreloadBridge } from '../../shared/ipc/preload.ts';
import { roomPath } from '../../shared/ipc/room.ts';
import { z } from '../../shared/zod.ts';

declare global {
  interface Window {
    readonly rapporteur?: PreloadBridge;
  }
}

/** Takes calls and events across to the core, not yet validated. */
export interface Transport {
  /** Rejects when the core cannot be reached. */
  call(name: CallName, input: unknown): Promise<unknown>;
  on(listener: (name: EventName, data: unknown) => void): void;
  /** Answers `app.closing` once everything sent since was answered: whether this window is left with words that could not be saved. */
  closingHeard(unsaved: boolean): void;
}

/** The bridge of the host that this page runs in. */
export function createBridge(): Bridge {
  return bridgeOver(window.rapporteur ?? httpTransport());
}

const answerSchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: appErrorSchema }),
]);

/** Puts validation around a transport. An answer that is not what the contract says is a bug and comes back as `internal`. */
export function bridgeOver(transport: Transport): Bridge {
  const listeners = new Map<EventName, Set<(data: never) => void | Promise<boolean>>>();
  let underWay = 0;
  /** Listeners begin their last calls at once, but not all in the same turn; the host waits for this word. */
  const sayHeard = (unsaved: boolean): void => void setTimeout(() => (underWay > 0 ? sayHeard(unsaved) : transport.closingHeard(unsaved)), 20);
  const hear = (name: EventName, data: unknown): void => {
    const schema = Object.hasOwn(events, name) ? events[name] : undefined;
    const parsed = schema?.safeParse(data);
    if (parsed?.success !== true) return console.error(`The event ${name} is not what the contract says.`, parsed?.error);
    const answers = [...(listeners.get(name) ?? [])].map((listener) => listener(parsed.data as never));
    // One who cannot say is taken to hold something.
    if (name === 'app.closing') void Promise.all(answers).then((unsaved) => sayHeard(unsaved.includes(true)), () => sayHeard(true));
  };
  // At once, not at the first listener: the host takes the connection as the sign that its window is there.
  transport.on(hear);
  return {
    async call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<CallResult<Name>> {
      let raw: unknown;
      underWay += 1;
      try {
        raw = await transport.call(name, input);
      } catch {
        return failed('connection.lost');
      } finally {
        underWay -= 1;
      }
      const answer = answerSchema.safeParse(raw);
      if (!answer.success) return broken(name, answer.error);
      if (!answer.data.ok) return { ok: false, error: answer.data.error };
      const value = calls[name].output.safeParse(answer.data.value);
      if (!value.success) return broken(name, value.error);
      return { ok: true, value: value.data } as CallResult<Name>;
    },
    on<Name extends EventName>(name: Name, listener: (data: EventData<Name>) => void | Promise<boolean>): () => void {
      const ours = listeners.get(name) ?? new Set();
      listeners.set(name, ours);
      ours.add(listener);
      return () => {
        ours.delete(listener);
      };
    },
  };
}

function broken(name: CallName, error: unknown): { ok: false; error: AppError } {
  console.error(`The answer to ${name} is not what the contract says.`, error);
  return failed('internal');
}

function failed(code: ErrorCode): { ok: false; error: AppError } {
  return { ok: false, error: { code, params: {} } };
}

/** Browsers keep requests of a closing page alive up to 64 KiB in all; larger ones are sent as ordinary requests. */
const largestLastWord = 60 * 1024;

/** Over HTTP, in the portable host. The cookie that the host gave this window says who we are. */
export function httpTransport(base: string = document.baseURI): Transport {
  let leaving = false;
  const listenTo = (type: 'pagehide' | 'beforeunload' | 'pageshow', value: boolean, then = (): void => {}): void => {
    window.addEventListener(
      type,
      () => {
        leaving = value;
        then();
      },
      { capture: true },
    );
  };
  // Runs when the user chose to stay; a page that goes is told so by `pagehide`.
  listenTo('beforeunload', true, () => setTimeout(() => (leaving = false)));
  listenTo('pagehide', true);
  listenTo('pageshow', false);
  /** Tells the host which stream of events and which answer are of one window. */
  const mark = crypto.randomUUID();
  const address = (name: string): URL => {
    const url = new URL(name, base);
    url.searchParams.set('window', mark);
    return url;
  };
  return {
    async call(name, input) {
      const body = JSON.stringify(input);
      const response = await fetch(new URL(`call/${name}`, base), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        // What is saved while the window closes must arrive although the page is gone.
        keepalive: leaving && body.length * 3 < largestLastWord,
      });
      return (await response.json()) as unknown;
    },
    closingHeard(unsaved) {
      // A host that is gone needs no word.
      fetch(address('closing-heard'), { method: 'POST', body: JSON.stringify({ unsaved }), keepalive: true }).catch(() => {});
    },
    on(listener) {
      // Connects again by itself when the connection broke.
      const stream = address('events');
      // A room window holds no words: the host need not wait for it.
      if (new URL(base).pathname === roomPath) stream.searchParams.set('room', '');
      const source = new EventSource(stream);
      for (const name of Object.keys(events) as EventName[]) {
        source.addEventListener(name, (message: MessageEvent<string>) => listener(name, parsed(message.data)));
      }
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
