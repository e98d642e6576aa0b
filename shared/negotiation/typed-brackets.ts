// Square brackets that were typed as signs become brackets with a life of their own: nested, with options, with the attributions beside them as positions.
import { atomSign, contentLength, flatText, removeRange, sliceContent, tidy } from '../document/content.ts';
import type { Delegation } from '../document/delegation.ts';
import type { NewId } from '../document/ids.ts';
import { isText, type Bracket, type Content, type Inline, type Option } from '../document/inlines.ts';
import { attributionAfter, attributionIn, type Attribution } from './bracket-attributions.ts';
import { slashOptions } from './bracket-options.ts';
import { bracketedText, bracketsOf } from './brackets.ts';

/** Why a typed bracket stayed text. `unbalanced`: it has no other half in its paragraph. `editorial`: [sic], […] and the like. `quoted`: it stands within quotation marks. `empty`: nothing is in it. */
export type KeptReason = 'unbalanced' | 'editorial' | 'quoted' | 'empty';

export interface KeptBracket {
  readonly reason: KeptReason;
  /** Offset of the sign in the text as it was. */
  readonly offset: number;
  /** The words from the sign on, shortened. */
  readonly text: string;
}

export interface Objectified {
  readonly content: Content;
  /** Brackets and options that came to be. */
  readonly brackets: number;
  readonly options: number;
  readonly kept: readonly KeptBracket[];
  /** The attributions that became positions, as they were written. */
  readonly attributions: readonly string[];
}

export interface TypedOptions {
  readonly delegations: readonly Delegation[];
  readonly newId: NewId;
}

const editorial = /^\s*(sic|…|\.\s?\.\s?\.|\.{3,}|emphasis added|translation|traduction|هكذا|كذا|يتبع|original)\s*!?\s*$/iu;
const quotePairs: Readonly<Record<string, string>> = { '“': '”', '«': '»', '„': '“' };

interface Span {
  readonly from: number;
  readonly to: number;
}

/** What stands between quotation marks that close. Straight ones are taken in pairs. */
const quotations = (text: string): readonly Span[] => {
  const spans: Span[] = [];
  let straight = -1;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? '';
    const closing = quotePairs[sign];
    if (closing !== undefined) {
      const end = text.indexOf(closing, at + 1);
      if (end !== -1) spans.push({ from: at, to: end });
    } else if (sign === '"') {
      if (straight === -1) straight = at;
      else {
        spans.push({ from: straight, to: at });
        straight = -1;
      }
    }
  }
  return spans;
};

interface Pair extends Span {
  readonly inner: readonly Pair[];
}

/** The pairs of signs in a text, outermost first; what has no other half is told. */
const pairsOf = (text: string, counts: (offset: number) => boolean): { readonly pairs: readonly Pair[]; readonly lone: readonly number[] } => {
  interface Open {
    readonly from: number;
    readonly inner: Pair[];
  }
  const stack: Open[] = [{ from: -1, inner: [] }];
  const lone: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if ((text[at] !== '[' && text[at] !== ']') || !counts(at)) continue;
    if (text[at] === '[') stack.push({ from: at, inner: [] });
    else {
      const open = stack.length > 1 ? stack.pop() : undefined;
      if (open === undefined) lone.push(at);
      else stack.at(-1)?.inner.push({ from: open.from, to: at, inner: open.inner });
    }
  }
  // What was never closed gives what stands in it to the one around it.
  while (stack.length > 1) {
    const open = stack.pop() as Open;
    lone.push(open.from);
    stack.at(-1)?.inner.push(...open.inner);
  }
  return { pairs: (stack[0] as Open).inner, lone: lone.sort((a, b) => a - b) };
};

const shortened = (text: string, offset: number): string => text.slice(offset, offset + 60).replaceAll(atomSign, '');

interface Work extends TypedOptions {
  readonly forced: ReadonlySet<number>;
  readonly kept: KeptBracket[];
  readonly attributions: string[];
  options: number;
  brackets: number;
}

const positions = (found: readonly Attribution[]): Partial<Bracket> => {
  const said: Partial<Record<'supporters' | 'objections' | 'reservations', string[]>> = {};
  let proposer: string | undefined;
  const put = (list: keyof typeof said, party: string) => {
    if (!(said[list] ??= []).includes(party)) said[list].push(party);
  };
  for (const { parties, verb } of found) {
    for (const party of parties) {
      if (verb === null && proposer === undefined) proposer = party;
      else put(verb === 'oppose' ? 'objections' : verb === 'reserve' ? 'reservations' : 'supporters', party);
    }
  }
  return { ...(proposer === undefined ? {} : { proposer }), ...said };
};

/** The words of a bracket with the attribution in them taken out. */
const attributed = (children: Content, work: Work): { readonly children: Content; readonly found: readonly Attribution[] } => {
  const found: Attribution[] = [];
  let rest = children;
  for (;;) {
    const attribution = attributionIn(flatText(rest), work.delegations);
    if (attribution === null) return { children: rest, found };
    work.attributions.push(flatText(sliceContent(rest, attribution.from, attribution.to)));
    rest = removeRange(rest, attribution.from, attribution.to);
    found.push(...attribution.all);
  }
};

