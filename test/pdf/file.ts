// A PDF file as its objects: cross-reference tables and streams, object streams, deflated streams (ISO 32000-1, 7.5). Changed objects can be written.
import { inflateSync } from 'node:zlib';
import { isDict, Name, Operator, PdfSyntaxError, Reader, Ref, Stream, type Dict, type PdfObject } from './objects.ts';

type Place = { readonly offset: number } | { readonly container: number; readonly index: number };

/** The bytes of a stream whose dictionary and beginning are known. A wrong length is an error: a checker repairs nothing. */
const streamBytes = (reader: Reader, length: number): Uint8Array => {
  const { bytes } = reader;
  let start = reader.position;
  if (bytes[start] === 13) start++;
  if (bytes[start] === 10) start++;
  const after = new Reader(bytes, start + length);
  const end = after.next();
  if (!(end instanceof Operator) || end.value !== 'endstream') throw new PdfSyntaxError(`a stream at byte ${start} is not as long as it says`);
  return bytes.subarray(start, start + length);
};

/** Undoes the PNG and no other predictors (ISO 32000-1, 7.4.4.4). */
const unpredicted = (bytes: Uint8Array, predictor: number, columns: number): Uint8Array => {
  if (predictor === 1) return bytes;
  if (predictor < 10) throw new PdfSyntaxError(`unknown predictor ${predictor}`);
  const rows = Math.floor(bytes.length / (columns + 1));
  const found = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const kind = bytes[row * (columns + 1)];
    if (kind !== 0 && kind !== 1 && kind !== 2) throw new PdfSyntaxError(`unknown row filter ${kind}`);
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const beside = kind === 1 ? (column === 0 ? 0 : found[at - 1]) : kind === 2 && row > 0 ? found[at - columns] : 0;
      found[at] = (bytes[row * (columns + 1) + 1 + column] ?? 0) + (beside ?? 0);
    }
  }
  return found;
};

export class PdfFile {
  readonly #bytes: Uint8Array;
  readonly #places = new Map<number, Place>();
  readonly #objects = new Map<number, PdfObject>();
  readonly trailer: Dict = new Map();
  /** As the header says, such as 1.7. */
  readonly version: string;

