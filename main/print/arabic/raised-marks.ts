// Marks that Amiri raises or lowers. The compiler paints each as marked content of its own and says of it again what it says of its letter, and paints the pieces of
// such a word from left to right. The mark is said once, with its letter, and the pieces come in the order in which they are read. What is seen does not change.
import { fromUtf16, type ArabicFont } from './fonts.ts';
import { lastShown, withChanges, type Change } from './glance.ts';
import { readShown } from './shown.ts';

type Fonts = ReadonlyMap<string, ArabicFont>;

const opening = '/Span <<\n  /MCID ';
const closing = 'Q\nEMC\n';
const ending = `ET\n${closing}`;

/** One sequence of marked content that shows Arabic text, at its place in the content stream. */
interface Piece {
  readonly from: number;
  readonly to: number;
  /** Where what it paints begins, up to its last operator. */
  readonly body: number;
  readonly x: number;
  readonly y: number;
  /** In points. */
  readonly width: number;
  /** The text of its glyphs that stand for one piece of text, the leftmost ones. */
  readonly first: string;
  /** Whether it shows nothing but marks that are read with a letter. */
  readonly mark: boolean;
}

const start = /\/Span <<\n {2}\/MCID \d+\n(?: {2}\/[^\n]*\n)*>> BDC\nq\n1 0 0 -1 (\S+) (\S+) cm\n(?:[^\n]*\n){0,6}?BT\n/y;
const operators = /(?:\/(\w+) (\S+) Tf|1 0 0 -1 (\S+) \S+ Tm|([[(<][^\n]*) T[jJ]|\/ActualText ([^\n]*))\n/g;

/** A text string as the compiler writes those that are not of ASCII letters alone; null for another. */
const textOf = (written: string): string | null => {
  const hexadecimal = /^<FEFF([\dA-F]*)>$/i.exec(written)?.[1];
  if (hexadecimal !== undefined) return fromUtf16(hexadecimal);
  const [string] = readShown(written) ?? [];
  if (string?.kind !== 'glyphs' || string.codes[0] !== 0xfeff) return null;
  return String.fromCharCode(...string.codes.slice(1));
};

/** What stands before the text of the piece that begins at a place, read; null for what is written otherwise. */
const headAt = (content: string, from: number): RegExpExecArray | null => {
  start.lastIndex = from;
  return start.exec(content);
};

/** The piece that begins at a place; null for what is written otherwise or is not Arabic alone. */
const pieceAt = (content: string, from: number, fonts: Fonts, head = headAt(content, from)): Piece | null => {
  const end = head === null ? -1 : content.indexOf(ending, from + head[0].length);
  if (head === null || end === -1) return null;
  const text = content.slice(from + head[0].length, end);
  if (text.includes('BT\n') || text.includes('/MCID')) return null;
  let [font, size, left, width]: [ArabicFont | undefined, number, number, number] = [undefined, 0, 0, 0];
  let [first, mark, replaced]: [string | null, boolean, string | null] = [null, true, null];
  for (const [, name, points, place, shown, actual] of text.matchAll(operators)) {
    if (name !== undefined) [font, size] = [fonts.get(name), Number(points)];
    else if (place !== undefined) left = width = Number(place);
    else if (actual !== undefined) replaced = textOf(actual);
    else if (shown !== undefined) {
      const glyphs = font === undefined ? null : readShown(shown);
      if (font === undefined || glyphs === null) return null;
      for (const each of glyphs) {
        if (each.kind === 'move') {
          width -= (each.by * size) / 1000;
          continue;
        }
        for (const code of each.codes) {
          first ??= replaced ?? font.text.get(code) ?? '';
          if (font.width(code) > 0) mark = false;
          width += (font.width(code) * size) / 1000;
        }
      }
    }
  }
  const at = from + head[0].indexOf('q\n1 0 0 -1 ');
  return { from, to: end + ending.length, body: at, x: Number(head[1]), y: Number(head[2]), width, first: first ?? '', mark: mark && left === 0 && /\p{L}/u.test(first ?? '') };
};

/** A short piece, which raised marks are. */
const single = /^\/Span <<\n {2}\/MCID \d+\n(?: {2}\/[^\n]*\n)*>> BDC\nq\n1 0 0 -1 \S+ \S+ cm\n(?:[^\n]*\n){0,6}?BT\n(?:\/Span <<\n {2}\/ActualText [^\n]*\n>> BDC\n|\/ReversedChars BMC\n)?(?:\d Tr\n)?\/(\w+) \S+ Tf\n1 0 0 -1 \S+ \S+ Tm\n([[(<][^\n]{1,60}) T[jJ]\n(?:EMC\n)?ET\nQ\nEMC\n$/;

/** Whether it shows glyphs without width alone. */
const isFlat = ([, name = '', shown = '']: RegExpExecArray, fonts: Fonts): boolean => {
  const font = fonts.get(name);
  return font !== undefined && (readShown(shown)?.every((each) => each.kind === 'move' || each.codes.every((code) => font.width(code) === 0)) ?? false);
};

/** Whether the last glyph of a text that ends at a place may be without width, told at a glance: most have one. */
const mayBeFlat = (content: string, end: number, fonts: readonly ArabicFont[]): boolean => {
  const written = lastShown(content, content[end - 2] === 'C' ? end - 'EMC\n'.length : end);
  return written === null || fonts.some((font) => font.width(written.code) === 0);
};

/** The raised mark that ends where a text does, or null. */
const markBefore = (content: string, end: number, fonts: Fonts): Piece | null => {
  const from = content.lastIndexOf(opening, end);
  const match = from === -1 ? null : single.exec(content.slice(from, end + ending.length));
  const piece = match !== null && isFlat(match, fonts) ? pieceAt(content, from, fonts) : null;
  return piece?.mark === true ? piece : null;
};

/** In points: what rounding leaves between the end of a piece and the beginning of the one it joins. */
const tolerance = 0.1;

/** The piece that ends where another begins, if it joins it at its left. */
const pieceJoining = (content: string, from: number, { x, y }: Piece, fonts: Fonts): Piece | null => {
  if (!content.startsWith(closing, from - closing.length)) return null;
  const begin = content.lastIndexOf(opening, from - 1);
  const head = begin === -1 ? null : headAt(content, begin);
  // Most stand to the right, and are not read for that.
  if (head === null || Number(head[2]) !== y || Number(head[1]) >= x) return null;
  const piece = pieceAt(content, begin, fonts, head);
  return piece !== null && piece.to === from && !piece.mark && Math.abs(piece.x + piece.width - x) < tolerance ? piece : null;
};

/**
 * The pieces that one word with a raised mark was cut into, from left to right, as far as they follow each other; empty where the mark is read by
 * itself or its letter is not found.
 */
const piecesAround = (content: string, mark: Piece, fonts: Fonts): readonly Piece[] => {
  const found: Piece[] = [mark];
  let [marks, last]: [Piece[], Piece | null] = [[mark], null];
  for (let at = mark.to; ; ) {
    const head = headAt(content, at);
    if (head === null || (last !== null && Math.abs(last.x + last.width - Number(head[1])) > tolerance)) break;
    const next = pieceAt(content, at, fonts, head);
    if (next === null || (last !== null && !next.mark && last.y !== next.y)) break;
    // A mark stands at the place of its letter, and is said to be what the letter is said to be.
    if (!next.mark && marks.some(({ x, first }) => Math.abs(x - next.x) > tolerance || first !== next.first)) break;
    found.push(next);
    at = next.to;
    if (next.mark) marks.push(next);
    else [marks, last] = [[], next];
  }
  // Marks without their letter are left as they are.
  found.length -= marks.length;
  const base = found.find((piece) => !piece.mark);
  if (base === undefined) return [];
  const before = pieceJoining(content, mark.from, base, fonts);
  return before === null ? found : [before, ...found];
};

/** What a mark paints, said to be nothing. */
const silent = (body: string): string => {
  const own = /\/ActualText [^\n]*/;
  return own.test(body) ? body.replace(own, '/ActualText ()') : body.replace('BT\n', 'BT\n/Span <</ActualText ()>> BDC\n').replace('ET\n', 'EMC\nET\n');
};

/** A content stream in which such words are said once and in their order; the same string where there is none. `fonts` by their names in it. */
export const withMarksInPlace = (content: string, fonts: Fonts): string => {
  const changes: Change[] = [];
  const all = [...fonts.values()];
  let done = 0;
  for (let end = content.indexOf(ending); end !== -1; end = content.indexOf(ending, Math.max(end + 1, done))) {
    const mark = mayBeFlat(content, end, all) ? markBefore(content, end, fonts) : null;
    const pieces = mark === null ? [] : piecesAround(content, mark, fonts);
    const [first, last] = [pieces[0], pieces.at(-1)];
    if (first === undefined || last === undefined || first.from < done) continue;
    const bodies = pieces.map((each) => {
      const body = content.slice(each.body, each.to - 'EMC\n'.length);
      return each.mark ? silent(body) : body;
    });
    const text = bodies.reverse().map((body, index) => {
      const place = pieces[index];
      return place === undefined ? '' : `${content.slice(place.from, place.body)}${body}EMC\n`;
    });
    changes.push({ from: first.from, to: last.to, text: text.join('') });
    done = last.to;
  }
  return withChanges(content, changes);
};
