// What an export format is: model in, bytes out. Exporters are pure: same input, same bytes.
import type { Document } from '../document/document.ts';
import type { ExportFormat } from '../ipc/contract.ts';
import type { Language } from '../language/language.ts';
import type { Numbering } from '../document/numbering.ts';
import type { Emblem } from './emblem.ts';
import type { ExportForm } from './negotiation/form.ts';

/**
 * Paints a vector image so many pixels wide, as PNG: the same bytes for the same input, on every computer. Follows no reference and runs no script in it. Null
 * where it cannot be painted in reasonable time.
 */
export type Rasterise = (drawing: Uint8Array, width: number) => Promise<Uint8Array | null>;

export interface ExportInput {
  readonly document: Document;
  readonly language: Language;
  readonly numbering: Numbering;
  /** The emblem of the library; absent or null where it has none. Part of the input: another emblem gives other bytes. */
  readonly emblem?: Emblem | null;
  /** The revision that the document is of, and the form in which it leaves: written into files that come home, so that they are laid over what left. */
  readonly draft?: { readonly revision: string | null; readonly form: ExportForm | 'comparison' };
  /** The bytes of an image, or null when the library has lost it. */
  readonly asset: (hash: string) => Uint8Array | null;
  /** For formats that carry vector images in pixels too; where it is absent, a grey field stands for them there. */
  readonly rasterise?: Rasterise;
  /** From 0 to 1. */
  readonly progress: (done: number) => void;
}

export interface Exporter {
  readonly format: ExportFormat;
  readonly extension: string;
  readonly mediaType: string;
  readonly write: (input: ExportInput) => Promise<Uint8Array>;
}
