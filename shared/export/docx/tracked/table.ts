// Lays two written tables on each other, row by row and cell by cell.
import type { ComparedRow, TableComparison, TextComparison } from '../../../compare/comparison.ts';
import type { Language } from '../../../language/language.ts';
import type { BodyMerger } from './body.ts';
import { alignKeys } from './body.ts';
import { bothParagraphs, paragraphXml, type MergeContext } from './paragraph.ts';
import { attribute, childOf, childrenOf, innerXml, valueOf, type Node } from './tree.ts';

type Side = 'inserted' | 'deleted';

/** A row of one version. */
const oneRow = (row: Node, track: Side, block: number | null, body: BodyMerger, context: MergeContext): string => {
  const mark = context.revisions.mark(track, { block, piece: null });
  const cells = childrenOf(row, 'w:tc').map((cell) => {
    const content = cell.children.filter(({ name }) => name !== 'w:tcPr');
    return `<w:tc>${childOf(cell, 'w:tcPr')?.xml ?? ''}${body.oneCell(content, track)}</w:tc>`;
  });
  return `<w:tr><w:trPr>${innerXml(childOf(row, 'w:trPr'))}${mark}</w:trPr>${cells.join('')}</w:tr>`;
};

const frame = (table: Node): string => `${childOf(table, 'w:tblPr')?.xml ?? ''}${childOf(table, 'w:tblGrid')?.xml ?? ''}`;

/** A table of one version. */
export const oneTable = (table: Node, track: Side, block: number | null, body: BodyMerger, context: MergeContext): string =>
  `<w:tbl>${frame(table)}${childrenOf(table, 'w:tr').map((row) => oneRow(row, track, block, body, context)).join('')}</w:tbl>`;

/** Properties with what they were, where that was something else. `name` without prefix. */
const changed = (name: 'tblPr' | 'trPr' | 'tcPr', before: Node, after: Node, block: number | null, { revisions }: MergeContext): string => {
  const [old, now] = [innerXml(childOf(before, `w:${name}`)), innerXml(childOf(after, `w:${name}`))];
  const change = old === now ? '' : `<w:${name}Change${revisions.attributes({ kind: 'restyled', block, piece: null })}><w:${name}>${old}</w:${name}></w:${name}Change>`;
  return now === '' && change === '' ? '' : `<w:${name}>${now}${change}</w:${name}>`;
};

const gridXml = (before: Node, after: Node, { revisions }: MergeContext): string => {
  const [old, now] = [innerXml(childOf(before, 'w:tblGrid')), innerXml(childOf(after, 'w:tblGrid'))];
  return `<w:tblGrid>${now}${old === now ? '' : `<w:tblGridChange w:id="${revisions.number()}"><w:tblGrid>${old}</w:tblGrid></w:tblGridChange>`}</w:tblGrid>`;
};

/** How the cells of a row lie on the columns: rows that differ in it come and go whole. */
const layoutOf = (row: Node): string =>
  childrenOf(row, 'w:tc').map((cell) => {
    const properties = childOf(cell, 'w:tcPr');
    const merge = childOf(properties ?? cell, 'w:vMerge');
    return `${valueOf(properties, 'w:gridSpan') ?? 1} ${merge === undefined ? '' : (attribute(merge, 'w:val') ?? 'continue')}`;
  }).join(' | ');

/** The texts of a row by its cells as written, from left to right in reading order; cells covered from above have none. */
const cellTexts = (row: ComparedRow | undefined, language: Language, cells: readonly Node[]): (TextComparison | null)[] => {
  const own = (row?.cells ?? []).filter(({ after }) => after !== null);
  let next = 0;
  return cells.map((cell) => {
    const merge = childOf(childOf(cell, 'w:tcPr') ?? cell, 'w:vMerge');
    if (merge !== undefined && attribute(merge, 'w:val') === null) return null;
    return own[next++]?.texts.find((text) => text.language === language) ?? null;
  });
};

/** Where a cell says that it came or went, among the properties of its cell (ISO 29500-1, 17.13.5.1 and 17.13.5.2). */
const oneCell = (cell: Node, track: Side, block: number | null, body: BodyMerger, { revisions }: MergeContext): string => {
  const mark = `<w:${track === 'inserted' ? 'cellIns' : 'cellDel'}${revisions.attributes({ kind: track, block, piece: null })}/>`;
  const content = cell.children.filter(({ name }) => name !== 'w:tcPr');
  return `<w:tc><w:tcPr>${innerXml(childOf(cell, 'w:tcPr'))}${mark}</w:tcPr>${body.oneCell(content, track)}</w:tc>`;
};

/** Whether the cells of both rows stand each in a column of its own, in the order in which they were compared: some may then come and go by themselves. */
const isByCells = (before: Node, after: Node, { before: old, after: now, cells }: ComparedRow): boolean => {
  const single = (row: Node): boolean => childrenOf(row, 'w:tc').every((cell) => childOf(childOf(cell, 'w:tcPr') ?? cell, 'w:vMerge') === undefined && (valueOf(childOf(cell, 'w:tcPr'), 'w:gridSpan') ?? '1') === '1');
  const count = (row: Node): number => childrenOf(row, 'w:tc').length;
  return single(before) && single(after) && count(before) === old?.cells.length && count(after) === now?.cells.length && cells.some((cell) => cell.before !== null && cell.after !== null);
};

