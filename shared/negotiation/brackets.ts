// The life of a bracket in a line: put in, given options, supported and opposed, agreed, made clean. Brackets are trees, so that none is ever left open.
import { inlineLength, insertInlines, joinSentences, splitContent, tidy } from '../document/content.ts';
import type { Id, NewId } from '../document/ids.ts';
import { isAtom, isText, type Bracket, type Content, type Inline, type Option } from '../document/inlines.ts';
import { bracketMarks } from '../export/bracket-marks.ts';
import { sharedMarks, withTextMarks } from './text-marks.ts';

export type BracketState = Bracket['state'];
export type Position = 'support' | 'oppose' | 'reserve' | 'withdraw';

/** When and in which meeting something is said of a wording, and who said it. */
export interface Said {
  readonly party?: string | undefined;
  readonly at: number;
  readonly meeting?: string | undefined;
}

export type Negotiated = Bracket | Option;
const isNegotiated = (inline: Inline): inline is Negotiated => !isText(inline) && (inline.type === 'bracket' || inline.type === 'option');

/** The wordings between which a bracket leaves the choice; none where it holds one wording only. */
export const optionsOf = (bracket: Bracket): readonly Option[] => bracket.children.filter((inline): inline is Option => !isText(inline) && inline.type === 'option');

/** A bracket in a line, from and to as offsets of the line, with the brackets and options around it, outermost first. */
export interface PlacedBracket {
  readonly bracket: Bracket;
  readonly from: number;
  readonly to: number;
  /** The options and brackets in which it stands. */
  readonly around: readonly Negotiated[];
}

/** All brackets of a line in reading order, each before those in it. */
export const bracketsOf = (content: readonly Inline[]): readonly PlacedBracket[] => {
  const found: PlacedBracket[] = [];
  const visit = (nodes: readonly Inline[], start: number, around: readonly Negotiated[]): void => {
    let at = start;
    for (const inline of nodes) {
      if (isNegotiated(inline)) {
        if (inline.type === 'bracket') found.push({ bracket: inline, from: at, to: at + inlineLength(inline), around });
        visit(inline.children, at, [...around, inline]);
      }
      at += inlineLength(inline);
    }
  };
  visit(content, 0, []);
  return found;
};

/** The innermost bracket in which an offset stands, edges included; null where there is none. */
export const bracketAt = (content: readonly Inline[], offset: number): PlacedBracket | null => {
  let best: PlacedBracket | null = null;
  for (const placed of bracketsOf(content)) if (placed.from <= offset && offset <= placed.to && placed.around.length >= (best?.around.length ?? 0)) best = placed;
  return best;
};

/** The option of a bracket in which an offset stands; null where it has none there. Between two it is the second: the stroke between them is drawn with it. */
export const optionAt = ({ bracket, from }: PlacedBracket, offset: number): Option | null => {
  let at = from;
  let found: Option | null = null;
  for (const inline of bracket.children) {
    const end = at + inlineLength(inline);
    if (!isText(inline) && inline.type === 'option' && offset >= at && offset <= end) found = inline;
    at = end;
  }
  return found;
};

/** Whether text stands in brackets that are still to be settled. */
export const isUnsettled = (state: BracketState): boolean => bracketMarks(state).open !== '';

/** Changes the bracket or option of an id: what `change` returns stands in its place. The very same content where there is none. */
const changeById = (content: readonly Inline[], id: Id, change: (found: Negotiated) => readonly Inline[]): Content => {
  let found = false;
  const visit = (nodes: readonly Inline[]): Inline[] =>
    nodes.flatMap((inline): readonly Inline[] => {
      if (found || !isNegotiated(inline)) return [inline];
      if (inline.id === id) {
        found = true;
        return change(inline);
      }
      const children = visit(inline.children);
      return [found ? { ...inline, children } : inline];
    });
  const after = visit(content);
  return found ? tidy(after) : (content as Content);
};

const positionsOf = ({ party, at, meeting }: Said) => ({ ...(party === undefined ? {} : { proposer: party }), at, ...(meeting === undefined ? {} : { meeting }) });

