// Find and replace in one language: in all elements, cells, notes and footnotes, across formatting; Arabic folded where wanted.
import type { Block } from '../../shared/document/blocks/index.ts';
import type { Document } from '../../shared/document/document.ts';
import type { Content, Footnote, Inline, Text } from '../../shared/document/inlines.ts';
import { isText } from '../../shared/document/inlines.ts';
import type { Id } from '../../shared/document/ids.ts';
import { fold, foldWithOffsets, originalRange, type FoldedText, type FoldOptions } from '../../shared/text/arabic.ts';
import type { Language } from '../../shared/language/language.ts';
import type { Selection } from './caret.ts';
import { contentLength, inlineLength, tidy } from '../../shared/document/content.ts';
import { inCaseOf } from './letter-case.ts';
import type { DocumentSession } from './session.ts';
import { slotsOf, withContent, withSlotText } from './slots.ts';

export interface FindOptions {
  /** Capitals and small letters differ. */
  readonly caseSensitive?: boolean;
  /** Only whole words. */
  readonly wholeWord?: boolean;
  /** Vowel marks, tatweel and the forms of alef do not matter. On unless said otherwise. */
  readonly foldArabic?: boolean;
}

export interface Match {
  /** The block in which the match stands; the boxed block in a box. */
  readonly block: Id;
  readonly slot: string;
  /** The footnote in whose text it stands. */
  readonly footnote: Id | null;
  /** [start, end) in the printed text of the slot or footnote, where a symbol counts its characters and a footnote mark none. */
  readonly start: number;
  readonly end: number;
  /** What is to be selected in the pane; for a match in a footnote, its mark. */
  readonly selection: Selection;
  /** The words around it, for lists. */
  readonly excerpt: { readonly text: string; readonly start: number; readonly end: number };
}

/** What is proposed to go is not found: it is no part of what the text says if it goes, and replacing it would come to nothing. */
const isStruck = (inline: Inline): boolean => 'proposals' in inline && inline.proposals?.some(({ kind }) => kind === 'deletion') === true;

/** The characters that a search sees. */
export const searchText = (content: readonly Inline[]): string =>
  content
    .map((inline) => {
      if (isStruck(inline)) return '';
      if (isText(inline)) return inline.text;
      if (inline.type === 'symbolReference') return inline.symbol;
      return inline.type === 'footnote' || inline.type === 'crossReference' ? '' : searchText(inline.children);
    })
    .join('');

/** The offset in the content for a place in `searchText`; `end` takes the far side of a symbol. */
const contentOffset = (content: readonly Inline[], place: number, side: 'start' | 'end'): number => {
  let [seen, offset] = [0, 0];
  let answer: number | null = null;
  const visit = (nodes: readonly Inline[]): void => {
    for (const inline of nodes) {
      if (answer !== null) return;
      if (isStruck(inline)) offset += inlineLength(inline);
      else if (isText(inline)) {
        const within = place - seen;
        if (within < inline.text.length || (side === 'end' && within === inline.text.length)) {
          answer = offset + within;
          return;
        }
        seen += inline.text.length;
        offset += inline.text.length;
      } else if (inline.type === 'symbolReference') {
        const within = place - seen;
        if (within < inline.symbol.length || (side === 'end' && within === inline.symbol.length)) {
          answer = side === 'end' && within > 0 ? offset + 1 : offset;
          return;
        }
        seen += inline.symbol.length;
        offset += 1;
      } else if (inline.type === 'footnote' || inline.type === 'crossReference') offset += 1;
      else visit(inline.children);
    }
  };
  visit(content);
  return answer ?? offset;
};

interface SearchPlace {
  readonly slot: string;
  readonly owner: Block;
  readonly footnote: Footnote | null;
  readonly content: Content;
}

function* footnotesIn(content: readonly Inline[], start = 0): Generator<{ footnote: Footnote; offset: number }> {
  let at = start;
  for (const inline of content) {
    if (isText(inline)) at += inline.text.length;
    else if (inline.type === 'footnote') {
      if (!isStruck(inline)) yield { footnote: inline, offset: at };
      at++;
    }
    else if (inline.type === 'symbolReference' || inline.type === 'crossReference') at++;
    else {
      yield* footnotesIn(inline.children, at);
      at += contentLength(inline.children);
    }
  }
}

