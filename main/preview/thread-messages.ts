// What the core and the thread that sets pages for looking at say to each other.
import type { Document } from '../../shared/document/document.ts';
import type { Id } from '../../shared/document/ids.ts';
import type { Emblem } from '../../shared/export/emblem.ts';
import type { Change, PageRange, Place } from '../../shared/ipc/contract.ts';
import type { Language } from '../../shared/language/language.ts';

/** The whole text, or what changed since the text of an earlier order of the same preview. */
export type PreviewText = { readonly document: Document } | { readonly since: number; readonly change: Change };

export type PreviewRequest =
  | {
      readonly kind: 'set';
      readonly order: number;
      readonly preview: Id;
      readonly number: number;
      readonly language: Language;
      /** Those that somebody looks at; null for all. */
      readonly pages: PageRange | null;
      readonly text: PreviewText;
      readonly emblem: Emblem | null;
      /** Images that the thread has not been given before, by hash. */
      readonly images: ReadonlyMap<string, Uint8Array>;
    }
  | { readonly kind: 'close'; readonly preview: Id };

export type PreviewAnswer =
  | { readonly kind: 'set'; readonly order: number; readonly bytes: Uint8Array; readonly places: readonly Place[]; readonly everywhere: boolean; readonly milliseconds: number }
  /** The text that the change is to be made to is not at hand. */
  | { readonly kind: 'lost'; readonly order: number }
  /** A bug; the stack is for the log. */
  | { readonly kind: 'broken'; readonly order: number; readonly stack: string };
