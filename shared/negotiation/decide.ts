// What becomes of a document when proposals are accepted or rejected.
import { contentLength, joinContents, tidy } from '../document/content.ts';
import type { LanguageText } from '../document/block.ts';
import { blankBlock, blockSchema, blockTypes, type Block } from '../document/blocks/index.ts';
import type { Table } from '../document/blocks/table.ts';
import type { Id } from '../document/ids.ts';
import { isText, type Content, type Inline } from '../document/inlines.ts';
import type { BlockProposal, Proposer } from '../document/proposal.ts';
import { mapContents, textPlaces, textRoles } from '../document/walk.ts';
import { languages } from '../language/language.ts';
import { withMarks } from './block-marks.ts';
import { decideContent, type Decide } from './decide-text.ts';
import { withCommentsOf } from './thread-anchors.ts';

export type { Decide, Verdict } from './decide-text.ts';

const decideTexts = (block: Block, decide: Decide): Block => mapContents(block, (content) => decideContent(content, decide));

const contentsOf = (block: Block): Content[] => [...textPlaces(block)].flatMap(({ text }) => languages.flatMap((language) => text[language] ?? []).map((inline) => [inline]));

/** Whose proposal still stands in an element that the others wanted gone; null where nothing in it is open. */
const openProposer = (block: Block): (Proposer & { readonly id: Id }) | null => {
  for (const [inline] of contentsOf(block)) {
    const mark = inline !== undefined && 'proposals' in inline ? inline.proposals?.[0] : undefined;
    if (mark !== undefined) {
      const { id, author, delegation, at, meeting } = mark;
      return { id, author, at, ...(delegation !== undefined && { delegation }), ...(meeting !== undefined && { meeting }) };
    }
  }
  return null;
};

/** Brackets alone, in which nothing stands, are no text. */
const holdsText = (block: Block): boolean => contentsOf(block).some((content) => contentLength(content) > 0);

/** The words of a line that somebody proposes to put in; what bears no such mark is part of the element in which it stands. */
const proposedWords = (content: readonly Inline[]): Content =>
  content.flatMap((inline): Content => {
    if (!isText(inline) && 'children' in inline) {
      const children = proposedWords(inline.children);
      return children.length === 0 ? [] : [{ ...inline, children } as Inline];
    }
    return inline.proposals?.some(({ kind }) => kind === 'insertion') === true ? [inline] : [];
  });

const isProposed = (block: Block): boolean => contentsOf(block).every((content) => contentLength(content) === contentLength(proposedWords(content)));

const joinTexts = (first: LanguageText, second: LanguageText): LanguageText => {
  const joined: Record<string, Content> = {};
  for (const language of languages) {
    const [one, other] = [first[language], second[language]];
    if (one !== undefined || other !== undefined) joined[language] = one === undefined ? (other ?? []) : other === undefined ? one : joinContents(one, other);
  }
  return joined;
};

const decideRows = (table: Table, decide: Decide): Table => {
  if (!table.rows.some(({ proposals }) => proposals !== undefined)) return table;
  const rows = table.rows.flatMap((row) => {
    if (row.proposals === undefined) return [row];
    const left = row.proposals.filter((mark) => decide(mark) === null);
    const gone = row.proposals.some((mark) => decide(mark) === (mark.kind === 'insertion' ? 'reject' : 'accept'));
    const rejected = row.proposals.some((mark) => mark.kind === 'insertion' && decide(mark) === 'reject');
    const own = rejected ? { ...row, cells: row.cells.map((cell) => ({ ...cell, text: Object.fromEntries(languages.flatMap((language) => (cell.text[language] === undefined ? [] : [[language, proposedWords(cell.text[language])]]))) })) } : row;
    // What another delegation put into the row keeps it.
    if (gone && !own.cells.some(({ text }) => languages.some((language) => contentLength(text[language] ?? []) > 0))) return [];
    if (left.length === row.proposals.length && !gone) return [row];
    const { proposals: _, ...bare } = own;
    return [left.length > 0 ? { ...bare, proposals: left } : bare];
  });
  // A table without rows is no table; it then stays as it is.
  return rows.length === 0 ? table : { ...table, rows };
};

