// Pages for looking at, from call to answer: one thread sets them, is started by the first call and ended when no pane shows pages any more.
import type { Id } from '../../shared/document/ids.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { printedImages } from '../../shared/export/emblem.ts';
import type { CallOutput } from '../../shared/ipc/contract.ts';
import type { Validated } from '../calls/context.ts';
import { startApart, type ApartThread } from '../print/apart.ts';
import type { Assets } from '../storage/assets.ts';
import type { PreviewAnswer, PreviewRequest } from './thread-messages.ts';

type Answer = Result<CallOutput<'preview.set'>>;

export interface Previews {
  readonly set: (input: Validated<'preview.set'>) => Promise<Answer>;
  readonly closePreview: (preview: Id) => void;
  readonly close: () => Promise<void>;
}

export interface PreviewSurroundings {
  readonly assets: Assets;
  /** A bug of the setter. */
  readonly broken: (what: string, error: unknown) => void;
}

/** Panes whose texts the thread keeps; a window that goes without a word leaves its text behind until others need the room. */
const keptPreviews = 4;
/** Once no pane shows pages, the thread stays this long, in milliseconds: a pane that is opened again finds it warm. */
const keptWarm = 60_000;

export const createPreviews = ({ assets, broken }: PreviewSurroundings): Previews => {
  let worker: ApartThread | null = null;
  let ending: NodeJS.Timeout | null = null;
  let orders = 0;
  const waiting = new Map<number, (answer: Answer) => void>();
  /** Previews from the one that was asked for longest ago to the newest. */
  const shown = new Set<Id>();
  const given = new Set<string>();

  const forget = (why: 'preview.lost' | 'preview.failed'): void => {
    worker = null;
    shown.clear();
    given.clear();
    const answers = [...waiting.values()];
    waiting.clear();
    for (const answer of answers) answer(fail(why));
  };

  const heard = (message: PreviewAnswer): void => {
    const answer = waiting.get(message.order);
    waiting.delete(message.order);
    if (message.kind === 'broken') {
      broken('pages for looking at', message.stack);
      answer?.(fail('preview.failed'));
    } else if (message.kind === 'lost') {
      answer?.(fail('preview.lost'));
    } else {
      answer?.(ok({ pdf: Buffer.from(message.bytes).toString('base64'), places: [...message.places], everywhere: message.everywhere, milliseconds: message.milliseconds }));
    }
  };

  const start = (): ApartThread => {
    const started = startApart(new URL('./preview-thread.ts', import.meta.url));
    started.on('message', heard);
    started.on('error', (error) => broken('thread of the pages', error));
    started.on('exit', () => {
      if (worker !== started) return;
      broken('thread of the pages', 'it ended');
      // Not as lost, whereupon the window would bring the same text at once to the compiler that it has just brought to an end.
      forget('preview.failed');
    });
    // The program may end while it stands ready.
    started.unref();
    return started;
  };

  const end = async (): Promise<void> => {
    const ended = worker;
    // The window brings its whole text again, to a thread that starts anew.
    forget('preview.lost');
    if (ending !== null) clearTimeout(ending);
    ending = null;
    await ended?.terminate();
  };

  const tell = (request: PreviewRequest): void => worker?.postMessage(request);

  const closePreview = (preview: Id): void => {
    if (!shown.delete(preview)) return;
    tell({ kind: 'close', preview });
    if (shown.size > 0) return;
    ending = setTimeout(() => void end(), keptWarm);
    ending.unref();
  };

  /** The images of a text that the thread does not have yet. One that is damaged or missing is left out: its place says so. */
  const imagesFor = ({ text, emblem = null }: Validated<'preview.set'>): Map<string, Uint8Array> => {
    const found = new Map<string, Uint8Array>();
    const blocks = 'document' in text ? text.document.blocks : text.change.splices.flatMap(({ insert }) => insert);
    for (const { hash } of printedImages(blocks, emblem)) {
      if (given.has(hash)) continue;
      given.add(hash);
      const image = assets.get(hash);
      if (image.ok) found.set(hash, new Uint8Array(image.value.bytes));
    }
    return found;
  };

  return {
    set: (input) =>
      new Promise((resolve) => {
        if (ending !== null) clearTimeout(ending);
        ending = null;
        worker ??= start();
        const { preview, number, language, pages, emblem = null, text } = input;
        shown.delete(preview);
        shown.add(preview);
        for (const oldest of shown) {
          if (shown.size <= keptPreviews) break;
          closePreview(oldest);
        }
        const order = ++orders;
        waiting.set(order, resolve);
        tell({ kind: 'set', order, preview, number, language, pages, emblem, text, images: imagesFor(input) });
      }),
    closePreview,
    close: end,
  };
};
