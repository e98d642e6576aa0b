// Finds the sentences of a text that stand in an earlier document, with where they stand there and how they were translated.
import type { Language } from '../language/language.ts';
import { exactMatch, matchingTexts } from './matching.ts';
import type { MemoryUnit, UnitOrigin } from './memory-unit.ts';
import { sentencesOf } from './segments.ts';

export interface RepriseCandidate {
  readonly percentage: number;
  readonly unit: MemoryUnit;
}

export interface Reprise {
  /** [start, end) in UTF-16 units of the text: one sentence, or several that follow each other there too. */
  readonly start: number;
  readonly end: number;
  readonly origin: UnitOrigin;
  /** As it stands in the earlier document, and its translation there. */
  readonly sourceText: string;
  readonly targetText: string;
  /** Of the sentence that fits least: 100 or above for the very words, 99 where only figures or capitals differ. */
  readonly percentage: number;
}

/** Shorter sentences recur without being taken from anywhere. In words. */
const shortest = 6;

/**
 * `ask` gives the nearest units for a sentence, best first. Units of `document` itself, and those that do not say where they come from, are none. Of several
 * earlier documents the one that holds the sentence before goes first, then the nearest, then the one translated last.
 */
export const findReprises = (text: string, language: Language, document: string | null, ask: (sentence: string) => readonly RepriseCandidate[]): Reprise[] => {
  const found: Reprise[] = [];
  for (const { text: sentence, start, end } of sentencesOf(text, language)) {
    if (matchingTexts(sentence).length < shortest) continue;
    const candidates = ask(sentence).filter(({ percentage, unit: { source, origin } }) =>
      source === language && percentage >= exactMatch - 1 && (origin.document !== null || origin.symbol !== null || origin.title !== null) && (document === null || origin.document !== document));
    const last = found.at(-1);
    const goesOn = (origin: UnitOrigin): boolean =>
      last !== undefined && text.slice(last.end, start).trim() === '' && origin.document === last.origin.document && origin.symbol === last.origin.symbol && origin.title === last.origin.title && origin.paragraph === last.origin.paragraph;
    const [best] = candidates.toSorted((one, other) =>
      Number(goesOn(other.unit.origin)) - Number(goesOn(one.unit.origin)) || Math.min(other.percentage, exactMatch) - Math.min(one.percentage, exactMatch) || other.unit.at - one.unit.at);
    if (best === undefined) continue;
    const { origin, sourceText, targetText } = best.unit;
    if (last !== undefined && goesOn(origin)) {
      found[found.length - 1] = { ...last, end, sourceText: `${last.sourceText} ${sourceText}`, targetText: `${last.targetText} ${targetText}`, percentage: Math.min(last.percentage, best.percentage) };
    } else found.push({ start, end, origin, sourceText, targetText, percentage: best.percentage });
  }
  return found;
};
