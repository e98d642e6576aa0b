// Acts that change the structure of the document: pure functions from blocks and selection to blocks and selection, and the one way to do one.
import type { Block, BlockType } from '../../shared/document/blocks/index.ts';
import { blankBlock, traitsOf } from '../../shared/document/blocks/index.ts';
import type { BoxedBlock } from '../../shared/document/blocks/box.ts';
import type { DocumentSettings } from '../../shared/document/document.ts';
import { templateElements } from '../../shared/document/templates.ts';
import type { Content } from '../../shared/document/inlines.ts';
import type { NewId } from '../../shared/document/ids.ts';
import type { Language } from '../../shared/language/language.ts';
import { collapsed, type Selection } from './caret.ts';
import { contentLength } from '../../shared/document/content.ts';
import type { PaneEditor } from './pane.ts';
import type { ActionOptions } from './session.ts';
import { findSlot, slotsOf, type Slot } from './slots.ts';

export interface EditState {
  readonly blocks: readonly Block[];
  readonly settings: DocumentSettings;
  readonly language: Language;
  /** Only texts may be changed. */
  readonly locked: boolean;
  readonly selection: Selection;
  /** Index of the block in which the caret stands, where it is known. */
  readonly near?: number;
  readonly newId: NewId;
}

export interface EditResult {
  readonly blocks: readonly Block[];
  readonly selection: Selection;
}

/** Null where the act means nothing at this place. */
export type Edit = (state: EditState) => EditResult | null;

/** Does an act in a pane, as one step of undo. False where it means nothing there. */
export const perform = (editor: PaneEditor, act: Edit, options: Pick<ActionOptions, 'typing' | 'direct' | 'acts'> & { readonly label: string }): boolean => {
  const { session, pane, language } = editor;
  session.commitPanes();
  const selection = pane.selection();
  if (!selection) return false;
  const { blocks, document } = session;
  const near = editor.selection?.focus.path[0];
  const result = act({ blocks, settings: document.settings, language, locked: editor.structureLocked, selection, newId: session.newId, ...(near === undefined ? {} : { near }) });
  if (!result) return false;
  session.update(() => result.blocks, { ...options, orderly: true, pane, caret: result.selection });
  return true;
};

export interface SpanEnd {
  readonly slot: Slot;
  readonly offset: number;
}

/** A selection in reading order. */
export interface Span {
  readonly start: SpanEnd;
  readonly end: SpanEnd;
}

export const slotContent = (slot: { readonly text: Slot['text'] }, language: Language): Content => slot.text[language] ?? [];

const orderInBlock = (slot: Slot): number => slotsOf(slot.block).findIndex(({ id }) => id === slot.id);

export const isCollapsed = ({ anchor, focus }: Selection): boolean => anchor.slot === focus.slot && anchor.offset === focus.offset;

/** The selection as a span; offsets beyond a text are taken back to its end. */
export const spanOf = ({ blocks, selection, language, near }: Pick<EditState, 'blocks' | 'selection' | 'language' | 'near'>): Span | null => {
  const end = (place: Selection['anchor']): SpanEnd | null => {
    const slot = findSlot(blocks, place.slot, near);
    return slot && { slot, offset: Math.max(0, Math.min(place.offset, contentLength(slotContent(slot, language)))) };
  };
  const [anchor, focus] = [end(selection.anchor), end(selection.focus)];
  if (!anchor || !focus) return null;
  const forward =
    anchor.slot.index !== focus.slot.index
      ? anchor.slot.index < focus.slot.index
      : anchor.slot.id !== focus.slot.id
        ? orderInBlock(anchor.slot) < orderInBlock(focus.slot)
        : anchor.offset <= focus.offset;
  return forward ? { start: anchor, end: focus } : { start: focus, end: anchor };
};

/** Places in reading order that come after a slot, or before it, nearest first. */
export function* slotsFrom(blocks: readonly Block[], slot: Slot, direction: 1 | -1): Generator<Slot> {
  for (let index = slot.index; index >= 0 && index < blocks.length; index += direction) {
    const block = blocks[index] as Block;
    const own = slotsOf(block);
    if (direction === -1) own.reverse();
    const skip = index === slot.index ? own.findIndex(({ id }) => id === slot.id) + 1 : 0;
    for (const found of own.slice(skip)) {
      const boxed = block.type === 'box' && found.owner !== block ? block.blocks.indexOf(found.owner as BoxedBlock) : null;
      yield { ...found, index, block, boxed };
    }
  }
}

