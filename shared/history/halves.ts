// What a restored element was split into or joined with since: its other half must not say the same words twice, nor take words away that nobody asked to lose.
import type { Block } from '../document/blocks/index.ts';
import { traitsOf } from '../document/blocks/index.ts';
import type { LanguageText } from '../document/block.ts';
import { flatText, removeRange, sliceContent } from '../document/content.ts';
import type { Id, NewId } from '../document/ids.ts';
import { contentText, walkInlines, type Content } from '../document/inlines.ts';
import { textPlaces, textRoles, walkBlocks } from '../document/walk.ts';
import type { RestoreEffect } from '../ipc/history.ts';
import { languages, type Language } from '../language/language.ts';
import type { BlockChange } from './changes.ts';
import { madeOf, wentInto } from './kinship.ts';
import { wordsOf } from './words.ts';

type Blocks = readonly Block[];

export interface Mended {
  /** The present text without what comes back with the part. */
  readonly blocks: Blocks;
  readonly also: readonly RestoreEffect[];
  /** Elements of the past that were joined to the part since: they come back too. */
  readonly returning: readonly Id[];
}

/** Running text: only that is split and joined. */
const isText = ({ type }: Block): boolean => textRoles[type] === 'text' && traitsOf(type).place === 'body';

const written = (block: Block): Language[] => languages.filter((language) => contentText(block.text[language] ?? []).trim() !== '');

const sameWords = (one: Block, other: Block): boolean => languages.every((language) => wordsOf(one, language).join(' ') === wordsOf(other, language).join(' '));

/** Ids of brackets do not matter: one that is cut gets another. */
const asWritten = (content: Content): string => JSON.stringify(content, (key, value: unknown) => (key === 'id' ? undefined : value));

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where the whole of a content stands in another as it is, spaces around it aside; null where it does not, or says nothing. */
const standsIn = (content: Content, whole: Content): Stretch | null => {
  const flat = flatText(content);
  const bare = flat.trim();
  if (bare === '') return null;
  const start = flat.indexOf(bare);
  const wanted = asWritten(sliceContent(content, start, start + bare.length));
  const text = flatText(whole);
  for (let from = text.indexOf(bare); from >= 0; from = text.indexOf(bare, from + 1)) {
    const to = from + bare.length;
    if (asWritten(sliceContent(whole, from, to)) === wanted) return { from, to };
  }
  return null;
};

/** A content without a stretch of it and without the spaces that parted the stretch from the rest. */
const without = (content: Content, { from, to }: Stretch): Content => {
  const text = flatText(content);
  let [low, high] = [from, to];
  const space = (at: number): boolean => /\s/u.test(text[at] ?? '');
  while (high < text.length && space(high) && (low === 0 || space(low - 1))) high++;
  if (high === text.length) while (low > 0 && space(low - 1)) low--;
  return removeRange(content, low, high);
};

const shortened = (block: Block, stretches: readonly (readonly [Language, Stretch])[]): Block => {
  const text: LanguageText = { ...block.text };
  for (const [language, stretch] of stretches) {
    const rest = without(text[language] ?? [], stretch);
    if (rest.length === 0) delete text[language];
    else text[language] = rest;
  }
  return { ...block, text } as Block;
};

/** Every place where all the text of an element stands in another one; null unless each of its languages does. */
const stretchesIn = (part: Block, whole: Block): (readonly [Language, Stretch])[] | null => {
  const found: (readonly [Language, Stretch])[] = [];
  for (const language of written(part)) {
    const stretch = standsIn(part.text[language] ?? [], whole.text[language] ?? []);
    if (stretch === null) return null;
    found.push([language, stretch]);
  }
  return found.length === 0 ? null : found;
};

/** Elements that references lead to. */
const referred = (blocks: Blocks): Set<Id> => {
  const targets = new Set<Id>();
  for (const { block } of walkBlocks(blocks)) {
    for (const { text } of textPlaces(block)) {
      for (const language of languages) for (const inline of walkInlines(text[language] ?? [])) if ('type' in inline && inline.type === 'crossReference') targets.add(inline.target);
    }
  }
  return targets;
};

