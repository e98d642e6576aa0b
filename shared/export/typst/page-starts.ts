// Where a page must begin so that footnotes stand on the pages of their marks. The compiler never moves a part of a list, a box or a table to the next page for
// a footnote that finds no place, nor takes a footnote along with a line that moves after all. Once the pages are set it is known which notes went astray; what
// holds their marks then begins a page, and looks as if it had been broken there.
import { leadsIn } from './kept.ts';
import type { BoxElement, LandscapeElement, ListElement, PrintedElement, PrintedSummary, Runs, TableElement } from './printed.ts';

/** Marks of footnotes, as `NoteRun.n`. */
export type Marks = ReadonlySet<string>;

interface Cut<Element> {
  readonly before: readonly Element[];
  readonly after: readonly Element[];
}

const marked = (runs: Runs, marks: Marks): boolean => runs.some((run) => typeof run !== 'string' && run.k === 'note' && marks.has(run.n));
const markedList = (list: ListElement, marks: Marks): boolean => list.items.some((item) => marked(item.c, marks) || item.list.some((inner) => markedList(inner, marks)));

const holds = (element: PrintedElement, marks: Marks): boolean => {
  switch (element.k) {
    case 'list':
      return markedList(element, marks);
    case 'box':
      return marked(element.title, marks) || element.body.some((each) => holds(each, marks));
    case 'table':
      return [element.caption, element.notes, element.source, ...[...element.header, ...element.cells].map(({ c }) => c)].some((runs) => marked(runs, marks));
    case 'figure':
      return marked(element.caption, marks) || marked(element.source, marks);
    case 'landscape':
    case 'group':
      return element.body.some((each) => holds(each, marks));
    case 'endRule':
    case 'pageBreak':
      return false;
    default:
      return marked(element.c, marks);
  }
};

/** Lists at the edge of the text around the outermost one. */
const outside = ({ at, width, flush }: ListElement, inner: ListElement): ListElement => ({ ...inner, at: at + (flush ? 0 : width) + inner.at, whole: false });

const cutList = (list: ListElement, marks: Marks): Cut<ListElement> | null => {
  const index = list.items.findIndex((item) => marked(item.c, marks) || item.list.some((inner) => markedList(inner, marks)));
  const item = list.items[index];
  if (item === undefined) return null;
  const first = list.items.slice(0, index);
  const rest = list.items.slice(index + 1);
  const last = rest.length === 0 ? [] : [{ ...list, items: rest, whole: false }];
  const nested = item.list.findIndex((inner) => markedList(inner, marks));
  const inner = item.list[nested];
  const within = marked(item.c, marks) || inner === undefined ? null : cutList(inner, marks);
  const cut = within ?? (marked(item.c, marks) || inner === undefined || (nested === 0 && leadsIn(item.c)) ? null : { before: [], after: [inner] });
  if (cut === null) return index === 0 ? null : { before: [{ ...list, items: first, whole: false, goesOn: true }], after: [{ ...list, items: [item, ...rest], whole: false }] };
  const after = [...cut.after, ...item.list.slice(nested + 1)].map((each) => ({ ...outside(list, each), goesOn: true }));
  const lastOfAll = last[0] ?? after.pop();
  return {
    before: [{ ...list, items: [...first, { ...item, list: [...item.list.slice(0, nested), ...cut.before] }], whole: false, goesOn: true }],
    after: [...after, ...(lastOfAll === undefined ? [] : [{ ...lastOfAll, goesOn: list.goesOn }])],
  };
};

/** The row that begins the page when the row of a mark must: one that no cell reaches into from above, and that no row names. */
const rowOfPage = ({ cells, headerRows }: TableElement, row: number): number => {
  let found = row;
  for (;;) {
    const reaching = cells.find(({ y, rowspan }) => y < found && y + rowspan > found) ?? cells.find(({ y, names }) => names && y === found - 1);
    if (reaching === undefined || found <= headerRows) return found;
    found = reaching.y;
  }
};

