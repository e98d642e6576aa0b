// What becomes of every word of an imported text: it stands in the document, or it is computed by it, or it is listed as unplaced.
import type { Unplaced } from '../document/document.ts';
import type { Id } from '../document/ids.ts';

/**
 * Text of the file that the document does not hold since it computes it: typed numbers and labels, the wording of the masthead,
 * the printed contents, running heads and page numbers, the marks of footnotes, and signs of the markup.
 */
export type ComputedKind = 'label' | 'masthead' | 'contents' | 'furniture' | 'footnoteMark' | 'heading' | 'markup';

export interface ComputedText {
  readonly kind: ComputedKind;
  /** Line of the file, counted from 1. */
  readonly line: number;
  readonly text: string;
}

/** Where every reader writes down what it did not hand on as text. */
export class Ledger {
  readonly computed: ComputedText[] = [];
  readonly unplaced: Unplaced[] = [];

  compute(kind: ComputedKind, line: number, text: string): void {
    if (text.trim() !== '') this.computed.push({ kind, line, text });
  }

  report(block: Id, line: number, text: string, reason: Unplaced['reason']): void {
    this.unplaced.push({ block, line, text: text.replace(/[\uE000\uE001]/g, ''), reason });
  }
}
