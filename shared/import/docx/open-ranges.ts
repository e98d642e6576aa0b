// Ranges of a part that are open where it is read: bookmarks, moves, comments. A file may open any number and close none.

/** The innermost is the one opened last and not yet closed. */
export class OpenRanges {
  readonly #names = new Map<string, string>();
  #innermost: string | null = null;

  /** A range of the same id that is open is another one from here on. */
  open(id: string, name: string): void {
    this.#names.delete(id);
    this.#names.set(id, name);
    this.#innermost = name;
  }

  close(id: string): void {
    const name = this.#names.get(id);
    if (name === undefined) return;
    this.#names.delete(id);
    // Looked for once for each end, however many runs stand in the range.
    if (name === this.#innermost) this.#innermost = [...this.#names.values()].at(-1) ?? null;
  }

  get innermost(): string | null {
    return this.#innermost;
  }
}

/** More than anybody says of one place: all others stand on the element in which they are called. */
export const mostComments = 50;
