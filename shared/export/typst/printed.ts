// What the template reads: the document as plain data. No text in it is ever markup; the template sets strings as strings.

/**
 * A run of text in one form. `f` holds one letter for each thing that is set:
 * `b` bold, `i` italic, `u` underlined, `^` superscript, `_` subscript, `+` proposed insertion, `-` proposed deletion or text
 * struck from a bracket, `l` a left-to-right run in a right-to-left text, `a` an Arabic run in a Latin text, `[` a bracket sign,
 * `.` letters that are set by themselves, `r` regular in a bold line, `n` the notice that a text is not translated.
 */
export interface FormedRun {
  readonly k: 't';
  readonly t: string;
  readonly f: string;
}

/** A forced line break. */
export interface BreakRun {
  readonly k: 'br';
}

/** A UN document symbol: one left-to-right piece. */
export interface SymbolRun {
  readonly k: 'sym';
  readonly t: string;
  readonly f: string;
  readonly href: string | null;
  /** The stretches of it that a line never breaks; empty where a line may end at each of its slashes. */
  readonly parts: readonly string[];
}

export interface LinkRun {
  readonly k: 'link';
  readonly href: string;
  readonly c: readonly Run[];
}

/** A cross-reference; `to` is the anchor it leads to, null where the target is not in the text. */
export interface ReferenceRun {
  readonly k: 'ref';
  readonly c: readonly Run[];
  to: string | null;
}

/** A footnote, printed where it stands. `n` is its mark. */
export interface NoteRun {
  readonly k: 'note';
  readonly n: string;
  readonly c: readonly Run[];
  readonly anchor: string | null;
  /** Points that other notes need on its page: the first of several in an element that is not broken makes sure of the place of all. */
  room: number;
}

export type Run = string | FormedRun | BreakRun | SymbolRun | LinkRun | ReferenceRun | NoteRun;
export type Runs = readonly Run[];

/** What every element may carry: the anchor that references lead to. */
interface Anchored {
  readonly anchor: string | null;
}

/**
 * How an element stands on its page. `keep`: on the page of what follows. `whole`: never broken over two pages. `room`: points that must be
 * free under it for what follows, 0 where `keep` is enough. The compiler finds out about a footnote only when it has set the line
 * of its mark; if that line then has to leave the page with others, the note stays behind. So elements with footnotes are set as one
 * piece, and those that are kept with what follows claim the room for it beforehand.
 */
export interface Standing {
  readonly keep: boolean;
  readonly whole: boolean;
  readonly room: number;
}

export interface HeadingElement extends Anchored {
  readonly k: 'heading';
  /** Level in the structure of the file, from 1; none is ever skipped. */
  readonly level: number;
  /** Which of the five looks of a heading, from 0. */
  readonly look: number;
  readonly label: string;
  /** Labels of this level that may be too wide for the place of labels: the texts of all its headings begin beside the widest. */
  readonly beside: readonly string[];
  readonly c: Runs;
  /** Label and text as one line, for bookmarks and for readers of the structure. */
  readonly plain: string;
  /** The line of the contents that leads here; null where the contents leave the heading out. */
  readonly entry: string | null;
  readonly room: Standing['room'];
}

export interface AnnexElement extends Anchored {
  readonly k: 'annex';
  readonly label: string;
  readonly c: Runs;
  readonly plain: string;
  readonly entry: string | null;
  /** `[Original: Arabic]`, where an annex was drafted in another language than the document. */
  readonly original: Runs;
}

export interface ParagraphElement extends Anchored, Standing {
  readonly k: 'paragraph' | 'quotation' | 'preamble' | 'signature';
  readonly c: Runs;
}

export interface NumberedElement extends Anchored, Standing {
  readonly k: 'numbered';
  readonly label: string;
  /** False where the label is too wide for its place and pushes the text on. */
  readonly fits: boolean;
  /** The label stands where the first line of an unnumbered paragraph begins, as that of an operative paragraph does at Headquarters. */
  readonly indented: boolean;
  readonly c: Runs;
}

export interface ListItem extends Anchored {
  readonly label: string;
  readonly fits: boolean;
  readonly c: Runs;
  readonly list: readonly ListElement[];
}

/** Items of one level. Lengths in points: the edge relative to the text around the list, what stands before the label, and the width kept for it. */
export interface ListElement {
  readonly k: 'list';
  readonly at: number;
  readonly lead: number;
  readonly width: number;
  /** True where turn lines return to the edge of the label, as Headquarters sets sub-paragraphs. */
  readonly flush: boolean;
  readonly items: readonly ListItem[];
  /** Never broken over two pages. */
  readonly whole: boolean;
  /** The list goes on in the next element. */
  readonly goesOn: boolean;
}

export interface BoxElement extends Anchored {
  readonly k: 'box';
  readonly title: Runs;
  readonly body: readonly PrintedElement[];
  readonly whole: boolean;
}