const wholeText = (content: readonly Inline[]): boolean => content.every((inline) => isText(inline) || (inline.type !== 'bracket' && inline.type !== 'option'));

const makeBracket = (children: Content, work: Work): Bracket => {
  const { children: words, found } = attributed(children, work);
  const cuts = wholeText(words) ? slashOptions(flatText(words)) : [];
  work.brackets++;
  const bracket: Bracket = { type: 'bracket', id: work.newId(), state: 'open', ...positions(found), children: words };
  if (cuts.length < 2) return bracket;
  work.options += cuts.length;
  return { ...bracket, children: cuts.map(({ from, to }): Option => ({ type: 'option', id: work.newId(), children: sliceContent(words, from, to) })) };
};

/** Two brackets that follow each other directly, or with a stroke between them, are a choice: `[shall][should]`; with a space between them only where each is a word or two. */
const isChoice = (one: Content, between: string, other: Content): boolean => {
  if (between.trim() === '/' || between === '') return true;
  const words = (content: Content) => flatText(content).trim().split(/\s+/u).length;
  return /^[ \u00A0]$/u.test(between) && words(one) <= 2 && words(one) === words(other);
};

const asOption = (bracket: Bracket): Option => {
  const { type: _, state: __, note: ___, source: ____, ...rest } = bracket;
  return { ...rest, type: 'option' };
};

/** Joins neighbouring brackets that are a choice. Those that leave a choice themselves stay by themselves. */
const joinChoices = (content: Content, fresh: ReadonlySet<string>, work: Work): Content => {
  const out: Inline[] = [];
  const single = (inline: Inline | undefined): inline is Bracket =>
    inline !== undefined && !isText(inline) && inline.type === 'bracket' && fresh.has(inline.id) && contentLength(inline.children) > 0 && inline.children.every((child) => isText(child) || child.type !== 'option');
  for (let index = 0; index < content.length; index++) {
    const run: Bracket[] = [];
    let [at, inline] = [index, content[index]];
    while (single(inline)) {
      const last = run.at(-1);
      if (last !== undefined && !isChoice(last.children, at === index ? '' : betweenText(content, at), inline.children)) break;
      run.push(inline);
      index = at;
      at += isGap(content[at + 1]) ? 2 : 1;
      inline = content[at];
    }
    if (run.length < 2) {
      out.push(content[index] as Inline);
      continue;
    }
    work.options += run.length;
    work.brackets -= run.length - 1;
    out.push({ type: 'bracket', id: work.newId(), state: 'open', children: run.map(asOption) });
  }
  return out;
};

/** What may stand between two options that were typed as brackets. */
const isGap = (inline: Inline | undefined): boolean => inline !== undefined && isText(inline) && /^(?:[ \u00A0]|\s*\/\s*)$/u.test(inline.text);

const betweenText = (content: Content, at: number): string => {
  const gap = content[at - 1];
  return gap !== undefined && isText(gap) ? gap.text : '';
};

/** Turns the pairs in a stretch of the line into brackets. `start`: offset of the stretch in the text as it was. */
const withBrackets = (content: Content, pairs: readonly Pair[], start: number, work: Work): Content => {
  const out: Inline[] = [];
  const fresh = new Set<string>();
  let at = 0;
  for (const [index, { from, to, inner }] of pairs.entries()) {
    out.push(...sliceContent(content, at, from - start));
    const bracket = makeBracket(withBrackets(sliceContent(content, from - start + 1, to - start), inner, from + 1, work), work);
    at = to - start + 1;
    const next = pairs[index + 1];
    const tail = flatText(content).slice(at, next === undefined ? undefined : next.from - start);
    const after = attributionAfter(tail, work.delegations);
    if (after === null) {
      out.push(bracket);
      fresh.add(bracket.id);
    } else {
      work.attributions.push(tail.slice(0, after.to));
      at += after.to;
      out.push(merged(bracket, positions(after.all)));
    }
  }
  out.push(...sliceContent(content, at, contentLength(content)));
  return joinChoices(tidy(out), fresh, work);
};

const merged = (bracket: Bracket, said: Partial<Bracket>): Bracket => ({
  ...bracket,
  ...said,
  ...(bracket.proposer === undefined ? {} : { proposer: bracket.proposer }),
  ...Object.fromEntries((['supporters', 'objections', 'reservations'] as const).flatMap((list) => (bracket[list] && said[list] ? [[list, [...new Set([...bracket[list], ...said[list]])]]] : []))),
});

/**
 * Of each sign in a stretch of siblings, which proposals put it in, empty for what nobody proposes; null for what is left as it is: it stands in links or in brackets
 * that are there already, or was taken out by a proposal.
 */
