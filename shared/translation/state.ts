// How far the translation of each element has come: nothing, a draft, confirmed, and whether the text it was made from has changed since.
import type { Block } from '../document/blocks/index.ts';
import type { Id } from '../document/ids.ts';
import { contentText, isText, type Inline } from '../document/inlines.ts';
import { rankOf } from '../document/sections.ts';
import type { Confirmation, Translation } from '../document/translation.ts';
import { ownTextPlaces, walkBlocks } from '../document/walk.ts';
import type { Language } from '../language/language.ts';
import { countWords } from '../text/words.ts';
import { textDigest } from './text-digest.ts';

/** `empty`: nothing of it is translated. `draft`: there is some text, and nobody has confirmed it, or it was edited since. */
export const unitStates = ['empty', 'draft', 'translated', 'reviewed', 'final'] as const satisfies readonly (Confirmation | 'empty')[];
export type UnitState = (typeof unitStates)[number];

export interface UnitStatus {
  readonly state: UnitState;
  /** The text it was confirmed against reads differently today. */
  readonly stale: boolean;
  readonly locked: boolean;
  /** Who confirmed it last, when, and from which language; null where nobody ever did. */
  readonly confirmed: Translation | null;
}

/** Text that the program writes itself in every language, from a number or a choice: a session with its number, a kind of document from the list. */
const writesItself = (block: Block): boolean => (block.type === 'session' && block.number !== null) || (block.type === 'documentKind' && block.kind !== null);

const says = (content: readonly Inline[] | undefined): boolean => content !== undefined && content.length > 0;

/** The source lines of an element that want a translation; what is empty and what the program writes itself wants none. */
const sourceLines = (block: Block, source: Language): Inline[][] =>
  writesItself(block) ? [] : [...ownTextPlaces(block)].flatMap(({ text }) => (says(text[source]) ? [text[source] ?? []] : []));

const hasAlternative = (block: Block, language: Language): boolean => block.type === 'figure' && (block.alt[language] ?? '').trim() !== '';

/** Whether an element has something to translate out of a language. What stands in a box is asked by itself. */
export const isUnit = (block: Block, source: Language): boolean => sourceLines(block, source).length > 0 || (!writesItself(block) && hasAlternative(block, source));

/**
 * The state of an element in the language `target`. A translation may have been confirmed against another language than `source`; then it is stale when
 * that one changed.
 */
export const unitStatus = (block: Block, source: Language, target: Language): UnitStatus => {
  const confirmed = block.translations?.[target] ?? null;
  const wanted = [...ownTextPlaces(block)].filter(({ text }) => says(text[source]));
  const there = wanted.filter(({ text }) => text[target] !== undefined).length + (hasAlternative(block, target) ? 1 : 0);
  const locked = confirmed?.locked === true;
  if (there === 0) return { state: 'empty', stale: false, locked, confirmed };
  const whole = wanted.every(({ text }) => text[target] !== undefined) && (hasAlternative(block, target) || !hasAlternative(block, source));
  if (confirmed === null || confirmed.state === 'draft') return { state: 'draft', stale: false, locked, confirmed };
  const edited = confirmed.text !== textDigest(block, target);
  const stale = confirmed.of !== textDigest(block, confirmed.from);
  return { state: edited || !(whole || stale) ? 'draft' : confirmed.state, stale, locked, confirmed };
};

/** Says of an element's text in a language that it is the translation of the text in another as both read now. The very same block where that was said before. */
export const confirmed = <Kind extends Block>(block: Kind, said: { readonly state: Confirmation; readonly source: Language; readonly target: Language; readonly by: string; readonly at: number }): Kind => {
  const { state, source, target, by, at } = said;
  const before = block.translations?.[target];
  const now: Translation = { state, from: source, of: textDigest(block, source), text: textDigest(block, target), by, at, ...(before?.locked === true && { locked: true }) };
  if (before !== undefined && before.state === now.state && before.from === now.from && before.of === now.of && before.text === now.text) return block;
  return { ...block, translations: { ...block.translations, [target]: now } };
};

