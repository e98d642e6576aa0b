// What the program and the thread that takes in files say to each other of a file that once left.
import type { Unplaced } from '../../shared/document/document.ts';
import type { Result } from '../../shared/errors.ts';
import type { OwnFile, Returned, ReturningFile } from '../../shared/import/docx/return.ts';

/** `look`: what draft a file was made of. `take`: what it brings to a text. */
export type ReturnOrder = ({ readonly task: 'look' } & Pick<ReturningFile, 'name' | 'bytes'>) | ({ readonly task: 'take' } & ReturningFile);

/** Null for a file that never left Rapporteur. */
export type Look = (Pick<OwnFile, 'origin' | 'saved' | 'document'> & { readonly unplaced: readonly Unplaced[] }) | null;

export type ReturnMessage =
  /** From 0 to 1. */
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'looked'; readonly result: Result<Look> }
  /** `images`: those of figures that the file put in. */
  | { readonly kind: 'taken'; readonly result: Result<Returned>; readonly images: readonly Uint8Array[] }
  | { readonly kind: 'broken'; readonly stack: string };
