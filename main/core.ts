// The core: storage and services behind the calls of the contract. Every host and the command line use this and nothing else of it.
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import type { NewId } from '../shared/document/ids.ts';
import { fail, ok, type AppError, type Result } from '../shared/errors.ts';
import { calls, type CallName, type CallOutput, type EventData, type EventName, type Preferences } from '../shared/ipc/contract.ts';
import { assetCalls } from './calls/asset-calls.ts';
import type { CallContext, HandlersOf, HostServices } from './calls/context.ts';
import { compareCalls, type CompareExport } from './calls/compare-calls.ts';
import { documentCalls } from './calls/document-calls.ts';
import { fileCalls } from './calls/file-calls.ts';
import { historyCalls } from './calls/history-calls.ts';
import { libraryCalls } from './calls/library-calls.ts';
import { createMemoryAtHand } from './calls/memory-at-hand.ts';
import { memoryCalls } from './calls/memory-calls.ts';
import { createOpenDocuments } from './calls/open-documents.ts';
import { bringHome, createUnsavedWords, type Unsaved } from './calls/unsaved.ts';
import { previewCalls } from './calls/preview-calls.ts';
import { returnCalls } from './calls/return-calls.ts';
import { roomCalls } from './calls/room-calls.ts';
import { templateCalls } from './calls/template-calls.ts';
import { createComparisons } from './compare/comparisons.ts';
import { createExports, type ExportInputs } from './export/exports.ts';
import { createImports } from './import/imports.ts';
import { defaultExportFolder, deviceName, systemLanguage, userName } from './computer.ts';
import { createLog } from './log.ts';
import { createPreviews } from './preview/previews.ts';
import { capacityOf } from './storage/about.ts';
import { backupDue } from './storage/backup.ts';
import { backUpBeside } from './storage/backup-thread.ts';
import { failureOf } from './storage/failure.ts';
import { createKeptAside } from './storage/kept-aside.ts';
import { openLibrary } from './storage/library.ts';
import type { TranslationMemory } from './storage/memory/memory.ts';
import { createPreferenceStore } from './storage/preferences.ts';
import { verify, type Verification } from './storage/verify.ts';

export type { HostServices } from './calls/context.ts';

export interface CoreOptions {
  /** Absolute path. Made when it does not exist, unless only reading is asked for. */
  readonly libraryFolder: string;
  readonly version: string;
  readonly host: 'electron' | 'portable';
  readonly services: HostServices;
  /** `reading` works beside a process that writes, and on a write-protected disk. */
  readonly mode?: 'writing' | 'reading';
  /** Whether a folder without a library gets one; yes, unless this is false. */
  readonly begin?: boolean;
  readonly newId?: NewId;
  /** Milliseconds since 1970, UTC. */
  readonly now?: () => number;
  readonly device?: string;
  /** Where words are kept that the library cannot take, in the order in which they are tried. */
  readonly foldersAside?: readonly string[];
}

export interface Core {
  /** Answers a call of the contract. Never rejects: a bug is written to the log and answered as `internal`. */
  call<Name extends CallName>(name: Name, input: unknown): Promise<Result<CallOutput<Name>>>;
  /** Returns a function that ends the subscription. */
  on<Name extends EventName>(event: Name, listener: (data: EventData<Name>) => void): () => void;
  /** An export under a name the user typed, which may replace a file. For the command line. */
  exportFile(order: ExportInputs): Promise<Result<CallOutput<'document.export'>>>;
  /** A comparison under a name the user typed, which may replace a file. For the command line. */
  exportComparison(order: CompareExport): Promise<Result<CallOutput<'compare.export'>>>;
  /** Proves the whole library. For the command line: it takes seconds. */
  verify(): Result<Verification>;
  /** Takes in words that an earlier program could not save; `app.info` tells what came of it. For hosts, whose window shows that. */
  bringHome(): void;
  /** The saves that failed and were not made good since. */
  unsaved(): readonly Unsaved[];
  /** The translation memory. For the command line, which takes in and writes out whole files of it. */
  translationMemory(): Result<TranslationMemory>;
  /** Ends imports and exports, waits for a backup under way, and lets the library go. */
  close(): Promise<void>;
}

/** How often a program that runs for days looks whether a backup is due, in milliseconds. */
const backupCheck = 60 * 60 * 1000;

