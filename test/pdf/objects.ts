// The objects of the PDF language (ISO 32000-1, 7.3) and their reader, which also reads content streams and character maps: they share its syntax.

export class Name {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

/** A string of bytes; `text` reads it as a text string (ISO 32000-1, 7.9.2.2). */
export class PdfString {
  readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = Uint8Array.from(bytes);
  }

  get text(): string {
    const [first, second, third] = this.bytes;
    if (first === 0xfe && second === 0xff) return utf16(this.bytes.subarray(2));
    if (first === 0xef && second === 0xbb && third === 0xbf) return new TextDecoder().decode(this.bytes.subarray(3));
    return Buffer.from(this.bytes).toString('latin1');
  }

  static of(text: string): PdfString {
    return new PdfString(/^[\x20-\x7e]*$/.test(text) ? Buffer.from(text, 'latin1') : Buffer.from(`\ufeff${text}`, 'utf16le').swap16());
  }
}

export const utf16 = (bytes: Uint8Array): string => new TextDecoder('utf-16be', { ignoreBOM: true }).decode(bytes);

export class Ref {
  readonly number: number;
  constructor(number: number) {
    this.number = number;
  }
}

/** An operator of a content stream, or a keyword of the file: `obj`, `Tj`, `beginbfchar` … */
export class Operator {
  readonly value: string;
  constructor(value: string) {
    this.value = value;
  }
}

export class Stream {
  readonly dict: Dict;
  /** As they stand in the file, encoded. */
  bytes: Uint8Array;
  constructor(dict: Dict, bytes: Uint8Array) {
    this.dict = dict;
    this.bytes = bytes;
  }
}

export type Dict = Map<string, PdfObject>;
export type PdfObject = null | boolean | number | Name | PdfString | Ref | Stream | Dict | PdfObject[];

export class PdfSyntaxError extends Error {}

const white = new Set([0, 9, 10, 12, 13, 32]);
const delimiters = new Set([...'()<>[]{}/%'].map((sign) => sign.charCodeAt(0)));
const isRegular = (byte: number | undefined): byte is number => byte !== undefined && !white.has(byte) && !delimiters.has(byte);
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** Reads objects one after the other from bytes. */
export class Reader {
  readonly bytes: Uint8Array;
  position: number;
  constructor(bytes: Uint8Array, position = 0) {
    this.bytes = bytes;
    this.position = position;
  }

  /** The next object or operator; undefined at the end. Throws `PdfSyntaxError` where there is neither. */
  next(): PdfObject | Operator | undefined {
    this.skipWhite();
    const { bytes } = this;
    const byte = bytes[this.position];
    if (byte === undefined) return undefined;
    switch (String.fromCharCode(byte)) {
      case '/':
        return this.#name();
      case '(':
        return this.#literal();
      case '[':
        this.position++;
        return this.#array();
      case '<':
        if (bytes[this.position + 1] !== 0x3c) return this.#hexadecimal();
        this.position += 2;
        return this.#dict();
      case '{':
      case '}':
        this.position++;
        return new Operator(String.fromCharCode(byte));
      case ']':
      case '>':
      case ')':
        throw new PdfSyntaxError(`“${String.fromCharCode(byte)}” closes nothing at byte ${this.position}`);
      default:
        return this.#word();
    }
  }

  /** The next object; throws where something else stands. */
  object(): PdfObject {
    const found = this.next();
    if (found === undefined || found instanceof Operator) throw new PdfSyntaxError(`no object at byte ${this.position}`);
    return found;
  }

  skipWhite(): void {
    const { bytes } = this;
    for (;;) {
      const byte = bytes[this.position];
      if (byte === 0x25) while (this.position < bytes.length && bytes[this.position] !== 10 && bytes[this.position] !== 13) this.position++;
      else if (byte !== undefined && white.has(byte)) this.position++;
      else return;
    }
  }

  #regular(): string {
    const start = this.position;
    while (isRegular(this.bytes[this.position])) this.position++;
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + start, this.position - start).toString('latin1');
  }

  #name(): Name {
    this.position++;
    return new Name(this.#regular().replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))));
  }

  #word(): PdfObject | Operator {
    const word = this.#regular();
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) return /^\d+$/.test(word) ? this.#numberOrRef(Number(word)) : Number(word);
    if (word === 'true' || word === 'false') return word === 'true';
    return word === 'null' ? null : new Operator(word);
  }

  /** `12 0 R` is one object: after a whole number it must be looked ahead. */
  #numberOrRef(number: number): number | Ref {
    const { bytes } = this;
    let at = this.position;
    if (bytes[at] !== 32) return number;
    const generation = ++at;
    while (isDigit(bytes[at])) at++;
    if (at === generation || bytes[at] !== 32 || bytes[at + 1] !== 0x52 || isRegular(bytes[at + 2])) return number;
    this.position = at + 2;
    return new Ref(number);
  }

  #literal(): PdfString {
    const { bytes } = this;
    const found: number[] = [];
    let depth = 0;
    for (;;) {
      const byte = bytes[this.position++];
      if (byte === undefined) throw new PdfSyntaxError('a string has no end');
      if (byte === 0x28 && depth++ === 0) continue;
      if (byte === 0x29 && --depth === 0) return new PdfString(Uint8Array.from(found));
      if (byte !== 0x5c) found.push(byte);
      else this.#escape(found);
    }
  }

  #escape(found: number[]): void {
    const { bytes } = this;
    const octal = /^[0-7]{1,3}/.exec(Buffer.from(bytes.subarray(this.position, this.position + 3)).toString('latin1'));
    if (octal !== null) {
      this.position += octal[0].length;
      found.push(parseInt(octal[0], 8) & 0xff);
      return;
    }
    const byte = bytes[this.position++] ?? 0;
    if (byte === 13 && bytes[this.position] === 10) this.position++;
    // A line end after a backslash is no part of the string.
    if (byte !== 13 && byte !== 10) found.push(escapes[String.fromCharCode(byte)] ?? byte);
  }

  #hexadecimal(): PdfString {
    const end = this.bytes.indexOf(0x3e, this.position);
    if (end === -1) throw new PdfSyntaxError('a string has no end');
    const digits = Buffer.from(this.bytes.subarray(this.position + 1, end)).toString('latin1').replace(/\s/g, '');
    this.position = end + 1;
    return new PdfString(Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex'));
  }

  #array(): PdfObject[] {
    const found: PdfObject[] = [];
    for (;;) {
      this.skipWhite();
      if (this.bytes[this.position] === 0x5d) {
        this.position++;
        return found;
      }
      found.push(this.object());
    }
  }

  #dict(): Dict {
    const found: Dict = new Map();
    for (;;) {
      this.skipWhite();
      if (this.bytes[this.position] === 0x3e && this.bytes[this.position + 1] === 0x3e) {
        this.position += 2;
        return found;
      }
      const key = this.object();
      if (!(key instanceof Name)) throw new PdfSyntaxError(`the key of a dictionary is no name at byte ${this.position}`);
      found.set(key.value, this.object());
    }
  }
}

export const isDict = (object: PdfObject | undefined): object is Dict => object instanceof Map;
