// Brings a part of an earlier state back into a document: all of it, a section, or one element. What the part does not touch stays as it is.
import { traitsOf, type Block } from '../document/blocks/index.ts';
import type { Box, BoxedBlock } from '../document/blocks/box.ts';
import type { Document } from '../document/document.ts';
import type { Id, NewId } from '../document/ids.ts';
import { sectionOf, sectionRange } from '../document/sections.ts';
import { withUniqueIds } from '../document/unique-ids.ts';
import { walkBlocks } from '../document/walk.ts';
import type { Part, RestoreEffect } from '../ipc/history.ts';
import { mendHalves, type Mended } from './halves.ts';

type Blocks = readonly Block[];

/** A document into which a part came back, and what happened to other elements so that no word stands in it twice, nor goes unsaid. */
export interface Restoration {
  readonly document: Document;
  readonly also: readonly RestoreEffect[];
}

/**
 * The document with the part as it was in `past`, or null where `past` does not have that part. What comes back keeps its ids, but for those of rows,
 * footnotes and the like that stand elsewhere in the document by now: these get new ones. Splits and joins made since are undone with it where their other
 * half is as it was cut off; see `mendHalves`.
 */
export const restored = (present: Document, past: Document, part: Part, newId: NewId): Restoration | null => {
  const language = present.settings.draftingLanguage;
  const result = (blocks: Blocks | null, { also, returning }: Mended): Restoration | null => {
    if (blocks === null) return null;
    const whole = returning.reduce((text: Blocks, id) => withElement(text, past.blocks, id, newId) ?? text, blocks);
    const there = new Set([...walkBlocks(whole)].map(({ block }) => block.id));
    // What goes with its section anyway is nothing to tell.
    const under = new Set(part.part === 'section' ? sectionOf(present.blocks, part.heading).map(({ id }) => id) : []);
    const told = also.filter(({ what, element }) => (what === 'removed' ? !under.has(element) : there.has(element)));
    return { document: { ...present, blocks: [...whole] }, also: told };
  };
  switch (part.part) {
    case 'whole':
      return { document: { ...past, id: present.id }, also: [] };
    case 'section': {
      const range = sectionRange(past.blocks, part.heading);
      const section = range === null ? [] : past.blocks.slice(range.start, range.end);
      const mended = mendHalves(present.blocks, past.blocks, section, language, newId);
      return result(withSection(mended.blocks, past.blocks, part.heading, newId), mended);
    }
    case 'element': {
      const wanted = find(past.blocks, part.block);
      const mended = mendHalves(present.blocks, past.blocks, wanted === null ? [] : [wanted.block], language, newId);
      return result(withElement(mended.blocks, past.blocks, part.block, newId), mended);
    }
  }
};

const isFront = ({ type }: Block): boolean => traitsOf(type).place === 'front';

/** Where a block that is not in `blocks` belongs: behind the nearest one that it stood behind, else before the nearest that it stood before. */
const placeFor = (past: readonly { readonly id: Id }[], at: number, blocks: readonly { readonly id: Id }[]): number => {
  const places = new Map(blocks.map(({ id }, index) => [id, index]));
  for (let before = at - 1; before >= 0; before--) {
    const place = places.get((past[before] as { readonly id: Id }).id);
    if (place !== undefined) return place + 1;
  }
  for (let after = at + 1; after < past.length; after++) {
    const place = places.get((past[after] as { readonly id: Id }).id);
    if (place !== undefined) return place;
  }
  return blocks.length;
};

/** The same among all elements: the first page stays before the body, the rule that ends the document behind it. */
const placeInDocument = (past: Blocks, at: number, blocks: Blocks): number => within(past[at] as Block, blocks, placeFor(past, at, blocks));

const within = (block: Block, blocks: Blocks, place: number): number => {
  const body = blocks.findIndex((block) => !isFront(block));
  const firstOfBody = body === -1 ? blocks.length : body;
  if (isFront(block)) return Math.min(place, firstOfBody);
  const end = blocks.at(-1)?.type === 'endRule' && block.type !== 'endRule' ? blocks.length - 1 : blocks.length;
  return Math.min(Math.max(place, firstOfBody), end);
};

/**
 * The place among `rest` of what stood at `at` in the past and stands at `now`: where the fewest elements are on another side of it than they were. It stays
 * where it is if no other place is better, so that what others put before it or moved past it does not move it.
 */
const placeBack = (past: Blocks, at: number, rest: Blocks, now: number): number => {
  const were = new Map(past.map(({ id }, place) => [id, place]));
  /** 1 for what stood before it, -1 for what stood behind it. */
  const sides = rest.map(({ id }): number => Math.sign(at - (were.get(id) ?? at)));
  let wrong = sides.filter((side) => side > 0).length;
  const wrongAt = [wrong];
  for (const side of sides) wrongAt.push((wrong -= side));
  const fewest = Math.min(...wrongAt);
  if (wrongAt[now] === fewest) return now;
  const behind = placeInDocument(past, at, rest);
  return wrongAt[behind] === fewest ? behind : within(past[at] as Block, rest, wrongAt.indexOf(fewest));
};

