// What the program and the thread that takes in files say to each other.
import type { TemplateName } from '../../shared/document/document.ts';
import type { Result } from '../../shared/errors.ts';
import type { Imported } from '../../shared/import/index.ts';
import type { Language } from '../../shared/language/language.ts';

export interface ImportOrder {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly language: Language | undefined;
  readonly as: TemplateName | undefined;
  /** Whether typed brackets become objects. */
  readonly brackets?: boolean | undefined;
  /** How the tracked changes of a Word file are read; kept as proposals where absent. */
  readonly reading?: 'accepted' | 'rejected' | 'kept' | undefined;
}

export type ImportMessage =
  /** From 0 to 1. */
  | { readonly kind: 'progress'; readonly done: number }
  /** `images`: those that the document shows, to be put into the library with it. */
  | { readonly kind: 'done'; readonly result: Result<Imported>; readonly images: readonly Uint8Array[] }
  /** A bug: its stack, for the log. */
  | { readonly kind: 'broken'; readonly stack: string };
