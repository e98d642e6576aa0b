// Tables drawn with hyphens and bars, as converters write them: simple tables, tables of several lines to a row, grids. Read as rows with pipes.
import type { LiveLine } from './furniture.ts';
import { isBlank } from './lines.ts';

/** Two and more runs of hyphens: the columns of a simple table. */
const dashes = /^\s*-{2,}(?:\s+-{2,})+\s*$/;
/** One run over the whole width: the frame of a table with several lines to a row. */
const frame = /^\s*-{8,}\s*$/;
const gridRule = /^\s*\+(?:[-=:]+\+){1,}\s*$/;
const gridRow = /^\s*\|.*\|\s*$/;
/** No table has more lines. */
const longest = 5000;

interface Row {
  readonly number: number;
  readonly cells: string[];
}

const piped = (rows: readonly Row[], heads: number, like: LiveLine): LiveLine[] => {
  const line = (number: number, cells: readonly string[]): LiveLine => ({ ...like, number, text: `| ${cells.map((cell) => cell.trim().replace(/(?<!\\)\|/g, '\\|')).join(' | ')} |` });
  const width = rows[0]?.cells.length ?? 1;
  const rule: LiveLine = { ...like, text: `|${' --- |'.repeat(width)}` };
  const written = rows.map(({ number, cells }) => line(number, cells));
  const empty = line(like.number, Array.from({ length: width }, () => ''));
  return heads > 0 ? [...written.slice(0, heads), rule, ...written.slice(heads)] : [empty, rule, ...written];
};

/** Cuts a line at the beginnings of its columns, where only blanks part them. */
const sliced = (text: string, starts: readonly number[]): string[] => starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length).trim());

const startsOf = (rule: string): number[] => [...rule.matchAll(/-{2,}/g)].map(({ index }, column) => (column === 0 ? 0 : index));

/** Whether the columns are kept apart: no word runs from one into the next. */
const keeps = (text: string, starts: readonly number[]): boolean => starts.slice(1).every((start) => start >= text.length || text[start - 1] === ' ' || text[start - 1] === undefined);

const joinRows = (rows: readonly Row[]): Row[] => {
  const [first] = rows;
  return first === undefined ? [] : [{ number: first.number, cells: first.cells.map((_, column) => rows.map(({ cells }) => cells[column] ?? '').filter((cell) => cell !== '').join(' ')) }];
};

interface Found {
  readonly lines: readonly LiveLine[];
  readonly end: number;
}

const simpleAt = (lines: readonly LiveLine[], index: number): Found | null => {
  const here = lines[index] as LiveLine;
  const framed = frame.test(here.text);
  const headless = dashes.test(here.text);
  if (!framed && !headless && !dashes.test(lines[index + 1]?.text ?? '')) return null;
  let at = framed || headless ? index + (framed ? 1 : 0) : index;
  const head: LiveLine[] = [];
  for (; at < lines.length && at < index + 8 && !dashes.test(lines[at]?.text ?? ''); at++) {
    if (isBlank(lines[at])) return null;
    head.push(lines[at] as LiveLine);
  }
  const rule = lines[at];
  if (rule === undefined || !dashes.test(rule.text) || (framed && head.length === 0)) return null;
  const starts = startsOf(rule.text);
  const body: LiveLine[][] = [[]];
  for (at += 1; at < lines.length && at < index + longest; at++) {
    const line = lines[at] as LiveLine;
    if (framed || headless ? frame.test(line.text) || dashes.test(line.text) : isBlank(line)) break;
    if (isBlank(line)) body.push([]);
    else body.at(-1)?.push(line);
  }
  const closed = framed || headless;
  if (closed && (at >= lines.length || at >= index + longest)) return null;
  const filled = body.filter((group) => group.length > 0);
  if (filled.length === 0 || ![...head, ...filled.flat()].every(({ text }) => keeps(text, starts) && !text.includes('\t'))) return null;
  const row = (line: LiveLine): Row => ({ number: line.number, cells: sliced(line.text, starts) });
  // Blank lines part the rows of a table that has several lines to a row.
  const rows = filled.length > 1 || framed ? filled.flatMap((group) => joinRows(group.map(row))) : filled.flat().map(row);
  const heads = joinRows(head.map(row));
  return { lines: piped([...heads, ...rows], heads.length, here), end: at + (closed ? 1 : 0) };
};

const gridAt = (lines: readonly LiveLine[], index: number): Found | null => {
  const here = lines[index] as LiveLine;
  if (!gridRule.test(here.text)) return null;
  const rows: Row[] = [];
  let group: Row[] = [];
  let heads = 0;
  let at = index + 1;
  for (; at < lines.length && at < index + longest; at++) {
    const { text, number } = lines[at] as LiveLine;
    if (gridRule.test(text)) {
      rows.push(...joinRows(group));
      group = [];
      if (text.includes('=')) heads = rows.length;
    } else if (gridRow.test(text)) group.push({ number, cells: text.trim().slice(1, -1).split(/(?<!\\)\|/).map((cell) => cell.trim().replace(/\\\|/g, '|')) });
    else break;
  }
  const width = rows[0]?.cells.length ?? 0;
  // Merged cells draw other lines: then the drawing is kept as it is.
  if (group.length > 0 || rows.length === 0 || rows.some(({ cells }) => cells.length !== width)) return null;
  return { lines: piped(rows, heads, here), end: at };
};

/** The lines with drawn tables in pipes. The signs of the drawing are dropped, the words stay on their lines. */
export const withPipes = (lines: readonly LiveLine[]): readonly LiveLine[] => {
  if (!lines.some(({ text }) => dashes.test(text) || gridRule.test(text))) return lines;
  const result: LiveLine[] = [];
  for (let index = 0; index < lines.length; index++) {
    const found = isBlank(lines[index]) || (result.length > 0 && !isBlank(result.at(-1))) ? null : (gridAt(lines, index) ?? simpleAt(lines, index));
    if (found === null) {
      result.push(lines[index] as LiveLine);
      continue;
    }
    result.push(...found.lines, { ...(lines[index] as LiveLine), text: '' });
    index = found.end - 1;
  }
  return result;
};