/** Whether a stretch of a bracket reaches beyond one of its options: what is meant then is the whole choice. */
const spansOptions = ({ children }: Negotiated, from: number, to: number): boolean => {
  let at = 0;
  return children.some((inline) => {
    const [start, end] = [at, (at += inlineLength(inline))];
    return !isText(inline) && inline.type === 'option' && start < to && end > from && (from < start || to > end);
  });
};

/**
 * Puts [from, to) in brackets. Whatever bracket or option it would cut is taken in whole, so that none is left open; where it stands within one, the
 * new one is nested. Nothing selected gives an empty bracket, to be written into.
 */
export const putInBrackets = (content: readonly Inline[], from: number, to: number, newId: NewId, said: Said): { readonly content: Content; readonly id: Id } => {
  const id = newId();
  const make = (children: Content): Bracket => ({ type: 'bracket', id, state: 'open', ...positionsOf(said), children });
  if (from >= to) return { content: insertInlines(content, from, [make([])], newId), id };
  const visit = (nodes: readonly Inline[], start: number): Content => {
    let at = start;
    for (const [index, inline] of nodes.entries()) {
      const end = at + inlineLength(inline);
      // Wholly within one that stays around it. Where it covers one exactly, the new one stands around that.
      if (isNegotiated(inline) && from >= at && to <= end && (from > at || to < end || inline.type === 'option') && !spansOptions(inline, from - at, to - at)) {
        return [...nodes.slice(0, index), { ...inline, children: visit(inline.children, at) }, ...nodes.slice(index + 1)];
      }
      at = end;
    }
    at = start;
    let [low, high] = [from, to];
    for (const inline of nodes) {
      const end = at + inlineLength(inline);
      if (isNegotiated(inline) && at < high && end > low) [low, high] = [Math.min(low, at), Math.max(high, end)];
      at = end;
    }
    const [before, rest] = splitContent(nodes, low - start, newId);
    const [inside, after] = splitContent(rest, high - low, newId);
    // What has no length stands where it stood, at an end of what is put in brackets.
    return tidy([...before, make(inside), ...after]);
  };
  return { content: visit(content, 0), id };
};

/**
 * Adds a wording to a bracket. What stood in it alone becomes its first option, and keeps who proposed it. Where the bracket as a whole is part of a proposal, so is
 * the wording: it comes and goes with it.
 */
export const addOption = (content: readonly Inline[], bracket: Id, wording: Content, newId: NewId, said: Said): { readonly content: Content; readonly id: Id } => {
  const id = newId();
  const optionIn = (found: Bracket): Option => ({ type: 'option', id, ...positionsOf(said), children: withTextMarks(wording, sharedMarks(found.children)) });
  return {
    id,
    content: changeById(content, bracket, (found) => {
      if (found.type !== 'bracket') return [found];
      const option = optionIn(found);
      if (optionsOf(found).length > 0) {
        const last = found.children.findLastIndex((inline) => !isText(inline) && inline.type === 'option');
        return [{ ...found, children: [...found.children.slice(0, last + 1), option, ...found.children.slice(last + 1)] }];
      }
      const { proposer, supporters, objections, reservations, children, ...rest } = found;
      const first: Option = { type: 'option', id: newId(), ...given({ proposer, supporters, objections, reservations }), children };
      return [{ ...rest, children: [first, option] }];
    }),
  };
};

const given = <Fields extends object>(fields: Fields): Fields => Object.fromEntries(Object.entries(fields).filter(([key, value]) => value !== undefined && !(key !== 'children' && Array.isArray(value) && value.length === 0))) as Fields;

/** What is set on a bracket itself; undefined takes a field away. */
export type BracketFields = Partial<Pick<Bracket, 'state' | 'note' | 'source' | 'at' | 'meeting' | 'proposer'>>;

/** Sets fields of a bracket, or the proposer, time and meeting of an option. A source belongs to agreed language alone. */
export const setBracketFields = (content: readonly Inline[], id: Id, fields: BracketFields): Content =>
  changeById(content, id, (found) => {
    if (found.type === 'option') {
      const { state: _, note: __, source: ___, ...own } = fields;
      return [given({ ...found, ...own })];
    }
    const after = given({ ...found, ...fields, note: ('note' in fields ? fields.note : found.note) || undefined, source: ('source' in fields ? fields.source : found.source) || undefined });
    const { source, ...rest } = after;
    return [(rest.state === 'agreedLanguage' && source !== undefined ? { ...rest, source } : rest) as Bracket];
  });

