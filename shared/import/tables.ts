// Tables set with tabs, with the bars of Markdown, or as a list of hours: read as rows of cells.
import type { RowProposal } from '../document/proposal.ts';
import { draftText, trimDraft, wholly, type Draft } from './draft.ts';
import { comparable, endsSentence } from './comparable.ts';
import { timeRangeLength } from './dates.ts';
import { isRule, type LiveLine } from './furniture.ts';
import { readInline, type InlineContext } from './inline.ts';
import { labelOf } from './labels.ts';
import { isBlank } from './lines.ts';
import { peel, unmarked } from './peel.ts';
import { continuedForm, dayForm, weekdayForm } from './vocabulary.ts';
import type { Ledger } from './ledger.ts';

export interface DraftCell {
  readonly draft: Draft;
  readonly line: number;
  readonly colspan: number;
  readonly rowspan: number;
}
export interface DraftRow {
  readonly kind: 'normal' | 'day' | 'group';
  readonly cells: readonly DraftCell[];
  /** That the row be put in, or taken out. */
  readonly proposals?: readonly RowProposal[];
}
/** A table whose cells are read but whose footnotes are not found yet. */
export interface DraftTable {
  readonly line: number;
  readonly rows: readonly DraftRow[];
  readonly columns: number;
  readonly headerRows: number;
  readonly purpose: 'data' | 'programme';
  /** The rows do not agree in their number of cells, so that cells may stand in the wrong column. */
  readonly broken: boolean;
  /** Where it is part of the table itself. */
  readonly caption?: Draft;
}

/** A longer table goes on as another one. */
export const mostRows = 5000;

type Form = 'pipe' | 'tab' | 'hours';

const separator = /^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$/;
const isSeparator = (text: string): boolean => text.includes('-') && text.includes('|') && separator.test(text);

/** A line with a tab between two texts, or with a tab at its end; the tab behind a number or a bullet makes no table. */
const hasTab = (text: string): boolean => {
  const peeled = peel(text);
  if (peeled.bullet !== null && !/\t/.test(peeled.source)) return false;
  const inner = peeled.source.replace(/^\t+/, '');
  const first = inner.indexOf('\t');
  if (first < 0) return false;
  const label = labelOf(peeled.text);
  if (label !== null && peeled.text.slice(0, label.length).includes('\t')) return peeled.text.slice(label.length).includes('\t');
  return true;
};

const formOf = (lines: readonly LiveLine[], index: number): Form | null => {
  const text = lines[index]?.text ?? '';
  if (text.trim() === '' || isRule(text)) return null;
  if (/^\s*\|.*\|\s*$/.test(text) || isSeparator(text)) return 'pipe';
  if (text.includes('|') && (isSeparator(lines[index + 1]?.text ?? '') || isSeparator(lines[index - 1]?.text ?? ''))) return 'pipe';
  if (hasTab(text)) return 'tab';
  return timeRangeLength(peel(text).text) > 0 ? 'hours' : null;
};

/** Whether a text names a day of a programme. */
export const isDayText = (text: string): boolean => {
  const plain = comparable(unmarked(text));
  return plain.length < 120 && (dayForm.test(plain) || weekdayForm.test(plain));
};

interface RawRow {
  cells: string[];
  readonly line: number;
}

const splitPipes = (text: string): string[] => {
  const inner = text.trim().replace(/^\|/, '').replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replace(/\\\|/g, '|').trim());
};

const splitTabs = (text: string): string[] => {
  const trimmed = text.replace(/^[ ]+/, '').replace(/\s+$/, '');
  const cells = (trimmed === '' ? text : trimmed).split('\t').map((cell) => cell.trim());
  // One tab at the beginning of a line is an indent; the empty first cell of a row with others is a cell.
  return cells.length === 2 && cells[0] === '' ? cells.slice(1) : cells;
};

export interface FoundTable {
  readonly table: DraftTable;
  /** Position of the first line after the table. */
  readonly end: number;
}

interface Group {
  readonly form: Form;
  readonly rows: RawRow[];
  readonly end: number;
  readonly headerRows: number;
}

