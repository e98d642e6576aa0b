// What the content of a page paints, in order: texts and shapes, each with the marked content that it stands in (ISO 32000-1, 14.6).
import type { PdfFile } from './file.ts';
import { Fonts, type Font, type Glyph } from './fonts.ts';
import { isDict, Name, Operator, PdfString, PdfSyntaxError, Reader, Stream, type Dict, type PdfObject } from './objects.ts';

export interface Mark {
  readonly tag: string;
  readonly properties: Dict;
  readonly mcid: number | null;
  readonly actualText: string | null;
  /** Which stream its MCID counts in. */
  readonly owner: ContentOwner;
}

/** A page, or a form on it. `structParents`: its key in the tree of parents, or null. */
export interface ContentOwner {
  readonly page: number;
  /** The number of the object, null for one without. */
  readonly object: number | null;
  readonly structParents: number | null;
}

export interface Painted {
  readonly kind: 'text' | 'shape';
  /** The operator, for messages. */
  readonly operator: string;
  /** The marked content around it, the outermost first. */
  readonly marks: readonly Mark[];
  readonly owner: ContentOwner;
  /** Empty for shapes. */
  readonly glyphs: readonly Glyph[];
  readonly font: Font | null;
  /** Counts the text objects of a page: glyphs of one are shown from left to right, whatever they read. */
  readonly textObject: number;
  /** Where each glyph begins, in points from `x` on. */
  readonly advances: readonly number[];
  /** Where the base line begins, in points from the lower left corner of the page, and the size of the letters. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

export interface Content {
  readonly painted: readonly Painted[];
  /** Every sequence of marked content, also those that paint nothing. */
  readonly marks: readonly { readonly mark: Mark; readonly inside: readonly Mark[] }[];
  /** How often each form (by object number) is painted. */
  readonly forms: ReadonlyMap<number, number>;
}

type Matrix = readonly [number, number, number, number, number, number];
const identity: Matrix = [1, 0, 0, 1, 0, 0];
const multiplied = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
const matrixOf = (operands: readonly PdfObject[]): Matrix => {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = operands.map(Number);
  return [a, b, c, d, e, f];
};

const painting = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'sh']);

interface State {
  readonly matrix: Matrix;
  readonly font: Font | null;
  readonly size: number;
}

class Interpreter {
  readonly painted: Painted[] = [];
  readonly marks: { mark: Mark; inside: readonly Mark[] }[] = [];
  readonly forms = new Map<number, number>();
  readonly #file: PdfFile;
  readonly #fonts: Fonts;
  #open: readonly Mark[] = [];
  #textObject = 0;

  constructor(file: PdfFile, fonts: Fonts) {
    this.#file = file;
    this.#fonts = fonts;
  }

