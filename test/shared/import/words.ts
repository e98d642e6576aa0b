// The words of a file and the words of a document: the law of import is that they are the same, computed ones included.
import type { Document } from '../../../shared/document/document.ts';
import type { Inline } from '../../../shared/document/inlines.ts';
import { walkTexts } from '../../../shared/document/walk.ts';
import type { ComputedText } from '../../../shared/import/ledger.ts';

/** A raised figure is a word of its own: `2029²` is a year with its note. */
const wordForm = /[\p{L}\p{M}]+|[⁰¹²³⁴-⁹]+|\p{Nd}+|[^\P{N}\p{Nd}⁰¹²³⁴-⁹]+/gu;

/** Words and numbers of a source, its markup taken away by other means than those of the import. */
export const sourceWords = (source: string): string[] => {
  // The names of link references: they stand in the definition and in every link.
  const names = [...source.matchAll(/^\[([^\]^]+)\]:\s/gm)].map((found) => found[1] ?? '');
  return names
    .reduce((text, name) => text.replaceAll(`][${name}]`, ']'), source)
    .replace(/^\uFEFF/, '')
    .replace(/\]\(<[^<>]*>\)/g, ']')
    .replace(/\]\{[.#][^{}\n]*\}/g, ']')
    .replace(/(?<![\\~])([~^])([^\s^~\\]{1,40})\1/g, ' $2 ')
    .replace(/<(https?:[^>\s]+|mailto:[^>\s]+|[^>\s@]+@[^>\s]+)>/g, ' $1 ')
    // What an image shows is text, where it lies is not.
    .replace(/!\[((?:[^\]\\]|\\.)*)\]\([^()]*\)/g, ' $1 ')
    // An escaped sign is itself; nothing visible keeps it apart from what follows.
    .replace(/\\([\\&<>])/g, (_, sign: string) => (sign === '\\' ? ' ' : `${sign}\u200B`))
    .replace(/&(eacute|copy|euro|frac12|#8217);/g, (_, name: string) => ({ eacute: 'é', copy: '©', euro: '€', frac12: '½', '#8217': '’' })[name] ?? '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/<\/?(?:b|i|u|em|strong)>/gi, '')
    .replace(/<\/?[a-z]+[^<>]*>/gi, ' ')
    // Where a link leads is no text; `[x](a)` of a negotiated text is.
    .replace(/\]\((?:#|https?:|mailto:|\.{0,2}\/|javascript:)[^()\s]*\)/g, ']')
    .replace(/(?<=\p{L})\*+(?=\p{L})/gu, '')
    .replace(/[\u0640\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069]/g, '')
    .match(wordForm) ?? [];
};

const contentParts = (content: readonly Inline[]): string =>
  content
    .map((inline): string => {
      if ('text' in inline) return inline.superscript === true || inline.subscript === true ? ` ${inline.text} ` : inline.text;
      switch (inline.type) {
        case 'symbolReference':
          return inline.symbol;
        case 'footnote':
          return ` ${contentParts(inline.content)} `;
        case 'crossReference':
          return '';
        default:
          return contentParts(inline.children);
      }
    })
    .join('');

const visible = (text: string): string => text.replace(/[\u0640\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2069]/g, '');

/** Words of all texts of a document in reading order, the texts of footnotes where their marks stand. */
export const documentWords = (document: Document): string[] => {
  const language = document.settings.draftingLanguage;
  const words: string[] = [];
  for (const { text } of walkTexts(document.blocks)) {
    const content = text[language];
    if (content !== undefined) words.push(...(visible(contentParts(content)).match(wordForm) ?? []));
  }
  for (const block of document.blocks.flatMap((one) => (one.type === 'box' ? one.blocks : [one]))) if (block.type === 'figure') words.push(...(visible(block.alt[language] ?? '').match(wordForm) ?? []));
  return words;
};

export const computedWords = (computed: readonly ComputedText[]): string[] => computed.flatMap(({ text }) => sourceWords(text));

const count = (words: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

/** What one list has more of than the other: `+` words that were added, `-` words that were lost. Empty when they agree. */
export const difference = (before: readonly string[], after: readonly string[]): string[] => {
  const [first, second] = [count(before), count(after)];
  const found: string[] = [];
  for (const [word, n] of first) if ((second.get(word) ?? 0) < n) found.push(`-${word} x${n - (second.get(word) ?? 0)}`);
  for (const [word, n] of second) if ((first.get(word) ?? 0) < n) found.push(`+${word} x${n - (first.get(word) ?? 0)}`);
  return found;
};
