// The checks of a translated line, most useful first. A check is a file and a line here.
import { brackets } from './brackets.ts';
import { countries } from './countries.ts';
import { dates } from './dates.ts';
import { direction } from './direction.ts';
import { emphasis } from './emphasis.ts';
import { footnotes } from './footnotes.ts';
import { identical } from './identical.ts';
import { letters } from './letters.ts';
import type { LineFinding } from './finding.ts';
import type { Check, CheckedLine } from './line.ts';
import { links } from './links.ts';
import { numbers } from './numbers.ts';
import { punctuation } from './punctuation.ts';
import { quotation } from './quotation.ts';
import { references } from './references.ts';
import { script } from './script.ts';
import { sentences } from './sentences.ts';
import { spacing } from './spacing.ts';
import { symbols } from './symbols.ts';
import { terms } from './terms.ts';

const checks: readonly Check[] = [
  identical, numbers, dates, symbols, references, footnotes, brackets, letters, links, countries, terms, script, emphasis, quotation, punctuation, spacing, direction, sentences,
];

/** All that is to be said of a line. Of a line that is still its source only that. */
export const checkLine = (line: CheckedLine): LineFinding[] => {
  const same = identical(line);
  return same.length > 0 ? same : checks.flatMap((check) => check(line));
};
