// Compares two documents: two revisions of one, or two that never met.
import type { Block } from '../document/blocks/index.ts';
import type { Document } from '../document/document.ts';
import type { Id } from '../document/ids.ts';
import { contentText } from '../document/inlines.ts';
import { languagesWithText } from '../document/outline.ts';
import { walkTexts } from '../document/walk.ts';
import { languages as allLanguages, type Language } from '../language/language.ts';
import { alignUnits, type Alignment } from './alignment.ts';
import { compareBlocks, compareSettings, wholeTexts, type Sides } from './block.ts';
import { changesOf } from './changes.ts';
import type { ComparedBlock, ComparedDocument, Comparison, Move } from './comparison.ts';
import { layOut, type Layout } from './lay-out.ts';
import { shareOut } from './part-texts.ts';
import { blockUnits, type BlockUnits } from './reading.ts';
import { alignShapes, blockShape } from './shapes.ts';
import { summaryOf } from './summary.ts';

export interface CompareOptions {
  /** The languages to compare; all that either document has text in, in their usual order, where absent. */
  readonly languages?: readonly Language[] | undefined;
}

/** A language with less than this share of the characters of the fullest one names a body or two. */
const leastWritten = 0.1;

const writtenIn = ({ blocks }: Document): Language[] => {
  const characters = new Map<Language, number>();
  for (const { text } of walkTexts(blocks)) for (const language of allLanguages) characters.set(language, (characters.get(language) ?? 0) + contentText(text[language] ?? []).length);
  const fullest = Math.max(...characters.values());
  return allLanguages.filter((language) => (characters.get(language) ?? 0) > 0 && (characters.get(language) ?? 0) >= leastWritten * fullest);
};

/** A document as it is kept beside its blocks. */
const shellOf = (document: Document): ComparedDocument => ({ id: document.id, schemaVersion: document.schemaVersion, settings: document.settings, written: writtenIn(document) });

/** The languages by whose words blocks are recognised: those that both documents have, of the ones asked for if there are any such. */
const commonLanguages = ({ written: olds }: ComparedDocument, { written: news }: ComparedDocument, wanted: readonly Language[]): readonly Language[] => {
  if (olds.length === 0 || news.length === 0) return wanted.length > 0 ? wanted : allLanguages;
  const common = allLanguages.filter((language) => olds.includes(language) && news.includes(language));
  const asked = common.filter((language) => wanted.includes(language));
  return asked.length > 0 ? asked : common;
};

/** Compares the blocks place by place. */
const compareLayout = (olds: BlockUnits, news: BlockUnits, alignment: Alignment, { places, moves }: Layout, sides: Sides): { readonly blocks: ComparedBlock[]; readonly moves: Move[] } => {
  const moveOf = new Map<number, number>();
  for (const [index, { pairs }] of moves.entries()) for (const [before] of pairs) moveOf.set(before, index);
  const sameBox = (before: number, after: number): boolean => {
    const [old, now] = [olds.units[before]?.holder ?? -1, news.units[after]?.holder ?? -1];
    return old === -1 || now === -1 ? old === now : alignment.after[old] === now;
  };
  const parts = shareOut(olds.blocks, news.blocks, alignment, sides);
  const rowOfOld = new Map<number, number>();
  const rowOfNew = new Map<number, number>();
  const blocks: ComparedBlock[] = [];
  for (const place of places) {
    const row = blocks.length;
    const [before, after] = [olds.blocks[place.before] ?? null, news.blocks[place.after] ?? null];
    const shared = {
      before,
      after,
      beforeBox: olds.boxes[place.before] ?? null,
      afterBox: news.boxes[place.after] ?? null,
      reboxed: before !== null && after !== null && !sameBox(place.before, place.after),
      move: before === null ? null : (moveOf.get(place.before) ?? null),
    };
    if (place.away) blocks.push({ ...shared, kind: 'movedAway', part: null, texts: [], fields: [], table: null });
    else if (before !== null && after !== null) {
      rowOfOld.set(place.before, row);
      rowOfNew.set(place.after, row);
      const share = parts.after.get(place.after) ?? parts.before.get(place.before);
      const inside = compareBlocks(before, after, sides, share);
      const kind = share !== undefined || (shared.reboxed && (inside.kind === 'same' || inside.kind === 'relooked')) ? (inside.kind === 'replaced' ? 'replaced' : 'edited') : inside.kind;
      blocks.push({ ...shared, ...inside, kind, part: null });
    } else if (after !== null) {
      const whole = parts.splitFrom.get(place.after);
      const head = whole === undefined ? undefined : rowOfOld.get(whole);
      const texts = parts.after.get(place.after) ?? wholeTexts(after, 'after', sides);
      blocks.push({ ...shared, kind: 'inserted', part: head === undefined ? null : { kind: 'split', head }, texts, fields: [], table: null });
    } else if (before !== null) {
      const whole = parts.joinedTo.get(place.before);
      const head = whole === undefined ? undefined : rowOfNew.get(whole);
      const texts = parts.before.get(place.before) ?? wholeTexts(before, 'before', sides);
      blocks.push({ ...shared, kind: 'deleted', part: head === undefined ? null : { kind: 'joined', head }, texts, fields: [], table: null });
    }
  }
  return { blocks, moves: movesOf(blocks, moves.map(({ direction }) => direction)) };
};

