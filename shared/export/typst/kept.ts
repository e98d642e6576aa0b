// What stays on one page with what follows it: lead-ins with their lists, the last lines of a text with the rule under them.
import type { PrintedElement, Runs } from './printed.ts';
import { plainRuns } from './runs.ts';

/** Longer paragraphs are more than a lead-in: taken to the next page as a whole, they would leave a gap. */
const longestLeadIn = 600;

const leadsIn = (runs: Runs): boolean => {
  const ending = runs.slice(-1);
  return plainRuns(ending).endsWith(':') && plainRuns(runs).length <= longestLeadIn;
};

const holds = (element: PrintedElement, next: PrintedElement | undefined): boolean => {
  if (!('keep' in element) || next === undefined) return false;
  switch (next.k) {
    case 'endRule':
    case 'signature':
      return true;
    // They begin a page, or hold what is before them by themselves.
    case 'pageBreak':
    case 'annex':
    case 'landscape':
    case 'heading':
      return false;
    default:
      return leadsIn(element.c);
  }
};

/** The elements of a text, each of those that must not part from the next marked so. */
export const keptTogether = (elements: readonly PrintedElement[]): PrintedElement[] =>
  elements.map((element, index) => {
    const before = elements[index - 1];
    if (element.k === 'endRule') return { ...element, hangs: before !== undefined && !('keep' in before) };
    return holds(element, elements[index + 1]) && 'keep' in element ? { ...element, keep: true } : element;
  });
