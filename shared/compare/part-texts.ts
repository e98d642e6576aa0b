// The texts of paragraphs that were split or joined: each part has its share of the whole.
import type { Block } from '../document/blocks/index.ts';
import type { Alignment } from './alignment.ts';
import type { Sides } from './block.ts';
import type { ComparedText } from './comparison.ts';
import { compareParts } from './text.ts';

export interface Shares {
  /** The shares of members of the later list that one paragraph was split into, and of the earlier list that were joined to one. */
  readonly after: ReadonlyMap<number, ComparedText[]>;
  readonly before: ReadonlyMap<number, ComparedText[]>;
  /** The whole of each part, without the head, which stays its partner. */
  readonly splitFrom: ReadonlyMap<number, number>;
  readonly joinedTo: ReadonlyMap<number, number>;
}

/** For each member its share of the whole, per language and in order. */
const compareAll = (olds: readonly Block[], news: readonly Block[], { languages, targetOf }: Sides): ComparedText[][] => {
  const shares: ComparedText[][] = Array.from({ length: Math.max(olds.length, news.length) }, () => []);
  for (const language of languages) {
    const [before, after] = [olds.map(({ text }) => text[language]), news.map(({ text }) => text[language])];
    if ([...before, ...after].every((content) => content === undefined)) continue;
    for (const [index, text] of compareParts(before, after, { language, targetOf }).entries()) shares[index]?.push({ language, role: 'text', ...text });
  }
  return shares;
};

/** Whether at least half of the words of one side stayed, in any language; where there are none, nothing speaks against it. */
const mostlyKept = (texts: readonly ComparedText[]): boolean =>
  texts.some(({ words: { kept, inserted, deleted } }) => kept > 0 && kept >= Math.min(inserted, deleted)) || texts.every(({ words: { inserted, deleted } }) => inserted === 0 && deleted === 0);

/** Compares the parts of one kind. `wholes` lead from a part to its whole, `heads` from a whole to the part that is its partner. */
const share = (
  wholes: ReadonlyMap<number, number>,
  heads: Int32Array,
  compare: (whole: number, parts: readonly number[]) => ComparedText[][],
): { readonly shares: Map<number, ComparedText[]>; readonly wholes: Map<number, number> } => {
  const members = new Map<number, number[]>();
  for (const [part, whole] of wholes) members.set(whole, [...(members.get(whole) ?? [heads[whole] ?? -1]), part]);
  const shares = new Map<number, ComparedText[]>();
  const kept = new Map<number, number>();
  for (const [whole, parts] of members) {
    const found = compare(whole, parts);
    // Words that are there but in another order: nobody would call it a split.
    if (!found.every(mostlyKept)) continue;
    for (const [index, part] of parts.entries()) {
      shares.set(part, found[index] ?? []);
      if (index > 0) kept.set(part, whole);
    }
  }
  return { shares, wholes: kept };
};

/** Shares the texts of split and joined paragraphs out among their parts; parts that turn out to keep too little are none. */
export const shareOut = (olds: readonly Block[], news: readonly Block[], { splitFrom, joinedTo, after, before }: Alignment, sides: Sides): Shares => {
  const of = (blocks: readonly Block[], indices: readonly number[]): Block[] => indices.flatMap((index) => blocks[index] ?? []);
  const split = share(splitFrom, after, (whole, parts) => compareAll(of(olds, [whole]), of(news, parts), sides));
  const joined = share(joinedTo, before, (whole, parts) => compareAll(of(olds, parts), of(news, [whole]), sides));
  return { after: split.shares, before: joined.shares, splitFrom: split.wholes, joinedTo: joined.wholes };
};
