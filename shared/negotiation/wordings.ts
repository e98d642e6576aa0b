// The wordings of an element that are under discussion: brackets, the options in them, and proposals, each with who wants it and who does not.
import type { Block } from '../document/blocks/index.ts';
import type { Id } from '../document/ids.ts';
import { isText, type Content, type Inline } from '../document/inlines.ts';
import type { BlockProposal, ProposalPositions, RowProposal, TextProposal } from '../document/proposal.ts';
import { mapContents, ownTextPlaces } from '../document/walk.ts';
import type { Language } from '../language/language.ts';
import { bracketedText, isUnsettled, optionsOf, type BracketState, type Position } from './brackets.ts';

export type WordingKind = 'bracket' | 'option' | 'proposal';

export interface Wording {
  readonly kind: WordingKind;
  readonly id: Id;
  /** The bracket of an option. */
  readonly bracket: Id | null;
  /** Of a proposal that concerns an element or a row as a whole: what it does. */
  readonly whole: BlockProposal['kind'] | 'newRow' | 'deleteRow' | null;
  /** What stands, or is to stand; empty where only something is to go. */
  readonly words: string;
  /** What a proposal takes out. */
  readonly gone: string;
  readonly state: BracketState;
  /** The delegation, else the name as written; null where nobody is named. */
  readonly proposer: string | null;
  readonly supporters: readonly string[];
  readonly objections: readonly string[];
  readonly reservations: readonly string[];
}

type Mark = TextProposal | BlockProposal | RowProposal;

interface Proposed {
  readonly mark: Mark;
  whole: Wording['whole'];
  words: string;
  gone: string;
  readonly positions: { readonly [Kind in keyof Required<ProposalPositions>]: Set<string> };
}

const positionsOf = ({ supporters = [], objections = [], reservations = [] }: { supporters?: string[] | undefined; objections?: string[] | undefined; reservations?: string[] | undefined }) => ({ supporters, objections, reservations });

class Found {
  readonly #wordings: (Wording | Proposed)[] = [];
  readonly #proposed = new Map<Id, Proposed>();

  mark(mark: Mark, words: string, whole: Wording['whole']): void {
    let known = this.#proposed.get(mark.id);
    if (known === undefined) {
      known = { mark, whole: null, words: '', gone: '', positions: { supporters: new Set(), objections: new Set(), reservations: new Set() } };
      this.#proposed.set(mark.id, known);
      this.#wordings.push(known);
    }
    known.whole ??= whole;
    if (mark.kind === 'deletion') known.gone += words;
    else known.words += words;
    const { supporters = [], objections = [], reservations = [] } = mark.positions ?? {};
    for (const party of supporters) known.positions.supporters.add(party);
    for (const party of objections) known.positions.objections.add(party);
    for (const party of reservations) known.positions.reservations.add(party);
  }

  line(content: readonly Inline[]): void {
    for (const inline of content) {
      if ('proposals' in inline) for (const mark of inline.proposals ?? []) this.mark(mark, bracketedText([inline]), null);
      if (isText(inline)) continue;
      if (inline.type === 'footnote') this.line(inline.content as Content);
      if (inline.type === 'link') this.line(inline.children);
      if (inline.type !== 'bracket' && inline.type !== 'option') continue;
      if (inline.type === 'bracket' && isUnsettled(inline.state) && inline.state !== 'deleted') {
        const options = optionsOf(inline);
        if (options.length === 0) this.#wordings.push({ kind: 'bracket', id: inline.id, bracket: null, whole: null, words: bracketedText(inline.children), gone: '', state: inline.state, proposer: inline.proposer ?? null, ...positionsOf(inline) });
        for (const option of options) this.#wordings.push({ kind: 'option', id: option.id, bracket: inline.id, whole: null, words: bracketedText(option.children), gone: '', state: inline.state, proposer: option.proposer ?? null, ...positionsOf(option) });
      }
      this.line(inline.children);
    }
  }

