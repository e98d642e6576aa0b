// The lines of a file with their numbers, and how the file sets its paragraphs: one to a line, or wrapped at a measure.

/** A line as it stands in the file. */
export interface Line {
  /** Counted from 1. */
  readonly number: number;
  /** Without its line end; trailing blanks are kept, they can be a line break of Markdown. */
  readonly text: string;
  /** A form feed stands before the line. */
  readonly pageBreak: boolean;
}

/** Splits at every kind of line end. A form feed ends a line and marks the next one; it takes no line number of its own. */
export const splitLines = (text: string): Line[] => {
  const lines: Line[] = [];
  for (const [index, raw] of text.split(/\r\n|[\n\r\u0085\u2028\u2029]/).entries()) {
    for (const [part, piece] of raw.split('\f').entries()) lines.push({ number: index + 1, text: piece.replaceAll('\x1A', ''), pageBreak: part > 0 });
  }
  return lines;
};

export const isBlank = (line: Line | undefined): boolean => line === undefined || line.text.trim() === '';

/** Columns before the first sign; a tab goes to the next multiple of four. */
export const indentOf = (text: string): number => {
  let columns = 0;
  for (const sign of text) {
    if (sign === '\t') columns += 4 - (columns % 4);
    else if (sign === ' ' || sign === '\u00A0') columns += 1;
    else break;
  }
  return columns;
};

export interface LineStyle {
  /** Lines are wrapped: a line right below another one goes on with its paragraph. */
  readonly wrapped: boolean;
  /** The width at which they are wrapped, in characters. */
  readonly measure: number;
}

/** A file is wrapped when hardly any line is longer than a measure of print and many lines reach it. */
export const lineStyle = (lines: readonly Line[]): LineStyle => {
  const lengths: number[] = [];
  let direct = 0;
  for (const [index, line] of lines.entries()) {
    if (isBlank(line) || line.text.includes('\t') || line.text.includes('|')) continue;
    lengths.push(line.text.trimEnd().length);
    if (!isBlank(lines[index + 1])) direct += 1;
  }
  if (lengths.length === 0) return { wrapped: false, measure: 80 };
  lengths.sort((a, b) => a - b);
  const measure = lengths[Math.floor(lengths.length * 0.95)] ?? 80;
  const longest = lengths[Math.floor(lengths.length * 0.985)] ?? measure;
  const full = lengths.filter((length) => length > measure * 0.75).length;
  return { wrapped: longest <= 130 && measure >= 50 && full > lengths.length * 0.35 && direct > lengths.length * 0.3, measure };
};
