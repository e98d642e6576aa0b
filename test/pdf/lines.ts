// No line of text touches another: the letters of a page as their fonts paint them, gathered in lines by their base lines.
import type { Painted } from './content.ts';
import type { TaggedPage, TaggedPdf } from './structure.ts';

/** A letter as it is painted, in points from the lower left corner of the page. */
interface Letter {
  readonly left: number;
  readonly right: number;
  readonly bottom: number;
  readonly top: number;
  readonly base: number;
  readonly size: number;
  readonly text: string;
}

const isArabic = (text: string | null): boolean => text !== null && /\p{Script=Arabic}/u.test(text.normalize('NFKC'));

const lettersOf = ({ glyphs, advances, font, x, y, size }: Painted): Letter[] =>
  glyphs.flatMap(({ code, unicode }, index) => {
    const ink = font?.program?.ink(code) ?? null;
    if (ink === null) return [];
    const from = x + (advances[index] ?? 0);
    const points = (thousandths: number): number => (thousandths * size) / 1000;
    return [{ left: from + points(ink.left), right: from + points(ink.right), bottom: y + points(ink.bottom), top: y + points(ink.top), base: y, size, text: unicode ?? '' }];
  });

/** Letters painted in one stroke, with the box around them all. */
interface Stretch {
  readonly letters: readonly Letter[];
  readonly arabic: boolean;
  readonly bottom: number;
  readonly top: number;
  readonly base: number;
  readonly size: number;
}

const stretchOf = (painted: Painted): Stretch => {
  const letters = lettersOf(painted);
  const { y, size, glyphs } = painted;
  return { letters, arabic: glyphs.some(({ unicode }) => isArabic(unicode)), bottom: Math.min(...letters.map(({ bottom }) => bottom)), top: Math.max(...letters.map(({ top }) => top)), base: y, size };
};

/** Marks above or below a line, and letters that an Arabic face raises, stand off its base line by less than this share of the size. */
const offLine = 0.65;
/** Latin letters of one size that belong to one line have one base line. */
const sameLine = 0.02;

/**
 * How far boxes may stand in each other, as a share of the size, before the letters in them do: letters are round, and the tails and marks
 * of Arabic ones fill little of their boxes.
 */
const slack = { latin: 0.04, arabic: 0.12 } as const;

function* touching(one: Stretch, other: Stretch): Generator<readonly [Letter, Letter]> {
  const [upper, lower] = one.base > other.base ? [one, other] : [other, one];
  const within = upper.arabic || lower.arabic || Math.abs(upper.size - lower.size) > 0.5 ? offLine : sameLine;
  if (upper.base - lower.base < within * Math.max(upper.size, lower.size) || upper.bottom >= lower.top) return;
  const allowed = slack[upper.arabic ? 'arabic' : 'latin'] * upper.size;
  for (const above of upper.letters) {
    for (const below of lower.letters) {
      if (above.bottom < below.top - allowed && above.left < below.right - 0.4 && below.left < above.right - 0.4) yield [above, below];
    }
  }
}

const touchingOn = ({ number, content }: TaggedPage): string[] => {
  const stretches = content.painted.map(stretchOf).filter(({ letters }) => letters.length > 0);
  return stretches.flatMap((one, index) =>
    stretches.slice(index + 1).flatMap((other) =>
      one.top < other.bottom || other.top < one.bottom
        ? []
        : [...touching(one, other)].map(([above, below]) => `page ${number}: ${above.text} at ${Math.round(above.base)} touches ${below.text} at ${Math.round(below.base)}, ${Math.round(below.left)} points from the left`),
    ),
  );
};

/** Where letters of two lines stand in each other. */
export const touchingLines = (pdf: TaggedPdf): string[] => pdf.pages.flatMap(touchingOn);
