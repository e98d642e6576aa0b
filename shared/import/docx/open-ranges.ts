// Ranges of a part that are open where it is read: bookmarks, moves, comments. A file may open any number and close none.

interface Range {
  readonly id: string;
  readonly name: string;
}

/** The innermost is the one opened last and not yet closed. */
export class OpenRanges {
  readonly #open = new Map<string, Range>();
  /** In the order in which they were opened. What was closed in the midst of it is taken off once it is at the end: each range only once. */
  readonly #order: Range[] = [];

  /** A range of the same id that is open is another one from here on. */
  open(id: string, name: string): void {
    const range = { id, name };
    this.#open.set(id, range);
    this.#order.push(range);
  }

  close(id: string): void {
    this.#open.delete(id);
  }

  get innermost(): string | null {
    for (let last = this.#order.at(-1); last !== undefined; last = this.#order.at(-1)) {
      if (this.#open.get(last.id) === last) return last.name;
      this.#order.pop();
    }
    return null;
  }
}

/** More than anybody says of one place: all others stand on the element in which they are called. */
export const mostComments = 50;