const cutTable = (table: TableElement, marks: Marks): Cut<TableElement> | null => {
  const noted = table.cells.filter(({ c }) => marked(c, marks)).map(({ y }) => y);
  if (noted.length === 0) return null;
  const row = rowOfPage(table, Math.min(...noted));
  if (row <= table.headerRows) return null;
  // Rows that name what follows them are repeated over the page.
  const naming = table.cells.filter(({ y, names }) => names && y < row).at(-1);
  const again = naming === undefined || table.cells.some(({ y, names }) => names && y === row) ? [] : [{ ...naming, y: table.headerRows, c: naming.again?.c ?? naming.c, again: null }];
  const shift = row - table.headerRows - again.length;
  return {
    before: [{ ...table, cells: table.cells.filter(({ y }) => y < row), rows: row, notes: [], source: [], whole: false, goesOn: true }],
    after: [
      {
        ...table,
        anchor: null,
        caption: [],
        // A head that is not repeated has said what it says.
        header: table.header.map((cell) => (cell.again === null ? cell : { ...cell, c: cell.again.c, again: null })),
        cells: [...again, ...table.cells.filter(({ y }) => y >= row).map((cell) => ({ ...cell, y: cell.y - shift }))],
        rows: table.rows - shift,
      },
    ],
  };
};

const cutBox = (box: BoxElement, marks: Marks): Cut<BoxElement> | null => {
  const cut = marked(box.title, marks) ? null : cutText(box.body, marks);
  if (cut === null) return null;
  return { before: [{ ...box, body: cut.before, whole: false }], after: [{ ...box, anchor: null, title: [], body: cut.after, whole: false }] };
};

const cutLandscape = (landscape: LandscapeElement, marks: Marks): Cut<LandscapeElement> | null => {
  const cut = cutText(landscape.body, marks) as Cut<LandscapeElement['body'][number]> | null;
  return cut === null ? null : { before: [{ k: 'landscape', body: cut.before }], after: [{ k: 'landscape', body: cut.after }] };
};

const cutElement = (element: PrintedElement, marks: Marks): Cut<PrintedElement> | null => {
  switch (element.k) {
    case 'list':
      return cutList(element, marks);
    case 'table':
      return cutTable(element, marks);
    case 'box':
      return cutBox(element, marks);
    case 'landscape':
      return cutLandscape(element, marks);
    default:
      return null;
  }
};

/** Whether an element is never the last on its page, so that a page begins before it rather than before the next. */
const leads = (element: PrintedElement | undefined): boolean => element !== undefined && (element.k === 'heading' || element.k === 'annex' || ('keep' in element && element.keep));

/** Elements in two, as near before the first of some marks as they can be parted; null where they begin with it. */
const cutText = (elements: readonly PrintedElement[], marks: Marks): Cut<PrintedElement> | null => {
  let index = elements.findIndex((element) => holds(element, marks));
  const element = elements[index];
  if (element === undefined) return null;
  const cut = cutElement(element, marks);
  if (cut !== null) return { before: [...elements.slice(0, index), ...cut.before], after: [...cut.after, ...elements.slice(index + 1)] };
  while (leads(elements[index - 1])) index--;
  return index === 0 ? null : { before: elements.slice(0, index), after: elements.slice(index) };
};

const beginsPage = (element: PrintedElement | undefined): boolean => element === undefined || element.k === 'pageBreak' || element.k === 'landscape' || element.k === 'annex';

/** What an element is made of, free to be broken over pages. */
const loosened = (element: PrintedElement): PrintedElement[] => {
  if (element.k === 'group') return element.body.flatMap(loosened);
  return 'whole' in element ? [{ ...element, whole: false }] : [element];
};

/**
 * The elements of a text, with a new page before what holds each of these marks. A mark that comes a second time stands in one piece that leaves its page
 * no place for the note: that is set so that it can be broken.
 */
export const withPageStarts = (elements: readonly PrintedElement[], marks: readonly string[]): PrintedElement[] => {
  let result = [...elements];
  for (const [index, mark] of marks.entries()) {
    const only = new Set([mark]);
    if (marks.indexOf(mark) < index) {
      result = result.flatMap((element) => (holds(element, only) ? loosened(element) : [element]));
      continue;
    }
    const cut = cutText(result, only);
    if (cut === null) continue;
    const parted = beginsPage(cut.before.at(-1)) || beginsPage(cut.after[0]);
    result = [...cut.before, ...(parted ? [] : [{ k: 'pageBreak' } as const]), ...cut.after];
  }
  return result;
};

/** The paragraphs of a summary, those with these marks at the beginning of a page. */
export const summaryWithPageStarts = (summary: readonly PrintedSummary[], marks: readonly string[]): PrintedSummary[] => {
  const all = new Set(marks);
  return summary.map((paragraph) => ({ ...paragraph, begins: marked(paragraph.c, all) }));
};
