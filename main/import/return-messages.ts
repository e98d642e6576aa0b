// What the program and the thread that takes in files say to each other of a file that once left.
import type { Document, Unplaced } from '../../shared/document/document.ts';
import type { Proposer } from '../../shared/document/proposal.ts';
import type { Result } from '../../shared/errors.ts';
import type { ExportForm } from '../../shared/export/negotiation/form.ts';
import type { OwnFile, Returned, ReturnPerson } from '../../shared/import/docx/return.ts';
import type { Language } from '../../shared/language/language.ts';

/** `look`: what draft a file was made of. `take`: what it brings to a text. */
export type ReturnOrder =
  | { readonly task: 'look'; readonly name: string; readonly bytes: Uint8Array }
  | {
      readonly task: 'take';
      readonly name: string;
      readonly bytes: Uint8Array;
      readonly base: Document;
      readonly today: Document;
      readonly language: Language;
      readonly form: ExportForm;
      readonly people: readonly ReturnPerson[];
      readonly untracked: Proposer;
    };

/** Null for a file that never left Rapporteur. */
export type Look = (Pick<OwnFile, 'origin' | 'saved' | 'document'> & { readonly unplaced: readonly Unplaced[] }) | null;

export type ReturnMessage =
  /** From 0 to 1. */
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'looked'; readonly result: Result<Look> }
  /** `images`: those of figures that the file put in. */
  | { readonly kind: 'taken'; readonly result: Result<Returned>; readonly images: readonly Uint8Array[] }
  | { readonly kind: 'broken'; readonly stack: string };
