// Gaps within Arabic words. Amiri sets a ya with its dots off a ra, zay or waw before it, and a reader that tells words by the room between their letters
// finds two words there. The ya is made as wide as it stands: a space is painted over the gap, and both are said to be the ya. Nothing that is seen changes.
import type { ArabicFont } from './fonts.ts';
import { codeBefore, firstCode, isDigit, lastCode, lastShown, lineStart, withChanges, type Change } from './glance.ts';
import { readShown, writtenGlyphs, writtenText } from './shown.ts';

/**
 * Thousandths of the size. Poppler, whose `pdftotext` and viewers search by place, ends a word at a gap of 100; and beside two letters whose origins
 * are less than 100 from each other, which it takes for one letter painted twice, at a gap of 30.
 */
const gaps = { beside: 30, anywhere: 98, widest: 300 } as const;
const close = 100;
const replacement = '/Span <<\n  /ActualText ';
const [space, opening, closing, less, greater, bracket] = [0x20, 0x28, 0x29, 0x3c, 0x3e, 0x5b];

/** A glyph of a line, and how far the origin of the one before it is to its left. */
interface Placed {
  readonly code: number;
  readonly after: number;
}

/** How much wider a space is than a gap: so far it is moved to the left, over the letter, to end where the gap does. */
const overhang = ({ width, space }: ArabicFont, gap: number): number => Number((width(space) - gap).toFixed(5));

/** The line of `TJ` with its gaps closed; null where there is none. */
const lineWithoutGaps = (line: string, font: ArabicFont): string | null => {
  const shown = line.startsWith('[') && line.endsWith('] TJ') ? readShown(line.slice(0, -3)) : null;
  if (shown === null) return null;
  const lines: string[] = [];
  let open: string[] = [];
  const end = (): void => {
    if (open.length > 0) lines.push(`[${open.join(' ')}] TJ`);
    open = [];
  };
  let [left, advance, found]: [Placed | null, number, boolean] = [null, Infinity, false];
  for (const [index, each] of shown.entries()) {
    if (each.kind === 'glyphs') {
      for (const code of each.codes) {
        left = { code, after: advance };
        advance = font.width(code);
      }
      open.push(each.written);
      continue;
    }
    advance -= each.by;
    const [before, after] = [shown[index - 1], shown[index + 1]];
    const isGap = -each.by >= (Math.min(left?.after ?? Infinity, advance) < close ? gaps.beside : gaps.anywhere) && -each.by <= gaps.widest;
    const right = after?.kind === 'glyphs' ? (after.codes[0] ?? -1) : -1;
    if (left === null || before?.kind !== 'glyphs' || !isGap || !font.isLetter(left.code) || !font.isLetter(right)) {
      open.push(each.written);
      continue;
    }
    found = true;
    open.pop();
    if (before.codes.length > 1) open.push(writtenGlyphs(before.codes.slice(0, -1)));
    end();
    lines.push(`/Span <</ActualText ${writtenText(font.text.get(left.code) ?? '')}>> BDC`, `[${writtenGlyphs([left.code])} ${overhang(font, -each.by)} ${writtenGlyphs([font.space])}] TJ`, 'EMC');
  }
  end();
  return found ? lines.join('\n') : null;
};

/** How far a move goes to the right, in thousandths of the size, and where the string begins behind it. */
interface Move {
  readonly by: number;
  readonly to: number;
}

/**
 * The move whose number begins at a place, if it is of the size of a gap. A whole number: Amiri has 1,000 units to its size, and room between words, which
 * fills lines, hardly ever is a whole number.
 */
const moveAt = (content: string, from: number): Move | null => {
  let [at, by] = [from, 0];
  for (let sign = content.charCodeAt(at); isDigit(sign); sign = content.charCodeAt(++at)) by = by * 10 + sign - 0x30;
  const next = content.charCodeAt(at + 1);
  return by >= gaps.beside && by < gaps.widest && content.charCodeAt(at) === space && (next === opening || next === less) ? { by, to: at + 1 } : null;
};

/** Told at a glance: most moves are beside a mark, or too short to matter. `at` is the end of the string before the move, and the font one of these. */
const mayBeGap = (content: string, at: number, { by, to }: Move, fonts: readonly ArabicFont[]): boolean => {
  const [left, right] = [lastCode(content, at), firstCode(content, to)];
  if (left === null || right === null) return true;
  return fonts.some((font) => {
    if (!font.isLetter(right) || !font.isLetter(left.code)) return false;
    if (by >= gaps.anywhere || font.width(left.code) + by < close) return true;
    const before = codeBefore(content, left.from, content.charCodeAt(at) === greater);
    return before === null || font.width(before.code) < close;
  });
};

