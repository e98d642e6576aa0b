// A Word file in the units of the recogniser: each paragraph as a line by which the parts of a document are told apart, and as the chunk it becomes.
import { chunkOf, type Chunk } from '../chunk.ts';
import { draftText, isMark, isRun, trimDraft, type Draft } from '../draft.ts';
import { fieldOf } from '../fields.ts';
import type { LiveLine } from '../furniture.ts';
import { labelOf, nounLabelOf, type Label, type LabelSeries } from '../labels.ts';
import type { Drafts } from './drafts.ts';
import { writtenNumber } from './number-formats.ts';
import { roleOf, type StyleRole } from './style-roles.ts';
import { acceptedContent } from './proposals.ts';
import { draftTables } from './tables.ts';
import { wordsOf } from './drafts.ts';
import type { ListLabel, WordBlock, WordParagraph, WordTable, WordText } from './word-text.ts';

/** A picture and where it stood. */
export interface PlacedPicture {
  readonly at: number;
  readonly part: string | null;
  readonly alt: string;
}

export interface Unit {
  readonly at: number;
  /** As a line of Markdown: what the first page is read from, and by which the parts are divided. */
  readonly line: LiveLine;
  /** What it becomes in the body; none for a line of the first page's own tables. */
  readonly chunks: readonly Chunk[];
  readonly inContents: boolean;
}

/** Every sign that could be taken for markup. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<>#|^~&+{}!-]/g, '\\$&');

const tags = [['italic', 'i'], ['underline', 'u'], ['superscript', 'sup'], ['subscript', 'sub']] as const;

/** A draft as Markdown in one line. */
const sourceOf = (draft: Draft): string =>
  draft
    .map((inline): string => {
      if (isMark(inline)) return `[^${inline.note.replace(/\s/g, '-')}]`;
      const text = draftText([inline]).replace(/\s+/g, ' ');
      const words = text.trim();
      if (words === '') return text;
      const [before, after] = [text.slice(0, text.indexOf(words)), text.slice(text.indexOf(words) + words.length)];
      if (!isRun(inline)) return inline.type === 'link' && !/[()\\]/.test(inline.href) ? `${before}[${escaped(words)}](${inline.href})${after}` : escaped(text);
      const set = tags.reduce((inner, [format, tag]) => (inline[format] === true ? `<${tag}>${inner}</${tag}>` : inner), escaped(words));
      return `${before}${inline.bold === true ? `**${set}**` : set}${after}`;
    })
    .join('');

const oneLine = (draft: Draft): Draft =>
  draft.map((inline) => (isRun(inline) ? { ...inline, text: inline.text.replace(/\t+/g, ' ') } : inline));

/** What a number of a list says beyond doubt: Word knows whether `i` is a letter or a number. */
const seriesOf = ({ format, text }: ListLabel): LabelSeries | null => {
  const closed = /[)）]$/.test(text);
  switch (format) {
    case 'decimal':
    case 'decimalZero':
      return closed ? 'parenNumber' : 'number';
    case 'upperRoman':
      return 'roman';
    case 'upperLetter':
      return 'letter';
    case 'lowerLetter':
    case 'arabicAlpha':
    case 'arabicAbjad':
      return closed ? 'parenLetter' : 'smallLetter';
    case 'lowerRoman':
      return closed ? 'parenRoman' : 'smallRoman';
    default:
      return null;
  }
};

/** The label of a list as the recogniser knows labels; null where it is words of its own ("Article 5") or several numbers ("1.2"). */
export const countedLabel = (label: ListLabel): Label | null => {
  const series = seriesOf(label);
  const bare = label.text.replace(/^[(（\s]+|[)）.\s–—-]+$/g, '');
  if (series !== null && bare === writtenNumber(label.format, label.n)) return { written: label.text, length: 0, readings: [{ series, n: label.n }] };
  const typed = labelOf(`${label.text} x`);
  return typed === null ? null : { ...typed, written: label.text };
};

