// Tracked changes settled: the text as it is when all of them are accepted, or all rejected.
import type { Change, TextRun, WordBlock, WordCell, WordInline, WordParagraph, WordRow, WordTable } from './word-text.ts';

/** `kept`: as it is written, both texts with their changes. */
export type Reading = 'accepted' | 'rejected' | 'kept';

const gone = (changes: readonly Change[], reading: Reading): boolean =>
  changes.some(({ kind }) => (reading === 'accepted' ? kind === 'deletion' || kind === 'moveFrom' : kind === 'insertion' || kind === 'moveTo'));

const settledRun = (run: TextRun, reading: Reading): TextRun => ({
  ...run, changes: [], formatChange: null, look: reading === 'rejected' && run.formatChange !== null ? run.formatChange.before : run.look,
});

const settledInlines = (inlines: readonly WordInline[], reading: Reading): WordInline[] =>
  inlines.flatMap((inline): WordInline[] => {
    if (!('changes' in inline)) return [inline];
    if (gone(inline.changes, reading)) return [];
    return [inline.type === 'text' ? settledRun(inline, reading) : { ...inline, changes: [] }];
  });

/** Whether a paragraph shows anything: bookmarks do not. */
const shows = ({ inlines }: WordParagraph): boolean => inlines.some(({ type }) => type === 'text' || type === 'note' || type === 'image' || type === 'pageBreak');

const settledParagraph = (paragraph: WordParagraph, reading: Reading): WordParagraph => ({
  ...paragraph,
  inlines: settledInlines(paragraph.inlines, reading),
  look: reading === 'rejected' && paragraph.lookChange !== null ? paragraph.lookChange.before : paragraph.look,
  lookChange: null,
  mark: [],
});

const settledCell = (cell: WordCell, reading: Reading): WordCell => ({ ...cell, changes: [], blocks: settled(cell.blocks, reading) });

const settledTable = (table: WordTable, reading: Reading): WordTable | null => {
  const rows = table.rows
    .filter((row) => !gone(row.changes, reading))
    .map((row): WordRow => ({ ...row, changes: [], cells: row.cells.filter((cell) => !gone(cell.changes, reading)).map((cell) => settledCell(cell, reading)) }))
    .filter((row) => row.cells.length > 0);
  return rows.length === 0 ? null : { ...table, rows };
};

/**
 * The blocks with all changes settled. A paragraph whose mark goes is joined to the next one and keeps its own looks, unless nothing of it is left;
 * where a table or the end follows, it stays.
 */
export const settled = (blocks: readonly WordBlock[], reading: Reading): WordBlock[] => {
  if (reading === 'kept') return [...blocks];
  const result: WordBlock[] = [];
  /** A paragraph whose mark went, waiting for the one it is joined to. */
  let open: WordParagraph | null = null;
  const put = (): void => {
    if (open !== null && shows(open)) result.push(open);
    open = null;
  };
  for (const block of blocks) {
    if (block.kind === 'table') {
      put();
      const table = settledTable(block, reading);
      if (table !== null) result.push(table);
      continue;
    }
    const own = settledParagraph(block, reading);
    const before: WordParagraph | null = open;
    const joined: WordParagraph = before === null ? own : shows(before) ? { ...before, inlines: [...before.inlines, ...own.inlines], section: own.section } : { ...own, inlines: [...before.inlines, ...own.inlines] };
    if (gone(block.mark, reading)) open = joined;
    else {
      result.push(joined);
      open = null;
    }
  }
  put();
  return result;
};
