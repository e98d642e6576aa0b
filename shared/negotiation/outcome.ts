// A delegation's view of a text: everything it asked for, supported, objected to or reserved its position on, and what became of each.
import type { Block } from '../document/blocks/index.ts';
import type { Id } from '../document/ids.ts';
import { walkBlocks, ownTextPlaces } from '../document/walk.ts';
import { languages, type Language } from '../language/language.ts';
import type { Act, Stand } from './act.ts';
import { bracketedText, bracketsOf, optionsOf } from './brackets.ts';
import type { ToldAct } from './log.ts';
import { proposalMarks } from './proposal-marks.ts';
import { wordingsOf } from './wordings.ts';

/**
 * `accepted`, `rejected`: a proposal that was decided. `agreed`, `agreedAdReferendum`, `agreedLanguage`: the wording stands. `otherAgreed`: another wording of
 * the same bracket stands. `withdrawn`: taken back. `gone`: the words left the text without a decision.
 */
export const outcomes = ['open', 'parked', 'accepted', 'rejected', 'agreed', 'agreedAdReferendum', 'agreedLanguage', 'otherAgreed', 'deleted', 'withdrawn', 'gone'] as const;
export type OutcomeKind = (typeof outcomes)[number];

export interface Moment {
  /** Milliseconds since 1970, UTC; 0 where it is not known. */
  readonly at: number;
  readonly meeting: string | null;
  /** Who recorded it; empty where nobody is named. */
  readonly author: string;
}

export interface Outcome {
  /** Who asked: the delegation itself, or a group in whose name it speaks too. */
  readonly party: string;
  readonly as: Stand['as'];
  /** The element; null where it is not known. */
  readonly block: Id | null;
  readonly stands: boolean;
  /** Null where the element as a whole is meant, or the language is not known any more. */
  readonly language: Language | null;
  readonly words: string;
  readonly asked: Moment | null;
  readonly outcome: OutcomeKind;
  readonly settled: Moment | null;
}

const saying: Readonly<Partial<Record<Act['kind'], Stand['as']>>> = { propose: 'proposer', support: 'supporter', oppose: 'objector', reserve: 'reserved' };

const momentOf = ({ at, meeting, author }: ToldAct): Moment => ({ at, meeting: meeting ?? null, author });

interface Positions {
  readonly proposer?: string | null | undefined;
  readonly supporters?: readonly string[] | undefined;
  readonly objections?: readonly string[] | undefined;
  readonly reservations?: readonly string[] | undefined;
}

const rolesOf = ({ proposer, supporters = [], objections = [], reservations = [] }: Positions): readonly (readonly [string, Stand['as']])[] => [
  ...(proposer == null ? [] : [[proposer, 'proposer'] as const]),
  ...supporters.map((party) => [party, 'supporter'] as const),
  ...objections.map((party) => [party, 'objector'] as const),
  ...reservations.map((party) => [party, 'reserved'] as const),
];

class View {
  readonly #parties: ReadonlySet<string>;
  readonly #acts: readonly ToldAct[];
  /** A long negotiation has ten thousand acts: what concerns a wording or an element is looked for among its own. */
  readonly #ofTarget: ReadonlyMap<Id | null, readonly ToldAct[]>;
  readonly #ofBlock: ReadonlyMap<Id | null, readonly ToldAct[]>;
  readonly #blocks: ReadonlyMap<Id, Block>;
  readonly #found: Outcome[] = [];
  readonly #foundOf = new Map<Id | null, Outcome[]>();
  /** Wordings of which the text itself, or a decision, says what became of them. */
  readonly #known = new Set<Id>();

  constructor({ blocks }: { readonly blocks: readonly Block[] }, acts: readonly ToldAct[], parties: readonly string[]) {
    this.#blocks = new Map([...walkBlocks(blocks)].map(({ block }) => [block.id, block]));
    this.#parties = new Set(parties);
    this.#acts = [...acts].sort((one, other) => one.at - other.at);
    this.#ofTarget = Map.groupBy(this.#acts, ({ target = null }) => target);
    this.#ofBlock = Map.groupBy(this.#acts, ({ block = null }) => block);
  }

