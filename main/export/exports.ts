// Exports from order to file: reads the document, has a thread set it, writes the file, remembers it. Each can be cancelled at any moment.
import { isAbsolute } from 'node:path';
import { schemaVersion, type Document } from '../../shared/document/document.ts';
import { fail, ok, type Result } from '../../shared/errors.ts';
import { printedImages } from '../../shared/export/emblem.ts';
import { formFits } from '../../shared/export/negotiation/form.ts';
import { meetingNames } from '../../shared/negotiation/log.ts';
import { formatEnding, type CallInput, type CallOutput, type EventData } from '../../shared/ipc/contract.ts';
import type { OpenDocument } from '../storage/open-document.ts';
import { revisionId } from '../storage/revisions.ts';
import type { Library } from '../storage/library.ts';
import type { PreferenceStore } from '../storage/preferences.ts';
import type { OpenDocuments } from '../calls/open-documents.ts';
import { createExportThreads } from './export-threads.ts';
import { fileNameOf } from './file-name.ts';
import type { ExportMessage, ExportOrder, ThreadOrder } from './thread-messages.ts';
import { isPrinted, type Written } from './writers.ts';
import { writeFileWhole } from './write-file.ts';

export type ExportInputs = CallInput<'document.export'> & {
  /** A file of the same name is left alone and the new one gets a number, unless it was named by hand. */
  readonly existing?: 'number' | 'replace';
};

export interface Exports {
  /**
   * Has a PDF set while the user still chooses a name and a folder, so that its export only needs to write it. Returns at once; what stands in the way of the
   * export is said by the export. Formats that are written in an instant need no preparation.
   */
  readonly prepare: (wanted: CallInput<'document.prepareExport'>) => void;
  readonly run: (order: ExportInputs) => Promise<Result<CallOutput<'document.export'>>>;
  /** Ends an export if it is under way; its `run` then fails with `export.cancelled`. */
  readonly cancel: (job: string) => void;
  readonly close: () => Promise<void>;
}

export interface ExportSurroundings {
  readonly library: Library;
  readonly documents: OpenDocuments;
  readonly preferences: PreferenceStore;
  readonly now: () => number;
  readonly progress: (data: EventData<'export.progress'>) => void;
  /** A bug of a writer. */
  readonly broken: (what: string, error: unknown) => void;
}

