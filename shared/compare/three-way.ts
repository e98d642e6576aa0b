// Two revised versions against their common base: per block what each did, whether they agree, and what is in conflict.
import type { Block } from '../document/blocks/index.ts';
import type { Document } from '../document/document.ts';
import type { Id } from '../document/ids.ts';
import type { TextRole } from '../document/walk.ts';
import type { Language } from '../language/language.ts';
import { compareDocuments, type CompareOptions } from './compare.ts';
import type { BlockField, ComparedBlock, ComparedText, Comparison } from './comparison.ts';
import { newPlaces, placesOf } from './rebuild.ts';
import { layThree, type ThreeWayPiece } from './three-way-text.ts';

/** What one version did with a block of the base; `absent` where the other version inserted it. */
export interface Deed {
  readonly kind: 'untouched' | 'relooked' | 'edited' | 'replaced' | 'deleted' | 'inserted' | 'absent';
  readonly moved: boolean;
  readonly split: boolean;
  /** Index in the `blocks` of the version's comparison with the base: of the new place of a move. Null for `absent`. */
  readonly place: number | null;
}

/**
 * `left`, `right`: only that version touched the block; `agreeing`: both did the same; `disjoint`: both touched it, neither in the way of the
 * other; `conflict`: somebody has to decide.
 */
export type Outcome = 'untouched' | 'left' | 'right' | 'agreeing' | 'disjoint' | 'conflict';

/** `deletion`: one deleted what the other changed or moved; `place`: moved to different places; `wording`, `field`, `table`: see the texts, the fields, the table. */
export type Conflict = 'wording' | 'field' | 'table' | 'deletion' | 'place' | 'split';

/** A text that both versions changed. */
export interface ThreeWayText {
  readonly language: Language;
  readonly role: TextRole;
  /** Of the base; null unless the role is `cell`. */
  readonly cell: Id | null;
  readonly outcome: 'agreeing' | 'disjoint' | 'conflict';
  readonly pieces: readonly ThreeWayPiece[];
}

export interface ThreeWayBlock {
  readonly base: Block | null;
  readonly left: Block | null;
  readonly right: Block | null;
  readonly deeds: { readonly left: Deed; readonly right: Deed };
  readonly outcome: Outcome;
  readonly conflicts: readonly Conflict[];
  readonly texts: readonly ThreeWayText[];
  /** Fields that both set, to different values. */
  readonly fields: readonly BlockField[];
}

export interface ThreeWayComparison {
  readonly left: Comparison;
  readonly right: Comparison;
  /**
   * In the order of the base; what was inserted follows the block it was inserted behind, the left version's before the right one's.
   * Inserted alike by both at one place, it stands once.
   */
  readonly blocks: readonly ThreeWayBlock[];
  readonly conflicts: number;
}

/** What in a block is in conflict for somebody who reads a language: wording is of one, all else is of all. */
export const conflictsIn = ({ outcome, conflicts, texts }: ThreeWayBlock, language: Language): readonly Conflict[] =>
  outcome !== 'conflict' ? [] : conflicts.filter((conflict) => conflict !== 'wording' || texts.some((text) => text.language === language && text.outcome === 'conflict'));

const absent: Deed = { kind: 'absent', moved: false, split: false, place: null };

/** One version beside the base: its blocks by their place in the base, and what it inserted behind each. */
interface Version {
  readonly comparison: Comparison;
  /** Indices in `blocks` of the pair of each block of the base, in the order of the base. */
  readonly pairs: readonly number[];
  /** What was inserted behind each block of the base, -1 for the beginning; without parts of a split, which belong to their block. */
  readonly inserted: ReadonlyMap<number, readonly number[]>;
  /** The block of the base that each block of the base follows in this version, for telling where it moved. */
  readonly follows: ReadonlyMap<number, number>;
  readonly heads: ReadonlySet<number>;
}

