// What a comparison of two documents says. Plain data: no maps, no functions, so that it can cross to another thread as it is.
import type { fieldsBesideForm } from '../document/block.ts';
import type { Block, BlockType } from '../document/blocks/index.ts';
import type { TableCell, TableRow } from '../document/blocks/table.ts';
import type { Document, DocumentSettings } from '../document/document.ts';
import type { Id } from '../document/ids.ts';
import type { Bracket, Inline, Option } from '../document/inlines.ts';
import type { TextRole } from '../document/walk.ts';
import type { Language } from '../language/language.ts';

// ── The words of one text ──

/** Where a bracket or one of its options begins or ends. A line of runs is flat: what stands between the two edges is inside. */
export interface Edge {
  readonly type: 'start' | 'end';
  readonly of: Omit<Bracket, 'children'> | Omit<Option, 'children'>;
}
/** A part of a line: formatted text, an element that stands whole, or the edge of a bracket. A link is whole; words of text are never cut. */
export type Run = Exclude<Inline, Bracket | Option> | Edge;

/** What can differ about words that stayed: formats, a link, a proposal on them, the state or the parties of a bracket. */
export type LookChange = 'bold' | 'italic' | 'underline' | 'superscript' | 'subscript' | 'link' | 'proposals' | 'bracket';

/**
 * A stretch of a text, as it was and as it is. The `before` of all pieces in a row are the earlier text, the `after` the later one.
 * `same` reads and looks alike (ids and comments may differ, so both are given); `relooked` has the same words in another look;
 * `note` is a footnote that stayed and whose own text changed. An insertion that replaces a deletion follows it.
 */
export type Piece =
  | { readonly kind: 'same'; readonly before: readonly Run[]; readonly after: readonly Run[] }
  | { readonly kind: 'deleted'; readonly before: readonly Run[]; readonly after: readonly [] }
  | { readonly kind: 'inserted'; readonly before: readonly []; readonly after: readonly Run[] }
  | { readonly kind: 'relooked'; readonly before: readonly Run[]; readonly after: readonly Run[]; readonly looks: readonly LookChange[] }
  | { readonly kind: 'note'; readonly before: readonly Run[]; readonly after: readonly Run[]; readonly text: TextComparison };

export interface WordCount {
  readonly inserted: number;
  readonly deleted: number;
  readonly kept: number;
}

/**
 * Two versions of one text. `relooked`: the words are the same; `replaced`: so little stayed that it is one deletion and one insertion;
 * `added` and `removed`: the text was not there before (untranslated), or is not there after.
 */
export interface TextComparison {
  readonly kind: 'same' | 'relooked' | 'edited' | 'replaced' | 'added' | 'removed';
  readonly pieces: readonly Piece[];
  /** Words, those of footnotes included. */
  readonly words: WordCount;
}

/** A text of a block in one language that is not the same in both documents. */
export interface ComparedText extends TextComparison {
  readonly language: Language;
  /** `cell` does not occur here: the cells of a table are in its `table`. */
  readonly role: TextRole;
}

// ── Fields ──

type KeyOf<Member> = Member extends unknown ? keyof Member : never;
type ValueOf<Member, Key> = Member extends unknown ? (Key extends keyof Member ? Member[Key] : never) : never;

/** The fields of blocks that are neither text nor other blocks: `type`, `level`, `symbol`, `date`, `width` … */
export type BlockField = Exclude<KeyOf<Block>, (typeof fieldsBesideForm)[number]>;
/** A field that changed; `undefined` where the type of the block does not have it. */
export type FieldChange = { [Field in BlockField]: { readonly field: Field; readonly before: ValueOf<Block, Field> | undefined; readonly after: ValueOf<Block, Field> | undefined } }[BlockField];

export type SettingField = Exclude<keyof DocumentSettings, 'unplaced' | 'delegations' | 'threads'>;
export type SettingChange = { [Field in SettingField]: { readonly field: Field; readonly before: DocumentSettings[Field]; readonly after: DocumentSettings[Field] } }[SettingField];

