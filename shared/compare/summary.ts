// A comparison in figures: how many paragraphs came, went, moved and were edited, and how many words.
import type { Block } from '../document/blocks/index.ts';
import { contentText } from '../document/inlines.ts';
import { ownTextPlaces } from '../document/walk.ts';
import type { Language } from '../language/language.ts';
import { countWords } from '../text/words.ts';
import type { ComparedBlock, Comparison, ComparisonSummary } from './comparison.ts';
import { tellingTexts } from './block.ts';
import { isFrontField } from './changes.ts';

/** Words in the cells of a table that is on one side only; its other texts are compared like any. */
const cellWords = (block: Block | null, languages: readonly Language[]): number => {
  if (block?.type !== 'table') return 0;
  let words = 0;
  for (const { cell, text } of ownTextPlaces(block)) if (cell !== null) for (const language of languages) words += countWords(contentText(text[language] ?? []), language);
  return words;
};

const wordsOf = ({ kind, before, after, texts, table }: ComparedBlock, { languages, common }: Pick<Comparison, 'languages' | 'common'>): { inserted: number; deleted: number } => {
  const words = { inserted: kind === 'inserted' ? cellWords(after, languages) : 0, deleted: kind === 'deleted' ? cellWords(before, languages) : 0 };
  const all = [...texts, ...(table?.rows ?? []).flatMap(({ cells }) => cells.flatMap((cell) => cell.texts))];
  for (const text of before === null || after === null ? all : tellingTexts(all, { common })) {
    words.inserted += text.words.inserted;
    words.deleted += text.words.deleted;
  }
  return words;
};

export const summaryOf = ({ blocks, settings, languages, common }: Pick<Comparison, 'blocks' | 'settings' | 'languages' | 'common'>): ComparisonSummary => {
  const count = (wanted: (block: ComparedBlock) => boolean): number => blocks.reduce((sum, block) => sum + (wanted(block) ? 1 : 0), 0);
  const words = { inserted: 0, deleted: 0 };
  for (const block of blocks) {
    const own = wordsOf(block, { languages, common });
    words.inserted += own.inserted;
    words.deleted += own.deleted;
  }
  return {
    added: count(({ kind, part }) => kind === 'inserted' && part === null),
    removed: count(({ kind, part }) => kind === 'deleted' && part === null),
    moved: count(({ kind }) => kind === 'movedAway'),
    edited: count(({ kind }) => kind === 'edited' || kind === 'replaced'),
    replaced: count(({ kind }) => kind === 'replaced'),
    relooked: count(({ kind }) => kind === 'relooked'),
    split: new Set(blocks.flatMap(({ part }) => (part?.kind === 'split' ? [part.head] : []))).size,
    joined: new Set(blocks.flatMap(({ part }) => (part?.kind === 'joined' ? [part.head] : []))).size,
    words,
    fields: settings.length + blocks.reduce((sum, { before, after, fields }) => sum + ([before, after].some((block) => block !== null && isFrontField(block)) ? fields.length : 0), 0),
  };
};
