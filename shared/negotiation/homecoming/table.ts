// A table that came home in a file: rows that came and went as proposals, cells word by word; another grid as one change of the whole.
import type { LanguageText } from '../../document/block.ts';
import type { Table, TableRow } from '../../document/blocks/table.ts';
import type { Id } from '../../document/ids.ts';
import { contentText } from '../../document/inlines.ts';
import { sameProposer } from '../../document/proposal.ts';
import type { Hand, Homecoming } from './homecoming.ts';

export interface ThreeTables {
  readonly written: Table;
  readonly file: Table;
  readonly standing: Table;
}

export interface TableTaking {
  readonly home: Homecoming;
  readonly hand: (mark: Hand) => Hand;
  readonly line: (written: LanguageText, file: LanguageText, standing: LanguageText) => LanguageText;
  /** A row with all its texts put in or taken out. */
  readonly row: (row: TableRow, hand: Hand, kind: 'insertion' | 'deletion') => TableRow;
}

const shapeOf = ({ cells }: TableRow): string => JSON.stringify(cells.map(({ colspan, rowspan }) => [colspan, rowspan]));

/** Whether rows alone came and went: as many columns, the rows that stayed in their order, nothing merged or parted. */
const sameGrid = ({ written, file }: ThreeTables): boolean => {
  if (written.columns.length !== file.columns.length) return false;
  const olds = new Map(written.rows.map((row, index) => [row.id, { row, index }]));
  const kept = file.rows.flatMap((row) => (olds.has(row.id) ? [{ row, old: olds.get(row.id) }] : []));
  if (kept.some(({ row, old }) => old === undefined || shapeOf(row) !== shapeOf(old.row))) return false;
  if (kept.some(({ old }, index) => index > 0 && (kept[index - 1]?.old?.index ?? 0) > (old?.index ?? 0))) return false;
  const came = file.rows.length !== kept.length || written.rows.length !== kept.length;
  return !came || [...written.rows, ...file.rows].every(({ cells }) => cells.every(({ rowspan }) => rowspan === 1));
};

/** A row of the file as wide as the table is today. */
const fitting = (row: TableRow, columns: number, newId: () => Id): TableRow => {
  const cells = row.cells.slice(0, columns).map((cell) => ({ ...cell, id: newId() }));
  let width = cells.reduce((sum, { colspan }) => sum + colspan, 0);
  for (; width < columns; width++) cells.push({ id: newId(), text: {}, colspan: 1, rowspan: 1 });
  const { proposals: _, ...bare } = row;
  return { ...bare, cells };
};

const says = ({ cells }: TableRow): string => JSON.stringify(cells.map(({ text }) => Object.values(text).map((content) => contentText(content ?? []))));

export const returnedTable = (tables: ThreeTables, { home, hand, line, row }: TableTaking): Table => {
  const { written, file, standing } = tables;
  const olds = new Map(written.rows.map((one) => [one.id, one]));
  const cells = new Map(written.rows.flatMap((one) => one.cells.map((cell) => [cell.id, cell.text] as const)));
  if (!sameGrid(tables)) {
    // Cells that are known keep what they say in other languages.
    const known = new Map(standing.rows.flatMap((one) => one.cells.map((cell) => [cell.id, cell.text] as const)));
    const rows = file.rows.map(({ proposals: _, ...one }) => ({ ...one, cells: one.cells.map((cell) => ({ ...cell, text: { ...known.get(cell.id), ...cell.text } })) }));
    const id = home.newId();
    home.heard(id, JSON.stringify(standing.rows.map(({ id: name }) => name)) !== JSON.stringify(written.rows.map(({ id: name }) => name)));
    const before = { rows: standing.rows, columns: standing.columns };
    return { ...standing, rows, columns: file.columns, proposals: [...(standing.proposals ?? []), { id, ...home.untracked, kind: 'change', before: before as never }] };
  }
  const files = new Map(file.rows.map((one) => [one.id, one]));
  const rows = standing.rows.map((one): TableRow => {
    const [old, now] = [olds.get(one.id), files.get(one.id)];
    if (old === undefined) return one;
    const fileCells = new Map((now?.cells ?? []).map((cell) => [cell.id, cell.text] as const));
    const changed = now === undefined ? one.cells : one.cells.map((cell) => {
      const [was, is] = [cells.get(cell.id), fileCells.get(cell.id)];
      if (was === undefined || is === undefined) return cell;
      const text = line(was, is, cell.text);
      return text === cell.text ? cell : { ...cell, text };
    });
    const same = changed.every((cell, index) => cell === one.cells[index]);
    const tracked = now?.proposals?.find((mark) => mark.kind === 'deletion' && !home.known(mark));
    if (now !== undefined && tracked === undefined) return same ? one : { ...one, cells: changed };
    const own: Hand = tracked === undefined ? { id: home.newId(), ...home.untracked } : hand(tracked);
    if (one.proposals?.some((mark) => mark.kind === 'deletion' && mark.at === own.at && sameProposer(mark, own)) === true) return one;
    home.heard(own.id, JSON.stringify(one.cells) !== JSON.stringify(old.cells) && !same);
    return row(one, own, 'deletion');
  });
  const found = new Set<Id>();
  for (const [index, one] of file.rows.entries()) {
    if (olds.has(one.id)) continue;
    const above = file.rows.slice(0, index).findLast(({ id }) => rows.some((other) => other.id === id));
    const tracked = one.proposals?.find((mark) => mark.kind === 'insertion' && !home.known(mark));
    const own: Hand = tracked === undefined ? { id: home.newId(), ...home.untracked } : hand(tracked);
    const twin = row(fitting(one, standing.columns.length, home.newId), own, 'insertion');
    // One that stands there from an earlier time is one that came: several may say the same, and most new rows are empty.
    const there = standing.rows.find((other) => !found.has(other.id) && other.proposals?.some((mark) => mark.kind === 'insertion' && mark.at === own.at && sameProposer(mark, own)) === true && says(other) === says(twin));
    if (there !== undefined) {
      found.add(there.id);
      continue;
    }
    rows.splice(above === undefined ? 0 : rows.findIndex(({ id }) => id === above.id) + 1, 0, twin);
  }
  const same = rows.length === standing.rows.length && rows.every((one, index) => one === standing.rows[index]);
  return same ? standing : { ...standing, rows };
};
