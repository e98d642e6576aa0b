// One line of a translation beside its source, as the checks see it, and what is common to comparing two lines: pairing what differs.
import { contentLength, flatText } from '../../document/content.ts';
import type { Block } from '../../document/blocks/index.ts';
import type { DocumentSettings } from '../../document/document.ts';
import type { Id } from '../../document/ids.ts';
import { isAtom, isText, type Content, type Inline } from '../../document/inlines.ts';
import type { Language } from '../../language/language.ts';
import { isInserted, standingLine } from '../standing-line.ts';
import type { TermEntry } from '../terms.ts';
import type { LineFinding } from './finding.ts';

export interface CheckedSide {
  readonly language: Language;
  /** As it stands: without what is only proposed, and without comments. */
  readonly content: Content;
  /** `flatText` of the content. */
  readonly text: string;
}

export type CheckSettings = Pick<DocumentSettings, 'look' | 'digits' | 'delegations'>;

export interface CheckedLine {
  readonly block: Block;
  readonly source: CheckedSide;
  readonly target: CheckedSide;
  readonly settings: CheckSettings;
  /** The termbases that are on; without them no term is looked for. */
  readonly terms: readonly TermEntry[];
  /** The notes of the target language that have ids of their own, with those that they are in the source. */
  readonly notes: ReadonlyMap<Id, Id>;
}

/** Looks at one line; pure. Neither side is ever empty. */
export type Check = (line: CheckedLine) => LineFinding[];

export const sideOf = (content: readonly Inline[], language: Language): CheckedSide => {
  const standing = standingLine(content);
  return { language, content: standing, text: flatText(standing) };
};

/** For each place of a line as it stands its place in the whole line, in which what is only proposed stands too; one more for the end. */
export const wholeOffsets = (content: readonly Inline[]): number[] => {
  const offsets: number[] = [];
  const visit = (inlines: readonly Inline[], start: number): void => {
    let at = start;
    for (const inline of inlines) {
      const length = contentLength([inline]);
      if (!isInserted(inline)) {
        if (isText(inline) || isAtom(inline)) for (let unit = 0; unit < length; unit++) offsets.push(at + unit);
        else visit(inline.children, at);
      }
      at += length;
    }
  };
  visit(content, 0);
  offsets.push(contentLength(content));
  return offsets;
};

export interface Placed<Node extends Inline = Inline> {
  readonly inline: Node;
  readonly start: number;
  readonly end: number;
}

/** Every inline of a line with its place, parents before children. */
export const placed = (content: readonly Inline[]): Placed[] => {
  const all: Placed[] = [];
  const visit = (inlines: readonly Inline[], start: number): void => {
    let at = start;
    for (const inline of inlines) {
      const end = at + contentLength([inline]);
      all.push({ inline, start: at, end });
      if (!isText(inline) && !isAtom(inline)) visit(inline.children, at);
      at = end;
    }
  };
  visit(content, 0);
  return all;
};

type NodeOf<Type extends string> = Extract<Inline, { type: Type }>;
export const placedOf = <Type extends 'symbolReference' | 'crossReference' | 'footnote' | 'link' | 'bracket' | 'option'>(content: readonly Inline[], type: Type): Placed<NodeOf<Type>>[] =>
  placed(content).filter((one): one is Placed<NodeOf<Type>> => !isText(one.inline) && one.inline.type === type);

export interface Differences<Item> {
  /** As many on one side as on the other: paired in order. */
  readonly differ: readonly (readonly [source: Item, target: Item])[];
  readonly missing: readonly Item[];
  readonly extra: readonly Item[];
}

/** What one line has and the other has not, as often as it has it. */
export const differences = <Item>(source: readonly Item[], target: readonly Item[], key: (item: Item) => string): Differences<Item> => {
  const left = [...target];
  const missing = source.filter((item) => {
    const at = left.findIndex((other) => key(other) === key(item));
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
  if (missing.length === left.length) return { differ: missing.map((item, at) => [item, left[at] as Item] as const), missing: [], extra: [] };
  return { differ: [], missing, extra: left };
};

/** Replaces what stands in ranges by as many spaces, so that places stay. */
export const blanked = (text: string, ranges: readonly { readonly start: number; readonly end: number }[]): string =>
  ranges.reduce((all, { start, end }) => all.slice(0, start) + ' '.repeat(end - start) + all.slice(end), text);
