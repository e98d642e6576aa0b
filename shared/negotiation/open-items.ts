// What is open in a negotiated text: brackets, proposals and parked paragraphs, in reading order, and how many of each there are where.
import type { Block } from '../document/blocks/index.ts';
import type { Id } from '../document/ids.ts';
import { isText, walkInlines, type Content, type Inline } from '../document/inlines.ts';
import type { ProposalPositions, Proposer } from '../document/proposal.ts';
import { walkBlocks, ownTextPlaces } from '../document/walk.ts';
import { languages, type Language } from '../language/language.ts';
import { isUnderSilence } from './silence.ts';
import { bracketedText, bracketsOf, isUnsettled, type BracketState } from './brackets.ts';

/** `silence`: it is under a silence procedure of which nobody has recorded yet what came of it. */
export const openKinds = ['bracket', 'proposal', 'parked', 'silence'] as const;
export type OpenKind = (typeof openKinds)[number];

export interface OpenItem {
  readonly kind: OpenKind;
  /** The element in which it stands, and the numbered heading of the chapter above it; null before the first. */
  readonly block: Id;
  readonly chapter: Id | null;
  /** The language in which it is open; null where the element as a whole is. */
  readonly language: Language | null;
  /** The bracket or the proposal; the element itself where that is parked. */
  readonly target: Id;
  readonly state: BracketState;
  /** The words, with nested brackets and separators, at most 200 signs. */
  readonly words: string;
  /** Whoever proposes, supports, objects or reserves: ids, or names as written. */
  readonly parties: readonly string[];
}

const partiesOf = (content: readonly Inline[]): readonly string[] => {
  const parties = [...walkInlines(content)].flatMap((inline) =>
    isText(inline) || (inline.type !== 'bracket' && inline.type !== 'option') ? [] : [...(inline.proposer === undefined ? [] : [inline.proposer]), ...(inline.supporters ?? []), ...(inline.objections ?? []), ...(inline.reservations ?? [])],
  );
  return [...new Set(parties)];
};

interface Proposed {
  words: string;
  /** What was done with the last of the words. */
  kind: string;
  readonly parties: Set<string>;
}

const noteMarks = (marks: readonly (Proposer & { readonly id: Id; readonly kind: string; readonly positions?: ProposalPositions | undefined })[] | undefined, words: string, into: Map<Id, Proposed>): void => {
  for (const { id, kind, author, delegation, positions = {} } of marks ?? []) {
    const known = into.get(id) ?? { words: '', kind, parties: new Set<string>() };
    // What goes and what comes in its place are two wordings.
    known.words += known.kind === kind || known.words === '' || words === '' ? words : ` / ${words}`;
    known.kind = kind;
    for (const party of [delegation ?? author, ...(positions.supporters ?? []), ...(positions.objections ?? []), ...(positions.reservations ?? [])]) known.parties.add(party);
    into.set(id, known);
  }
};

const shortened = (words: string): string => words.slice(0, 200);

const inContent = (content: Content, place: Pick<OpenItem, 'block' | 'chapter' | 'language'>): readonly OpenItem[] => {
  const brackets = bracketsOf(content)
    .filter(({ bracket }) => isUnsettled(bracket.state) && bracket.state !== 'deleted')
    .map(({ bracket }): OpenItem => ({ ...place, kind: 'bracket', target: bracket.id, state: bracket.state, words: shortened(bracketedText(bracket.children)), parties: partiesOf([bracket]) }));
  const proposed = new Map<Id, Proposed>();
  const note = (nodes: readonly Inline[]): void => {
    for (const inline of walkInlines(nodes)) {
      if ('proposals' in inline) noteMarks(inline.proposals, bracketedText([inline]), proposed);
      if (!isText(inline) && inline.type === 'footnote') note(inline.content);
    }
  };
  note(content);
  const proposals = [...proposed].map(([id, { words, parties }]): OpenItem => ({ ...place, kind: 'proposal', target: id, state: 'open', words: shortened(words), parties: [...parties] }));
  return [...brackets, ...proposals];
};

const known = new WeakMap<Block, readonly OpenItem[]>();
const none: readonly OpenItem[] = [];