  /** Throws `PdfSyntaxError` on what is no PDF or breaks the syntax where it was looked at. */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const head = /^%PDF-(\d\.\d)/.exec(Buffer.from(bytes.subarray(0, 16)).toString('latin1'));
    const tail = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(Buffer.from(bytes.subarray(-64)).toString('latin1'));
    if (head === null || tail === null) throw new PdfSyntaxError('no PDF: its header or its end is missing');
    this.version = head[1] ?? '';
    this.#readSection(Number(tail[1]), new Set());
    if (!(this.trailer.get('Root') instanceof Ref)) throw new PdfSyntaxError('the trailer names no catalogue');
  }

  #readSection(offset: number, seen: Set<number>): void {
    if (seen.has(offset)) return;
    seen.add(offset);
    const reader = new Reader(this.#bytes, offset);
    const first = reader.next();
    const dict = first instanceof Operator && first.value === 'xref' ? this.#readTable(reader) : this.#readStreamSection(offset);
    // What is nearest to the end of the file counts.
    for (const [key, value] of dict) if (!this.trailer.has(key)) this.trailer.set(key, value);
    for (const key of ['XRefStm', 'Prev']) {
      const earlier = dict.get(key);
      if (typeof earlier === 'number') this.#readSection(earlier, seen);
    }
  }

  #place(number: number, place: Place): void {
    if (!this.#places.has(number)) this.#places.set(number, place);
  }

  #readTable(reader: Reader): Dict {
    for (;;) {
      const first = reader.next();
      if (first instanceof Operator && first.value === 'trailer') {
        const trailer = reader.object();
        if (isDict(trailer)) return trailer;
        throw new PdfSyntaxError('the trailer is no dictionary');
      }
      const count = reader.object();
      if (typeof first !== 'number' || typeof count !== 'number') throw new PdfSyntaxError('the cross-reference table is broken');
      for (let index = 0; index < count; index++) {
        const [offset, , kind] = [reader.next(), reader.next(), reader.next()];
        if (typeof offset !== 'number' || !(kind instanceof Operator)) throw new PdfSyntaxError('the cross-reference table is broken');
        if (kind.value === 'n') this.#place(first + index, { offset });
      }
    }
  }

  #readStreamSection(offset: number): Dict {
    const stream = this.#readAt(offset, null);
    if (!(stream instanceof Stream)) throw new PdfSyntaxError(`no cross-reference section at byte ${offset}`);
    const [widths, size] = [this.get(stream.dict, 'W'), this.get(stream.dict, 'Size')];
    if (!Array.isArray(widths) || typeof size !== 'number') throw new PdfSyntaxError('the cross-reference stream is broken');
    const ranges = this.get(stream.dict, 'Index') ?? [0, size];
    const bytes = this.decoded(stream);
    let at = 0;
    const field = (index: number, missing: number): number => {
      const width = Number(widths[index] ?? 0);
      if (width === 0) return missing;
      let value = 0;
      for (let byte = 0; byte < width; byte++) value = value * 256 + (bytes[at++] ?? 0);
      return value;
    };
    if (!Array.isArray(ranges)) throw new PdfSyntaxError('the cross-reference stream is broken');
    for (let range = 0; range + 1 < ranges.length; range += 2) {
      for (let index = 0; index < Number(ranges[range + 1]); index++) {
        const [kind, second, third] = [field(0, 1), field(1, 0), field(2, 0)];
        if (kind === 1) this.#place(Number(ranges[range]) + index, { offset: second });
        else if (kind === 2) this.#place(Number(ranges[range]) + index, { container: second, index: third });
      }
    }
    return stream.dict;
  }

  /** `number` null: whichever object stands there. */
  #readAt(offset: number, number: number | null): PdfObject {
    const reader = new Reader(this.#bytes, offset);
    const [found, , keyword] = [reader.next(), reader.next(), reader.next()];
    if (typeof found !== 'number' || (number !== null && found !== number) || !(keyword instanceof Operator) || keyword.value !== 'obj') {
      throw new PdfSyntaxError(`object ${number ?? ''} is not at byte ${offset}`);
    }
    const object = reader.object();
    if (!isDict(object)) return object;
    const after = reader.next();
    if (!(after instanceof Operator) || after.value !== 'stream') return object;
    const length = this.get(object, 'Length');
    if (typeof length !== 'number') throw new PdfSyntaxError(`the stream ${found} has no length`);
    return new Stream(object, streamBytes(reader, length));
  }

  #readContained(container: number, index: number): PdfObject {
    const stream = this.resolve(new Ref(container));
    if (!(stream instanceof Stream)) throw new PdfSyntaxError(`no object stream ${container}`);
    const [bytes, first] = [this.decoded(stream), this.get(stream.dict, 'First')];
    const reader = new Reader(bytes);
    let offset = 0;
    for (let each = 0; each <= index; each++) offset = Number([reader.next(), reader.next()][1]);
    return new Reader(bytes, Number(first) + offset).object();
  }

  /** The object itself where it is referred to; null for what is not in the file. */
  resolve(object: PdfObject | undefined): PdfObject {
    if (!(object instanceof Ref)) return object ?? null;
    const { number } = object;
    let found = this.#objects.get(number);
    if (found === undefined) {
      const place = this.#places.get(number);
      found = place === undefined ? null : 'offset' in place ? this.#readAt(place.offset, number) : this.#readContained(place.container, place.index);
      this.#objects.set(number, found);
    }
    return this.resolve(found);
  }

  get(dict: Dict, key: string): PdfObject {
    return this.resolve(dict.get(key));
  }

  /** What stands under one key after the other, as a dictionary; also that of a stream. Empty where there is none. */
  dict(from: PdfObject | undefined, ...keys: readonly string[]): Dict {
    const [key, ...rest] = keys;
    const found = this.resolve(from);
    const here = found instanceof Stream ? found.dict : isDict(found) ? found : new Map<string, PdfObject>();
    return key === undefined ? here : this.dict(here.get(key), ...rest);
  }

  array(from: PdfObject | undefined): readonly PdfObject[] {
    const found = this.resolve(from);
    return Array.isArray(found) ? found : [];
  }

  /** The value of a name; null for anything else. */
  name(from: PdfObject | undefined): string | null {
    const found = this.resolve(from);
    return found instanceof Name ? found.value : null;
  }

  /** The bytes of a stream as they were before they were encoded. Knows no filter but deflation. */
  decoded({ dict, bytes }: Stream): Uint8Array {
    const filter = this.get(dict, 'Filter');
    const filters = (Array.isArray(filter) ? filter : filter === null ? [] : [filter]).map((each) => this.name(each));
    const parameters = this.get(dict, 'DecodeParms');
    return filters.reduce((encoded, name, index) => {
      if (name !== 'FlateDecode') throw new PdfSyntaxError(`unknown filter ${name}`);
      const own = this.dict(Array.isArray(parameters) ? parameters[index] : parameters);
      return unpredicted(inflateSync(encoded), Number(own.get('Predictor') ?? 1), Number(own.get('Columns') ?? 1));
    }, bytes);
  }

  get catalogue(): Dict {
    return this.dict(this.trailer, 'Root');
  }

  /** The pages in order, with what they inherit from their parents. */
  pages(): { readonly number: number; readonly object: number | null; readonly dict: Dict }[] {
    const found: { number: number; object: number | null; dict: Dict }[] = [];
    const walk = (node: PdfObject | undefined, inherited: Dict): void => {
      const dict = new Map([...inherited, ...this.dict(node)]);
      if (this.name(dict.get('Type')) === 'Page') found.push({ number: found.length + 1, object: node instanceof Ref ? node.number : null, dict });
      const passed = new Map([...dict].filter(([key]) => ['Resources', 'MediaBox', 'CropBox', 'Rotate'].includes(key)));
      for (const kid of this.array(dict.get('Kids'))) walk(kid, passed);
    };
    walk(this.catalogue.get('Pages'), new Map());
    return found;
  }

  /** The dictionary of an object by its number, also that of a stream. */
  object(number: number): Dict {
    return this.dict(new Ref(number));
  }

  /** The numbers of all objects in use. */
  get numbers(): number[] {
    return [...new Set([...this.#places.keys(), ...this.#objects.keys()])].toSorted((a, b) => a - b);
  }

  /** Adds an object. */
  add(object: PdfObject): Ref {
    const number = (this.numbers.at(-1) ?? 0) + 1;
    this.#objects.set(number, object);
    return new Ref(number);
  }
}
