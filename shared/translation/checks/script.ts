// Words in the script of the other language: most often left over from the source.
import { leftToRightRuns } from '../../text/bidi.ts';
import { findSymbols } from '../../text/symbols-in-text.ts';
import { found, type LineFinding } from './finding.ts';
import { isIdentical } from './identical.ts';
import { blanked, placedOf, type Check, type CheckedSide } from './line.ts';

const address = /(?:https?:\/\/|www\.)\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:\/\S*)?/giu;
/** Signs of units, which are the same in every language. */
const units: ReadonlySet<string> = new Set(['km', 'cm', 'mm', 'kg', 'ha', 'kw', 'mw', 'gw', 'kwh', 'mwh', 'gwh', 'pdf', 'html', 'ppm', 'co2', 'th', 'st', 'nd', 'rd']);

/** Symbols and links stand as they are in every language. */
const ownWords = (side: CheckedSide): string => {
  const text = blanked(side.text, [...findSymbols(side.text), ...placedOf(side.content, 'link')]);
  return text.replace(address, (match) => ' '.repeat(match.length));
};

/** An abbreviation, a unit, a roman figure, a single letter: nothing that is translated letter by letter. */
const isAbbreviation = (word: string): boolean => word.length < 3 || units.has(word.toLowerCase()) || !/\p{Ll}{2}/u.test(word) || (/\p{Lu}.*\p{Lu}/u.test(word) && word.length <= 8);

export const script: Check = (line) => {
  const { source, target } = line;
  if (isIdentical(line)) return [];
  const text = ownWords(target);
  if (target.language === 'ar') {
    return leftToRightRuns(text).flatMap(([start, end]): LineFinding[] => {
      const written = text.slice(start, end);
      const words = written.match(/[\p{Script=Latin}\p{N}]+/gu) ?? [];
      if (words.every(isAbbreviation)) return [];
      // The foreign term in brackets behind its translation is there on purpose.
      const isExplained = /\([^)]*$/u.test(text.slice(0, start)) && /^[^(]*\)/u.test(text.slice(end));
      return [found('latinLeft', isExplained ? 'hint' : 'warning', { start, end }, { params: { found: written } })];
    });
  }
  if (source.language !== 'ar') return [];
  return Array.from(text.matchAll(/\p{Script=Arabic}[\p{Script=Arabic}\p{M} ]*/gu), ({ 0: written, index }) =>
    found('arabicLeft', 'warning', { start: index, end: index + written.trimEnd().length }, { params: { found: written.trimEnd() } }),
  );
};
