// Which elements must not be parted from the next by the end of a page, for exports that leave the pages to others.
import { traitsOf, type Block } from '../document/blocks/index.ts';
import type { Id } from '../document/ids.ts';
import { contentText } from '../document/inlines.ts';
import type { LanguageDefinition } from '../language/definition.ts';
import { printedText, withoutFootnotes } from './printed-text.ts';

/** Longer paragraphs are more than a lead-in: taken to the next page as a whole, they would leave a gap. */
export const longestLeadIn = 600;

/** What begins a page or holds what is before it by itself. */
const standsAlone = new Set<Block['type']>(['heading', 'priorityArea', 'annex', 'pageBreak']);

const running = new Set<Block['type']>(['numberedParagraph', 'paragraph', 'operativeParagraph', 'preambularParagraph', 'quotation', 'keyMessage', 'subparagraph', 'bullet', 'signature']);

/** Lead-ins that end in a colon, and the last text before a signature or the end rule. */
export const keptWithNext = (blocks: readonly Block[], language: LanguageDefinition): ReadonlySet<Id> => {
  const body = blocks.filter(({ type }) => traitsOf(type).place === 'body');
  return new Set(
    body.flatMap((block, index) => {
      const next = body[index + 1];
      if (next === undefined || !running.has(block.type)) return [];
      if (next.type === 'signature' || next.type === 'endRule') return [block.id];
      const text = contentText(withoutFootnotes(printedText(block.text, language).content)).trimEnd();
      return !standsAlone.has(next.type) && text.endsWith(':') && text.length <= longestLeadIn ? [block.id] : [];
    }),
  );
};
