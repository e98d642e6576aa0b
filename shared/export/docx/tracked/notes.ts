// The footnotes of a file with tracked changes: those that stayed, once and with the changes of their text; those that came or went, as such.
import type { Piece } from '../../../compare/comparison.ts';
import { attribute, childOf, parse, type Node } from './tree.ts';

/** A note as it stands in the new file. `paragraphs`: of the earlier version and of the later one. */
export type WriteNote = (before: Node | null, after: Node | null, pieces: readonly Piece[] | null, block: number | null) => string;

export class MergedNotes {
  readonly #before: ReadonlyMap<number, Node>;
  readonly #after: ReadonlyMap<number, Node>;
  readonly #write: WriteNote;
  #xml = '';
  #count = 0;

  /** `before`, `after`: the notes of both versions as written, separators aside. */
  constructor(before: string, after: string, write: WriteNote) {
    this.#before = byId(before);
    this.#after = byId(after);
    this.#write = write;
  }

  /** Puts in the next note in the order of the file, and gives its number. */
  add(before: number | null, after: number | null, pieces: readonly Piece[] | null, block: number | null): number {
    const id = ++this.#count;
    const note = (notes: ReadonlyMap<number, Node>, number: number | null): Node | null => (number === null ? null : (notes.get(number) ?? null));
    this.#xml += `<w:footnote w:id="${id}">${this.#write(note(this.#before, before), note(this.#after, after), pieces, block)}</w:footnote>`;
    return id;
  }

  get xml(): string {
    return this.#xml;
  }
}

const byId = (xml: string): Map<number, Node> =>
  new Map(parse(xml).flatMap((footnote) => {
    const paragraph = childOf(footnote, 'w:p');
    return paragraph === undefined ? [] : [[Number(attribute(footnote, 'w:id')), paragraph] as const];
  }));
