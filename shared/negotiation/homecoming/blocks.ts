// The elements of a file that came home, put into today's text: what changed in each as proposals, what is new and gone as proposals, everything else untouched.
import { isEdge, runsOf } from '../../compare/runs.ts';
import type { LanguageText } from '../../document/block.ts';
import type { BoxedBlock } from '../../document/blocks/box.ts';
import type { Block } from '../../document/blocks/index.ts';
import type { Table, TableRow } from '../../document/blocks/table.ts';
import { flatText } from '../../document/content.ts';
import type { Id } from '../../document/ids.ts';
import type { Content } from '../../document/inlines.ts';
import { sameProposer, type BlockProposal } from '../../document/proposal.ts';
import { textRoles, walkBlocks } from '../../document/walk.ts';
import { decideBlocks } from '../decide.ts';
import { decideContent } from '../decide-text.ts';
import { marksOf } from '../line-units.ts';
import { placeIn } from '../moved-places.ts';
import { returnedFields } from './fields.ts';
import { handOf, type Hand, type Homecoming } from './homecoming.ts';
import { returnedTable } from './table.ts';
import { returnedText } from './text.ts';
import { putIn, standingTwins, struck, unified } from './whole-elements.ts';

export interface ReturnedBlocks {
  /** What left, as the file said it. */
  readonly written: readonly Block[];
  /** The same, with references that the file has lost. */
  readonly left: readonly Block[];
  /** The file, with every change of its elements as a mark (`completed`). */
  readonly returned: readonly Block[];
  readonly standing: readonly Block[];
  /** For a mark of the file the hand in whose name it stands. */
  readonly hand: (mark: Hand) => Hand;
}

const text = (block: Block | undefined, { language }: Homecoming): Content => block?.text[language] ?? [];

const letters = (content: Content): string => (flatText(content).match(/[\p{L}\p{N}]/gu) ?? []).join('');

const withText = <Kind extends Block>(block: Kind, content: Content, { language }: Homecoming): Kind =>
  content === block.text[language] || (content.length === 0 && block.text[language] === undefined) ? block : { ...block, text: { ...block.text, [language]: content } };

class Taking {
  readonly #given: ReturnedBlocks;
  readonly #home: Homecoming;
  readonly #written: ReadonlyMap<Id, Block>;
  readonly #returned: ReadonlyMap<Id, Block>;
  /** The letters of what left, for telling whether today's text says something else. */
  readonly #left: ReadonlyMap<Id, string>;
  /** What was cut off elements, by those, in order. */
  readonly #parts = new Map<Id, Block[]>();
  /** What became of elements that were cut: the parts that stand behind them. */
  readonly #cut = new Map<Id, Block[]>();
  /** What was cut off elements since the file left, by those, in order, and what the file makes of its texts. */
  readonly #since = new Map<Id, Block[]>();
  readonly #texted = new Map<Id, Content>();
  /** The proposals about today's elements. */
  readonly #stood: ReadonlyMap<Id, ReadonlySet<Id>>;
  /** Parts that the file cut off where today's text is cut already. */
  readonly #repeated = new Set<Id>();

  constructor(given: ReturnedBlocks, home: Homecoming) {
    this.#given = given;
    this.#home = home;
    this.#written = new Map([...walkBlocks(given.written)].map(({ block }) => [block.id, block]));
    this.#returned = new Map([...walkBlocks(given.returned)].map(({ block }) => [block.id, block]));
    this.#left = new Map([...walkBlocks(given.left)].map(({ block }) => [block.id, letters(text(block, home))]));
    this.#stood = new Map([...walkBlocks(given.standing)].map(({ block }) => [block.id, new Set(block.proposals?.map(({ id }) => id))]));
    const heads = new Map<Id, Id>();
    for (const { block } of walkBlocks(given.standing)) {
      const of = this.#mark(block, 'split')?.of;
      if (of === undefined || this.#written.has(block.id)) continue;
      const head = heads.get(of) ?? of;
      heads.set(block.id, head);
      this.#since.set(head, [...(this.#since.get(head) ?? []), block]);
    }
    for (const { block } of walkBlocks(given.returned)) {
      const of = this.#mark(block, 'split')?.of;
      if (of !== undefined) this.#parts.set(of, [...(this.#parts.get(of) ?? []), block]);
    }
  }

  #mark<Kind extends BlockProposal['kind']>(block: Block, kind: Kind): Extract<BlockProposal, { kind: Kind }> | undefined {
    return block.proposals?.find((mark): mark is Extract<BlockProposal, { kind: Kind }> => mark.kind === kind);
  }

