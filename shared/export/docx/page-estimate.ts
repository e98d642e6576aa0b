// Estimates on which page every place of a written text stands: the results that page fields show until somebody updates them.
//
// The text is read back as it was written and laid on pages by the measures of its styles, so that whatever changes the file changes
// the estimate. Word and LibreOffice break lines and pages by the same rules; what is left out (kerning, the last tenth of a point,
// faces that stand in for missing ones) moves an element now and then over the edge of a page.
import { arabicScale } from '../look.ts';
import { page, twipsOfMm } from './lengths.ts';
import { breakLines, type LineRoom } from './line-breaks.ts';
import { gapBetween, PageFlow, type FlowItem } from './page-flow.ts';
import { lineHeightOf, paragraphStyles, type ParagraphStyle } from './styles.ts';
import type { WordFile } from './word-file.ts';
import { readWritten, type Written, type WrittenParagraph, type WrittenRow, type WrittenTable } from './written-text.ts';

const nothing = { before: 0, after: 0, opens: false, besides: 0, keepNext: false, keepLines: false, beginsPage: false, endsPage: false, notes: [], repeats: 0, marks: [], pageHeight: null } as const;

interface Style {
  readonly source: ParagraphStyle;
  readonly lineHeight: number;
  /** Where an automatic label ends and the text of the first line begins, in points. */
  readonly labelled: number | null;
}

/** Letters of a size in half points, as the file has them. */
const inHalves = (size: number): number => Math.round(size * 2) / 2;

class TextFlow {
  readonly items: FlowItem[] = [];
  readonly #file: WordFile;
  readonly #styles: ReadonlyMap<string, Style>;
  readonly #noteHeights: ReadonlyMap<number, number>;

