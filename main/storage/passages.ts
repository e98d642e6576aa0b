// What can be found of a block: its plain text in each language, with its footnotes, cells and notes.
import { textPlaces } from '../../shared/document/walk.ts';
import type { Block } from '../../shared/document/blocks/index.ts';
import { contentText, walkInlines, type Content } from '../../shared/document/inlines.ts';
import { languages, type Language } from '../../shared/language/language.ts';

/** In the order in which hits are shown. The numbers are part of the file format. */
const passageWeights = { symbol: 0, title: 1, heading: 2, text: 3 } as const;

export interface Passage {
  /** Null: the same in all languages. */
  readonly language: Language | null;
  readonly weight: number;
  readonly text: string;
}

const weightOf = (block: Block): number => {
  switch (block.type) {
    case 'title':
      return passageWeights.title;
    case 'heading':
    case 'priorityArea':
    case 'annex':
      return passageWeights.heading;
    default:
      return passageWeights.text;
  }
};

/** The line of a content, and below it one line for each of its footnotes. */
const lines = (content: Content): string[] => {
  const found = [contentText(content)];
  for (const inline of walkInlines(content)) if ('type' in inline && inline.type === 'footnote') found.push(contentText(inline.content));
  return found.filter((line) => line !== '');
};

/** At most one passage for each language, and one for what has no language. */
export const passagesOf = (block: Block): Passage[] => {
  if (block.type === 'symbol') return block.symbol === null ? [] : [{ language: null, weight: passageWeights.symbol, text: block.symbol }];
  if (block.type === 'jobNumber') return block.jobNumber === null ? [] : [{ language: null, weight: passageWeights.text, text: block.jobNumber }];
  const passages: Passage[] = [];
  for (const language of languages) {
    const found: string[] = [];
    for (const { text } of textPlaces(block)) {
      const content = text[language];
      if (content !== undefined) found.push(...lines(content));
    }
    if (found.length > 0) passages.push({ language, weight: weightOf(block), text: found.join('\n') });
  }
  return passages;
};
