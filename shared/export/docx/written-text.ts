// Reads back the text that was written for a Word file, as much of it as says how long it is: paragraphs, tables, notes, images.

/** A stretch of a paragraph. */
export type Piece =
  | { readonly type: 'text'; readonly text: string; readonly bold: boolean; readonly italic: boolean; readonly rtl: boolean; readonly raised: boolean }
  | { readonly type: 'tab' | 'lineBreak' | 'pageBreak' }
  | { readonly type: 'note'; readonly id: number }
  /** In points. */
  | { readonly type: 'image'; readonly width: number; readonly height: number };

export interface WrittenParagraph {
  readonly type: 'paragraph';
  readonly style: string;
  /** What it says besides its style. */
  readonly keepNext: boolean;
  readonly unlisted: boolean;
  /** Without the space before it. */
  readonly atHead: boolean;
  readonly pieces: readonly Piece[];
  /** Names of the bookmarks that begin in it. */
  readonly marks: readonly string[];
  /** The section that ends with it. */
  readonly section: WrittenSection | null;
}

export interface WrittenSection {
  readonly landscape: boolean;
}

export interface WrittenCell {
  /** In points. */
  readonly width: number;
  /** Covered by the cell above it. */
  readonly covered: boolean;
  /** It covers cells of the rows below. */
  readonly covers: boolean;
  /** Weight of the rules over and under it. */
  readonly rules: number;
  readonly content: readonly Written[];
}

export interface WrittenRow {
  readonly header: boolean;
  /** It stands on one page. */
  readonly whole: boolean;
  readonly cells: readonly WrittenCell[];
}

export interface WrittenTable {
  readonly type: 'table';
  /** Space between the border of a cell and its text, in points. */
  readonly padding: number;
  readonly paddingTop: number;
  /** Weight of the rules that frame it. */
  readonly rule: number;
  readonly rows: readonly WrittenRow[];
}

export type Written = WrittenParagraph | WrittenTable;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** Elements that matter for the length of a text, with the text right behind their tag, or their end. Only what this folder writes is read. */
const tags = /<(\/)?w:(p|tbl|tr|tc|r|t|tab|br|b|i|rtl|rStyle|pStyle|keepNext|spacing|numId|vMerge|footnoteReference|bookmarkStart|tcW|tblCellMar|tblBorders|tcBorders|top|bottom|left|tblHeader|cantSplit|pgSz|sectPr|vertAlign)(?: ([^>]*?))?(\/)?>([^<]*)|<wp:extent cx="(\d+)" cy="(\d+)"/g;

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };
const plain = (xml: string): string => (xml.includes('&') ? xml.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => entities[name] ?? '') : xml);
const attribute = (attributes: string, name: string): string => {
  const at = attributes.indexOf(`${name}="`);
  if (at < 0) return '';
  const from = at + name.length + 2;
  return attributes.slice(from, attributes.indexOf('"', from));
};
const points = (twips: string): number => Number(twips) / 20;
const ruleWeight = (attributes: string): number => Number(attribute(attributes, 'w:sz')) / 8;

interface OpenRow {
  header: boolean;
  whole: boolean;
  readonly cells: WrittenCell[];
}

interface OpenRun {
  bold: boolean;
  italic: boolean;
  rtl: boolean;
  raised: boolean;
}

