// Lines of a file that Rapporteur wrote, as the content they were made of: without labels, with footnotes, symbols and cross-references.
import type { NewId } from '../../document/ids.ts';
import type { CrossReference, Footnote, FootnoteText, Inline, Text } from '../../document/inlines.ts';
import type { Ledger } from '../ledger.ts';
import { symbolAddress } from '../../export/addresses.ts';
import type { ReferencePiece, ReferencePieces } from './own-references.ts';
import type { Proposals } from './proposals.ts';
import type { NoteReference, RunLook, TextRun, WordBlock, WordInline, WordText } from './word-text.ts';

/** The id that a bookmark was made of; null for bookmarks of others. */
export const idOfBookmark = (name: string | null): string | null => {
  const found = name === null ? null : /^_R([0-9a-f]{8})_([0-9a-f]{4})_([0-9a-f]{4})_([0-9a-f]{4})_([0-9a-f]{12})$/i.exec(name);
  return found === null ? null : found.slice(1).join('-').toLowerCase();
};

/** Styles of letters for what an element prints by itself. */
const printed: ReadonlySet<string> = new Set(['UN-Label', 'UN-Caption-Label', 'UN-Note-Word', 'UN-Untranslated']);

export interface OwnLine {
  /** The element that the line belongs to. */
  readonly id: string | null;
  readonly content: Inline[];
  /** A label stands before the text, as text or as the number of a caption. */
  readonly label: string;
  readonly untranslated: boolean;
}

/** A hyphen at which a file of the program ends no line; see `line-ends.ts` of the export. */
const unbrokenHyphen = /(?<=[\p{L}\p{N}])\u2011(?=\p{N})/gu;
const leftToRightMarks = /^\u200E+|\u200E+$/g;

export class OwnContent {
  readonly #text: WordText;
  readonly #proposals: Proposals;
  readonly #newId: NewId;
  readonly #ledger: Ledger;
  readonly #rtl: boolean;
  readonly #used = new Set<string>();
  /** What the cross-references show in the file: by that they are known later. */
  readonly references: ReferencePieces[] = [];

  constructor(text: WordText, proposals: Proposals, newId: NewId, ledger: Ledger, rtl: boolean) {
    this.#text = text;
    this.#proposals = proposals;
    this.#newId = newId;
    this.#ledger = ledger;
    this.#rtl = rtl;
  }

  get proposals(): Proposals {
    return this.#proposals;
  }

  get called(): ReadonlySet<string> {
    return this.#used;
  }

  /** The name that the file's own styles go by, which other programs keep. */
  style(id: string | null): string {
    const name = this.#text.styles.name(id);
    return name.startsWith('UN-') ? name : (id ?? '');
  }

