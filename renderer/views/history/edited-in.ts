// In which languages two versions of an element say something else.
import type { Block } from '../../../shared/document/blocks/index.ts';
import { ownTextPlaces } from '../../../shared/document/walk.ts';
import { languages, type Language } from '../../../shared/language/language.ts';

/** None where the element was not there on one side: then it differs in all it says. */
export const editedIn = (block: Block | null, earlier: Block | null): readonly Language[] => {
  if (block === null || earlier === null) return [];
  const says = (one: Block, language: Language): string => JSON.stringify([...ownTextPlaces(one)].map(({ text }) => text[language] ?? []));
  return languages.filter((language) => says(block, language) !== says(earlier, language));
};
