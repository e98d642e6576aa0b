// A checker for PDF/UA-1 (ISO 14289-1): the conditions of the Matterhorn Protocol 1.1 that a program can decide, for files as a Typst compiler writes them.
import { annotationConditions } from './conditions/annotations.ts';
import { markingConditions, runningConditions } from './conditions/content.ts';
import { figureConditions, headingConditions, nestingConditions, noteConditions, typeConditions } from './conditions/elements.ts';
import { additionConditions, languageConditions, metadataConditions, navigationConditions, securityConditions } from './conditions/file.ts';
import { fontConditions } from './conditions/fonts.ts';
import { tableConditions } from './conditions/tables.ts';
import type { Violation } from './conditions/violation.ts';
import { PdfFile } from './file.ts';
import { TaggedPdf } from './structure.ts';

export type { Violation };

const conditions = [
  markingConditions,
  runningConditions,
  typeConditions,
  nestingConditions,
  headingConditions,
  figureConditions,
  noteConditions,
  tableConditions,
  annotationConditions,
  fontConditions,
  metadataConditions,
  languageConditions,
  navigationConditions,
  additionConditions,
];

/**
 * Every condition that a file breaks, at each place; none for a file that a program has nothing to say against. Whether descriptions say
 * what is seen, and tags what is meant, remains for people. Of an encrypted file only the permissions are checked.
 * Throws `PdfSyntaxError` on a file that cannot be read.
 */
export const checkPdfUa = (bytes: Uint8Array): Violation[] => {
  const file = new PdfFile(bytes);
  if (file.trailer.has('Encrypt')) return [...securityConditions(file)];
  const pdf = new TaggedPdf(file);
  return conditions.flatMap((condition) => [...condition(pdf)]);
};