  run(bytes: Uint8Array, resources: Dict, owner: ContentOwner, matrix: Matrix): void {
    const reader = new Reader(bytes);
    const saved: State[] = [];
    const depth = this.#open.length;
    let state: State = { matrix, font: null, size: 0 };
    let [text, line]: [Matrix, Matrix] = [identity, identity];
    let leading = 0;
    let operands: PdfObject[] = [];
    const moved = (x: number, y: number): void => {
      text = line = multiplied([1, 0, 0, 1, x, y], line);
    };
    const show = (operator: string, strings: readonly PdfObject[]): void => {
      const { font } = state;
      if (font === null) throw new PdfSyntaxError(`text without a font on page ${owner.page}`);
      const whole = multiplied(text, state.matrix);
      const size = state.size * Math.hypot(whole[2], whole[3]);
      const glyphs: Glyph[] = [];
      const advances: number[] = [];
      let at = 0;
      for (const each of strings) {
        if (typeof each === 'number') at -= each;
        if (!(each instanceof PdfString)) continue;
        for (const glyph of font.glyphs(each)) {
          glyphs.push(glyph);
          advances.push((at * size) / 1000);
          at += font.width(glyph.code);
        }
      }
      if (glyphs.length > 0) this.painted.push({ kind: 'text', operator, marks: this.#open, owner, glyphs, advances, font, textObject: this.#textObject, x: whole[4], y: whole[5], size });
    };
    for (let next = reader.next(); next !== undefined; next = reader.next()) {
      if (!(next instanceof Operator)) {
        operands.push(next);
        continue;
      }
      const operator = next.value;
      const [first, second] = operands;
      if (operator === 'q') saved.push(state);
      else if (operator === 'Q') state = saved.pop() ?? state;
      else if (operator === 'cm') state = { ...state, matrix: multiplied(matrixOf(operands), state.matrix) };
      else if (operator === 'BT') {
        text = line = identity;
        this.#textObject++;
      } else if (operator === 'Tf') state = { ...state, font: this.#fonts.of(this.#resource(resources, 'Font', first)), size: Number(second) };
      else if (operator === 'Tm') text = line = matrixOf(operands);
      else if (operator === 'Td') moved(Number(first), Number(second));
      else if (operator === 'TD') {
        leading = -Number(second);
        moved(Number(first), Number(second));
      } else if (operator === 'TL') leading = Number(first);
      else if (operator === 'T*') moved(0, -leading);
      else if (operator === 'Tj') show(operator, operands);
      else if (operator === 'TJ') show(operator, Array.isArray(first) ? first : []);
      else if (operator === "'" || operator === '"') {
        moved(0, -leading);
        show(operator, operands.slice(-1));
      } else if (operator === 'BMC' || operator === 'BDC') this.#begin(first, second, resources, owner);
      else if (operator === 'EMC') {
        if (this.#open.length <= depth) throw new PdfSyntaxError(`marked content ends that did not begin on page ${owner.page}`);
        this.#open = this.#open.slice(0, -1);
      } else if (painting.has(operator)) this.#shape(operator, owner, state);
      else if (operator === 'Do') this.#object(this.#resource(resources, 'XObject', first), resources, owner, state);
      else if (operator === 'BI') {
        skipInlineImage(reader);
        this.#shape(operator, owner, state);
      }
      operands = [];
    }
    if (this.#open.length !== depth) throw new PdfSyntaxError(`marked content does not end on page ${owner.page}`);
  }

  #resource(resources: Dict, kind: string, name: PdfObject | undefined): PdfObject | undefined {
    return name instanceof Name ? this.#file.dict(resources.get(kind)).get(name.value) : undefined;
  }

  #begin(tag: PdfObject | undefined, properties: PdfObject | undefined, resources: Dict, owner: ContentOwner): void {
    const written = isDict(properties) ? properties : this.#file.dict(this.#resource(resources, 'Properties', properties));
    const [mcid, actualText] = [this.#file.get(written, 'MCID'), this.#file.get(written, 'ActualText')];
    const mark: Mark = {
      tag: tag instanceof Name ? tag.value : '',
      properties: written,
      mcid: typeof mcid === 'number' ? mcid : null,
      actualText: actualText instanceof PdfString ? actualText.text : null,
      owner,
    };
    this.marks.push({ mark, inside: this.#open });
    this.#open = [...this.#open, mark];
  }

  #shape(operator: string, owner: ContentOwner, { matrix }: State): void {
    this.painted.push({ kind: 'shape', operator, marks: this.#open, owner, glyphs: [], advances: [], font: null, textObject: this.#textObject, x: matrix[4], y: matrix[5], size: 0 });
  }

  #object(reference: PdfObject | undefined, resources: Dict, owner: ContentOwner, state: State): void {
    const object = this.#file.resolve(reference);
    if (!(object instanceof Stream)) throw new PdfSyntaxError(`an object painted on page ${owner.page} is missing`);
    if (this.#file.name(object.dict.get('Subtype')) !== 'Form') return this.#shape('Do', owner, state);
    const number = reference !== undefined && reference !== null && typeof reference === 'object' && 'number' in reference ? reference.number : null;
    if (number !== null) this.forms.set(number, (this.forms.get(number) ?? 0) + 1);
    const own = this.#file.get(object.dict, 'StructParents');
    const matrix = this.#file.array(object.dict.get('Matrix'));
    this.run(
      this.#file.decoded(object),
      object.dict.has('Resources') ? this.#file.dict(object.dict.get('Resources')) : resources,
      typeof own === 'number' ? { page: owner.page, object: number, structParents: own } : owner,
      multiplied(matrix.length === 6 ? matrixOf(matrix.map((each) => this.#file.resolve(each))) : identity, state.matrix),
    );
  }
}

/** The data of an inline image ends with the first EI that stands between white space. */
const skipInlineImage = (reader: Reader): void => {
  const { bytes } = reader;
  const isWhite = (byte: number | undefined): boolean => byte === undefined || byte === 10 || byte === 13 || byte === 32;
  for (let at = reader.position; at < bytes.length; at++) {
    if (bytes[at] !== 0x45 || bytes[at + 1] !== 0x49 || !isWhite(bytes[at - 1]) || !isWhite(bytes[at + 2])) continue;
    reader.position = at + 2;
    return;
  }
  throw new PdfSyntaxError('an image in the content has no end');
};

/** Reads the content of a page. Throws `PdfSyntaxError` where it is broken. */
export const readContent = (file: PdfFile, page: ReturnType<PdfFile['pages']>[number], fonts: Fonts): Content => {
  const contents = file.get(page.dict, 'Contents');
  const parts = (Array.isArray(contents) ? contents : [contents]).map((each) => file.resolve(each));
  const bytes = Buffer.concat(parts.flatMap((each) => (each instanceof Stream ? [file.decoded(each), Buffer.from('\n')] : [])));
  const structParents = file.get(page.dict, 'StructParents');
  const interpreter = new Interpreter(file, fonts);
  interpreter.run(bytes, file.dict(page.dict.get('Resources')), { page: page.number, object: page.object, structParents: typeof structParents === 'number' ? structParents : null }, identity);
  return interpreter;
};