const blankLine = (at: number): LiveLine => ({ number: at, text: '', pageBreak: false, interrupted: false });
const lineOf = (at: number, text: string): LiveLine => ({ number: at, text, pageBreak: false, interrupted: false });

const mastheadTypes = new Set(['organization', 'series', 'distribution', 'distributionLabel', 'symbol', 'originalLanguage']);

/** Cells of a row as they stand beside each other, paragraphs in a cell below each other. */
const paragraphsIn = (blocks: readonly WordBlock[]): WordParagraph[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? [block] : block.rows.flatMap((row) => row.cells.flatMap((cell) => paragraphsIn(cell.blocks)))));

const isMasthead = (table: WordTable): boolean =>
  table.rows.length <= 12 && paragraphsIn([table]).some((paragraph) => mastheadTypes.has(fieldOf(wordsOf([paragraph]).trim(), false)?.type ?? ''));

/** Rows that end with the number of a page. */
const isContents = (table: WordTable): boolean => {
  const filled = table.rows.filter((row) => wordsOf(row.cells.flatMap(({ blocks }) => blocks)).trim() !== '');
  const numbered = filled.filter((row) => /^[\s\d٠-٩–-]{1,9}$/.test(wordsOf(row.cells.at(-1)?.blocks ?? []).trim()) && row.cells.length > 1);
  return filled.length > 3 && numbered.length > filled.length * 0.6;
};

export class Units {
  readonly units: Unit[] = [];
  readonly pictures: PlacedPicture[] = [];
  /** Positions of lines with words that are to go: on a first page those are left out. */
  readonly #changed = new Map<number, string>();
  readonly #text: WordText;
  readonly #drafts: Drafts;
  /** Nothing but the first page has been read so far. */
  #front = true;
  #afterContentsHead = false;

  constructor(text: WordText, drafts: Drafts) {
    this.#text = text;
    this.#drafts = drafts;
  }

  get changed(): ReadonlyMap<number, string> {
    return this.#changed;
  }

  add(blocks: readonly WordBlock[], quote = 0): void {
    for (const block of blocks) {
      if (block.kind === 'paragraph') this.#paragraph(block, quote);
      else this.#table(block);
    }
  }

  /** Lines of a head or a foot of the first page. */
  addFront(blocks: readonly WordBlock[]): void {
    for (const block of blocks) {
      if (block.kind === 'paragraph') this.#paragraph(block, 0);
      else this.#cells(block);
    }
  }

