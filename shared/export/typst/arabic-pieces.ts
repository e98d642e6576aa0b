// Arabic text cut where the compiler would paint pieces of a line from left to right. Letters and marks that it raises or lowers become
// pieces of their own in the file; the runs of a line keep the order in which they are read, so such letters are made runs of their own.

const mark = '[\\u064B-\\u065F\\u0670]';
/** Letters that do not join with what follows them. */
const last = '[\\u0621-\\u0625\\u0627\\u0629\\u062F-\\u0632\\u0648\\u0671-\\u0673\\u0675-\\u0677\\u0688-\\u0699\\u06C0\\u06C3-\\u06CB\\u06CD\\u06CF\\u06D2\\u06D3\\u06D5]';
const hamza = '\\u0621';
const joining = `(?:(?!${last})[\\u0620-\\u064A\\u066E-\\u06D3\\u06FA-\\u06FC])`;

/**
 * Letters joined with each other and nothing around them, with their marks: what can stand by itself without looking otherwise. A hamza
 * on the line joins with neither side.
 */
const joined = new RegExp(`(?:${joining}${mark}*)+(?:(?!${hamza})${last}${mark}*)?|${last}${mark}*`, 'gu');

/** An alef that joins with nothing before it. */
const aloneAlef = `\\u0627(?<!${joining}${mark}*\\u0627)`;

/**
 * Marks that Amiri raises or lowers: on a hamza or a letter that bears one, on an alef that stands alone, below a letter, a sukun,
 * and one mark above another.
 */
const shifted = new RegExp(`[\\u064D\\u0650\\u0652-\\u065F]|${mark}(?<=(?:[\\u0621-\\u0626]|${mark}|${aloneAlef}).)`, 'u');

/**
 * An alef that stands alone, with its tanwin, and the sign that is both and looks no different. The two are raised apart from each other,
 * and would be read twice; readers and searches take the sign, which Unicode says is equal to them, for the two.
 */
const alefTanwin = new RegExp(`${aloneAlef}\\u064B(?!${mark})`, 'gu');
const alefTanwinSign = '\uFD3D';

export interface ArabicPiece {
  readonly text: string;
  /** To be made a run of its own. */
  readonly apart: boolean;
}

/** The letters of printed text as they were written. */
export const asWritten = (printed: string): string => printed.replaceAll(alefTanwinSign, '\u0627\u064B');

/** The text in pieces, nothing left out: those whose marks are shifted by themselves, all else together. */
export const apartPieces = (written: string): readonly ArabicPiece[] => {
  // Vowels are rarely written.
  if (!shifted.test(written)) return [{ text: written, apart: false }];
  const text = written.replace(alefTanwin, alefTanwinSign);
  if (!shifted.test(text)) return [{ text, apart: false }];
  const pieces: ArabicPiece[] = [];
  let at = 0;
  for (const { 0: letters, index } of text.matchAll(joined)) {
    if (!shifted.test(letters)) continue;
    if (index > at) pieces.push({ text: text.slice(at, index), apart: false });
    pieces.push({ text: letters, apart: true });
    at = index + letters.length;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), apart: false });
  return pieces;
};
