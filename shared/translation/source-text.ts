// The source in the place of its translation: words to write over, with the notes, references, links and symbols that the translation needs too.
import type { LanguageText } from '../document/block.ts';
import type { Block } from '../document/blocks/index.ts';
import { isText, type Content, type Inline } from '../document/inlines.ts';
import { mapOwnTexts } from '../document/walk.ts';
import type { Language } from '../language/language.ts';

/**
 * A line of one language for another. Notes, references, brackets and options keep their ids: by them a note is the same note, and a bracket the same bracket, in
 * every language. What is only proposed stays behind, and so do comments, which are about these words.
 */
export const sourceLine = (content: readonly Inline[]): Content =>
  content.flatMap((inline): Inline[] => {
    if ('proposals' in inline && inline.proposals?.some(({ kind }) => kind === 'insertion') === true) return [];
    const { proposals: _proposals, comments: _comments, ...rest } = inline as Inline & { proposals?: unknown; comments?: unknown };
    const bare = rest as Inline;
    return [isText(bare) || !('children' in bare) ? bare : ({ ...bare, children: sourceLine(bare.children) } as Inline)];
  });

const filled = (text: LanguageText, source: Language, target: Language): LanguageText => {
  if ((text[target] ?? []).length > 0) return text;
  const line = sourceLine(text[source] ?? []);
  return line.length === 0 ? text : { ...text, [target]: line };
};

/** The element with the source in every text of its own that has no translation; the very same element where each has one. */
export const withSourceText = <Kind extends Block>(block: Kind, source: Language, target: Language): Kind => {
  const after = mapOwnTexts(block, null, (text) => filled(text, source, target));
  if (after.type !== 'figure' || (after.alt[target] ?? '') !== '' || (after.alt[source] ?? '') === '') return after;
  return { ...after, alt: { ...after.alt, [target]: after.alt[source] } };
};
