// Quotation marks: in pairs, and those of the language.
import { definitionOf } from '../../language/index.ts';
import type { Language } from '../../language/language.ts';
import { found, type Fix } from './finding.ts';
import type { Check, CheckedSide } from './line.ts';

interface Mark {
  readonly sign: string;
  readonly at: number;
}

const marksOf = ({ text }: CheckedSide): Mark[] => Array.from(text.matchAll(/["“”„«»]/gu), (match) => ({ sign: match[0], at: match.index }));

/** The pairs of a language; single marks are left out, which are apostrophes too. */
const pairsOf = (language: Language): readonly (readonly [string, string])[] => {
  const { outer, inner } = definitionOf(language).quotes;
  return [outer, inner].map(([open, close]) => [open.trim(), close.trim()] as const).filter(([open]) => !/[‘’]/u.test(open));
};

/** Whether every mark opens a pair of the language or closes the one that is open. */
const isRight = (marks: readonly Mark[], language: Language): boolean => {
  const open: string[] = [];
  for (const { sign } of marks) {
    if (open.at(-1) === sign) open.pop();
    else {
      const pair = pairsOf(language).find(([first]) => first === sign);
      if (pair === undefined) return false;
      open.push(pair[1]);
    }
  }
  return open.length === 0;
};

export const quotation: Check = ({ source, target }) => {
  const marks = marksOf(target);
  if (isRight(marks, target.language)) return [];
  const range = { start: marks[0]?.at ?? 0, end: (marks.at(-1)?.at ?? 0) + 1 };
  if (marks.length % 2 === 1) {
    // A quotation of several paragraphs is opened in each and closed in the last.
    return marksOf(source).length % 2 === 1 ? [] : [found('quotesUnbalanced', 'warning', range, { params: { found: target.text.slice(range.start, range.end) } })];
  }
  const [open, close] = definitionOf(target.language).quotes.outer;
  const edits = marks.map(({ at }, index) => {
    const isOpen = index % 2 === 0;
    const space = isOpen ? (/^[ \u00A0\u202F]*/u.exec(target.text.slice(at + 1))?.[0].length ?? 0) : (/[ \u00A0\u202F]*$/u.exec(target.text.slice(0, at))?.[0].length ?? 0);
    return isOpen ? { start: at, end: at + 1 + space, put: open } : { start: at - space, end: at + 1, put: close };
  });
  // Marks inside marks: which is which is not told by their order.
  const isPlain = edits.every(({ start }, index) => index === 0 || start >= (edits[index - 1]?.end ?? 0)) && !/[«“][^»”]*[«]|“[^”]*“/u.test(marks.map(({ sign }) => sign).join(''));
  const fix: Fix | null = isPlain ? { kind: 'write', edits } : null;
  return [found('quotesForeign', 'warning', range, { params: { found: [...new Set(marks.map(({ sign }) => sign))].join(' '), wanted: `${open} ${close}` }, fix })];
};
