// The fonts of a file: which characters the codes of shown strings stand for, and what the embedded font program knows of its glyphs.
import type { PdfFile } from './file.ts';
import { isDict, Operator, PdfString, Reader, Stream, utf16, type Dict, type PdfObject } from './objects.ts';

export interface Glyph {
  readonly code: number;
  /** Null where the font does not say what character it is. */
  readonly unicode: string | null;
}

/** The characters of each code, from a ToUnicode map (ISO 32000-1, 9.10.3). */
const toUnicodeMap = (bytes: Uint8Array): ReadonlyMap<number, string> => {
  const found = new Map<number, string>();
  const code = (object: PdfObject | undefined): number => (object instanceof PdfString ? object.bytes.reduce((sum, byte) => sum * 256 + byte, 0) : NaN);
  const text = (object: PdfObject | undefined): string => (object instanceof PdfString ? utf16(object.bytes) : '');
  const reader = new Reader(bytes);
  let operands: PdfObject[] = [];
  for (let next = reader.next(); next !== undefined; next = reader.next()) {
    if (!(next instanceof Operator)) {
      operands.push(next);
      continue;
    }
    if (next.value === 'endbfchar') for (let at = 0; at + 1 < operands.length; at += 2) found.set(code(operands[at]), text(operands[at + 1]));
    if (next.value === 'endbfrange') {
      for (let at = 0; at + 2 < operands.length; at += 3) {
        const [first, last, target] = [code(operands[at]), code(operands[at + 1]), operands[at + 2]];
        const start = text(target);
        for (let each = first; each <= last; each++) {
          // Along a range the last unit of the text grows.
          const grown = start.slice(0, -1) + String.fromCharCode(start.charCodeAt(start.length - 1) + each - first);
          found.set(each, Array.isArray(target) ? text(target[each - first]) : grown);
        }
      }
    }
    operands = [];
  }
  return found;
};

/** The smallest box around what a glyph paints, from its origin on the base line. */
export interface Ink {
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
}

/** What an embedded TrueType program gives (OpenType `head`, `maxp`, `hhea`, `hmtx`, `loca`, `glyf`), in thousandths of the size of the font. */
export interface FontProgram {
  readonly glyphs: number;
  readonly width: (glyph: number) => number;
  /** Null for a glyph that paints nothing. */
  readonly ink: (glyph: number) => Ink | null;
}

const trueType = (bytes: Uint8Array): FontProgram | null => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = new Map<string, number>();
  for (let index = 0; index < view.getUint16(4); index++) {
    const record = 12 + index * 16;
    tables.set(Buffer.from(bytes.subarray(record, record + 4)).toString('latin1'), view.getUint32(record + 8));
  }
  const [head, maxp, hhea, hmtx] = ['head', 'maxp', 'hhea', 'hmtx'].map((tag) => tables.get(tag));
  if (head === undefined || maxp === undefined || hhea === undefined || hmtx === undefined) return null;
  const [unitsPerEm, metrics] = [view.getUint16(head + 18), view.getUint16(hhea + 34)];
  const [loca, glyf, glyphs] = [tables.get('loca'), tables.get('glyf'), view.getUint16(maxp + 4)];
  const long = view.getInt16(head + 50) === 1;
  const outline = (glyph: number): number => (loca === undefined ? 0 : long ? view.getUint32(loca + glyph * 4) : view.getUint16(loca + glyph * 2) * 2);
  return {
    glyphs,
    width: (glyph) => (view.getUint16(hmtx + Math.min(glyph, metrics - 1) * 4) * 1000) / unitsPerEm,
    ink: (glyph) => {
      if (glyf === undefined || glyph >= glyphs || outline(glyph + 1) === outline(glyph)) return null;
      const at = glyf + outline(glyph);
      const measure = (offset: number): number => (view.getInt16(at + offset) * 1000) / unitsPerEm;
      return { left: measure(2), bottom: measure(4), right: measure(6), top: measure(8) };
    },
  };
};