  #pictures({ inlines, at }: WordParagraph): void {
    for (const inline of inlines) if (inline.type === 'image') this.pictures.push({ at, part: inline.part, alt: inline.alt });
  }

  #paragraph(paragraph: WordParagraph, quote: number): void {
    const { at, label } = paragraph;
    const role = roleOf(paragraph, this.#text.styles);
    this.#pictures(paragraph);
    const draft = trimDraft(oneLine(this.#drafts.line(paragraph.inlines, at)));
    const inContents = paragraph.inContents || role.contents;
    if (draft.length === 0) {
      this.units.push({ at, line: blankLine(at), chunks: [], inContents });
      return;
    }
    const plain = draftText(draft);
    this.#afterContentsHead ||= /^(?:table of )?contents$|^table des matières$|^sommaire$|^المحتويات$|^جدول المحتويات$/iu.test(plain.replace(/ـ/g, '').trim());
    if (role.heading > 0 || plain.length > 200) this.#front = false;
    const counted = label === null || label.format === 'bullet' ? null : countedLabel(label);
    const shown = label === null || label.format === 'bullet' || inContents ? '' : `${label.text} `;
    const hashes = inContents ? 0 : role.title ? 1 : role.heading > 0 && !this.#early(role) ? role.heading + 1 : 0;
    // The first page is read as it will be: its elements are data, and have one state only.
    const accepted = acceptedContent(draft);
    if (accepted.length < draft.length) this.#changed.set(at, draftText(draft.filter((inline) => !accepted.includes(inline))));
    const typed = inContents ? plain : sourceOf(accepted);
    const line = lineOf(at, `${hashes > 0 ? `${'#'.repeat(Math.min(6, hashes))} ` : ''}${escaped(shown)}${inContents ? escaped(plain) : typed}`);
    this.units.push({ at, line, chunks: [this.#chunk(paragraph, role, draft, counted, shown, quote)], inContents });
  }

  /** On a first page headings are mostly lines of the masthead that somebody set in a style at hand. */
  #early(role: StyleRole): boolean {
    return role.heading > 3;
  }

  #chunk({ at, label, look }: WordParagraph, role: StyleRole, draft: Draft, counted: Label | null, shown: string, quote: number): Chunk {
    const bullet = label?.format === 'bullet' ? (label.text === '' ? '•' : label.text) : role.bullet > 0 ? '•' : null;
    const depth = label !== null ? label.level : Math.max(0, role.bullet - 1);
    const set = { line: at, bullet, hash: role.heading, indent: label === null && role.bullet === 0 ? Math.round(Math.max(0, look.indent) / 360) * 2 : depth * 4, quote: quote + (role.quotation ? 1 : 0) };
    if (counted !== null) return chunkOf(draft, { ...set, label: counted });
    // A sign typed before an item, as it is where no list was made.
    const sign = bullet === null ? /^([•▪■●○◦‣⁃➢❖])\s*(?=\S)/u.exec(draftText(draft)) : null;
    if (sign !== null) {
      const rest = trimDraft([{ text: draftText(draft).slice(0, 0) }, ...draft.map((one, index) => (index === 0 && isRun(one) ? { ...one, text: one.text.slice(sign[0].length) } : one))]);
      return chunkOf(rest, { ...set, bullet: sign[1] ?? '•' });
    }
    return chunkOf(shown === '' ? draft : [{ text: shown }, ...draft], set);
  }

  /** Every paragraph of every cell as a line of its own: tables that only set a first page in columns. */
  #cells(table: WordTable): void {
    for (const row of table.rows) for (const cell of row.cells) for (const paragraph of paragraphsIn(cell.blocks)) this.#paragraph(paragraph, 0);
  }

  #table(table: WordTable): void {
    const paragraphs = paragraphsIn([table]);
    for (const paragraph of paragraphs) this.#pictures(paragraph);
    const words = wordsOf([table]).trim();
    if (words === '') return;
    if (this.#front && isMasthead(table)) {
      this.#cells(table);
      return;
    }
    if (this.#afterContentsHead && isContents(table)) {
      for (const row of table.rows) {
        const cells = row.cells.map((cell) => paragraphsIn(cell.blocks).map((paragraph) => `${paragraph.label === null ? '' : `${paragraph.label.text} `}${wordsOf([paragraph]).trim()}`).join(' ').replace(/\s+/g, ' ').trim());
        const at = paragraphsIn(row.cells.flatMap(({ blocks }) => blocks))[0]?.at ?? table.at;
        this.units.push({ at, line: lineOf(at, escaped(cells.filter((cell) => cell !== '').join('\t')).replace(/\\-/g, '-')), chunks: [], inContents: true });
      }
      this.#afterContentsHead = false;
      return;
    }
    // A frame around text: a table of one cell.
    const only = table.rows.length === 1 && table.rows[0]?.cells.length === 1 ? table.rows[0].cells[0] : undefined;
    if (only !== undefined && only.blocks.length > 0) {
      const first = paragraphs.find((paragraph) => wordsOf([paragraph]).trim() !== '');
      const box = first !== undefined && nounLabelOf(wordsOf([first]).trim())?.noun === 'box';
      this.add(only.blocks, box ? 1 : 0);
      return;
    }
    const chunks = draftTables(table, this.#drafts).map((made): Chunk => ({ kind: 'table', line: made.line, table: made, quote: 0 }));
    // Where the parts are divided, a table of data stands for the text: no first page has one.
    this.units.push({ at: table.at, line: lineOf(table.at, 'Table 1.'), chunks, inContents: false });
    this.#front = false;
  }
}