const headingLevel = (block: Block | null | undefined): number => (block?.type === 'heading' ? block.level : block?.type === 'priorityArea' ? 2 : block?.type === 'annex' ? 1 : 9);

const movesOf = (blocks: readonly ComparedBlock[], directions: readonly ('up' | 'down')[]): Move[] => {
  const ends = directions.map((): { from: number[]; to: number[] } => ({ from: [], to: [] }));
  for (const [index, { move, kind }] of blocks.entries()) if (move !== null) ends[move]?.[kind === 'movedAway' ? 'from' : 'to'].push(index);
  return ends.map(({ from, to }, index): Move => {
    const [first = 9, ...others] = to.map((at) => headingLevel(blocks[at]?.after));
    return { from, to, direction: directions[index] ?? 'down', headed: first < 9 && others.every((level) => level > first) };
  });
};

/**
 * Compares two documents. Blocks are found again by their ids, then by what they say; what stands elsewhere has moved, as few blocks as
 * possible; words are compared within each pair, in each language by itself. Both documents can be had back with `accept` and `reject`.
 * Expects documents in normal form, as the library keeps them.
 */
export const compareDocuments = (before: Document, after: Document, options: CompareOptions = {}): Comparison => {
  const [earlier, later] = [shellOf(before), shellOf(after)];
  const written = new Set([...languagesWithText(before), ...languagesWithText(after)]);
  const all = allLanguages.filter((language) => written.has(language));
  const common = commonLanguages(earlier, later, options.languages ?? all);
  const languages = common.length === 0 ? all : (options.languages ?? all);
  const [olds, news] = [blockUnits(before.blocks, common), blockUnits(after.blocks, common)];
  const alignment = common.length > 0 ? alignUnits(olds.units, news.units, before.id === after.id) : alignShapes([olds.units, news.units], [olds.blocks.map(blockShape), news.blocks.map(blockShape)]);
  const targets = new Map<Id, Id>();
  /** Ids of the earlier document whose element goes by another id in the later one: there, they lead nowhere. */
  const renamed = new Set<Id>();
  for (const [one, other] of alignment.pairs) {
    const [old, now] = [olds.units[one]?.id ?? '', news.units[other]?.id ?? ''];
    targets.set(now, old);
    if (old !== now) renamed.add(old);
  }
  const sides: Sides = { languages, common, targetOf: (id) => targets.get(id) ?? (renamed.has(id) ? `lost ${id}` : id) };
  const { blocks, moves } = compareLayout(olds, news, alignment, layOut(olds.units, news.units, alignment), sides);
  const settings = compareSettings(before.settings, after.settings);
  const changed = new Set<Language>();
  for (const { before: old, after: now, texts, table } of blocks) {
    if (common.length === 0 && old !== null && now !== null) continue;
    for (const { language } of texts) changed.add(language);
    for (const row of table?.rows ?? []) for (const cell of row.cells) for (const { language } of cell.texts) changed.add(language);
  }
  const comparison = { before: earlier, after: later, languages, common, changedLanguages: languages.filter((language) => changed.has(language)), blocks, moves, settings };
  return { ...comparison, changes: changesOf(comparison), summary: summaryOf(comparison) };
};
