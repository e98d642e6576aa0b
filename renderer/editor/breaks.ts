// Enter: what it does in each element. Pure acts on the document.
import { blankBlock, traitsOf, type Block, type BlockType } from '../../shared/document/blocks/index.ts';
import type { Content } from '../../shared/document/inlines.ts';
import type { LanguageText } from '../../shared/document/block.ts';
import { contentLength, insertInlines, splitContent } from '../../shared/document/content.ts';
import { deleteSpan } from './deletion.ts';
import {
  caretIn,
  firstSlot,
  followingType,
  isCollapsed,
  isFlowing,
  isWhollyEmpty,
  replaceAt,
  runningType,
  slotContent,
  spanOf,
  standingOf,
  writableSlot,
  type Edit,
  type EditResult,
  type EditState,
  type SpanEnd,
} from './edit.ts';
import { continuation, levelOf, raisedItem, retype } from './retyping.ts';
import { findSlot, replaceContent, withContent } from './slots.ts';

/** Types of which Enter never makes a second one: what follows is text under them. */
const headingLike: ReadonlySet<BlockType> = new Set(['heading', 'priorityArea', 'annex']);

const insertLineBreak = ({ blocks, language, newId }: EditState, { slot, offset }: SpanEnd): EditResult => ({
  blocks: replaceContent(blocks, slot, language, insertInlines(slotContent(slot, language), offset, [{ text: '\n' }], newId)),
  selection: caretIn(slot.id, offset + 1),
});

const goTo = ({ blocks }: EditState, { slot }: SpanEnd, direction: 1 | -1): EditResult | null => {
  const target = writableSlot(blocks, slot, direction);
  return target && { blocks, selection: caretIn(target.id, arrivalIn(target)) };
};

/** Who comes from the first page to a heading goes on under it: the caret stands behind its words. */
const arrivalIn = ({ owner }: SpanEnd['slot']): number => (headingLike.has(owner.type) ? Number.MAX_SAFE_INTEGER : 0);

/** A new element after the one in which a place stands; after the first page, a paragraph. Nothing comes after the rule that ends the document. */
const paragraphAfter = (state: EditState, { slot }: SpanEnd): EditResult => {
  const { list, index, inBox, put } = standingOf(state.blocks, slot);
  if (traitsOf(slot.owner.type).place === 'front') {
    const added = blankBlock('paragraph', state.newId());
    const body = list.findIndex((block) => traitsOf(block.type).place === 'body');
    return { blocks: replaceAt(list, body === -1 ? list.length : body, 0, added), selection: caretIn(added.id) };
  }
  const added = blankBlock(followingType(slot.owner, { list, index, inBox }, state.settings), state.newId());
  const at = slot.owner.type === 'endRule' ? index : index + 1;
  return { blocks: put(replaceAt(list, at, 0, added)), selection: caretIn(firstSlot(added)) };
};

/** Enter in an empty element: one level up, out of the list, out of the box. */
const leaveEmpty = (state: EditState, { slot }: SpanEnd): EditResult | null => {
  const { blocks } = state;
  const { owner } = slot;
  const { list, index, inBox, put } = standingOf(blocks, slot);
  const stay = caretIn(slot.id);
  const level = levelOf(owner);
  const raised = raisedItem(owner);
  if (raised) return { blocks: put(replaceAt(list, index, 1, raised)), selection: stay };
  if (owner.type === 'summary') {
    const last = list[index + 1]?.type !== 'summary';
    const first = list[index - 1]?.type !== 'summary';
    const bare = Object.values(owner.text).every((content) => content === undefined || contentLength(content) === 0);
    const target = writableSlot(blocks, slot, 1);
    if (!last || !target) return null;
    return { blocks: first || !bare ? blocks : put(replaceAt(list, index, 1)), selection: caretIn(target.id, arrivalIn(target)) };
  }
  const { leave } = traitsOf(owner.type);
  if (leave !== undefined && leave !== owner.type) {
    const type = level !== null && owner.type !== 'heading' ? runningType({ list, index, inBox }) : inBox && !traitsOf(leave as BlockType).inBox ? 'paragraph' : (leave as BlockType);
    return { blocks: put(replaceAt(list, index, 1, retype(owner, { type }))), selection: stay };
  }
  const box = slot.block;
  if (inBox && box.type === 'box' && index === list.length - 1 && list.length > 1) {
    const out = replaceAt(blocks, slot.index, 1, { ...box, blocks: box.blocks.slice(0, -1) }, owner);
    return { blocks: out, selection: stay };
  }
  return null;
};