/** Opens the library and everything on it. Fails where the library cannot be opened, with the reason. */
export const createCore = (options: CoreOptions): Result<Core> => {
  const now = options.now ?? Date.now;
  const mode = options.mode ?? 'writing';
  const opened = openLibrary({ folder: options.libraryFolder, mode, begin: options.begin ?? true, now });
  if (!opened.ok) return opened;
  const library = opened.value;
  const log = createLog(options.libraryFolder, now);
  const notices: AppError[] = [];
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  const emit: CallContext['emit'] = (name, data) => {
    // What a listener gets wrong is no failure of the call that had something to tell.
    for (const listener of emitter.listeners(name)) {
      try {
        listener(data);
      } catch (error) {
        log.write(`listener of ${name}`, error);
      }
    }
  };

  const initial: Preferences = { interfaceLanguage: systemLanguage(), theme: 'system', author: userName(), role: null, office: '', exportFolder: null };
  const preferences = createPreferenceStore(library.db, initial);
  const documents = createOpenDocuments(library.documents);
  const progress = (data: EventData<'export.progress'>): void => emit('export.progress', data);
  const exports = createExports({ library, documents, preferences, now, progress, broken: log.write });
  const comparisons = createComparisons(log.write);
  const imports = createImports();
  const previews = createPreviews({ assets: library.assets, broken: log.write });
  const memory = createMemoryAtHand(options.libraryFolder);
  const kept = createKeptAside(options.libraryFolder, options.foldersAside);
  const unsaved = createUnsavedWords(kept);
  const device = options.device ?? deviceName();
  const authorship: CallContext['authorship'] = (kind) => {
    const { author, role, office } = preferences.get();
    return { author, device, at: now(), kind, capacity: capacityOf(role, office) };
  };
  const context: CallContext = {
    library,
    preferences,
    documents,
    exports,
    comparisons,
    unsaved,
    previews,
    imports,
    memory,
    services: options.services,
    defaultExportFolder: defaultExportFolder(),
    now,
    authorship,
    newId: options.newId ?? randomUUID,
    report: log.write,
    emit,
  };

  const history = historyCalls(context);
  const { exportFile: exportComparison, ...comparing } = compareCalls(context, history['history.open']);

  const handlers: HandlersOf<'app' | 'preferences' | 'library' | 'document' | 'file' | 'asset' | 'preview' | 'template' | 'history' | 'compare' | 'room' | 'return' | 'memory'> = {
    'app.info': () =>
      ok({
        version: options.version,
        host: options.host,
        libraryFolder: options.libraryFolder,
        defaultExportFolder: context.defaultExportFolder,
        notices: [...notices],
      }),
    'preferences.get': () => ok(preferences.get()),
    'preferences.set'(changed) {
      preferences.set(changed);
      return ok(preferences.get());
    },
    ...libraryCalls(context),
    ...documentCalls(context),
    ...fileCalls(context),
    ...assetCalls(context),
    ...previewCalls(context),
    ...templateCalls(context),
    ...roomCalls(context),
    ...returnCalls(context),
    ...memoryCalls(context),
    ...history,
    ...comparing,
  };

  /** Turns what a handler throws into an answer: an expected failure of the file, or a bug, whose details stay in the log. */
  const answered = async <Name extends CallName>(name: Name, work: () => Promise<Result<unknown>>): Promise<Result<CallOutput<Name>>> => {
    try {
      return (await work()) as Result<CallOutput<Name>>;
    } catch (error) {
      const failure = failureOf(error, library.paths.file);
      log.write(name, error);
      return failure === null ? fail('internal', { log: log.path }) : fail(failure.code, failure.params);
    }
  };

  let backup: Promise<void> | null = null;
  const backUpWhenDue = (): void => {
    if (backup !== null || mode !== 'writing' || !backupDue(library.paths, now())) return;
    backup = backUpBeside(library.paths, now())
      .then((result) => {
        if (!result.ok) throw result.error;
      })
      .catch((error: unknown) => {
        log.write('backup', error);
        notices.push({ code: 'backup.failed', params: { path: library.paths.backups } });
      })
      .finally(() => {
        backup = null;
      });
  };
  backUpWhenDue();
  const timer = setInterval(backUpWhenDue, backupCheck);
  timer.unref();

  return ok({
    call<Name extends CallName>(name: Name, input: unknown) {
      return answered(name, async () => {
        const contract = Object.hasOwn(calls, name) ? calls[name] : undefined;
        const parsed = contract?.input.safeParse(input);
        if (contract === undefined || parsed?.success !== true) return fail('input.invalid', { call: String(name) });
        // The table is exhaustive and each handler takes what its own schema gives; TypeScript cannot follow that through the name.
        const handler = handlers[name] as (input: unknown) => Result<unknown> | Promise<Result<unknown>>;
        const result = await handler(parsed.data);
        // A document was read by its schema when it was opened, and holds only what came through it since.
        if (!result.ok || name === 'document.open' || name === 'history.open') return result;
        return ok(contract.output.parse(result.value));
      });
    },
    on(event, listener) {
      emitter.on(event, listener);
      return () => emitter.off(event, listener);
    },
    exportFile: (order) => answered('document.export', () => exports.run(order)),
    exportComparison: (order) => answered('compare.export', () => exportComparison(order)),
    verify: () => ok(verify(library)),
    bringHome() {
      notices.push(...bringHome({ library, kept, newId: context.newId, authorship: () => context.authorship('automatic'), report: log.write }));
    },
    unsaved: unsaved.all,
    translationMemory: memory.get,
    async close() {
      clearInterval(timer);
      await imports.close();
      await exports.close();
      await comparisons.close();
      await previews.close();
      await backup;
      memory.close();
      library.close();
    },
  });
};