// ── Tables ──

/** `movedAway` marks the old place of what moved; what it became stands at its new place, with its `move`. */
export type RowKind = 'same' | 'edited' | 'inserted' | 'deleted' | 'movedAway';

export interface ComparedCell {
  readonly kind: 'same' | 'edited' | 'inserted' | 'deleted';
  readonly before: TableCell | null;
  readonly after: TableCell | null;
  /** Index in the `columns` of the comparison where the cell begins. */
  readonly column: number;
  readonly texts: readonly ComparedText[];
  /** Whether it spans other rows or columns than before. */
  readonly respanned: boolean;
}

export interface ComparedRow {
  readonly kind: RowKind;
  /** Counted from 0. */
  readonly beforeIndex: number | null;
  readonly afterIndex: number | null;
  readonly before: TableRow | null;
  readonly after: TableRow | null;
  /** For both ends of a move: the index of the other end in `rows`. */
  readonly otherEnd: number | null;
  /** In the order of both; empty at the old place of a moved row. */
  readonly cells: readonly ComparedCell[];
}

export interface ComparedColumn {
  readonly kind: 'same' | 'inserted' | 'deleted';
  readonly before: number | null;
  readonly after: number | null;
}

/** Rows and columns of both tables, in one order that keeps the order of each. */
export interface TableComparison {
  readonly rows: readonly ComparedRow[];
  readonly columns: readonly ComparedColumn[];
}

// ── Blocks ──

/**
 * `same`, `relooked` (formatting alone), `edited`, `replaced` (rewritten beyond recognition): in both documents.
 * `movedAway`: the old place of a block that moved; the pair itself stands at its new place, where `move` is set.
 */
export type ComparedKind = 'same' | 'relooked' | 'edited' | 'replaced' | 'inserted' | 'deleted' | 'movedAway';

export interface ComparedBlock {
  readonly kind: ComparedKind;
  /** Null for `inserted`. A boxed block stands on its own, after its box; a box here keeps its blocks, for reference. */
  readonly before: Block | null;
  /** Null for `deleted` and `movedAway`. */
  readonly after: Block | null;
  /** The box in which the block stood and stands. */
  readonly beforeBox: Id | null;
  readonly afterBox: Id | null;
  /** Whether it left its box, entered one or changed it; a box that stayed is the same one whatever its id. */
  readonly reboxed: boolean;
  /** Index in `moves`, at both ends of a move. */
  readonly move: number | null;
  /**
   * `split`: the end of the block `head` (index in `blocks`, always before this one) has become this block; kind is `inserted`, yet its
   * texts hold what they were. `joined`: this block, `deleted`, has become the end of the block `head`; its texts hold what they are.
   */
  readonly part: { readonly kind: 'split' | 'joined'; readonly head: number } | null;
  /**
   * Texts that differ, of the languages compared; of inserted and deleted blocks all of them, but for the cells of a table; of a paragraph
   * that was split or joined, and of its parts, all of them. Empty at the old place of a move.
   */
  readonly texts: readonly ComparedText[];
  readonly fields: readonly FieldChange[];
  /** For tables that are in both documents and differ in rows, columns or cells. */
  readonly table: TableComparison | null;
}

/** Blocks that moved together; a heading with what stands under it is one move. */
export interface Move {
  /** Indices in `blocks`: the old places and the new ones, in the order of each document, of the same length and in the same order. */
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Towards the beginning (`up`) or the end of the document. */
  readonly direction: 'up' | 'down';
  /** Whether the first block is a heading or priority area under which all the others stand. */
  readonly headed: boolean;
}

// ── Changes to walk through ──

export type ChangeKind = 'wording' | 'move' | 'formatting' | 'numbering' | 'structure' | 'frontMatter';

