// Letters that count items inside a sentence: `(b)` is `(ب)`.
import type { Language } from '../../language/language.ts';
import { arabicLetter, latinLetter } from '../../language/numerals.ts';
import { found } from './finding.ts';
import { differences, type Check, type CheckedSide } from './line.ts';

/** Of a list of items in Latin letters these may be roman figures. */
const ambiguous: ReadonlySet<number> = new Set([9, 22, 24]);
const letterOf = (n: number, language: Language): string => (language === 'ar' ? arabicLetter(n) : latinLetter(n));
const patterns: Readonly<Record<Language, RegExp>> = {
  en: /(?<![\p{L}\p{N}])\(([a-z])\)/gu,
  fr: /(?<![\p{L}\p{N}’'])\(?([a-z])\)/gu,
  ar: /(?<![\p{L}\p{N}])\((\p{Script=Arabic}\u0640?\u200D?)\)/gu,
};

interface Letter {
  readonly start: number;
  readonly end: number;
  readonly n: number;
  readonly written: string;
}

const lettersOf = ({ text, language }: CheckedSide): Letter[] =>
  Array.from(text.matchAll(patterns[language]), (match) => {
    const written = match[1] ?? '';
    const plain = written.replace(/[\u0640\u200D]/gu, '');
    const n = Array.from({ length: 26 }, (_, at) => at + 1).find((one) => letterOf(one, language).replace(/[\u0640\u200D]/gu, '') === plain) ?? 0;
    const start = match.index + match[0].indexOf(written);
    return { start, end: start + written.length, n, written };
  }).filter(({ n }) => n > 0 && !ambiguous.has(n));

export const letters: Check = ({ source, target }) => {
  const { differ, missing, extra } = differences(lettersOf(source), lettersOf(target), ({ n }) => String(n));
  const at = ({ start, end }: Letter): { start: number; end: number } => ({ start, end });
  const end = { start: target.text.length, end: target.text.length };
  return [
    ...differ.map(([wanted, there]) => {
      const put = letterOf(wanted.n, target.language);
      return found('letterDiffers', 'error', at(there), { params: { wanted: wanted.written, found: there.written }, source: at(wanted), fix: { kind: 'write', edits: [{ ...at(there), put }] } });
    }),
    ...missing.map((wanted) => found('letterMissing', 'error', end, { params: { wanted: wanted.written }, source: at(wanted) })),
    ...extra.map((there) => found('letterExtra', 'error', at(there), { params: { found: there.written } })),
  ];
};
