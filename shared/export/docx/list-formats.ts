// Which labels Word can count by itself. A label form of the language is compared with Word's number formats; where one prints the
// same, the list is automatic, and where none does the label is written as text.
//
// Arabic chapters and sections ("أولاً -", "ألف -") and annexes ("المرفق الأول") are such text: Word has no format that spells an
// ordinal or the name of a letter. Writing each label into a list level of its own would look automatic and count nothing (a
// heading inserted in Word would repeat its neighbour's label), so the label is typed text with a tab in a hanging indent, as
// Arabic translators write it, under a character style of its own by which it can be found again.
import type { BlockNumber, NumberKind } from '../../document/numbering.ts';
import type { LanguageDefinition, Profile } from '../../language/definition.ts';
import { arabicLetter, latinLetter, romanNumeral } from '../../language/numerals.ts';

export const wordFormats = ['decimal', 'upperRoman', 'lowerRoman', 'upperLetter', 'lowerLetter', 'arabicAbjad'] as const;
export type WordFormat = (typeof wordFormats)[number];

/** What Word prints for a number; null where its form is not the one of United Nations documents. */
export const wordNumber = (format: WordFormat, n: number): string | null => {
  switch (format) {
    case 'decimal':
      return String(n);
    case 'upperRoman':
      return romanNumeral(n).toUpperCase();
    case 'lowerRoman':
      return romanNumeral(n);
    case 'upperLetter':
      return latinLetter(n).toUpperCase();
    case 'lowerLetter':
      return latinLetter(n);
    case 'arabicAbjad':
      return n <= 28 ? arabicLetter(n) : null;
  }
};

export interface AutomaticLabel {
  readonly format: WordFormat;
  readonly prefix: string;
  readonly suffix: string;
}

/** Enough numbers to tell I from A from 1. */
const probes = [1, 2, 3, 4, 5, 9, 10, 11] as const;

const matching = (written: (n: number) => string): AutomaticLabel | null => {
  for (const format of wordFormats) {
    const two = wordNumber(format, 2) ?? '';
    const label = written(2);
    // The number stands last in its label but for a sign or two: "Annex II", "(b)", "2 -".
    const at = label.lastIndexOf(two);
    if (at < 0) continue;
    const [prefix, suffix] = [label.slice(0, at), label.slice(at + two.length)];
    if (probes.every((n) => written(n) === `${prefix}${wordNumber(format, n)}${suffix}`)) return { format, prefix, suffix };
  }
  return null;
};

/** The automatic form of the labels of a kind, or null where they are text. */
export const automaticLabel = (kind: NumberKind, language: LanguageDefinition, profile: Profile): AutomaticLabel | null =>
  matching((n) => language.label({ kind, n, printed: true }, profile));

/** Whether the automatic form prints this very number as the language does. */
export const printsAutomatically = (automatic: AutomaticLabel, number: BlockNumber, language: LanguageDefinition, profile: Profile): boolean =>
  number.printed && language.label(number, profile) === `${automatic.prefix}${wordNumber(automatic.format, number.n)}${automatic.suffix}`;

/** What Word's `REF … \n` prints for a number of an automatic list: the label without full points at its end. */
export const wordReference = (automatic: AutomaticLabel, n: number): string =>
  `${automatic.prefix}${wordNumber(automatic.format, n)}${automatic.suffix}`.replace(/\.+$/u, '');
