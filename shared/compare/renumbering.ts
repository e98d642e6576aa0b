// Old number, new number: for everything that has one, what it was called and what it is called.
import type { Id } from '../document/ids.ts';
import { numberBlocks, footnoteIds, type Numbering } from '../document/numbering.ts';
import { nameInFull, referenceText } from '../document/reference.ts';
import type { Language } from '../language/language.ts';
import type { ComparedBlock, Comparison, Piece, Renumbering, Run } from './comparison.ts';
import { blocksOf, type Side } from './rebuild.ts';
import { isTextRun } from './runs.ts';

interface Numbers {
  readonly number: (id: Id | null) => string | null;
  readonly label: (id: Id | null) => string | null;
}

const numbersOf = (comparison: Pick<Comparison, 'before' | 'after' | 'blocks'>, side: Side, language: Language): Numbers => {
  const numbering: Numbering = numberBlocks(blocksOf(comparison, side), language);
  // Both in the forms of the later document: other digits are no other number.
  const { settings } = comparison.after;
  const told = (name: (id: Id) => string) => (id: Id | null): string | null => (id === null || (!numbering.blocks.has(id) && !numbering.footnotes.has(id)) ? null : name(id));
  return { number: told((target) => referenceText({ target, form: 'number' }, numbering, settings)), label: told((target) => nameInFull(target, numbering, settings)) };
};

const footnotesIn = (runs: readonly Run[]): Id[] => runs.flatMap((run) => (!isTextRun(run) && run.type === 'footnote' ? [run.id] : []));

/** Which footnotes of a pair of blocks are the same: by their ids, by the pieces they stand in, and where a text is the same by their order. */
const footnotePairs = (compared: ComparedBlock, language: Language): (readonly [Id | null, Id | null])[] => {
  const olds = compared.before === null ? [] : own(compared.before, language);
  const news = compared.after === null ? [] : own(compared.after, language);
  if (olds.length === 0 && news.length === 0) return [];
  const partner = new Map<Id, Id>();
  const texts = [...compared.texts, ...(compared.table?.rows ?? []).flatMap(({ cells }) => cells.flatMap((cell) => cell.texts))].filter((text) => text.language === language);
  const changed = new Set<Id>();
  const visit = (pieces: readonly Piece[]): void => {
    for (const { before, after } of pieces) {
      const [from, to] = [footnotesIn(before), footnotesIn(after)];
      for (const id of [...from, ...to]) changed.add(id);
      for (const [index, id] of from.entries()) if (to[index] !== undefined) partner.set(id, to[index]);
    }
  };
  for (const { pieces } of texts) visit(pieces);
  const [freeOlds, freeNews] = [olds.filter((id) => !changed.has(id)), news.filter((id) => !changed.has(id))];
  for (const [index, id] of freeOlds.entries()) {
    const same = freeNews.includes(id) ? id : freeNews[index];
    if (same !== undefined) partner.set(id, same);
  }
  const kept = new Set(partner.values());
  return [...olds.map((id) => [id, partner.get(id) ?? null] as const), ...news.filter((id) => !kept.has(id)).map((id) => [null, id] as const)];
};

/** The footnotes of a block itself; those of boxed blocks come with them. */
const own = (block: NonNullable<ComparedBlock['before']>, language: Language): readonly Id[] => footnoteIds(block.type === 'box' ? { ...block, blocks: [] } : block, language);

/**
 * The renumbering map in one language, in the order of the comparison: every numbered block and footnote of either document, with `changed`
 * where its number, or the number of what it stands under, is not what it was.
 */
export const renumberingOf = (comparison: Pick<Comparison, 'before' | 'after' | 'blocks'>, language: Language): Renumbering[] => {
  const [olds, news] = [numbersOf(comparison, 'before', language), numbersOf(comparison, 'after', language)];
  const entries: Renumbering[] = [];
  const add = (kind: Renumbering['kind'], beforeId: Id | null, afterId: Id | null, block: number): void => {
    const [before, after] = [olds.number(beforeId), news.number(afterId)];
    if (before === null && after === null) return;
    const [beforeLabel, afterLabel] = [olds.label(beforeId), news.label(afterId)];
    entries.push({ kind, before, after, beforeLabel, afterLabel, beforeId, afterId, block, changed: beforeLabel !== afterLabel });
  };
  for (const [index, compared] of comparison.blocks.entries()) {
    if (compared.kind === 'movedAway') continue;
    const { before, after } = compared;
    const block = after ?? before;
    if (block === null) continue;
    add(block.type, before?.id ?? null, after?.id ?? null, index);
    for (const [one, other] of footnotePairs(compared, language)) add('footnote', one, other, index);
  }
  return entries;
};