/** What happened, within its kind. `consequence` on the change tells whether it only follows from others. */
export type ChangeDetail =
  | 'inserted' | 'deleted' | 'replaced' | 'edited' | 'relooked' | 'moved' | 'movedAndEdited' | 'split' | 'joined' | 'type' | 'level' | 'box' | 'field'
  | 'note' | 'rowInserted' | 'rowDeleted' | 'rowMoved' | 'columnInserted' | 'columnDeleted' | 'translationAdded' | 'translationRemoved' | 'number' | 'setting';

export interface Change {
  readonly kind: ChangeKind;
  readonly detail: ChangeDetail;
  /** Index in `blocks` (of the new place for a move); null for a setting of the document. */
  readonly block: number | null;
  /** Null where the change is not of one language. */
  readonly language: Language | null;
  /** Where the changed text stands in its block; null where no text changed. `row` and `cell` count in the `rows` and `cells` of its `table`. */
  readonly place: { readonly role: TextRole; readonly row: number | null; readonly cell: number | null } | null;
  /** [from, to) in the pieces of that text; null where the change is of the whole. */
  readonly pieces: readonly [from: number, to: number] | null;
  /** The field of the block or the setting that changed. */
  readonly field: BlockField | SettingField | null;
  /** As read, in one line; empty where there was or is nothing. Fields give their value, a box its title, rows and columns their place from 1. */
  readonly before: string;
  readonly after: string;
  /** Only follows from other changes: a number that shifted because of an insertion further up. */
  readonly consequence: boolean;
}

export interface ComparisonSummary {
  /** Blocks, boxed ones included. A split counts as an edit, not as an addition; a block may be both moved and edited. */
  readonly added: number;
  readonly removed: number;
  readonly moved: number;
  readonly edited: number;
  /** Of the edited ones, those rewritten beyond recognition. */
  readonly replaced: number;
  /** Blocks whose formatting alone changed. */
  readonly relooked: number;
  readonly split: number;
  readonly joined: number;
  readonly words: { readonly inserted: number; readonly deleted: number };
  /** Fields of the first page and settings. */
  readonly fields: number;
}

// ── The whole ──

export interface ComparedDocument {
  readonly id: Id;
  readonly schemaVersion: Document['schemaVersion'];
  readonly settings: DocumentSettings;
  /** The languages it is written in, whichever are compared; a body or a place named in another language does not make it one of that language. */
  readonly written: readonly Language[];
}

export interface Comparison {
  readonly before: ComparedDocument;
  readonly after: ComparedDocument;
  /** The languages compared, in the order asked for; all that there are where the two have none in common. */
  readonly languages: readonly Language[];
  /**
   * The languages whose words blocks were recognised by: those that both documents have. Empty where each has text and they have none in common: then
   * blocks were recognised by their ids, types, figures and lengths; `texts` are `removed` and `added`, which makes no block an edited one and is no change.
   */
  readonly common: readonly Language[];
  /** Those of `languages` in which any text differs. */
  readonly changedLanguages: readonly Language[];
  /** Every block of both documents, in one order that keeps the order of each: the line of a comparison in the text. */
  readonly blocks: readonly ComparedBlock[];
  readonly moves: readonly Move[];
  readonly settings: readonly SettingChange[];
  /** In reading order, those that only follow from others included. */
  readonly changes: readonly Change[];
  readonly summary: ComparisonSummary;
}

/** The number of one element before and after; `before` is null for what is new, `after` for what is gone. */
export interface Renumbering {
  readonly kind: BlockType | 'footnote';
  /** The number alone, in the form of the language: `41`, `22 (a)`, `II`. */
  readonly before: string | null;
  readonly after: string | null;
  /** With its noun: `paragraph 41`, `الفقرة 41`, `operative paragraph 3`. */
  readonly beforeLabel: string | null;
  readonly afterLabel: string | null;
  readonly beforeId: Id | null;
  readonly afterId: Id | null;
  /** Index in the comparison's `blocks` of the block, or of the block that carries the footnote. */
  readonly block: number;
  readonly changed: boolean;
}