/** The next place that takes text. */
export const writableSlot = (blocks: readonly Block[], slot: Slot, direction: 1 | -1): Slot | null => {
  for (const found of slotsFrom(blocks, slot, direction)) if (found.role !== 'bare') return found;
  return null;
};

/** The list in which a leaf block stands: the document, or a box. */
export interface Standing {
  readonly list: readonly Block[];
  readonly index: number;
  readonly inBox: boolean;
  /** The blocks of the document with this list changed. */
  readonly put: (list: readonly Block[]) => readonly Block[];
}

export const replaceAt = <Item>(items: readonly Item[], index: number, remove: number, ...inserted: readonly Item[]): Item[] => [
  ...items.slice(0, index),
  ...inserted,
  ...items.slice(index + remove),
];

export const standingOf = (blocks: readonly Block[], slot: Slot): Standing => {
  const { block, boxed } = slot;
  if (boxed === null || block.type !== 'box') return { list: blocks, index: slot.index, inBox: false, put: (list) => list };
  return { list: block.blocks, index: boxed, inBox: true, put: (list) => replaceAt(blocks, slot.index, 1, { ...block, blocks: list as BoxedBlock[] }) };
};

/** Elements of text that structure can be changed around: not the first page, not parts of composite elements. */
export const isBodyText = (block: Block): boolean => {
  const { place, text } = traitsOf(block.type);
  return place === 'body' && text && block.type !== 'box' && block.type !== 'table' && block.type !== 'figure';
};

/** Elements that can be split and joined: text of the body, and the paragraphs of the summary. */
export const isFlowing = (block: Block): boolean => isBodyText(block) || block.type === 'summary';

/** Whether the running text of a kind of document has paragraph numbers. */
const numbersParagraphs = (template: DocumentSettings['template']): boolean => templateElements(template).some(({ type }) => type === 'numberedParagraph');

/** The type that follows an element when one goes on writing: by its traits, unnumbered where the text around is. */
export const followingType = (block: Block, { list, index, inBox }: Pick<Standing, 'list' | 'index' | 'inBox'>, settings: DocumentSettings): BlockType => {
  const next = traitsOf(block.type).next as BlockType;
  if (inBox) return traitsOf(next).inBox ? next : 'paragraph';
  if (next !== 'numberedParagraph' || block.type === 'numberedParagraph') return next;
  if (!numbersParagraphs(settings.template)) return 'paragraph';
  for (let at = index; at >= 0; at--) if (list[at]?.type === 'annex') return 'paragraph';
  return next;
};

/** What running text is where a list of sub-paragraphs or bullets ends: numbered where the text above the list is. */
export const runningType = ({ list, index, inBox }: Pick<Standing, 'list' | 'index' | 'inBox'>): 'paragraph' | 'numberedParagraph' => {
  const above = list.slice(0, index).findLast(({ type }) => type !== 'subparagraph' && type !== 'bullet');
  return !inBox && above?.type === 'numberedParagraph' ? 'numberedParagraph' : 'paragraph';
};

/** What a caret needs at the least: an element of the body that takes text. */
export const withBody = (blocks: readonly Block[], newId: NewId): readonly Block[] =>
  blocks.some((block) => traitsOf(block.type).place === 'body' && block.type !== 'endRule' && block.type !== 'pageBreak') ? blocks : insertBeforeEnd(blocks, blankBlock('paragraph', newId()));

const insertBeforeEnd = (blocks: readonly Block[], block: Block): Block[] => {
  const at = blocks.at(-1)?.type === 'endRule' ? blocks.length - 1 : blocks.length;
  return replaceAt(blocks, at, 0, block);
};

export const isEmptyIn = (block: Block, language: Language): boolean => slotsOf(block).every((slot) => contentLength(slotContent(slot, language)) === 0);

/** No text in any language, and nothing else to lose. */
export const isWhollyEmpty = (block: Block): boolean =>
  slotsOf(block).every(({ text }) => Object.values(text).every((content) => content === undefined || contentLength(content) === 0)) && !(block.type === 'figure' && block.image !== null);

export const caretIn = (slot: string, offset = 0): Selection => collapsed(slot, offset);
export const firstSlot = (block: Block): string => slotsOf(block)[0]?.id ?? block.id;
export const lastSlot = (block: Block): string => slotsOf(block).at(-1)?.id ?? block.id;