const readGroup = (lines: readonly LiveLine[], start: number): Group | null => {
  let form = formOf(lines, start);
  let index = start;
  const rows: RawRow[] = [];
  if (form === null) {
    // The line of a day may stand alone over the rows of its hours.
    if ((lines[start]?.text.length ?? 0) > 160 || !isDayText(lines[start]?.text ?? '')) return null;
    const next = isBlank(lines[start + 1]) ? start + 2 : start + 1;
    if (next >= lines.length) return null;
    form = formOf(lines, next);
    if (form === null || form === 'pipe' || timeRangeLength(peel(lines[next]?.text ?? '').text) === 0) return null;
  }
  let headerRows = 0;
  for (; index < lines.length && rows.length < mostRows; index++) {
    const line = lines[index] as LiveLine;
    if (isBlank(line) && !(index === start + 1 && rows.length === 1 && form !== 'pipe' && formOf(lines, start) === null)) break;
    if (isBlank(line)) continue;
    const here = formOf(lines, index);
    if (form === 'pipe') {
      if (here !== 'pipe') break;
      if (isSeparator(line.text)) {
        if (rows.length > 0 && headerRows === 0) headerRows = rows.length;
        continue;
      }
      rows.push({ cells: splitPipes(line.text), line: line.number });
      continue;
    }
    const text = line.text;
    if (index === start && here === null) rows.push({ cells: [text.trim()], line: line.number });
    // Below a row with two cells a tab at the beginning is an empty first cell.
    else if (form === 'tab' && /^\t\S/.test(text) && width(rows) >= 2) rows.push({ cells: ['', ...splitTabs(text.slice(1))], line: line.number });
    else if (here === 'tab') rows.push({ cells: splitTabs(text), line: line.number });
    else if (here === 'hours') {
      const peeled = peel(text);
      const length = timeRangeLength(peeled.text);
      const cut = peeled.source.indexOf(peeled.text.slice(0, length).trim()) + peeled.text.slice(0, length).trim().length;
      rows.push({ cells: [peeled.source.slice(0, cut), peeled.source.slice(cut).replace(/^[\s:–—-]+(?=\S)/, '')], line: line.number });
    } else if (isDayText(text)) rows.push({ cells: [text.trim()], line: line.number });
    else {
      const peeled = peel(text);
      const last = rows.at(-1);
      if (last === undefined || peeled.hash > 0 || labelOf(peeled.text) !== null || (peeled.bullet !== null && peeled.bullet !== '–') || endsSentence(unmarked(last.cells.at(-1) ?? ''))) break;
      if (last.cells.length < 2) break;
      last.cells[last.cells.length - 1] += ` ${text.trim()}`;
    }
  }
  // Rows that are all set in by a tab have no empty first cell.
  if (form === 'tab' && rows.length > 1 && width(rows) > 2 && rows.every(({ cells }) => cells[0] === '')) for (const row of rows) row.cells.shift();
  return rows.length === 0 ? null : { form, rows, end: index, headerRows };
};

const width = (rows: readonly RawRow[]): number => rows.reduce((most, row) => Math.max(most, row.cells.length), 0);
const hours = (rows: readonly RawRow[]): number => rows.filter((row) => timeRangeLength(unmarked(row.cells[0] ?? '')) > 0).length;

/** Whether rows of this shape are a table at all: a single line with a tab is not. */
const isTable = (group: Group): boolean =>
  group.form === 'pipe'
    ? group.rows.length >= 2 || group.headerRows > 0
    : width(group.rows) >= 2 && (group.rows.length >= 2 || hours(group.rows) > 0) && (group.form !== 'hours' || hours(group.rows) >= 2);

/** Reads the table that begins at a line, with its continuations on the following pages. */
export const readTable = (lines: readonly LiveLine[], start: number, context: InlineContext, ledger: Ledger): FoundTable | null => {
  const first = readGroup(lines, start);
  if (first === null) return null;
  const rows = [...first.rows];
  let { end, headerRows } = first;
  const programme = hours(rows) >= Math.max(1, rows.length / 3);
  if (!isTable(first) && !(programme && first.form !== 'hours' && width(rows) >= 2)) return null;
  for (;;) {
    let next = end;
    while (next < lines.length && isBlank(lines[next])) next += 1;
    const heading = lines[next]?.text ?? '';
    let repeatedCaption = -1;
    if (continuedForm.test(heading) && heading.length < 160) {
      repeatedCaption = next;
      next += 1;
      while (next < lines.length && isBlank(lines[next])) next += 1;
    }
    const group = next < lines.length ? readGroup(lines, next) : null;
    if (group === null || group.form !== first.form || rows.length + group.rows.length > mostRows) break;
    const sameShape = width(group.rows) === width(rows) || (programme && hours(group.rows) > 0 && width(group.rows) === 2);
    const repeated = headerRows > 0 && group.rows.slice(0, headerRows).every((row, index) => row.cells.map(comparable).join('|') === rows[index]?.cells.map(comparable).join('|'));
    if (!sameShape || (group.headerRows > 0 && !repeated && repeatedCaption < 0 && lines[next]?.interrupted !== true)) break;
    // Two tables of the same shape below each other are one only where a page ended, or where hours run on.
    if (first.form === 'tab' && !programme && repeatedCaption < 0 && lines[next]?.interrupted !== true && next - end !== 1) break;
    if (repeatedCaption >= 0) ledger.compute('furniture', lines[repeatedCaption]?.number ?? 0, heading);
    if (repeated) for (const row of group.rows.slice(0, headerRows)) ledger.compute('furniture', row.line, row.cells.join(' '));
    rows.push(...group.rows.slice(repeated ? headerRows : 0));
    end = group.end;
  }
  // A table without a head has an empty one in Markdown; then only bold text makes a head of its first row.
  const headless = first.form === 'pipe' && headerRows > 0 && rows.length > headerRows && rows.slice(0, headerRows).every((row) => row.cells.every((cell) => cell === ''));
  return { table: asTable(headless ? rows.slice(headerRows) : rows, headless ? 'none' : headerRows, start, lines, context), end };
};

