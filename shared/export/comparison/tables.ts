// The tables of a comparison: what changed paragraph by paragraph, and which numbers changed.
import type { ComparedBlock, ComparedText, Piece, Run } from '../../compare/comparison.ts';
import { renumberingOf } from '../../compare/renumbering.ts';
import { contentOf } from '../../compare/runs.ts';
import { traitsOf, type Block } from '../../document/blocks/index.ts';
import type { Table, TableRow } from '../../document/blocks/table.ts';
import { contentText, isText, plain, type Content, type Inline } from '../../document/inlines.ts';
import { nameInFull, referenceText } from '../../document/reference.ts';
import { ownTextPlaces } from '../../document/walk.ts';
import { definitionOf } from '../../language/index.ts';
import type { Language } from '../../language/language.ts';
import { withoutFootnotes } from '../printed-text.ts';
import { frontChanges } from './front-changes.ts';
import type { ComparedInput } from './input.ts';
import { numberings } from './input.ts';
import { markedText, type Marking } from './marked-text.ts';
import { regraded } from './regraded.ts';
import { comparisonWords } from './words.ts';

/** A table of our own, in one language. `widths`: shares of the columns. */
export const wordedTable = (id: string, language: Language, widths: readonly number[], rows: readonly (readonly Content[])[]): Table => ({
  id, type: 'table', text: {}, purpose: 'documents', headerRows: 1, rowHeaders: false, landscape: false, columns: [...widths], notes: {}, source: {},
  rows: rows.map((cells, row): TableRow => ({
    id: `${id}-${row}`, kind: 'normal',
    cells: cells.map((content, cell) => ({ id: `${id}-${row}-${cell}`, text: { [language]: content }, colspan: 1, rowspan: 1 })),
  })),
});

/** The numbers that changed, or null where none did. Those of footnotes are left out: they follow from their places. */
export const renumberingTable = ({ comparison, language }: ComparedInput): Table | null => {
  const words = comparisonWords[language];
  const rows = renumberingOf(comparison, language).filter(({ changed, kind, before, after }) => changed && kind !== 'footnote' && (before !== null || after !== null));
  if (rows.length === 0) return null;
  return wordedTable('renumbering', language, [1, 1], [
    [plain(words.oldNumber), plain(words.newNumber)],
    ...rows.map(({ beforeLabel, afterLabel }) => [plain(beforeLabel ?? words.none), plain(afterLabel ?? words.none)]),
  ]);
};

/** The changes of data on the first page: a symbol, a date, a session. */
const dataRows = (input: ComparedInput, by: (block: number) => string): Content[][] => {
  const words = comparisonWords[input.language];
  return frontChanges(input).map(({ block, before, after }) => [plain(words.firstPage), plain(before || words.none), plain(after || words.none), plain(by(block))]);
};

export const dataTable = (input: ComparedInput): Table | null => {
  const words = comparisonWords[input.language];
  const rows = dataRows(input, () => '').map(([place = [], before = [], after = []]) => [place, before, after]);
  return rows.length === 0 ? null : wordedTable('first-page', input.language, [1, 2, 2], [[plain(words.place), plain(words.earlier), plain(words.later)], ...rows]);
};

const wholeText = (block: Block, language: Language): Content => {
  const parts = [...ownTextPlaces(block)].map(({ text }) => text[language] ?? []).filter((content) => content.length > 0);
  return parts.flatMap((content, index) => (index === 0 ? content : [{ text: ' | ' }, ...content]));
};

/** Characters by which a heading is recognised. */
const headingLength = 60;

const headingName = (text: string, language: Language): string => {
  const [open, close] = definitionOf(language).quotes.outer;
  const characters = Array.from(text.trim());
  const name = characters.length > headingLength ? `${characters.slice(0, headingLength).join('').trimEnd()}…` : characters.join('');
  return name === '' ? '' : `${open}${name}${close}`;
};

class Amendments {
  readonly #input: ComparedInput;
  readonly #numbering: ReturnType<typeof numberings>;
  readonly #marking: Marking;
  /** The label of the last element that has a number, for those that have none. */
  #last: string | null = null;

  constructor(input: ComparedInput) {
    this.#input = input;
    this.#numbering = numberings(input);
    this.#marking = { numbering: this.#numbering, profile: { before: input.before.settings, after: input.after.settings }, earlierNote: (id) => id };
  }