const versionOf = (comparison: Comparison): Version => {
  const { blocks } = comparison;
  const to = newPlaces(comparison);
  const pairs = placesOf(comparison, 'before').map((index) => to.get(index) ?? index);
  const orderOf = new Map(pairs.map((place, order) => [place, order]));
  const inserted = new Map<number, number[]>();
  const follows = new Map<number, number>();
  let last = -1;
  for (const index of placesOf(comparison, 'after')) {
    const order = orderOf.get(index);
    if (order !== undefined) {
      follows.set(order, last);
      last = order;
    } else if (blocks[index]?.part === null) inserted.set(last, [...(inserted.get(last) ?? []), index]);
  }
  return { comparison, pairs, inserted, follows, heads: new Set(blocks.flatMap(({ part }) => (part === null ? [] : [part.head]))) };
};

const deedOf = ({ comparison, heads }: Version, place: number): Deed => {
  const compared = comparison.blocks[place];
  if (compared === undefined) return absent;
  const kind = compared.kind === 'same' ? 'untouched' : compared.kind === 'movedAway' ? 'deleted' : compared.kind;
  // A paragraph joined to the one before it has not gone: its words are there.
  return { kind, moved: compared.move !== null, split: heads.has(place) || compared.part !== null, place };
};

const touched = ({ kind, moved, split }: Deed): boolean => kind !== 'untouched' || moved || split;

const threeText = (left: ComparedText, right: ComparedText, cell: Id | null): ThreeWayText => {
  const pieces = layThree(left, right);
  const oneSided = left.kind === 'added' || right.kind === 'added' || left.kind === 'removed' || right.kind === 'removed';
  const alike = pieces.every(({ kind }) => kind === 'same' || kind === 'both');
  // A translation that one removed and the other edited, or both wrote anew, cannot be put together.
  const outcome = alike ? 'agreeing' : oneSided || pieces.some(({ kind }) => kind === 'conflict') ? 'conflict' : 'disjoint';
  return { language: left.language, role: left.role, cell, outcome, pieces };
};

const textsOf = (left: readonly ComparedText[], right: readonly ComparedText[], cell: Id | null): ThreeWayText[] =>
  left.flatMap((mine) => {
    const theirs = right.find(({ language, role }) => language === mine.language && role === mine.role);
    return theirs === undefined ? [] : [threeText(mine, theirs, cell)];
  });

const withoutIds = (key: string, value: unknown): unknown => (key === 'id' ? undefined : value);
const sayAlike = (one: Block | null, other: Block | null): boolean => JSON.stringify(one, withoutIds) === JSON.stringify(other, withoutIds);

/** Cells that both changed; null where rows or columns came, went or moved on a side while the other changed the table too. */
const cellTexts = (left: ComparedBlock, right: ComparedBlock): ThreeWayText[] | null => {
  if (left.table === null || right.table === null) return [];
  const still = ({ table }: ComparedBlock): boolean => table !== null && table.columns.every(({ kind }) => kind === 'same') && table.rows.every(({ kind, otherEnd }) => otherEnd === null && (kind === 'same' || kind === 'edited'));
  if (!still(left) || !still(right)) return null;
  const theirs = new Map(right.table.rows.flatMap(({ cells }) => cells.map((cell) => [cell.before?.id, cell.texts] as const)));
  return left.table.rows.flatMap(({ cells }) => cells.flatMap(({ before, texts }) => (before === null ? [] : textsOf(texts, theirs.get(before.id) ?? [], before.id))));
};

