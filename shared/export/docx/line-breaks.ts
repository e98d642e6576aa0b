// Breaks a paragraph into lines as a word processor does: after spaces, hyphens and dashes, by the widths of its letters.
import { arabicMeasure, latinMeasure, type Measure } from './letter-widths.ts';
import type { Piece } from './written-text.ts';

/** The room a paragraph has, in points. */
export interface LineRoom {
  /** Sizes of Latin and of right-to-left letters. */
  readonly size: number;
  readonly rtlSize: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly capitals: boolean;
  /** Where the first line and the other ones begin, and where all end. */
  readonly first: number;
  readonly left: number;
  readonly right: number;
  /** Places to which tabs lead, from the start. */
  readonly tabs: readonly number[];
}

export interface Lines {
  readonly count: number;
  /** The lines that refer to notes, counted from 0, with the numbers of those in the file. */
  readonly notes: readonly { readonly line: number; readonly id: number }[];
  /** Of the highest image; 0 without one. */
  readonly imageHeight: number;
}

/** Footnote marks and other raised signs are set in this share of the size. */
const raisedShare = 0.62;
const defaultTab = 36;
/** Spaces after which a line may end, and signs after which it may end without one. */
const [space, hyphen, enDash, emDash] = [0x20, 0x2d, 0x2013, 0x2014];

const opening: ReadonlySet<number> = new Set([...'([{'].map((sign) => sign.charCodeAt(0)));
const closing: ReadonlySet<number> = new Set([...')]}'].map((sign) => sign.charCodeAt(0)));

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

export const breakLines = (pieces: readonly Piece[], room: LineRoom): Lines => {
  let line = 0;
  /** Where the words that have their place end, and the width of what follows them: spaces, and a word that is not complete. */
  let at = room.first;
  let [spaces, word] = [0, 0];
  let waiting: number[] = [];
  let imageHeight = 0;
  let previous = 0;
  const notes: { line: number; id: number }[] = [];
  const place = (): void => {
    if (word > 0 || waiting.length > 0) {
      if (at + spaces + word > room.right + 0.01 && at > (line === 0 ? room.first : room.left)) {
        line += 1;
        at = room.left;
        spaces = 0;
      }
      at += spaces + word;
      // A word longer than a line runs on.
      while (at > room.right + 0.01 && room.right > room.left) {
        line += 1;
        at -= room.right - room.left;
      }
      for (const id of waiting) notes.push({ line, id });
      [spaces, word, waiting] = [0, 0, []];
    }
  };
  for (const piece of pieces) {
    switch (piece.type) {
      case 'text': {
        const face = { bold: room.bold || piece.bold, italic: room.italic || piece.italic };
        const measure: Measure = piece.rtl ? arabicMeasure(face) : latinMeasure(face);
        const size = ((piece.rtl ? room.rtlSize : room.size) * (piece.raised ? raisedShare : 1)) / 1000;
        const text = room.capitals ? piece.text.toUpperCase() : piece.text;
        for (let index = 0; index < text.length; index += 1) {
          const code = text.charCodeAt(index);
          const width = measure(text, index) * size;
          // Between two pairs of brackets a line may end.
          if (opening.has(code) && closing.has(previous)) place();
          previous = code;
          if (code === space) {
            place();
            spaces += width;
            continue;
          }
          word += width;
          if (code === enDash || code === emDash || (code === hyphen && !isDigit(text.charCodeAt(index + 1)))) place();
        }
        break;
      }
      case 'image':
        place();
        word = piece.width;
        imageHeight = Math.max(imageHeight, piece.height);
        place();
        break;
      case 'note':
        waiting.push(piece.id);
        word += room.size * raisedShare * 0.5;
        break;
      case 'tab': {
        place();
        at += spaces;
        spaces = 0;
        const next = room.tabs.find((tab) => tab > at + 0.01) ?? (Math.floor(at / defaultTab) + 1) * defaultTab;
        at = Math.min(next, room.right);
        break;
      }
      case 'lineBreak':
        place();
        line += 1;
        at = room.left;
        spaces = 0;
        break;
      case 'pageBreak':
        break;
    }
  }
  place();
  return { count: line + 1, notes, imageHeight };
};