/** `blocks` with `part` in the place of `remove` blocks from `at`; ids within the part that the rest has get new ones. */
const put = (blocks: Blocks, at: number, remove: number, part: Blocks, newId: NewId): Blocks => {
  const head = blocks.slice(0, at);
  const tail = blocks.slice(at + remove);
  // The rest comes first, so that it keeps what it shares with the part.
  const unique = withUniqueIds([...head, ...tail, ...part], newId);
  return [...unique.slice(0, head.length), ...unique.slice(head.length + tail.length), ...unique.slice(head.length, head.length + tail.length)];
};

const withSection = (present: Blocks, past: Blocks, heading: Id, newId: NewId): Blocks | null => {
  const wanted = sectionRange(past, heading);
  if (wanted === null) return null;
  const section = past.slice(wanted.start, wanted.end);
  const ids = new Set(section.map(({ id }) => id));
  const there = present.findIndex(({ id }) => id === heading);
  // A heading that has become an ordinary element has nothing under it.
  const { start, end } = sectionRange(present, heading) ?? { start: there, end: there + 1 };
  const elsewhere = new Set(past.flatMap(({ id }) => (ids.has(id) ? [] : [id])));
  // What moved out of the section comes back into it; what moved into it goes back to where it was; what was written in it since goes.
  const guests = there === -1 ? [] : present.slice(start, end).filter(({ id }) => elsewhere.has(id));
  let rest: Blocks = present.filter(({ id }, at) => !ids.has(id) && (there === -1 || at < start || at >= end));
  const now = there === -1 ? -1 : present.slice(0, start).filter(({ id }) => !ids.has(id)).length;
  const at = there === -1 ? placeInDocument(past, wanted.start, rest) : placeBack(past, wanted.start, rest, now);
  rest = put(rest, at, 0, section, newId);
  for (const guest of guests) rest = put(rest, placeInDocument(past, past.findIndex(({ id }) => id === guest.id), rest), 0, [guest], newId);
  return rest;
};

const isBox = (block: Block): block is Box => block.type === 'box';
const mayBeBoxed = (block: Block): block is BoxedBlock => traitsOf(block.type).inBox;

interface Found {
  readonly block: Block;
  /** Of the block itself, or of its box. */
  readonly at: number;
  /** The box, and the place in it. */
  readonly box: { readonly box: Box; readonly inner: number } | null;
}

const find = (blocks: Blocks, id: Id): Found | null => {
  for (const [at, block] of blocks.entries()) {
    if (block.id === id) return { block, at, box: null };
    const inner = isBox(block) ? block.blocks.findIndex((boxed) => boxed.id === id) : -1;
    if (isBox(block) && inner !== -1) return { block: block.blocks[inner] as Block, at, box: { box: block, inner } };
  }
  return null;
};

const replacedIn = (box: Box, at: number, remove: number, insert: readonly BoxedBlock[]): Box => ({ ...box, blocks: box.blocks.toSpliced(at, remove, ...insert) });

const withElement = (present: Blocks, past: Blocks, id: Id, newId: NewId): Blocks | null => {
  const wanted = find(past, id);
  if (wanted === null) return null;
  const { block } = wanted;
  const now = find(present, id);
  if (now !== null && now.box === null) {
    // Of what says the same as then, only the place can be meant.
    const moved = wanted.box === null && JSON.stringify(now.block) === JSON.stringify(block);
    const rest = present.toSpliced(now.at, 1);
    return moved ? put(rest, placeBack(past, wanted.at, rest, now.at), 0, [now.block], newId) : put(present, now.at, 1, [block], newId);
  }
  if (now !== null && now.box !== null) {
    const { box, inner } = now.box;
    if (mayBeBoxed(block)) return put(present, now.at, 1, [replacedIn(box, inner, 1, [block])], newId);
    // A box is never empty.
    const without = present.with(now.at, replacedIn(box, inner, 1, box.blocks.length === 1 ? [{ id: newId(), type: 'paragraph', text: {} }] : []));
    return put(without, now.at + 1, 0, [block], newId);
  }
  const boxNow = wanted.box === null ? undefined : present.find(({ id }) => id === wanted.box?.box.id);
  if (wanted.box !== null && boxNow !== undefined && isBox(boxNow) && mayBeBoxed(block)) {
    const place = placeFor(wanted.box.box.blocks, wanted.box.inner, boxNow.blocks);
    return put(present, present.indexOf(boxNow), 1, [replacedIn(boxNow, place, 0, [block])], newId);
  }
  // Of an element that a document has once, the one that came back takes the place of the other.
  const other = traitsOf(block.type).single ? present.findIndex(({ type }) => type === block.type) : -1;
  if (other !== -1) return put(present, other, 1, [block], newId);
  return put(present, placeInDocument(past, wanted.at, present), 0, [block], newId);
};
