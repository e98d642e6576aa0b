// What is aligned: a block or the row of a table, by its id, by what it says exactly, and by what it says roughly.
import type { Id } from '../document/ids.ts';

export interface Unit {
  readonly id: Id;
  /** Only units of one class can be the same thing: texts, tables, figures, boxes, each element without text. */
  readonly family: string;
  /** The type of the block. */
  readonly type: string;
  /** At most one per document, so that two of them are the same thing whatever they say. */
  readonly single: boolean;
  /** What the unit says, in the languages that both documents have. */
  readonly text: string;
  /** Index of the unit that holds this one, or -1. */
  readonly holder: number;
}