  rows(): Content[][] {
    const { comparison, language } = this.#input;
    const words = comparisonWords[language];
    const rows = dataRows(this.#input, (block) => this.#by(comparison.blocks[block], block, []));
    for (const [index, compared] of comparison.blocks.entries()) {
      const place = this.#place(compared);
      if ((compared.kind === 'same' && compared.move === null) || compared.kind === 'movedAway') continue;
      rows.push(...this.#block(compared, index, place));
    }
    return rows.filter(([, old = [], now = []]) => !isNone(old, words.none) || !isNone(now, words.none));
  }

  /** The name of an element in the text in which it stands. */
  #place({ before, after }: ComparedBlock): string {
    const words = comparisonWords[this.#input.language];
    const block = after ?? before;
    if (block === null) return '';
    if (traitsOf(block.type).place !== 'body') return words.firstPage;
    const [numbering, settings] = after === null ? [this.#numbering.before, this.#input.before.settings] : [this.#numbering.after, this.#input.after.settings];
    if (numbering.blocks.has(block.id)) {
      const label = nameInFull(block.id, numbering, settings);
      if (after !== null) this.#last = label;
      return label;
    }
    const place = this.#last === null ? words.beginning : words.after(this.#last);
    // What stands under a heading without a number is found by the heading.
    if (block.type === 'heading') {
      const heading = headingName(contentText(block.text[this.#input.language] ?? []), this.#input.language);
      if (after !== null && heading !== '') this.#last = heading;
      return heading === '' ? place : heading;
    }
    return place;
  }

  #by(compared: ComparedBlock | undefined, block: number, texts: readonly ComparedText[]): string {
    const kind = compared?.after === null ? 'deleted' : compared?.before === null ? 'inserted' : 'restyled';
    const pieces = texts.flatMap((text) => text.pieces.flatMap((piece, index) => (piece.kind === 'same' ? [] : [this.#input.who({ kind: piece.kind === 'deleted' ? 'deleted' : 'inserted', block, piece: { text, index } })])));
    const all = pieces.length === 0 || kind !== 'restyled' ? [this.#input.who({ kind, block, piece: null })] : pieces;
    return [...new Set(all.map(({ name }) => name))].join(', ');
  }

  /** Both sides of a text: what went struck out on the one, what came underlined on the other. Notes stand behind the text they belong to. */
  #sides(text: ComparedText): readonly [Content, Content] {
    const kept = (runs: readonly Run[]): Piece => ({ kind: 'same', before: runs, after: runs });
    const earlier = text.pieces.flatMap((piece): Piece[] => (piece.kind === 'inserted' ? [] : piece.kind === 'deleted' ? [piece] : [kept(piece.before)]));
    const later = text.pieces.flatMap((piece): Piece[] => (piece.kind === 'deleted' ? [] : piece.kind === 'inserted' ? [piece] : [kept(piece.after)]));
    return [this.#noted(markedText({ pieces: earlier }, this.#marking), text, 'before'), this.#noted(markedText({ pieces: later }, this.#marking), text, 'after')];
  }

  /** Notes of a side as text behind it, in round brackets: a cell of this table has no notes of its own. */
  #noted(content: Content, text: ComparedText, side: 'before' | 'after'): Content {
    const changed = text.pieces.flatMap((piece) => (piece.kind === 'note' ? [contentOf(piece.text.pieces.flatMap((each) => [...each[side]]))] : []));
    const added = text.pieces.flatMap((piece) => (piece.kind === (side === 'before' ? 'deleted' : 'inserted') ? piece[side] : [])).flatMap((run) => ('type' in run && run.type === 'footnote' ? [run.content] : []));
    const notes = [...changed, ...added].map((note) => contentText(this.#said(note, side))).filter((note) => note !== '');
    return [...this.#said(withoutFootnotes(content), side), ...notes.map((note) => ({ text: ` (* ${note})` }))];
  }

  /** References as the words they print on their side: what they refer to is not in the file of this table. */
  #said(content: readonly Inline[], side: 'before' | 'after'): Content {
    return content.map((inline): Inline => {
      if (isText(inline)) return inline;
      switch (inline.type) {
        case 'crossReference': {
          const { id: _id, type: _type, target, form, ...annotations } = inline;
          return { ...annotations, text: referenceText({ target, form }, this.#numbering[side], this.#input[side].settings) };
        }
        case 'bracket':
          return { ...inline, children: this.#said(inline.children, side) };
        case 'option':
          return { ...inline, children: this.#said(inline.children, side) };
        case 'footnote':
        case 'link':
        case 'symbolReference':
          return inline;
      }
    });
  }

  #block(compared: ComparedBlock, index: number, place: string): Content[][] {
    const { language } = this.#input;
    const words = comparisonWords[language];
    const { before, after, move } = compared;
    const row = (where: string, old: Content, now: Content, texts: readonly ComparedText[]): Content[] => [plain(where), old.length === 0 ? plain(words.none) : old, now.length === 0 ? plain(words.none) : now, plain(this.#by(compared, index, texts))];
    const whole = (block: Block, side: 'before' | 'after'): Content => this.#said(withoutFootnotes(wholeText(block, language)), side);
    const texts = compared.texts.filter((text) => text.language === language);
    const said = (note: string): Content => [{ text: `[${note}] `, italic: true }];
    // The words stood, or stand, in the element before: they neither came nor went.
    if (compared.part !== null && texts.length > 0) {
      const isSplit = compared.part.kind === 'split';
      return texts.map((text) => {
        const [old, now] = this.#sides(text);
        return row(place, old, [...said(isSplit ? words.splitOff : words.joined), ...now], [text]);
      });
    }
    if (after === null && before !== null) return [row(place, whole(before, 'before'), [], [])];
    if (before === null && after !== null) return after.type === 'box' && wholeText(after, language).length === 0 ? [] : [row(place, [], whole(after, 'after'), [])];
    const rows = texts.map((text) => {
      const [old, now] = this.#sides(text);
      // Words that only look different read the same in both columns.
      return row(place, old, text.kind === 'relooked' ? [...said(words.formatting), ...now] : now, [text]);
    });
    const name = regraded(compared, language);
    if (name !== null && before !== null && after !== null) {
      const first = rows[0] ?? row(place, whole(before, 'before'), whole(after, 'after'), []);
      rows[0] = [first[0] ?? [], [...said(name.before), ...(first[1] ?? [])], [...said(name.after), ...(first[2] ?? [])], first[3] ?? []];
    }
    if (move !== null && after !== null && before !== null) {
      const label = this.#numbering.before.blocks.has(before.id) ? words.movedFrom(nameInFull(before.id, this.#numbering.before, this.#input.before.settings)) : words.movedHere;
      const note = said(label);
      const [first] = rows;
      if (first === undefined) rows.push(row(place, note, whole(after, 'after'), []));
      else rows[0] = [first[0] ?? [], [...note, ...(first[1] ?? [])], first[2] ?? [], first[3] ?? []];
    }
    const within = (part: string): string => `${place}${language === 'ar' ? '،' : ','} ${part}`;
    const columns = compared.table?.columns ?? [];
    for (const [at, column] of columns.entries()) {
      if (column.kind === 'same') continue;
      // The cells that stand in it alone, from top to bottom.
      const cells = (compared.table?.rows ?? []).flatMap((tableRow) => tableRow.cells.filter((cell) => cell.column === at && cell.kind === column.kind));
      const says = (side: 'before' | 'after'): Content => plain(cells.flatMap((cell) => (cell[side] === null ? [] : [contentText(this.#said(cell[side].text[language] ?? [], side))])).join(' | '));
      rows.push(row(within(words.column((column.after ?? column.before ?? at) + 1)), says('before'), says('after'), []));
    }
    for (const [at, tableRow] of (compared.table?.rows ?? []).entries()) {
      if (tableRow.kind === 'same' || tableRow.kind === 'movedAway') continue;
      const where = within(words.row((tableRow.afterIndex ?? tableRow.beforeIndex ?? at) + 1));
      const cellsOf = (side: 'before' | 'after'): Content => plain((tableRow[side]?.cells ?? []).map(({ text }) => contentText(this.#said(text[language] ?? [], side))).join(' | '));
      if (tableRow.before === null || tableRow.after === null) rows.push(row(where, cellsOf('before'), cellsOf('after'), []));
      else for (const cell of tableRow.cells) if (cell.kind === 'edited' || columns[cell.column]?.kind !== cell.kind) for (const text of cell.texts) if (text.language === language) rows.push(row(where, ...this.#sides(text), [text]));
    }
    return rows;
  }
}

const isNone = (content: Content, none: string): boolean => contentText(content) === none;

/** The amendments one by one; null where there are none. */
export const amendmentsTable = (input: ComparedInput): Table | null => {
  const words = comparisonWords[input.language];
  const rows = new Amendments(input).rows();
  if (rows.length === 0) return null;
  return wordedTable('amendments', input.language, [5, 9, 9, 4], [[plain(words.place), plain(words.earlier), plain(words.later), plain(words.by)], ...rows]);
};
