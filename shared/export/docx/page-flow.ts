// Lays lines on pages as a word processor does: kept together, with no line alone at the foot or the head of a page, notes below.

/** What goes on pages, one after another: a paragraph, or a row of a table as one line. Lengths in points. */
export interface FlowItem {
  readonly before: number;
  readonly after: number;
  /** The space before it adds to the one after the item above, instead of the larger of both: it opens a frame. */
  readonly opens: boolean;
  readonly lineHeight: number;
  readonly lines: number;
  /** Height besides the lines: rules, and what closes a cell. */
  readonly besides: number;
  readonly keepNext: boolean;
  readonly keepLines: boolean;
  readonly beginsPage: boolean;
  /** The next item begins a page. */
  readonly endsPage: boolean;
  /** Notes by the line that refers to them. */
  readonly notes: readonly { readonly line: number; readonly height: number }[];
  /** Height of header rows that repeat above it where it begins a page. */
  readonly repeats: number;
  /** Names of the places whose page is wanted. */
  readonly marks: readonly string[];
  /** Height of the pages from here on, where it changes; such an item begins a page. */
  readonly pageHeight: number | null;
}

/** Room of the rule between text and notes: what LibreOffice gives it, and the separator of this file's notes in Word. */
const noteRule = 5;
/** Least part of a note that stands below the line that refers to it. */
const noteLine = 10;
/** Chains that are longer are not kept together: they fit no page. */
const longestChain = 40;

/** Two lines stand at the foot of a page, and two at the head of the next. */
const together = 2;

/** Between two elements stands the larger of the space after the one and the space before the other. */
export const gapBetween = (after: number, { before, opens }: FlowItem): number => (opens ? after + before : Math.max(after, before));

export class PageFlow {
  readonly pages = new Map<string, number>();
  #page = 1;
  #height: number;
  #used = 0;
  #notes = 0;
  /** The part of notes that runs over to the next page. */
  #carried = 0;
  #after = 0;
  #wanted = true;

  /** `height`: of the text on the first pages, in points. */
  constructor(height: number, items: readonly FlowItem[]) {
    this.#height = height;
    let keptWithPrevious = false;
    for (const [index, item] of items.entries()) {
      if (item.pageHeight !== null) {
        if (index > 0) this.#turn(true);
        this.#height = item.pageHeight;
      } else if (item.beginsPage && this.#used > 0) this.#turn(true);
      if (!keptWithPrevious && this.#used > 0 && this.#chainNeeds(items, index) > this.#room()) this.#turn();
      this.#place(item);
      keptWithPrevious = item.keepNext;
      if (item.endsPage) this.#turn(true);
    }
  }

  /** How many pages were begun. */
  get count(): number {
    return this.#page;
  }

  #room(): number {
    return this.#height - this.#used - (this.#notes > 0 ? this.#notes + noteRule : 0);
  }

  /** `wanted`: the text asks for a new page, at whose head the space before an element stays. */
  #turn(wanted = false): void {
    this.#wanted = wanted;
    this.#page += 1;
    this.#used = 0;
    this.#after = 0;
    this.#notes = this.#carried;
    this.#carried = 0;
  }

  /** What an item and those that it is kept with need on one page; nothing where no page has so much. */
  #chainNeeds(items: readonly FlowItem[], from: number): number {
    let needs = 0;
    let after = this.#after;
    let notes = 0;
    for (let index = from; index < items.length && index < from + longestChain; index += 1) {
      const item = items[index];
      if (item === undefined || (index > from && (item.beginsPage || item.pageHeight !== null))) break;
      const lines = item.keepNext || item.keepLines || item.lines <= together + 1 ? item.lines : together;
      needs += gapBetween(after, item) + item.lineHeight * lines;
      for (const note of item.notes) if (note.line < lines) notes += note.height;
      if (!item.keepNext) break;
      needs += item.besides;
      after = item.after;
    }
    const all = needs + (notes === 0 ? 0 : notes + (this.#notes === 0 ? noteRule : 0));
    return all > this.#height ? 0 : all;
  }

  /** How many lines of an item fit from one of its lines on, with their notes. */
  #fitting(item: FlowItem, from: number, gap: number): number {
    let room = this.#room() - gap;
    let fitting = 0;
    let hasNotes = this.#notes > 0;
    for (let line = from; line < item.lines; line += 1) {
      room -= item.lineHeight;
      let wanted = 0;
      for (const note of item.notes) if (note.line === line) wanted += note.height + (hasNotes ? 0 : noteRule);
      // A note may run over to the next page, but not all of it.
      if (room - Math.min(wanted, noteRule + noteLine) < -0.01) break;
      if (wanted > 0) hasNotes = true;
      fitting += 1;
      room -= wanted;
      if (room < 0) break;
    }
    return fitting;
  }

  #takeNotes(item: FlowItem, from: number, to: number): void {
    for (const note of item.notes) {
      if (note.line < from || note.line >= to) continue;
      this.#notes += note.height;
    }
    const over = -this.#room();
    if (over > 0.01 && this.#notes > over) {
      this.#notes -= over;
      this.#carried += over;
    }
  }

  #place(item: FlowItem): void {
    let from = 0;
    let marked = false;
    for (;;) {
      const fresh = this.#used === 0;
      const gap = from > 0 || (fresh && !this.#wanted) ? 0 : gapBetween(this.#after, item);
      const repeated = fresh && from === 0 && this.#page > 1 ? item.repeats : 0;
      const left = item.lines - from;
      let fits = this.#fitting(item, from, gap + repeated);
      if (fits < left) {
        if (item.keepLines && from === 0 && !fresh) fits = 0;
        else {
          if (left - fits < together) fits = left - together;
          if (fits < together) fits = 0;
        }
        // What fits no page runs over it.
        if (fits <= 0 && fresh) fits = Math.max(1, this.#fitting(item, from, gap + repeated));
      }
      if (fits > 0) {
        if (!marked) for (const mark of item.marks) this.pages.set(mark, this.#page);
        marked = true;
        this.#used += gap + repeated + fits * item.lineHeight;
        this.#takeNotes(item, from, from + fits);
        from += fits;
      }
      if (from >= item.lines) break;
      this.#turn();
    }
    this.#used += item.besides;
    this.#after = item.after;
    // A row higher than a page goes on over the following ones.
    while (this.#used > this.#height + item.lineHeight) {
      this.#page += 1;
      this.#used -= this.#height;
    }
  }
}
