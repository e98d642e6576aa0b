// What the writers of Word ask where proposals are to be changes that Word can accept and reject, instead of underlined and struck text.
import type { Block } from '../../document/blocks/index.ts';
import type { TableRow } from '../../document/blocks/table.ts';
import type { Id } from '../../document/ids.ts';
import type { Text } from '../../document/inlines.ts';
import type { RunFormat } from '../run-format.ts';

export type Annotated = Pick<Text, 'proposals' | 'comments'>;

export interface Tracks {
  /** Runs of an inline within the marks of what is proposed about it, and within those of its comments. */
  readonly inline: (inline: Annotated, runs: string) => string;
  /** The formats that a run had before somebody proposed others, with the attributes of the change; null where none are proposed. */
  readonly formatBefore: (text: Text) => { readonly before: Text; readonly attributes: string } | null;
  /** What a row says of itself in its properties. */
  readonly row: (row: TableRow) => string;
  /** An element that is written, with its marks and, behind it, what moved away from there. `write`: writes another element. */
  readonly block: (list: readonly Block[], index: number, xml: string, write: (block: Block) => string) => string;
  /** Comments on an element as a whole, around what is in it. */
  readonly commented: (ids: readonly Id[] | undefined, content: string) => string;
}

/** The look that a run had. */
export interface FormatBefore {
  readonly format: RunFormat;
  readonly attributes: string;
}