export class Font {
  readonly dict: Dict;
  readonly name: string;
  readonly subtype: string;
  /** The font below a composite one; the dictionary itself where there is none. */
  readonly descendant: Dict;
  readonly composite: boolean;
  /** The name of the encoding; empty where there is none or it is a dictionary or stream. */
  readonly encoding: string;
  readonly toUnicode: ReadonlyMap<number, string> | null;
  readonly embedded: boolean;
  /** Null where it is none that is understood here. */
  readonly program: FontProgram | null;
  readonly #widths: ReadonlyMap<number, number>;
  readonly #defaultWidth: number;

  constructor(file: PdfFile, dict: Dict) {
    this.dict = dict;
    this.name = file.name(dict.get('BaseFont')) ?? 'a font without a name';
    this.subtype = file.name(dict.get('Subtype')) ?? '';
    this.composite = this.subtype === 'Type0';
    this.descendant = this.composite ? file.dict(file.array(dict.get('DescendantFonts'))[0]) : dict;
    this.encoding = file.name(dict.get('Encoding')) ?? '';
    const map = file.get(dict, 'ToUnicode');
    this.toUnicode = map instanceof Stream ? toUnicodeMap(file.decoded(map)) : null;
    const descriptor = file.dict(this.descendant.get('FontDescriptor'));
    const embedded = ['FontFile', 'FontFile2', 'FontFile3'].map((key) => file.get(descriptor, key)).find((each) => each instanceof Stream);
    this.embedded = embedded !== undefined;
    const outlines = file.get(descriptor, 'FontFile2');
    this.program = outlines instanceof Stream ? trueType(file.decoded(outlines)) : null;
    this.#widths = compositeWidths(file, this.descendant);
    this.#defaultWidth = Number(file.get(this.descendant, 'DW') ?? 1000);
  }

  /** The glyphs that a shown string stands for. Codes of composite fonts are taken to be of two bytes, as in Identity-H and Identity-V. */
  glyphs({ bytes }: PdfString): Glyph[] {
    const found: Glyph[] = [];
    const step = this.composite ? 2 : 1;
    for (let at = 0; at + step <= bytes.length; at += step) {
      const code = step === 2 ? (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0) : (bytes[at] ?? 0);
      found.push({ code, unicode: this.#unicode(code) });
    }
    return found;
  }

  #unicode(code: number): string | null {
    const mapped = this.toUnicode?.get(code);
    if (mapped !== undefined) return mapped;
    // The encodings with names agree with ASCII, which is as far as this needs to know them.
    return !this.composite && /^(WinAnsi|MacRoman)Encoding$/.test(this.encoding) && code >= 32 && code < 127 ? String.fromCharCode(code) : null;
  }

  /** What the file says of the width of a glyph of a composite font, in thousandths of the size of the font. */
  width(code: number): number {
    return this.#widths.get(code) ?? this.#defaultWidth;
  }
}

/** ISO 32000-1, 9.7.4.3: either a first code and its widths in turn, or a first and last code and the width of all between. */
const compositeWidths = (file: PdfFile, descendant: Dict): ReadonlyMap<number, number> => {
  const found = new Map<number, number>();
  const list = file.array(descendant.get('W')).map((each) => file.resolve(each));
  for (let at = 0; at < list.length; ) {
    const [first, second, third] = [Number(list[at]), list[at + 1], list[at + 2]];
    if (Array.isArray(second)) {
      for (const [index, width] of second.entries()) found.set(first + index, Number(file.resolve(width)));
      at += 2;
    } else {
      for (let code = first; code <= Number(second); code++) found.set(code, Number(third));
      at += 3;
    }
  }
  return found;
};

/** The fonts of a file, each read once. */
export class Fonts {
  readonly #file: PdfFile;
  readonly #known = new Map<Dict, Font>();

  constructor(file: PdfFile) {
    this.#file = file;
  }

  of(object: PdfObject | undefined): Font | null {
    const dict = this.#file.resolve(object);
    if (!isDict(dict)) return null;
    let font = this.#known.get(dict);
    if (font === undefined) this.#known.set(dict, (font = new Font(this.#file, dict)));
    return font;
  }
}
