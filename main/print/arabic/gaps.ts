// Gaps within Arabic words. Amiri sets a ya with its dots off a ra, zay or waw before it, and a reader that tells words by the room between their letters
// finds two words there. The ya is made as wide as it stands: a space is painted over the gap, and both are said to be the ya. Nothing that is seen changes.
import { arabicLetter, type ArabicFont } from './fonts.ts';
import { codeAfter, codesBefore, readShown, writtenGlyphs, writtenText } from './shown.ts';

/**
 * Thousandths of the size. Poppler, whose `pdftotext` and viewers search by place, ends a word at a gap of 100; and beside two letters whose origins
 * are less than 100 from each other, which it takes for one letter painted twice, at a gap of 30.
 */
const gaps = { beside: 30, anywhere: 98, widest: 300 } as const;
const close = 100;

/**
 * Moves to the right within a line of glyphs, of the size of a gap. Whole ones: Amiri has 1,000 units to its size, and room between words, which
 * fills lines, hardly ever is a whole number.
 */
const candidate = /[)>] -(?:[3-9]\d|[12]\d\d) [(<]/g;

/** A glyph of a line, and how far the origin of the one before it is to its left. */
interface Placed {
  readonly code: number;
  readonly after: number;
}

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
    const letter = font.text.get(left?.code ?? -1) ?? '';
    const isGap = -each.by >= (Math.min(left?.after ?? Infinity, advance) < close ? gaps.beside : gaps.anywhere) && -each.by <= gaps.widest;
    const right = after?.kind === 'glyphs' ? (after.codes[0] ?? -1) : -1;
    if (left === null || before?.kind !== 'glyphs' || !isGap || !arabicLetter.test(letter) || !arabicLetter.test(font.text.get(right) ?? '')) {
      open.push(each.written);
      continue;
    }
    found = true;
    open.pop();
    if (before.codes.length > 1) open.push(writtenGlyphs(before.codes.slice(0, -1)));
    end();
    // The space ends where the next letter begins.
    const back = Number((font.width(font.space) + each.by).toFixed(5));
    lines.push(`/Span <</ActualText ${writtenText(letter)}>> BDC`, `[${writtenGlyphs([left.code])} ${back} ${writtenGlyphs([font.space])}] TJ`, 'EMC');
  }
  end();
  return found ? lines.join('\n') : null;
};

/** Told at a glance: most moves are beside a mark, or too short to matter. */
const mayBeGap = (content: string, { 0: match, index }: RegExpExecArray, { text, width }: ArabicFont): boolean => {
  const [before, left] = codesBefore(content, index);
  const right = codeAfter(content, index + match.length - 1);
  if (left === null || right === null) return true;
  if (!arabicLetter.test(text.get(left) ?? '') || !arabicLetter.test(text.get(right) ?? '')) return false;
  const gap = -Number(match.slice(2, -2));
  return gap >= gaps.anywhere || before === null || Math.min(width(before), width(left) + gap) < close;
};

/** Whether a place in a content stream is in marked content for which other text is given. */
const isReplaced = (content: string, at: number): boolean => {
  const begin = content.lastIndexOf('BT\n', at);
  const before = content.slice(begin, at);
  return before.lastIndexOf('/ActualText') > before.lastIndexOf('EMC\n');
};

/** A content stream with the gaps of its Arabic words closed; the same string where there is none. `fonts` by their names in it. */
export const withoutGaps = (content: string, fonts: ReadonlyMap<string, ArabicFont>): string => {
  const parts: string[] = [];
  let done = 0;
  candidate.lastIndex = 0;
  for (let match = candidate.exec(content); match !== null; match = candidate.exec(content)) {
    const from = content.lastIndexOf('\n', match.index) + 1;
    const to = content.indexOf('\n', match.index);
    const size = content.lastIndexOf(' Tf\n', from);
    const [name = ''] = content.slice(content.lastIndexOf('\n', size) + 2, size).split(' ');
    const font = fonts.get(name);
    const line = font === undefined || !mayBeGap(content, match, font) || isReplaced(content, from) ? null : lineWithoutGaps(content.slice(from, to), font);
    if (line === null) continue;
    candidate.lastIndex = to;
    parts.push(content.slice(done, from), line);
    done = to;
  }
  return done === 0 ? content : [...parts, content.slice(done)].join('');
};
