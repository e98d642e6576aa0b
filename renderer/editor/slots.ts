// Access to every text of a block by the id of its element in a pane: a slot is a leaf block's text, a title, a caption, a cell, a note or a source.
import type { Language, LanguageText } from '../../shared/document/block.ts';
import type { Block } from '../../shared/document/blocks/index.ts';
import { traitsOf } from '../../shared/document/blocks/index.ts';
import type { BoxedBlock } from '../../shared/document/blocks/box.ts';
import type { Content } from '../../shared/document/inlines.ts';
import { partId } from './slate.ts';

/** What a slot is to its block. `bare`: the caret may stand there, but the element takes no text. */
export type SlotRole = 'leaf' | 'bare' | 'boxTitle' | 'tableCaption' | 'cell' | 'tableNotes' | 'tableSource' | 'figureCaption' | 'figureSource';

export interface SlotInBlock {
  readonly id: string;
  readonly role: SlotRole;
  /** The block that owns the text; for a text in a box, the boxed block. */
  readonly owner: Block;
  readonly text: LanguageText;
}

export interface Slot extends SlotInBlock {
  /** Index of the top-level block. */
  readonly index: number;
  /** The top-level block. */
  readonly block: Block;
  /** Index of the boxed block in its box; null outside a box and for the title of the box itself. */
  readonly boxed: number | null;
}

/** The slots of one block in reading order, those in a box included. */
export const slotsOf = (block: Block): SlotInBlock[] => {
  switch (block.type) {
    case 'box':
      return [{ id: partId(block.id, 'title'), role: 'boxTitle', owner: block, text: block.text }, ...block.blocks.flatMap(slotsOf)];
    case 'table':
      return [
        { id: partId(block.id, 'caption'), role: 'tableCaption', owner: block, text: block.text },
        ...block.rows.flatMap((row) => row.cells.map((cell): SlotInBlock => ({ id: cell.id, role: 'cell', owner: block, text: cell.text }))),
        { id: partId(block.id, 'notes'), role: 'tableNotes', owner: block, text: block.notes },
        { id: partId(block.id, 'source'), role: 'tableSource', owner: block, text: block.source },
      ];
    case 'figure':
      return [
        { id: partId(block.id, 'caption'), role: 'figureCaption', owner: block, text: block.text },
        { id: partId(block.id, 'source'), role: 'figureSource', owner: block, text: block.source },
      ];
    default:
      return [{ id: block.id, role: traitsOf(block.type).text ? 'leaf' : 'bare', owner: block, text: block.text }];
  }
};

const isComposite = (block: Block): boolean => block.type === 'box' || block.type === 'table' || block.type === 'figure';

/** Finds a slot; `hint` is the top-level index where it is likely to stand. */
export const findSlot = (blocks: readonly Block[], id: string, hint?: number): Slot | null => {
  const colon = id.indexOf(':');
  const owner = colon === -1 ? id : id.slice(0, colon);
  const at = (index: number): Slot | null => {
    const block = blocks[index];
    if (!block) return null;
    if (!isComposite(block)) return block.id === id ? { id, role: traitsOf(block.type).text ? 'leaf' : 'bare', owner: block, text: block.text, index, block, boxed: null } : null;
    if (colon !== -1 && block.id !== owner && block.type !== 'box') return null;
    const found = slotsOf(block).find((slot) => slot.id === id);
    if (!found) return null;
    const boxed = block.type === 'box' && found.owner !== block ? block.blocks.indexOf(found.owner as BoxedBlock) : null;
    return { ...found, index, block, boxed };
  };
  const hinted = hint === undefined ? null : at(hint);
  if (hinted) return hinted;
  for (let index = 0; index < blocks.length; index++) {
    const found = at(index);
    if (found) return found;
  }
  return null;
};

/** The block with one text of it replaced; the very same block where nothing changed. */
export const withSlotText = (block: Block, slot: string, text: LanguageText): Block => {
  switch (block.type) {
    case 'box': {
      if (slot === partId(block.id, 'title')) return { ...block, text };
      let changed = false;
      const blocks = block.blocks.map((inner) => {
        const after = withSlotText(inner, slot, text);
        changed ||= after !== inner;
        return after as BoxedBlock;
      });
      return changed ? { ...block, blocks } : block;
    }
    case 'table': {
      if (slot === partId(block.id, 'caption')) return { ...block, text };
      if (slot === partId(block.id, 'notes')) return { ...block, notes: text };
      if (slot === partId(block.id, 'source')) return { ...block, source: text };
      const row = block.rows.findIndex(({ cells }) => cells.some((cell) => cell.id === slot));
      if (row === -1) return block;
      return {
        ...block,
        rows: block.rows.map((old, index) => (index === row ? { ...old, cells: old.cells.map((cell) => (cell.id === slot ? { ...cell, text } : cell)) } : old)),
      };
    }
    case 'figure':
      if (slot === partId(block.id, 'caption')) return { ...block, text };
      return slot === partId(block.id, 'source') ? { ...block, source: text } : block;
    default:
      return block.id === slot ? { ...block, text } : block;
  }
};

export const withContent = (text: LanguageText, language: Language, content: Content | undefined): LanguageText => {
  if (text[language] === content) return text;
  const rest = { ...text };
  delete rest[language];
  return content === undefined ? rest : { ...rest, [language]: content };
};

/** Blocks with the content of one slot replaced in one language. */
export const replaceContent = (blocks: readonly Block[], slot: Slot, language: Language, content: Content | undefined): readonly Block[] => {
  const block = withSlotText(slot.block, slot.id, withContent(slot.text, language, content));
  const out = blocks.slice();
  out[slot.index] = block;
  return out;
};
