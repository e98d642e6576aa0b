// What a cross-reference prints: the current number of its target, in the form of the language.
import { definitionOf } from '../language/index.ts';
import type { Profile } from '../language/definition.ts';
import type { Language } from '../language/language.ts';
import type { Id } from './ids.ts';
import type { CrossReference } from './inlines.ts';
import type { BlockNumber, Numbering } from './numbering.ts';

/** Stands for a target that is no longer in the document, or that has no number. */
const lost: Readonly<Record<Language, string>> = {
  en: '[reference to a deleted element]',
  ar: '[إحالة إلى عنصر محذوف]',
  fr: '[renvoi à un élément supprimé]',
};

const comma: Readonly<Record<Language, string>> = { en: ', ', ar: '، ', fr: ', ' };

const isSubparagraph = (number: BlockNumber): boolean => number.kind.startsWith('subparagraph');
const isChapter = (number: BlockNumber): boolean => number.kind === 'chapter';

/** The elements above a target that its reference must name, outermost first. */
const above = (target: Id, numbering: Numbering): BlockNumber[] => {
  const path: BlockNumber[] = [];
  for (let id = numbering.parents.get(target); id !== undefined; id = numbering.parents.get(id)) {
    const number = numbering.blocks.get(id);
    if (number !== undefined) path.unshift(number);
  }
  return path;
};

/** Whether the target is still there and has a number that can be printed. */
export const isLostReference = (reference: Pick<CrossReference, 'target'>, numbering: Numbering): boolean =>
  !numbering.blocks.has(reference.target) && !numbering.footnotes.has(reference.target);

/**
 * The text of a cross-reference in the language of `numbering`.
 *
 * With its label it is unambiguous: `paragraph 22 (a)`, `section A`, and in a document of several chapters `chapter II, section A`.
 * The number alone is `22 (a)`, `A`. A single annex has no number and prints its noun in both forms. A lost target says so in brackets.
 */
export const referenceText = (reference: Pick<CrossReference, 'target' | 'form'>, numbering: Numbering, profile: Profile): string => {
  const { language } = numbering;
  const definition = definitionOf(language);
  const footnote = numbering.footnotes.get(reference.target);
  if (footnote !== undefined) return reference.form === 'number' ? definition.digits(footnote, profile) : definition.footnoteReference(footnote, profile);

  const number = numbering.blocks.get(reference.target);
  if (number === undefined) return lost[language];
  if (!number.printed) return definition.reference(number, profile);

  const path = above(reference.target, numbering);
  if (isSubparagraph(number)) {
    // "paragraph 22 (a) (i)": the noun of the paragraph, then every number down to the target.
    const steps = [...path.slice(path.findLastIndex((step) => !isSubparagraph(step))), number];
    const [first, ...rest] = steps;
    if (first !== undefined && !isSubparagraph(first)) {
      const head = reference.form === 'number' ? definition.bareNumber(first, profile) : definition.reference(first, profile);
      return [head, ...rest.map((step) => definition.bareNumber(step, profile))].join('\u00A0');
    }
  }
  if (reference.form === 'number') return definition.bareNumber(number, profile);
  const chapters = numbering.contents.filter((entry) => entry.number !== null && isChapter(entry.number)).length;
  const named = [...path.filter((step) => !isSubparagraph(step) && (chapters > 1 || !isChapter(step))), number];
  return named.map((step) => definition.reference(step, profile)).join(comma[language]);
};

const ofOperative: Readonly<Record<Language, (paragraph: string) => string>> = {
  en: (paragraph) => `operative ${paragraph}`,
  ar: (paragraph) => `${paragraph} من المنطوق`,
  fr: (paragraph) => `${paragraph} du dispositif`,
};

/**
 * What an element is called where no text stands around it: in a table, in a list of changes. As its reference with the label, but an operative
 * paragraph says that it is one, since the preambular part and the rest of a report have paragraphs too: `operative paragraph 3 (a)`.
 */
export const nameInFull = (target: Id, numbering: Numbering, profile: Profile): string => {
  const label = referenceText({ target, form: 'label' }, numbering, profile);
  const steps = [...above(target, numbering), numbering.blocks.get(target)].filter((step) => step !== undefined);
  const paragraph = steps.findLast((step) => !isSubparagraph(step));
  return paragraph?.kind === 'operative' && paragraph.printed ? ofOperative[numbering.language](label) : label;
};
