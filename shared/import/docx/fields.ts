// Fields of Word: an instruction and the result that shows. Results are text; what the instruction names tells what they are.

/** A field that is open: between its beginning and its end, perhaps over several paragraphs. */
interface OpenField {
  instruction: string;
  /** The result has begun. */
  shown: boolean;
}

/** Instructions are short; a longer one names nothing that is looked for. */
const longest = 2000;

export class Fields {
  readonly #open: OpenField[] = [];

  begin(): void {
    this.#open.push({ instruction: '', shown: false });
  }
  separate(): void {
    const field = this.#open.at(-1);
    if (field !== undefined) field.shown = true;
  }
  end(): void {
    this.#open.pop();
  }
  instruct(text: string): void {
    const field = this.#open.at(-1);
    if (field !== undefined && !field.shown && field.instruction.length < longest) field.instruction += text;
  }

  /** Whether what is read is an instruction rather than text. */
  get hidden(): boolean {
    return this.#open.some(({ shown }) => !shown);
  }
  /** The innermost field whose result is read. */
  get instruction(): string | null {
    return this.#open.findLast(({ shown }) => shown)?.instruction.trim() ?? null;
  }
  get inContents(): boolean {
    return this.#open.some(({ instruction, shown }) => shown && /^\s*TOC\b/i.test(instruction));
  }
}

/** The bookmark that the result of a field repeats or leads to; null where it has none. */
export const fieldAnchor = (instruction: string | null): string | null =>
  instruction === null ? null : (/^(?:REF|PAGEREF|NOTEREF)\s+"?([^\s"\\]+)/i.exec(instruction)?.[1] ?? /^HYPERLINK\s+\\l\s+"([^"]+)"/i.exec(instruction)?.[1] ?? null);

/** The address to which a field leads. */
export const fieldAddress = (instruction: string | null): string | null => (instruction === null ? null : (/^HYPERLINK\s+"([^"]+)"/i.exec(instruction)?.[1] ?? null));
