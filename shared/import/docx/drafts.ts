// Runs of Word as draft content: formats, links, symbols, and the marks of notes with the texts that they call.
import type { Text } from '../../document/inlines.ts';
import { draftText, dropStart, joinRuns, trimDraft, type Draft, type DraftInline, type Mark } from '../draft.ts';
import type { NoteText } from '../notes.ts';
import { withSymbols } from '../text-references.ts';
import type { Proposals } from './proposals.ts';
import type { LossKind, RunLook, WordBlock, WordInline, WordText } from './word-text.ts';

/** What is taken off the looks of a run, because the element has them by itself. */
export type Under = Pick<RunLook, 'bold' | 'italic' | 'underline' | 'struck' | 'colour'>;
export const nothingUnder: Under = { bold: false, italic: false, underline: false, struck: false, colour: null };

const flagsOf = ({ look, href, anchor }: Extract<WordInline, { type: 'text' }>, under: Under): Omit<Text, 'text'> => ({
  ...(look.bold && !under.bold && { bold: true as const }),
  ...(look.italic && !under.italic && { italic: true as const }),
  // What leads somewhere is underlined for that.
  ...(look.underline && !under.underline && href === null && anchor === null && { underline: true as const }),
  ...(look.superscript && { superscript: true as const }),
  ...(look.subscript && { subscript: true as const }),
});

export class Drafts {
  /** The text of the note that each mark calls. */
  readonly notes = new Map<Mark, NoteText>();
  readonly #text: WordText;
  readonly #proposals: Proposals;
  readonly #lose: (kind: LossKind, at: number, text: string) => void;
  readonly #used = new Set<string>();
  #count = 0;
  #inNote = false;

  constructor(text: WordText, proposals: Proposals, lose: (kind: LossKind, at: number, text: string) => void) {
    this.#text = text;
    this.#proposals = proposals;
    this.#lose = lose;
  }

  get proposals(): Proposals {
    return this.#proposals;
  }

  lose(kind: LossKind, at: number, text: string): void {
    this.#lose(kind, at, text);
  }

  /** Ids of the notes that were called; all others are without a call. */
  get called(): ReadonlySet<string> {
    return this.#used;
  }

  /** The content of a line. `at`: for what is lost in it. Blanks at either end are kept. */
  line(inlines: readonly WordInline[], at: number, under: Under = nothingUnder): Draft {
    const draft: DraftInline[] = [];
    const marked = { struckText: '', hiddenText: '', colouredText: '' };
    let whole = 0;
    for (const inline of inlines) {
      if (inline.type === 'note') {
        draft.push(this.#mark(inline, at));
        continue;
      }
      if (inline.type !== 'text') continue;
      const { text, look, href } = inline;
      whole += text.trim().length;
      if (look.struck && !under.struck) marked.struckText += text;
      if (look.hidden) marked.hiddenText += text;
      if ((look.highlight !== null || (look.colour !== null && look.colour !== under.colour)) && href === null && inline.anchor === null) marked.colouredText += text;
      const run: Text = { text, ...flagsOf(inline, under), ...this.#proposals.marks(inline, under) };
      const last = draft.at(-1);
      if (href === null) draft.push(run);
      else if (last !== undefined && 'type' in last && last.type === 'link' && last.href === href) draft[draft.length - 1] = { ...last, children: joinRuns([...last.children, run]).filter((one): one is Text => 'text' in one) };
      else draft.push({ type: 'link', href, children: [run] });
    }
    for (const kind of ['struckText', 'hiddenText'] as const) if (marked[kind].trim() !== '') this.#lose(kind, at, marked[kind].trim());
    // A paragraph in one colour is set so; words in colours within it mean something.
    const coloured = marked.colouredText.trim();
    if (coloured !== '' && coloured.length < whole * 0.9) this.#lose('colouredText', at, coloured);
    return joinRuns(withSymbols(draft));
  }

  #mark(inline: Extract<WordInline, { type: 'note' }>, at: number): Mark | Text {
    const key = `${inline.kind} ${inline.id}`;
    const blocks = (inline.kind === 'footnote' ? this.#text.footnotes : this.#text.endnotes).get(inline.id);
    // A second call of one note is a number only, and so is one in a note: no note has notes of its own.
    if (blocks === undefined || this.#inNote || this.#used.has(key)) return { text: inline.written ?? '*', superscript: true };
    this.#used.add(key);
    const written = inline.written ?? String(++this.#count);
    const mark: Mark = { type: 'mark', note: key, written, certain: true };
    if (inline.kind === 'endnote') this.#lose('endnotes', at, '');
    const marks = this.#proposals.marks(inline);
    this.notes.set(mark, { note: key, written: inline.written ?? '', line: at, at: 0, source: '', draft: this.note(blocks, at, inline.written), marks });
    return mark;
  }

  /** The text of a note or of a cell: its paragraphs one below the other, labels and signs before their text. */
  joined(blocks: readonly WordBlock[], at: number, under: Under = nothingUnder): Draft {
    const lines: Draft[] = [];
    /** The breaks behind the lines, with what is proposed of them. */
    const breaks: Text[] = [];
    const walk = (inner: readonly WordBlock[], joint: string): void => {
      for (const block of inner) {
        if (block.kind === 'paragraph') {
          const draft = trimDraft(this.line(block.inlines, at, under));
          const lead = block.label === null ? [] : [{ text: `${block.label.text} ` }];
          if (draft.length === 0) continue;
          const proposals = this.#proposals.changed(block.mark);
          lines.push(trimDraft([...lead, ...draft]));
          breaks[lines.length - 1] = { text: '\n', ...(proposals.length > 0 && { proposals }) };
        } else for (const row of block.rows) lines.push(trimDraft(row.cells.flatMap((cell, column): DraftInline[] => [...(column > 0 ? [{ text: joint }] : []), ...this.joined(cell.blocks, at, under)])));
      }
    };
    walk(blocks, ' · ');
    return trimDraft(lines.flatMap((line, index): DraftInline[] => [...(index > 0 ? [breaks[index - 1] ?? { text: '\n' }] : []), ...line]));
  }

  /** The text of a note without the sign that begins it. */
  note(blocks: readonly WordBlock[], at: number, written: string | null): Draft {
    const before = this.#inNote;
    this.#inNote = true;
    const draft = this.joined(blocks, at);
    this.#inNote = before;
    const sign = written?.trim() ?? '';
    return sign !== '' && draftText(draft).startsWith(sign) ? trimDraft(dropStart(draft, sign.length)) : draft;
  }
}

/** The characters of blocks: what a reader of the file sees as its words. */
export const wordsOf = (blocks: readonly WordBlock[]): string =>
  blocks
    .map((block) => (block.kind === 'paragraph' ? block.inlines.map((inline) => (inline.type === 'text' ? inline.text : '')).join('') : block.rows.map((row) => row.cells.map((cell) => wordsOf(cell.blocks)).join('\n')).join('\n')))
    .join('\n');
