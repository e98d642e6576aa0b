// Copies of blocks and contents: the same words under new ids. A copy is not part of a discussion: comments and proposals stay with the original,
// but for the comments that go along with what was cut.
import type { Block } from '../../shared/document/blocks/index.ts';
import type { LanguageText } from '../../shared/document/block.ts';
import type { Content, Inline } from '../../shared/document/inlines.ts';
import { isText } from '../../shared/document/inlines.ts';
import type { Id, NewId } from '../../shared/document/ids.ts';
import { withNewIds } from '../../shared/document/unique-ids.ts';
import { mapTexts } from '../../shared/document/walk.ts';
import { languages } from '../../shared/language/language.ts';

type Keeps = (thread: Id) => boolean;

const bareThing = <Thing extends object>(thing: Thing, keeps: Keeps): Thing => {
  const { proposals: _, comments, ...rest } = { proposals: undefined, comments: undefined as readonly Id[] | undefined, ...thing };
  const kept = comments?.filter(keeps) ?? [];
  return { ...rest, ...(kept.length === 0 ? {} : { comments: kept }) } as Thing;
};

const bare = (content: readonly Inline[], keeps: Keeps): Inline[] =>
  content.map((inline): Inline => {
    const own = bareThing(inline, keeps);
    if (isText(own) || !('children' in own || 'content' in own)) return own;
    return ('children' in own ? { ...own, children: bare(own.children, keeps) } : { ...own, content: bare(own.content, keeps) }) as Inline;
  });

const bareText = (text: LanguageText, keeps: Keeps): LanguageText => {
  const out: LanguageText = {};
  for (const language of languages) {
    const content = text[language];
    if (content !== undefined) out[language] = bare(content, keeps);
  }
  return out;
};

const bareBlock = (block: Block, keeps: Keeps): Block => {
  const own = mapTexts(bareThing(block, keeps), (text) => bareText(text, keeps));
  return own.type === 'box' ? { ...own, blocks: own.blocks.map((inner) => bareThing(inner, keeps)) } : own;
};

const nothing: Keeps = () => false;

/** Copies of blocks with new ids throughout; references among them lead to the copies. `keeps` says which threads go along. */
export const copyBlocks = (blocks: readonly Block[], newId: NewId, keeps = nothing): Block[] => withNewIds(blocks.map((block) => bareBlock(block, keeps)), newId);

export const copyBlock = (block: Block, newId: NewId, keeps = nothing): Block => copyBlocks([block], newId, keeps)[0] as Block;

/** A copy of a content with new ids throughout. */
export const copyContent = (content: readonly Inline[], newId: NewId, keeps = nothing): Content =>
  copyBlock({ id: 'content', type: 'paragraph', text: { en: [...content] } }, newId, keeps).text.en ?? [];
