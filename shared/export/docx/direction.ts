// Cuts a run of text where the direction of its letters changes, so that Word sets each part in its own font, size and order.
import { directionPieces } from '../../text/bidi.ts';

export interface DirectedText {
  readonly text: string;
  readonly rtl: boolean;
}

const brackets: Readonly<Record<string, string>> = { '(': ')', '[': ']', '“': '”', '«': '»' };

/** Moves the brackets right around a left-to-right piece into it: they look the same there, and no program may break the line between them. */
const withBrackets = (pieces: readonly DirectedText[]): DirectedText[] => {
  const result: DirectedText[] = pieces.map((piece) => ({ ...piece }));
  for (const [index, piece] of result.entries()) {
    const [before, after] = [result[index - 1], result[index + 1]];
    const opener = before?.text.at(-1) ?? '';
    const closer = brackets[opener];
    if (piece.rtl || before === undefined || after === undefined || closer === undefined || !after.text.startsWith(closer)) continue;
    result[index - 1] = { ...before, text: before.text.slice(0, -1) };
    result[index] = { ...piece, text: `${opener}${piece.text}${closer}` };
    result[index + 1] = { ...after, text: after.text.slice(1) };
  }
  return result.filter(({ text }) => text !== '');
};

/** Words of a right-to-left script with the spaces and marks between them. By range and not by script: the stroke that lengthens words belongs to none. */
const rightToLeftRun = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]+(?:[^\p{L}\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]+[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]+)*/gu;

const inLeftToRight = (text: string): DirectedText[] => {
  const parts: DirectedText[] = [];
  let at = 0;
  for (const match of text.matchAll(rightToLeftRun)) {
    if (match.index > at) parts.push({ text: text.slice(at, match.index), rtl: false });
    parts.push({ text: match[0], rtl: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) parts.push({ text: text.slice(at), rtl: false });
  return parts;
};

/** The parts of a text by direction, in order; joined they are the text. Figures and marks follow the paragraph, except inside a run of the other script. */
export const directedText = (text: string, base: 'ltr' | 'rtl'): readonly DirectedText[] =>
  base === 'ltr' ? inLeftToRight(text) : withBrackets(directionPieces(text).map((piece) => ({ text: piece.text, rtl: !piece.leftToRight })));