/** Fields as they were before rejected changes; a field that a later open or accepted change set as well stays as that set it. */
const decideFields = (block: Block, decide: Decide): Block => {
  const changes = (block.proposals ?? []).flatMap((mark) => (mark.kind === 'change' ? [mark] : []));
  if (!changes.some((mark) => decide(mark) === 'reject')) return block;
  let fields: Record<string, unknown> = { ...block };
  let marks = [...(block.proposals ?? [])];
  for (const change of changes.toReversed()) {
    if (decide(change) !== 'reject') continue;
    for (const [field, value] of Object.entries(change.before)) {
      const place = marks.indexOf(change);
      const later = marks.findIndex((mark, index) => index > place && mark.kind === 'change' && field in mark.before);
      const one = marks[later];
      if (one?.kind === 'change') marks[later] = { ...one, before: { ...one.before, [field]: value } };
      else fields = { ...fields, [field]: value };
    }
    marks = marks.filter((mark) => mark !== change);
  }
  return restoredShape(block, fields, marks);
};

/** The block with earlier fields, without those that its earlier type does not have; where that makes no valid block, as it is, so that nothing is lost. */
const restoredShape = (block: Block, fields: Record<string, unknown>, marks: readonly BlockProposal[]): Block => {
  const type = blockTypes.find((one) => one === fields['type']) ?? block.type;
  const known = new Set(['text', ...Object.keys(blankBlock(type, block.id))]);
  const whole = blockSchema.safeParse(Object.fromEntries(Object.entries(fields).filter(([field]) => known.has(field))));
  return whole.success ? withMarks(whole.data, marks) : block;
};

interface Putting {
  readonly block: Block;
  readonly after: Id | null;
  /** What had been moved in between, and stays there. */
  readonly below: Id | undefined;
  /** Where it stands: behind this element. */
  readonly above: Id | null;
}

type Move = Extract<BlockProposal, { kind: 'move' }>;

/** The earliest of the last moves of an element that are all rejected: it goes back where that found it. Null where a later one stands. */
const movesBack = (marks: readonly BlockProposal[], decide: Decide): Move | null => {
  const moves = marks.filter((mark) => mark.kind === 'move');
  return moves[moves.findLastIndex((mark) => decide(mark) !== 'reject') + 1] ?? null;
};

/** The marks that stay open. A move behind one that is rejected leads back where that one found the element. */
const earlierPlaces = (marks: readonly BlockProposal[], decide: Decide): BlockProposal[] => {
  let found: Move | null = null;
  return marks.flatMap((mark): BlockProposal[] => {
    const verdict = decide(mark);
    if (mark.kind !== 'move') return verdict === null ? [mark] : [];
    if (verdict === 'reject') found ??= mark;
    if (verdict === 'reject') return [];
    const place: Move = found ?? mark;
    found = null;
    const { below: _, ...bare } = mark;
    return verdict === null ? [{ ...bare, after: place.after, ...(place.below !== undefined && { below: place.below }) }] : [];
  });
};

const behind = (list: readonly Block[], id: Id | null): number => (id === null ? 0 : list.findIndex((block) => block.id === id) + 1);

