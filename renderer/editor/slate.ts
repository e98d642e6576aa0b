// The shape of Slate's tree in a pane: what the projection of a document is made of, declared to Slate's types.
import type { BaseEditor, Descendant } from 'slate';
import type { ReactEditor } from 'slate-react';
import type { BlockOf, BlockType } from '../../shared/document/blocks/index.ts';
import type { TableRow } from '../../shared/document/blocks/table.ts';
import type { Bracket, CrossReference, Footnote, Link, Option, SymbolReference, Text } from '../../shared/document/inlines.ts';
import type { Id } from '../../shared/document/ids.ts';
import type { RowProposal } from '../../shared/document/proposal.ts';

/** Blocks that hold others or several texts. */
export type CompositeType = 'box' | 'table' | 'figure';
export type LeafType = Exclude<BlockType, CompositeType>;

/** `untranslated`: the language of the pane has no text here; the element is shown empty, and typing makes the text present. */
interface Slot {
  untranslated?: true;
  children: Descendant[];
}

/** The fields of a block that are not text, with its Slate children. */
type LeafElement = { [Type in LeafType]: Omit<BlockOf<Type>, 'text'> & Slot }[LeafType];

/** Children: `boxTitle`, then the boxed blocks. */
type BoxElement = Omit<BlockOf<'box'>, 'text' | 'blocks'> & Slot;
/** Children: `tableCaption`, `tableRow`…, `tableNotes`, `tableSource`. */
type TableElement = Omit<BlockOf<'table'>, 'text' | 'rows' | 'notes' | 'source'> & Slot;
/** Children: `figureCaption`, `figureSource`. */
type FigureElement = Omit<BlockOf<'figure'>, 'text' | 'source'> & Slot;

/** The element of a block. A leaf block holds its text; blocks without text hold one empty text, where the caret may stand. */
export type SlateBlock = LeafElement | BoxElement | TableElement | FigureElement;
export type SlateBlockOf<Type extends BlockType> = Extract<SlateBlock, { type: Type }>;

export const textPartTypes = ['boxTitle', 'tableCaption', 'tableNotes', 'tableSource', 'figureCaption', 'figureSource'] as const;
export type TextPartType = (typeof textPartTypes)[number];
/** A text of a composite block other than a cell. Its id is that of the block and the name of the part, `7f3a:caption`; `owner` is the block. */
type TextPart = { [Type in TextPartType]: Slot & { type: Type; id: string; owner: Id } }[TextPartType];
/** Children: `tableCell`…; a row all of whose places are covered from above holds one `coveredCell` instead. */
interface RowPart {
  type: 'tableRow';
  id: Id;
  kind: TableRow['kind'];
  proposals?: RowProposal[];
  children: Descendant[];
}
interface CellPart extends Slot {
  type: 'tableCell';
  id: Id;
  colspan: number;
  rowspan: number;
}
/** Stands for nothing in the document: Slate asks every element for a child. It is not shown and nothing is written into it. */
interface CoveredPart {
  type: 'coveredCell';
  id: string;
  children: Descendant[];
}
/** What a composite block is made of, besides the blocks of a box. */
export type SlatePart = TextPart | RowPart | CellPart | CoveredPart;
export type SlatePartOf<Type extends SlatePart['type']> = Extract<SlatePart, { type: Type }>;

type WithChildren<Element> = Element extends unknown ? Omit<Element, 'children'> & { children: Descendant[] } : never;
/** Inlines that are one sign in the line; their only child is an empty text. */
export type SlateAtom = WithChildren<Footnote | CrossReference | SymbolReference>;
/** Inline elements. Links, brackets and options have their text as children. */
export type SlateInline = SlateAtom | WithChildren<Link | Bracket | Option>;

export type SlateElement = SlateBlock | SlatePart | SlateInline;
export type SlateNode = SlateElement | Text;
/** An element whose children are a line of text: a leaf block, a text of a composite block, or a cell. */
export type SlateSlot = LeafElement | TextPart | CellPart;

declare module 'slate' {
  interface CustomTypes {
    Editor: BaseEditor & ReactEditor;
    Element: SlateElement;
    Text: Text;
  }
}

const atomTypes: ReadonlySet<string> = new Set(['footnote', 'crossReference', 'symbolReference'] satisfies SlateAtom['type'][]);
const inlineTypes: ReadonlySet<string> = new Set([...atomTypes, 'link', 'bracket', 'option']);
const structures: ReadonlySet<string> = new Set(['box', 'table', 'figure', 'tableRow', 'coveredCell']);

export const isTextNode = (node: object): node is Text => 'text' in node && typeof node.text === 'string';
export const isInlineElement = (node: SlateNode): node is SlateInline => !isTextNode(node) && inlineTypes.has(node.type);
export const isAtomElement = (node: SlateNode): node is SlateAtom => !isTextNode(node) && atomTypes.has(node.type);
export const isSlot = (node: SlateNode): node is SlateSlot => !isTextNode(node) && !inlineTypes.has(node.type) && !structures.has(node.type);

/** The id of a text of a composite block: it cannot be the id of a block, since those have no colon. */
export const partId = (block: Id, part: 'title' | 'caption' | 'notes' | 'source'): string => `${block}:${part}`;
