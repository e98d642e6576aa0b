// Text for a terminal: lines that fit, columns that stand under each other, and nothing that the terminal would obey.

/** Signs that take no column: vowel marks, joiners, direction signs. */
const narrow = /[\p{Mn}\p{Me}\p{Cf}]/u;
/** Signs of East Asian scripts take two. */
const wide = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]/u;

/** Columns that a text takes. */
export const columnsOf = (text: string): number => {
  let columns = 0;
  for (const sign of text) columns += narrow.test(sign) ? 0 : wide.test(sign) ? 2 : 1;
  return columns;
};

/** Without control characters: a document from elsewhere must not move the cursor or rename the window. Line breaks and tabs become spaces. */
export const printable = (text: string): string => text.replace(/[\t\n\r\u2028\u2029]/g, ' ').replace(/\p{Cc}/gu, '');

/** Breaks a paragraph at spaces. `first` and `rest` stand before the first line and the others. */
export const wrap = (paragraph: string, first: string, rest: string, width: number): string[] => {
  const lines: string[] = [];
  let line = first;
  let used = columnsOf(first);
  let empty = true;
  for (const word of printable(paragraph).split(' ')) {
    if (word === '') continue;
    const columns = columnsOf(word);
    if (!empty && used + 1 + columns > width) {
      lines.push(line);
      line = rest;
      used = columnsOf(rest);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    used += empty ? columns : columns + 1;
    empty = false;
  }
  lines.push(line.trimEnd());
  return lines;
};

/** Rows with columns under each other; the last column is not padded. */
export const table = (rows: readonly (readonly string[])[]): string => {
  const clean = rows.map((row) => row.map(printable));
  const widths: number[] = [];
  for (const row of clean) for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, columnsOf(cell));
  const written = clean.map((row) =>
    row.map((cell, index) => (index === row.length - 1 ? cell : cell + ' '.repeat((widths[index] ?? 0) - columnsOf(cell)))).join('  ').trimEnd(),
  );
  return written.length === 0 ? '' : `${written.join('\n')}\n`;
};
