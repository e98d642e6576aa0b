// Both texts in one document: what went stands struck out at its old place, what came underlined. For printing alone; it is no document to work on.
import type { ComparedBlock, ComparedText, Comparison, Piece } from '../../compare/comparison.ts';
import { isBlank } from '../../compare/piece-line.ts';
import type { LanguageText } from '../../document/block.ts';
import { blankBlock, traitsOf, type Block } from '../../document/blocks/index.ts';
import type { BoxedBlock } from '../../document/blocks/box.ts';
import type { Document } from '../../document/document.ts';
import type { Id } from '../../document/ids.ts';
import type { Content } from '../../document/inlines.ts';
import type { BlockNumber, Numbering } from '../../document/numbering.ts';
import { nameInFull } from '../../document/reference.ts';
import { mapTexts, textRoles, type TextRole } from '../../document/walk.ts';
import { frontChanges, markedFront, type FrontChange } from './front-changes.ts';
import type { ComparedInput } from './input.ts';
import { numberings } from './input.ts';
import { markedTable, type TableMarking } from './marked-table.ts';
import { markedContent, markedText, type Mark, type Marking } from './marked-text.ts';
import { regraded } from './regraded.ts';
import { comparisonWords } from './words.ts';

/** Ids of the earlier text beside those of the later one. */
export const earlierId = (id: Id): Id => `earlier-${id}`;

/** At the end of the id of a paragraph that tells of a move, a split or a join. */
export const noteEnding = '-told';

export interface MarkedDocument {
  readonly document: Document;
  readonly numbering: Numbering;
}

/** Where a text was cut in two or put together, the space between the parts came or went: no more is to be seen of that. */
const withoutSpaceAtEnds = (text: ComparedText): ComparedText => {
  const isSpace = (piece: Piece | undefined): boolean => (piece?.kind === 'deleted' || piece?.kind === 'inserted') && isBlank(piece.before) && isBlank(piece.after);
  const { pieces } = text;
  return { ...text, pieces: pieces.slice(isSpace(pieces[0]) ? 1 : 0, isSpace(pieces.at(-1)) ? -1 : undefined) };
};

/** Whether an element moved with the box that it stands in: it is told of the box. */
export const movedInBox = ({ move, kind, before, beforeBox, afterBox }: ComparedBlock, { blocks }: Pick<Comparison, 'blocks'>): boolean => {
  const box = kind === 'movedAway' ? beforeBox : afterBox;
  if (move === null || before === null || box === null) return false;
  return blocks.some((other) => other.move === move && (kind === 'movedAway' ? other.kind === 'movedAway' && other.before?.id === box : other.after?.id === box));
};

class Marker {
  readonly #input: ComparedInput;
  readonly #numbering: { readonly before: Numbering; readonly after: Numbering };
  readonly #marking: Marking;
  readonly #blocks = new Map<Id, BlockNumber>();
  readonly #footnotes = new Map<Id, number>();
  readonly #front: ReadonlyMap<number, FrontChange>;
  /** Rows of elements that were split or joined, both halves. */
  readonly #parted: ReadonlySet<number>;

