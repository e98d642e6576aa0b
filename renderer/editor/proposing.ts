// The proposal mode of an open document: an edit becomes a proposal about what stood before, and the caret finds its place beside what stays.
import { normaliseBlock, normaliseDocument } from '../../shared/document/normalise.ts';
import type { Block } from '../../shared/document/blocks/index.ts';
import { contentLength, insertInlines, removeRange, sliceContent } from '../../shared/document/content.ts';
import type { Document } from '../../shared/document/document.ts';
import type { NewId } from '../../shared/document/ids.ts';
import { isText, walkInlines, type Content, type Inline } from '../../shared/document/inlines.ts';
import { sameProposer, type Proposer } from '../../shared/document/proposal.ts';
import { walkTexts } from '../../shared/document/walk.ts';
import { languages, type Language } from '../../shared/language/language.ts';
import { proposeBlocks, type EditCaret } from '../../shared/negotiation/propose-blocks.ts';
import { collapsed, samePlace, type Place, type Selection } from './caret.ts';
import { firstSlot, isCollapsed, lastSlot, slotContent, slotsFrom } from './edit.ts';
import { deepEqual } from './rebase.ts';
import { findSlot, replaceContent, type Slot } from './slots.ts';
import { commonEnds } from './splices.ts';

/** In whose name everything that is done is proposed. */
export type Hand = Omit<Proposer, 'at'>;

interface Marked {
  readonly proposals?: readonly { readonly kind: string }[] | undefined;
}

/** Whether it is proposed to go, by anybody. */
const isStruck = (of: Marked): boolean => of.proposals?.some(({ kind }) => kind === 'deletion') === true;

/** Whether the break before an element is proposed to go. */
const isBreakStruck = (block: Block): boolean => isStruck(block) || block.proposals?.some(({ kind }) => kind === 'join') === true;

/** For each sign of a line, whether `struck` holds of it. */
const signs = (content: readonly Inline[], struck: (inline: Marked) => boolean): boolean[] =>
  content.flatMap((inline): boolean[] => {
    if (isText(inline)) return Array<boolean>(inline.text.length).fill(struck(inline));
    return 'children' in inline ? signs(inline.children, struck) : [struck(inline)];
  });

const sameIds = (before: readonly Block[], after: readonly Block[]): boolean => before.length === after.length && before.every(({ id }, index) => id === after[index]?.id);

/** Whether something with an id stands in the texts twice: once struck out and once put in. */
const repeatsInlines = (blocks: readonly Block[]): boolean => {
  const known = new Set<string>();
  const repeats = (content: readonly Inline[]): boolean => {
    for (const inline of walkInlines(content)) {
      if (isText(inline) || !('id' in inline)) continue;
      if (known.has(inline.id) || (inline.type === 'footnote' && repeats(inline.content))) return true;
      known.add(inline.id);
    }
    return false;
  };
  for (const { text } of walkTexts(blocks)) for (const language of languages) if (repeats(text[language] ?? [])) return true;
  return false;
};

interface Edited {
  readonly document: Document;
  readonly before: readonly Block[];
  readonly after: readonly Block[];
  readonly language: Language | null;
  /** Where the caret stands in `after`. */
  readonly caret: Selection | null;
  /** What was selected before it. */
  readonly selected: Selection | null;
  readonly newId: NewId;
}

/**
 * The edit in two steps, where it wrote over what was selected in one text: all of that goes, then what was typed is put in behind it. Told from
 * the result alone, a word written over one that begins alike would keep the letters that both have. Null for any other edit.
 */
const typedOver = ({ before, after, language, selected, caret }: Edited): { readonly without: readonly Block[]; readonly slot: string; readonly start: number; readonly typed: Content } | null => {
  if (selected === null || language === null || caret === null || !isCollapsed(caret) || isCollapsed(selected) || selected.anchor.slot !== selected.focus.slot) return null;
  const { slot: id } = selected.focus;
  const [was, is] = [findSlot(before, id), findSlot(after, id)];
  if (!was || !is || was.role === 'bare') return null;
  const [start, end] = [selected.anchor.offset, selected.focus.offset].sort((a, b) => a - b) as [number, number];
  const left = removeRange(slotContent(was, language), start, end);
  const written = slotContent(is, language);
  const length = contentLength(written) - contentLength(left);
  if (length <= 0 || JSON.stringify(removeRange(written, start, start + length)) !== JSON.stringify(left)) return null;
  return { without: replaceContent(before, was, language, left), slot: id, start, typed: sliceContent(written, start, start + length) };
};

/** As `proposeStep`, one after the other where something was written over. */
export const proposeEdit = (edited: Edited, hand: Hand): readonly Block[] => {
  const over = typedOver(edited);
  const { language } = edited;
  if (over === null || language === null) return proposeStep(edited, hand);
  const struck = proposeStep({ ...edited, after: over.without, caret: collapsed(over.slot, over.start) }, hand);
  const [kept, gone] = [findSlot(struck, over.slot), findSlot(over.without, over.slot)];
  if (!kept || !gone) return proposeStep(edited, hand);
  const line = slotContent(kept, language);
  const at = over.start + contentLength(line) - contentLength(slotContent(gone, language));
  const after = replaceContent(struck, kept, language, insertInlines(line, at, over.typed, edited.newId));
  return proposeStep({ ...edited, before: struck, after, caret: collapsed(over.slot, at + contentLength(over.typed)) }, hand);
};