/** Whether rows of these first cells are the programme of a meeting: hours in many, or several days. */
export const isProgramme = (firstCells: readonly string[]): boolean =>
  firstCells.filter((text) => timeRangeLength(text) > 0).length >= Math.max(1, firstCells.length / 3) || firstCells.filter(isDayText).length > 1;

const inBold = (row: DraftRow | undefined): boolean => row !== undefined && row.kind === 'normal' && row.cells.some((cell) => cell.draft.length > 0) && row.cells.every((cell) => cell.draft.length === 0 || wholly(cell.draft, 'bold'));

const asTable = (raw: readonly RawRow[], headerRows: number | 'none', start: number, lines: readonly LiveLine[], context: InlineContext): DraftTable => {
  const columns = Math.min(60, Math.max(1, width(raw)));
  const programme = isProgramme(raw.map((row) => unmarked(row.cells[0] ?? '')));
  let broken = false;
  const rows = raw.map((row): DraftRow => {
    // Text beyond the sixtieth column goes into the last cell.
    const texts = row.cells.length <= columns ? row.cells : [...row.cells.slice(0, columns - 1), row.cells.slice(columns - 1).join(' ')];
    const drafts = texts.map((text) => trimDraft(readInline(text, context)));
    const filled = drafts.filter((draft) => draft.length > 0).length;
    const cell = (draft: Draft, colspan: number): DraftCell => ({ draft, line: row.line, colspan, rowspan: 1 });
    const whole = columns > 1 && filled === 1 && (drafts[0]?.length ?? 0) > 0 && (texts.length === 1 || isDayText(texts[0] ?? ''));
    if (whole) {
      const day = isDayText(texts[0] ?? '');
      if (day || programme || texts.length === 1) return { kind: day ? 'day' : 'group', cells: [cell(drafts[0] ?? [], columns)] };
    }
    if (texts.length < columns && columns - texts.length > 1) broken = true;
    const cells = drafts.map((draft) => cell(draft, 1));
    while (cells.length < columns) cells.push(cell([], 1));
    return { kind: 'normal', cells };
  });
  const heads = headerRows === 'none' ? (rows.length > 1 && inBold(rows[0]) ? 1 : 0) : headerRows > 0 ? headerRows : programme ? programmeHeads(rows) : headOf(rows);
  return { line: lines[start]?.number ?? 1, rows, columns, headerRows: Math.min(20, heads), purpose: programme ? 'programme' : 'data', broken };
};

/** The first row of a programme is its head when it holds no hours and names no day. */
export const programmeHeads = (rows: readonly DraftRow[]): number => {
  const first = rows[0];
  return first !== undefined && first.kind === 'normal' && first.cells.every((cell) => cell.draft.length > 0) && timeRangeLength(draftText(first.cells[0]?.draft ?? [])) === 0 ? 1 : 0;
};

/** A row of short texts without figures over rows with figures, or a row in bold, is a head. */
export const headOf = (rows: readonly DraftRow[]): number => {
  const first = rows[0];
  if (first === undefined || rows.length < 2 || first.kind !== 'normal') return 0;
  const texts = first.cells.map((cell) => draftText(cell.draft));
  if (texts.filter((text) => text !== '').length < 2) return 0;
  if (first.cells.every((cell) => cell.draft.length === 0 || wholly(cell.draft, 'bold') || wholly(cell.draft, 'italic'))) return 1;
  const years = (row: DraftRow): boolean => row.cells.slice(1).every((cell) => /^(?:19|20)\d\d(?:[-–\/]\d{2,4})?$/.test(draftText(cell.draft)));
  if (years(first) && !rows.slice(1).some(years)) return 1;
  const figures = rows.slice(1).some((row) => row.cells.slice(1).some((cell) => /^[\s\p{Nd}.,٫٬٪%–-]+$/u.test(draftText(cell.draft)) && cell.draft.length > 0));
  return figures && texts.slice(1).every((text) => !/^[\p{Nd}.,٫٬٪%\s]+$/u.test(text)) && texts.every((text) => text.length < 80) ? 1 : 0;
};
