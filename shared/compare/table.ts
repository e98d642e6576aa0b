// Two versions of a table: rows, columns and cells that stayed, came and went.
import type { Table, TableCell, TableRow } from '../document/blocks/table.ts';
import { tableGrid } from '../document/normalise-table.ts';
import { alignUnits } from './alignment.ts';
import { compareTexts, tellingTexts, type Sides } from './block.ts';
import type { ComparedCell, ComparedColumn, ComparedRow, TableComparison } from './comparison.ts';
import { layOut } from './lay-out.ts';
import { cellSays, readAlike, rowUnits } from './reading.ts';
import { longestOrder, type Match } from './sequence.ts';
import { alignShapes, rowShape } from './shapes.ts';

interface Placed {
  readonly cell: TableCell;
  readonly column: number;
}

const cellsByRow = (table: Table): Placed[][] => {
  const rows: Placed[][] = table.rows.map(() => []);
  for (const { cell, row, column } of tableGrid(table)) rows[row]?.push({ cell, column });
  // A grid that is not consistent: cells stand where they are counted.
  for (const [index, row] of table.rows.entries()) if (rows[index]?.length !== row.cells.length) rows[index] = row.cells.map((cell, column) => ({ cell, column }));
  return rows;
};

/** Columns matched by the cells that rows share: by their ids, else by what they say. Of two tables equally wide, those without any go by their place. */
const alignColumns = (before: Table, after: Table, olds: readonly Placed[][], news: readonly Placed[][], rows: readonly Match[], sides: Sides): Match[] => {
  const [width, other] = [before.columns.length, after.columns.length];
  const votes = new Float64Array(width * other);
  for (const [oldRow, newRow] of rows) {
    const byId = new Map((news[newRow] ?? []).map((placed) => [placed.cell.id, placed]));
    const byText = new Map((news[newRow] ?? []).map((placed) => [cellSays(placed.cell.text, sides.languages), placed]));
    for (const { cell, column } of olds[oldRow] ?? []) {
      const says = cellSays(cell.text, sides.languages);
      const [same, alike] = [byId.get(cell.id), says === '' ? undefined : byText.get(says)];
      for (const [found, vote] of [[same, 3], [alike, 1]] as const) if (found !== undefined && column < width && found.column < other) votes[column * other + found.column] = (votes[column * other + found.column] ?? 0) + vote;
    }
  }
  const best = new Float64Array((width + 1) * (other + 1));
  const score = (one: number, two: number): number => (votes[one * other + two] ?? 0) + (width === other && one === two ? 0.5 : 0);
  for (let one = 1; one <= width; one++) {
    for (let two = 1; two <= other; two++) {
      const without = Math.max(best[(one - 1) * (other + 1) + two] ?? 0, best[one * (other + 1) + two - 1] ?? 0);
      best[one * (other + 1) + two] = Math.max(without, (best[(one - 1) * (other + 1) + two - 1] ?? 0) + score(one - 1, two - 1));
    }
  }
  const pairs: Match[] = [];
  for (let [one, two] = [width, other]; one > 0 && two > 0; ) {
    const here = best[one * (other + 1) + two] ?? 0;
    const value = score(one - 1, two - 1);
    if (value > 0 && here === (best[(one - 1) * (other + 1) + two - 1] ?? 0) + value) pairs.push([--one, --two]);
    else if (here === best[(one - 1) * (other + 1) + two]) one--;
    else two--;
  }
  return pairs.reverse();
};

/** Both lists of columns in one order, and where each column stands in it. */
const columnsOf = (width: number, other: number, pairs: readonly Match[]): { readonly columns: ComparedColumn[]; readonly ofBefore: number[]; readonly ofAfter: number[] } => {
  const columns: ComparedColumn[] = [];
  const [ofBefore, ofAfter]: [number[], number[]] = [[], []];
  let [from, start] = [0, 0];
  for (const [to, end] of [...pairs, [width, other] as const]) {
    for (; from < to; from++) ofBefore[from] = columns.push({ kind: 'deleted', before: from, after: null }) - 1;
    for (; start < end; start++) ofAfter[start] = columns.push({ kind: 'inserted', before: null, after: start }) - 1;
    if (to < width && end < other) {
      ofBefore[from] = ofAfter[start] = columns.push({ kind: 'same', before: from, after: start }) - 1;
      [from, start] = [from + 1, start + 1];
    }
  }
  return { columns, ofBefore, ofAfter };
};

interface ColumnPlaces {
  readonly ofBefore: readonly number[];
  readonly ofAfter: readonly number[];
}