function* placesOf(block: Block, language: Language): Generator<SearchPlace & { offset: number }> {
  for (const { id, owner, text, role } of slotsOf(block)) {
    const content = text[language];
    if (content === undefined || role === 'bare') continue;
    yield { slot: id, owner, footnote: null, content, offset: 0 };
    for (const { footnote, offset } of footnotesIn(content)) yield { slot: id, owner, footnote, content: footnote.content, offset };
  }
}

interface Searchable {
  readonly text: string;
  readonly folded: FoldedText;
}

/** Texts folded before, by the way they were folded, kept for as long as the content lives: a search narrows as one types. */
const searchables = new Map<string, WeakMap<Content, Searchable>>();
const knownFor = (options: FoldOptions): WeakMap<Content, Searchable> => {
  const key = JSON.stringify(options);
  let known = searchables.get(key);
  if (!known) searchables.set(key, (known = new WeakMap()));
  return known;
};

const wordSign = /[\p{L}\p{N}\p{M}]/u;
const around = 40;

/** All matches in reading order. An empty query, or one of nothing but vowel marks, matches nothing. */
export const findMatches = (document: Pick<Document, 'blocks'>, language: Language, query: string, options: FindOptions = {}): Match[] => {
  const arabic = options.foldArabic !== false;
  const folding: FoldOptions = { letterCase: options.caseSensitive !== true, accents: options.caseSensitive !== true, arabic, tehMarbuta: arabic };
  const wanted = fold(query, folding);
  if (wanted.trim() === '') return [];
  const known = knownFor(folding);
  const matches: Match[] = [];
  for (const block of document.blocks) {
    for (const place of placesOf(block, language)) {
      let searchable = known.get(place.content);
      if (!searchable) {
        const text = searchText(place.content);
        known.set(place.content, (searchable = { text, folded: foldWithOffsets(text, folding) }));
      }
      const { text, folded } = searchable;
      for (let at = folded.text.indexOf(wanted); at !== -1; at = folded.text.indexOf(wanted, at + wanted.length)) {
        const after = at + wanted.length;
        if (options.wholeWord && (wordSign.test(folded.text[at - 1] ?? ' ') || wordSign.test(folded.text[after] ?? ' '))) continue;
        const [start, end] = originalRange(folded, at, after);
        const from = Math.max(0, start - around);
        const select = (offset: number) => ({ slot: place.slot, offset });
        matches.push({
          block: place.owner.id,
          slot: place.slot,
          footnote: place.footnote?.id ?? null,
          start,
          end,
          selection: place.footnote
            ? { anchor: select(place.offset), focus: select(place.offset + 1) }
            : { anchor: select(contentOffset(place.content, start, 'start')), focus: select(contentOffset(place.content, end, 'end')) },
          excerpt: { text: text.slice(from, end + around), start: start - from, end: end - from },
        });
      }
    }
  }
  return matches;
};

interface Piece {
  readonly start: number;
  readonly end: number;
}

/** Replaces ranges of `searchText`. Formatting, footnotes and references around and inside stay; a symbol that is cut into becomes text. */
const replacePieces = (content: readonly Inline[], pieces: readonly Piece[], replacementOf: (found: string) => string): Content => {
  const written = new Set<Piece>();
  const whole = searchText(content);
  let seen = 0;
  const cut = (text: string, format: (text: string) => Text): Text[] => {
    const [start, end] = [seen, seen + text.length];
    const out: Text[] = [];
    let at = start;
    for (const piece of pieces) {
      if (piece.end <= start || piece.start >= end) continue;
      out.push(format(text.slice(at - start, Math.max(at, piece.start) - start)));
      if (!written.has(piece)) {
        written.add(piece);
        out.push(format(replacementOf(whole.slice(piece.start, piece.end))));
      }
      at = Math.min(end, piece.end);
    }
    out.push(format(text.slice(at - start)));
    seen = end;
    return out;
  };
  const visit = (nodes: readonly Inline[]): Inline[] =>
    nodes.flatMap((inline): Inline[] => {
      if (isStruck(inline)) return [inline];
      if (isText(inline)) return cut(inline.text, (text) => ({ ...inline, text }));
      if (inline.type === 'symbolReference') {
        const start = seen;
        const touched = pieces.some((piece) => piece.end > start && piece.start < start + inline.symbol.length);
        const { bold, italic } = inline;
        const runs = cut(inline.symbol, (text) => ({ text, ...(bold ? { bold } : {}), ...(italic ? { italic } : {}) }));
        return touched ? runs : [inline];
      }
      if (inline.type === 'footnote' || inline.type === 'crossReference') return [inline];
      return [{ ...inline, children: visit(inline.children) } as Inline];
    });
  return tidy(visit(content));
};

