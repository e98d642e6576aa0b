// Deleting what is selected, over elements, cells and boxes; and joining two elements. Nothing of another language is lost where elements are joined.
import { blankBlock, traitsOf, type Block } from '../../shared/document/blocks/index.ts';
import type { BoxedBlock } from '../../shared/document/blocks/box.ts';
import type { Content } from '../../shared/document/inlines.ts';
import { languages, type Language } from '../../shared/language/language.ts';
import type { LanguageText } from '../../shared/document/block.ts';
import type { Selection } from './caret.ts';
import { contentLength, formattingAt, insertInlines, joinContents, joinSentences, removeRange } from '../../shared/document/content.ts';
import { caretIn, firstSlot, isFlowing, isWhollyEmpty, lastSlot, replaceAt, slotContent, spanOf, withBody, writableSlot, type EditResult, type EditState, type Span, type SpanEnd } from './edit.ts';
import { findSlot, replaceContent, slotsOf, withContent, withSlotText } from './slots.ts';
import { withMarks } from '../../shared/negotiation/block-marks.ts';
import { withCommentsOf } from '../../shared/negotiation/thread-anchors.ts';

const joinTexts = (a: LanguageText, b: LanguageText, exact: Language): LanguageText => {
  const out: LanguageText = {};
  for (const language of languages) {
    const [before, after] = [a[language], b[language]];
    const joined = before === undefined ? after : after === undefined ? before : language === exact ? joinContents(before, after) : joinSentences(before, after);
    if (joined !== undefined) out[language] = joined;
  }
  return out;
};

/** Two elements as one: the earlier gives id and type unless it is empty. In `exact` the texts are joined as they are. */
export const joinBlocks = (first: Block, second: Block, exact: Language): Block => {
  if (isWhollyEmpty(first)) return second;
  // An element that takes in what stood before is no longer itself a proposal, or that would go with it; the words that were put in keep their marks.
  const isPutIn = ({ proposals = [] }: Block): boolean => proposals.some(({ kind }) => kind === 'insertion');
  const head = isPutIn(first) && !isPutIn(second) && !isWhollyEmpty(second) ? withMarks(first, (first.proposals ?? []).filter(({ kind }) => kind !== 'insertion')) : first;
  return withCommentsOf({ ...head, text: joinTexts(first.text, second.text, exact) } as Block, second);
};

/** The block with its texts in one language cut between two places of it; a null place is the start or the end of the block. */
const cutTexts = (block: Block, from: SpanEnd | null, to: SpanEnd | null, language: Language): Block => {
  const slots = slotsOf(block);
  const first = from ? slots.findIndex(({ id }) => id === from.slot.id) : 0;
  const last = to ? slots.findIndex(({ id }) => id === to.slot.id) : slots.length - 1;
  let out = block;
  slots.forEach((slot, index) => {
    const content = slot.text[language];
    if (index < first || index > last || slot.role === 'bare' || content === undefined) return;
    const low = from && index === first ? from.offset : 0;
    const high = to && index === last ? to.offset : contentLength(content);
    if (low < high) out = withSlotText(out, slot.id, withContent(slot.text, language, removeRange(content, low, high)));
  });
  return out;
};

/** Whether everything in the block's text (in a language) lies after, or before, a place of it. */
const reachesStart = (block: Block, end: SpanEnd): boolean => end.offset === 0 && firstSlot(block) === end.slot.id;
const reachesEnd = (block: Block, end: SpanEnd, language: Language): boolean => lastSlot(block) === end.slot.id && end.offset >= contentLength(slotContent(end.slot, language));

interface ListDeletion {
  readonly list: readonly Block[];
  readonly selection: Selection | null;
}

/** Deletes between two blocks of one list. Elements of the first page stay and lose their text; those of the body go. */
const deleteInList = (list: readonly Block[], from: { index: number; end: SpanEnd }, to: { index: number; end: SpanEnd }, language: Language): ListDeletion => {
  const [first, last] = [list[from.index] as Block, list[to.index] as Block];
  const isFront = (block: Block) => traitsOf(block.type).place === 'front' && block.type !== 'summary';
  const between = list.slice(from.index + 1, to.index).flatMap((block) => (isFront(block) ? [cutTexts(block, null, null, language)] : []));
  const [wholeFirst, wholeLast] = [reachesStart(first, from.end), reachesEnd(last, to.end, language)];
  const head = cutTexts(first, from.end, null, language);
  const tail = cutTexts(last, null, to.end, language);
  const [keepFirst, keepLast] = [isFront(first) || !wholeFirst, isFront(last) || !wholeLast];
  const put = (...blocks: Block[]): readonly Block[] => replaceAt(list, from.index, to.index - from.index + 1, ...blocks);
  const atHead = caretIn(from.end.slot.id, from.end.offset);
  if (isFlowing(first) && isFlowing(last) && between.length === 0 && first.type === 'summary' === (last.type === 'summary')) {
    if (keepFirst && keepLast) return { list: put({ ...head, text: joinTexts(head.text, tail.text, language) } as Block), selection: atHead };
    if (keepLast) return { list: put(tail), selection: caretIn(to.end.slot.id, 0) };
    return { list: put(head), selection: atHead };
  }
  // What was covered wholly goes, unless nothing of the body would be left here to write into.
  const kept = [...(keepFirst ? [head] : []), ...between, ...(keepLast ? [tail] : [])];
  if (!keepFirst && !keepLast && isFlowing(first)) kept.unshift(head);
  const selection = kept.includes(head) ? atHead : keepLast && kept.includes(tail) ? caretIn(to.end.slot.id, 0) : null;
  return { list: put(...kept), selection };
};

