// The history of one element: every version since it was born, through moves, splits, merges and changes of type, and who wrote its words.
import type { Block } from '../../shared/document/blocks/index.ts';
import type { Id } from '../../shared/document/ids.ts';
import { authoredBy, authoredByBoth, stretchesOf, type AuthoredBlock } from '../../shared/history/authored.ts';
import { goesOn, type Dated } from '../../shared/history/bursts.ts';
import { madeOf, wentInto } from '../../shared/history/kinship.ts';
import type { Author, Authored, ElementEvent, ElementVersion } from '../../shared/ipc/history.ts';
import { isDeepStrictEqual } from 'node:util';
import type { ElementChange, Lineage, Lineages } from './lineage.ts';
import type { RevisionKey } from './revisions.ts';
import type { Timeline, Told } from './timeline.ts';

export interface ElementHistory {
  readonly versions: ElementVersion[];
  readonly authors: Author[];
  readonly words: Authored[];
}

/** Null for an element that never was. Reading a long history takes its time: other work may have its turn whenever this yields. */
export type ElementHistories = (head: RevisionKey, element: Id, single: boolean) => Generator<void, ElementHistory | null>;

/** A revision in which something happened to an element, as seen from its first parent. */
interface Version {
  readonly revision: RevisionKey;
  /** The line of first parents it was found on, and its place there. A revision on two lines is the same on both. */
  readonly lineage: Lineage;
  readonly step: number;
  readonly id: Id;
  readonly after: Block | null;
  readonly events: readonly ElementEvent[];
  /** Elements other than itself whose words, as they were before, are in it, in the order of their text. */
  readonly sources: readonly Id[];
}

/** A revision that changes more elements than this (an import, another state restored) tells of no splits and merges. */
const mostKin = 60;
/** Versions worked out before other work gets its turn. */
const portion = 10;

const event = (what: ElementEvent['what'], other: Id | null = null): ElementEvent => ({ what, other });

const best = (candidates: Iterable<readonly [Id, number]>): Id | null => {
  let found: Id | null = null;
  let most = 0;
  for (const [id, words] of candidates) if (words > most) [found, most] = [id, words];
  return found;
};

const isRetyped = (before: Block, after: Block): boolean =>
  before.type !== after.type || ('level' in before ? before.level : null) !== ('level' in after ? after.level : null);

/** Confirming a translation is told where it is confirmed, not as an edit of the element. */
const withoutForm = (block: Block): object => ({ ...block, type: null, level: null, translations: null });

/** What a revision did to one element; null where it left it as it was. */
const versionOf = (lineage: Lineage, step: number, id: Id): Version | null => {
  const all = lineage.changesAt(step);
  const change = all.get(id);
  if (change === undefined) return null;
  const { before, after, moved } = change;
  const here = { revision: lineage.steps[step]?.revision ?? 0, lineage, step, id, after };
  const others = (fits: (other: ElementChange) => boolean): (readonly [Id, ElementChange])[] =>
    all.size > mostKin ? [] : [...all].filter(([other, its]) => other !== id && fits(its));
  const words = (list: readonly (readonly [Id, ElementChange])[], count: (other: ElementChange) => number) => list.map(([other, its]) => [other, count(its)] as const);

  if (before === null) {
    if (after === null) return null;
    const earlier = lineage.touching(id)[0] !== step;
    const giver = earlier ? null : best(words(others((other) => other.before !== null), (giver) => madeOf(change, giver)));
    const born = earlier ? event('returned') : giver === null ? event('born') : event('splitFrom', giver);
    return { ...here, events: [born], sources: giver === null ? [] : [giver] };
  }
  if (after === null) {
    const taker = best(words(others((other) => other.after !== null), (taker) => wentInto(change, taker)));
    return { ...here, events: [taker === null ? event('deleted') : event('mergedInto', taker)], sources: [] };
  }
  const given = words(others((other) => other.before === null), (born) => madeOf(born, change)).filter(([, count]) => count > 0);
  const taken = words(others((other) => other.after === null && other.before !== null), (gone) => wentInto(gone, change)).filter(([, count]) => count > 0);
  const events = [
    ...given.map(([other]) => event('split', other)),
    ...taken.map(([other]) => event('merged', other)),
    ...(isRetyped(before, after) ? [event('retyped')] : []),
    ...(moved ? [event('moved')] : []),
  ];
  const edited = !isDeepStrictEqual(withoutForm(before), withoutForm(after));
  if (edited && given.length + taken.length === 0) events.unshift(event('edited'));
  return events.length === 0 ? null : { ...here, events, sources: taken.map(([other]) => other) };
};

