// Brings somebody else's revision under what was changed here: block by block, text by text, word by word. Where both wrote something else in one place,
// ours stays there and theirs follows as an element of its own, so that nothing anybody wrote is lost.
import type { Block } from '../../shared/document/blocks/index.ts';
import type { LanguageText } from '../../shared/document/block.ts';
import type { Id, NewId } from '../../shared/document/ids.ts';
import { compareContents } from '../../shared/compare/text.ts';
import { layThree, wovenContent } from '../../shared/compare/three-way-text.ts';
import { walkInlines, type Content } from '../../shared/document/inlines.ts';
import { languages, type Language } from '../../shared/language/language.ts';
import { copyBlock } from './copies.ts';
import { slotsOf, withSlotText } from './slots.ts';
import { mergeCommented, mergeIds, withComments } from '../../shared/negotiation/thread-anchors.ts';
import { mergeThreads } from '../../shared/negotiation/threads.ts';
import { walkBlocks } from '../../shared/document/walk.ts';
import type { DocumentSettings } from '../../shared/document/document.ts';

export const deepEqual = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const defined = (value: Record<string, unknown>): string[] => Object.keys(value).filter((key) => value[key] !== undefined);
  const keys = defined(left);
  return keys.length === defined(right).length && keys.every((key) => deepEqual(left[key], right[key]));
};

/** A record in which each field is as the side has it that changed it; ours where both did. The very same object where one side changed nothing. */
export const mergeFields = <Fields extends object>(base: Fields, mine: Fields, theirs: Fields): Fields => {
  if (mine === base || theirs === base) return mine === base ? theirs : mine;
  const merged = { ...mine };
  for (const key of Object.keys(theirs) as (keyof Fields)[]) if (deepEqual(mine[key], base[key])) merged[key] = theirs[key];
  return merged;
};

/** Settings field by field, comments remark by remark. */
export const mergeSettings = (base: DocumentSettings, mine: DocumentSettings, theirs: DocumentSettings): DocumentSettings => {
  const merged = mergeFields(base, mine, theirs);
  if (mine.threads === theirs.threads || mine.threads === base.threads || theirs.threads === base.threads) return merged;
  return { ...merged, threads: mergeThreads(base.threads, mine.threads, theirs.threads) };
};

const byId = (blocks: readonly Block[]): Map<Id, Block> => new Map(blocks.map((block) => [block.id, block]));

/** The same blocks, where one is equal to a known one as that very object. */
export const intern = (blocks: readonly Block[], known: readonly Block[]): readonly Block[] => {
  const objects = byId(known);
  return blocks.map((block) => {
    const same = objects.get(block.id);
    return same && deepEqual(same, block) ? same : block;
  });
};

/** All of a block but its texts and what is said of it, as a value to compare. */
const skeleton = (block: Block): unknown => {
  let bare: Block = withThreads(block, () => undefined);
  for (const slot of slotsOf(block)) bare = withSlotText(bare, slot.id, {});
  return bare;
};

type ThreadsOf = (block: Block) => readonly Id[] | undefined;

/** A block, and those in it, with other threads about them. */
const withThreads = <Kind extends Block>(block: Kind, threads: ThreadsOf): Kind => {
  const own: Block = withComments<Block>(block, threads(block) ?? []);
  return (own.type === 'box' ? { ...own, blocks: own.blocks.map((inner) => withThreads(inner, threads)) } : own) as Kind;
};

const threadsIn = (block: Block): ReadonlyMap<Id, readonly Id[]> => new Map([...walkBlocks([block])].map(({ block: { id, comments } }) => [id, comments ?? []]));

/** The threads about a block, and about those in it, that both sides have or one of them began. */
const bothThreads = (merged: Block, base: Block, mine: Block, theirs: Block): Block => {
  const [was, ours, others] = [threadsIn(base), threadsIn(mine), threadsIn(theirs)];
  if ([...was.values(), ...ours.values(), ...others.values()].every((list) => list.length === 0)) return merged;
  return withThreads(merged, ({ id }) => mergeIds(was.get(id) ?? [], ours.get(id) ?? [], others.get(id) ?? []));
};

interface TextMerge {
  readonly text: LanguageText;
  readonly clash: boolean;
}

/** Everything in a content that has a name: notes, brackets, references, and what comments and proposals hold on to. */
const namesIn = (content: Content): Set<Id> =>
  new Set([...walkInlines(content)].flatMap((inline) => [...('id' in inline ? [inline.id] : []), ...('comments' in inline ? (inline.comments ?? []) : []), ...('proposals' in inline ? (inline.proposals ?? []).map(({ id }) => id) : [])]));

/** Both changes in one text; null where they are in each other's way, or where more than words is at stake. */
const weaveWords = (base: Content, mine: Content, theirs: Content, language: Language): Content | null => {
  if (deepEqual(theirs, base) || deepEqual(mine, theirs)) return mine;
  if (deepEqual(mine, base)) return theirs;
  const woven = wovenContent(layThree(compareContents(base, mine, { language }), compareContents(base, theirs, { language })));
  if (woven === null) return null;
  const [before, after] = [namesIn(base), namesIn(woven)];
  const kept = [mine, theirs].every((side) => [...namesIn(side)].every((name) => before.has(name) || after.has(name)));
  const reframed = [mine, theirs].filter((side) => !sameMembers(namesIn(side), before)).length;
  return kept && reframed < 2 ? woven : null;
};

const sameMembers = (one: ReadonlySet<Id>, other: ReadonlySet<Id>): boolean => one.size === other.size && [...one].every((name) => other.has(name));