/** What is open in one element of the document, found once for as long as it lives: a key press changes one. */
const openInOne = (top: Block): readonly OpenItem[] => {
  let found = known.get(top);
  if (found === undefined) {
    const items = [...walkBlocks([top])].flatMap(({ block }) => {
      const place = { block: block.id, chapter: null, language: null };
      const whole: OpenItem[] = [];
      if (block.standing?.state === 'parked') whole.push({ ...place, kind: 'parked', target: block.id, state: 'parked', words: '', parties: [] });
      if (isUnderSilence(block.standing)) whole.push({ ...place, kind: 'silence', target: block.id, state: 'open', words: '', parties: [] });
      const marks = new Map<Id, Proposed>();
      noteMarks(block.proposals, '', marks);
      if (block.type === 'table') for (const row of block.rows) noteMarks(row.proposals, '', marks);
      for (const [id, { parties }] of marks) whole.push({ ...place, kind: 'proposal', target: id, state: 'open', words: '', parties: [...parties] });
      const texts = languages.flatMap((language) => [...ownTextPlaces(block)].flatMap(({ text }) => inContent(text[language] ?? [], { ...place, language })));
      return [...whole, ...texts];
    });
    known.set(top, (found = items.length === 0 ? none : items));
  }
  return found;
};

/**
 * Everything that is open, in reading order; nested brackets by themselves. A proposal is there once, where it begins, however many elements it is about; one
 * that is about words alone once in each language.
 */
export const openItems = (blocks: readonly Block[]): readonly OpenItem[] => {
  let chapter: Id | null = null;
  const items: OpenItem[] = [];
  const proposed = new Map<Id, Set<Language | null>>();
  const isNew = ({ kind, target, language }: OpenItem): boolean => {
    if (kind !== 'proposal') return true;
    const before = proposed.get(target);
    if (before?.has(null) === true || before?.has(language) === true) return false;
    proposed.set(target, (before ?? new Set()).add(language));
    return true;
  };
  for (const block of blocks) {
    if (block.type === 'heading' && block.level === 1) chapter = block.id;
    for (const item of openInOne(block)) if (isNew(item)) items.push(chapter === null ? item : { ...item, chapter });
  }
  return items;
};

/** Those in which a delegation wants something, or one of the groups that speak for it. */
export const itemsOfParty = (items: readonly OpenItem[], party: string, groups: readonly string[] = []): readonly OpenItem[] =>
  items.filter(({ parties }) => parties.includes(party) || groups.some((group) => parties.includes(group)));

export interface OpenCounts {
  readonly all: number;
  readonly kinds: Readonly<Record<OpenKind, number>>;
  /** What concerns an element as a whole counts in every language. */
  readonly languages: Readonly<Record<Language, number>>;
  readonly blocks: ReadonlyMap<Id, number>;
  readonly chapters: ReadonlyMap<Id | null, number>;
  readonly parties: ReadonlyMap<string, number>;
}

export const countOpen = (items: readonly OpenItem[]): OpenCounts => {
  const tally = <Key>(keys: readonly Key[]): ReadonlyMap<Key, number> => {
    const map = new Map<Key, number>();
    for (const key of keys) map.set(key, (map.get(key) ?? 0) + 1);
    return map;
  };
  const inLanguage = (language: Language) => items.filter((item) => item.language === null || item.language === language).length;
  const ofKind = (kind: OpenKind) => items.filter((item) => item.kind === kind).length;
  return {
    all: items.length,
    kinds: { bracket: ofKind('bracket'), proposal: ofKind('proposal'), parked: ofKind('parked'), silence: ofKind('silence') },
    languages: { en: inLanguage('en'), ar: inLanguage('ar'), fr: inLanguage('fr') },
    blocks: tally(items.map(({ block }) => block)),
    chapters: tally(items.map(({ chapter }) => chapter)),
    parties: tally(items.flatMap(({ parties }) => parties)),
  };
};

/** For each element with an open bracket, the languages in which one stands: the others are shown it at the same place. */
export const openLanguages = (items: readonly OpenItem[]): ReadonlyMap<Id, ReadonlySet<Language>> => {
  const map = new Map<Id, Set<Language>>();
  for (const { kind, block, language } of items) {
    if (kind !== 'bracket' || language === null) continue;
    const known = map.get(block) ?? new Set<Language>();
    map.set(block, known.add(language));
  }
  return map;
};