/** The elements of a part, in order. */
export const readWritten = (xml: string): readonly Written[] => {
  const result: Written[] = [];
  /** Where what is read belongs: the part, or the cells that are open. */
  const contents: Written[][] = [result];
  const tables: { table: Mutable<WrittenTable>; rows: WrittenRow[]; inside: string }[] = [];
  let row: OpenRow | null = null;
  const rows: (OpenRow | null)[] = [];
  const cells: Mutable<WrittenCell>[] = [];
  let paragraph: (Mutable<WrittenParagraph> & { pieces: Piece[]; marks: string[] }) | null = null;
  let run: OpenRun | null = null;
  for (const [, closing, name, given, selfClosing, text, cx, cy] of xml.matchAll(tags)) {
    const attributes = given ?? '';
    if (cx !== undefined) {
      paragraph?.pieces.push({ type: 'image', width: Number(cx) / 12_700, height: Number(cy) / 12_700 });
      continue;
    }
    if (closing !== undefined) {
      switch (name) {
        case 'p':
          paragraph = null;
          break;
        case 'r':
          run = null;
          break;
        case 'tc': {
          cells.pop();
          contents.pop();
          break;
        }
        case 'tr':
          if (row !== null) tables.at(-1)?.rows.push(row);
          row = rows.pop() ?? null;
          break;
        case 'tbl':
          tables.pop();
          break;
        case 'tblCellMar':
        case 'tblBorders':
        case 'tcBorders': {
          const open = tables.at(-1);
          if (open !== undefined) open.inside = '';
          break;
        }
      }
      continue;
    }
    switch (name) {
      case 'p': {
        paragraph = { type: 'paragraph', style: '', keepNext: false, unlisted: false, atHead: false, pieces: [], marks: [], section: null };
        contents.at(-1)?.push(paragraph);
        if (selfClosing !== undefined) paragraph = null;
        break;
      }
      case 'pStyle':
        if (paragraph !== null) paragraph.style = attribute(attributes, 'w:val');
        break;
      case 'keepNext':
        if (paragraph !== null) paragraph.keepNext = true;
        break;
      case 'spacing':
        if (paragraph !== null) paragraph.atHead = attribute(attributes, 'w:before') === '0';
        break;
      case 'numId':
        if (paragraph !== null) paragraph.unlisted = attribute(attributes, 'w:val') === '0';
        break;
      case 'sectPr':
        if (paragraph !== null) paragraph.section = { landscape: false };
        break;
      case 'pgSz':
        if (paragraph !== null) paragraph.section = { landscape: attribute(attributes, 'w:orient') === 'landscape' };
        break;
      case 'bookmarkStart':
        paragraph?.marks.push(attribute(attributes, 'w:name'));
        break;
      case 'r':
        run = { bold: false, italic: false, rtl: false, raised: false };
        break;
      case 'b':
        if (run !== null) run.bold = true;
        break;
      case 'i':
        if (run !== null) run.italic = true;
        break;
      case 'rtl':
        if (run !== null) run.rtl = true;
        break;
      case 'vertAlign':
        if (run !== null) run.raised = true;
        break;
      case 'rStyle':
        if (run !== null && attribute(attributes, 'w:val') === 'FootnoteReference') run.raised = true;
        break;
      case 't':
        if (run !== null && text !== undefined && text !== '') paragraph?.pieces.push({ type: 'text', text: plain(text), ...run });
        break;
      case 'tab':
        if (run !== null) paragraph?.pieces.push({ type: 'tab' });
        break;
      case 'br':
        paragraph?.pieces.push({ type: attribute(attributes, 'w:type') === 'page' ? 'pageBreak' : 'lineBreak' });
        break;
      case 'footnoteReference':
        paragraph?.pieces.push({ type: 'note', id: Number(attribute(attributes, 'w:id')) });
        break;
      case 'tbl': {
        const open: WrittenRow[] = [];
        const table: Mutable<WrittenTable> = { type: 'table', padding: 0, paddingTop: 0, rule: 0, rows: open };
        contents.at(-1)?.push(table);
        tables.push({ table, rows: open, inside: '' });
        break;
      }
      case 'tblCellMar':
      case 'tblBorders':
      case 'tcBorders': {
        const open = tables.at(-1);
        if (open !== undefined && selfClosing === undefined) open.inside = name;
        break;
      }
      case 'top':
      case 'bottom':
      case 'left': {
        const open = tables.at(-1);
        if (open === undefined) break;
        if (open.inside === 'tblCellMar' && name !== 'bottom') open.table[name === 'top' ? 'paddingTop' : 'padding'] = points(attribute(attributes, 'w:w'));
        else if (open.inside === 'tblBorders') open.table.rule = ruleWeight(attributes);
        else if (open.inside === 'tcBorders' && name !== 'left') {
          const cell = cells.at(-1);
          if (cell !== undefined) cell.rules += ruleWeight(attributes);
        }
        break;
      }
      case 'tr':
        rows.push(row);
        row = { header: false, whole: false, cells: [] };
        break;
      case 'tblHeader':
        if (row !== null) row.header = true;
        break;
      case 'cantSplit':
        if (row !== null) row.whole = true;
        break;
      case 'tc': {
        const content: Written[] = [];
        const cell = { width: 0, covered: false, covers: false, rules: 0, content };
        row?.cells.push(cell);
        cells.push(cell);
        contents.push(content);
        break;
      }
      case 'tcW': {
        const cell = cells.at(-1);
        if (cell !== undefined) cell.width = points(attribute(attributes, 'w:w'));
        break;
      }
      case 'vMerge': {
        const cell = cells.at(-1);
        if (cell !== undefined) cell[attribute(attributes, 'w:val') === 'restart' ? 'covers' : 'covered'] = true;
        break;
      }
    }
  }
  return result;
};
