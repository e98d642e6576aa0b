// A paragraph, a table or a rule of a text, read but not yet understood.
import { draftText, dropStart, leadLength, trimDraft, wholly, type Draft } from './draft.ts';
import { labelOf, type Label } from './labels.ts';
import type { DraftTable } from './tables.ts';

/** One paragraph, heading or item with all that says which of them it is. */
export interface TextChunk {
  readonly kind: 'text';
  readonly line: number;
  /** Without label, bullet and markup. */
  readonly draft: Draft;
  readonly plain: string;
  readonly label: Label | null;
  readonly bullet: string | null;
  readonly hash: number;
  readonly indent: number;
  readonly quote: number;
  readonly bold: boolean;
  readonly italic: boolean;
  /** It is an image and nothing else; the text describes it. */
  readonly image?: true;
  /** Characters in bold at the beginning. */
  readonly lead: number;
}
export interface TableChunk {
  readonly kind: 'table';
  readonly line: number;
  readonly table: DraftTable;
  readonly quote: number;
}
export interface RuleChunk {
  readonly kind: 'rule';
  readonly line: number;
  readonly written: string;
}
export type Chunk = TextChunk | TableChunk | RuleChunk;

/** A chunk from content; a label typed at its beginning is taken off. `label` is one that stands outside of the text. */
export const chunkOf = (content: Draft, set: { readonly line: number; readonly bullet: string | null; readonly hash: number; readonly indent: number; readonly quote: number; readonly label?: Label }): TextChunk => {
  const label = set.label ?? labelOf(draftText(content));
  // A label in the middle of bold text leaves the bold text behind it.
  const draft = label === null || set.label !== undefined ? trimDraft(content) : trimDraft(dropStart(content, label.length));
  return {
    kind: 'text',
    line: set.line,
    draft,
    plain: draftText(draft),
    label,
    bullet: set.bullet,
    hash: set.hash,
    indent: set.indent,
    quote: set.quote,
    bold: wholly(draft, 'bold'),
    italic: wholly(draft, 'italic'),
    lead: leadLength(draft, 'bold'),
  };
};