export const createExports = ({ library, documents, preferences, now, progress, broken }: ExportSurroundings): Exports => {
  const threads = createExportThreads(broken);
  const running = new Map<string, { readonly controller: AbortController; readonly ended: Promise<unknown> }>();

  /** Has the bytes made. The thread is ended when the export is cancelled or breaks. */
  const make = (order: ExportOrder, signal: AbortSignal, heard: (step: 'numbering' | 'setting', done: number) => void): Promise<Result<Written>> =>
    new Promise((resolve) => {
      const worker = threads.take(order);
      const end = (result: Result<Written>, reusable: boolean): void => {
        signal.removeEventListener('abort', cancel);
        if (reusable) threads.giveBack(worker);
        else threads.end(worker);
        resolve(result);
      };
      const cancel = (): void => end(fail('export.cancelled'), false);
      const fallen = (error: unknown): void => {
        broken(`export ${order.format}`, error);
        end(fail('export.failed', { format: order.format }), false);
      };
      signal.addEventListener('abort', cancel);
      worker.on('message', (message: ExportMessage) => {
        if (message.kind === 'progress') heard(message.step, message.done);
        else if (message.kind === 'done') end(ok({ bytes: message.bytes, findings: message.findings }), true);
        else if (message.kind === 'failed') end(fail(message.error.code, message.error.params), true);
        else if (message.kind === 'broken') fallen(message.stack);
      });
      worker.on('error', fallen);
      worker.on('exit', (code) => fallen(`the thread ended with ${code}`));
      worker.postMessage({ ...order, task: 'write' } satisfies ThreadOrder);
    });

  const read = (open: OpenDocument): Result<Pick<ExportOrder, 'document' | 'emblem' | 'images' | 'revision'>> => {
    const document: Document = { schemaVersion, id: open.id, settings: open.settings, blocks: [...open.blocks] };
    const { emblem = null } = preferences.get();
    const images = new Map<string, Uint8Array>();
    for (const hash of new Set(printedImages(open.blocks, emblem).map((image) => image.hash))) {
      const image = library.assets.get(hash);
      // The writer says what a missing image means for its format.
      if (image.ok) images.set(hash, new Uint8Array(image.value.bytes));
    }
    return ok({ document, emblem, images, revision: open.head === null ? null : revisionId(open.head.hash) });
  };

  const work = async (order: ExportInputs, signal: AbortSignal): Promise<Result<CallOutput<'document.export'>>> => {
    const began = performance.now();
    const { id, job, language, format, form = 'standing', folder } = order;
    if (!formFits(form, format)) return fail('input.invalid', { call: 'document.export' });
    if (!isAbsolute(folder)) return fail('path.refused', { path: folder });
    progress({ job, step: 'reading', done: 0 });
    const opened = documents.get(id);
    if (!opened.ok) return opened;
    const { key, head } = opened.value;
    const material = read(opened.value);
    if (!material.ok) return material;
    // Cancelled before its first step.
    if (signal.aborted) return fail('export.cancelled');
    const logged = form === 'log' || form === 'status' ? { name: order.meeting ?? null, acts: library.timeline.acts(key, 0).acts } : undefined;
    if (logged !== undefined && logged.name !== null) {
      const known = meetingNames(opened.value.settings, logged.acts);
      if (!known.includes(logged.name)) return fail('meeting.unknown', { meeting: logged.name, known: known.length === 0 ? '–' : known.join('; ') });
    }
    if (form === 'outcome' && order.delegation === undefined) return fail('input.invalid', { call: 'document.export' });
    const asked = form === 'outcome' && order.delegation !== undefined ? { ...order.delegation, acts: library.timeline.acts(key, 0).acts } : undefined;
    const made = await make({ ...material.value, language, format, form, logged, asked }, signal, (step, done) => progress({ job, step, done }));
    if (!made.ok) return made;
    progress({ job, step: 'writing', done: 0 });
    const { bytes, findings } = made.value;
    const ending = formatEnding(format);
    const name = order.existing === 'replace' ? order.name : fileNameOf(order.name, ending);
    const file = await writeFileWhole({ folder, name, extension: ending, bytes, existing: order.existing ?? 'number' });
    if (!file.ok) return file;
    if (library.mode === 'writing' && head !== null) {
      library.exported.add(key, head.key, { path: file.value, format, language, at: now(), bytes: bytes.length });
      preferences.set({ exportFolder: folder });
    }
    progress({ job, step: 'writing', done: 1 });
    return ok({ path: file.value, bytes: bytes.length, milliseconds: Math.round(performance.now() - began), findings: [...findings] });
  };

  return {
    prepare({ id, language, format, form = 'standing' }) {
      // The log of a meeting and the view of a delegation are set when it is known of which.
      if (!isPrinted(format) || !formFits(form, format) || form === 'log' || form === 'outcome') return;
      const opened = documents.get(id);
      const material = opened.ok ? read(opened.value) : opened;
      if (material.ok) threads.prepare({ ...material.value, language, format, form });
    },
    async run(order) {
      if (running.has(order.job)) return fail('input.invalid', { call: 'document.export' });
      const controller = new AbortController();
      // Begun in the next turn: it can be cancelled from its first step on.
      const ended = Promise.resolve().then(() => work(order, controller.signal)).finally(() => running.delete(order.job));
      running.set(order.job, { controller, ended });
      return await ended;
    },
    cancel: (job) => running.get(job)?.controller.abort(),
    async close() {
      for (const { controller } of running.values()) controller.abort();
      // A file that is being written is finished and remembered while the library is still there.
      await Promise.allSettled([...running.values()].map(({ ended }) => ended));
      await threads.close();
    },
  };
};