  constructor(file: WordFile, noteHeights: ReadonlyMap<number, number>) {
    this.#file = file;
    this.#noteHeights = noteHeights;
    this.#styles = new Map(paragraphStyles(file).map((source) => {
      const { list, indent, tabs } = source;
      const listed = list !== undefined && file.lists.numbers(source.id, list) && file.lists.labels(list);
      const labelled = listed ? Math.max(indent?.left ?? 0, tabs?.[0]?.at ?? 0) / 20 : null;
      return [source.id, { source, lineHeight: lineHeightOf(source, file), labelled }];
    }));
  }

  #style(id: string): Style {
    const style = this.#styles.get(id) ?? this.#styles.get('UN-Text');
    if (style === undefined) throw new Error(`There is no style ${id}.`);
    return style;
  }

  paragraph(written: WrittenParagraph, width: number): FlowItem {
    const { source, lineHeight, labelled } = this.#style(written.style);
    const { indent } = source;
    const left = (indent?.left ?? 0) / 20;
    const hanging = (indent?.hanging ?? 0) / 20;
    const tabs = [...(source.tabs ?? []).map(({ at }) => at / 20), ...(hanging > 0 ? [left] : [])].sort((a, b) => a - b);
    const room: LineRoom = {
      size: inHalves(source.size), rtlSize: inHalves(source.size * arabicScale),
      bold: source.bold === true, italic: source.italic === true, capitals: source.capitals === true,
      first: labelled !== null && !written.unlisted ? labelled : left - hanging, left, right: width - (indent?.right ?? 0) / 20, tabs,
    };
    const { count, notes, imageHeight } = breakLines(written.pieces, room);
    return {
      ...nothing,
      before: written.atHead ? 0 : (source.before ?? 0), after: source.after ?? 0,
      lineHeight: Math.max(lineHeight, imageHeight),
      lines: count,
      besides: source.rule === undefined ? 0 : source.rule.weight + source.rule.space,
      keepNext: source.keepNext === true || written.keepNext,
      keepLines: source.keepLines === true,
      beginsPage: source.beginsPage === true,
      endsPage: written.pieces.some(({ type }) => type === 'pageBreak'),
      notes: notes.map(({ line, id }) => ({ line, height: this.#noteHeights.get(id) ?? 0 })),
      marks: written.marks,
    };
  }

  /** Height of what stands in a cell. */
  #height(items: readonly FlowItem[]): number {
    let [height, after] = [0, 0];
    for (const item of items) {
      height += gapBetween(after, item) + item.lines * item.lineHeight + item.besides;
      after = item.after;
    }
    return height + after;
  }

  #row(row: WrittenRow, table: WrittenTable, repeats: number): FlowItem {
    let [height, keepNext] = [0, false];
    const notes: number[] = [];
    const marks: string[] = [];
    for (const [column, cell] of row.cells.entries()) {
      const items = this.#laid(cell.content, cell.width - 2 * table.padding);
      for (const item of items) {
        notes.push(...item.notes.map((note) => note.height));
        marks.push(...item.marks);
      }
      if (column === 0) keepNext = items[0]?.keepNext === true;
      // A cell that covers rows below has their room too.
      if (!cell.covered && !cell.covers) height = Math.max(height, this.#height(items) + cell.rules);
    }
    return { ...nothing, lineHeight: height + table.paddingTop, lines: 1, keepNext, notes: notes.map((each) => ({ line: 0, height: each })), repeats, marks };
  }

  #table(table: WrittenTable): FlowItem[] {
    const items: FlowItem[] = [];
    let repeats = 0;
    for (const row of table.rows) {
      const [only] = row.cells;
      if (!row.whole && row.cells.length === 1 && only !== undefined) {
        const content = this.#laid(only.content, only.width - 2 * table.padding);
        // The spaces over the first paragraph and under the last one stay within the frame.
        items.push(...content.map((item, index): FlowItem => ({
          ...item,
          ...(index === 0 && { opens: true, before: item.before + table.rule }),
          ...(index === content.length - 1 && { besides: item.besides + item.after + table.rule, after: 0 }),
        })));
        continue;
      }
      const item = this.#row(row, table, row.header ? 0 : repeats);
      if (row.header) repeats += item.lineHeight;
      items.push(item);
    }
    return items;
  }

  #laid(written: readonly Written[], width: number): FlowItem[] {
    return written.flatMap((each) => (each.type === 'table' ? this.#table(each) : [this.paragraph(each, width)]));
  }

  /** Adds the elements of the text. The size of a section stands at its end, in its last paragraph, and holds from its beginning. */
  add(written: readonly Written[], lastLandscape: boolean): void {
    let begun = 0;
    const ends = written.flatMap((each, index) => (each.type === 'paragraph' && each.section !== null ? [{ to: index + 1, landscape: each.section.landscape }] : []));
    for (const { to, landscape } of [...ends, { to: written.length, landscape: lastLandscape }]) {
      const width = (landscape ? this.#file.landscapeMeasure : this.#file.measure) / 20;
      const [first, ...others] = this.#laid(written.slice(begun, to), width);
      if (first !== undefined) this.items.push(begun === 0 ? first : { ...first, pageHeight: pageHeight(landscape, this.#file) }, ...others);
      begun = to;
    }
  }
}

/** Height of the text on a page, in points. */
const pageHeight = (landscape: boolean, { measures }: WordFile): number =>
  ((landscape ? page.width : page.height) - twipsOfMm(measures.marginsMm.top) - twipsOfMm(measures.marginsMm.bottom)) / 20;

/** The pages of a text. `body` and `notes`: the content of `document.xml` and `footnotes.xml`. Keys: names of bookmarks; pages are counted from 1. */
export const estimatePages = (file: WordFile, body: string, notes: string): ReadonlyMap<string, number> => {
  const noteHeights = new Map<number, number>();
  const ofNotes = new TextFlow(file, noteHeights);
  for (const [, id, content] of notes.matchAll(/<w:footnote w:id="(\d+)">(.*?)<\/w:footnote>/gs)) {
    for (const written of readWritten(content ?? '')) {
      if (written.type !== 'paragraph') continue;
      const item = ofNotes.paragraph(written, file.measure / 20);
      noteHeights.set(Number(id), (noteHeights.get(Number(id)) ?? 0) + item.lines * item.lineHeight + item.after);
    }
  }
  const text = new TextFlow(file, noteHeights);
  text.add(readWritten(body), body.lastIndexOf('w:orient="landscape"') > body.lastIndexOf('<w:sectPr'));
  return new PageFlow(pageHeight(false, file), text.items).pages;
};