const handsIn = (content: readonly Inline[]): readonly (string | null)[] =>
  content.flatMap((inline): (string | null)[] => {
    const marks = isText(inline) ? (inline.proposals ?? []) : null;
    const hand = marks === null || marks.some(({ kind }) => kind !== 'insertion') ? null : marks.map(({ id }) => id).join(' ');
    return Array.from({ length: contentLength([inline]) }, () => hand);
  });

const within = (inner: Span, outer: Span): boolean => outer.from < inner.from && inner.to < outer.to;

/** The pairs with one more among them, in its place. */
const withPair = (pairs: readonly Pair[], pair: Pair): readonly Pair[] => {
  const around = pairs.find((one) => within(pair, one));
  if (around !== undefined) return pairs.map((one) => (one === around ? { ...one, inner: withPair(one.inner, pair) } : one));
  return [...pairs, pair].sort((a, b) => a.from - b.from);
};

/** All pairs of a stretch: those that nobody proposes, and those that stand with all their words in one proposal, so that they come and go with it. */
const allPairs = (text: string, hands: readonly (string | null)[]): ReturnType<typeof pairsOf> => {
  const { pairs, lone } = pairsOf(text, (at) => hands[at] === '');
  const proposed = [...new Set(hands)].flatMap((hand) => (hand === null || hand === '' ? [] : pairsOf(text, (at) => hands[at] === hand).pairs.filter(({ from, to }) => hands.slice(from, to).every((one) => one === hand))));
  return { pairs: proposed.reduce(withPair, pairs), lone };
};

const objectifyList = (content: readonly Inline[], work: Work, start: number): Content => {
  // First what stands in brackets that are there already, each by itself.
  let offset = start;
  const inside = content.map((inline): Inline => {
    const here = offset;
    offset += contentLength([inline]);
    return !isText(inline) && (inline.type === 'bracket' || inline.type === 'option') ? { ...inline, children: objectifyList(inline.children, work, here) } : inline;
  });
  const text = flatText(content);
  const { pairs, lone } = allPairs(text, handsIn(content));
  const quotes = quotations(text);
  const isQuoted = (pair: Span): boolean => quotes.some(({ from, to }) => from < pair.from && pair.to < to);
  // Where something outside the quotation is negotiated, so is the quotation.
  const quoting = pairs.every((pair) => isQuoted(pair) || editorial.test(text.slice(pair.from + 1, pair.to)));
  const told = (reason: KeptReason, at: number) => work.kept.push({ reason, offset: start + at, text: shortened(text, at) });
  for (const at of lone) told('unbalanced', at);
  const choose = (some: readonly Pair[]): readonly Pair[] =>
    some.flatMap((pair): readonly Pair[] => {
      const words = text.slice(pair.from + 1, pair.to);
      const reason: KeptReason | null = work.forced.has(start + pair.from) ? null : words.trim() === '' ? 'empty' : editorial.test(words) ? 'editorial' : quoting && isQuoted(pair) ? 'quoted' : null;
      if (reason === null) return [{ ...pair, inner: choose(pair.inner) }];
      told(reason, pair.from);
      return reason === 'quoted' ? [] : choose(pair.inner);
    });
  const chosen = choose(pairs);
  return chosen.length === 0 ? inside : withBrackets(inside, chosen, 0, work);
};

/** The signs of a line that have no other half in it: what closes stands before what opens. Nothing of what stands in links or brackets counts. */
export const loneSigns = (content: readonly Inline[]): { readonly closing: readonly number[]; readonly opening: readonly number[] } => {
  const text = flatText(content);
  const hands = handsIn(content);
  const { lone } = pairsOf(text, (at) => hands[at] === '');
  return { closing: lone.filter((at) => text[at] === ']'), opening: lone.filter((at) => text[at] === '[') };
};

/**
 * The line with its typed brackets as objects. Words out are words in: only the signs go, and attributions whose every name is known, which become
 * positions. What stays text is told with its reason. `forced`: offsets of signs that open a bracket whatever stands in it.
 */
export const objectifyBrackets = (content: readonly Inline[], { delegations, newId }: TypedOptions, forced: ReadonlySet<number> = new Set()): Objectified => {
  const work: Work = { delegations, newId, forced, kept: [], attributions: [], options: 0, brackets: 0 };
  const after = objectifyList(content, work, 0);
  const changed = work.brackets > 0 || work.options > 0;
  return { content: changed ? after : (content as Content), brackets: work.brackets, options: work.options, kept: work.kept.sort((a, b) => a.offset - b.offset), attributions: work.attributions };
};

/** The words of the outermost typed brackets of a line that would become objects; those in objects, and editorial ones, are none. */
export const typedIn = (content: readonly Inline[]): readonly string[] => {
  if (!flatText(content).includes('[')) return [];
  const before = new Set(bracketsOf(content).map(({ bracket }) => bracket.id));
  let made = 0;
  const { content: after } = objectifyBrackets(content, { delegations: [], newId: () => `typed-${++made}` });
  return bracketsOf(after).flatMap(({ bracket, around }) => (before.has(bracket.id) || around.some(({ id }) => id.startsWith('typed-')) ? [] : [bracketedText(bracket.children)]));
};
