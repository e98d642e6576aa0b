// Both documents out of their comparison, put together from the pieces: `accept` takes every change, `reject` takes none.
import type { LanguageText } from '../document/block.ts';
import type { BoxedBlock } from '../document/blocks/box.ts';
import type { Block } from '../document/blocks/index.ts';
import type { Table, TableRow } from '../document/blocks/table.ts';
import type { Document } from '../document/document.ts';
import type { Language } from '../language/language.ts';
import type { ComparedBlock, ComparedCell, ComparedText, Comparison, TableComparison } from './comparison.ts';
import { contentOf } from './runs.ts';

export type Side = 'before' | 'after';

/** A text with what the comparison says it is on one side; texts of one language follow one another (a paragraph and what was split off it). */
const rebuildText = (shell: LanguageText, texts: readonly ComparedText[], side: Side): LanguageText => {
  const runs = new Map<Language, ComparedText['pieces'][number][]>();
  for (const { language, pieces } of texts) if (shell[language] !== undefined) runs.set(language, [...(runs.get(language) ?? []), ...pieces]);
  if (runs.size === 0) return shell;
  return { ...shell, ...Object.fromEntries([...runs].map(([language, pieces]) => [language, contentOf(pieces.flatMap((piece) => piece[side]))])) };
};

const rebuildCells = (cells: readonly ComparedCell[], side: Side): TableRow['cells'] =>
  cells.flatMap((cell) => {
    const shell = cell[side];
    return shell === null ? [] : [{ ...shell, text: rebuildText(shell.text, cell.texts, side) }];
  });

const rebuildRows = ({ rows }: TableComparison, side: Side): TableRow[] =>
  rows.flatMap((row) => {
    const shell = row[side];
    if (shell === null || (side === 'before' ? row.otherEnd !== null && row.kind !== 'movedAway' : row.kind === 'movedAway')) return [];
    const cells = row.kind === 'movedAway' && row.otherEnd !== null ? (rows[row.otherEnd]?.cells ?? []) : row.cells;
    return [{ ...shell, cells: rebuildCells(cells, side) }];
  });

const rebuildBlock = (shell: Block, compared: ComparedBlock, parts: readonly ComparedText[], side: Side): Block => {
  const mine = (wanted: 'notes' | 'source' | 'main'): ComparedText[] =>
    [...compared.texts, ...parts].filter(({ role }) => (role === 'notes' || role === 'source' ? role : 'main') === wanted);
  const block: Block = { ...shell, text: rebuildText(shell.text, mine('main'), side) };
  if (block.type === 'figure') return { ...block, source: rebuildText(block.source, mine('source'), side) };
  if (block.type !== 'table') return block;
  const rows: Table['rows'] = compared.table === null ? block.rows : rebuildRows(compared.table, side);
  return { ...block, rows, notes: rebuildText(block.notes, mine('notes'), side), source: rebuildText(block.source, mine('source'), side) };
};

/** Where the pair of a moved block stands, by its old place. */
export const newPlaces = (comparison: Pick<Comparison, 'moves'>): Map<number, number> =>
  new Map(comparison.moves.flatMap(({ from, to }) => from.map((place, index) => [place, to[index] ?? place] as const)));

/** The indices of one document's blocks in `blocks`, in the order of that document: a moved block at its old place or its new one. */
export const placesOf = ({ blocks }: Pick<Comparison, 'blocks'>, side: Side): number[] =>
  blocks.flatMap((compared, index) => {
    if (compared[side] === null) return [];
    const moved = compared.move !== null;
    return (side === 'before' ? !moved || compared.kind === 'movedAway' : compared.kind !== 'movedAway') ? [index] : [];
  });

/** The top-level blocks of one document as they went into the comparison. */
export const blocksOf = (comparison: Pick<Comparison, 'blocks'>, side: Side): Block[] =>
  placesOf(comparison, side).flatMap((index) => {
    const compared = comparison.blocks[index];
    const block = compared?.[side] ?? null;
    return block === null || (side === 'before' ? compared?.beforeBox : compared?.afterBox) !== null ? [] : [block];
  });

const rebuild = (comparison: Comparison, side: Side): Document => {
  const to = newPlaces(comparison);
  // Only the side with the whole paragraph takes the shares of the others; each of the several has its own.
  const whole = side === 'before' ? 'split' : 'joined';
  const parts = new Map<number, ComparedText[]>();
  for (const { part, texts } of comparison.blocks) if (part?.kind === whole) parts.set(part.head, [...(parts.get(part.head) ?? []), ...texts]);
  const blocks: Block[] = [];
  for (const index of placesOf(comparison, side)) {
    const here = comparison.blocks[index];
    const compared = comparison.blocks[to.get(index) ?? index];
    const shell = here?.[side] ?? null;
    if (here === undefined || compared === undefined || shell === null) continue;
    const block = rebuildBlock(shell, compared, parts.get(to.get(index) ?? index) ?? [], side);
    const box = side === 'before' ? here.beforeBox : here.afterBox;
    const holder = blocks.at(-1);
    if (box !== null && holder?.type === 'box') holder.blocks.push(block as BoxedBlock);
    else blocks.push(block.type === 'box' ? { ...block, blocks: [] } : block);
  }
  const { id, schemaVersion, settings } = comparison[side];
  return { schemaVersion, id, settings, blocks };
};

/** The later document: what is left when every change is taken. */
export const accept = (comparison: Comparison): Document => rebuild(comparison, 'after');

/** The earlier document: what is left when no change is taken. */
export const reject = (comparison: Comparison): Document => rebuild(comparison, 'before');
