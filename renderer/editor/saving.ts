// Sends what was typed to the library: soon, one save at a time, again after a failure, and never over somebody else's revision.
import type { Block } from '../../shared/document/blocks/index.ts';
import type { Document, DocumentSettings } from '../../shared/document/document.ts';
import type { Id } from '../../shared/document/ids.ts';
import type { AppError, ErrorCode } from '../../shared/errors.ts';
import { errorCodes } from '../../shared/errors.ts';
import type { Bridge, Change } from '../../shared/ipc/contract.ts';
import type { Act } from '../../shared/negotiation/act.ts';
import { deepEqual } from './rebase.ts';
import { splicesBetween } from './splices.ts';

export type SaveState =
  | { readonly state: 'saved'; readonly at: number }
  | { readonly state: 'unsaved' }
  | { readonly state: 'saving' }
  | { readonly state: 'failed'; readonly error: AppError };

/** From the first unsaved change to the save, in milliseconds; while typing goes on, from save to save. */
export const saveDelay = 300;
/** Waiting times after failures, in milliseconds; the last one repeats. */
const retryDelays = [1_000, 2_000, 5_000, 10_000, 30_000];

export interface Saved {
  readonly blocks: readonly Block[];
  readonly settings: DocumentSettings;
  readonly revision: Id;
}

interface SaverOptions {
  readonly bridge: Bridge;
  readonly id: Id;
  readonly saved: Saved;
  readonly savedAt: number;
  /** The document as it stands. */
  readonly current: () => Document;
  /** What is told with a revision only if it stands in it: from the blocks that were saved last, those that are being saved, and what was done between them. */
  readonly actsAtSave: (saved: readonly Block[], now: readonly Block[], done: readonly Act[]) => readonly Act[];
  readonly onState: () => void;
  /** Another revision is the newest: brings it under what was typed here, and returns it with the blocks that both share being the same objects. */
  readonly onOther: (base: Saved, theirs: { document: Document; revision: Id }) => Saved;
}

const toAppError = (error: { code: string; params: AppError['params'] }): AppError => ({
  code: (errorCodes as readonly string[]).includes(error.code) ? (error.code as ErrorCode) : 'internal',
  params: error.params,
});

const changeTo = ({ blocks, settings }: Document, splices: Change['splices'], before: DocumentSettings, acts: readonly Act[]): Change => ({
  splices,
  ...(settings === before ? {} : { settings }),
  count: blocks.length,
  ...(acts.length === 0 ? {} : { acts: [...acts] }),
});

export class Saver {
  readonly #options: SaverOptions;
  /** Tells what this window cannot save from what another one cannot. */
  readonly #window = crypto.randomUUID();
  #saved: Saved;
  #state: SaveState;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #running: Promise<void> | null = null;
  /** What the save under way takes to the library. */
  #sent: { readonly base: Id; readonly change: Change; readonly told: number; readonly blocks: readonly Block[]; readonly settings: DocumentSettings } | null = null;
  #failures = 0;
  /** What was decided since the last save. */
  #acts: readonly Act[] = [];
  #otherRevision: Id | null = null;
  /** What was sent since the last answer that said it stands: where an answer was lost on its way, the library has one of these. */
  #unanswered: readonly Document[] = [];
  #disposed = false;

  constructor(options: SaverOptions) {
    this.#options = options;
    this.#saved = options.saved;
    this.#state = { state: 'saved', at: options.savedAt };
  }

  get state(): SaveState {
    return this.#state;
  }

  get revision(): Id {
    return this.#saved.revision;
  }

