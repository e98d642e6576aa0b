// The log of a meeting: everything that was done in it, paragraph by paragraph, each act once with its time.
import type { Block } from '../document/blocks/index.ts';
import type { Document } from '../document/document.ts';
import type { Id } from '../document/ids.ts';
import type { Meeting } from '../document/meeting.ts';
import { walkBlocks } from '../document/walk.ts';
import { languages, type Language } from '../language/language.ts';
import { dayAt } from '../text/clock.ts';
import type { Act } from './act.ts';
import { sittingsOf } from './meeting.ts';
import { wordingsOf, type Wording } from './wordings.ts';

/** An act with the time and the author of the revision that tells it. Time in milliseconds since 1970, UTC. */
export interface ToldAct extends Act {
  readonly at: number;
  readonly author: string;
}

export interface LogEntry {
  readonly act: ToldAct;
  /** The words it is about as they stood when it was done, or when they were decided; empty where nobody knows. */
  readonly words: string;
  /** The wording it is about, where that still stands. */
  readonly wording: Pick<Wording, 'words' | 'gone' | 'whole'> | null;
}

export interface LogPlace {
  /** The element; null for what concerns the text as a whole. */
  readonly block: Id | null;
  /** Whether the element is still in the text. */
  readonly stands: boolean;
  /** In the order in which they were done. */
  readonly entries: readonly LogEntry[];
}

export interface MeetingLog {
  readonly name: string;
  readonly sittings: readonly Meeting[];
  /** Of the clock of the room; that of UTC where the meeting was never begun by name. */
  readonly offset: number;
  /** In reading order; what is gone from the text comes after, and what concerns all of it last. */
  readonly places: readonly LogPlace[];
}

/** All names under which something was done or a meeting was begun, the newest first. */
export const meetingNames = (settings: Pick<Document['settings'], 'meetings'>, acts: readonly ToldAct[]): readonly string[] => {
  const last = new Map<string, number>();
  const note = (name: string, at: number) => last.set(name, Math.max(at, last.get(name) ?? 0));
  for (const { name, began } of settings.meetings ?? []) note(name, began);
  for (const { meeting, at } of acts) if (meeting !== undefined) note(meeting, at);
  return [...last].sort(([, one], [, other]) => other - one).map(([name]) => name);
};

/** The proposals and wordings that stand in the text, by their ids: in one language where they have words in it, else in any. */
const standingWordings = (blocks: readonly Block[], language: Language): ReadonlyMap<Id, Wording> => {
  const standing = new Map<Id, Wording>();
  for (const one of [...languages.filter((other) => other !== language), language]) {
    for (const block of blocks) for (const wording of wordingsOf(block, one)) if (!standing.has(wording.id) || (wording.words || wording.gone) !== '') standing.set(wording.id, wording);
  }
  return standing;
};

/** Every act that bears the name of the meeting, once. */
export const meetingLog = ({ blocks, settings }: Pick<Document, 'blocks' | 'settings'>, acts: readonly ToldAct[], name: string, language: Language): MeetingLog => {
  const own = acts.filter((act) => act.meeting === name);
  const sittings = sittingsOf(settings, name);
  const standing = standingWordings(blocks, language);
  const decided = new Map<Id, string>();
  for (const { target, words } of acts) if (target !== undefined && words !== undefined) decided.set(target, words);
  const entry = (act: ToldAct): LogEntry => {
    const wording = act.target === undefined ? undefined : standing.get(act.target);
    return { act, words: act.words ?? (wording === undefined && act.target !== undefined ? decided.get(act.target) : undefined) ?? '', wording: wording ?? null };
  };
  const order = [...walkBlocks(blocks)].map(({ block }) => block.id);
  const stands = new Set(order);
  const gone = [...new Set(own.flatMap(({ block }) => (block === undefined || stands.has(block) ? [] : [block])))];
  const byBlock = new Map<Id | null, ToldAct[]>();
  for (const act of own) {
    const place = act.block ?? null;
    const there = byBlock.get(place);
    if (there === undefined) byBlock.set(place, [act]);
    else there.push(act);
  }
  const places = [...order, ...gone, null].flatMap((block): LogPlace[] => {
    const found = byBlock.get(block);
    return found === undefined ? [] : [{ block, stands: block === null || stands.has(block), entries: found.map(entry) }];
  });
  return { name, sittings, offset: sittings.at(-1)?.offset ?? 0, places };
};

const settles = new Set<Act['kind']>(['agree', 'agreeAdReferendum', 'agreedLanguage', 'silencePassed', 'accept']);
const opens = new Set<Act['kind']>(['reopen', 'park', 'silence', 'silenceBroken', 'delete']);

/** What was agreed on one day of a meeting and was not opened again, in the order in which it was agreed. */
export const agreedOn = (acts: readonly ToldAct[], name: string, day: string, offset: number): readonly ToldAct[] => {
  const agreed = new Map<string, ToldAct>();
  for (const act of acts) {
    if (act.meeting !== name || dayAt(act.at, offset) !== day) continue;
    const about = act.target ?? act.block;
    if (about === undefined) continue;
    if (settles.has(act.kind)) {
      agreed.delete(about);
      agreed.set(about, act);
    } else if (opens.has(act.kind)) agreed.delete(about);
  }
  return [...agreed.values()];
};
