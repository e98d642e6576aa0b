// The status table: what is open, agreed or proposed at each place of a text, who holds what of it, and when that was said.
import { traitsOf, type Block } from '../../document/blocks/index.ts';
import type { Document } from '../../document/document.ts';
import { contentText, isText, plain, walkInlines, type Bracket, type Content, type Inline, type Option } from '../../document/inlines.ts';
import { numberBlocks, type Numbering } from '../../document/numbering.ts';
import type { BlockProposal, RowProposal, TextProposal } from '../../document/proposal.ts';
import { referenceText } from '../../document/reference.ts';
import { ownTextPlaces, walkBlocks } from '../../document/walk.ts';
import type { Id } from '../../document/ids.ts';
import type { ToldAct } from '../../negotiation/log.ts';
import { definitionOf } from '../../language/index.ts';
import type { Language } from '../../language/language.ts';
import { bracketMarks, optionSeparator, separates } from '../bracket-marks.ts';
import { comparisonWords } from '../comparison/words.ts';
import { wordedTable } from '../comparison/tables.ts';
import { Attribution, worded as symbolled } from './attribution.ts';
import { toldMomentAt } from './outcome.ts';
import { shortened, tableDocument } from './table-document.ts';
import { statusColumns, type StatusColumn } from './words.ts';

type AnyMark = TextProposal | BlockProposal | RowProposal;
type ProposalKind = keyof Attribution['words']['status']['kinds'];

export type StatusRow = Readonly<Record<StatusColumn, string>> & {
  /** By which the counts on top are made. */
  readonly counted: Bracket['state'] | 'proposal' | null;
};

/** Characters of a text by which it is recognised. */
const shortText = 160;

const short = (text: string): string => shortened(text, shortText);

/** Text as it prints, with its brackets and what stands between two wordings. */
const reading = (content: readonly Inline[]): string =>
  content.map((inline, index) => {
    const before = separates(content, index) ? optionSeparator : '';
    if (isText(inline) || (inline.type !== 'bracket' && inline.type !== 'option')) return before + contentText([inline]);
    if (inline.type === 'option') return before + reading(inline.children);
    const { open, close } = bracketMarks(inline.state);
    return `${open}${reading(inline.children)}${close}`;
  }).join('');

const positionActs: ReadonlySet<ToldAct['kind']> = new Set(['support', 'oppose', 'reserve']);

const heldOf = ({ supporters = [], objections = [], reservations = [] }: Pick<Option, 'supporters' | 'objections' | 'reservations'>): readonly string[] => [...supporters, ...objections, ...reservations];

interface Proposal {
  readonly mark: AnyMark;
  readonly block: Block;
  readonly kinds: Set<AnyMark['kind']>;
  inserted: string;
  deleted: string;
  formatted: string;
}

const kindOf = ({ kinds }: Proposal): ProposalKind => {
  const structure = (['move', 'split', 'join', 'change'] as const).find((kind) => kinds.has(kind));
  if (structure !== undefined) return structure;
  if (kinds.has('insertion') && kinds.has('deletion')) return 'replacement';
  return kinds.has('insertion') ? 'insertion' : kinds.has('deletion') ? 'deletion' : 'format';
};

class Status {
  readonly #document: Document;
  readonly #language: Language;
  readonly #attribution: Attribution;
  readonly #numbering: Numbering;
  readonly #proposals = new Map<string, Proposal>();
  readonly #said: ReadonlyMap<string | null, readonly ToldAct[]>;
  #last: string | null = null;

  constructor(document: Document, language: Language, acts: readonly ToldAct[]) {
    this.#said = Map.groupBy(acts.filter(({ kind }) => positionActs.has(kind)), ({ target = null }) => target);
    this.#document = document;
    this.#language = language;
    this.#attribution = new Attribution(document.settings, language);
    this.#numbering = numberBlocks(document.blocks, language);
  }

