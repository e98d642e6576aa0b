// What a Typst compiler does for us, native or in WebAssembly.

export interface TypstFiles {
  readonly main: string;
  /** Text files by path, relative to the main file. */
  readonly sources: Readonly<Record<string, string>>;
  readonly images: ReadonlyMap<string, Uint8Array>;
}

/** What a file claims to be: for everybody to read (PDF/UA-1), or for the archive (PDF/A-2a). */
export type Standard = 'ua-1' | 'a-2a';

export interface EngineOutput {
  readonly pdf: Uint8Array<ArrayBuffer>;
  /** Why the file does not claim its standard, in the compiler's words, for the log; null when it does, and the compiler has then checked it. */
  readonly refusal: string | null;
}

/** Pages to look at, as they were set last. */
export interface EnginePreview {
  /** Footnotes that begin on another page than that of their mark, in the order of the text, each as its mark and the page of that, unread. */
  readonly stray: unknown;
  /** What the source says of the places of the elements, unread. */
  readonly places: unknown;
  /** Writes them as a PDF without tags. */
  readonly pdf: () => Promise<Uint8Array<ArrayBuffer>>;
}

export interface Engine {
  readonly name: 'native' | 'web';
  /**
   * Sets a document and writes it as PDF. Between the two, `onSet` is told which footnotes went astray (see `EnginePreview`), and answers with what is to be set
   * instead, of which it is told again, or with null. Throws `CompilerFailure` when the compiler refuses.
   */
  readonly print: (files: TypstFiles, standard: Standard, onSet: (stray: unknown) => TypstFiles | null) => Promise<EngineOutput>;
  /** Sets a document that is about to be printed, if the engine would remember it. Throws `CompilerFailure`. */
  readonly prepare: (files: TypstFiles) => void;
  /**
   * Sets a document for looking at. What did not change since the last call is not set again. To be written before anything else is asked of the engine.
   * Throws `CompilerFailure`.
   */
  readonly preview: (files: TypstFiles) => Promise<EnginePreview>;
  /** Whether an image can be decoded. */
  readonly readsImage: (path: string, bytes: Uint8Array) => Promise<boolean>;
}

/** The compiler refused what we gave it: a bug of ours, or of the compiler. The message is its own, for the log. */
export class CompilerFailure extends Error {
  override readonly name = 'CompilerFailure';
}