  constructor(input: ComparedInput) {
    this.#input = input;
    this.#front = new Map(frontChanges(input).map((change) => [change.block, change]));
    this.#parted = new Set(input.comparison.blocks.flatMap(({ part }, index) => (part === null ? [] : [index, part.head])));
    this.#numbering = numberings(input);
    this.#marking = {
      numbering: this.#numbering,
      profile: { before: input.before.settings, after: input.after.settings },
      earlierNote: (id) => {
        const number = this.#numbering.before.footnotes.get(id);
        if (number !== undefined) this.#footnotes.set(earlierId(id), number);
        return earlierId(id);
      },
    };
  }

  write(): MarkedDocument {
    const { comparison, after } = this.#input;
    const blocks = this.#list(comparison);
    for (const [id, number] of this.#numbering.after.blocks) this.#blocks.set(id, number);
    for (const [id, number] of this.#numbering.after.footnotes) this.#footnotes.set(id, number);
    const { contents, paragraphs, parents, language } = this.#numbering.after;
    return { document: { ...after, blocks }, numbering: { language, blocks: this.#blocks, footnotes: this.#footnotes, contents, paragraphs, parents } };
  }

  #list({ blocks }: Comparison): Block[] {
    const result: Block[] = [];
    /** What stands in each box, by the ids that it has in either text. */
    const boxes = new Map<Id, BoxedBlock[]>();
    const single = new Set<string>();
    for (const [index, compared] of blocks.entries()) {
      // The masthead has room for one of each: that of the later text.
      const kept = compared.after ?? compared.before;
      if (kept === null) continue;
      if (compared.after === null && traitsOf(kept.type).single && single.has(kept.type)) continue;
      if (compared.after !== null) single.add(kept.type);
      else if (traitsOf(kept.type).single && blocks.some(({ after }) => after?.type === kept.type)) continue;
      const block = this.#block(this.#parted.has(index) ? { ...compared, texts: compared.texts.map(withoutSpaceAtEnds) } : compared, index);
      const note = this.#note(compared, index);
      if (note !== null && this.#isListed(block)) result.push({ ...blankBlock('paragraph', `${block.id}${noteEnding}`), text: { [this.#input.language]: note } });
      const boxed = compared.after === null ? compared.beforeBox : compared.afterBox;
      const box = boxed === null ? undefined : boxes.get(`${compared.after === null ? 'before' : 'after'} ${boxed}`);
      if (box !== undefined) box.push(block as BoxedBlock);
      else if (block.type === 'box') {
        const inner: BoxedBlock[] = [];
        if (compared.before !== null) boxes.set(`before ${compared.before.id}`, inner);
        if (compared.after !== null) boxes.set(`after ${compared.after.id}`, inner);
        result.push({ ...block, blocks: inner });
      } else {
        const change = this.#front.get(index);
        if (change === undefined) result.push(block);
        else result.push(...markedFront(block, change, this.#input.language));
      }
    }
    return result;
  }

  #block(compared: ComparedBlock, index: number): Block {
    const { before, after } = compared;
    if (after === null && before !== null) {
      const number = this.#numbering.before.blocks.get(before.id);
      if (number !== undefined) this.#blocks.set(earlierId(before.id), number);
      // The words of a paragraph that was joined to the one before it may all have stayed.
      const gone = compared.part === null ? this.#whole(before, 'deletion', true) : { ...before, text: this.#text(before.text, compared.texts, () => true) };
      return { ...this.#noted(gone, compared, index), id: earlierId(before.id) };
    }
    if (after === null) throw new Error('A compared block is of neither text.');
    const whole = before === null && compared.part === null ? this.#whole(after, 'insertion', false) : this.#both(compared, after);
    return this.#noted(whole, compared, index);
  }

  /** All texts of a block marked alike. */
  #whole(block: Block, mark: Mark, earlier: boolean): Block {
    if (block.type === 'box') return { ...block, text: this.#mark(block.text, mark, earlier) };
    return mapTexts(block, (text) => this.#mark(text, mark, earlier));
  }

  #mark(text: LanguageText, mark: Mark, earlier: boolean): LanguageText {
    const content = text[this.#input.language];
    return content === undefined ? text : { ...text, [this.#input.language]: markedContent(content, mark, earlier, this.#marking) };
  }

  #text(text: LanguageText, texts: readonly ComparedText[], wanted: (role: TextRole) => boolean): LanguageText {
    const { language } = this.#input;
    const found = texts.find((each) => each.language === language && wanted(each.role));
    return found === undefined ? text : { ...text, [language]: markedText(found, this.#marking) };
  }

  #both(compared: ComparedBlock, after: Block): Block {
    const { texts, table, before } = compared;
    const text = textRoles[after.type] === null ? after.text : this.#text(after.text, texts, (role) => role !== 'notes' && role !== 'source');
    if (after.type === 'table') {
      const shown = table === null || before?.type !== 'table' ? after : markedTable(table, before, after, this.#tableMarking);
      return {
        ...after, text, rows: [...shown.rows], columns: [...shown.columns],
        notes: this.#text(after.notes, texts, (role) => role === 'notes'),
        source: this.#text(after.source, texts, (role) => role === 'source'),
      };
    }
    if (after.type === 'figure') return { ...after, text, source: this.#text(after.source, texts, (role) => role === 'source') };
    return { ...after, text };
  }

  readonly #tableMarking: TableMarking = {
    came: (text) => this.#mark(text, 'insertion', false),
    went: (text) => this.#mark(text, 'deletion', true),
    both: (text, texts) => this.#text(text, texts, () => true),
    earlierId,
  };

  /**
   * What words do not show: where a moved element went to, or came from, by its number in that text where it has one; that an element was split off the one before
   * it, or joined to it, and its words stayed; of what type or level it was. Null where there is nothing to tell.
   */
  #note(compared: ComparedBlock, index: number): Content | null {
    const { language } = this.#input;
    const words = comparisonWords[language];
    const name = regraded(compared, language);
    const told = [
      ...(compared.move === null || movedInBox(compared, this.#input.comparison) ? [] : [this.#moveLabel(compared, index, compared.kind === 'movedAway' ? 'movedTo' : 'movedFrom')]),
      ...(compared.part === null ? [] : [compared.part.kind === 'split' ? words.splitOff : words.joined]),
      ...(name === null ? [] : [words.formerly(name.before)]),
    ];
    return told.length === 0 ? null : told.map((note) => ({ text: `[${note}] `, italic: true }));
  }

  #moveLabel(compared: ComparedBlock, index: number, which: 'movedTo' | 'movedFrom'): string {
    const { language, comparison } = this.#input;
    const words = comparisonWords[language];
    const move = comparison.moves[compared.move ?? -1];
    const [here, there] = which === 'movedTo' ? [move?.from, move?.to] : [move?.to, move?.from];
    const other = comparison.blocks[there?.[here?.indexOf(index) ?? -1] ?? -1];
    const target = which === 'movedTo' ? other?.after : other?.before;
    const numbering = which === 'movedTo' ? this.#numbering.after : this.#numbering.before;
    if (target === null || target === undefined || !numbering.blocks.has(target.id)) return which === 'movedTo' ? words.movedAway : words.movedHere;
    const label = nameInFull(target.id, numbering, this.#input.after.settings);
    return which === 'movedTo' ? words.movedTo(label) : words.movedFrom(label);
  }

  /** What the contents list: a note stands above it, not in it. */
  #isListed({ type }: Block): boolean {
    return type === 'heading' || type === 'priorityArea' || type === 'annex';
  }

  #noted(block: Block, compared: ComparedBlock, index: number): Block {
    const { language } = this.#input;
    const note = this.#note(compared, index);
    if (note === null || textRoles[block.type] === null || this.#isListed(block)) return block;
    const content: Content = [...note, ...(block.text[language] ?? [])];
    return { ...block, text: { ...block.text, [language]: content } } as Block;
  }
}

/** The marked document in the language compared, with the numbers that each of its elements had or has. */
export const markedDocument = (input: ComparedInput): MarkedDocument => new Marker(input).write();
