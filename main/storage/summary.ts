// What the list of documents says about a document: title, symbol, words.
import type { Block } from '../../shared/document/blocks/index.ts';
import { contentText } from '../../shared/document/inlines.ts';
import { textPlaces } from '../../shared/document/walk.ts';
import { languages, type Language } from '../../shared/language/language.ts';
import { countWords as wordsOf } from '../../shared/text/words.ts';

/** Words of a block in a language, captions and cells included, footnotes not. */
const countWords = (block: Block, language: Language): number => {
  let count = 0;
  for (const { text } of textPlaces(block)) {
    const content = text[language];
    if (content !== undefined) count += wordsOf(contentText(content), language);
  }
  return count;
};

/** Numbered paragraphs, and words in the drafting language. */
export const countsOf = (blocks: Iterable<Block>, draftingLanguage: Language): { readonly paragraphs: number; readonly words: number } => {
  const counts = { paragraphs: 0, words: 0 };
  for (const block of blocks) {
    if (block.type === 'numberedParagraph') counts.paragraphs += 1;
    counts.words += countWords(block, draftingLanguage);
  }
  return counts;
};

/** Plain text of the title in the languages that have one. */
export const titleOf = (blocks: readonly Block[]): Partial<Record<Language, string>> => {
  const block = blocks.find(({ type }) => type === 'title');
  const titles: Partial<Record<Language, string>> = {};
  for (const language of languages) {
    const content = block?.text[language];
    const text = content === undefined ? '' : contentText(content).replaceAll(/\s+/g, ' ').trim();
    if (text !== '') titles[language] = text;
  }
  return titles;
};

export const symbolOf = (blocks: readonly Block[]): string | null => {
  for (const block of blocks) if (block.type === 'symbol') return block.symbol?.toWellFormed() ?? null;
  return null;
};
