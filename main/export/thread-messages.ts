// What the program and the thread that makes exports say to each other.
import type { Document } from '../../shared/document/document.ts';
import type { AppError } from '../../shared/errors.ts';
import type { Emblem } from '../../shared/export/emblem.ts';
import type { Finding } from '../../shared/export/finding.ts';
import type { ExportForm } from '../../shared/export/negotiation/form.ts';
import type { LoggedMeeting } from '../../shared/export/negotiation/meeting-log.ts';
import type { AskedDelegation } from '../../shared/export/negotiation/outcome.ts';
import type { ExportFormat } from '../../shared/ipc/contract.ts';
import type { Language } from '../../shared/language/language.ts';

export interface ExportOrder {
  readonly document: Document;
  readonly language: Language;
  readonly format: ExportFormat;
  readonly form: ExportForm;
  /** What the log of a meeting tells of; absent for all other forms. */
  readonly logged?: LoggedMeeting | undefined;
  /** Whose view it is; absent for all other forms. */
  readonly asked?: AskedDelegation | undefined;
  readonly emblem: Emblem | null;
  /** The revision that the document is of; null where it has none. */
  readonly revision: string | null;
  /** Images by hash, that of the emblem among them. */
  readonly images: ReadonlyMap<string, Uint8Array>;
}

/** `prepare` sets a text and writes nothing; it is answered with `prepared`, or `broken`. */
export type ThreadOrder = ExportOrder & { readonly task: 'write' | 'prepare' };

export type ExportMessage =
  | { readonly kind: 'prepared' }
  | { readonly kind: 'progress'; readonly step: 'numbering' | 'setting'; readonly done: number }
  | { readonly kind: 'done'; readonly bytes: Uint8Array; readonly findings: readonly Finding[] }
  | { readonly kind: 'failed'; readonly error: AppError }
  /** A bug: its stack, for the log. */
  | { readonly kind: 'broken'; readonly stack: string };
