// The threads in which exports are made: kept warm for a while, and readied for the export that is about to come.
import { startApart, type ApartThread } from '../print/apart.ts';
import type { ExportMessage, ExportOrder, ThreadOrder } from './thread-messages.ts';
import { isPrinted } from './writers.ts';

/** A thread that has nothing to do is kept this long: the next export finds it warm. In milliseconds. */
const keptWarm = 120_000;

export interface ExportThreads {
  /** A thread for an order, which keeps the program alive. The one that prepares a PDF is given to the PDF that follows; it answers when it is through. */
  readonly take: (order: Pick<ExportOrder, 'format'>) => ApartThread;
  /** For a thread that has answered. */
  readonly giveBack: (worker: ApartThread) => void;
  /** For a thread whose answer nobody waits for any more. */
  readonly end: (worker: ApartThread) => void;
  /** Begins to set a PDF that may be ordered next; of several wishes at a time, the oldest is first and each is set. */
  readonly prepare: (order: ExportOrder) => void;
  readonly close: () => Promise<void>;
}

/** `broken` hears of a thread that fell where no order could fail. */
export const createExportThreads = (broken: (what: string, error: unknown) => void): ExportThreads => {
  const idle = new Map<ApartThread, NodeJS.Timeout>();
  let preparing: ApartThread | null = null;
  let wishes: ExportOrder[] = [];

  const deafen = (worker: ApartThread): void => void worker.removeAllListeners();

  /** Of a thread nobody waits for: its fall takes neither the program with it nor an order that nobody would answer. */
  const watch = (worker: ApartThread, forget: () => void): void => {
    worker.on('error', (error) => {
      forget();
      broken('export thread', error);
    });
    worker.on('exit', forget);
    worker.unref();
  };

  const end = (worker: ApartThread): void => {
    worker.removeAllListeners();
    worker.on('error', () => {});
    void worker.terminate();
  };

  const giveBack = (worker: ApartThread): void => {
    deafen(worker);
    const forget = (): void => {
      clearTimeout(idle.get(worker));
      idle.delete(worker);
    };
    watch(worker, forget);
    const timer = setTimeout(() => {
      forget();
      void worker.terminate();
    }, keptWarm);
    timer.unref();
    idle.set(worker, timer);
  };

  const takeIdle = (): ApartThread => {
    const warm = [...idle.keys()].at(-1);
    if (warm === undefined) return startApart(new URL('./export-thread.ts', import.meta.url));
    clearTimeout(idle.get(warm));
    idle.delete(warm);
    deafen(warm);
    return warm;
  };

  const prepareNext = (worker: ApartThread): void => {
    const next = wishes.shift();
    if (next !== undefined) return worker.postMessage({ ...next, task: 'prepare' } satisfies ThreadOrder);
    preparing = null;
    giveBack(worker);
  };

  return {
    take({ format }) {
      let worker = preparing;
      if (worker !== null && isPrinted(format)) {
        preparing = null;
        wishes = [];
        deafen(worker);
      } else worker = takeIdle();
      worker.ref();
      return worker;
    },
    giveBack,
    end,
    prepare(order) {
      wishes.push(order);
      if (preparing !== null) return;
      const worker = takeIdle();
      preparing = worker;
      watch(worker, () => {
        preparing = null;
        wishes = [];
      });
      worker.on('message', (message: ExportMessage) => {
        if (message.kind === 'broken') broken(`preparing ${order.format}`, message.stack);
        prepareNext(worker);
      });
      prepareNext(worker);
    },
    async close() {
      wishes = [];
      for (const timer of idle.values()) clearTimeout(timer);
      const all = [...idle.keys(), ...(preparing === null ? [] : [preparing])];
      idle.clear();
      preparing = null;
      for (const worker of all) {
        worker.removeAllListeners();
        await worker.terminate();
      }
    },
  };
};