  /** An element that left, came back and stands today. */
  #both(standing: Block): Block {
    const home = this.#home;
    const [written, file] = [this.#written.get(standing.id), this.#returned.get(standing.id)];
    if (written === undefined || file === undefined) return standing;
    const deletion = this.#mark(file, 'deletion');
    if (deletion !== undefined) {
      const hand = this.#given.hand(deletion);
      if (standing.proposals?.some((mark) => mark.kind === 'deletion' && mark.at === hand.at && sameProposer(mark, hand)) === true) return standing;
      // Rewritten since it left, or proposed to be.
      const changed = (this.#left.get(standing.id) ?? '') !== letters(text(standing, home)) || (standing.proposals ?? []).length > 0;
      home.heard(hand.id, changed);
      const done = text(file, home).length === 0 ? standing : this.#texts(written, unified(file, deletion), standing);
      return struck(done, hand);
    }
    let result = this.#texts(written, file, standing);
    result = returnedFields(written, file, result, this.#mark(file, 'change'), home);
    const join = this.#mark(file, 'join');
    if (join?.of !== undefined && textRoles[result.type] === 'text') {
      const hand = this.#given.hand(join);
      home.heard(hand.id, false);
      result = { ...result, proposals: [...(result.proposals ?? []), { ...handOf(hand), kind: 'join', of: join.of }] };
    }
    const threads = (file.comments ?? []).flatMap((thread) => home.thread(thread) ?? []).filter((thread) => result.comments?.includes(thread) !== true);
    return threads.length === 0 ? result : { ...result, comments: [...(result.comments ?? []), ...threads] };
  }

  #texts(written: Block, file: Block, standing: Block): Block {
    const home = this.#home;
    if (written.type === 'table' && file.type === 'table' && standing.type === 'table') return this.#table(written, file, standing);
    let result = standing;
    if (textRoles[written.type] !== null && textRoles[file.type] !== null && textRoles[standing.type] !== null) {
      const whole = textRoles[standing.type] === 'text';
      const [parts, since] = [whole ? (this.#parts.get(standing.id) ?? []) : [], whole ? (this.#since.get(standing.id) ?? []) : []];
      const line = { written: text(written, home), returned: [file, ...parts].map((part) => text(part, home)), standing: [standing, ...since].map((part) => text(part, home)) };
      const found = returnedText(line, home);
      const taken = new Set(found.flatMap(({ cutOff }) => cutOff.map(({ part }) => part)));
      for (const [index, { id }] of parts.entries()) if (!taken.has(index + 1)) this.#repeated.add(id);
      for (const [index, { content, cutOff }] of found.entries()) {
        const own = [standing, ...since][index] ?? standing;
        if (index === 0) result = withText(result, content, home);
        else this.#texted.set(own.id, content);
        let above = own.id;
        const cut = cutOff.flatMap(({ part, content: rest }): Block[] => {
          const from = parts[part - 1];
          if (from === undefined) return [];
          const made = this.#part(from, rest, above);
          above = made.id;
          return [made];
        });
        this.#cut.set(own.id, cut);
      }
    }
    if (written.type === 'figure' && file.type === 'figure' && result.type === 'figure') {
      const source = this.#line(written.source, file.source, result.source);
      if (source !== result.source) result = { ...result, source };
    }
    return result;
  }

  #line(written: LanguageText, file: LanguageText, standing: LanguageText): LanguageText {
    const { language } = this.#home;
    const [{ content } = { content: [] }] = returnedText({ written: written[language] ?? [], returned: [file[language] ?? []], standing: [standing[language] ?? []] }, this.#home);
    return content === standing[language] || (content.length === 0 && standing[language] === undefined) ? standing : { ...standing, [language]: content };
  }

  #part(file: Block, content: Content, of: Id): Block {
    const split = this.#mark(file, 'split');
    const { comments: _, ...bare } = file;
    if (split === undefined) return bare as Block;
    const hand = this.#given.hand(split);
    this.#home.heard(hand.id, false);
    return { ...bare, text: { [this.#home.language]: content }, proposals: [{ ...handOf(hand), kind: 'split', of }] } as Block;
  }

  #table(written: Table, file: Table, standing: Table): Table {
    const { hand } = this.#given;
    const row = (one: TableRow, mark: Hand, kind: 'insertion' | 'deletion'): TableRow => {
      const shell: Table = { ...standing, id: 'row', text: {}, notes: {}, source: {}, rows: [one] };
      const done = kind === 'insertion' ? putIn(shell, mark, this.#home) : struck(shell, mark);
      const [made = one] = done.type === 'table' ? done.rows : [];
      return { ...made, proposals: [...(kind === 'deletion' ? (one.proposals ?? []) : []), { ...handOf(mark), kind }] };
    };
    const result = returnedTable({ written, file, standing }, { home: this.#home, hand, line: (...lines) => this.#line(...lines), row });
    const [caption, notes, source] = [this.#line(written.text, file.text, standing.text), this.#line(written.notes, file.notes, standing.notes), this.#line(written.source, file.source, standing.source)];
    return { ...result, text: caption, notes, source };
  }

  /**
   * Where something that the file has behind `index` of its list goes in a list of today: behind what stands before it there, and what was put in since.
   * What is `away`, since somebody else moved it, tells nothing of the place.
   */
  #placeIn(list: readonly Block[], file: readonly Block[], index: number, away: ReadonlySet<Id>): number {
    const places = new Map(list.flatMap(({ id }, place) => (away.has(id) ? [] : [[id, place] as const])));
    for (let at = index - 1; at >= 0; at--) {
      const place = places.get(file[at]?.id ?? '');
      if (place === undefined) continue;
      let behind = place + 1;
      while (behind < list.length && !this.#returned.has(list[behind]?.id ?? '') && !this.#written.has(list[behind]?.id ?? '')) behind++;
      return behind;
    }
    for (let at = index + 1; at < file.length; at++) {
      const place = places.get(file[at]?.id ?? '');
      if (place !== undefined) return place;
    }
    return list.length;
  }

  /** An element that was cut off another since the file left, with its text, behind the last part that the file cuts off what it goes on from. */
  #goesOn(block: Block): Block {
    const content = this.#texted.get(block.id);
    const own = content === undefined ? block : withText(block, content, this.#home);
    const heir = (mark: BlockProposal): Id | undefined => ((mark.kind === 'split' || mark.kind === 'join') && mark.of !== undefined ? this.#cut.get(mark.of)?.at(-1)?.id : undefined);
    if (own.proposals?.some((mark) => heir(mark) !== undefined) !== true || !this.#stood.has(own.id)) return own;
    return { ...own, proposals: own.proposals.map((mark) => ({ ...mark, ...(this.#stood.get(own.id)?.has(mark.id) === true && heir(mark) !== undefined && { of: heir(mark) }) }) as BlockProposal) };
  }

  /** A list of today with what the file puts into it and moves in it. */
  list(standing: readonly Block[], file: readonly Block[]): Block[] {
    const home = this.#home;
    const { hand } = this.#given;
    const anywhere = new Set([...walkBlocks(this.#given.standing)].map(({ block }) => block.id));
    const isThere = standingTwins(standing);
    let list: Block[] = standing.flatMap((block) => [this.#goesOn(block), ...(this.#cut.get(block.id) ?? [])]);
    const order = decideBlocks(standing, () => 'reject').map(({ id }) => id);
    const away = new Set(standing.flatMap((block) => (this.#mark(block, 'move') === undefined ? [] : [block.id])));
    for (const [index, block] of file.entries()) {
      if (this.#repeated.has(block.id)) continue;
      const [split, move] = [this.#mark(block, 'split'), this.#mark(block, 'move')];
      // What was cut off an element that is not there today comes by itself.
      const insertion = this.#mark(block, 'insertion') ?? (split !== undefined && !list.some(({ id }) => id === block.id) ? split : undefined);
      if (insertion !== undefined) {
        const own = hand(insertion);
        const made = putIn(unified(block, { ...insertion, kind: 'insertion' }), own, home);
        const at = this.#placeIn(list, file, index, away);
        if (!isThere(made, own)) list.splice(at, 0, made);
      } else if (!anywhere.has(block.id) && this.#written.has(block.id)) {
        const lost = this.#lost(block);
        if (lost !== null) list.splice(this.#placeIn(list, file, index, away), 0, lost);
      } else if (move !== undefined && order.includes(block.id)) {
        const from = list.findIndex(({ id }) => id === block.id);
        const moved = list[from];
        if (moved === undefined || traits(moved)) continue;
        const without = list.filter((_, place) => place !== from);
        const to = this.#placeIn(without, file, index, away);
        away.delete(block.id);
        if (to === from) continue;
        const own = hand(move);
        home.heard(own.id, (moved.proposals ?? []).some(({ kind }) => kind === 'move'));
        without.splice(to, 0, { ...moved, proposals: [...(moved.proposals ?? []), { ...handOf(own), kind: 'move', ...placeIn(standing, order, block.id) }] });
        list = without;
      }
    }
    return list;
  }

  /** An element that is not there today and that the file changed: it comes as one that is proposed; null where the file left it as it was. */
  #lost(file: Block): Block | null {
    const home = this.#home;
    const written = this.#written.get(file.id);
    if (written === undefined || this.#mark(file, 'deletion') !== undefined || textRoles[file.type] === null) return null;
    const accepted = decideContent(text(file, home), () => 'accept');
    if (flatText(accepted) === flatText(decideContent(text(written, home), () => 'accept'))) return null;
    const mark = runsOf(text(file, home)).flatMap((run) => (isEdge(run) ? [] : marksOf(run))).find((one) => !home.known(one));
    const hand: Hand = mark === undefined ? { id: home.newId(), ...home.untracked } : { ...home.proposer(mark), id: home.newId() };
    const made = putIn({ ...file, id: home.newId(), text: { [home.language]: accepted } } as Block, hand, home);
    home.heard(hand.id, true);
    return made;
  }

  all(): Block[] {
    const { standing, returned } = this.#given;
    const merged = standing.map((block): Block => {
      const own = this.#both(block);
      if (own.type !== 'box' || this.#mark(this.#returned.get(own.id) ?? own, 'deletion') !== undefined) return own;
      const inner = own.blocks.map((boxed) => this.#both(boxed) as BoxedBlock);
      const file = this.#returned.get(own.id);
      const blocks = (file?.type === 'box' ? this.list(inner, file.blocks) : inner) as BoxedBlock[];
      return blocks.length === own.blocks.length && blocks.every((boxed, index) => boxed === own.blocks[index]) ? own : { ...own, blocks };
    });
    return this.list(merged, returned);
  }
}

/** Elements that have one place on the first page. */
const traits = (block: Block): boolean => textRoles[block.type] === null && block.type !== 'pageBreak' && block.type !== 'box' && block.type !== 'logos';

export const returnedBlocks = (given: ReturnedBlocks, home: Homecoming): Block[] => new Taking(given, home).all();

