// Comments of a document: where each stands, in the order of the text, and what can be done with a thread.
import type { Block } from '../document/blocks/index.ts';
import { contentText, isText, type Inline } from '../document/inlines.ts';
import type { Id } from '../document/ids.ts';
import type { Proposer } from '../document/proposal.ts';
import type { Remark, Thread } from '../document/thread.ts';
import { ownTextPlaces, walkBlocks } from '../document/walk.ts';
import { languages, type Language } from '../language/language.ts';
import { mergeIds } from './thread-anchors.ts';

/** Something that a thread is about. */
export interface ThreadPlace {
  /** The element; in a box, the element in the box. */
  readonly block: Id;
  /** Null where it is about an element, which all languages share. */
  readonly language: Language | null;
  /** The footnote that it is about, or in which the words stand. */
  readonly footnote: Id | null;
  /** The words that it is about; empty for elements. */
  readonly quote: string;
}

type Found = readonly [thread: Id, place: ThreadPlace];

const words = (inline: Inline): string => (isText(inline) ? inline.text : inline.type === 'footnote' ? contentText(inline.content) : contentText([inline]));

function* placesInContent(content: readonly Inline[], block: Id, language: Language, footnote: Id | null): Generator<Found> {
  for (const inline of content) {
    const own = !isText(inline) && inline.type === 'footnote' ? inline.id : footnote;
    if ('comments' in inline) for (const thread of inline.comments ?? []) yield [thread, { block, language, footnote: own, quote: words(inline) }];
    if (isText(inline)) continue;
    if (inline.type === 'footnote') yield* placesInContent(inline.content, block, language, inline.id);
    else if ('children' in inline) yield* placesInContent(inline.children, block, language, footnote);
  }
}

const known = new WeakMap<Block, readonly Found[]>();

/** Found once for as long as a block lives: a key press changes one. */
const placesIn = (top: Block): readonly Found[] => {
  let found = known.get(top);
  if (found === undefined) {
    const list: Found[] = [];
    for (const { block, box } of walkBlocks([top])) {
      for (const thread of block.comments ?? []) list.push([thread, { block: block.id, language: null, footnote: null, quote: '' }]);
      for (const { text } of ownTextPlaces(block, box)) for (const language of languages) list.push(...placesInContent(text[language] ?? [], block.id, language, null));
    }
    known.set(top, (found = list));
  }
  return found;
};

const sameText = (one: ThreadPlace, other: ThreadPlace): boolean => one.block === other.block && one.language === other.language && one.footnote === other.footnote;

/** The places of every thread in reading order; neighbouring runs of one text are one place. */
export const threadPlaces = (blocks: readonly Block[]): ReadonlyMap<Id, readonly ThreadPlace[]> => {
  const places = new Map<Id, ThreadPlace[]>();
  for (const block of blocks) {
    for (const [thread, place] of placesIn(block)) {
      const list = places.get(thread) ?? [];
      const last = list.at(-1);
      if (last !== undefined && sameText(last, place)) list[list.length - 1] = { ...last, quote: last.quote + place.quote };
      else list.push(place);
      places.set(thread, list);
    }
  }
  return places;
};

export interface ListedThread {
  readonly thread: Thread;
  /** Empty where what it was about has been deleted. */
  readonly places: readonly ThreadPlace[];
}

/** All threads: in the order of the text, then those whose place is gone. */
export const listThreads = (threads: readonly Thread[], blocks: readonly Block[]): readonly ListedThread[] => {
  if (threads.length === 0) return [];
  const places = threadPlaces(blocks);
  const order = new Map([...places.keys()].map((id, index) => [id, index]));
  const rank = ({ id }: Thread): number => order.get(id) ?? Number.MAX_SAFE_INTEGER;
  return [...threads].sort((one, other) => rank(one) - rank(other)).map((thread) => ({ thread, places: places.get(thread.id) ?? [] }));
};

export const isResolved = ({ resolved }: Thread): boolean => resolved !== undefined;

/** Whether a delegation is mentioned in a thread, or speaks in it. */
export const concerns = ({ remarks }: Thread, delegation: Id): boolean => remarks.some(({ mentions, delegation: speaker }) => speaker === delegation || mentions?.includes(delegation) === true);

const change = (threads: readonly Thread[], id: Id, to: (thread: Thread) => Thread | null): Thread[] =>
  threads.flatMap((thread) => {
    if (thread.id !== id) return [thread];
    const after = to(thread);
    return after === null ? [] : [after];
  });

export const reply = (threads: readonly Thread[], id: Id, remark: Remark): Thread[] => change(threads, id, (thread) => ({ ...thread, remarks: [...thread.remarks, remark] }));

export const resolve = (threads: readonly Thread[], id: Id, by: Proposer): Thread[] => change(threads, id, (thread) => ({ ...thread, resolved: by }));

export const reopen = (threads: readonly Thread[], id: Id): Thread[] => change(threads, id, ({ resolved: _, ...thread }) => thread);

/** Without a remark; a thread of which nothing is left goes. */
export const withoutRemark = (threads: readonly Thread[], id: Id, remark: Id): Thread[] =>
  change(threads, id, (thread) => {
    const remarks = thread.remarks.filter((one) => one.id !== remark);
    return remarks.length === 0 ? null : { ...thread, remarks };
  });

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const mergeThread = (base: Thread | undefined, mine: Thread | undefined, theirs: Thread | undefined): Thread | null => {
  const [was, ours, others] = [base, mine, theirs].map((thread) => thread?.remarks ?? []) as [Remark[], Remark[], Remark[]];
  const remarks = new Map([...others, ...ours].map((remark) => [remark.id, remark]));
  const ids = (list: readonly Remark[]) => list.map(({ id }) => id);
  const kept = mergeIds(ids(was), ids(ours), ids(others)).flatMap((id) => remarks.get(id) ?? []);
  const present = mine ?? theirs;
  if (present === undefined || kept.length === 0) return null;
  const resolved = mine !== undefined && (theirs === undefined || !same(mine.resolved, base?.resolved)) ? mine.resolved : theirs?.resolved;
  const [old, fresh] = [was.flatMap(({ id }) => kept.find((remark) => remark.id === id) ?? []), kept.filter(({ id }) => !ids(was).includes(id))];
  // Who answered first stands first, whichever window it was.
  return { id: present.id, remarks: [...old, ...fresh.sort((one, other) => one.at - other.at)], ...(resolved === undefined ? {} : { resolved }) };
};

/** What two windows said at the same moment, both: merged by thread and by remark. What one of them took away is gone unless the other answered. */
export const mergeThreads = (base: readonly Thread[] = [], mine: readonly Thread[] = [], theirs: readonly Thread[] = []): Thread[] => {
  const find = (threads: readonly Thread[], id: Id) => threads.find((thread) => thread.id === id);
  const ids = [...new Set([...theirs, ...mine].map(({ id }) => id))];
  return ids.flatMap((id) => mergeThread(find(base, id), find(mine, id), find(theirs, id)) ?? []);
};