  rows(): StatusRow[] {
    this.#gather();
    return [...walkBlocks(this.#document.blocks)].flatMap(({ block }) => {
      const place = this.#place(block);
      return [...this.#standing(block, place), ...this.#brackets(block, place), ...this.#proposed(block, place)];
    });
  }

  #gather(): void {
    const add = (mark: AnyMark, block: Block, text: string): void => {
      const known = this.#proposals.get(mark.id) ?? { mark, block, kinds: new Set(), inserted: '', deleted: '', formatted: '' };
      known.kinds.add(mark.kind);
      if (mark.kind === 'insertion') known.inserted += text;
      else if (mark.kind === 'deletion') known.deleted += text;
      else if (mark.kind === 'format') known.formatted += text;
      this.#proposals.set(mark.id, known);
    };
    for (const { block } of walkBlocks(this.#document.blocks)) {
      for (const mark of block.proposals ?? []) add(mark, block, '');
      if (block.type === 'table') for (const row of block.rows) for (const mark of row.proposals ?? []) add(mark, block, '');
      for (const { text } of ownTextPlaces(block)) {
        for (const inline of walkInlines(text[this.#language] ?? [])) {
          const marks: readonly TextProposal[] = 'proposals' in inline ? (inline.proposals ?? []) : [];
          const written: readonly Inline[] = !isText(inline) && inline.type === 'footnote' ? (inline.content as Content) : [inline];
          for (const mark of marks) add(mark, block, contentText(written));
          if (written[0] !== inline) for (const noted of written) if ('proposals' in noted) for (const mark of noted.proposals ?? []) add(mark, block, contentText([noted]));
        }
      }
    }
  }

  #place(block: Block): string {
    if (traitsOf(block.type).place !== 'body') return this.#attribution.words.status.firstPage;
    const numbering = this.#numbering;
    if (numbering.blocks.has(block.id)) return (this.#last = referenceText({ target: block.id, form: 'label' }, numbering, this.#document.settings));
    const words = comparisonWords[this.#language];
    return this.#last === null ? words.beginning : words.after(this.#last);
  }

  /** One below the other: a name in letters of the other direction would else run on into the figures. */
  #when({ at, meeting }: { readonly at?: number | undefined; readonly meeting?: string | undefined }): string {
    return [...(meeting === undefined ? [] : [meeting]), ...(at === undefined || at === 0 ? [] : [toldMomentAt(at, meeting ?? null, this.#language, this.#document.settings)])].join('\n');
  }

  /** When it was proposed, and below, when each of those who hold something of it said so last; as far as the history tells. */
  #whenOf(id: Id, said: { readonly at?: number | undefined; readonly meeting?: string | undefined }, held: readonly string[]): string {
    const last = new Map<string, ToldAct>();
    for (const act of this.#said.get(id) ?? []) if (act.party !== undefined && held.includes(act.party)) last.set(act.party, act);
    const proposed = this.#when(said);
    const times = Map.groupBy([...last], ([, act]) => this.#when(act));
    const positions = [...times].flatMap(([when, parties]) => (when === proposed ? [] : [`${this.#attribution.parties(parties.map(([party]) => party))}\n${when}`]));
    return [proposed, ...positions].filter((part) => part !== '').join('\n');
  }

  #positions({ proposer, supporters, objections, reservations }: Pick<Option, 'proposer' | 'supporters' | 'objections' | 'reservations'>) {
    const one = this.#attribution;
    return { proposer: proposer === undefined ? '' : one.party(proposer), supporters: one.parties(supporters), objections: one.parties(objections), reservations: one.parties(reservations) };
  }

  #standing({ standing, text }: Block, place: string): StatusRow[] {
    if (standing === undefined) return [];
    return [{ place, text: short(reading(text[this.#language] ?? [])), state: this.#attribution.silence(standing) ?? this.#attribution.state(standing), counted: standing.state, ...this.#positions({}), note: standing.note ?? '', when: this.#when(standing) }];
  }

  #brackets(block: Block, place: string): StatusRow[] {
    return [...ownTextPlaces(block)].flatMap(({ text }) => [...walkInlines(text[this.#language] ?? [])].flatMap((inline): StatusRow[] => {
      if (isText(inline) || (inline.type !== 'bracket' && inline.type !== 'option')) return [];
      const bracket = inline.type === 'bracket';
      return [{
        place, text: short(reading([inline])), state: bracket ? this.#attribution.state(inline) : this.#attribution.words.status.option,
        counted: bracket ? inline.state : null, ...this.#positions(inline), note: bracket ? (inline.note ?? '') : '', when: this.#whenOf(inline.id, inline, heldOf(inline)),
      }];
    }));
  }

  #proposed(block: Block, place: string): StatusRow[] {
    const { words } = this.#attribution;
    return [...this.#proposals.values()].filter((proposal) => proposal.block === block).map((proposal): StatusRow => {
      const { mark, inserted, deleted, formatted } = proposal;
      const parts = [deleted, inserted].filter((part) => part.trim() !== '').map(short);
      const arrow = definitionOf(this.#language).direction === 'rtl' ? ' ← ' : ' → ';
      const whole = parts.length > 0 ? parts.join(arrow) : formatted.trim() !== '' ? short(formatted) : short(contentText(block.text[this.#language] ?? []));
      return {
        place, text: whole, state: words.said(words.status.proposal, words.status.kinds[kindOf(proposal)]), counted: 'proposal',
        ...this.#positions(mark.positions ?? {}), proposer: this.#attribution.proposer(mark), note: '', when: this.#whenOf(mark.id, mark, heldOf(mark.positions ?? {})),
      };
    });
  }
}

/** `acts`: what was done in the meetings, which tells when a position was taken. In reading order, of the text in one language: what is said of an element, then its brackets with their options, then the proposals that begin in it. */
export const statusRows = (document: Document, language: Language, acts: readonly ToldAct[] = []): readonly StatusRow[] => new Status(document, language, acts).rows();

/** A document of its own: title, counts and the table, its heads repeated on each page. */
export const statusDocument = (document: Document, language: Language, acts: readonly ToldAct[] = []): Document => {
  const { words } = new Attribution(document.settings, language);
  const { status, states } = words;
  const rows = statusRows(document, language, acts);
  const counts = ([...Object.keys(states), 'proposal'] as (Bracket['state'] | 'proposal')[]).flatMap((state) => {
    const n = rows.filter(({ counted }) => counted === state).length;
    return n === 0 ? [] : [status.count(state === 'proposal' ? status.kindsTotal : states[state], n)];
  });
  const table = wordedTable('status-table', language, [14, 24, 11, 11, 11, 10, 10, 12, 12], [
    statusColumns.map((column) => plain(status[column])),
    ...rows.map((row) => statusColumns.map((column) => symbolled(row[column]))),
  ]);
  const empty = rows.length === 0;
  return tableDocument(document, language, { id: 'status', title: status.title, lines: empty ? { none: status.nothing } : { counts: counts.join(words.semicolon) }, table: empty ? null : { ...table, landscape: true }, words: symbolled });
};