/** A row in which cells came and went with their columns, beside those that stayed. */
const rowByCells = (before: Node, after: Node, compared: ComparedRow, block: number | null, language: Language, body: BodyMerger, context: MergeContext): string => {
  const [olds, news] = [childrenOf(before, 'w:tc'), childrenOf(after, 'w:tc')];
  let [from, to] = [0, 0];
  const cells = compared.cells.map((cell): string => {
    const old = cell.before === null ? undefined : olds[from++];
    const now = cell.after === null ? undefined : news[to++];
    if (old !== undefined && now !== undefined) return bothCells(old, now, cell.texts.find((text) => text.language === language) ?? null, block, body, context);
    return old !== undefined ? oneCell(old, 'deleted', block, body, context) : now !== undefined ? oneCell(now, 'inserted', block, body, context) : '';
  });
  return `<w:tr>${changed('trPr', before, after, block, context)}${cells.join('')}</w:tr>`;
};

/** A cell that stayed. `text`: what the comparison says of it; undefined where there is no comparison. */
const bothCells = (old: Node, now: Node, text: TextComparison | null | undefined, block: number | null, body: BodyMerger, context: MergeContext): string => {
  const [oldContent, newContent] = [old, now].map((cell) => cell.children.filter(({ name }) => name !== 'w:tcPr'));
  const [oldOnly, newOnly] = [oldContent?.[0], newContent?.[0]];
  const single = text !== undefined && oldContent?.length === 1 && newContent?.length === 1 && oldOnly?.name === 'w:p' && newOnly?.name === 'w:p';
  const content = single ? paragraphXml(bothParagraphs({ before: oldOnly, after: newOnly, block, text }, context), context) : body.cell(oldContent ?? [], newContent ?? []);
  return `<w:tc>${changed('tcPr', old, now, block, context)}${content}</w:tc>`;
};

const bothRows = (before: Node, after: Node, compared: ComparedRow | undefined, block: number | null, language: Language, body: BodyMerger, context: MergeContext): string => {
  if (compared !== undefined && layoutOf(before) !== layoutOf(after)) return rowByCells(before, after, compared, block, language, body, context);
  const [olds, news] = [childrenOf(before, 'w:tc'), childrenOf(after, 'w:tc')];
  const texts = cellTexts(compared, language, news);
  const cells = news.map((now, index) => bothCells(olds[index] ?? now, now, compared === undefined ? undefined : (texts[index] ?? null), block, body, context));
  return `<w:tr>${changed('trPr', before, after, block, context)}${cells.join('')}</w:tr>`;
};

/** By which rows of a table without a comparison are the same: the first mark in them, else their place. */
const rowKeys = (rows: readonly Node[]): string[] => rows.map((row, index) => `row ${index} ${layoutOf(row)}`);

interface RowPair {
  readonly before: number | null;
  readonly after: number | null;
  readonly compared: ComparedRow | undefined;
}

const rowPairs = (olds: readonly Node[], news: readonly Node[], table: TableComparison | null): RowPair[] => {
  const alike = (before: number, after: number): boolean => {
    const [old, now] = [olds[before], news[after]];
    return old !== undefined && now !== undefined && layoutOf(old) === layoutOf(now);
  };
  const pairs: RowPair[] = [];
  const add = (before: number | null, after: number | null, compared?: ComparedRow): void => {
    const [old, now] = [olds[before ?? -1], news[after ?? -1]];
    const byCells = old !== undefined && now !== undefined && compared !== undefined && isByCells(old, now, compared);
    if (before !== null && after !== null && !byCells && !alike(before, after)) pairs.push({ before, after: null, compared: undefined }, { before: null, after, compared: undefined });
    else pairs.push({ before, after, compared });
  };
  if (table !== null) {
    for (const row of table.rows) {
      if (row.kind === 'movedAway') add(row.beforeIndex, null);
      // A row that moved is gone at its old place, and new where it is.
      else if (row.otherEnd !== null) add(null, row.afterIndex);
      else add(row.beforeIndex, row.afterIndex, row);
    }
    return pairs;
  }
  let [from, to] = [0, 0];
  for (const [one, other] of [...alignKeys(rowKeys(olds), rowKeys(news)), [olds.length, news.length] as const]) {
    for (; from < one; from++) add(from, null);
    for (; to < other; to++) add(null, to);
    if (one < olds.length && other < news.length) add(one, other);
    [from, to] = [one + 1, other + 1];
  }
  return pairs;
};

/** A table that is in both versions. `table`: what the comparison says of it; null where that is nothing, or it is a frame around other elements. */
export const mergeTables = (before: Node, after: Node, table: TableComparison | null, block: number | null, language: Language, body: BodyMerger, context: MergeContext): string => {
  const [olds, news] = [childrenOf(before, 'w:tr'), childrenOf(after, 'w:tr')];
  const rows = rowPairs(olds, news, table).map(({ before: from, after: to, compared }) => {
    const [old, now] = [from === null ? undefined : olds[from], to === null ? undefined : news[to]];
    if (old !== undefined && now !== undefined) return bothRows(old, now, compared, block, language, body, context);
    return old !== undefined ? oneRow(old, 'deleted', block, body, context) : now !== undefined ? oneRow(now, 'inserted', block, body, context) : '';
  });
  return `<w:tbl>${changed('tblPr', before, after, block, context)}${gridXml(before, after, context)}${rows.join('')}</w:tbl>`;
};
