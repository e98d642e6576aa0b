// A second compiler, in a thread of its own, that sets the later part of a long text while the printer sets the beginning of it. What one
// compiler has set the others remember, so the printer finds that part set when it comes there: the same pages, on two processors.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { PrintedDocument } from '../../shared/export/typst/printed.ts';
import { laterText } from '../../shared/export/typst/later-text.ts';
import type { TypstFiles } from './engine.ts';

/** Characters of data below which a document is set sooner than a thread is told of it. */
const longText = 200_000;

/** The part of the text left to the printer, which in the same time also makes pages of the whole. */
const printersShare = 0.5;

/** What the forerunner sets, made from the files of the printer: `document.json` as `typeset` has written it. */
export const filesOfLaterText = (files: TypstFiles): TypstFiles => {
  const document = JSON.parse(files.sources['document.json'] ?? '') as PrintedDocument;
  return { ...files, sources: { ...files.sources, 'document.json': JSON.stringify(laterText(document, printersShare)) } };
};

export interface Forerunner {
  /** Begins to set the later part of a document if that is worth while, and returns at once. Never fails: without it all is merely slower. */
  readonly runAhead: (files: TypstFiles) => void;
}

/** Starts no thread before the first long text. */
export const createForerunner = (): Forerunner => {
  let worker: Worker | null = null;
  let busy = false;
  let broken = availableParallelism() < 2;

  const start = (): Worker => {
    const started = new Worker(new URL('./forerunner-thread.ts', import.meta.url));
    started.on('message', () => (busy = false));
    started.on('error', () => (broken = true));
    started.on('exit', () => (broken = true));
    // It keeps no program alive that has nothing else to do.
    started.unref();
    return started;
  };

  return {
    runAhead: (files) => {
      if (broken || busy || (files.sources['document.json']?.length ?? 0) < longText) return;
      worker ??= start();
      busy = true;
      worker.postMessage(files);
    },
  };
};
