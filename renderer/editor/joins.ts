// Backspace at the start of an element and Delete at its end. Pure acts on the document.
import { blankBlock, traitsOf, type Block } from '../../shared/document/blocks/index.ts';
import type { BoxedBlock } from '../../shared/document/blocks/box.ts';
import { contentLength } from '../../shared/document/content.ts';
import { joinBlocks } from './deletion.ts';
import {
  caretIn,
  firstSlot,
  isBodyText,
  isCollapsed,
  isEmptyIn,
  isFlowing,
  isWhollyEmpty,
  lastSlot,
  replaceAt,
  slotContent,
  spanOf,
  standingOf,
  withBody,
  writableSlot,
  type Edit,
  type EditResult,
  type EditState,
  type SpanEnd,
} from './edit.ts';
import { raisedItem, retype } from './retyping.ts';
import { partId } from './slate.ts';

const isBreak = (block: Block): boolean => block.type === 'pageBreak' || block.type === 'endRule';

/** An empty composite element goes with Backspace in its first text. */
const removeEmptyComposite = (state: EditState, { slot }: SpanEnd): EditResult | null => {
  const { owner } = slot;
  if (firstSlot(owner) !== slot.id || !isWhollyEmpty(owner)) return null;
  const { list, index, put } = standingOf(state.blocks, slot);
  const paragraph = blankBlock('paragraph', state.newId());
  return { blocks: put(replaceAt(list, index, 1, paragraph)), selection: caretIn(paragraph.id) };
};

/** Nothing in the document: the act is done by doing nothing, so that the browser does not do it otherwise. */
const nothing = ({ blocks, selection }: EditState): EditResult => ({ blocks, selection });

const backspaceInText = (state: EditState, at: SpanEnd): EditResult => {
  const { language, newId } = state;
  const { slot } = at;
  const { owner } = slot;
  const { list, index, inBox, put } = standingOf(state.blocks, slot);
  const stay = caretIn(slot.id);
  const raised = raisedItem(owner);
  if (raised) return { blocks: put(replaceAt(list, index, 1, raised)), selection: stay };
  if (isBodyText(owner) && owner.type !== 'paragraph') return { blocks: put(replaceAt(list, index, 1, retype(owner, { type: 'paragraph' }))), selection: stay };
  const previous = list[index - 1];
  const empty = isEmptyIn(owner, language);
  if (!previous) {
    if (!inBox || !isWhollyEmpty(owner) || list.length === 1) return nothing(state);
    return { blocks: put(replaceAt(list, index, 1)), selection: caretIn(partId(slot.block.id, 'title'), Number.MAX_SAFE_INTEGER) };
  }
  if (isBreak(previous)) return { blocks: put(replaceAt(list, index - 1, 1)), selection: stay };
  const joinable = owner.type === 'summary' ? previous.type === 'summary' : isBodyText(previous);
  if (joinable) {
    const joined = joinBlocks(previous, owner, language);
    const offset = joined === owner ? 0 : contentLength(previous.text[language] ?? []);
    return { blocks: put(replaceAt(list, index - 1, 2, joined)), selection: caretIn(joined.id, offset) };
  }
  // Before it stands the first page, a table, a box or a figure: an empty element goes, a full one stays.
  if (!empty || !isWhollyEmpty(owner) || owner.type === 'summary') return nothing(state);
  const out = put(replaceAt(list, index, 1));
  if (withBody(out, newId) !== out) return nothing(state);
  const target = traitsOf(previous.type).text ? lastSlot(previous) : (writableSlot(state.blocks, slot, -1)?.id ?? firstSlot(out[0] as Block));
  return { blocks: out, selection: caretIn(target, Number.MAX_SAFE_INTEGER) };
};

/** Backspace; null where it deletes within a text, which Slate does. */
export const deleteBackward: Edit = (state) => {
  const span = spanOf(state);
  if (!span || !isCollapsed(state.selection) || span.start.offset > 0) return null;
  const at = span.start;
  if (state.locked) return nothing(state);
  switch (at.slot.role) {
    case 'leaf':
      return isFlowing(at.slot.owner) ? backspaceInText(state, at) : nothing(state);
    case 'bare': {
      if (!isBreak(at.slot.owner)) return nothing(state);
      const target = writableSlot(state.blocks, at.slot, -1);
      const out = withBody(replaceAt(state.blocks, at.slot.index, 1), state.newId);
      return { blocks: out, selection: caretIn(target?.id ?? firstSlot(out[0] as Block), Number.MAX_SAFE_INTEGER) };
    }
    case 'boxTitle':
    case 'tableCaption':
    case 'figureCaption':
      return removeEmptyComposite(state, at) ?? nothing(state);
    default:
      return nothing(state);
  }
};

/** Delete; null where it deletes within a text. */
export const deleteForward: Edit = (state) => {
  const span = spanOf(state);
  if (!span || !isCollapsed(state.selection)) return null;
  const { slot, offset } = span.start;
  const { language } = state;
  if (offset < contentLength(slotContent(slot, language))) return null;
  if (state.locked) return nothing(state);
  if (slot.role === 'bare') {
    if (!isBreak(slot.owner)) return nothing(state);
    const target = writableSlot(state.blocks, slot, 1) ?? writableSlot(state.blocks, slot, -1);
    const out = withBody(replaceAt(state.blocks, slot.index, 1), state.newId);
    return { blocks: out, selection: caretIn(target?.id ?? firstSlot(out[0] as Block)) };
  }
  if (slot.role !== 'leaf' || !isFlowing(slot.owner)) return nothing(state);
  const { list, index, inBox, put } = standingOf(state.blocks, slot);
  const next = list[index + 1];
  if (!next) return nothing(state);
  if (isBreak(next)) return { blocks: put(replaceAt(list, index + 1, 1)), selection: caretIn(slot.id, offset) };
  const joinable = slot.owner.type === 'summary' ? next.type === 'summary' : isBodyText(next);
  if (joinable) {
    const joined = joinBlocks(slot.owner, next, language);
    return { blocks: put(replaceAt(list, index, 2, joined)), selection: caretIn(joined.id, joined === next ? 0 : offset) };
  }
  if (!isWhollyEmpty(slot.owner) || slot.owner.type === 'summary' || traitsOf(next.type).place === 'front') return nothing(state);
  // An empty element before a table, a box or a figure.
  const out = put(replaceAt(list, index, 1) as BoxedBlock[]);
  return inBox && out.length === 0 ? nothing(state) : { blocks: out, selection: caretIn(firstSlot(next)) };
};
