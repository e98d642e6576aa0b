// What the foot of the window counts: words per language, paragraphs, key messages, what is untranslated. Blocks are counted once each.
import { useEffect, useState } from 'react';
import type { Block } from '../../shared/document/blocks/index.ts';
import type { Document } from '../../shared/document/document.ts';
import type { Id } from '../../shared/document/ids.ts';
import { contentText, isText, type Inline } from '../../shared/document/inlines.ts';
import { isUntranslated } from '../../shared/export/findings.ts';
import { languages, type Language } from '../../shared/language/language.ts';
import { textPlaces } from '../../shared/document/walk.ts';
import { countWords } from '../../shared/text/words.ts';
import type { DocumentSession } from '../editor/session.ts';

export interface Counts {
  /** Of the text without its footnotes, as the library counts them. */
  readonly words: Readonly<Record<Language, number>>;
  readonly messages: number;
  /** Preambular and operative paragraphs, which no count of the whole document numbers. */
  readonly clauses: number;
  readonly footnotes: number;
  /** Elements with a text in another language and none in this one, as the findings before an export count them; those in boxes by themselves. */
  readonly untranslated: Readonly<Record<Language, readonly Id[]>>;
}

interface BlockCounts {
  readonly words: Readonly<Record<Language, number>>;
  readonly footnotes: Readonly<Record<Language, number>>;
  readonly untranslated: Readonly<Record<Language, readonly Id[]>>;
}

const footnotesIn = (content: readonly Inline[]): number =>
  content.reduce((sum, inline) => sum + (isText(inline) ? 0 : inline.type === 'footnote' ? 1 : 'children' in inline ? footnotesIn(inline.children) : 0), 0);

const perLanguage = <Value>(value: (language: Language) => Value): Record<Language, Value> => ({ en: value('en'), ar: value('ar'), fr: value('fr') });

const countBlock = (block: Block): BlockCounts => {
  const places = [...textPlaces(block)].map((place) => place.text);
  return {
    words: perLanguage((language) => places.reduce((sum, text) => sum + countWords(contentText(text[language] ?? []), language), 0)),
    footnotes: perLanguage((language) => places.reduce((sum, text) => sum + footnotesIn(text[language] ?? []), 0)),
    untranslated: perLanguage((language) => [block, ...(block.type === 'box' ? block.blocks : [])].flatMap((one) => (isUntranslated(one, language) ? [one.id] : []))),
  };
};

const known = new WeakMap<Block, BlockCounts>();

const countsOf = (block: Block): BlockCounts => {
  let counts = known.get(block);
  if (counts === undefined) known.set(block, (counts = countBlock(block)));
  return counts;
};

export const countDocument = (document: Pick<Document, 'blocks' | 'settings'>): Counts => {
  const words = { en: 0, ar: 0, fr: 0 };
  const untranslated: Record<Language, Id[]> = { en: [], ar: [], fr: [] };
  const { draftingLanguage } = document.settings;
  let messages = 0;
  let clauses = 0;
  let footnotes = 0;
  for (const block of document.blocks) {
    const counts = countsOf(block);
    if (block.type === 'keyMessage') messages += 1;
    if (block.type === 'preambularParagraph' || block.type === 'operativeParagraph') clauses += 1;
    footnotes += counts.footnotes[draftingLanguage];
    for (const language of languages) {
      words[language] += counts.words[language];
      if (language !== draftingLanguage) untranslated[language].push(...counts.untranslated[language]);
    }
  }
  return { words, messages, clauses, footnotes, untranslated };
};

/** Blocks counted at one go before the page gets its turn, in milliseconds. */
const slice = 6;

/**
 * The counts of the open document, null until it was counted once. Counting waits for a moment in which nothing is typed, and goes on
 * in slices, so that a long document opens and takes keys as a short one does.
 */
export const useCounts = (session: DocumentSession): Counts | null => {
  const [counts, setCounts] = useState<Counts | null>(null);
  useEffect(() => {
    let handle: number | null = null;
    const work = () => {
      handle = null;
      const { document } = session;
      const end = performance.now() + slice;
      for (const block of document.blocks) {
        if (known.has(block)) continue;
        if (performance.now() > end) return plan();
        countsOf(block);
      }
      setCounts(countDocument(document));
    };
    const plan = () => {
      handle ??= requestIdleCallback(work, { timeout: 1000 });
    };
    plan();
    const stop = session.subscribe(plan, ['document', 'settings']);
    return () => {
      stop();
      if (handle !== null) cancelIdleCallback(handle);
    };
  }, [session]);
  return counts;
};
