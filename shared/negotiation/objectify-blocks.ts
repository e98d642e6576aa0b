// Makes objects of the typed brackets of a whole text, or of some of its elements, in every language; those that hold several paragraphs become one in each.
import { contentLength } from '../document/content.ts';
import type { Block } from '../document/blocks/index.ts';
import type { Id } from '../document/ids.ts';
import { mapContents, mapKeeping } from '../document/walk.ts';
import { languages, type Language } from '../language/language.ts';
import { spanningBrackets, type LoneSign, type SpanningOptions } from './spanning-brackets.ts';
import { objectifyBrackets, type KeptBracket, type TypedOptions } from './typed-brackets.ts';

export interface ObjectifiedBlocks {
  /** The very same list where nothing became an object. */
  readonly blocks: readonly Block[];
  readonly brackets: number;
  readonly options: number;
  readonly kept: readonly (KeptBracket & { readonly block: Id; readonly language: Language })[];
  /** Signs without another half that were given one, at an end of their line. */
  readonly completed: readonly LoneSign[];
}

/** What somebody else wrote keeps its brackets: they are none of this negotiation. */
export const isNegotiable = ({ type }: Pick<Block, 'type'>): boolean => type !== 'quotation';

export const objectifyBlocks = (blocks: readonly Block[], options: TypedOptions, { where = isNegotiable, closeLone = false }: Partial<SpanningOptions> = {}): ObjectifiedBlocks => {
  const kept: ObjectifiedBlocks['kept'][number][] = [];
  let [brackets, choices] = [0, 0];
  const spanning = new Map(languages.map((language) => [language, spanningBrackets(blocks, language, { where, closeLone })]));
  const after = mapKeeping(blocks, (block) =>
    mapContents(block, (before, language, { block: owner, role }) => {
      if (!where(owner) || contentLength(before) === 0) return before;
      const spanned = role === 'text' ? spanning.get(language)?.lines.get(owner.id) : undefined;
      const made = objectifyBrackets(spanned?.content ?? before, options, spanned?.forced);
      brackets += made.brackets;
      choices += made.options;
      for (const one of made.kept) kept.push({ ...one, block: owner.id, language });
      return made.content;
    }),
  );
  return { blocks: after, brackets, options: choices, kept, completed: [...spanning.values()].flatMap(({ completed }) => completed) };
};