const decideList = (blocks: readonly Block[], decide: Decide): readonly Block[] => {
  let changed = false;
  const list: Block[] = [];
  const moved: Putting[] = [];
  /** What is to be one text again, by the element whose text goes on with it. */
  const joins = new Map<Id, Id>();
  let above: Id | null = null;
  for (const original of blocks) {
    // Earlier rows may come back with proposals of their own.
    const before = decideTexts(original.proposals === undefined ? original : decideFields(original, decide), decide);
    let block: Block = before.type === 'table' ? decideRows(before, decide) : before;
    if (block.type === 'box') {
      const inner = decideList(block.blocks, decide);
      if (inner !== block.blocks) block = { ...block, blocks: [...inner] as typeof block.blocks };
    }
    if (block !== original) changed = true;
    const marks = block.proposals;
    if (marks === undefined) {
      list.push(block);
      above = block.id;
      continue;
    }
    const left = marks.filter((mark) => decide(mark) === null);
    const has = (kind: BlockProposal['kind'], verdict: 'accept' | 'reject'): boolean => marks.some((mark) => mark.kind === kind && decide(mark) === verdict);
    if (left.length < marks.length) changed = true;
    if (has('insertion', 'reject') || has('deletion', 'accept')) {
      if (has('insertion', 'reject')) block = mapContents(block, (content) => tidy(proposedWords(content)));
      if (!holdsText(block) || (block.type === 'box' && block.blocks.length === 0)) continue;
      const other = openProposer(block);
      const kept = left.filter(({ kind }) => kind !== 'insertion' && kind !== 'deletion');
      // It goes with the words that keep it, unless others stand in it that were decided.
      list.push(withMarks(block, other !== null && (has('insertion', 'reject') || isProposed(block)) ? [...kept, { ...other, kind: 'insertion' }] : kept));
      above = block.id;
      continue;
    }
    const stays = left.length === marks.length ? block : withMarks(block, earlierPlaces(marks, decide));
    const joining = marks.find((mark) => (mark.kind === 'split' && decide(mark) === 'reject') || (mark.kind === 'join' && decide(mark) === 'accept'));
    const move = movesBack(marks, decide);
    const to: Id | null = joining?.kind === 'split' || joining?.kind === 'join' ? (joining.of ?? above) : null;
    if (to !== null) joins.set(block.id, to);
    if (move !== null) moved.push({ block: stays, after: move.after, below: move.below, above });
    else list.push(stays);
    above = block.id;
  }
  if (!changed) return blocks;
  const loose = looseIn(blocks, list, moved);
  const placed = putBack(list, anchored(blocks, list, loose.settled, behindStanding(blocks, list, moved.map((one) => ({ ...one, below: loose.nearest(one.below) })))), loose.has);
  return withAnchors(blocks, joined(placed, joins), loose);
};

interface Loose {
  /** Whether an element was not at its place in the text as it was: moved, or put in. */
  readonly has: (id: Id) => boolean;
  /** The nearest of these that stays where it is, from one upward; none where that leads to what never moved. */
  readonly nearest: (id: Id | undefined) => Id | undefined;
  readonly goesBack: (id: Id) => boolean;
  /** What stays for good where it was moved in this very moment. Nothing can stand behind the place that it left. */
  readonly settled: ReadonlySet<Id>;
}

const isMoved = ({ proposals }: Block): boolean => proposals?.some(({ kind }) => kind === 'move') === true;

const looseIn = (before: readonly Block[], list: readonly Block[], moved: readonly Putting[]): Loose => {
  const loose = new Set(before.flatMap(({ id, proposals }) => (proposals?.some(({ kind }) => kind === 'move' || kind === 'insertion') === true ? [id] : [])));
  const wasMoved = new Set(before.flatMap((block) => (isMoved(block) ? [block.id] : [])));
  const [stays, back] = [new Set(list.map(({ id }) => id)), new Set(moved.map(({ block }) => block.id))];
  return {
    has: (id) => loose.has(id),
    goesBack: (id) => back.has(id),
    settled: new Set(list.flatMap((block) => (!isMoved(block) && wasMoved.has(block.id) ? [block.id] : []))),
    nearest: (id) => {
      for (let at = id === undefined ? -1 : before.findIndex((block) => block.id === id); at >= 0; at--) {
        const one = before[at]?.id;
        if (one === undefined || !loose.has(one)) return undefined;
        if (stays.has(one)) return one;
      }
      return undefined;
    },
  };
};