const pairCells = (olds: readonly Placed[], news: readonly Placed[], { ofBefore, ofAfter }: ColumnPlaces): Match[] => {
  const byId = new Map(news.map(({ cell }, index) => [cell.id, index]));
  const byColumn = new Map(news.map(({ column }, index) => [ofAfter[column] ?? column, index]));
  const taken = new Set<number>();
  const pairs: Match[] = [];
  const take = (index: number, found: number | undefined): void => {
    if (found === undefined || taken.has(found) || pairs.some(([one]) => one === index)) return;
    taken.add(found);
    pairs.push([index, found]);
  };
  for (const [index, { cell }] of olds.entries()) take(index, byId.get(cell.id));
  for (const [index, { column }] of olds.entries()) take(index, byColumn.get(ofBefore[column] ?? column));
  return longestOrder(pairs.sort(([one], [other]) => one - other));
};

const sides = (before: TableCell | null, after: TableCell | null, column: number, context: Sides): ComparedCell => {
  const texts = compareTexts(before?.text ?? {}, after?.text ?? {}, 'cell', context);
  const respanned = before !== null && after !== null && (before.colspan !== after.colspan || before.rowspan !== after.rowspan);
  const kind = before === null ? 'inserted' : after === null ? 'deleted' : tellingTexts(texts, context).length > 0 || respanned ? 'edited' : 'same';
  return { kind, before, after, column, texts, respanned };
};

const compareCells = (olds: readonly Placed[], news: readonly Placed[], places: ColumnPlaces, context: Sides): ComparedCell[] => {
  const cells: ComparedCell[] = [];
  let [from, start] = [0, 0];
  const old = (): void => {
    const placed = olds[from++];
    if (placed !== undefined) cells.push(sides(placed.cell, null, places.ofBefore[placed.column] ?? placed.column, context));
  };
  const now = (): void => {
    const placed = news[start++];
    if (placed !== undefined) cells.push(sides(null, placed.cell, places.ofAfter[placed.column] ?? placed.column, context));
  };
  for (const [to, end] of [...pairCells(olds, news, places), [olds.length, news.length] as const]) {
    while (from < to) old();
    while (start < end) now();
    const [one, other] = [olds[from], news[start]];
    if (one !== undefined && other !== undefined) cells.push(sides(one.cell, other.cell, places.ofAfter[other.column] ?? other.column, context));
    [from, start] = [from + 1, start + 1];
  }
  return cells;
};

const sameRows = (before: Table, after: Table, context: Sides): boolean =>
  before.rows === after.rows ||
  (before.columns.length === after.columns.length &&
    before.rows.length === after.rows.length &&
    before.rows.every((row, index) => {
      const other = after.rows[index];
      return other !== undefined && row.kind === other.kind && row.cells.length === other.cells.length && row.cells.every((cell, place) => sameCell(cell, other.cells[place], context));
    }));

const sameCell = (cell: TableCell, other: TableCell | undefined, { languages, targetOf }: Sides): boolean =>
  other !== undefined && cell.colspan === other.colspan && cell.rowspan === other.rowspan &&
  languages.every((language) => {
    const [one, two] = [cell.text[language], other.text[language]];
    return one === two || (one !== undefined && two !== undefined && readAlike(one, two, targetOf));
  });

/** Compares rows, columns and cells; null where nothing differs. */
export const compareTables = (before: Table, after: Table, context: Sides): TableComparison | null => {
  if (sameRows(before, after, context)) return null;
  const { common } = context;
  const [oldUnits, newUnits] = [rowUnits(before.rows, common), rowUnits(after.rows, common)];
  const alignment = common.length > 0 ? alignUnits(oldUnits, newUnits, before.id === after.id) : alignShapes([oldUnits, newUnits], [before.rows.map(rowShape), after.rows.map(rowShape)]);
  const { places } = layOut(oldUnits, newUnits, alignment);
  const [olds, news] = [cellsByRow(before), cellsByRow(after)];
  const { columns, ...columnPlaces } = columnsOf(before.columns.length, after.columns.length, alignColumns(before, after, olds, news, alignment.pairs, context));
  const ends = new Map<number, { away: number; here: number }>();
  for (const [index, place] of places.entries()) {
    if (place.before < 0 || (!place.away && place.after < 0)) continue;
    const end = ends.get(place.before) ?? { away: -1, here: -1 };
    ends.set(place.before, place.away ? { ...end, away: index } : { ...end, here: index });
  }
  const rows = places.map((place): ComparedRow => {
    const [old, now]: [TableRow | null, TableRow | null] = [before.rows[place.before] ?? null, after.rows[place.after] ?? null];
    const end = ends.get(place.before);
    const moved = end !== undefined && end.away >= 0 && end.here >= 0;
    const shared = { beforeIndex: place.before < 0 ? null : place.before, afterIndex: place.after < 0 ? null : place.after, before: old, after: now };
    if (place.away) return { kind: 'movedAway', ...shared, otherEnd: end?.here ?? null, cells: [] };
    const cells = compareCells(olds[place.before] ?? [], news[place.after] ?? [], columnPlaces, context);
    const kind = old === null ? 'inserted' : now === null ? 'deleted' : old.kind !== now.kind || cells.some((cell) => cell.kind !== 'same') ? 'edited' : 'same';
    return { kind, ...shared, otherEnd: moved ? end.away : null, cells };
  });
  return { rows, columns };
};
