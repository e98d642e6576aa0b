// Copies of blocks and contents: the same words under new ids. A copy is not part of a discussion: comments and proposals stay with the original.
import type { Block } from '../../shared/document/blocks/index.ts';
import type { LanguageText } from '../../shared/document/block.ts';
import type { Content, Inline } from '../../shared/document/inlines.ts';
import { isText } from '../../shared/document/inlines.ts';
import type { NewId } from '../../shared/document/ids.ts';
import { withNewIds } from '../../shared/document/unique-ids.ts';
import { mapTexts } from '../../shared/document/walk.ts';
import { languages } from '../../shared/language/language.ts';

const bare = (content: readonly Inline[]): Inline[] =>
  content.map((inline): Inline => {
    const { proposals: _, comments: __, ...rest } = { proposals: undefined, comments: undefined, ...inline };
    const own = rest as Inline;
    if (isText(own) || !('children' in own || 'content' in own)) return own;
    return ('children' in own ? { ...own, children: bare(own.children) } : { ...own, content: bare(own.content) }) as Inline;
  });

const bareText = (text: LanguageText): LanguageText => {
  const out: LanguageText = {};
  for (const language of languages) {
    const content = text[language];
    if (content !== undefined) out[language] = bare(content);
  }
  return out;
};

/** Copies of blocks with new ids throughout; references among them lead to the copies. */
export const copyBlocks = (blocks: readonly Block[], newId: NewId): Block[] => withNewIds(blocks.map((block) => mapTexts(block, bareText)), newId);

export const copyBlock = (block: Block, newId: NewId): Block => copyBlocks([block], newId)[0] as Block;

/** A copy of a content with new ids throughout. */
export const copyContent = (content: readonly Inline[], newId: NewId): Content =>
  copyBlock({ id: 'content', type: 'paragraph', text: { en: [...content] } }, newId).text.en ?? [];
