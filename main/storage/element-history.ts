// The history of one element: every version since it was born, through moves, splits, merges and changes of type, and who wrote its words.
import type { Block } from '../../shared/document/blocks/index.ts';
import type { Id } from '../../shared/document/ids.ts';
import { authoredBy, stretchesOf, type AuthoredBlock } from '../../shared/history/authored.ts';
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

/** A revision in which something happened to an element. */
interface Version {
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

const withoutForm = (block: Block): object => ({ ...block, type: null, level: null });

/** What a revision did to one element; null where it left it as it was. */
const versionOf = (lineage: Lineage, step: number, id: Id): Version | null => {
  const all = lineage.changesAt(step);
  const change = all.get(id);
  if (change === undefined) return null;
  const { before, after, moved } = change;
  const others = (fits: (other: ElementChange) => boolean): (readonly [Id, ElementChange])[] =>
    all.size > mostKin ? [] : [...all].filter(([other, its]) => other !== id && fits(its));
  const words = (list: readonly (readonly [Id, ElementChange])[], count: (other: ElementChange) => number) => list.map(([other, its]) => [other, count(its)] as const);

  if (before === null) {
    if (after === null) return null;
    const earlier = lineage.touching(id)[0] !== step;
    const giver = earlier ? null : best(words(others((other) => other.before !== null), (giver) => madeOf(change, giver)));
    const born = earlier ? event('returned') : giver === null ? event('born') : event('splitFrom', giver);
    return { step, id, after, events: [born], sources: giver === null ? [] : [giver] };
  }
  if (after === null) {
    const taker = best(words(others((other) => other.after !== null), (taker) => wentInto(change, taker)));
    return { step, id, after, events: [taker === null ? event('deleted') : event('mergedInto', taker)], sources: [] };
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
  return events.length === 0 ? null : { step, id, after, events, sources: taken.map(([other]) => other) };
};

export const createElementHistories = (lineages: Lineages, timeline: Timeline): ElementHistories => {
  /** The versions of an element up to a step, newest first. */
  const versionsOf = function* (lineage: Lineage, id: Id, upTo: number): Generator<void, Version[]> {
    const versions: Version[] = [];
    let looked = 0;
    for (const step of lineage.touching(id).filter((step) => step <= upTo).reverse()) {
      const version = versionOf(lineage, step, id);
      if (version !== null) versions.push(version);
      if (++looked % portion === 0) yield;
    }
    return versions;
  };

  /** The versions of an element and of all whose words went into it, in the order of their revisions. */
  const withKin = function* (lineage: Lineage, own: readonly Version[]): Generator<void, Version[]> {
    const found = new Map<string, Version>();
    const queue = [...own];
    for (let version = queue.pop(); version !== undefined; version = queue.pop()) {
      const name = `${version.step} ${version.id}`;
      if (found.has(name)) continue;
      found.set(name, version);
      for (const source of version.sources) queue.push(...(yield* versionsOf(lineage, source, version.step - 1)));
    }
    return [...found.values()].sort((one, other) => one.step - other.step);
  };

  /** Who wrote the words of the newest version; each word bears the step that brought it. */
  const attribute = function* (versions: readonly Version[], element: Id): Generator<void, AuthoredBlock<number> | null> {
    const texts = new Map<Id, AuthoredBlock<number>>();
    for (let from = 0; from < versions.length; ) {
      const { step } = versions[from] as Version;
      let to = from;
      const written: [Id, AuthoredBlock<number>][] = [];
      for (let version = versions[to]; version?.step === step; version = versions[++to]) {
        if (version.after === null) continue;
        const before = [version.id, ...version.sources].flatMap((id) => texts.get(id) ?? []);
        written.push([version.id, authoredBy(version.after, before, step)]);
      }
      for (const [id, text] of written) texts.set(id, text);
      if (Math.floor(from / portion) !== Math.floor(to / portion)) yield;
      from = to;
    }
    return versions.findLast(({ id }) => id === element)?.after == null ? null : (texts.get(element) ?? null);
  };

  /** Whether typing on goes into the version before; `first` and `last` are the first and last revision of that. */
  const isOne = (first: Dated, last: Dated, next: Dated, version: Version, before: Version): boolean =>
    version.id === before.id && version.events.every(({ what }) => what === 'edited') && before.events.every(({ what }) => what === 'edited') && goesOn(first, last, next);

  return function* (head, element, single) {
    const lineage = yield* lineages(head);
    if (lineage.touching(element).length === 0) return null;
    const own = yield* versionsOf(lineage, element, Infinity);
    /** With those of the elements it was split from, before it was. */
    const line = [...own];
    for (let oldest = line.at(-1); oldest?.events[0]?.what === 'splitFrom'; oldest = line.at(-1)) {
      const before = yield* versionsOf(lineage, oldest.sources[0] as Id, oldest.step - 1);
      if (before.length === 0) break;
      line.push(...before);
    }

    const toldAt = new Map<number, Told>();
    const told = (step: number): Told => {
      let known = toldAt.get(step);
      if (known === undefined) {
        const revision = lineage.steps[step]?.revision ?? 0;
        const found = timeline.told(revision);
        if (found === null) throw new Error('a revision was told of and is gone');
        toldAt.set(step, (known = found));
      }
      return known;
    };
    const dated = (step: number): Dated => {
      const { at, author, kind } = told(step);
      return { at, kind, by: JSON.stringify(author), follows: true };
    };

    const versions: ElementVersion[] = [];
    let first: Dated | null = null;
    let last: Dated | null = null;
    let before: Version | null = null;
    for (const version of line.toReversed()) {
      const next = dated(version.step);
      const { id, at, author, kind, name } = told(version.step);
      if (!single && first !== null && last !== null && before !== null && isOne(first, last, next, version, before)) {
        versions[versions.length - 1] = { ...(versions.at(-1) as ElementVersion), revision: id, to: at, block: version.after };
      } else {
        versions.push({ revision: id, from: at, to: at, author, kind, name, events: [...version.events], block: version.after });
        first = next;
      }
      [last, before] = [next, version];
    }

    const written = yield* attribute(yield* withKin(lineage, line), element);
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