  outcomes(): readonly Outcome[] {
    for (const block of this.#blocks.values()) this.#standing(block);
    this.#decided();
    this.#said();
    const order = new Map([...this.#blocks.keys()].map((id, index) => [id, index]));
    const place = ({ block }: Outcome) => (block === null ? Infinity : (order.get(block) ?? order.size));
    return this.#found.map((one) => ({ ...one, stands: one.block !== null && order.has(one.block) })).sort((one, other) => place(one) - place(other) || (one.settled?.at ?? Infinity) - (other.settled?.at ?? Infinity));
  }

  #about(target: Id): readonly ToldAct[] {
    return this.#ofTarget.get(target) ?? [];
  }

  #on(block: Id | undefined): readonly ToldAct[] {
    return this.#ofBlock.get(block ?? null) ?? [];
  }

  /** When a party said it of a wording. */
  #asked(target: Id, party: string, as: Stand['as']): Moment | null {
    const act = this.#about(target).findLast((one) => one.party === party && saying[one.kind] === as);
    return act === undefined ? null : momentOf(act);
  }

  #put(block: Id | null, language: Language | null, words: string, party: string, as: Stand['as'], asked: Moment | null, outcome: OutcomeKind, settled: Moment | null): void {
    if (!this.#parties.has(party)) return;
    const one: Outcome = { party, as, block, stands: false, language, words, asked, outcome, settled };
    this.#found.push(one);
    const there = this.#foundOf.get(block);
    if (there === undefined) this.#foundOf.set(block, [one]);
    else there.push(one);
  }