/** The empty element under a heading that is there for what Enter would begin: a template puts it there, or somebody who went back to the heading. */
const waiting = (list: readonly Block[], index: number, type: BlockType): Block | null => {
  const next = list[index + 1];
  const fits = next !== undefined && (next.type === type || next.type === 'paragraph' || next.type === 'numberedParagraph' || next.type === 'keyMessage');
  return fits && isWhollyEmpty(next) ? next : null;
};

/** What an element inserted before another continues: the text above it. */
const typeBefore = (state: EditState, slot: SpanEnd['slot']): BlockType => {
  const { list, index, inBox } = standingOf(state.blocks, slot);
  if (!headingLike.has(slot.owner.type)) return slot.owner.type;
  const above = list[index - 1];
  if (!above || !isFlowing(above) || above.type === 'summary') return 'paragraph';
  return followingType(above, { list, index: index - 1, inBox }, state.settings);
};

const breakText = (state: EditState, at: SpanEnd): EditResult => {
  const { language, settings, newId } = state;
  const { slot, offset } = at;
  const { owner } = slot;
  const { list, index, inBox, put } = standingOf(state.blocks, slot);
  const content = slotContent(slot, language);
  const length = contentLength(content);
  if (length === 0) {
    const left = leaveEmpty(state, at);
    if (left) return left;
  } else if (offset === 0) {
    // The text keeps its id and the caret stays with it: a new empty element comes before.
    const before = continuation(typeBefore(state, slot), owner, newId(), {});
    return { blocks: put(replaceAt(list, index, 0, before)), selection: caretIn(slot.id) };
  }
  const [left, right] = splitContent(content, offset, newId);
  const whole = offset >= length;
  const type = whole || headingLike.has(owner.type) ? followingType(owner, { list, index, inBox }, settings) : owner.type;
  const there = whole && length > 0 && headingLike.has(owner.type) ? waiting(list, index, type) : null;
  if (there) return { blocks: state.blocks, selection: caretIn(there.id) };
  const text: LanguageText = right.length === 0 ? {} : { [language]: right satisfies Content };
  const second = continuation(type, owner, newId(), text);
  const first: Block = whole ? owner : ({ ...owner, text: withContent(owner.text, language, left) } as Block);
  return { blocks: put(replaceAt(list, index, 1, first, second)), selection: caretIn(firstSlot(second)) };
};

const breakAt = (state: EditState, at: SpanEnd): EditResult | null => {
  const { slot } = at;
  if (state.locked) return goTo(state, at, 1);
  switch (slot.role) {
    case 'boxTitle':
    case 'tableCaption':
    case 'tableNotes':
    case 'figureCaption':
      return goTo(state, at, 1);
    case 'cell':
      return insertLineBreak(state, at);
    case 'tableSource':
    case 'figureSource':
      return paragraphAfter(state, at);
    case 'bare':
      return traitsOf(slot.owner.type).place === 'front' ? (goTo(state, at, 1) ?? paragraphAfter(state, at)) : paragraphAfter(state, at);
    case 'leaf':
      if (traitsOf(slot.owner.type).place === 'front' && slot.owner.type !== 'summary') return goTo(state, at, 1) ?? paragraphAfter(state, at);
      return breakText(state, at);
  }
};

/** Deletes what is selected first; the act then happens at the caret. */
export const afterDeletion = (state: EditState): { state: EditState; at: SpanEnd } | null => {
  const span = spanOf(state);
  if (!span) return null;
  if (isCollapsed(state.selection)) return { state, at: span.start };
  const after = deleteSpan(state, span);
  const slot = findSlot(after.blocks, after.selection.focus.slot);
  return slot && { state: { ...state, ...after }, at: { slot, offset: after.selection.focus.offset } };
};

/** Enter. */
export const insertBreak: Edit = (state) => {
  const at = afterDeletion(state);
  return at && breakAt(at.state, at.at);
};

/** Shift+Enter: a new line in the same element. */
export const insertSoftBreak: Edit = (state) => {
  const at = afterDeletion(state);
  return at && (at.at.slot.role === 'bare' ? null : insertLineBreak(at.state, at.at));
};
