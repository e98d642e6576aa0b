// Which tracked changes are one proposal: Word knows only changes, one for every run, mark and row.
import type { Id, NewId } from '../../document/ids.ts';
import { handOf, paragraphChanges } from './paragraph-changes.ts';
import type { Change, FormatChange, NoteReference, WordBlock, WordParagraph, WordRow, WordTable, WordText } from './word-text.ts';

export type AnyChange = Change | FormatChange<unknown>;
type Group = ReadonlyMap<string, Id>;

const none: Group = new Map();
const isFormat = (change: AnyChange): change is FormatChange<unknown> => 'before' in change;
const keyOf = (change: AnyChange): string => (isFormat(change) ? `look ${handOf(change)} ${JSON.stringify(change.before)}` : handOf(change));

/** Word keeps no seconds, Rapporteur does: where a file of ours says one moment twice, it is one act. */
const isExact = (date: string | null): boolean => date !== null && /T\d\d:\d\d:(?!00)\d\d/.test(date);

class ProposalIds {
  readonly ids = new Map<AnyChange, Id>();
  readonly #text: Pick<WordText, 'footnotes' | 'endnotes'>;
  readonly #newId: NewId;
  readonly #own: boolean;
  readonly #moments = new Map<string, Id>();
  readonly #moves = new Map<string, Id>();

  constructor(text: Pick<WordText, 'footnotes' | 'endnotes'>, newId: NewId, own: boolean) {
    this.#text = text;
    this.#newId = newId;
    this.#own = own;
  }

  /** The id of a change, where those beside it have the ids of `group`. */
  #id(change: AnyChange, group: Group): Id {
    const known = this.ids.get(change);
    if (known !== undefined) return known;
    const id = this.#own && isExact(change.date) ? this.#shared(this.#moments, handOf(change)) : !isFormat(change) && change.move !== null ? this.#shared(this.#moves, change.move) : (group.get(keyOf(change)) ?? this.#newId());
    this.ids.set(change, id);
    return id;
  }

  #shared(known: Map<string, Id>, key: string): Id {
    const id = known.get(key) ?? this.#newId();
    known.set(key, id);
    return id;
  }

  #group(changes: readonly AnyChange[], beside: Group): Group {
    if (changes.length === 0) return none;
    const group = new Map<string, Id>();
    for (const change of changes) group.set(keyOf(change), this.#id(change, group.size === 0 ? beside : new Map([...beside, ...group])));
    return group;
  }

  /** `around`: what stands around the list, as a row that comes as a whole. `inNote`: a note that calls others says nothing of them. */
  list(blocks: readonly WordBlock[], around: Group = none, inNote = false): void {
    const changes = paragraphChanges(blocks);
    let above: Group = none;
    for (const block of blocks) {
      if (block.kind === 'table') {
        this.#table(block, around, inNote);
        above = none;
        continue;
      }
      const whole = (changes.get(block)?.whole ?? []).length > 0;
      const all = this.#line(block, new Map([...around, ...above]), around, whole, inNote);
      if (block.moved !== undefined) this.#id(block.moved.by, none);
      if (block.lookChange !== null) this.#id(block.lookChange, none);
      const mark = this.#group(block.mark, all);
      // Paragraphs that come or go as a whole are decided one by one.
      above = whole ? none : mark;
    }
  }

  /** Gives what stands beside the mark at the end: of a whole paragraph all that is in it. */
  #line({ inlines }: WordParagraph, before: Group, around: Group, whole: boolean, inNote: boolean): Group {
    let beside = before;
    const all = new Map(before);
    for (const inline of inlines) {
      if (!('changes' in inline)) continue;
      const own = this.#group([...inline.changes, ...(inline.type === 'text' && inline.formatChange !== null ? [inline.formatChange] : [])], beside);
      if (inline.type === 'note' && !inNote) this.#note(inline, own);
      beside = around.size === 0 ? own : new Map([...around, ...own]);
      for (const [key, id] of own) all.set(key, id);
    }
    return whole ? all : beside;
  }

  #note({ kind, id }: NoteReference, around: Group): void {
    this.list((kind === 'footnote' ? this.#text.footnotes : this.#text.endnotes).get(id) ?? [], around, true);
  }

  #table({ rows }: WordTable, around: Group, inNote: boolean): void {
    // Where every row comes or goes by one hand, the table does.
    const hands = new Set(rows.map(({ changes: [first] }) => (first === undefined ? '' : `${first.kind} ${handOf(first)}`)));
    const together = hands.size === 1 && !hands.has('');
    let beside = around;
    for (const row of rows) {
      const group = this.#row(row, beside, inNote);
      if (together) beside = new Map([...around, ...group]);
    }
  }

  #row({ changes, cells }: WordRow, around: Group, inNote: boolean): Group {
    const group = this.#group(changes, around);
    for (const cell of cells) this.list(cell.blocks, new Map([...around, ...group, ...this.#group(cell.changes, group)]), inNote);
    return group;
  }
}

/**
 * An id for every tracked change of a text. What stands beside each other and is of one hand and one moment is one proposal, and so are both
 * sides of a move. `own`: the file left Rapporteur, so that what is of one moment is one act wherever it stands.
 */
export const proposalIds = (text: Pick<WordText, 'blocks' | 'footnotes' | 'endnotes'>, newId: NewId, own: boolean): ReadonlyMap<AnyChange, Id> => {
  const ids = new ProposalIds(text, newId, own);
  ids.list(text.blocks);
  for (const notes of [text.footnotes, text.endnotes]) for (const blocks of notes.values()) ids.list(blocks, none, true);
  return ids.ids;
};
