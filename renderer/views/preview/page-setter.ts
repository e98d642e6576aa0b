// Has the pages of a document set as it stands in the window: one call at a time, always of the newest text, of which only the changes are sent.
import { splicesBetween } from '../../editor/splices.ts';
import type { Document } from '../../../shared/document/document.ts';
import type { Id } from '../../../shared/document/ids.ts';
import type { AppError } from '../../../shared/errors.ts';
import type { Emblem } from '../../../shared/export/emblem.ts';
import type { Bridge, CallInput, CallOutput, PageRange } from '../../../shared/ipc/contract.ts';
import type { Language } from '../../../shared/language/language.ts';
import { covers } from './page-board.ts';

/** Pages of one state of the text. */
export interface SetPages extends CallOutput<'preview.set'> {
  /** Those that are not blank; null for all. */
  readonly pages: PageRange | null;
  readonly document: Document;
  readonly language: Language;
}

export interface PageSetterOptions {
  readonly bridge: Bridge;
  readonly preview: Id;
  /** The document as it stands. */
  readonly current: () => Document;
  /** The emblem as it stands. */
  readonly emblem: () => Emblem | null;
  /** The pages that somebody looks at. The others stay blank. */
  readonly wanted: () => PageRange;
  /** Called with every set of pages that is to be shown; the next text is asked for once it has returned. */
  readonly onPages: (pages: SetPages) => Promise<void>;
  /** The pages could not be set; those shown before stay. */
  readonly onError: (error: { readonly code: string; readonly params: AppError['params'] }) => void;
}

/** How often in a row the whole text is brought again before the pages count as failed. */
const attempts = 3;

export class PageSetter {
  readonly #options: PageSetterOptions;
  #language: Language;
  /** What the core has: the text of the last call that it answered. */
  #held: { readonly document: Document; readonly number: number } | null = null;
  #number = 0;
  #lost = 0;
  #shown: { readonly document: Document; readonly language: Language; readonly emblem: Emblem | null; readonly pages: PageRange | null } | null = null;
  #whole: PromiseWithResolvers<SetPages | null> | null = null;
  #running = false;
  #disposed = false;

  constructor(language: Language, options: PageSetterOptions) {
    this.#options = options;
    this.#language = language;
  }

  /** The text, the emblem or the language changed, other pages are looked at, or the pages are asked for the first time. */
  async ask(language: Language): Promise<void> {
    this.#language = language;
    if (this.#running) return;
    this.#running = true;
    try {
      while (!this.#disposed && this.#isBehind()) if (!(await this.#step())) break;
    } finally {
      this.#running = false;
      this.#whole?.resolve(null);
      this.#whole = null;
    }
  }

  /** All pages of the text as it stands, none of them blank. Null where they could not be set. */
  async whole(): Promise<SetPages | null> {
    this.#whole ??= Promise.withResolvers();
    const { promise } = this.#whole;
    void this.ask(this.#language);
    return promise;
  }

  #isBehind(): boolean {
    const shown = this.#shown;
    if (shown === null || this.#whole !== null) return true;
    const { current, emblem, wanted } = this.#options;
    return shown.document !== current() || shown.language !== this.#language || shown.emblem !== emblem() || !covers(shown.pages, wanted());
  }

  #input(document: Document, emblem: Emblem | null, pages: PageRange | null): CallInput<'preview.set'> {
    const { preview } = this.#options;
    const held = this.#held;
    const { blocks, settings } = document;
    const text =
      held === null
        ? { document }
        : {
            since: held.number,
            change: { splices: splicesBetween(held.document.blocks, blocks), count: blocks.length, ...(settings === held.document.settings ? {} : { settings }) },
          };
    return { preview, number: ++this.#number, language: this.#language, emblem, pages, text };
  }

  /** Sets the pages of the text as it stands. False when it is of no use to go on. */
  async #step(): Promise<boolean> {
    const document = this.#options.current();
    const language = this.#language;
    const emblem = this.#options.emblem();
    const whole = this.#whole;
    const pages = whole === null ? this.#options.wanted() : null;
    const input = this.#input(document, emblem, pages);
    const result = await this.#options.bridge.call('preview.set', input).catch(() => ({ ok: false as const, error: { code: 'connection.lost', params: {} } }));
    if (this.#disposed) return false;
    if (!result.ok) {
      this.#held = null;
      this.#lost++;
      if (result.error.code === 'preview.lost' && this.#lost < attempts) return true;
      this.#lost = 0;
      // The next change of the text is another attempt.
      this.#shown = { document, language, emblem, pages: null };
      this.#options.onError(result.error);
      return false;
    }
    this.#lost = 0;
    this.#held = { document, number: input.number };
    const set: SetPages = { ...result.value, pages, document, language };
    if (whole !== null) {
      this.#whole = null;
      whole.resolve(set);
      return true;
    }
    this.#shown = { document, language, emblem, pages };
    await this.#options.onPages(set);
    return true;
  }

  dispose(): void {
    this.#disposed = true;
    void this.#options.bridge.call('preview.close', { preview: this.#options.preview }).catch(() => {});
  }
}