export interface PrintedCell {
  readonly x: number;
  readonly y: number;
  readonly colspan: number;
  readonly rowspan: number;
  readonly c: Runs;
  /** `head` column heads, `side` heads of rows, `day` and `group` rows that name what follows. */
  readonly role: 'head' | 'side' | 'day' | 'group' | 'plain';
  /** True for a cell over the whole row that names the rows below it. */
  readonly names: boolean;
  /** Of a cell that is repeated on every page and holds what may stand only once: its name in the document, and how it looks again. */
  readonly again: { readonly id: string; readonly c: Runs } | null;
  /** In a column of figures. */
  readonly figures: boolean;
  /** In a column of figures with text at its right. */
  readonly parted: boolean;
  /** True for a head over several columns, which stands in their middle over a rule of its own. */
  readonly spans: boolean;
  /** Whether the cell may be broken over two pages, as in a table with very long cells. */
  readonly breaks: boolean;
}

export interface TableElement extends Anchored {
  readonly k: 'table';
  readonly caption: Runs;
  readonly columns: readonly number[];
  readonly header: readonly PrintedCell[];
  /** Whether the head stands on every page of the table; one that takes up much of a page does not. */
  readonly repeats: boolean;
  readonly cells: readonly PrintedCell[];
  readonly rows: number;
  readonly headerRows: number;
  readonly programme: boolean;
  readonly landscape: boolean;
  /** Small enough to be kept on one page. */
  readonly whole: boolean;
  readonly notes: Runs;
  readonly source: Runs;
  /** The table goes on in the next element. */
  readonly goesOn: boolean;
}

export interface FigureElement extends Anchored {
  readonly k: 'figure';
  readonly caption: Runs;
  /** Null where the library has no image: a frame with the alternative text stands for it. */
  readonly path: string | null;
  readonly alt: string;
  /** In points. */
  readonly width: number;
  readonly height: number;
  readonly source: Runs;
}

/** Landscape tables that follow each other, with the annex heading over them, if one stands there. */
export interface LandscapeElement {
  readonly k: 'landscape';
  readonly body: readonly (AnnexElement | HeadingElement | TableElement)[];
}

export interface EndRuleElement {
  readonly k: 'endRule';
  /** True where nothing before it can be kept on its page: it then hangs under the last line, in the margin if need be. */
  readonly hangs: boolean;
}

export interface PageBreakElement {
  readonly k: 'pageBreak';
}

/** Elements that are set as one piece. `before`: points of space before the first of them, and what the last is where it has space of its own after it; else null. */
export interface GroupElement {
  readonly k: 'group';
  readonly before: number | null;
  readonly after: 'box' | 'table' | null;
  readonly body: readonly PrintedElement[];
}

export type PrintedElement =
  | HeadingElement
  | AnnexElement
  | ParagraphElement
  | NumberedElement
  | ListElement
  | BoxElement
  | TableElement
  | FigureElement
  | LandscapeElement
  | EndRuleElement
  | PageBreakElement
  | GroupElement;

export interface PrintedLogo {
  readonly path: string;
  readonly alt: string;
  readonly width: number;
  readonly height: number;
}

/** The lines of the masthead, cleaned; see `shared/export/first-page.ts`. `ltr` where the block at its end is in Latin script. */
export interface PrintedMasthead {
  readonly emblem: PrintedLogo | null;
  readonly organization: string;
  readonly series: string;
  /** Printed after the series letter; empty where the letter stands alone. */
  readonly rest: string;
  readonly organ: string;
  readonly lines: readonly { readonly t: string; readonly ltr: boolean; readonly before: number }[];
}

export interface PrintedFrontLine extends Anchored {
  readonly c: Runs;
  readonly size: number;
  readonly bold: boolean;
  readonly centre: boolean;
  readonly before: number;
  /** From the kind of document on: in lines of about equal length. */
  readonly titled: boolean;
  readonly title: boolean;
}

export interface PrintedSummary extends Anchored {
  readonly c: Runs;
  /** Whether it begins a page, in a frame of its own. */
  readonly begins: boolean;
}

export interface PrintedContentsLine {
  readonly level: number;
  readonly label: string;
  readonly annex: boolean;
  readonly c: Runs;
  readonly paragraphs: string;
  readonly opensChapters: boolean;
}

export interface PrintedDocument {
  readonly title: string;
  /** Year, month, day. */
  readonly date: readonly [number, number, number] | null;
  readonly symbol: string;
  readonly job: string;
  /** Whether all of its pages are landscape. */
  readonly flipped: boolean;
  readonly first: {
    readonly logos: readonly PrintedLogo[];
    readonly masthead: PrintedMasthead | null;
    readonly lines: readonly PrintedFrontLine[];
    readonly summary: readonly PrintedSummary[];
  };
  /** Line by key, in print order. */
  readonly contents: Readonly<Record<string, PrintedContentsLine>> | null;
  readonly body: readonly PrintedElement[];
}
