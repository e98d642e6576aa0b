// The text without what is proposed and without who wants it. Text in open brackets stays in them, or is left out.
import type { Block } from '../../document/blocks/index.ts';
import type { Document } from '../../document/document.ts';
import { contentText, isText, type Content, type Inline } from '../../document/inlines.ts';
import type { BoxedBlock } from '../../document/blocks/box.ts';
import { mapTexts, textRoles } from '../../document/walk.ts';
import type { LanguageText } from '../../document/block.ts';
import { languages } from '../../language/language.ts';
import { decideBlocks } from '../../negotiation/decide.ts';

/** What becomes of text in brackets on which nothing is agreed. */
export type OpenBrackets = 'keep' | 'leaveOut';

const isOpen = (state: string): boolean => state === 'open' || state === 'parked';

const bare = (inline: Inline): Inline => {
  if (!('comments' in inline)) return inline;
  const { comments: _, ...rest } = inline;
  return rest as Inline;
};

const cleanInline = (inline: Inline, open: OpenBrackets): Content => {
  if (isText(inline)) return [bare(inline)];
  switch (inline.type) {
    case 'symbolReference':
    case 'crossReference':
    case 'footnote':
      return inline.type === 'footnote' ? [{ ...bare(inline), content: cleanContent(inline.content as Content, open) } as Inline] : [bare(inline)];
    case 'link':
      return [{ ...inline, children: inline.children.map((child) => bare(child) as typeof child) }];
    case 'option':
      return [{ type: 'option', id: inline.id, children: cleanContent(inline.children, open) }];
    case 'bracket':
      if (inline.state === 'deleted' || (open === 'leaveOut' && isOpen(inline.state))) return [];
      if (isOpen(inline.state)) return [{ type: 'bracket', id: inline.id, state: 'open', children: cleanContent(inline.children, open) }];
      // An agreed one prints no brackets; its wordings, where it still has several, are told apart by it.
      return inline.children.some((child) => 'type' in child && child.type === 'option')
        ? [{ type: 'bracket', id: inline.id, state: 'agreed', children: cleanContent(inline.children, open) }]
        : cleanContent(inline.children, open);
  }
};

/** Where something was left out, the space on one side of it goes too, and that before a sign that follows a word. */
const closeGap = (before: Inline | undefined, after: Inline | undefined): boolean =>
  before !== undefined && isText(before) && /\s$/u.test(before.text) && (after === undefined || (isText(after) && /^(?:\s|[.,;:!?،؛؟)])/u.test(after.text)));

const cleanContent = (content: readonly Inline[], open: OpenBrackets): Content => {
  const result: Inline[] = [];
  for (const [index, inline] of content.entries()) {
    const cleaned = cleanInline(inline, open);
    const last = result.at(-1);
    if (cleaned.length === 0 && closeGap(last, content[index + 1]) && last !== undefined && isText(last)) result[result.length - 1] = { ...last, text: last.text.replace(/\s$/u, '') };
    else result.push(...cleaned);
  }
  return result.filter((inline) => !isText(inline) || inline.text !== '');
};

/** A full point that stood behind what was left out says nothing. */
const hasWords = (text: LanguageText): boolean => languages.some((language) => (text[language] ?? []).some((inline) => (!isText(inline) && inline.type !== 'bracket') || /[\p{L}\p{N}]/u.test(contentText([inline]))));

const cleanBlock = (block: Block, open: OpenBrackets): Block[] => {
  const { proposals: _, standing, comments: __, ...rest } = block;
  if (standing?.state === 'deleted' || (open === 'leaveOut' && standing?.state === 'parked')) return [];
  const cleaned = mapTexts(rest as Block, (text) => {
    const result: LanguageText = {};
    for (const language of languages) {
      const content = text[language];
      if (content !== undefined) result[language] = cleanContent(content, open);
    }
    return result;
  });
  if (textRoles[block.type] === 'text' && hasWords(block.text) && !hasWords(cleaned.text)) return [];
  if (cleaned.type !== 'box') return [cleaned];
  const boxed: readonly Block[] = block.type === 'box' ? block.blocks : [];
  const blocks = boxed.flatMap((one) => cleanBlock(one, open)) as BoxedBlock[];
  const [first, ...others] = blocks;
  return first === undefined ? [] : [{ ...cleaned, blocks: [first, ...others] as typeof cleaned.blocks }];
};

/** What stands if everything that is only proposed is left out. Deleted brackets and paragraphs go; nothing says any more who wanted what. */
export const cleanText = (document: Document, open: OpenBrackets = 'keep'): Document => {
  const { threads: _, ...settings } = document.settings;
  return { ...document, settings, blocks: decideBlocks(document.blocks, () => 'reject').flatMap((block) => cleanBlock(block, open)) };
};
