// Threads that print, in a process of their own: what brings the compiler to an end takes an export with it, and not the program.
import { fork, type ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { ApartAnswer, ApartOrder } from './apart-messages.ts';

/** A thread of that process. It behaves and is heard as a `Worker`, by `message`, `error` and `exit`; what is sent either way is copied. */
export interface ApartThread extends EventEmitter {
  readonly postMessage: (message: unknown) => void;
  /** Keeps the program alive, as it does from the start, or no longer. */
  readonly ref: () => void;
  readonly unref: () => void;
  /** Ends the thread. Resolves with its exit code when it has ended. */
  readonly terminate: () => Promise<number>;
}

/** Exit code of a thread whose process is gone. */
const gone = 1;

let house: House | null = null;
let threads = 0;

interface House {
  readonly child: ChildProcess;
  readonly tenants: Map<number, ApartThread>;
  /** Those that keep the program alive. */
  readonly awaited: Set<number>;
}

const hold = ({ child, awaited }: House): void => {
  if (awaited.size > 0) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
};

const open = (): House => {
  const child = fork(new URL('./apart-process.ts', import.meta.url), { serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'], windowsHide: true });
  const opened: House = { child, tenants: new Map(), awaited: new Set() };
  const close = (error: unknown): void => {
    if (house === opened) house = null;
    const left = [...opened.tenants.values()];
    opened.tenants.clear();
    opened.awaited.clear();
    for (const thread of left) {
      if (error !== null && thread.listenerCount('error') > 0) thread.emit('error', error);
      thread.emit('exit', gone);
    }
  };
  child.on('message', (answer: ApartAnswer) => {
    const thread = opened.tenants.get(answer.thread);
    if (thread === undefined) return;
    if (answer.kind === 'message') thread.emit('message', answer.message);
    else if (answer.kind === 'error') thread.emit('error', new Error(answer.stack));
    else {
      opened.tenants.delete(answer.thread);
      opened.awaited.delete(answer.thread);
      hold(opened);
      thread.emit('exit', answer.code);
      if (opened.tenants.size > 0) return;
      // Without tenants it is closed; whoever comes next opens another.
      if (house === opened) house = null;
      if (child.connected) child.disconnect();
    }
  });
  child.on('error', close);
  child.on('exit', () => close(null));
  return opened;
};

/** Starts a thread that runs a file, named as for `new Worker`. Never throws: a process that cannot be started is told as `error`, one that ends as `exit`. */
export const startApart = (file: URL): ApartThread => {
  const at = (house ??= open());
  const id = ++threads;
  const send = (order: ApartOrder): void => {
    if (at.child.connected) at.child.send(order, () => {});
  };
  const thread: ApartThread = Object.assign(new EventEmitter(), {
    postMessage: (message: unknown) => send({ kind: 'message', thread: id, message }),
    ref: () => {
      if (at.tenants.has(id)) at.awaited.add(id);
      hold(at);
    },
    unref: () => {
      at.awaited.delete(id);
      hold(at);
    },
    terminate: () =>
      new Promise<number>((resolve) => {
        if (!at.tenants.has(id)) return resolve(0);
        thread.once('exit', resolve);
        // Whoever waits for its end lives to see it.
        thread.ref();
        send({ kind: 'end', thread: id });
      }),
  });
  at.tenants.set(id, thread);
  at.awaited.add(id);
  hold(at);
  send({ kind: 'start', thread: id, file: file.href });
  return thread;
};