/** The font in which the line is painted that begins at a place: the one chosen last before it. */
const fontBefore = (content: string, from: number, fonts: ReadonlyMap<string, ArabicFont>): ArabicFont | undefined => {
  const size = content.lastIndexOf(' Tf\n', from);
  const [name = ''] = content.slice(lineStart(content, size) + 1, size).split(' ');
  return fonts.get(name);
};

/** Whether a place in a content stream is in marked content for which other text is given. */
const isReplaced = (content: string, at: number): boolean => {
  const before = content.slice(content.lastIndexOf('BT\n', at), at);
  return before.lastIndexOf('/ActualText') > before.lastIndexOf('EMC\n');
};

/** A letter, mostly with vowel signs, for which other text is given, up to the sign that opens its own line, or the next one. */
const cluster = /^\/ActualText [^\n]*\n>> BDC\n(?:\/ReversedChars BMC\n)?(?:\d Tr\n)?\/(\w+) (\S+) Tf\n1 0 0 -1 \S+ \S+ Tm\n(?:([[(<][^\n]*) T[jJ]\n(?:EMC\n){1,2}(?:\/ReversedChars BMC\n)?(?:\d Tr\n)?\/\1 \2 Tf\n1 0 0 -1 \S+ \S+ Tm\n)?\[$/;

/**
 * The line of such a letter without the gap beside it that a move makes which opens a line: its own, where a sign that is painted first stands away from
 * the word, or the next one. Null where there is none.
 */
const clusterWithoutGap = (content: string, opening: number, { by, to }: Move, fonts: ReadonlyMap<string, ArabicFont>): Change | null => {
  const begin = content.lastIndexOf(replacement, opening);
  const [before = '', name = '', , shown] = begin === -1 ? [] : (cluster.exec(content.slice(begin + replacement.indexOf('/A'), opening + 1)) ?? []);
  const font = fonts.get(name);
  if (font === undefined) return null;
  const space = writtenGlyphs([font.space]);
  if (shown === undefined) {
    const left = lastShown(content, begin);
    return by < gaps.anywhere || left === null || !font.isLetter(left.code) ? null : { from: opening + 1, to: to - 1, text: `${space} ${overhang(font, by)}` };
  }
  const [left, right] = [readShown(shown)?.findLast((each) => each.kind === 'glyphs')?.codes.at(-1) ?? -1, firstCode(content, to)];
  if (right === null || !font.isLetter(left) || !font.isLetter(right)) return null;
  const end = opening + 1 - before.length + before.indexOf(' Tm\n') + ' Tm\n'.length + shown.length;
  return { from: end - shown.length, to: end + ' TJ'.length, text: `[${shown.replace(/^\[|\]$/g, '')} ${overhang(font, by)} ${space}] TJ` };
};

/** A content stream with the gaps of its Arabic words closed; the same string where there is none. `fonts` by their names in it. */
export const withoutGaps = (content: string, fonts: ReadonlyMap<string, ArabicFont>): string => {
  const changes: Change[] = [];
  const all = [...fonts.values()];
  for (let minus = content.indexOf('-'); minus !== -1; minus = content.indexOf('-', minus + 1)) {
    const opens = content.charCodeAt(minus - 1) === bracket ? moveAt(content, minus + 1) : null;
    const change = opens === null ? null : clusterWithoutGap(content, minus - 1, opens, fonts);
    if (change !== null) changes.push(change);
    const before = content.charCodeAt(minus - 2);
    if ((before !== closing && before !== greater) || content.charCodeAt(minus - 1) !== space) continue;
    const move = moveAt(content, minus + 1);
    if (move === null || !mayBeGap(content, minus - 2, move, all)) continue;
    const [from, to] = [lineStart(content, minus), content.indexOf('\n', minus)];
    const font = fontBefore(content, from, fonts);
    const text = font === undefined || isReplaced(content, from) ? null : lineWithoutGaps(content.slice(from, to), font);
    if (text === null) continue;
    changes.push({ from, to, text });
    minus = to;
  }
  return withChanges(content, changes);
};
