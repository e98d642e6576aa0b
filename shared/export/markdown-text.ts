// Inline content as Markdown. Signs that Markdown would take for markup are escaped, so that text stays text.
import { isText, type FootnoteText, type Inline, type Text } from '../document/inlines.ts';
import type { Numbering } from '../document/numbering.ts';
import { referenceText } from '../document/reference.ts';
import type { Profile } from '../language/definition.ts';
import { safeAddress, symbolAddress } from './addresses.ts';
import { bracketMarks, optionSeparator, separates } from './bracket-marks.ts';

/** Control characters have no place in a text file; line ends of any origin become `\n`. */
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u000B\u000C\u2028\u2029\u0085]/gu, '\n')
    .replace(/[\u0000-\u0008\u000E-\u001F\u007F\uFFFE\uFFFF]/gu, '');

const escapeText = (text: string): string =>
  clean(text)
    .replace(/[\\`*_[\]<>~^|]/g, (sign) => `\\${sign}`)
    // An ampersand is taken for markup only where it begins a character's name.
    .replace(/&(?=#?[A-Za-z0-9]+;)/g, '\\&');

/** Escapes what only means something at the beginning of a line: headings, bullets, numbers, rules. */
export const escapeLineStart = (line: string): string =>
  line
    .replace(/^(\s*)([#+\-=•–—])(?=\s|$|#|-|=|\+)/u, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2');

export interface MarkdownContext {
  readonly numbering: Numbering;
  readonly profile: Profile;
}

/** Emphasis holds no blanks at its edges: they move outside. */
const wrapped = (open: string, close: string, content: string): string => {
  const [, before = '', inside = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(content) ?? [];
  return inside === '' ? content : `${before}${open}${inside}${close}${after}`;
};

const annotated = (inline: Pick<Text, 'proposals'>, content: string): string => {
  const kinds = new Set((inline.proposals ?? []).map(({ kind }) => kind));
  const inserted = kinds.has('insertion') ? wrapped('<ins>', '</ins>', content) : content;
  return kinds.has('deletion') ? wrapped('<del>', '</del>', inserted) : inserted;
};

/** The signs beside a run; empty at the ends of the text. */
interface Neighbours {
  readonly before: string;
  readonly after: string;
}

const word = /[\p{L}\p{N}]/u;
const blankOrEnd = (sign: string): boolean => sign === '' || /\s/u.test(sign);

/**
 * Whether asterisks around a text would be read as emphasis: an opening one needs a word after it or a blank before it, a closing one
 * a word before it or no word after it, and none may touch another. Elsewhere tags say the same.
 */
const takesAsterisks = (inside: string, { before, after }: Neighbours): boolean =>
  before !== '*' && after !== '*' && (word.test(inside.at(0) ?? '') || blankOrEnd(before)) && (word.test(inside.at(-1) ?? '') || !word.test(after));

const textMarkdown = (text: Text, neighbours: Neighbours): string => {
  let content = escapeText(text.text).replace(/\n/g, '<br>');
  if (text.superscript) content = wrapped('<sup>', '</sup>', content);
  if (text.subscript) content = wrapped('<sub>', '</sub>', content);
  if (text.underline) content = wrapped('<u>', '</u>', content);
  if (text.italic || text.bold) {
    const [, lead = '', inside = '', trail = ''] = /^(\s*)([\s\S]*?)(\s*)$/u.exec(content) ?? [];
    const beside = { before: lead === '' ? neighbours.before : ' ', after: trail === '' ? neighbours.after : ' ' };
    const asterisks = takesAsterisks(inside, beside);
    if (text.italic) content = asterisks ? wrapped('*', '*', content) : wrapped('<i>', '</i>', content);
    if (text.bold) content = asterisks ? wrapped('**', '**', content) : wrapped('<b>', '</b>', content);
  }
  return annotated(text, content);
};

/** The first sign that an inline prints, as far as emphasis before it must know. */
const firstSign = (inline: Inline | undefined): string => {
  if (inline === undefined) return '';
  if (!isText(inline)) return '[';
  return (inline.bold || inline.italic) && !/^\s/u.test(inline.text) ? '*' : (inline.text[0] ?? '');
};

/** An address between pointed brackets, where Markdown takes everything as it is. */
const address = (href: string): string => `<${href.replace(/[<>\s]/g, (sign) => encodeURIComponent(sign))}>`;

const inlineMarkdown = (inline: Inline, context: MarkdownContext, neighbours: Neighbours): string => {
  if (isText(inline)) return textMarkdown(inline, neighbours);
  switch (inline.type) {
    case 'link': {
      const text = markdownText(inline.children, context);
      const href = safeAddress(inline.href);
      return href === null || text.trim() === '' ? text : wrapped('[', `](${address(inline.href.trim())})`, text);
    }
    case 'symbolReference':
      return annotated(inline, `[${escapeText(inline.symbol)}](${address(symbolAddress(inline.symbol))})`);
    case 'crossReference':
      return annotated(inline, escapeText(referenceText(inline, context.numbering, context.profile)));
    case 'footnote': {
      const n = context.numbering.footnotes.get(inline.id);
      return n === undefined ? '' : `[^${n}]`;
    }
    case 'bracket': {
      const marks = bracketMarks(inline.state);
      const children = inline.children.map((child, index) => (separates(inline.children, index) ? optionSeparator : '') + markdownText([child], context)).join('');
      const inside = marks.struck ? wrapped('<del>', '</del>', children) : children;
      return `${escapeText(marks.open)}${inside}${escapeText(marks.close)}`;
    }
    case 'option':
      return markdownText(inline.children, context);
  }
};

/** The Markdown of a content, on one line: line breaks are tags, so that nothing after them can begin a list or a heading. */
export const markdownText = (content: readonly Inline[] | FootnoteText, context: MarkdownContext): string => {
  const inlines = content as readonly Inline[];
  let written = '';
  for (const [index, inline] of inlines.entries()) {
    written += inlineMarkdown(inline, context, { before: written.at(-1) ?? '', after: firstSign(inlines[index + 1]) });
  }
  return written;
};