const inFootnote = (content: readonly Inline[], id: Id, change: (content: Content) => Content): Inline[] =>
  content.map((inline): Inline => {
    if (isText(inline)) return inline;
    if (inline.type === 'footnote') return inline.id === id ? { ...inline, content: change(inline.content) as Footnote['content'] } : inline;
    return inline.type === 'bracket' || inline.type === 'option' ? { ...inline, children: inFootnote(inline.children, id, change) } : inline;
  });

const replaceInBlocks = (blocks: readonly Block[], language: Language, matches: readonly Match[], replacementOf: (found: string) => string): readonly Block[] => {
  const bySlot = new Map<string, Match[]>();
  for (const match of matches) bySlot.set(match.slot, [...(bySlot.get(match.slot) ?? []), match]);
  let changed = false;
  const out = blocks.map((block) => {
    let after = block;
    for (const slot of slotsOf(block)) {
      const own = bySlot.get(slot.id);
      let content = slot.text[language];
      if (!own || content === undefined) continue;
      const inText = own.filter(({ footnote }) => footnote === null);
      if (inText.length > 0) content = replacePieces(content, inText, replacementOf);
      for (const id of new Set(own.flatMap(({ footnote }) => footnote ?? []))) {
        content = inFootnote(content, id, (note) => replacePieces(note, own.filter(({ footnote }) => footnote === id), replacementOf));
      }
      after = withSlotText(after, slot.id, withContent(slot.text, language, content));
    }
    changed ||= after !== block;
    return after;
  });
  return changed ? out : blocks;
};

export interface ReplaceOptions extends FindOptions {
  /** Capitals are written as in the text that is replaced. */
  readonly keepCase?: boolean;
}

/** What a text that was found becomes. */
export const replacementFor =
  (query: string, replacement: string, { keepCase = false, caseSensitive = false }: ReplaceOptions) =>
  (found: string): string =>
    keepCase && !caseSensitive ? inCaseOf(found, query, replacement) : replacement;

/** Whether a match still stands where it was found. */
const stands = (blocks: readonly Block[], language: Language, match: Match, query: string, options: FindOptions): boolean =>
  findMatches({ blocks: blocks.filter((block) => slotsOf(block).some(({ id }) => id === match.slot)) }, language, query, options).some(
    (found) => found.slot === match.slot && found.footnote === match.footnote && found.start === match.start && found.end === match.end,
  );

/** Replaces one match; false where the text has changed since it was found. One step of undo. */
export const replaceMatch = (session: DocumentSession, language: Language, match: Match, query: string, replacement: string, options: ReplaceOptions = {}): boolean => {
  session.commitPanes();
  if (!stands(session.blocks, language, match, query, options)) return false;
  session.update((blocks) => replaceInBlocks(blocks, language, [match], replacementFor(query, replacement, options)), { label: 'replace' });
  return true;
};

/** Replaces every match and tells how many there were. One step of undo. */
export const replaceAll = (session: DocumentSession, language: Language, query: string, replacement: string, options: ReplaceOptions = {}): number => {
  session.commitPanes();
  const matches = findMatches(session.document, language, query, options);
  if (matches.length > 0) session.update((blocks) => replaceInBlocks(blocks, language, matches, replacementFor(query, replacement, options)), { label: 'replaceAll' });
  return matches.length;
};