/** What is behind something that goes in this very moment, as one that another hand put in: behind what that stood behind. */
const behindStanding = (before: readonly Block[], list: readonly Block[], moved: readonly Putting[]): readonly Putting[] => {
  const back = new Set(moved.map(({ block }) => block.id));
  const standing = new Set([...list.map(({ id }) => id), ...back]);
  return moved.map((one) => (one.after === null || standing.has(one.after) ? one : { ...one, after: nearestAbove(before, one.after, (id) => standing.has(id) && !back.has(id), one.after) }));
};

/** The nearest above an element that is of these; null where none is, `unknown` where the element is not there. */
const nearestAbove = (list: readonly Block[], id: Id, of: (id: Id) => boolean, unknown: Id | null): Id | null => {
  const at = list.findIndex((block) => block.id === id);
  return at < 0 ? unknown : (list.slice(0, at).findLast((block) => of(block.id))?.id ?? null);
};

/**
 * Where what goes back is to stand while others that were moved stay open or there: behind the nearest element before it in the text as it was that was not moved,
 * so that those find their places between the two when they go back.
 */
const anchored = (before: readonly Block[], list: readonly Block[], settled: ReadonlySet<Id>, moved: readonly Putting[]): readonly Putting[] => {
  const all = [...list, ...moved.map(({ block }) => block)];
  const open = new Set(all.filter(isMoved).map(({ id }) => id));
  if ((open.size === 0 && settled.size === 0) || moved.length === 0) return moved;
  const order = decideList(before, () => 'reject').map(({ id }) => id);
  const standing = new Set(all.map(({ id }) => id));
  return moved.map((one) => {
    // Where somebody else's move stays open, that is the place it is taken back to.
    if (open.has(one.block.id)) return one;
    const at = order.indexOf(one.block.id);
    // What stood behind something that was put in since has no nearer place in the text as it was.
    return at < 0 || (one.after !== null && standing.has(one.after) && !order.includes(one.after)) ? one : { ...one, after: order.slice(0, at).findLast((id) => standing.has(id) && !open.has(id) && !settled.has(id)) ?? null };
  });
};

/**
 * Puts moved elements behind the ones they stood behind, and behind what other moves have led there since and they stood below; those among them wait
 * until theirs has its place. Where that is gone, they stay where they are.
 */
const putBack = (list: readonly Block[], moved: readonly Putting[], loose: (id: Id) => boolean): readonly Block[] => {
  const placed = [...list];
  const placeOf = ({ after, below }: Putting): number => {
    const place = behind(placed, after);
    for (let at = place; below !== undefined && loose(placed[at]?.id ?? ''); at++) if (placed[at]?.id === below) return at + 1;
    return place;
  };
  let waiting = [...moved];
  while (waiting.length > 0) {
    const found = waiting.filter((one) => {
      if (one.after !== null && behind(placed, one.after) === 0) return false;
      placed.splice(placeOf(one), 0, one.block);
      return true;
    });
    if (found.length > 0) waiting = waiting.filter((one) => !found.includes(one));
    else {
      const [first] = waiting.splice(0, 1);
      if (first !== undefined) placed.splice(behind(placed, first.above), 0, first.block);
    }
  }
  return placed;
};

/** Elements that are one text again, wherever they stand. What has nothing to go on from stays an element, unless nothing is left in it. */
const joined = (list: readonly Block[], joins: ReadonlyMap<Id, Id>): readonly Block[] => {
  if (joins.size === 0) return list;
  const standing = new Map(list.map((block) => [block.id, block]));
  const takesText = (id: Id): boolean => textRoles[standing.get(id)?.type ?? 'contents'] === 'text';
  const parts = new Map<Id, Block[]>();
  const gone = new Set<Id>();
  for (const block of list) {
    const to = joins.get(block.id);
    if (to === undefined) continue;
    if (!standing.has(to) && !holdsText(block)) gone.add(block.id);
    if (!takesText(to) || !takesText(block.id) || leadsBack(joins, block.id)) continue;
    parts.set(to, [...(parts.get(to) ?? []), block]);
    gone.add(block.id);
  }
  const whole = (block: Block): Block => (parts.get(block.id) ?? []).map(whole).reduce((head, part) => withCommentsOf({ ...head, text: joinTexts(head.text, part.text) } as Block, part), block);
  return list.flatMap((block) => (gone.has(block.id) ? [] : [whole(block)]));
};