  get #dirty(): boolean {
    const { blocks, settings } = this.#options.current();
    return blocks !== this.#saved.blocks || settings !== this.#saved.settings;
  }

  #set(state: SaveState): void {
    this.#state = state;
    this.#options.onState();
  }

  /** Something was decided: it is told with the revision that has it. */
  tell(acts: readonly Act[]): void {
    this.#acts = [...this.#acts, ...acts];
  }

  /** The document changed. */
  changed(): void {
    if (this.#disposed || !this.#dirty) return;
    if (this.#state.state === 'saved') this.#set({ state: 'unsaved' });
    if (!this.#running && !this.#timer) this.#schedule(saveDelay);
  }

  /** The library has a revision that was written elsewhere. */
  noticed(revision: Id): void {
    if (this.#disposed || revision === this.#saved.revision) return;
    this.#otherRevision = revision;
    if (!this.#running) this.#start();
  }

  #schedule(delay: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#start(), delay);
  }

  #start(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
      if (this.#disposed) return;
      if (this.#state.state === 'failed') this.#schedule(retryDelays[Math.min(this.#failures, retryDelays.length) - 1] ?? saveDelay);
      else if (this.#dirty) this.#schedule(saveDelay);
    });
    return this.#running;
  }

  #fail(error: AppError): void {
    this.#failures++;
    this.#set({ state: 'failed', error });
  }

  async #run(): Promise<void> {
    if (this.#otherRevision !== null && !(await this.#takeAnnounced())) return;
    // Two attempts to write over the newest revision; a third writer in between is met at the next save.
    for (let attempt = 0; attempt < 3; attempt++) {
      if (!this.#dirty) {
        this.#failures = 0;
        if (this.#state.state !== 'saved') this.#set({ state: 'saved', at: Date.now() });
        return;
      }
      const sent = this.#options.current();
      const base = this.#saved;
      const splices = splicesBetween(base.blocks, sent.blocks);
      if (splices.length === 0 && deepEqual(sent.settings, base.settings)) {
        // Taken back to what the library has.
        this.#saved = { ...base, blocks: sent.blocks, settings: sent.settings };
        this.#acts = [];
        continue;
      }
      if (this.#state.state !== 'failed') this.#set({ state: 'saving' });
      const before = this.#unanswered;
      const told = this.#acts;
      const change = changeTo(sent, splices, base.settings, [...this.#options.actsAtSave(base.blocks, sent.blocks, told), ...told]);
      this.#sent = { base: base.revision, change, told: told.length, blocks: sent.blocks, settings: sent.settings };
      const result = await this.#call(() => this.#options.bridge.call('document.save', { id: this.#options.id, base: base.revision, window: this.#window, ...change }));
      this.#sent = null;
      if (result.ok) {
        this.#failures = 0;
        this.#acts = this.#acts.slice(told.length);
        this.#unanswered = this.#unanswered.filter((document) => !before.includes(document));
        this.#saved = { blocks: sent.blocks, settings: sent.settings, revision: result.value.revision };
        this.#set(this.#dirty ? { state: 'unsaved' } : { state: 'saved', at: result.value.savedAt });
        if (this.#otherRevision !== null) await this.#takeAnnounced();
        return;
      }
      if (result.error.code !== 'document.conflict') {
        if (this.#unanswered.at(-1) !== sent) this.#unanswered = [...this.#unanswered, sent];
        return this.#fail(toAppError(result.error));
      }
      if (!(await this.#takeOther())) return;
    }
    this.#fail({ code: 'document.conflict', params: {} });
  }

  /** Takes in the revision that was announced, and those that are announced meanwhile. False when one could not be read: it stays noted. */
  async #takeAnnounced(): Promise<boolean> {
    while (this.#otherRevision !== null) {
      const announced: Id = this.#otherRevision;
      this.#otherRevision = null;
      if (announced === this.#saved.revision || (await this.#takeOther())) continue;
      this.#otherRevision ??= announced;
      return false;
    }
    return true;
  }

  /** Brings the newest revision under what was typed here. What was typed stays in the document whatever happens. */
  async #takeOther(): Promise<boolean> {
    const opened = await this.#call(() => this.#options.bridge.call('document.open', { id: this.#options.id }));
    if (!opened.ok) {
      this.#fail(toAppError(opened.error));
      return false;
    }
    const { document, revision } = opened.value;
    if (revision === this.#saved.revision) return true;
    // Our own words, saved without our hearing of it, are no other hand's: taken for that, every text written on since would stand twice.
    const own = this.#unanswered.find((sent) => deepEqual(sent.blocks, document.blocks) && deepEqual(sent.settings, document.settings));
    this.#unanswered = [];
    this.#saved = own ? { blocks: own.blocks, settings: own.settings, revision } : this.#options.onOther(this.#saved, opened.value);
    return true;
  }

  /** A call that is refused or breaks off is a failure like any other: the text stays here and is sent again. */
  async #call<Result>(call: () => Promise<Result>): Promise<Result | { ok: false; error: AppError }> {
    try {
      return await call();
    } catch {
      return { ok: false, error: { code: 'internal', params: {} } };
    }
  }

  /** Saves what is unsaved now; ends when it is saved or the save has failed. */
  async flush(): Promise<void> {
    if (this.#running) await this.#running;
    if (this.#dirty) await this.#start();
    // What was typed while the save ran.
    if (this.#dirty && this.#state.state !== 'failed') await this.#start();
  }

  /**
   * The window goes, and nothing can be waited for: sends what is unsaved at once. A save that is under way goes along once more, since it may not have
   * arrived and its answer will not be heard.
   */
  sendLast(): void {
    const sent = this.#sent;
    if (sent === null) {
      if (this.#dirty) void this.#start();
      return;
    }
    const last = this.#options.current();
    // The window may stay after all, and meets then what it said itself.
    this.#unanswered = [...this.#unanswered, last];
    const told = this.#acts.slice(sent.told);
    const then = changeTo(last, splicesBetween(sent.blocks, last.blocks), sent.settings, [...this.#options.actsAtSave(sent.blocks, last.blocks, told), ...told]);
    void this.#call(() => this.#options.bridge.call('document.save', { id: this.#options.id, base: sent.base, window: this.#window, ...sent.change, then }));
  }

  async dispose(): Promise<void> {
    await this.flush();
    this.#disposed = true;
    if (this.#timer) clearTimeout(this.#timer);
  }
}