/** The caret where it should stand, or in the nearest place that takes text. */
const settle = (blocks: readonly Block[], selection: Selection | null, index: number): Selection => {
  const stands = selection && findSlot(blocks, selection.focus.slot);
  if (stands && stands.role !== 'bare') return selection;
  if (stands) return caretIn((writableSlot(blocks, stands, 1) ?? stands).id);
  const near = blocks[Math.min(index, blocks.length - 1)] as Block;
  const slot = findSlot(blocks, firstSlot(near));
  const writable = slot && slot.role === 'bare' ? (writableSlot(blocks, slot, 1) ?? writableSlot(blocks, slot, -1)) : slot;
  return caretIn(writable?.id ?? firstSlot(near));
};

/** Deletes a span. Where structure is locked, only the texts of this language go. */
export const deleteSpan = (state: EditState, { start, end }: Span): EditResult => {
  const { blocks, language, locked, newId } = state;
  const stay = caretIn(start.slot.id, start.offset);
  if (start.slot.id === end.slot.id) {
    const content = slotContent(start.slot, language);
    if (start.slot.role === 'bare') return { blocks, selection: stay };
    return { blocks: replaceContent(blocks, start.slot, language, removeRange(content, start.offset, end.offset)), selection: stay };
  }
  const top = blocks[start.slot.index] as Block;
  if (locked) {
    const out = blocks.slice();
    for (let index = start.slot.index; index <= end.slot.index; index++) {
      out[index] = cutTexts(blocks[index] as Block, index === start.slot.index ? start : null, index === end.slot.index ? end : null, language);
    }
    return { blocks: out, selection: stay };
  }
  if (start.slot.index === end.slot.index) {
    if (top.type !== 'box') return { blocks: replaceAt(blocks, start.slot.index, 1, cutTexts(top, start, end, language)), selection: stay };
    if (start.slot.boxed === end.slot.boxed) return { blocks: replaceAt(blocks, start.slot.index, 1, cutTexts(top, start, end, language)), selection: stay };
    const inEnd = top.blocks[end.slot.boxed ?? 0] as BoxedBlock;
    if (start.slot.boxed === null) {
      // From the title into the box: what is covered wholly goes, the box keeps at least one element.
      const cut = cutTexts({ ...top, blocks: [inEnd] }, start, end, language) as typeof top;
      const rest = reachesEnd(inEnd, end, language) && (end.slot.boxed ?? 0) < top.blocks.length - 1 ? [] : cut.blocks;
      return { blocks: replaceAt(blocks, start.slot.index, 1, { ...cut, blocks: [...rest, ...top.blocks.slice((end.slot.boxed ?? 0) + 1)] }), selection: stay };
    }
    const inside = deleteInList(top.blocks, { index: start.slot.boxed, end: start }, { index: end.slot.boxed ?? 0, end }, language);
    const list = inside.list.length > 0 ? inside.list : [blankBlock('paragraph', newId())];
    const out = replaceAt(blocks, start.slot.index, 1, { ...top, blocks: list as BoxedBlock[] });
    return { blocks: out, selection: settle(out, inside.selection ?? caretIn(firstSlot(list[0] as Block)), start.slot.index) };
  }
  // A box that is entered from outside loses the elements that are covered wholly; other composite elements lose only texts.
  const trimmed = trimBoxes(blocks, start, end, language);
  const { list, selection } = deleteInList(trimmed, { index: start.slot.index, end: start }, { index: end.slot.index, end }, language);
  const out = withBody(list, newId);
  return { blocks: out, selection: settle(out, selection, start.slot.index) };
};

/** Boxes at the two ends of a span without their boxed blocks that lie wholly in the span. */
const trimBoxes = (blocks: readonly Block[], start: SpanEnd, end: SpanEnd, language: Language): readonly Block[] => {
  const out = blocks.slice();
  const [first, last] = [blocks[start.slot.index] as Block, blocks[end.slot.index] as Block];
  if (first.type === 'box' && start.slot.boxed !== null && !reachesStart(first, start)) out[start.slot.index] = { ...first, blocks: first.blocks.slice(0, start.slot.boxed + 1) };
  if (last.type === 'box' && end.slot.boxed !== null && !reachesEnd(last, end, language)) out[end.slot.index] = { ...last, blocks: last.blocks.slice(end.slot.boxed) };
  return out;
};

export const deleteSelection = (state: EditState): EditResult | null => {
  const span = spanOf(state);
  if (!span) return null;
  return deleteSpan(state, span);
};

/** Writes over what is selected. */
export const typeOver = (state: EditState, content: Content): EditResult | null => {
  const span = spanOf(state);
  if (!span) return null;
  const formatting = formattingAt(slotContent(span.start.slot, state.language), span.start.offset + 1);
  const after = deleteSpan(state, span);
  const slot = findSlot(after.blocks, after.selection.focus.slot);
  if (!slot || slot.role === 'bare') return after;
  const { offset } = after.selection.focus;
  const inserted = content.map((inline) => ('text' in inline ? { ...formatting, ...inline } : inline));
  return {
    blocks: replaceContent(after.blocks, slot, state.language, insertInlines(slotContent(slot, state.language), offset, inserted, state.newId)),
    selection: caretIn(slot.id, offset + contentLength(content)),
  };
};
