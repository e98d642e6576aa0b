// What an element is called and what belongs in it, in the words of the locales.
import type { Block, BlockType } from '../document/blocks/index.ts';
import type { TemplateName } from '../document/document.ts';
import type { Language } from './language.ts';
import { isMessageKey, translator, type MessageKey } from './messages.ts';

/** The name of a type, with its level where it has one: `Section heading`, `Subparagraph (a)`, `Key message`. */
export const elementName = (type: BlockType, language: Language, level?: number): string => {
  const translate = translator(language);
  const withLevel: string = `blocks:${type}${level ?? ''}`;
  return translate(isMessageKey(withLevel) ? withLevel : `blocks:${type}`);
};

/** The name of this block: as above, and a programme, a list or an unnumbered heading by their own names. */
export const blockName = (block: Block, language: Language): string => {
  if (block.type === 'table' && block.purpose !== 'data') return translator(language)(`blocks:${block.purpose}`);
  if (block.type === 'heading' && !block.numbered) return translator(language)('blocks:unnumberedHeading');
  return elementName(block.type, language, 'level' in block ? block.level : undefined);
};

export const templateDescription = (template: TemplateName, language: Language): string =>
  translator(language)(`blocks:templateDescription.${template}`);

/** Text places of composite elements that have a placeholder of their own. */
export type PlaceholderPart = 'tableNotes' | 'tableSource' | 'figureSource';

/** What belongs in an empty element: the words of the template where it has some, else those of the type and level. */
export const placeholderOf = (block: Block, template: TemplateName, language: Language, part?: PlaceholderPart): string => {
  const translate = translator(language);
  if (part !== undefined) return translate(`placeholders:part.${part}`);
  if (block.type === 'table' && block.purpose !== 'data') return translate(`placeholders:part.${block.purpose}Caption`);
  const level = 'level' in block ? String(block.level) : '';
  const candidates: readonly string[] = [
    `placeholders:${template}.${block.type}${level}`,
    `placeholders:${template}.${block.type}`,
    `placeholders:${block.type}${level}`,
  ];
  const key: MessageKey = candidates.find(isMessageKey) ?? `placeholders:${block.type}`;
  return translate(key);
};