const nameOf = ({ revision, id }: Version): string => `${revision} ${id}`;

export const createElementHistories = (lineages: Lineages, timeline: Timeline): ElementHistories => {
  /** One history at work: the lines and versions that were looked at. */
  const createSearch = () => {
    const lines = new Map<RevisionKey, Lineage>();
    const known = new Map<Lineage, Map<Id, readonly Version[]>>();

    const lineTo = function* (head: RevisionKey): Generator<void, Lineage> {
      const there = lines.get(head);
      if (there !== undefined) return there;
      const line = yield* lineages(head);
      lines.set(head, line);
      return line;
    };

    /** The versions of an element on a line, newest first. */
    const versionsOf = function* (lineage: Lineage, id: Id): Generator<void, readonly Version[]> {
      const elements = known.get(lineage) ?? new Map<Id, readonly Version[]>();
      known.set(lineage, elements);
      let all = elements.get(id);
      if (all === undefined) {
        const versions: Version[] = [];
        let looked = 0;
        for (const step of lineage.touching(id).toReversed()) {
          const version = versionOf(lineage, step, id);
          if (version !== null) versions.push(version);
          if (++looked % portion === 0) yield;
        }
        elements.set(id, (all = versions));
      }
      return all;
    };

    const lastUpTo = function* (lineage: Lineage, id: Id, upTo: number): Generator<void, Version | undefined> {
      return (yield* versionsOf(lineage, id)).find(({ step }) => step <= upTo);
    };

    /** The last version of the same element on each of the other parents, where the version is a merge. */
    const mergedFrom = function* ({ lineage, step, id }: Version): Generator<void, Version[]> {
      const found: Version[] = [];
      for (const parent of lineage.steps[step]?.merged ?? []) {
        const last = yield* lastUpTo(yield* lineTo(parent), id, Infinity);
        if (last !== undefined) found.push(last);
      }
      return found;
    };

    /** What a version goes on from: the element before it, then those whose words went into it. */
    const sourcesOf = function* (version: Version): Generator<void, Version[]> {
      const found: Version[] = [];
      for (const id of [version.id, ...version.sources]) {
        const last = yield* lastUpTo(version.lineage, id, version.step - 1);
        if (last !== undefined) found.push(last);
      }
      return found;
    };

    return { lineTo, versionsOf, mergedFrom, sourcesOf };
  };
  type Search = ReturnType<typeof createSearch>;

  /** The versions of an element on a line, and on the lines that were merged into it, newest first; with those of what it was split from, before it was. */
  const lineOf = function* (search: Search, head: RevisionKey, element: Id): Generator<void, Version[]> {
    const line: Version[] = [];
    const listed = new Set<string>();
    const list = function* (lineage: Lineage, id: Id, upTo: number, shared: (version: Version) => boolean = () => false): Generator<void, void> {
      let oldest: Version | undefined;
      for (const version of yield* search.versionsOf(lineage, id)) {
        if (version.step > upTo || listed.has(nameOf(version))) continue;
        if (shared(version)) return;
        listed.add(nameOf(version));
        const before = (other: Version): boolean => isOn(lineage, version.step, other);
        const others = (yield* search.mergedFrom(version)).filter((other) => !before(other));
        // What came from another parent as it was is told where it was written.
        if (others.length === 0 || !others.some(({ after }) => isDeepStrictEqual(after, version.after))) line.push(version);
        for (const other of others) yield* list(other.lineage, id, other.step, (one) => before(one) || shared(one));
        oldest = version;
      }
      if (oldest?.events[0]?.what === 'splitFrom') yield* list(oldest.lineage, oldest.sources[0] as Id, oldest.step - 1);
    };
    yield* list(yield* search.lineTo(head), element, Infinity);
    return line;
  };

  /** Whether a version stands on a line before a step: what was written before the two lines parted. */
  const isOn = (lineage: Lineage, step: number, { revision }: Version): boolean => {
    for (let at = step - 1; at >= 0; at--) if (lineage.steps[at]?.revision === revision) return true;
    return false;
  };

  /** Who wrote the words of the newest version; each word bears the revision that brought it. */
  const attribute = function* (search: Search, newest: Version | undefined): Generator<void, AuthoredBlock<RevisionKey> | null> {
    if (newest?.after == null) return null;
    const found = new Map<string, { readonly version: Version; readonly sources: readonly Version[]; readonly merged: readonly Version[] }>();
    const queue = [newest];
    for (let version = queue.pop(); version !== undefined; version = queue.pop()) {
      if (found.has(nameOf(version))) continue;
      const [sources, merged] = [yield* search.sourcesOf(version), yield* search.mergedFrom(version)];
      found.set(nameOf(version), { version, sources, merged });
      queue.push(...sources, ...merged);
    }
    const texts = new Map<string, AuthoredBlock<RevisionKey>>();
    const textsOf = (versions: readonly Version[]) => versions.flatMap((version) => texts.get(nameOf(version)) ?? []);
    // A parent has a lower key than its child.
    const inOrder = [...found.values()].sort((one, other) => one.version.revision - other.version.revision);
    for (const [at, { version, sources, merged }] of inOrder.entries()) {
      const { after, revision } = version;
      if (after === null) {
        // What was deleted comes back with its writers.
        const [last] = textsOf(sources.filter(({ id }) => id === version.id));
        if (last !== undefined) texts.set(nameOf(version), last);
        continue;
      }
      const own = authoredBy(after, textsOf(sources), revision);
      texts.set(nameOf(version), textsOf(merged).reduce((text, other) => authoredByBoth(text, authoredBy(after, [other], revision), revision), own));
      if (at % portion === portion - 1) yield;
    }
    return texts.get(nameOf(newest)) ?? null;
  };

  /** Whether typing on goes into the version before; `first` and `last` are the first and last revision of that. */
  const isOne = (first: Dated, last: Dated, next: Dated, version: Version, before: Version): boolean =>
    version.id === before.id && version.events.every(({ what }) => what === 'edited') && before.events.every(({ what }) => what === 'edited') && goesOn(first, last, next);

  return function* (head, element, single) {
    const search = createSearch();
    const lineage = yield* search.lineTo(head);
    if (lineage.touching(element).length === 0) return null;
    const line = yield* lineOf(search, head, element);

    const toldAt = new Map<RevisionKey, Told>();
    const told = (revision: RevisionKey): Told => {
      let known = toldAt.get(revision);
      if (known === undefined) {
        const found = timeline.told(revision);
        if (found === null) throw new Error('a revision was told of and is gone');
        toldAt.set(revision, (known = found));
      }
      return known;
    };
    const dated = ({ revision, lineage }: Version, before: Version | null): Dated => {
      const { at, author, kind } = told(revision);
      return { at, kind, by: JSON.stringify(author), follows: before === null || before.lineage === lineage };
    };

    const versions: ElementVersion[] = [];
    let first: Dated | null = null;
    let last: Dated | null = null;
    let before: Version | null = null;
    for (const version of line.toReversed()) {
      const next = dated(version, before);
      const { id, at, author, kind, name } = told(version.revision);
      if (!single && first !== null && last !== null && before !== null && isOne(first, last, next, version, before)) {
        versions[versions.length - 1] = { ...(versions.at(-1) as ElementVersion), revision: id, to: at, block: version.after };
      } else {
        versions.push({ revision: id, from: at, to: at, author, kind, name, events: [...version.events], block: version.after });
        first = next;
      }
      [last, before] = [next, version];
    }

    const written = yield* attribute(search, (yield* search.versionsOf(lineage, element))[0]);
    const authors: Author[] = [];
    const placeOf = (author: Author): number => {
      const there = authors.findIndex((known) => isDeepStrictEqual(known, author));
      return there === -1 ? authors.push(author) - 1 : there;
    };
    const words = (written === null ? [] : stretchesOf(written)).map(({ mark, ...stretch }): Authored => {
      const { id, at, author } = told(mark);
      return { ...stretch, revision: id, at, author: placeOf(author) };
    });
    for (const version of versions) placeOf(version.author);
    return { versions: versions.reverse(), authors, words };
  };
};
