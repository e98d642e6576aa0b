// Why a Word file is not taken in. Thrown anywhere in this folder and caught where it is entered: a reader of ten levels has one way out.
import type { AppError, ErrorCode } from '../../errors.ts';

export type RefusalCode = Extract<ErrorCode, 'import.wordDamaged' | 'import.wordProtected' | 'import.wordTooMuch' | 'import.wordUnsafe'>;

export class Refusal extends Error {
  readonly code: RefusalCode;
  /** The part of the package that is meant, as it is named in the file. */
  readonly part: string;

  constructor(code: RefusalCode, part: string) {
    super(`${code} ${part}`);
    this.code = code;
    this.part = part;
  }

  /** `name`: of the file. */
  error(name: string): AppError {
    return { code: this.code, params: { name, part: this.part.slice(0, 80) } };
  }
}
