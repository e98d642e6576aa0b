// Finds commands by what somebody half remembers: letters in order, accents and Arabic vowel marks aside, whole words first.
import { fold, foldWithOffsets } from '../../shared/text/arabic.ts';

export interface FuzzyMatch {
  /** Higher is better. */
  readonly score: number;
  /** Positions of the matched characters in the text, in UTF-16 units, ascending. */
  readonly positions: readonly number[];
}

const isWordStart = (text: string, index: number): boolean => index === 0 || !/[\p{L}\p{N}]/u.test(text[index - 1] ?? ' ');

/** Letters of one word in order. Runs and beginnings of words count most; what lies far apart does not count as found. */
const matchWord = (word: string, text: string): { score: number; places: number[] } | null => {
  const whole = (() => {
    let best = -1;
    for (let index = text.indexOf(word); index !== -1; index = text.indexOf(word, index + 1)) {
      if (isWordStart(text, index)) return index;
      if (best === -1) best = index;
    }
    return best;
  })();
  if (whole !== -1) {
    const places = Array.from({ length: word.length }, (_, i) => whole + i);
    return { score: word.length * 4 + (isWordStart(text, whole) ? 8 : 0) + (whole === 0 ? 4 : 0), places };
  }
  if (word.length < 2) return null;
  const places: number[] = [];
  let score = 0;
  let from = 0;
  for (const letter of word) {
    let index = text.indexOf(letter, from);
    if (index === -1) return null;
    // The beginning of a later word is likelier meant than the middle of this one.
    if (index !== from || places.length === 0) {
      for (let later = index; later !== -1; later = text.indexOf(letter, later + 1)) {
        if (isWordStart(text, later)) {
          index = later;
          break;
        }
      }
    }
    score += isWordStart(text, index) ? 3 : index === from ? 2 : 0;
    places.push(index);
    from = index + 1;
  }
  return score >= word.length ? { score, places } : null;
};

/** Every word of the query must be found; their order does not matter. An empty query finds everything with the score 0. */
export const fuzzyMatch = (query: string, text: string): FuzzyMatch | null => {
  const words = fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');
  const { text: folded, offsets } = foldWithOffsets(text);
  let score = 0;
  const positions = new Set<number>();
  for (const word of words) {
    const match = matchWord(word, folded);
    if (match === null) return null;
    score += match.score;
    for (const place of match.places) positions.add(offsets[place] ?? 0);
  }
  return { score: words.length === 0 ? 0 : score - folded.length / 100, positions: [...positions].sort((a, b) => a - b) };
};