/**
 * A party supports, opposes or reserves its position on a wording, or takes back what it said. It stands in one list at a time. Where nobody is said to have proposed the
 * wording, or not when, its time and meeting are those of the newest position.
 */
export const takePosition = (content: readonly Inline[], id: Id, party: string, position: Position, { at, meeting }: Pick<Said, 'at' | 'meeting'>): Content =>
  changeById(content, id, (found) => {
    const without = (list: readonly string[] | undefined) => (list ?? []).filter((one) => one !== party);
    const lists = { supporters: without(found.supporters), objections: without(found.objections), reservations: without(found.reservations) };
    if (position === 'support') lists.supporters.push(party);
    if (position === 'oppose') lists.objections.push(party);
    if (position === 'reserve') lists.reservations.push(party);
    const proposer = position === 'withdraw' && found.proposer === party ? undefined : found.proposer;
    const said = found.proposer === undefined || found.at === undefined ? { at, meeting } : {};
    return [given({ ...found, ...lists, proposer, ...said })];
  });

/** The words of one option without what is around it, or of the bracket where it has none. */
const wordingOf = (bracket: Bracket, option: Id | null): Content =>
  bracket.children.flatMap((inline): Content => {
    if (isText(inline) || inline.type !== 'option') return [inline];
    return inline.id === option ? inline.children : [];
  });

/**
 * Makes a bracket clean: the wording stands, the brackets and the other options go. `option`: which wording was chosen; null only where there is no choice.
 * Nothing changes where the bracket leaves a choice that was not made.
 */
export const makeClean = (content: readonly Inline[], id: Id, option: Id | null): Content =>
  changeById(content, id, (found) => {
    if (found.type !== 'bracket') return [found];
    const options = optionsOf(found);
    if (options.length > 0 && !options.some((one) => one.id === option)) return [found];
    return wordingOf(found, option);
  });

/** Takes brackets away and keeps every word: options follow each other. */
export const removeBrackets = (content: readonly Inline[], id: Id): Content =>
  changeById(content, id, (found) => {
    if (found.type !== 'bracket') return [found];
    let before = false;
    return found.children.reduce<Content>((words, inline) => {
      const option = !isText(inline) && inline.type === 'option';
      const after = option ? (before ? joinSentences(words, inline.children) : [...words, ...inline.children]) : [...words, inline];
      before = option;
      return after;
    }, []);
  });

/** Takes a wording out of a bracket. The last but one takes the options with it: then no choice is left. */
export const removeOption = (content: readonly Inline[], bracket: Id, option: Id): Content =>
  changeById(content, bracket, (found) => {
    if (found.type !== 'bracket') return [found];
    const kept = found.children.filter((inline) => isText(inline) || inline.type !== 'option' || inline.id !== option);
    const [only, ...others] = kept.filter((inline): inline is Option => !isText(inline) && inline.type === 'option');
    if (only === undefined || others.length > 0) return [{ ...found, children: kept }];
    const { proposer, supporters, objections, reservations } = only;
    return [{ ...found, ...given({ proposer, supporters, objections, reservations }), children: kept.flatMap((inline) => (inline === only ? only.children : [inline])) }];
  });

/** The line as it is read, with brackets and separators, for lists: `States [shall/should] act`. */
export const bracketedText = (content: readonly Inline[]): string =>
  content
    .map((inline, index) => {
      if (isText(inline)) return inline.text;
      if (isAtom(inline)) return inline.type === 'symbolReference' ? inline.symbol : '';
      if (inline.type === 'bracket') {
        const { open, close } = bracketMarks(inline.state);
        return `${open}${bracketedText(inline.children)}${close}`;
      }
      const before = content[index - 1];
      const separator = inline.type === 'option' && before !== undefined && !isText(before) && before.type === 'option' ? '/' : '';
      return `${separator}${bracketedText(inline.children)}`;
    })
    .join('');
