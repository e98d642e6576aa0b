// Levels of headings in the structure of a file: none is skipped, whatever the document does.

/** Each heading is one deeper than the one it stands under. Screen readers and PDF/UA-1 (ISO 14289-1, 7.4.2) ask for that. */
export class HeadingLevels {
  readonly #open: number[] = [];

  /** The level in the file of the next heading, from 1; `level` is its level in the document. */
  next(level: number): number {
    while ((this.#open.at(-1) ?? 0) >= level) this.#open.pop();
    this.#open.push(level);
    return this.#open.length;
  }
}
