// How long it takes to compare two revisions of a document, and two documents that never met.
import { compareDocuments } from '../../shared/compare/compare.ts';
import type { ComparisonSummary } from '../../shared/compare/comparison.ts';
import type { Language } from '../../shared/language/language.ts';
import { afterMoves, stranger } from '../shared/compare/edits.ts';
import { randomness, sampleDocument, seededIds } from './sample.ts';
import { times } from './statistics.ts';

export interface CompareFigure {
  /** Milliseconds of each comparison, the first of the process included. */
  readonly revisions: readonly number[];
  readonly strangers: readonly number[];
  readonly summary: ComparisonSummary;
}

/** Compares a document with a revision in which shares of the paragraphs were edited (each by a sixth of its words) and moved. */
export async function measureCompare(language: Language, paragraphs: number, shares: { readonly edited: number; readonly moved: number }, turns: number): Promise<CompareFigure> {
  const before = sampleDocument({ paragraphs, languages: [language] });
  const revised = afterMoves(before, { ...shares, reworded: 1 / 6, movedReworded: 0 }, randomness(9)).document;
  // As it comes from storage: nothing is the same object.
  const after = structuredClone(revised);
  const other = stranger(after, seededIds(randomness(4)));
  const revisions = await times(turns, () => compareDocuments(before, after));
  const strangers = await times(turns, () => compareDocuments(before, other));
  return { revisions, strangers, summary: compareDocuments(before, after).summary };
}
