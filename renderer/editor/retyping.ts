// Changing what an element is, and its level: the text, the id and everything else that the new type can hold stay.
import { blankBlock, traitsOf, type Block, type BlockType } from '../../shared/document/blocks/index.ts';
import type { LanguageText } from '../../shared/document/block.ts';
import { withCommentsOf } from '../../shared/negotiation/thread-anchors.ts';

export interface TypeChoice {
  readonly type: BlockType;
  readonly level?: number;
  /** Headings only. */
  readonly numbered?: boolean;
}

export const levelOf = (block: Block): number | null => ('level' in block ? block.level : null);

const clamp = (level: number, type: BlockType): number => Math.max(1, Math.min(traitsOf(type).levels, level));

const isLeafText = (type: BlockType): boolean => traitsOf(type).text && type !== 'box' && type !== 'table' && type !== 'figure';

/** The element as another type; the very same one where it is that already. Only elements of one text can change into each other. */
export const retype = (block: Block, choice: TypeChoice): Block => {
  const { type } = choice;
  if (!isLeafText(type) || !isLeafText(block.type)) return block;
  const level = choice.level ?? (block.type === type ? levelOf(block) : null);
  const numbered = choice.numbered ?? (block.type === 'heading' && type === 'heading' ? block.numbered : undefined);
  const same = block.type === type && (level === null || level === levelOf(block)) && (numbered === undefined || !('numbered' in block) || block.numbered === numbered);
  if (same) return block;
  const base = block.type === type ? block : withCommentsOf({ ...blankBlock(type, block.id), text: block.text }, block);
  return {
    ...base,
    ...(level !== null && 'level' in base ? { level: clamp(level, type) } : {}),
    ...(numbered !== undefined && 'numbered' in base ? { numbered } : {}),
  } as Block;
};

/** The element one level deeper (+1) or higher (-1); null where that means nothing. A paragraph becomes a sub-paragraph, and back: into `running`. */
export const withLevel = (block: Block, by: 1 | -1, running: BlockType): Block | null => {
  const level = levelOf(block);
  if (level !== null) {
    const after = level + by;
    if (after >= 1 && after <= traitsOf(block.type).levels) return { ...block, level: after } as Block;
    return by === -1 && (block.type === 'subparagraph' || block.type === 'bullet') ? retype(block, { type: running }) : null;
  }
  if (by === 1 && (block.type === 'paragraph' || block.type === 'numberedParagraph')) return retype(block, { type: 'subparagraph', level: 1 });
  return null;
};

/** An item of a list one level higher; null at the highest, and for what is no item. Only Tab raises headings. */
export const raisedItem = (block: Block): Block | null => {
  const level = levelOf(block);
  return block.type !== 'heading' && level !== null && level > 1 ? ({ ...block, level: level - 1 } as Block) : null;
};

/** A new element that goes on where another stops: of a type, with the level of the other where both are of one kind. */
export const continuation = (type: BlockType, from: Block, id: string, text: LanguageText): Block => {
  const blank = { ...blankBlock(type, id), text } as Block;
  return from.type === type ? ({ ...blank, ...('level' in from ? { level: from.level } : {}), ...('numbered' in from ? { numbered: from.numbered } : {}) } as Block) : blank;
};