/** The blocks with elements replaced, at the top level and in boxes; null takes one out. A box is never empty. */
const replaced = (blocks: Blocks, changes: ReadonlyMap<Id, Block | null>, newId: NewId): Blocks =>
  blocks.flatMap((block): Block[] => {
    const now = changes.get(block.id);
    if (now !== undefined) return now === null ? [] : [now];
    if (block.type !== 'box' || !block.blocks.some(({ id }) => changes.has(id))) return [block];
    const inner = replaced(block.blocks, changes, newId) as typeof block.blocks;
    return [{ ...block, blocks: inner.length > 0 ? inner : [{ id: newId(), type: 'paragraph', text: {} }] }];
  });

const beginning = (block: Block, first: Language): string => {
  const said = [first, ...languages].map((language) => contentText(block.text[language] ?? []).trim()).find((text) => text !== '') ?? '';
  return said.length <= 60 ? said : `${said.slice(0, said.lastIndexOf(' ', 60) + 1 || 60).trimEnd()} …`;
};

/**
 * Makes room for `part`, elements of `past` that are to come back into `present`. A half that was split off them since is taken out where it stands as it
 * was cut off and nothing refers to it, since its words come back with them; so are their words from an element that they were joined to. Where
 * somebody went on writing in it, it stays, and the effects say so. What was joined to them since is to come back too. `language`: the drafting language.
 */
export const mendHalves = (present: Blocks, past: Blocks, part: Blocks, language: Language, newId: NewId): Mended => {
  const then = new Map([...walkBlocks(past)].map(({ block }) => [block.id, block]));
  const now = new Map([...walkBlocks(present)].map(({ block }) => [block.id, block]));
  const parts = new Set([...walkBlocks(part)].map(({ block }) => block.id));
  const changed = [...now.values()].filter((block) => {
    const was = then.get(block.id);
    return !parts.has(block.id) && isText(block) && written(block).length > 0 && (was === undefined || (was !== block && !sameWords(was, block)));
  });
  const gone = [...then.values()].filter((block) => !now.has(block.id) && !parts.has(block.id) && isText(block));
  const effects = new Map<Id, RestoreEffect['what']>();
  const changes = new Map<Id, Block | null>();
  const returning = new Set<Id>();
  let targets: Set<Id> | null = null;
  for (const { block: before } of walkBlocks(part)) {
    const after = now.get(before.id) ?? null;
    if (!isText(before) || (after !== null && sameWords(before, after))) continue;
    const giver: BlockChange = { before, after };
    for (const known of changed) {
      const there = changes.get(known.id) === undefined ? known : changes.get(known.id);
      if (there == null) continue;
      const taker: BlockChange = { before: then.get(known.id) ?? null, after: there };
      const kin = (taker.before === null && madeOf(taker, giver) > 0) || (after === null && wentInto(giver, taker) > 0);
      if (!kin) continue;
      targets ??= referred(present);
      const joined = after === null ? stretchesIn(before, there) : null;
      const rest = joined === null ? null : shortened(there, joined);
      if (taker.before === null && stretchesIn(there, before) !== null && !targets.has(known.id)) {
        changes.set(known.id, null);
        effects.set(known.id, 'removed');
      } else if (rest !== null && (written(rest).length > 0 || targets.has(known.id))) {
        changes.set(known.id, rest);
        effects.set(known.id, 'shortened');
      } else if (rest !== null) {
        changes.set(known.id, null);
        effects.set(known.id, 'removed');
      } else effects.set(known.id, 'stands');
    }
    if (after === null) continue;
    for (const lost of gone) {
      if (returning.has(lost.id) || wentInto({ before: lost, after: null }, giver) === 0) continue;
      returning.add(lost.id);
      effects.set(lost.id, 'returned');
    }
  }
  const also = [...effects].map(([element, what]): RestoreEffect => {
    const block = now.get(element) ?? then.get(element);
    return { element, what, text: block === undefined ? '' : beginning(block, language) };
  });
  return { blocks: changes.size === 0 ? present : replaced(present, changes, newId), also, returning: [...returning] };
};
