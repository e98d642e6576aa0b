// The checks of all translated elements of a document, and those that look at several of them. Each element is checked once for as long as it is the same.
import type { Block } from '../../document/blocks/index.ts';
import { contentLength } from '../../document/content.ts';
import type { Id } from '../../document/ids.ts';
import type { Content, Inline } from '../../document/inlines.ts';
import { ownTextPlaces, walkBlocks } from '../../document/walk.ts';
import type { Language } from '../../language/language.ts';
import { isUnit } from '../state.ts';
import type { TermEntry } from '../terms.ts';
import type { Finding, Fix, LineFinding, LinePlace, Range } from './finding.ts';
import { pairedNotes } from './footnotes.ts';
import { checkLine } from './index.ts';
import { placedOf, sideOf, wholeOffsets, type CheckedSide, type CheckSettings } from './line.ts';
import { repetitions, sameText, type TranslatedLine } from './repetitions.ts';

export interface CheckOptions {
  readonly settings: CheckSettings;
  readonly terms?: readonly TermEntry[];
}

const noTerms: readonly TermEntry[] = [];

interface Line {
  readonly place: LinePlace;
  readonly source: CheckedSide;
  readonly target: CheckedSide;
  /** The target with what is only proposed in it. */
  readonly whole: readonly Inline[];
}

/** The lines of an element that stand in both languages: its texts, then the notes in each. */
const linesOf = (block: Block, source: Language, target: Language): Line[] =>
  [...ownTextPlaces(block)].flatMap(({ text }, at): Line[] => {
    const [from, into] = [sideOf(text[source] ?? [], source), sideOf(text[target] ?? [], target)];
    if (from.content.length === 0 || into.content.length === 0) return [];
    const notes = pairedNotes(from, into).flatMap(({ source: one, target: other }): Line[] => {
      if (one === null || other === null) return [];
      // The proposals in a note are gone from the line that was made standing.
      const content: Content = noteIn(text[target] ?? [], other.inline.id);
      const [wanted, there] = [sideOf(one.inline.content, source), sideOf(content, target)];
      if (wanted.content.length === 0 || there.content.length === 0) return [];
      return [{ place: { text: at, footnote: { source: one.inline.id, target: other.inline.id } }, source: wanted, target: there, whole: content }];
    });
    return [{ place: { text: at, footnote: null }, source: from, target: into, whole: text[target] ?? [] }, ...notes];
  });

const noteIn = (content: readonly Inline[], id: string): Content => {
  for (const inline of content) {
    if (!('type' in inline)) continue;
    if (inline.type === 'footnote' && inline.id === id) return inline.content;
    const inside = inline.type === 'bracket' || inline.type === 'option' ? noteIn(inline.children, id) : [];
    if (inside.length > 0) return inside;
  }
  return [];
};

/** A finding in a line as it stands, with the places it has in the whole line. */
const inWhole = (finding: LineFinding, offsets: readonly number[]): LineFinding => {
  const place = <Kind extends Range>(range: Kind): Kind => {
    const start = offsets[range.start] ?? 0;
    return { ...range, start, end: range.end > range.start ? (offsets[range.end - 1] ?? 0) + 1 : start };
  };
  const { fix } = finding;
  const moved: Fix | null = fix === null || fix.kind === 'bracketState' ? fix : fix.kind === 'write' ? { ...fix, edits: fix.edits.map(place) } : place(fix);
  return { ...finding, target: place(finding.target), fix: moved };
};

interface ReadBlock {
  readonly lines: readonly Line[];
  readonly repeated: readonly TranslatedLine[];
  /** Ids of notes in the target that are others than in the source. */
  readonly notes: readonly (readonly [target: Id, source: Id])[];
  /** Where the references in the target lead. */
  readonly referred: readonly Id[];
}

const readBlocks = new WeakMap<Block, Map<string, ReadBlock>>();

const readBlock = (block: Block, source: Language, target: Language): ReadBlock => {
  const list = readBlocks.get(block) ?? new Map<string, ReadBlock>();
  readBlocks.set(block, list);
  const known = list.get(source + target);
  if (known !== undefined) return known;
  const lines = isUnit(block, source) ? linesOf(block, source, target) : [];
  const made: ReadBlock = {
    lines,
    repeated: lines.map(({ place, source: from, target: into, whole }) => ({ block: block.id, place, source: from.text, target: into.text, same: { source: sameText(from.text), target: sameText(into.text) }, end: contentLength(whole) })),
    notes: lines.flatMap(({ place: { footnote } }) => (footnote === null || footnote.source === footnote.target ? [] : [[footnote.target, footnote.source] as const])),
    referred: lines.flatMap(({ source: from, target: into }) => [from, into].flatMap(({ content }) => placedOf(content, 'crossReference').map(({ inline }) => inline.target))),
  };
  list.set(source + target, made);
  return made;
};

interface Checked {
  readonly key: readonly unknown[];
  readonly findings: readonly Finding[];
}

const remembered = new WeakMap<Block, Checked[]>();
/** A block is checked in few languages and with few termbases at a time. */
const mostRemembered = 6;

type Notes = ReadonlyMap<Id, Id>;
const notesIn = (blocks: readonly Block[], source: Language, target: Language): Notes => new Map([...walkBlocks(blocks)].flatMap(({ block }) => readBlock(block, source, target).notes));

const checkBlock = (block: Block, source: Language, target: Language, { settings, terms = noTerms }: CheckOptions, notes: Notes): readonly Finding[] => {
  const { lines, referred } = readBlock(block, source, target);
  const notesMeant = referred.map((id) => notes.get(id) ?? '').join(' ');
  const key = [source, target, settings.look, settings.digits, settings.delegations, terms, notesMeant];
  const list = remembered.get(block) ?? [];
  const known = list.find((one) => one.key.every((part, at) => part === key[at]));
  if (known !== undefined) return known.findings;
  const findings = lines.flatMap(({ place, source: from, target: into, whole }): Finding[] => {
    const offsets = wholeOffsets(whole);
    return checkLine({ block, source: from, target: into, settings, terms, notes }).map((finding) => ({ ...inWhole(finding, offsets), block: block.id, place }));
  });
  remembered.set(block, [{ key, findings }, ...list].slice(0, mostRemembered));
  return findings;
};

/** What is to be said of one element of a document. */
export const checkElement = (block: Block, blocks: readonly Block[], source: Language, target: Language, options: CheckOptions): readonly Finding[] =>
  checkBlock(block, source, target, options, notesIn(blocks, source, target));

/** What is to be said of a translation, in reading order. What is not translated at all is told by its state. */
export const checkTranslations = (blocks: readonly Block[], source: Language, target: Language, options: CheckOptions): Finding[] => {
  const notes = notesIn(blocks, source, target);
  const all = [...walkBlocks(blocks)].map(({ block }) => block);
  const repeated = Map.groupBy(repetitions(all.flatMap((block) => readBlock(block, source, target).repeated)), ({ block }) => block);
  return all.flatMap((block) => [...checkBlock(block, source, target, options, notes), ...(repeated.get(block.id) ?? [])]);
};