/** The blocks of an edit as a proposal, in normal form; the very blocks `before` where it comes to nothing. Only elements that changed are looked at. */
const proposeStep = ({ document, before, after, language, caret, newId }: Edited, hand: Hand): readonly Block[] => {
  const proposing = { by: { ...hand, at: Date.now() }, id: newId(), newId };
  const place: EditCaret | undefined = caret && language !== null && isCollapsed(caret) ? { block: caret.focus.slot, language, offset: caret.focus.offset } : undefined;
  const { prefix, suffix } = commonEnds(before, after);
  const [old, now] = [before.slice(prefix, before.length - suffix), after.slice(prefix, after.length - suffix)];
  const kept = new Map([...old, ...now].map((block): [string, Block[]] => [block.id, []]));
  for (const block of [...old, ...now]) kept.get(block.id)?.push(block);
  /** What came out as it was is the very object that it was. */
  const known = (block: Block): Block => kept.get(block.id)?.find((one) => one === block || deepEqual(one, block)) ?? block;
  if (sameIds(old, now)) {
    const proposed = proposeBlocks(old, now, proposing, place).map((block) => known(normaliseBlock(block, newId)));
    if (proposed.length === old.length && proposed.every((block, index) => block === old[index])) return before;
    const blocks = [...before.slice(0, prefix), ...proposed, ...before.slice(before.length - suffix)];
    return repeatsInlines(proposed) ? normaliseDocument({ ...document, blocks }, newId).blocks : blocks;
  }
  const { blocks } = normaliseDocument({ ...document, blocks: [...proposeBlocks(before, after, proposing, place)] }, newId);
  const proposed = blocks.map(known);
  return proposed.length === before.length && proposed.every((block, index) => block === before[index]) ? before : proposed;
};

/**
 * The offset behind as many signs that stay as stand before `offset` in another version of the line; with `past`, behind those struck out after it too.
 * What was typed from `caret` on stays, though letters typed at the end of struck words carry the marks of those.
 */
const offsetAmong = (from: Content, to: Content, offset: number, hand: Hand, past: boolean, caret: number | null): number => {
  const own = ({ proposals }: Marked): boolean => proposals?.some((mark) => mark.kind === 'deletion' && sameProposer(mark as unknown as Proposer, hand as Proposer)) === true;
  let living = signs(from, own).slice(0, offset).filter((gone, index) => !gone || (caret !== null && index >= caret)).length;
  const line = signs(to, own);
  let at = 0;
  while (at < line.length && (living > 0 || (past && line[at] === true))) if (line[at++] === false) living--;
  return at;
};

/** As `caretBeside`, in a line by itself; `before`: the caret before the edit, null where something was selected. */
export const offsetBeside = (edited: Content, proposed: Content, before: number | null, after: number, hand: Hand): number => offsetAmong(edited, proposed, after, hand, before === after, before);

/** The offset past everything that is struck out already in a direction. */
export const pastStruckIn = (content: Content, offset: number, direction: 1 | -1): number => {
  const line = signs(content, isStruck);
  let at = Math.min(offset, line.length);
  while (direction === 1 ? line[at] === true : line[at - 1] === true) at += direction;
  return at;
};

/** Whether what was selected in one text is gone, and nothing was written in its place. */
const wentWhole = (before: Selection, { focus }: Selection): boolean =>
  !isCollapsed(before) && before.anchor.slot === before.focus.slot && focus.slot === before.focus.slot && focus.offset === Math.min(before.anchor.offset, before.focus.offset);

/**
 * Where the caret goes once an edit has become a proposal: before what Backspace struck out, behind what Delete struck out, and behind what was typed.
 * Behind words that were selected, whichever key struck them out: what is typed next stands where it would had it been typed over them.
 * `before` and `after`: the selection before the edit, and after it in the blocks `edited`. Null where it has no place.
 */
export const caretBeside = (edited: readonly Block[], proposed: readonly Block[], language: Language, before: Selection | null, after: Selection, hand: Hand): Selection | null => {
  if (!isCollapsed(after)) return null;
  const { slot: id, offset } = after.focus;
  const [from, to] = [findSlot(edited, id), findSlot(proposed, id)];
  if (!from || !to || to.role === 'bare') return null;
  const forwards = before !== null && isCollapsed(before) && samePlace(before.focus, after.focus);
  const line = slotContent(to, language);
  const caret = before !== null && isCollapsed(before) && before.focus.slot === id ? before.focus.offset : null;
  const at = offsetAmong(slotContent(from, language), line, offset, hand, forwards || (before !== null && wentWhole(before, after)), caret);
  const next = forwards && at >= signs(line, () => false).length ? beyondBreak(proposed, to, 1) : null;
  return collapsed((next ?? { slot: id }).slot, next ? 0 : at);
};

/** The place over a break between elements that is struck out already; null where there is none. */
const beyondBreak = (blocks: readonly Block[], slot: Slot, direction: 1 | -1): Place | null => {
  if (slot.role !== 'leaf' || (direction === -1 && !isBreakStruck(slot.owner))) return null;
  const [near] = slotsFrom(blocks, slot, direction);
  if (!near || near.role !== 'leaf' || (direction === 1 && !isBreakStruck(near.owner))) return null;
  return direction === 1 ? { slot: firstSlot(near.owner), offset: 0 } : { slot: lastSlot(near.owner), offset: Number.MAX_SAFE_INTEGER };
};

/** The caret past everything that is struck out already in a direction, so that the next key reaches what stands; null where it need not move. */
export const pastStruck = (blocks: readonly Block[], language: Language, caret: Place, direction: 1 | -1): Place | null => {
  let place = caret;
  for (;;) {
    const slot = findSlot(blocks, place.slot);
    if (!slot || slot.role === 'bare') return null;
    const line = slotContent(slot, language);
    const at = pastStruckIn(line, place.offset, direction);
    place = { slot: place.slot, offset: at };
    const next = at === (direction === 1 ? contentLength(line) : 0) ? beyondBreak(blocks, slot, direction) : null;
    if (!next) return samePlace(place, caret) ? null : place;
    place = next;
  }
};
