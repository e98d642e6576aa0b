// Which text of an element an export prints in a language, and what stands where a translation is missing.
import type { LanguageText } from '../document/block.ts';
import type { Content, Inline } from '../document/inlines.ts';
import { contentText, isText, plain } from '../document/inlines.ts';
import type { LanguageDefinition } from '../language/definition.ts';
import { languages } from '../language/language.ts';

export interface PrintedText {
  readonly content: Content;
  /** True where the text exists in another language only, and `content` is the notice that stands for it. */
  readonly untranslated: boolean;
}

const bracketed = (notice: string): string => (notice.startsWith('[') ? notice : `[${notice}]`);

/**
 * The text of a place in one language. Text that another language has and this one lacks prints as a short notice in
 * square brackets, in the language of the version: the element keeps its place and its number, the gap can be found by
 * searching for one wording, and no version ever carries sentences in a language that it does not claim to be in. An
 * element emptied on purpose, or empty in every language, prints nothing.
 */
export const printedText = (text: LanguageText, language: LanguageDefinition): PrintedText => {
  const own = text[language.code];
  if (own !== undefined) return { content: own, untranslated: false };
  const elsewhere = languages.some((code) => (text[code] ?? []).length > 0);
  if (!elsewhere) return { content: [], untranslated: false };
  return { content: plain(bracketed(language.wording('untranslated'))), untranslated: true };
};

/** A content without its footnotes, for places that repeat a text: contents, running heads, document properties. */
export const withoutFootnotes = (content: readonly Inline[]): Content =>
  content.flatMap((inline): Content => {
    if (isText(inline)) return [inline];
    switch (inline.type) {
      case 'footnote':
        return [];
      case 'bracket':
        return [{ ...inline, children: withoutFootnotes(inline.children) }];
      case 'option':
        return [{ ...inline, children: withoutFootnotes(inline.children) }];
      case 'link':
      case 'symbolReference':
      case 'crossReference':
        return [inline];
    }
  });

/** One line of plain text: white space and line breaks collapse into single spaces. */
export const singleLine = (content: readonly Inline[]): string => contentText(content).replace(/\s+/gu, ' ').trim();

/** Whether a line has letters of Latin script alone, such as `Distr.`: it runs from left to right in Arabic too, with the sign at its end. */
export const isLatinLine = (text: string): boolean => /\p{Script=Latin}/u.test(text) && !/\p{Script=Arabic}/u.test(text);
