// The Arabic fonts of a finished file: what their glyphs stand for, and how wide they are.
import { objectText, streamBytes, type FinishedFile } from './finished-file.ts';

export interface ArabicFont {
  /** What a glyph stands for, by its code. */
  readonly text: ReadonlyMap<number, string>;
  /** In thousandths of the size. */
  readonly width: (code: number) => number;
  /** Whether it stands for one letter that is written from right to left, with vowel signs or without. */
  readonly isLetter: (code: number) => boolean;
  /** The code of the space. */
  readonly space: number;
}

const arabicLetter = /^[\p{Script=Arabic}&&\p{L}]\p{Mn}*$/v;
const arabic = /\p{Script=Arabic}/u;

export const fromUtf16 = (hexadecimal: string): string => (hexadecimal.length === 4 ? String.fromCharCode(parseInt(hexadecimal, 16)) : Buffer.from(hexadecimal, 'hex').swap16().toString('utf16le'));

/** ISO 32000-1, 9.7.4.3: either a first code and its widths in turn, or a first and last code and the width of all between. */
const widthsOf = (list: string): readonly number[] => {
  const found: number[] = [];
  for (const [, first, last, widths] of list.matchAll(/([\d.]+) (?:([\d.]+) |\[)([\d. ]+?)(?:\]|(?= |$))/g)) {
    if (last === undefined) for (const [index, width] of (widths ?? '').trim().split(/ +/).entries()) found[Number(first) + index] = Number(width);
    else for (let code = Number(first); code <= Number(last); code++) found[code] = Number(widths);
  }
  return found;
};

/** Null for a font without Arabic letters, and for one that is not written as the compiler writes them. */
export const arabicFont = (file: FinishedFile, number: number): ArabicFont | null => {
  const font = objectText(file, number);
  const map = /\n {2}\/ToUnicode (\d+) 0 R\n/.exec(font);
  const descendant = /\n {2}\/DescendantFonts \[(\d+) 0 R\]\n/.exec(font);
  const stream = map === null || descendant === null ? null : streamBytes(file, Number(map[1]));
  const list = /\n {2}\/W \[([^\n]*)\]\n/.exec(objectText(file, Number(descendant?.[1])));
  if (stream === null || list === null) return null;
  const text = new Map<number, string>();
  const letters: boolean[] = [];
  let [space, isArabic]: [number | null, boolean] = [null, false];
  for (const [, written = '', unicode = ''] of stream.toString('latin1').matchAll(/^<([\dA-F]{4})> <([\dA-F]+)>$/gm)) {
    const [code, meaning] = [parseInt(written, 16), fromUtf16(unicode)];
    text.set(code, meaning);
    letters[code] = arabicLetter.test(meaning);
    isArabic ||= arabic.test(meaning);
    if (meaning === ' ') space ??= code;
  }
  if (space === null || !isArabic) return null;
  const widths = widthsOf(list[1] ?? '');
  return { text, width: (code) => widths[code] ?? 0, isLetter: (code) => letters[code] ?? false, space };
};
