// What an element was called that is of another type or level: its words stay, and print otherwise.
import type { ComparedBlock } from '../../compare/comparison.ts';
import { traitsOf } from '../../document/blocks/index.ts';
import { textRoles } from '../../document/walk.ts';
import { blockName } from '../../language/elements.ts';
import type { Language } from '../../language/language.ts';

/** The earlier and the later name of an element; null where they are the same, where it is of one text alone, and on the first page, where each has its place. */
export const regraded = ({ kind, before, after, fields }: ComparedBlock, language: Language): { readonly before: string; readonly after: string } | null => {
  if (kind === 'movedAway' || before === null || after === null || textRoles[after.type] === null) return null;
  if (traitsOf(before.type).place !== 'body' || traitsOf(after.type).place !== 'body') return null;
  if (!fields.some(({ field }) => field === 'type' || field === 'level' || field === 'numbered')) return null;
  const names = { before: blockName(before, language), after: blockName(after, language) };
  return names.before === names.after ? null : names;
};
