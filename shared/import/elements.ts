// Elements on their way to blocks: recognised in type, while their footnotes are still marks.
import type { Block } from '../document/blocks/index.ts';
import type { Content } from '../document/inlines.ts';
import type { NumberKind } from '../document/numbering.ts';
import type { Unplaced } from '../document/document.ts';
import type { Draft } from './draft.ts';

/** An element of the document to be: its texts, and how its block is made of them once their footnotes are found. */
export interface Element {
  /** Line of the file on which it begins. */
  readonly line: number;
  /** Its texts in reading order. */
  readonly drafts: readonly Draft[];
  /** The block, given the contents of the drafts in the same order. */
  readonly build: (contents: readonly Content[]) => Block;
  readonly type: Block['type'];
  /** The number that was typed, to be held against the number that is computed. */
  readonly typed?: { readonly kind: NumberKind; readonly n: number; readonly written: string };
  /** For headings: the title as it is compared with the printed contents. */
  readonly title?: string;
  /** To be listed for the user, with the text as it stands in the file. */
  readonly report?: { readonly reason: Unplaced['reason']; readonly text: string };
  /** The elements in a box. */
  readonly inner?: readonly Element[];
}

/** All drafts of an element and of those in it, in reading order. */
export const draftsOf = (element: Element): { draft: Draft; line: number }[] => [
  ...element.drafts.map((draft) => ({ draft, line: element.line })),
  ...(element.inner ?? []).flatMap(draftsOf),
];