/** Locks or unlocks the text of an element in a language. What was never confirmed is a draft. */
export const withLock = <Kind extends Block>(block: Kind, said: { readonly locked: boolean; readonly source: Language; readonly target: Language; readonly by: string; readonly at: number }): Kind => {
  const { locked, source, target, by, at } = said;
  const before = block.translations?.[target] ?? { state: 'draft' as const, from: source, of: textDigest(block, source), text: textDigest(block, target), by, at };
  if ((before.locked === true) === locked) return block;
  const { locked: _, ...rest } = before;
  return { ...block, translations: { ...block.translations, [target]: locked ? { ...rest, locked: true } : rest } };
};

/** What the walk of the desk looks for. `untranslated`: nobody has confirmed it; `stale`: the source changed since. */
export type Wanted = 'untranslated' | 'stale';

/** Whether a walk stops at an element. */
export const isWanted = ({ state, stale }: UnitStatus, wanted: Wanted): boolean => (wanted === 'stale' ? stale : !stale && (state === 'empty' || state === 'draft'));

/** The next element after `from` that a walk stops at, round the end to the beginning; null where there is none in the whole document. `back` walks upwards. */
export const nextUnit = (blocks: readonly Block[], at: Id | null, fits: (block: Block) => boolean, back = false): Id | null => {
  const all = [...walkBlocks(blocks)].map(({ block }) => block);
  if (back) all.reverse();
  const here = at === null ? -1 : all.findIndex(({ id }) => id === at);
  return [...all.slice(here + 1), ...all.slice(0, here + 1)].find(fits)?.id ?? null;
};

export interface Tally {
  readonly units: Readonly<Record<UnitState, number>>;
  /** Of those confirmed, how many no longer match their source. */
  readonly stale: number;
  /** Words of the source, footnotes and alternative texts included. */
  readonly words: number;
  /** Words of the source whose translation is not confirmed, or is stale. */
  readonly wordsLeft: number;
}

export interface Progress extends Tally {
  /** One for each heading and one for what stands before the first (heading null), where there is something to translate. A heading counts what is under it up to the next heading of any rank. */
  readonly sections: readonly (Tally & { readonly heading: Id | null })[];
}

const notesIn = (content: readonly Inline[]): Inline[][] =>
  content.flatMap((inline): Inline[][] => (isText(inline) ? [] : inline.type === 'footnote' ? [inline.content] : 'children' in inline ? notesIn(inline.children) : []));

const wordsKnown = new WeakMap<Block, Partial<Record<Language, number>>>();

/** Words of an element's own texts in one language, those of its footnotes and its alternative text included. */
export const unitWords = (block: Block, language: Language): number => {
  const counted = wordsKnown.get(block) ?? {};
  wordsKnown.set(block, counted);
  return (counted[language] ??=
    sourceLines(block, language).reduce((sum, line) => sum + [line, ...notesIn(line)].reduce((words, content) => words + countWords(contentText(content), language), 0), 0) +
    (block.type === 'figure' ? countWords(block.alt[language] ?? '', language) : 0));
};

type Counting = { -readonly [Key in keyof Tally]: Key extends 'units' ? Record<UnitState, number> : Tally[Key] };

const nothing = (): Counting => ({ units: { empty: 0, draft: 0, translated: 0, reviewed: 0, final: 0 }, stale: 0, words: 0, wordsLeft: 0 });

/** How far a document has come from one language into another. */
export const progressOf = (blocks: readonly Block[], source: Language, target: Language): Progress => {
  const whole = nothing();
  const sections: (Counting & { heading: Id | null })[] = [];
  let section: (Counting & { heading: Id | null }) | null = null;
  for (const { block, box } of walkBlocks(blocks)) {
    if (section === null || (box === null && rankOf(block) !== null)) {
      section = { heading: rankOf(block) === null ? null : block.id, ...nothing() };
      sections.push(section);
    }
    if (!isUnit(block, source)) continue;
    const { state, stale } = unitStatus(block, source, target);
    const words = unitWords(block, source);
    for (const tally of [whole, section]) {
      tally.units[state]++;
      tally.words += words;
      if (stale) tally.stale++;
      if (stale || state === 'empty' || state === 'draft') tally.wordsLeft += words;
    }
  }
  return { ...whole, sections: sections.filter(({ units }) => Object.values(units).some((count) => count > 0)) };
};