const pairOf = (version: { readonly left: Version; readonly right: Version }, order: number): ThreeWayBlock => {
  const [leftPlace, rightPlace] = [version.left.pairs[order] ?? -1, version.right.pairs[order] ?? -1];
  const [mine, theirs] = [version.left.comparison.blocks[leftPlace], version.right.comparison.blocks[rightPlace]];
  const deeds = { left: deedOf(version.left, leftPlace), right: deedOf(version.right, rightPlace) };
  const [base, left, right] = [mine?.before ?? null, mine?.after ?? null, theirs?.after ?? null];
  const block = { base, left, right, deeds };
  const none = { conflicts: [], texts: [], fields: [] };
  if (mine === undefined || theirs === undefined || (!touched(deeds.left) && !touched(deeds.right))) return { ...block, ...none, outcome: 'untouched' };
  if (!touched(deeds.right)) return { ...block, ...none, outcome: 'left' };
  if (!touched(deeds.left)) return { ...block, ...none, outcome: 'right' };
  const gone = [deeds.left, deeds.right].filter(({ kind }) => kind === 'deleted').length;
  if (gone === 2) return { ...block, ...none, outcome: 'agreeing' };
  if (gone === 1) return { ...block, ...none, conflicts: ['deletion'], outcome: 'conflict' };

  const conflicts = new Set<Conflict>();
  const apart = deeds.left.moved && deeds.right.moved && version.left.follows.get(order) !== version.right.follows.get(order);
  if (apart) conflicts.add('place');
  const changesText = (compared: ComparedBlock): boolean => compared.texts.some(({ kind }) => kind !== 'same');
  const alike = sayAlike(left, right);
  if (deeds.left.split !== deeds.right.split ? changesText(mine) && changesText(theirs) : deeds.left.split && !alike) conflicts.add('split');
  const cells = alike ? [] : cellTexts(mine, theirs);
  if (cells === null) conflicts.add('table');
  const texts = [...textsOf(mine.texts, theirs.texts, null), ...(cells ?? [])];
  if (texts.some(({ outcome }) => outcome === 'conflict') && !conflicts.has('split')) conflicts.add('wording');
  const fields = mine.fields.filter(({ field, after }) => theirs.fields.some((other) => other.field === field && JSON.stringify(other.after) !== JSON.stringify(after))).map(({ field }) => field);
  if (fields.length > 0) conflicts.add('field');
  const sameDeeds = deeds.left.moved === deeds.right.moved && deeds.left.split === deeds.right.split;
  return { ...block, texts, fields, conflicts: [...conflicts], outcome: conflicts.size > 0 ? 'conflict' : alike && sameDeeds ? 'agreeing' : 'disjoint' };
};

/** What both inserted behind one block of the base; what they inserted alike stands once. */
const insertedBehind = (version: { readonly left: Version; readonly right: Version }, order: number): ThreeWayBlock[] => {
  const [mine, theirs] = [version.left.inserted.get(order) ?? [], [...(version.right.inserted.get(order) ?? [])]];
  const block = (side: Version, place: number): Block | null => side.comparison.blocks[place]?.after ?? null;
  const deed = (place: number): Deed => ({ kind: 'inserted', moved: false, split: false, place });
  const none = { base: null, conflicts: [], texts: [], fields: [] };
  const found = mine.map((place): ThreeWayBlock => {
    const left = block(version.left, place);
    const twin = theirs.findIndex((other) => sayAlike(left, block(version.right, other)));
    if (twin < 0) return { ...none, left, right: null, deeds: { left: deed(place), right: absent }, outcome: 'left' };
    const [other = -1] = theirs.splice(twin, 1);
    return { ...none, left, right: block(version.right, other), deeds: { left: deed(place), right: deed(other) }, outcome: 'agreeing' };
  });
  return [...found, ...theirs.map((place): ThreeWayBlock => ({ ...none, left: null, right: block(version.right, place), deeds: { left: absent, right: deed(place) }, outcome: 'right' }))];
};

/** Compares two versions with the base they were both made from. */
export const compareThree = (base: Document, left: Document, right: Document, options: CompareOptions = {}): ThreeWayComparison => {
  const version = { left: versionOf(compareDocuments(base, left, options)), right: versionOf(compareDocuments(base, right, options)) };
  const blocks = insertedBehind(version, -1);
  for (let order = 0; order < version.left.pairs.length; order++) blocks.push(pairOf(version, order), ...insertedBehind(version, order));
  return { left: version.left.comparison, right: version.right.comparison, blocks, conflicts: blocks.reduce((sum, { outcome }) => sum + (outcome === 'conflict' ? 1 : 0), 0) };
};