/** Whether what an element is to be joined to is, by whatever way, to be joined to it. */
const leadsBack = (joins: ReadonlyMap<Id, Id>, id: Id): boolean => {
  const seen = new Set<Id>();
  for (let at: Id | undefined = id; at !== undefined; at = joins.get(at)) {
    if (seen.has(at)) return true;
    seen.add(at);
  }
  return false;
};

/** Places that open proposals name, where what stood there is gone: behind the nearest above it that stands, and what it was joined to. */
const withAnchors = (before: readonly Block[], after: readonly Block[], loose: Loose): readonly Block[] => {
  const standing = new Set(after.map(({ id }) => id));
  const open = new Set(after.flatMap(({ id, proposals }) => (proposals?.some(({ kind }) => kind === 'move' || kind === 'insertion') === true ? [id] : [])));
  const isLost = (id: Id | null | undefined): id is Id => typeof id === 'string' && !standing.has(id) && before.some((block) => block.id === id);
  const isLeft = (id: Id | null | undefined): boolean => isLost(id) || (typeof id === 'string' && loose.settled.has(id));
  const lost = (mark: BlockProposal): boolean => (mark.kind === 'move' && (isLeft(mark.after) || (mark.below !== undefined && (!open.has(mark.below) || loose.goesBack(mark.below))))) || ((mark.kind === 'split' || mark.kind === 'join') && isLost(mark.of));
  if (!after.some(({ proposals }) => proposals?.some(lost) === true)) return after;
  const order = decideList(before, () => 'reject').map(({ id }) => id);
  const earlier = (id: Id): Id | null => order.slice(0, order.indexOf(id)).findLast((one) => standing.has(one) && !loose.settled.has(one)) ?? null;
  const nearest = (id: Id): Id | null => (order.includes(id) ? (order.slice(0, order.indexOf(id)).findLast((one) => standing.has(one)) ?? null) : nearestAbove(before, id, (one) => standing.has(one), null));
  /** What took the text of an element in. */
  const heir = (id: Id): Id => {
    const mark = before.find((block) => block.id === id)?.proposals?.findLast(({ kind }) => kind === 'split' || kind === 'join');
    const of = mark?.kind === 'split' || mark?.kind === 'join' ? mark.of : undefined;
    return of === undefined || standing.has(id) || of === id ? id : heir(of);
  };
  return after.map((block) => {
    if (block.proposals?.some(lost) !== true) return block;
    return withMarks(
      block,
      block.proposals.map((mark): BlockProposal => {
        if (!lost(mark)) return mark;
        if (mark.kind === 'move') {
          const { below: was, ...bare } = mark;
          const below = loose.nearest(was);
          // What was led there stays for good: it is part of the text as it was.
          if (below !== undefined && !open.has(below)) return { ...bare, after: below };
          const leads = mark.after !== null && loose.settled.has(mark.after) && order.indexOf(mark.after) < order.indexOf(block.id) && order.includes(mark.after) && mark === block.proposals?.find(({ kind }) => kind === 'move');
          const place = leads ? earlier(block.id) : isLost(mark.after) ? nearest(mark.after) : mark.after;
          return { ...bare, after: place, ...(below !== undefined && { below }) };
        }
        return (mark.kind === 'split' || mark.kind === 'join') && mark.of !== undefined ? { ...mark, of: heir(mark.of) } : mark;
      }),
    );
  });
};

/**
 * The blocks after decisions; the very same list where none was open to decide. Nothing that another proposal put in is lost: an element
 * that goes stays as theirs where something of theirs stands in it. Words that nobody in particular put into a proposed element are part of it. Marks of one id are to be given one answer by `decide`.
 */
export const decideBlocks = (blocks: readonly Block[], decide: Decide): readonly Block[] => decideList(blocks, decide);
