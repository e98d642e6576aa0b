// The source in the place of its translation: words to write over, with the notes, references, links and symbols that the translation needs too.
import type { LanguageText } from '../document/block.ts';
import type { Block } from '../document/blocks/index.ts';
import { mapOwnTexts } from '../document/walk.ts';
import type { Language } from '../language/language.ts';
import { standingLine } from './standing-line.ts';

/** By their ids a note is the same note, and a bracket the same bracket, in every language. */
const filled = (text: LanguageText, source: Language, target: Language): LanguageText => {
  if ((text[target] ?? []).length > 0) return text;
  const line = standingLine(text[source] ?? []);
  return line.length === 0 ? text : { ...text, [target]: line };
};

/** The element with the source in every text of its own that has no translation; the very same element where each has one. */
export const withSourceText = <Kind extends Block>(block: Kind, source: Language, target: Language): Kind => {
  const after = mapOwnTexts(block, null, (text) => filled(text, source, target));
  if (after.type !== 'figure' || (after.alt[target] ?? '') !== '' || (after.alt[source] ?? '') === '') return after;
  return { ...after, alt: { ...after.alt, [target]: after.alt[source] } };
};