  /** `caption`: the label is what stands before the first number's end, or the first line. */
  line(inlines: readonly WordInline[], at: number, paragraphStyle: string | null): OwnLine {
    const under = this.#text.styles.run(paragraphStyle);
    let id: string | null = null;
    let label = '';
    let untranslated = false;
    let afterLabel = false;
    const content: Inline[] = [];
    let pieces: ReferencePiece[] | null = null;
    let marked = '';
    for (const [index, inline] of inlines.entries()) {
      if (inline.type === 'bookmark') {
        const own = idOfBookmark(inline.name);
        // A second mark before a note is the note's own.
        if (own !== null && id === null && !(inlines[index + 1]?.type === 'note' && content.length > 0)) id = own;
        continue;
      }
      if (inline.type === 'note') {
        pieces = null;
        content.push(this.#note(inline, at, id));
        continue;
      }
      if (inline.type !== 'text') continue;
      const style = this.style(inline.look.style);
      // What is proposed of an element is told beside it, and is none of its words.
      if (style === 'UN-Proposed') {
        this.#ledger.compute('label', at, inline.text);
        continue;
      }
      if (printed.has(style)) {
        if (style === 'UN-Untranslated') untranslated = true;
        else label += inline.text;
        this.#ledger.compute('label', at, inline.text);
        afterLabel = true;
        continue;
      }
      if (afterLabel && content.length === 0 && inline.text.trim() === '') continue;
      const target = idOfBookmark(inline.anchor);
      if (target !== null) {
        const marks = this.#proposals.marks(inline, under);
        // What is proposed is proposed of whole references.
        if (pieces === null || JSON.stringify(marks) !== marked) {
          const reference: CrossReference = { type: 'crossReference', id: this.#newId(), target, form: 'label', ...marks };
          marked = JSON.stringify(marks);
          pieces = [];
          this.references.push({ reference, pieces });
          content.push(reference);
        }
        pieces.push({ target, shown: inline.text, linked: inline.field === null });
        this.#ledger.compute('label', at, inline.text);
        continue;
      }
      pieces = null;
      const first = afterLabel && content.length === 0 ? { ...inline, text: inline.text.replace(/^[\t ]+/, '') } : inline;
      const made = this.#run(first, under);
      if (made !== null) content.push(made);
    }
    return { id, content: joined(content), label, untranslated };
  }

  #run(run: TextRun, under: RunLook): Inline | null {
    const style = this.style(run.look.style);
    const isolated = this.#rtl && !run.look.rtl;
    const text = isolated ? run.text.replace(leftToRightMarks, '') : run.text;
    const hyphened = text.replace(unbrokenHyphen, '-');
    const shown = this.#rtl ? hyphened.replace(/(?<=\d)\u00A0(?=\d{3}(?!\d))/g, ' ') : hyphened;
    if (shown === '') return null;
    const { look } = run;
    const own = style === 'UN-Bracket' || (style === 'UN-Symbol-Reference' && this.#text.styles.run(look.style).bold);
    const flags: Omit<Text, 'text'> = {
      ...(look.bold && !under.bold && !own && { bold: true as const }),
      ...(look.italic && !under.italic && { italic: true as const }),
      ...(look.underline && !under.underline && run.href === null && { underline: true as const }),
      ...(look.superscript && { superscript: true as const }),
      ...(look.subscript && { subscript: true as const }),
    };
    const marks = this.#proposals.marks(run, under);
    if (run.href === null) return { text: shown, ...flags, ...marks };
    if (style === 'UN-Symbol-Reference' || run.href === symbolAddress(shown)) {
      const { bold, italic } = flags;
      return { type: 'symbolReference', symbol: shown.slice(0, 200), ...(bold === true && { bold }), ...(italic === true && { italic }), ...marks };
    }
    return { type: 'link', href: run.href, children: [{ text: shown, ...flags, ...marks }] };
  }

  #note(note: NoteReference, at: number, block: string | null): Inline {
    const key = `${note.kind} ${note.id}`;
    const blocks = (note.kind === 'footnote' ? this.#text.footnotes : this.#text.endnotes).get(note.id);
    if (blocks === undefined || this.#used.has(key)) return { text: note.written ?? '*', superscript: true };
    this.#used.add(key);
    if (note.written !== null) this.#ledger.compute('footnoteMark', at, note.written);
    const own = idOfBookmark(note.bookmark);
    const marks = this.#proposals.marks(note);
    const footnote: Footnote = { type: 'footnote', id: own !== null && own !== block ? own : this.#newId(), content: this.noteText(blocks, at), ...marks };
    return footnote;
  }

  /** The text of a note: without the sign that it begins with, its paragraphs one below the other. */
  noteText(blocks: readonly WordBlock[], at: number): FootnoteText {
    const lines: Inline[][] = [];
    const walk = (inner: readonly WordBlock[]): void => {
      for (const block of inner) {
        if (block.kind === 'table') {
          for (const row of block.rows) for (const cell of row.cells) walk(cell.blocks);
          continue;
        }
        const sign = block.inlines.findIndex((inline) => inline.type === 'text');
        const first = block.inlines[sign];
        const signed = lines.length === 0 && first?.type === 'text' && this.style(first.look.style) === 'FootnoteReference' && first.text.trim().length <= 6;
        if (signed && first.type === 'text') this.#ledger.compute('footnoteMark', at, first.text);
        const rest = signed ? block.inlines.filter((_, index) => index !== sign) : block.inlines;
        const line = this.line(rest, at, block.look.style).content;
        const begin = line[0];
        if (lines.length === 0 && begin !== undefined && 'text' in begin) line[0] = { ...begin, text: begin.text.replace(/^[\s\u00A0]/, '') };
        lines.push(line.filter((inline) => !('text' in inline) || inline.text !== ''));
      }
    };
    walk(blocks);
    return lines.flatMap((line, index): Inline[] => [...(index > 0 ? [{ text: '\n' }] : []), ...line]).filter((inline): inline is FootnoteText[number] => 'text' in inline || inline.type === 'link' || inline.type === 'symbolReference' || inline.type === 'crossReference');
  }
}

/** Links whose parts stand beside each other are one. */
const joined = (content: readonly Inline[]): Inline[] => {
  const result: Inline[] = [];
  for (const inline of content) {
    const last = result.at(-1);
    if (last !== undefined && 'type' in inline && 'type' in last && inline.type === 'link' && last.type === 'link' && inline.href === last.href) result[result.length - 1] = { ...last, children: [...last.children, ...inline.children] };
    else result.push(inline);
  }
  return result;
};
