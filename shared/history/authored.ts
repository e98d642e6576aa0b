// Who wrote each word of an element: every version hands its words on to the next, which adds its own.
import type { Block } from '../document/blocks/index.ts';
import type { Id } from '../document/ids.ts';
import { languages, type Language } from '../language/language.ts';
import { matchWords, textsOf, tokensOf, type BlockText } from './words.ts';

/** The words of an element in one language, spaces and signs included, each with the mark of the version that wrote it. */
interface AuthoredText<Mark> {
  readonly texts: readonly BlockText[];
  readonly tokens: readonly { readonly of: number; readonly text: string; readonly mark: Mark }[];
}

export type AuthoredBlock<Mark> = Readonly<Record<Language, AuthoredText<Mark>>>;

/** Short words and signs are everywhere: what stays is found by the long ones. */
const worth = (word: string): number => (/[\p{L}\p{N}]/u.test(word) ? Math.min(1, 0.3 + word.length / 6) : 0.1);
const stretch = 0.3;

/** The words of a version. What the versions before it say, in the order given, goes on; what is new bears `mark`. */
export const authoredBy = <Mark>(block: Block, before: readonly AuthoredBlock<Mark>[], mark: Mark): AuthoredBlock<Mark> => {
  const inLanguage = (language: Language): AuthoredText<Mark> => {
    const texts = textsOf(block, language);
    const cut = tokensOf(texts, language);
    const old = before.flatMap((version) => version[language].tokens);
    const from = new Map<number, Mark>();
    if (old.length > 0 && cut.length > 0) {
      const matches = matchWords(old.map(({ text }) => text), cut.map(({ text }) => text), worth, stretch);
      for (const [at, now] of matches) from.set(now, (old[at] as { readonly mark: Mark }).mark);
    }
    return { texts, tokens: cut.map(({ of, text }, at) => ({ of, text, mark: from.get(at) ?? mark })) };
  };
  return Object.fromEntries(languages.map((language) => [language, inLanguage(language)])) as unknown as AuthoredBlock<Mark>;
};

/** The words of a version of two parents: what `mark` would have written itself but the other parent has too is the other's. Both are of the same version. */
export const authoredByBoth = <Mark>(one: AuthoredBlock<Mark>, other: AuthoredBlock<Mark>, mark: Mark): AuthoredBlock<Mark> => {
  const inLanguage = (language: Language): AuthoredText<Mark> => {
    const { texts, tokens } = one[language];
    return { texts, tokens: tokens.map((token, at) => (token.mark === mark ? (other[language].tokens[at] ?? token) : token)) };
  };
  return Object.fromEntries(languages.map((language) => [language, inLanguage(language)])) as unknown as AuthoredBlock<Mark>;
};

export interface Stretch<Mark> {
  readonly language: Language;
  /** See `BlockText`. */
  readonly place: number;
  readonly footnote: Id | null;
  /** In UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
  readonly mark: Mark;
}

/** The texts of an element in stretches of one version each, without gaps. */
export const stretchesOf = <Mark>(block: AuthoredBlock<Mark>): Stretch<Mark>[] =>
  languages.flatMap((language) => {
    const { texts, tokens } = block[language];
    const stretches: { -readonly [Field in keyof Stretch<Mark>]: Stretch<Mark>[Field] }[] = [];
    let text = -1;
    let end = 0;
    for (const token of tokens) {
      const last = stretches.at(-1);
      if (token.of !== text) [text, end] = [token.of, 0];
      else if (last?.mark === token.mark) {
        last.end = end += token.text.length;
        continue;
      }
      const { place, footnote } = texts[token.of] as BlockText;
      stretches.push({ language, place, footnote, start: end, end: (end += token.text.length), mark: token.mark });
    }
    return stretches;
  });