  all(): Wording[] {
    return this.#wordings.map((one): Wording => {
      if (!('mark' in one)) return one;
      const { mark, whole, words, gone, positions } = one;
      const party = mark.delegation ?? mark.author;
      return {
        kind: 'proposal', id: mark.id, bracket: null, whole, words, gone, state: 'open', proposer: party === '' ? null : party,
        supporters: [...positions.supporters], objections: [...positions.objections], reservations: [...positions.reservations],
      };
    });
  }
}

/** In reading order, of an element and of those in it, in one language; what concerns a whole element is there in every language. */
export const wordingsOf = (block: Block, language: Language): readonly Wording[] => {
  const found = new Found();
  const visit = (one: Block): void => {
    for (const mark of one.proposals ?? []) found.mark(mark, '', mark.kind);
    if (one.type === 'table') for (const row of one.rows) for (const mark of row.proposals ?? []) found.mark(mark, '', mark.kind === 'insertion' ? 'newRow' : 'deleteRow');
    for (const { text } of ownTextPlaces(one)) found.line(text[language] ?? []);
    if (one.type === 'box') for (const boxed of one.blocks) visit(boxed);
  };
  visit(block);
  return found.all();
};

const withPosition = (before: ProposalPositions | undefined, party: string, position: Position): ProposalPositions => {
  const without = (list: readonly string[] = []) => list.filter((one) => one !== party);
  const lists = { supporters: without(before?.supporters), objections: without(before?.objections), reservations: without(before?.reservations) };
  if (position === 'support') lists.supporters.push(party);
  if (position === 'oppose') lists.objections.push(party);
  if (position === 'reserve') lists.reservations.push(party);
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)) as ProposalPositions;
};

/** A party supports or opposes a proposal, reserves its position, or takes back what it said of it. The very same blocks where there is no such proposal. */
export const takePositionOnProposal = (blocks: readonly Block[], id: Id, party: string, position: Position): readonly Block[] => {
  const mark = <Kind extends Mark>(one: Kind): Kind => {
    if (one.id !== id) return one;
    const { positions, ...rest } = one;
    const after = withPosition(positions, party, position);
    return (Object.keys(after).length === 0 ? rest : { ...rest, positions: after }) as Kind;
  };
  const marks = <Kind extends Mark>(list: Kind[]): Kind[] => (list.some((one) => one.id === id) ? list.map(mark) : list);
  const line = (content: readonly Inline[]): readonly Inline[] => {
    const after = content.map((inline): Inline => {
      let now: Inline = inline;
      if ('proposals' in now && now.proposals !== undefined) {
        const proposals = marks(now.proposals);
        if (proposals !== now.proposals) now = { ...now, proposals };
      }
      if (isText(now)) return now;
      if (now.type === 'footnote') {
        const note = line(now.content as Content);
        return note === now.content ? now : { ...now, content: note as typeof now.content };
      }
      if (now.type === 'link' || now.type === 'bracket' || now.type === 'option') {
        const children = line(now.children);
        return children === now.children ? now : ({ ...now, children } as Inline);
      }
      return now;
    });
    return after.some((inline, index) => inline !== content[index]) ? after : content;
  };
  const change = (block: Block): Block => {
    let after = mapContents(block, (content) => line(content) as Content);
    const own = after.proposals && marks(after.proposals);
    if (own !== after.proposals) after = { ...after, proposals: own } as Block;
    if (after.type === 'table' && after.rows.some((row) => row.proposals?.some((one) => one.id === id) === true)) {
      after = { ...after, rows: after.rows.map((row) => (row.proposals === undefined ? row : { ...row, proposals: marks(row.proposals) })) };
    }
    if (after.type === 'box' && after.blocks.some((boxed) => boxed.proposals?.some((one) => one.id === id) === true)) {
      after = { ...after, blocks: after.blocks.map((boxed) => (boxed.proposals === undefined ? boxed : { ...boxed, proposals: marks(boxed.proposals) })) as typeof after.blocks };
    }
    return after;
  };
  const changed = blocks.map(change);
  return changed.some((block, index) => block !== blocks[index]) ? changed : blocks;
};
