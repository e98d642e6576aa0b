// A Word file as it is written, before anybody decides what its paragraphs are: runs with their looks, tracked changes, comments, numbers.

/** A tracked change of text. A moved text is deleted in one place and inserted in the other; `move` names the pair. */
export interface Change {
  readonly id: string;
  readonly kind: 'insertion' | 'deletion' | 'moveFrom' | 'moveTo';
  readonly author: string;
  /** As it is written (ISO 8601, mostly without a zone); null where it is not said. */
  readonly date: string | null;
  /** Name of the move whose one side it is; null where it is none, or the file does not say. */
  readonly move: string | null;
}

/** A tracked change of looks, with the looks before it. */
export interface FormatChange<Looks> {
  readonly id: string;
  readonly author: string;
  readonly date: string | null;
  readonly before: Looks;
}

/** How a run is set, styles included. */
export interface RunLook {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly underline: boolean;
  readonly superscript: boolean;
  readonly subscript: boolean;
  readonly struck: boolean;
  readonly hidden: boolean;
  /** All capitals or small ones: the letters are kept as they were typed. */
  readonly capitals: boolean;
  /** A colour or a highlight of its own, as it is written. */
  readonly colour: string | null;
  readonly highlight: string | null;
  readonly rtl: boolean;
  /** A language tag. */
  readonly language: string | null;
  /** Id of its character style. */
  readonly style: string | null;
}

interface Marked {
  /** Outermost first. */
  readonly changes: readonly Change[];
  /** Ids of the comments whose ranges it stands in. */
  readonly comments: readonly string[];
}

export interface TextRun extends Marked {
  readonly type: 'text';
  readonly text: string;
  readonly look: RunLook;
  readonly formatChange: FormatChange<RunLook> | null;
  /** Address of a link outside; never opened. */
  readonly href: string | null;
  /** The bookmark that it leads to, by a link or a field. */
  readonly anchor: string | null;
  /** Instruction of the field whose result it is; null outside of fields. */
  readonly field: string | null;
}
export interface NoteReference extends Marked {
  readonly type: 'note';
  readonly kind: 'footnote' | 'endnote';
  readonly id: string;
  /** Name of the bookmark around it. */
  readonly bookmark: string | null;
  /** The sign that was typed in place of a number; null where Word counts. */
  readonly written: string | null;
}
export interface Picture extends Marked {
  readonly type: 'image';
  /** The part that holds it; null where it lies outside or is missing. */
  readonly part: string | null;
  readonly alt: string;
  /** As it prints, in twips; 0 where it is not said. */
  readonly width: number;
  readonly height: number;
}
/** A comment or a bookmark begins, or a page ends. */
export interface Place {
  readonly type: 'bookmark' | 'comment' | 'pageBreak';
  readonly name: string;
}
export type WordInline = TextRun | NoteReference | Picture | Place;

export interface ParagraphLook {
  /** Id of its style; null for the one that holds where none is said. */
  readonly style: string | null;
  /** Depth of a heading, from 1; null for text. */
  readonly outline: number | null;
  /** In twips, as in the style where it is not said. */
  readonly indent: number;
  readonly align: string | null;
  readonly rtl: boolean;
  readonly numId: string | null;
  readonly level: number;
  readonly framed: boolean;
}

/** A number as Word prints it. */
export interface ListLabel {
  readonly text: string;
  readonly format: string;
  readonly level: number;
  readonly n: number;
}

/** Width of the text on its pages, in twips, and whether they lie on their side. */
export interface Section {
  readonly measure: number;
  readonly landscape: boolean;
}

export interface WordParagraph {
  readonly kind: 'paragraph';
  /** Position among all paragraphs of the text, from 1: where it is, for the user. */
  readonly at: number;
  readonly look: ParagraphLook;
  readonly lookChange: FormatChange<ParagraphLook> | null;
  readonly inlines: readonly WordInline[];
  /** Tracked changes of the mark at its end. */
  readonly mark: readonly Change[];
  /** It was moved here as a whole, from the place of the paragraph that stood at that position. Known once both sides were found. */
  readonly moved?: { readonly by: Change; readonly from: number };
  /** The section that ends with it. */
  readonly section: Section | null;
  /** Set once all changes are settled: numbers depend on what stands above. */
  readonly label: ListLabel | null;
  /** Taken from a table of contents. */
  readonly inContents: boolean;
}

export interface WordCell {
  readonly span: number;
  readonly merge: 'none' | 'restart' | 'continue';
  /** In twips; 0 where it is not said. */
  readonly width: number;
  readonly changes: readonly Change[];
  readonly blocks: readonly WordBlock[];
}
export interface WordRow {
  readonly header: boolean;
  readonly changes: readonly Change[];
  /** Columns before the first cell. */
  readonly before: number;
  readonly after: number;
  readonly cells: readonly WordCell[];
}
export interface WordTable {
  readonly kind: 'table';
  readonly at: number;
  readonly style: string | null;
  readonly rtl: boolean;
  /** Widths of the columns in twips. */
  readonly columns: readonly number[];
  readonly rows: readonly WordRow[];
}
export type WordBlock = WordParagraph | WordTable;

export interface Comment {
  readonly id: string;
  readonly author: string;
  readonly initials: string;
  readonly date: string | null;
  /** The comment that it replies to. */
  readonly parent: string | null;
  readonly done: boolean;
  readonly blocks: readonly WordBlock[];
}

/** What a file holds that a document has no place for. The words in it are kept where it has words. */
export const lossKinds = [
  'textBox', 'equation', 'embeddedObject', 'drawing', 'unknownImage', 'missingImage', 'outsideFile', 'endnotes', 'struckText', 'hiddenText', 'colouredText',
  'nestedTable', 'trackedChanges', 'comments', 'formField', 'unknownElement',
] as const;
export type LossKind = (typeof lossKinds)[number];

export interface Loss {
  readonly kind: LossKind;
  /** Position of the paragraph. */
  readonly at: number;
  /** The words concerned; empty where there are none. */
  readonly text: string;
}

/** Everything of a Word file that an import looks at. */
export interface WordText {
  readonly blocks: readonly WordBlock[];
  readonly footnotes: ReadonlyMap<string, readonly WordBlock[]>;
  readonly endnotes: ReadonlyMap<string, readonly WordBlock[]>;
  readonly comments: readonly Comment[];
  /** The head and the foot of the first page, where it has its own; all others. */
  readonly firstHead: readonly WordBlock[];
  readonly firstFoot: readonly WordBlock[];
  readonly otherHeads: readonly WordBlock[];
  /** The section that holds to the end. */
  readonly section: Section | null;
  readonly losses: readonly Loss[];
  /** By the ids of styles. */
  readonly styles: Styles;
  /** What the file says of itself: its title, and what Rapporteur wrote into it. */
  readonly title: string | null;
  readonly properties: ReadonlyMap<string, string>;
  readonly image: (part: string) => Uint8Array | null;
  /** How the list of a paragraph counts, `bullet` where it has signs; null where the paragraph is in no list. */
  readonly listFormat: (look: ParagraphLook) => string | null;
}

export interface Styles {
  /** The name of a style as Word shows it, built-in ones in English; '' where there is no such style. */
  name(id: string | null): string;
  /** Of the style and those it is based on. */
  paragraph(id: string | null): ParagraphLook;
  /** Looks of letters by the style of the paragraph alone. */
  run(paragraph: string | null): RunLook;
}