const mergeText = (base: LanguageText, mine: LanguageText, theirs: LanguageText): TextMerge => {
  const text: LanguageText = {};
  let clash = false;
  for (const language of languages) {
    const [b, m, t] = [base[language], mine[language], theirs[language]];
    const both = !deepEqual(m, b) && !deepEqual(t, b) && !deepEqual(m, t);
    const woven = both && b !== undefined && m !== undefined && t !== undefined ? mergeCommented(b, m, t, (...words) => weaveWords(...words, language)) : null;
    const chosen = woven ?? (deepEqual(m, b) ? t : m);
    clash ||= both && woven === null;
    if (chosen !== undefined) text[language] = chosen;
  }
  return { text, clash };
};

export class Rebase {
  readonly #base: ReadonlyMap<Id, Block>;
  readonly #baseOrder: readonly Id[];
  readonly #theirs: readonly Block[];
  readonly #theirsById: ReadonlyMap<Id, Block>;
  readonly #newId: NewId;
  /** Copies of their side of a clash, one per block, the same in every state that is carried over. */
  readonly #copies = new Map<Id, Block>();

  /** `theirs` has been interned with `base`. */
  constructor(base: readonly Block[], theirs: readonly Block[], newId: NewId) {
    this.#base = byId(base);
    this.#baseOrder = base.map(({ id }) => id);
    this.#theirs = theirs;
    this.#theirsById = byId(theirs);
    this.#newId = newId;
  }

  #copyOfTheirs(block: Block): Block {
    const known = this.#copies.get(block.id);
    if (known) return known;
    const copy = copyBlock(block, this.#newId);
    this.#copies.set(block.id, copy);
    return copy;
  }

  /** One block that both sides have; a clash gives two. */
  #both(base: Block | undefined, mine: Block, theirs: Block): Block[] {
    if (mine === theirs || theirs === base) return [mine];
    if (mine === base || deepEqual(mine, theirs)) return [theirs];
    if (!base) return [mine, this.#copyOfTheirs(theirs)];
    const shape = skeleton(base);
    const [mineKept, theirsKept] = [deepEqual(skeleton(mine), shape), deepEqual(skeleton(theirs), shape)];
    if (!mineKept && !theirsKept && !deepEqual(skeleton(mine), skeleton(theirs))) return [mine, this.#copyOfTheirs(theirs)];
    // The side that changed the structure gives the block; the texts of both go into it.
    let merged: Block = mineKept ? theirs : mine;
    let clash = false;
    const slots = (block: Block) => new Map(slotsOf(block).map((slot) => [slot.id, slot.text]));
    const [baseTexts, mineTexts, theirTexts] = [slots(base), slots(mine), slots(theirs)];
    const ids = slots(merged);
    for (const id of ids.keys()) {
      const [m, t] = [mineTexts.get(id), theirTexts.get(id)];
      if (!m || !t) continue;
      const result = mergeText(baseTexts.get(id) ?? {}, m, t);
      clash ||= result.clash;
      merged = withSlotText(merged, id, result.text);
    }
    const changed = (texts: Map<string, LanguageText>) => [...texts].some(([id, text]) => !ids.has(id) && !deepEqual(text, baseTexts.get(id)));
    clash ||= changed(theirTexts) || changed(mineTexts);
    return clash ? [mine, this.#copyOfTheirs(theirs)] : [bothThreads(merged, base, mine, theirs)];
  }

  /** The blocks that stand after their changes came under ours. */
  apply(mine: readonly Block[]): readonly Block[] {
    const ours = byId(mine);
    const settled = new Map<Id, Block[]>();
    for (const theirs of this.#theirs) {
      const own = ours.get(theirs.id);
      const base = this.#base.get(theirs.id);
      // Not here any more: what we deleted stays deleted unless they went on writing in it.
      if (!own) settled.set(theirs.id, base === theirs ? [] : [theirs]);
      else settled.set(theirs.id, this.#both(base, own, theirs));
    }
    for (const own of mine) {
      if (this.#theirsById.has(own.id)) continue;
      const base = this.#base.get(own.id);
      settled.set(own.id, base === own ? [] : [own]);
    }
    // Their order, unless only we moved blocks; what one side added follows what it follows there.
    const common = (order: readonly Id[]) => order.filter((id) => this.#base.has(id) && ours.has(id) && this.#theirsById.has(id));
    const same = (a: readonly Id[], b: readonly Id[]) => a.length === b.length && a.every((id, index) => id === b[index]);
    const [mineOrder, theirOrder] = [mine.map(({ id }) => id), this.#theirs.map(({ id }) => id)];
    const weMoved = !same(common(mineOrder), common(this.#baseOrder)) && same(common(theirOrder), common(this.#baseOrder));
    const [main, side] = weMoved ? [mineOrder, theirOrder] : [theirOrder, mineOrder];
    const order = weave(main, side);
    return order.flatMap((id) => settled.get(id) ?? []);
  }
}

/** `main` with what only `side` has put in after its neighbour there. */
const weave = (main: readonly Id[], side: readonly Id[]): Id[] => {
  const known = new Set(main);
  const after = new Map<Id | null, Id[]>();
  let last: Id | null = null;
  for (const id of side) {
    if (known.has(id)) last = id;
    else after.set(last, [...(after.get(last) ?? []), id]);
  }
  const out: Id[] = [...(after.get(null) ?? [])];
  for (const id of main) out.push(id, ...(after.get(id) ?? []));
  return out;
};

