// Who touched which element between two revisions, with the words that it had then.
import type { Block } from '../../shared/document/blocks/index.ts';
import type { Id } from '../../shared/document/ids.ts';
import { runsOf, lineText } from '../../shared/compare/runs.ts';
import { ownTextPlaces } from '../../shared/document/walk.ts';
import type { Touch } from '../../shared/export/comparison/attribution.ts';
import type { Language } from '../../shared/language/language.ts';
import type { RevisionKey } from '../storage/revisions.ts';
import type { Traces } from '../storage/traces.ts';

const wordsOf = (block: Block | null, language: Language): string => (block === null ? '' : [...ownTextPlaces(block)].map(({ text }) => lineText(runsOf(text[language] ?? []))).join('\n'));

/** Most elements were touched far more often than anybody asks for their words. */
const touch = (name: string, at: number, words: () => string): Touch => {
  let text: string | null = null;
  return {
    name,
    at,
    get text() {
      return (text ??= words());
    },
  };
};

/**
 * The revisions after `before` up to `after`, element by element, oldest first. Empty where `before` is not an earlier state of `after`.
 * Reading a long history takes its time: other work may have its turn whenever this yields.
 */
export const touchesBetween = function* (traces: Traces, before: RevisionKey, after: RevisionKey, language: Language): Generator<void, ReadonlyMap<Id, readonly Touch[]>> {
  const touches = new Map<Id, Touch[]>();
  const add = (id: Id, made: Touch): void => {
    const list = touches.get(id);
    if (list === undefined) touches.set(id, [made]);
    else list.push(made);
  };
  for (const { author, at, came, gone } of yield* traces(before, after)) {
    for (const [id, block] of came) add(id, touch(author, at, () => wordsOf(block(), language)));
    for (const id of gone) add(id, touch(author, at, () => ''));
    yield;
  }
  return touches;
};

/** The same with all words read, so that they can be handed to another thread. */
export const spelledOut = function* (touches: ReadonlyMap<Id, readonly Touch[]>): Generator<void, ReadonlyMap<Id, readonly Touch[]>> {
  const whole = new Map<Id, readonly Touch[]>();
  for (const [id, list] of touches) {
    const read: Touch[] = [];
    for (const { name, at, text } of list) {
      read.push({ name, at, text });
      if (read.length % 50 === 0) yield;
    }
    whole.set(id, read);
    yield;
  }
  return whole;
};