  /** What stands in the text: wordings and proposals that are open, and brackets that say how far they came. */
  #standing(block: Block): void {
    const own: Block = block.type === 'box' ? { ...block, blocks: [] } : block;
    const marks = new Map<Id, Moment>();
    const seen = new Set<string>();
    for (const { id, at, meeting, author } of proposalMarks(own)) if (!marks.has(id)) marks.set(id, { at, meeting: meeting ?? null, author });
    for (const language of languages) {
      for (const wording of wordingsOf(own, language)) {
        this.#known.add(wording.id);
        if (wording.bracket !== null) this.#known.add(wording.bracket);
        if (wording.whole !== null && seen.has(wording.id)) continue;
        seen.add(wording.id);
        for (const [party, as] of rolesOf(wording)) {
          const asked = this.#asked(wording.id, party, as) ?? (as === 'proposer' ? (marks.get(wording.id) ?? this.#saidOf(own, language, wording.id)) : null);
          this.#put(block.id, wording.whole === null ? language : null, wording.words || wording.gone, party, as, asked, wording.state === 'deleted' ? 'deleted' : wording.state, null);
        }
      }
      for (const { text } of ownTextPlaces(own)) this.#brackets(block.id, language, text[language] ?? []);
    }
  }

  #saidOf(block: Block, language: Language, id: Id): Moment | null {
    for (const { text } of ownTextPlaces(block)) {
      for (const { bracket } of bracketsOf(text[language] ?? [])) {
        for (const one of [bracket, ...optionsOf(bracket)]) if (one.id === id && one.at !== undefined) return { at: one.at, meeting: one.meeting ?? null, author: '' };
      }
    }
    return null;
  }

  /** What several wordings share, and brackets that are settled but still stand. */
  #brackets(block: Id, language: Language, content: Parameters<typeof bracketsOf>[0]): void {
    for (const { bracket } of bracketsOf(content)) {
      const options = optionsOf(bracket);
      const isSettled = bracket.state !== 'open' && bracket.state !== 'parked' && bracket.state !== 'agreedAdReferendum';
      if (options.length === 0 && !isSettled && this.#known.has(bracket.id)) continue;
      const act = this.#about(bracket.id).findLast((one) => one.kind in stateActs && stateActs[one.kind as keyof typeof stateActs] === bracket.state);
      const settled = act === undefined ? null : momentOf(act);
      const already = this.#known.has(bracket.id) && !isSettled;
      this.#known.add(bracket.id);
      const of = [bracket, ...(already ? [] : options)];
      for (const one of of) {
        this.#known.add(one.id);
        for (const [party, as] of rolesOf(one)) this.#put(block, language, bracketedText(one.children), party, as, this.#asked(one.id, party, as) ?? (one.at === undefined || as !== 'proposer' ? null : { at: one.at, meeting: one.meeting ?? null, author: '' }), bracket.state, settled);
      }
    }
  }

  /** What a decision took out of the text, with what was held of it then. */
  #decided(): void {
    const gone = (act: ToldAct): boolean => act.target !== undefined && !this.#known.has(act.target) && !this.#about(act.target).some((later) => later.at > act.at && later.kind === 'reopen');
    for (const act of this.#acts) {
      const decided = decisions[act.kind];
      if (decided === undefined || !gone(act)) continue;
      const stands = act.stands ?? (act.party === undefined || (act.kind !== 'accept' && act.kind !== 'reject') ? [] : [{ party: act.party, as: 'proposer' as const, chosen: act.kind === 'accept', ...(act.words === undefined ? {} : { words: act.words }) }]);
      const isProposal = act.kind === 'accept' || act.kind === 'reject';
      for (const { party, as, words = '', chosen } of stands) {
        const said = this.#on(act.block).findLast((one) => one.at <= act.at && one.party === party && saying[one.kind] === as && (one.target === act.target || one.words === words));
        this.#put(act.block ?? null, null, words, party, as, said === undefined ? null : momentOf(said), isProposal || chosen || act.kind === 'delete' ? decided : 'otherAgreed', momentOf(act));
      }
    }
  }

  /** What was said and is found nowhere: taken back, or gone with its words. */
  #said(): void {
    const told = new Set<string>();
    for (const act of [...this.#acts].reverse()) {
      const as = saying[act.kind];
      if (as === undefined || act.party === undefined || !this.#parties.has(act.party)) continue;
      const key = [act.block, act.target, act.party, as].join(' ');
      if (told.has(key)) continue;
      told.add(key);
      const { party, target, words = '' } = act;
      const same = (one: Outcome) => one.party === party && one.as === as && (one.asked?.at === act.at || one.words === words);
      if (this.#foundOf.get(act.block ?? null)?.some(same) === true) continue;
      const back = this.#on(act.block).find((later) => later.at >= act.at && later.kind === 'withdraw' && later.party === party && later.target === target);
      const changed = this.#on(act.block).find((later) => later.at > act.at && later.party === party && later.target === target && later.kind in saying);
      const taken = back ?? changed;
      if (taken !== undefined) this.#put(act.block ?? null, null, words, party, as, momentOf(act), 'withdrawn', momentOf(taken));
      else if (target === undefined) {
        // How far the paragraph came of which it was said as a whole.
        const standing = act.block === undefined ? undefined : this.#blocks.get(act.block)?.standing;
        this.#put(act.block ?? null, null, words, party, as, momentOf(act), standing?.state ?? 'open', null);
      } else if (!this.#known.has(target)) this.#put(act.block ?? null, null, words, party, as, momentOf(act), 'gone', null);
    }
  }
}

const stateActs = { agree: 'agreed', agreeAdReferendum: 'agreedAdReferendum', agreedLanguage: 'agreedLanguage', delete: 'deleted', park: 'parked' } as const satisfies Partial<Record<Act['kind'], OutcomeKind>>;
const decisions: Readonly<Partial<Record<Act['kind'], OutcomeKind>>> = { accept: 'accepted', reject: 'rejected', agree: 'agreed', agreeAdReferendum: 'agreedAdReferendum', agreedLanguage: 'agreedLanguage', delete: 'deleted' };

/** In reading order; what is gone from the text comes last. `parties`: the delegation, and the groups for which it is asked too. */
export const outcomesOf = (document: { readonly blocks: readonly Block[] }, acts: readonly ToldAct[], parties: readonly string[]): readonly Outcome[] => new View(document, acts, parties).outcomes();
