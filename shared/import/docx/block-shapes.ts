// What a paragraph of somebody else's file would be by its looks alone: by that it is known what a change of style made of it.
import { blankBlock, type Block } from '../../document/blocks/index.ts';
import { roleOf } from './style-roles.ts';
import type { ParagraphLook, WordParagraph, WordText } from './word-text.ts';

/** An empty element of the kind that looks say; null where they say a title, or something that is no text. `block`: what the paragraph became. */
export const shapeOf = (paragraph: WordParagraph, look: ParagraphLook, block: Block, { styles, listFormat }: Pick<WordText, 'styles' | 'listFormat'>): Block | null => {
  const { id } = block;
  const role = roleOf({ ...paragraph, look }, styles);
  if (role.title || role.contents || role.note) return null;
  if (role.heading > 0) {
    // Depths in a document begin with its chapters, whatever style these have.
    const now = roleOf(paragraph, styles).heading;
    const level = block.type === 'heading' && now > 0 ? block.level + role.heading - now : role.heading;
    return { ...blankBlock('heading', id), level: Math.min(5, Math.max(1, level)), numbered: block.type === 'heading' ? block.numbered : look.numId !== null };
  }
  if (role.quotation) return blankBlock('quotation', id);
  const format = listFormat(look);
  if (role.bullet > 0 || format === 'bullet') return { ...blankBlock('bullet', id), level: Math.min(2, (format === null ? role.bullet - 1 : look.level) + 1) };
  if (format === null || format === 'none') return blankBlock('paragraph', id);
  if (look.level === 0 && /^decimal/.test(format)) return blankBlock('numberedParagraph', id);
  return { ...blankBlock('subparagraph', id), level: Math.min(4, Math.max(1, /^(?:lowerRoman)$/.test(format) ? 2 : look.level === 0 ? 1 : look.level)) };
};
