// Sets pages for looking at, in a thread of its own, and holds the texts they were set from: only what changed comes in, and only that is set again.
import { parentPort } from 'node:worker_threads';
import type { Document } from '../../shared/document/document.ts';
import type { Id } from '../../shared/document/ids.ts';
import { numberBlocks } from '../../shared/document/numbering.ts';
import { applySplices } from '../../shared/document/splices.ts';
import { withElementNotes } from '../../shared/export/negotiation/element-notes.ts';
import type { PageRange } from '../../shared/ipc/contract.ts';
import type { Language } from '../../shared/language/language.ts';
import { pdfPrinter } from '../print/print-pdf.ts';
import type { PreviewAnswer, PreviewRequest, PreviewText } from './thread-messages.ts';

const port = parentPort;
if (port === null) throw new Error('this file runs in a thread');

interface HeldText {
  /** Of the call that brought it. */
  readonly number: number;
  readonly document: Document;
  /** How it was set; null until it is. */
  readonly set: { readonly language: Language; readonly pages: PageRange | null; /** The page that each element begins on. */ readonly begins: ReadonlyMap<Id, number> } | null;
}

/** The text of each preview. */
const texts = new Map<Id, HeldText>();
const images = new Map<string, Uint8Array>();

const answer = (message: PreviewAnswer): void => {
  port.postMessage(message, message.kind === 'set' && message.bytes.buffer instanceof ArrayBuffer ? [message.bytes.buffer] : []);
};

const documentOf = (preview: Id, text: PreviewText): Document | null => {
  if ('document' in text) return text.document;
  const before = texts.get(preview);
  if (before === undefined || before.number !== text.since) return null;
  const { splices, settings, count } = text.change;
  const blocks = applySplices(before.document.blocks, splices);
  return blocks.length === count ? { ...before.document, blocks: [...blocks], settings: settings ?? before.document.settings } : null;
};

const set = async (request: Extract<PreviewRequest, { kind: 'set' }>): Promise<void> => {
  const { order, preview, number, language, pages, emblem, text } = request;
  const began = performance.now();
  for (const [hash, bytes] of request.images) images.set(hash, bytes);
  const document = documentOf(preview, text);
  if (document === null) {
    texts.delete(preview);
    return answer({ kind: 'lost', order });
  }
  const before = texts.get(preview)?.set ?? null;
  const begins = before?.language === language ? before.begins : new Map<Id, number>();
  texts.set(preview, { number, document, set: null });
  const printer = await pdfPrinter();
  const noted = withElementNotes(document, language);
  const { bytes, places, everywhere } = await printer.preview(
    { document: noted, numbering: numberBlocks(noted.blocks, language), emblem, asset: (hash) => images.get(hash) ?? null },
    // Whoever goes on looking at the same pages while the text changes gets only the places there, which takes half the time.
    { pages, before: begins, everywhere: before === null || before.language !== language || before.pages?.first !== pages?.first || before.pages?.last !== pages?.last },
  );
  const found = places.map(({ block, page }) => [block, page] as const);
  if (texts.has(preview)) texts.set(preview, { number, document, set: { language, pages, begins: new Map(everywhere ? found : [...begins, ...found]) } });
  // A copy of its own, since what the compiler gives may be part of a larger memory that cannot be given away.
  answer({ kind: 'set', order, bytes: Uint8Array.from(bytes), places, everywhere, milliseconds: performance.now() - began });
};

// One after the other: the compiler is one, and each change is to the text before it.
let last: Promise<void> = Promise.resolve();
port.on('message', (request: PreviewRequest) => {
  if (request.kind === 'close') {
    texts.delete(request.preview);
    return;
  }
  last = last
    .then(() => set(request))
    .catch((error: unknown) => {
      texts.delete(request.preview);
      answer({ kind: 'broken', order: request.order, stack: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    });
});
